"""Where links lead: to an id, a page or a file that is there, or they are told with their line."""

import re
from dataclasses import replace

import pytest

from annotated.model import Claim, Event, Figure, Page, Period, Reference, Sources, Term, Withdrawn
from annotated.publish import exports
from annotated.publish.registry import PASSING
from annotated.read import links, screen, settings, withdrawn
from annotated.write import site
from project import ROOT

CLAIM = Claim("media-01", "media", "It is", "It is.", (), "opinion", "Why.", "A. B.", ())
EVENT = Event("plan", "2014", "A plan", "It was.", "policy", "china", "yes", "yes", ())
MEDIA = """
## In brief

## A case: one { #case }

<!-- p: start -->
It began. [](claims.md#media-01)

## Since 2020 { #since-2020 }

<!-- insert: figure-poll -->
"""
SOURCES = Sources(
    references={"a2018": Reference("a2018", "online", {"keywords": "law"}, 1)},
    periods=(Period("before", "Before"),),
    events=(EVENT,),
    claims=(CLAIM,),
    terms=(Term("redlist", "redlist", "A list.", ()),),
    figures=(Figure("poll", "5", "A poll", "Said.", "Heard.", "Answer", ()),),
    withdrawn=(Withdrawn("/media/#p-old", "2027", "Why."), Withdrawn("/old/", "2027", "Why.")),
    pages={
        "media": Page("media", {}, MEDIA, 6),
        "claims": Page("claims", {}, "<!-- insert: claims -->\n", 6),
        "timeline": Page("timeline", {}, "<!-- insert: timeline -->\n", 6),
        "references": Page("references", {}, "<!-- insert: references -->\n", 6),
        "glossary": Page("glossary", {}, "<!-- insert: glossary -->\n", 6),
        "cite": Page("cite", {}, "<!-- insert: examples -->\n", 6),
        "seminar/media": Page("seminar/media", {}, "## Outcomes\n", 6),
    },
)
HEADINGS = {
    "docs/media.md": ["in-brief", "case", "since-2020"],
    "docs/seminar/media.md": ["outcomes"],
}


def told(body, name="about"):
    page = Page(name, {}, body, 6)
    sources = replace(SOURCES, pages={**SOURCES.pages, name: page})
    headings = {one.path: HEADINGS.get(one.path, []) for one in sources.pages.values()}
    return [str(one) for one in links.problems(sources, headings)]


@pytest.mark.parametrize(
    ("link", "message"),
    [
        ("medio.md", "medio.md: there is no docs/medio.md; docs/media.md is there"),
        ("media.md#sinc-2020", "sinc-2020: docs/media.md has no such id; it has since-2020"),
        ("media.md#p-x", "p-x: docs/media.md has no such paragraph id"),
        ("media.md#p-strat", "p-strat: docs/media.md has no such paragraph id; it has p-start"),
        ("media.md#note-media-02", "note-media-02: docs/media.md has no such id; it has note-media-01"),
        ("media.md#p1", "p1: docs/media.md has no such id"),
        ("media.md#fig-x", "fig-x: figures.yaml has no such id"),
        ("claims.md#x", "x: claims.yaml has no such id"),
        ("timeline.md#x", "x: timeline.yaml has no such id"),
        ("references.md#b", "b: refs.bib has no such id"),
        ("#here", "here: docs/about.md has no such id"),
        ("seminar/x.md", "seminar/x.md: there is no docs/seminar/x.md"),
        ("../media.md", "../media.md: there is no docs/../media.md; docs/media.md is there"),
        (
            "data.csv",
            "data.csv: no such file is made; expected a page such as media.md or a file of the data",
        ),
    ],
)  # fmt: skip
def test_a_link_that_leads_nowhere_is_told(link, message):
    found = told(f"\nText.\n\nSee [this]({link}).\n")
    assert [re.sub("; docs/.* is there", "", one) if "x.md" in link else one for one in found] == [
        f"docs/about.md:9: {message}"
    ]


@pytest.mark.parametrize(
    "link",
    [
        *("media.md", "media.md#case", "media.md#p-start", "media.md#note-media-01", "about.md"),
        *("media.md#fig-poll", "media.md#p-old", "media.md#withdrawn", "seminar/media.md#outcomes"),
        *("claims.md#media", "claims.md#media-01", "timeline.md#before", "timeline.md#plan"),
        *("references.md#law", "references.md#a2018", "#withdrawn", "cite.md#apa"),
        *("claims.json", "figures/poll.csv", "references/a2018.bib", "media/cite.ris"),
        *("https://example.org/x#y", "timeline.md#references-on-this-page"),
    ],
)
def test_a_link_may_lead_to_all_that_is_there(link):
    assert told(f"[a]({link})\n") == []


def test_links_of_a_page_in_a_folder_lead_from_there():
    body = "[a](../media.md#case) [b](media.md#outcomes) [c](../claims.json) [d](claims.md)\n"
    assert told(body, "seminar/why") == [
        "docs/seminar/why.md:6: seminar/claims.md: there is no docs/seminar/claims.md"
    ]


def test_an_id_that_stands_twice_on_a_page_is_told():
    page = Page("media", {}, MEDIA.replace("since-2020", "fig-poll"), 6)
    sources = replace(SOURCES, pages={"media": page})
    found = links.problems(sources, {"docs/media.md": ["in-brief", "case", "fig-poll"]})
    assert [str(one) for one in found] == [
        "docs/media.md:14: fig-poll: the id stands 2 times on this page"
    ]


@pytest.mark.parametrize(
    ("now", "messages"),
    [
        ("/media/#p-start", []),
        ("/media/", []),
        ("/claims.json", []),
        ("/media/#p-strat", ["docs/media.md has no such paragraph id; it has p-start"]),
        ("/gone/", ["there is no docs/gone.md"]),
    ],
)
def test_what_takes_the_place_of_a_withdrawn_address_is_there(now, messages):
    text = f'withdrawn:\n  - id: "/media/#p-old"\n    date: "2027"\n    reason: Why.\n    now: "{now}"\n'
    headings = {one.path: HEADINGS.get(one.path, []) for one in SOURCES.pages.values()}
    found = links.replacements(withdrawn.load(text), SOURCES, headings)
    expected = [f"withdrawn.yaml:5: /media/#p-old: now: {message}" for message in messages]
    assert [str(one) for one in found] == expected


# ---- On the real pages ----


def test_the_ids_that_links_may_lead_to_are_those_of_the_finished_pages(real, assembled):
    extensions = settings.extensions(ROOT)
    for name, page in real.pages.items():
        text = site.with_citations(assembled.expanded[name], assembled.formatted)
        shown = screen.read(site.finish(text, page, assembled.formatted), extensions)
        marks = [token.mark.removeprefix("id ") for token in shown if token.mark[:3] == "id "]
        made = {one for one in marks if not PASSING.fullmatch(one)}
        # What Markdown itself gives an id is the same before and after.
        source = screen.read(page.body, extensions)
        headings = [token.mark[3:] for token in source if token.mark[:3] == "id "]
        if name not in (
            "cite",
            "editions",
            "seminar",
        ):  # ids of styles, of what is published, of weeks
            assert set(links.ids(page, headings, real)) == made, name


def test_every_file_that_links_may_lead_to_is_made(real, assembled):
    made = exports.data(real, "2026.1") | exports.citations(assembled) | exports.pictures(assembled)
    missing = links.files(real) - made.keys()
    # Only a page that cites has a file of its works.
    assert {one for one in missing if not re.search(r"(^|/)works\.\w+$", one)} == set()

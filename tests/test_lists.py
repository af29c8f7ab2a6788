"""Long lists: what happens when works, claims, events or terms outgrow their pages."""

import json
import re

import pytest
from bs4 import BeautifulSoup
from playwright.sync_api import expect

from annotated import lists, registry
from annotated.lists import Section
from annotated.model import Claim, Event, Page, Reference, Sources, Term
from conftest import build, copy_sources, served, with_browser

SECTIONS = [
    Section("law", "Law & policy", "## Law\n\nA\n\nB", {"a1": "A, *one*", "b1": "B"}),
    Section("press", "Press", "## Press\n\nC", {"c1": "C"}),
]
LETTERS = [
    Section("a", "A", "## A\n\nA", {"a1": "A, *one*"}),
    Section("b", "B", "## B\n\nB\n\nC", {"b1": "B", "c1": "C"}),
]


@pytest.fixture
def few(monkeypatch):
    monkeypatch.setattr(lists, "MOST", 2)


def test_a_list_stands_whole_on_its_page():
    assert lists.inserts("works", SECTIONS) == {"works": "## Law\n\nA\n\nB\n\n## Press\n\nC"}


def test_a_long_list_leaves_an_index_and_each_section_gets_a_page(few):
    assert lists.inserts("works", SECTIONS) == {
        "works": (
            '## Law &amp; policy { #law data-search-exclude="" }\n\n'
            '- <span id="a1"></span>[A, *one*](works-law.md#a1){ .moved }\n'
            '- <span id="b1"></span>[B](works-law.md#b1){ .moved }\n\n'
            '## Press { #press data-search-exclude="" }\n\n'
            '- <span id="c1"></span>[C](works-press.md#c1){ .moved }'
        ),
        "works-law": "## Law\n\nA\n\nB",
        "works-press": "## Press\n\nC",
    }


def test_parts_may_be_others_than_the_sections_of_the_page(few):
    made = lists.inserts("works", SECTIONS, lambda: LETTERS)
    assert list(made) == ["works", "works-a", "works-b"]
    assert re.findall(r"^## ([\w &;]+) \{|\]\((\S+)\)", made["works"], re.M) == [
        ("Law &amp; policy", ""),
        ("", "works-a.md#a1"),
        ("", "works-b.md#b1"),
        ("Press", ""),
        ("", "works-b.md#c1"),
    ]


def claim(id, chapter):
    return Claim(id, chapter, id.title(), "Said.", "opinion", "So.")


def test_the_pages_of_parts_are_named_by_what_is_in_them(few):
    meta = {"title": "Claims", "standfirst": "All of them.", "description": "A ledger."}
    whole = Page("claims", meta, "<!-- insert: claims -->\n", 6)
    others = {name: whole for name in ("references", "timeline", "glossary")}
    claims = (
        claim("bg-01", "background"),
        claim("media-01", "media"),
        claim("bg-02", "background"),
    )
    found = Sources(claims=claims, pages={"claims": whole, **others})
    lead = "This is one part of a long list; [its index](claims.md) leads to all of it.\n\n"
    assert lists.pages(found) == {
        f"claims-{part}": Page(
            f"claims-{part}",
            {"title": f"Claims: {title}", "standfirst": "", "description": "A ledger."},
            f"{lead}<!-- insert: claims-{part} -->\n",
            1,
        )
        for part, title in {"background": "Background", "media": "Media"}.items()
    }
    assert lists.names("claims", found) == ["claims-background", "claims-media"]
    assert lists.names("timeline", found) == []


def test_a_page_may_not_stand_where_a_part_has_to(few):
    meta = {"title": "Claims", "standfirst": "All.", "description": "A ledger."}
    names = ("claims", "references", "timeline", "glossary", "claims-media")
    pages = {name: Page(name, meta, "", 6) for name in names}
    claims = tuple(claim(f"media-0{n}", "media") for n in range(3))
    found = [str(one) for one in lists.problems(Sources(claims=claims, pages=pages))]
    assert found == [
        "docs/claims-media.md:1: claims-media: expected another name; claims-media is a part of a "
        "long list"
    ]


def test_each_list_is_divided_by_what_never_changes_in_its_entries(few):
    meta = {"title": "List", "standfirst": "All.", "description": "A list."}
    whole = {
        name: Page(name, meta, "", 1) for name in ("references", "claims", "timeline", "glossary")
    }
    keys = ("zhang2018", "yu2019", "yu2020", "amnesty")
    events = (("a", "2019-05"), ("b", "2014"), ("c", "2019"))
    terms = ("‘zhima’", "Ant", "2019 law")
    found = Sources(
        references={key: Reference(key, "book", {}, 1) for key in keys},
        events=tuple(Event(id, date, "T", "T", "law", "eu", "no", "no", ()) for id, date in events),
        terms=tuple(Term(term, term, "D.", ()) for term in terms),
        pages=whole,
    )
    assert {name: page.meta["title"] for name, page in lists.pages(found).items()} == {
        "references-am": "List: Am",
        "references-yu": "List: Yu",
        "references-zh": "List: Zh",
        "timeline-2014": "List: 2014",
        "timeline-2019": "List: 2019",
        "glossary-2": "List: 2",
        "glossary-a": "List: A",
        "glossary-z": "List: Z",
    }
    assert list(lists.pages(found)) == [
        *(f"references-{part}" for part in ("am", "yu", "zh")),
        *(f"timeline-{part}" for part in ("2014", "2019")),
        *(f"glossary-{part}" for part in ("2", "a", "z")),
    ]
    assert lists.names("glossary", found) == ["glossary-2", "glossary-a", "glossary-z"]
    assert lists.of_work("yu2019", found.references) == "references-yu"
    two = {key: found.references[key] for key in keys[:2]}
    assert lists.of_work("yu2019", two) == "references"


def test_no_list_is_long_today(real):
    assert lists.pages(real) == {}


# ---- The whole site, with room for few entries on a page ----


@pytest.fixture(scope="module")
def divided(tmp_path_factory):
    """The folder of the site, its long lists divided."""
    project = copy_sources(tmp_path_factory.mktemp("project"))
    module = project / "scripts/annotated/lists.py"
    text = re.sub(r"^MOST = \d+", "MOST = 20", module.read_text("utf-8"), flags=re.M)
    module.write_text(text, "utf-8")
    result = build(project, project / "site")
    assert result.returncode == 0, result.stdout + result.stderr
    return project / "site"


def test_every_address_of_the_whole_site_is_kept(built, divided):
    assert registry.collect(built) - registry.collect(divided) == set()


def test_no_entry_is_lost_and_none_stands_twice(divided, real):
    ids = {
        "claims": {one.id for one in real.claims},
        "timeline": {one.id for one in real.events},
        "glossary": {one.id for one in real.terms},
        "references": set(real.references),
    }
    for name, expected in ids.items():
        parts = [path for path in divided.glob(f"{name}-*/index.html")]
        found = [
            anchor
            for path in parts
            for anchor in registry.anchors(path.read_text("utf-8"))
            if anchor in expected
        ]
        assert len(parts) > 1
        assert sorted(found) == sorted(expected)


def test_the_documents_are_the_same(built, divided):
    for path in sorted((built / "print").iterdir()):
        assert (divided / "print" / path.name).read_bytes() == path.read_bytes(), path.name


def test_an_index_leads_on_without_a_script(divided):
    soup = BeautifulSoup((divided / "claims/index.html").read_text("utf-8"), "lxml")
    assert soup.find(id="mech-04").find_next("a")["href"] == "../claims-mechanics/#mech-04"


@with_browser
@pytest.mark.parametrize(
    ("address", "there"),
    [
        ("/claims/#mech-04", "/claims-mechanics/#mech-04"),
        ("/references/#creemers2018", "/references-cr/#creemers2018"),
        ("/claims/#mechanics", "/claims/#mechanics"),
    ],
)
def test_an_old_address_of_an_entry_leads_on_to_it(divided, browser, address, there):
    with served(divided) as host:
        page = browser.new_page()
        page.goto(host + address)
        page.wait_for_url(host + there)
        expect(page.locator(":target")).to_be_in_viewport()
        page.close()


def test_the_search_finds_entries_where_they_stand(divided, real):
    docs = json.loads((divided / "search/search_index.json").read_text("utf-8"))["docs"]
    found = [doc["location"] for doc in docs]
    assert len(found) == len(set(found))
    expected = {f"references-{key[:2]}/#{key}" for key in real.references}
    expected |= {f"claims-{one.chapter}/#{one.id}" for one in real.claims}
    assert expected - set(found) == set()
    assert [one for one in found if re.match(r"(references|claims|timeline|glossary)/#", one)] == []

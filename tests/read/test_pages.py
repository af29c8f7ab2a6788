import re
from dataclasses import replace

import pytest

from annotated.model import CHAPTERS, Figure, Page, Question, Sources, Term
from annotated.read import pages
from samples import CLAIM

TERM = Term("credit-repair", "credit repair", "A way back. Since 2023.", ())
FIGURE = Figure("poll", "5", "A poll", "Said.", "Heard.", "Answer", ())
SOURCES = Sources(claims=(CLAIM,), terms=(TERM,), figures=(FIGURE,))


def page(body, name="about"):
    return Page(name, {"title": "About"}, body, 6)


def messages(body):
    found = [*pages.form(page(body)), *pages.links(page(body), SOURCES)]
    return [str(problem) for problem in found]


def test_front_matter_and_body_are_split():
    text = "---\ntitle: Media\nstandfirst: Said.\ndescription: Short.\n---\n\n## In brief\n"
    found, problems = pages.parse("media", text)
    assert problems == []
    assert found == Page(
        "media",
        {"title": "Media", "standfirst": "Said.", "description": "Short."},
        "\n## In brief\n",
        6,
    )


def test_faults_of_the_front_matter_have_their_lines():
    _, problems = pages.parse(
        "media", f"---\ntitel: Media\nstandfirst: <b>\ndescription: {'x' * 161}\n---\n"
    )
    assert sorted(map(str, problems)) == [
        "docs/media.md:1: media: the field 'title' is missing",
        "docs/media.md:2: media: unknown field 'titel'; known: title, standfirst, description",
        "docs/media.md:3: media: standfirst: expected plain text, found HTML: '<b>'",
        "docs/media.md:4: media: description: expected at most 160 characters, found 161",
    ]


def test_a_page_without_front_matter_is_reported():
    found, problems = pages.parse("media", "## Text\n")
    assert found == Page("media", {}, "## Text\n", 1)
    expected = "expected front matter between two lines of ---, with title and standfirst"
    assert [str(problem) for problem in problems] == [f"docs/media.md:1: media: {expected}"]


@pytest.mark.parametrize("front", ["- title", "title"])
def test_front_matter_without_fields_is_reported(front):
    _, problems = pages.parse("media", f"---\n{front}\n---\nText.\n")
    expected = "docs/media.md:2: front matter: expected fields such as `title: …`"
    assert [str(problem) for problem in problems] == [expected]


@pytest.mark.parametrize(
    ("body", "message"),
    [
        ("\n[](claims.md#mech-99)", "docs/about.md:7: mech-99: claims.yaml has no such id"),
        ("[a](glossary.md#x)", "docs/about.md:6: x: glossary.yaml has no such id"),
        ("[a](#fig-x)", "docs/about.md:6: x: figures.yaml has no such id"),
        (
            "[Figure 4](#fig-poll)",
            "docs/about.md:6: poll: expected the link text 'Figure 5', found 'Figure 4'",
        ),
        (
            "# Title",
            "docs/about.md:6: heading: the title stands in the front matter; begin with ##",
        ),
        (
            "<!-- note -->",
            "docs/about.md:6: comment: expected `<!-- p: an-id -->` or `<!-- insert: name -->` "
            "on a line of its own, found '<!-- note -->'",
        ),
        ("<script>x", "docs/about.md:6: HTML: expected Markdown, found '<script>'"),
        ("{{ x }}", "docs/about.md:6: markup: '{{' is not used here"),
        (
            "![An icon](assets/icon.svg)",
            "docs/about.md:6: markup: '![An icon](assets/icon.svg)' is a picture; describe it in "
            "figures.yaml and write <!-- insert: figure-its-id -->",
        ),
        (
            "Table: it",
            "docs/about.md:6: markup: 'Table:' is a caption to pandoc; write it otherwise",
        ),
        (":", "docs/about.md:6: markup: ':' begins a definition list, which is not used here"),
        ("It's", "docs/about.md:6: sign: expected ‘ or ’, found '"),
        ('\nA "b"', 'docs/about.md:7: sign: expected “ or ”, found "'),
        ("2014--2020", "docs/about.md:6: sign: expected – or —, found --"),
        ("a --- b", "docs/about.md:6: sign: expected – or —, found ---"),
        ("a ...", "docs/about.md:6: sign: expected …, found ..."),
        (
            "Text.\n<!-- insert: errors -->\n",
            "docs/about.md:7: errors: expected an empty line before and after an insert",
        ),
        (
            "<!-- insert: errors -->\nText.\n",
            "docs/about.md:6: errors: expected an empty line before and after an insert",
        ),
        ("text[^1]", "docs/about.md:6: markup: '[^' is not used here"),
        (
            "<!-- insert: figure-trend -->",
            "docs/about.md:6: figure-trend: unknown insert; expected one of "
            f"{', '.join(pages.INSERTS)}, figure-poll",
        ),
    ],
)
def test_what_leads_nowhere_or_is_not_known_is_reported(body, message):
    assert messages(body) == [message]


def test_a_page_may_hold_all_that_leads_somewhere():
    body = (
        "\nSee [a page](media.md#p-one), [a part](media.md#since-2020), [home](index.md), "
        "[the web](https://example.org/a_(b)?c=d&e#f), [here](#a-part) and <https://example.org/>.\n\n"
        "## A part { #a-part }\n\n### Inside\n\n## Another\n\n### Inside it { #inside-it }\n\n"
        "<!-- insert: timeline -->\n\n<!-- insert: figure-poll -->\n\n"
        "[](claims.md#mech-04) [a claim](claims.md#mech-04) [repair](glossary.md#credit-repair) "
        "[Figure 5](#fig-poll) [Figure 5](media.md#fig-poll) 5$ or 6$ ~ a^b \\[ #5 "
        "`x--y 'z'` [a](https://a.org/b--c) <https://a.org/b--c>\n\n| a | b |\n| --- | --- |\n| c | d |\n"
    )
    media = Page("media", {}, "## Since 2020\n\n<!-- p: one -->\nText.\n", 1)
    about = page(body)
    sources = replace(SOURCES, pages={"media": media})
    assert [*pages.form(about), *pages.links(about, sources)] == []


def test_a_page_in_a_folder_leads_up_to_the_others():
    body = (
        "[](../claims.md#mech-04) [](../claims.md#mech-99) [a](../glossary.md#x) "
        "[a](../timeline.md#x) [¶](../media.md#p-x) [Figure 4](../media.md#fig-poll)"
    )
    session = page(body, "seminar/media")
    assert [str(one) for one in pages.form(session)] == []
    assert sorted(str(one) for one in pages.links(session, SOURCES)) == [
        "docs/seminar/media.md:6: mech-99: claims.yaml has no such id",
        "docs/seminar/media.md:6: poll: expected the link text 'Figure 5', found 'Figure 4'",
        "docs/seminar/media.md:6: x: glossary.yaml has no such id",
    ]


@pytest.mark.parametrize(
    ("body", "messages_"),
    [
        (
            "\n### Deep\n",
            ["7: heading: expected at most ## after #, found '### Deep'"],
        ),
        (
            "## A\n\n### B\n\n## C\n\n#### D\n\n##### E\n\n# F\n\n## G\n",
            [
                "12: heading: expected at most ### after ##, found '#### D'",
                "16: heading: the title stands in the front matter; begin with ##",
            ],
        ),
        (
            "Text.\n\n[a](/b)\n\nMore {: .x }\n\n## A { #b } c\n\nText <!-- p: one -->\n",
            [
                "14: comment: expected `<!-- p: an-id -->` or `<!-- insert: name -->` on a line of "
                "its own, found 'Text <!-- p: one -->'",
                "8: link: expected https://… or a page or file of docs/ such as "
                "media.md#since-2020, found '/b'",
                "10: markup: expected braces only as { #an-id } at the end of a heading, "
                "found '{: .x }'",
                "12: markup: expected braces only as { #an-id } at the end of a heading, "
                "found '{ #b } c'",
                "14: one: the id stands before no body paragraph; it belongs on the line above one",
            ],
        ),
    ],
)
def test_faults_of_form_have_their_lines(body, messages_):
    assert messages(body) == [f"docs/about.md:{message}" for message in messages_]


def test_a_claim_that_its_chapter_does_not_mark_is_named():
    sources = Sources(claims=(CLAIM,), pages={"mechanics": page("## In brief", "mechanics")})
    assert [str(one) for one in pages.unmarked(sources)] == [
        "docs/mechanics.md:1: mech-04: the chapter does not mark this claim"
    ]


def test_a_claim_is_not_missed_in_a_chapter_that_is_missing_itself():
    marks = page("Text. [](claims.md#mech-04)", "mechanics")
    assert list(pages.unmarked(Sources(claims=(CLAIM,), pages={"mechanics": marks}))) == []
    assert list(pages.unmarked(Sources(claims=(CLAIM,), pages={"about": page("")}))) == []


def test_a_figure_that_no_page_shows_is_named():
    shown = page("<!-- insert: figure-poll -->\n")
    assert list(pages.unshown(Sources(figures=(FIGURE,), pages={"about": shown}))) == []
    assert [str(one) for one in pages.unshown(SOURCES)] == [
        "figures.yaml:1: poll: no page shows this figure; expected <!-- insert: figure-poll -->"
    ]


def test_a_question_that_leads_to_no_paragraph_is_named():
    def asked(*paragraphs):
        question = Question("q", "g", "Who?", "Nobody.", (), (), paragraphs, ())
        return Sources(questions=(question,), pages={"media": chapter})

    chapter = page("## Since 2020\n\n<!-- p: one -->\nText.\n", "media")
    assert list(pages.unplaced(asked("media#p-one"))) == []
    assert [str(one) for one in pages.unplaced(asked("media#p-one", "media#p-two"))] == [
        "questions.yaml:1: q: paragraphs: no page has such a paragraph: 'media#p-two'"
    ]


# ---- What the chapters keep to ----

# A citation with the space before it, a mark of a claim, a comment; a table, a heading.
CITED = re.compile(r"\s*\[[^\[\]]*@[a-z][^\[\]]*\](?!\()")
UNREAD = re.compile(r"\[\]\(claims[^)]*\)|<!--.*?-->|^(?:\||#).*$|(?<=\])\([^)]*\)", re.M)


def prose(page, start="", end="## Questions for discussion"):
    """What a reader reads between two headings, its citations left in."""
    return UNREAD.sub("", page.body.partition(start)[2].partition(end)[0])


def words(text):
    return len(re.findall(r"[\w’'-]+", CITED.sub("", text)))


@pytest.mark.parametrize("name", CHAPTERS)
def test_chapters_keep_to_a_length_that_a_seminar_can_read(real, name):
    chapter = real.pages[name]
    case = re.search("## A case: .*", chapter.body)[0]
    brief = prose(chapter, "## In brief", case)
    assert 1200 <= words(prose(chapter, "\n")) <= 2000
    assert 3 <= brief.count("\n- ") <= 5
    assert words(brief) <= 90
    assert 180 <= words(prose(chapter, case, "\n## ")) <= 300


@pytest.mark.parametrize("name", CHAPTERS)
def test_chapters_cite_no_more_than_a_reader_can_bear(real, name):
    text = prose(real.pages[name], "\n")
    cited = sum(block[0].count("@") for block in CITED.finditer(text))
    assert cited / words(text) <= 0.03

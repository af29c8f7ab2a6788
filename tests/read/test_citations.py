from dataclasses import replace

import pytest

from annotated.model import Event, Figure, Page, Problem, Question, Sources, Term, Value
from annotated.read import citations
from annotated.text.citations import Citation
from samples import CLAIM

KNOWN = {"creemers2018", "kostka2019"}


def problems(body):
    return list(citations.problems(Page("media", {}, body, 6), KNOWN))


def test_an_unknown_key_is_reported_with_its_line():
    assert problems("Text.\n\nMore [@creemer2018].") == [
        Problem(
            "docs/media.md",
            8,
            "citation",
            "unknown citation key 'creemer2018'; refs.bib has no such entry",
        )
    ]


@pytest.mark.parametrize(
    ("body", "message"),
    [
        ("`[@creemers2018]`", "a citation inside code: '`[@creemers2018]`'"),
        ("```\n[@creemers2018]\n```", "a citation inside code: '```\\n[@creemers2018]\\n```'"),
        (
            "[see [@creemers2018]](b.md)",
            "a citation inside a link or image text: '[see [@creemers2018]]'",
        ),
        ("[@creemers2018](b.md)", "a citation inside a link or image text: '[@creemers2018]'"),
        ("## Who [@creemers2018]", "a citation in a heading: '## Who [@creemers2018]'"),
        (
            "[me@example.org]",
            "malformed citation 'me@example.org'; a right one: @creemers2018 or @creemers2018, p. 5",
        ),
        (
            "[@Creemers:2018]",
            "malformed citation '@Creemers:2018'; a right one: @creemers2018 or @creemers2018, p. 5",
        ),
        (
            "[see @creemers2018]",
            "malformed citation 'see @creemers2018'; a right one: @creemers2018 or @creemers2018, p. 5",
        ),
        (
            "[@creemers2018; @kostka2019, p. 5; @creemers2018]",
            "'creemers2018' is cited twice in one place",
        ),
        (
            "As @creemers2018 says.",
            "a citation without brackets: '@creemers2018'; write [@creemers2018]",
        ),
    ],
)
def test_a_citation_that_would_break_is_refused(body, message):
    assert message in [problem.message for problem in problems(body)]


def test_ordinary_text_has_no_problems():
    assert problems("Write to me@example.org, `x@y`, [2014] No. 21 and [@kostka2019, p. 3].") == []


def test_every_problem_of_a_page_has_its_own_line():
    body = (
        "\nText [@nobody; @kostka2019; @no.one].\n\n"
        "```\ncode [@creemers2018]\n\nand more\n```\n\n"
        "## Who [@kostka2019]\n\n"
        "First [@creemers2018], then @creemers2018.\n\n"
        "[@kostka2019](b.md)\n\nThe end.\n\nNothing.\n"
    )
    unknown = "unknown citation key 'nobody'; refs.bib has no such entry"
    malformed = "malformed citation '@no.one'; a right one: @creemers2018 or @creemers2018, p. 5"
    code = "a citation inside code: '```\\ncode [@creemers2018]\\n\\nand more\\n```'"
    loose = "a citation without brackets: '@creemers2018'; write [@creemers2018]"
    link = "a citation inside a link or image text: '[@kostka2019]'"
    assert problems(body) == [
        Problem("docs/media.md", line, "citation", message)
        for line, message in (
            (7, malformed),
            (7, unknown),
            (9, code),
            (15, "a citation in a heading: '## Who [@kostka2019]'"),
            (17, loose),
            (19, link),
        )
    ]


def test_a_work_is_cited_if_any_text_or_figure_cites_it():
    def cited(*keys):
        return tuple(map(Citation, keys))

    value = Value("v", "poll", "One", "1", "seen", cited("d2021"))
    found = Sources(
        events=(Event("e", "2014", "T", "T.", "law", "eu", "no", "no", cited("b2019", "g2024")),),
        claims=(replace(CLAIM, source=cited("a2018"), evidence=cited("b2019")),),
        questions=(Question("q", "g", "Q?", "A.", cited("h2025"), (), (), ()),),
        terms=(Term("t", "T", "D.", cited("c2020")),),
        figures=(Figure("f", "5", "T", "C.", "A.", "R", cited("a2018", "e2022"), values=(value,)),),
        pages={"media": Page("media", {}, "One [@a2018, p. 5; @b2019] and [@f2023].", 1)},
    )
    all_keys = {"a2018", "b2019", "c2020", "d2021", "e2022", "f2023", "g2024", "h2025"}
    assert citations.cited_keys(found) == all_keys
    assert citations.cited_keys(replace(found, figures=())) == all_keys - {"d2021", "e2022"}
    assert citations.cited_keys(Sources(events=found.events)) == {"b2019", "g2024"}
    assert citations.cited_keys(Sources(claims=found.claims)) == {"a2018", "b2019"}
    assert citations.cited_keys(Sources(questions=found.questions)) == {"h2025"}
    assert citations.cited_keys(Sources(terms=found.terms)) == {"c2020"}
    assert citations.cited_keys(Sources(pages=found.pages)) == {"a2018", "b2019", "f2023"}

from collections import Counter

import pytest

from annotated import citations
from annotated.model import Citation, Page, Problem

KNOWN = {"creemers2018", "kostka2019"}


def problems(body):
    return list(citations.problems(Page("media", {}, body, 6), KNOWN))


def test_citations_are_found_with_their_locators():
    text = "One [@creemers2018, p. 5; -@kostka2019] and [a link](b.md) and [@kostka2019, Art. 5(1)(c)]."
    assert list(citations.found_in(text)) == [
        Citation("creemers2018", "p. 5"),
        Citation("kostka2019", bare=True),
        Citation("kostka2019", "Art. 5(1)(c)"),
    ]


def test_a_cluster_is_written_as_it_is_read():
    cited = (Citation("creemers2018", "p. 5"), Citation("kostka2019", bare=True))
    assert citations.cluster(cited) == "[@creemers2018, p. 5; -@kostka2019]"
    assert tuple(citations.found_in(citations.cluster(cited))) == cited


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
            "As @creemers2018 says.",
            "a citation without brackets: '@creemers2018'; write [@creemers2018]",
        ),
    ],
)
def test_a_citation_that_would_break_is_refused(body, message):
    assert message in [problem.message for problem in problems(body)]


def test_ordinary_text_has_no_problems():
    assert problems("Write to me@example.org, `x@y`, [2014] No. 21 and [@kostka2019, p. 3].") == []


def test_each_citation_gets_an_id_of_its_own():
    label = citations.rendered(
        iter([("kostka2019", "Kostka, 2019"), ("creemers2018", "Creemers, 2018")])
    )
    assert citations.number(f"{label} {label}") == (
        "([Kostka, 2019](#ref-kostka2019){ #cite-kostka2019-1 .citation }; "
        "[Creemers, 2018](#ref-creemers2018){ #cite-creemers2018-1 .citation }) "
        "([Kostka, 2019](#ref-kostka2019){ #cite-kostka2019-2 .citation }; "
        "[Creemers, 2018](#ref-creemers2018){ #cite-creemers2018-2 .citation })",
        Counter(kostka2019=2, creemers2018=2),
    )


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


@pytest.mark.parametrize(
    "sign", ["<", ">", "`", "*", "_", "\\", "{", "}", "~", "^", "$", "|", "&amp;"]
)
def test_a_locator_is_plain_text(sign):
    found = list(citations.faults(f"-@creemers2018, p. {sign} 5", KNOWN))
    message = f"the locator {f'p. {sign} 5'!r} has markup in it; expected plain text"
    assert found == [message]


@pytest.mark.parametrize(
    "locator", ["p. 5", "Art. 5(1)(c)", "pp. 3–4 & 9, n. 2", "‘Scope’", "ch. 1: A"]
)
def test_a_locator_in_words_has_no_fault(locator):
    assert list(citations.faults(f"@creemers2018, {locator}", KNOWN)) == []

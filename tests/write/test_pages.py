from dataclasses import replace

import pytest

from annotated.model import Claim, Page, Sources, Term
from annotated.write import pages

CLAIM = Claim(
    "mech-04",
    "mechanics",
    "Online behaviour",
    "It analyses *websites*.",
    "partly supported",
    "One gist. More.",
    (),
    (),
    qualification='for "Sesame"',
)
TERM = Term("credit-repair", "credit repair", "A way back. Since 2023.", ())
SOURCES = Sources(claims=(CLAIM,), terms=(TERM,))


def page(body, name="about"):
    return Page(name, {"title": "About"}, body, 6)


def test_an_empty_link_to_the_ledger_becomes_a_marker_with_verdict_and_gist():
    assert pages.expand(page("Read. [](claims.md#mech-04)"), SOURCES, {}) == (
        "Read. [*mech-04:* partly supported](claims.md#mech-04 "
        '"It analyses websites. — Partly supported (for ”Sesame”): One gist."){ .claim .partly-supported }'
    )


def test_a_link_to_a_term_carries_its_definition():
    assert pages.expand(page("[repair](glossary.md#credit-repair)"), SOURCES, {}) == (
        '[repair](glossary.md#credit-repair "A way back."){ .term }'
    )


def test_an_insert_is_replaced():
    assert (
        pages.expand(page("a\n\n<!-- insert: errors -->\n"), SOURCES, {"errors": "TABLE"})
        == "a\n\nTABLE\n"
    )


@pytest.mark.parametrize(
    ("second", "qualification", "words"),
    [
        ("", "", "Partly supported"),
        ("contested", "", "Partly supported; contested"),
        ("", "for Sesame", "Partly supported (for Sesame)"),
        ("contested", "for Sesame", "Partly supported; contested (for Sesame)"),
    ],
)
def test_a_verdict_is_told_with_the_second_one_and_the_qualification(second, qualification, words):
    assert pages.verdict(replace(CLAIM, second=second, qualification=qualification)) == words

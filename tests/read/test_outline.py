"""The headings of a page, and those that the documents cannot be made without."""

import pytest

from annotated.model import Page
from annotated.read import outline, pages
from annotated.read.paragraphs import SECTIONS

SEMINAR = "## Card { #method-card }\n\nText.\n\n## Essays\n\n### Marks { #marking }\n\nText.\n"


def messages(name, body):
    found = pages.form(Page(name, {"title": name.title()}, body, 6))
    return [str(problem) for problem in sorted(found)]


def test_the_home_page_needs_the_answer_whatever_its_heading_says():
    assert messages("index", "Lead.\n\n## In short { #the-one-minute-answer }\n") == []


@pytest.mark.parametrize(
    ("body", "found"),
    [
        ("## The one-minute answer\n", "none"),
        ("## Home\n\n### In short { #the-one-minute-answer }\n", "none"),
        ("## A { #the-one-minute-answer }\n\n## B { #the-one-minute-answer }\n", "2"),
    ],
)
def test_a_home_page_without_one_answer_is_reported(body, found):
    assert messages("index", body) == [
        "docs/index.md:6: the-one-minute-answer: expected one heading "
        f"`## … {{ #the-one-minute-answer }}`, found {found}"
    ]


def test_the_card_and_the_rubric_of_the_seminar_may_stand_among_other_sections():
    assert messages("seminar", f"## Before\n\n{SEMINAR}\n## Documents\n") == []


@pytest.mark.parametrize(
    ("before", "after", "problem"),
    [
        (
            "## Card { #method-card }",
            "## Card",
            "method-card: expected one heading `## … { #method-card }`, found none",
        ),
        (
            "### Marks { #marking }",
            "### Marks { #marks }",
            "marking: expected one heading `### … { #marking }`, found none",
        ),
        (
            "## Essays",
            "### Again { #marking }",
            "marking: expected one heading `### … { #marking }`, found 2",
        ),
    ],
)
def test_what_the_teaching_pack_takes_from_the_seminar_stands_there_once(before, after, problem):
    assert before in SEMINAR
    found = messages("seminar", SEMINAR.replace(before, after, 1))
    assert found == [f"docs/seminar.md:6: {problem}"]


def test_a_heading_right_under_a_text_is_reported():
    assert messages("about", "## Privacy\n### Files\nText\n## Errors\n \n## End\n") == [
        "docs/about.md:9: heading: expected an empty line before '## Errors', found 'Text'"
    ]


def chapter(*sections):
    return "".join(f"## {section}\n\n" for section in sections)


CASE = "A case: how a score travelled { #case }"


def test_a_chapter_has_its_sections_in_order_and_its_case_a_title_of_its_own():
    sections = [CASE if section == "A case" else section for section in SECTIONS]
    assert messages("media", chapter(*sections)) == []


@pytest.mark.parametrize(
    "sections",
    [
        ("In brief", "Since 2020"),
        ("In brief", "A case: a story { #story }", *SECTIONS[2:]),
        ("A case", *SECTIONS[1:]),
        (*SECTIONS, "More"),
    ],
)
def test_a_chapter_with_other_sections_is_reported(sections):
    expected = f"expected the sections {', '.join(SECTIONS)} (## A case: … {{ #case }})"
    found = ", ".join(sections)
    assert messages("media", chapter(*sections)) == [
        f"docs/media.md:6: media: {expected}; found {found}"
    ]


def test_a_heading_has_its_level_its_id_its_line_and_its_place():
    page = Page("about", {}, "## A { #a }\n\nText\n\n### B\n", 6)
    assert outline.of(page) == [
        outline.Heading(2, "a", "## A { #a }", 0),
        outline.Heading(3, "", "### B", 19),
    ]

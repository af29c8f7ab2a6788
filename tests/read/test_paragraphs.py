import pytest

from annotated.model import Page, Problem
from annotated.read import paragraphs

BODY = """\
## In brief

- A bullet.

## What the article says

<!-- p: first-point -->
One sentence.

- an item
- another

### A subheading

<!-- p: second-point -->
Two sentences. Here.

## What the evidence shows

> A quotation.

<!-- p: third-point -->
Three.

## Since 2020

| a | b |
|---|---|

## Questions for discussion

1. A question.

Not a body paragraph.
"""


def page(body, name="media"):
    return Page(name, {}, body, 5)


def test_only_running_text_of_the_argued_sections_is_numbered():
    found = [(one.number, one.id, one.text) for one in paragraphs.of(page(BODY))]
    assert found == [
        (1, "first-point", "One sentence."),
        (2, "second-point", "Two sentences. Here."),
        (3, "third-point", "Three."),
    ]


def test_pages_that_are_no_chapters_have_no_numbers():
    assert paragraphs.of(page(BODY, "about")) == []


def test_missing_repeated_malformed_and_stray_ids_are_reported_together():
    body = (
        "## Since 2020\n\nNo id here.\n\n<!-- p: twice -->\nA.\n\n<!-- p: twice -->\nB.\n\n"
        "<!-- p: Upper -->\nC.\n\n<!-- p: 7 -->\nD.\n\n<!-- p: on-a-list -->\n- item\n\n<!-- p: stray -->\n"
    )
    path = "docs/media.md"
    missing = "expected `<!-- p: an-id -->` on the line above the paragraph 'No id here.'"
    form = "expected an id of lower-case words joined by hyphens"
    stray = "the id stands before no body paragraph; it belongs on the line above one"
    assert list(paragraphs.problems(page(body))) == [
        Problem(path, 7, "paragraph", missing),
        Problem(path, 12, "twice", "the paragraph id is used twice in this chapter"),
        Problem(path, 15, "Upper", form),
        Problem(path, 18, "7", form),
        Problem(path, 21, "on-a-list", "expected running text under the id, found '- item'"),
        Problem(path, 24, "stray", stray),
    ]


def test_every_real_chapter_is_numbered_without_a_gap(real):
    for name, chapter in real.pages.items():
        numbers = [one.number for one in paragraphs.of(chapter)]
        assert numbers == list(range(1, len(numbers) + 1)), name
        assert bool(numbers) == chapter.is_chapter, name


@pytest.mark.parametrize(
    "block",
    [
        "# A heading",
        "- an item",
        "* an item",
        "+ an item",
        "12. an item",
        "12) an item",
        "> a quotation",
        "| a | table |",
        ": a definition",
        "<div>",
        "    code",
    ],
)
def test_what_is_no_running_text_has_no_number(block):
    body = f"## Since 2020\n\n{block}\n\n<!-- p: a-point -->\nText.\n"
    assert [(one.number, one.id) for one in paragraphs.of(page(body))] == [(1, "a-point")]


def test_lines_are_those_of_the_file():
    found = paragraphs.problems(page("\n## Since 2020\n\nText.\n\n<!-- p: stray -->\n\nMore.\n"))
    assert [(one.line, one.id) for one in found] == [
        (8, "paragraph"),
        (12, "paragraph"),
        (10, "stray"),
    ]

"""Body paragraphs: numbered from 1 in each chapter, each with a permanent id from its source.

A body paragraph is a block of running text in the chapter's case or in one of its three argued
sections. Headings,
lists, quotations and tables are none, and neither is anything in the other sections.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from annotated.model import Page, Problem
from annotated.text.rules import ID

# The sections of a chapter, in order; the case has a title of its own.
SECTIONS = (
    "In brief",
    "A case",
    "What the article says",
    "What the evidence shows",
    "Since 2020",
    "Questions for discussion",
)
_NUMBERED = SECTIONS[1:5]
_CASE = re.compile(r"A case: .+ \{ #case \}")

_NOT_TEXT = re.compile(r"#|[-*+] |\d+[.)] |>|\||:|<|\s{4}")

_ID_LINE = re.compile(r"<!-- p: (\S+) -->\n")

_BLOCK = re.compile(r"(?:[^\n]+\n?)+")


@dataclass(frozen=True)
class Paragraph:
    """A body paragraph: its permanent id (empty if missing), number, text and place in the page."""

    id: str
    number: int
    text: str
    start: int
    end: int

    @property
    def anchor(self) -> str:
        return f"p-{self.id}"


def of(page: Page) -> list[Paragraph]:
    """The body paragraphs of a page; only chapters have any."""
    if not page.is_chapter:
        return []
    found = [block for block in _blocks(page.body) if block.id or not _NOT_TEXT.match(block.text)]
    return [replace(paragraph, number=number) for number, paragraph in enumerate(found, start=1)]


def section_of(heading: str) -> str:
    """The section that a heading of a chapter opens, or the heading itself."""
    return "A case" if _CASE.fullmatch(heading.strip()) else heading.strip()


def _blocks(body: str) -> Iterator[Paragraph]:
    section = ""
    for match in _BLOCK.finditer(body):
        block = match[0]
        if block.startswith("## "):
            section = section_of(block[3:])
        elif section in _NUMBERED:
            line = _ID_LINE.match(block)
            # What is indented goes on in a list, so the space before it tells what it is.
            text = (block[line.end() :] if line else block).rstrip()
            if text:
                yield Paragraph(line[1] if line else "", 0, text, match.start(), match.end())


def problems(page: Page) -> Iterator[Problem]:
    """Report paragraphs without an id, ids that are malformed or used twice, and stray ids."""
    seen: set[str] = set()
    for paragraph in of(page):
        line = page.line + page.body.count("\n", 0, paragraph.start)
        for message in _faults(paragraph, seen):
            yield Problem(page.path, line, paragraph.id or "paragraph", message)
        seen.add(paragraph.id)
    written = {paragraph.id for paragraph in of(page)}
    for stray in re.finditer(r"<!-- p: (\S*) -->", page.body):
        if stray[1] not in written:
            line = page.line + page.body.count("\n", 0, stray.start())
            message = "the id stands before no body paragraph; it belongs on the line above one"
            yield Problem(page.path, line, stray[1], message)


def _faults(paragraph: Paragraph, seen: set[str]) -> Iterator[str]:
    if not paragraph.id:
        start = paragraph.text[:40]
        yield f"expected `<!-- p: an-id -->` on the line above the paragraph {start!r}"
    elif not ID.fullmatch(paragraph.id) or re.fullmatch(r"\d+", paragraph.id):
        yield "expected an id of lower-case words joined by hyphens"
    elif paragraph.id in seen:
        yield "the paragraph id is used twice in this chapter"
    if _NOT_TEXT.match(paragraph.text):
        yield f"expected running text under the id, found {paragraph.text[:40]!r}"

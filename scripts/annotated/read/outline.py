"""The headings of a page: how they may stand, and which of them the documents are made from.

A chapter has its sections. The home page has the answer that opens the reader; the seminar page has
the method card and the rubric for marking, which go into the teaching pack. They are found by their
ids, so that the words and the order of their headings are free.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from annotated.model import Page
from annotated.read.paragraphs import SECTIONS, section_of

ANSWER = "the-one-minute-answer"

# What the teaching pack takes over from the seminar page.
CARD, MARKING = "method-card", "marking"

_HEADING = re.compile(r"^(#+)(?=\s|$)(?:.* \{ #(\S+) \})?.*$", re.M)


@dataclass(frozen=True)
class Heading:
    """A heading: its line as written, its id (empty if none is written) and its place."""

    level: int
    id: str
    line: str
    start: int


def of(page: Page) -> list[Heading]:
    """The headings of a page."""
    return [
        Heading(len(found[1]), found[2] or "", found[0], found.start())
        for found in _HEADING.finditer(page.body)
    ]


def below(page: Page) -> Iterator[tuple[Heading, str]]:
    """Each heading of a page, and the text between it and the next one."""
    headings = of(page)
    ends = (*(heading.start for heading in headings[1:]), len(page.body))
    for heading, end in zip(headings, ends, strict=False):
        yield heading, page.body[heading.start + len(heading.line) : end]


def faults(page: Page) -> Iterator[tuple[int, str, str]]:
    """What is wrong with the headings of a page: place, id and message."""
    headings = of(page)
    yield from _level_faults(headings)
    yield from _space_faults(page.body, headings)
    if page.is_chapter:
        yield from _section_faults(page)
    if page.name == "index":
        yield from _needed(headings, 2, ANSWER)
    if page.name == "seminar":
        yield from _needed(headings, 2, CARD)
        yield from _needed(headings, 3, MARKING)


def _level_faults(headings: Iterable[Heading]) -> Iterator[tuple[int, str, str]]:
    above = 1
    for one in headings:
        if one.level == 1:
            yield one.start, "heading", "the title stands in the front matter; begin with ##"
        elif one.level > above + 1:
            expected = f"expected at most {'#' * (above + 1)} after {'#' * above}"
            yield one.start, "heading", f"{expected}, found {one.line[:60]!r}"
        above = one.level


def _space_faults(body: str, headings: Iterable[Heading]) -> Iterator[tuple[int, str, str]]:
    """To pandoc a heading right under a text is a part of that text."""
    for one in headings:
        before = body[: one.start].rpartition("\n")[0].rpartition("\n")[2]
        if before.strip() and not _HEADING.fullmatch(before):
            expected = f"expected an empty line before {one.line[:60]!r}"
            yield one.start, "heading", f"{expected}, found {before[:60]!r}"


def _section_faults(chapter: Page) -> Iterator[tuple[int, str, str]]:
    found = tuple(map(section_of, re.findall(r"^## (.*?)\s*$", chapter.body, re.M)))
    if found != SECTIONS:
        expected = f"expected the sections {', '.join(SECTIONS)} (## A case: … {{ #case }})"
        yield 0, chapter.name, f"{expected}; found {', '.join(found)}"


def _needed(headings: Iterable[Heading], level: int, anchor: str) -> Iterator[tuple[int, str, str]]:
    """Documents are made from exactly one heading of this id."""
    count = sum((one.level, one.id) == (level, anchor) for one in headings)
    if count != 1:
        expected = f"expected one heading `{'#' * level} … {{ #{anchor} }}`"
        yield 0, anchor, f"{expected}, found {count or 'none'}"

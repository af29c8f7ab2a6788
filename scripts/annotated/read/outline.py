"""The headings of a page: how they may stand, and which of them the documents are made from.

A chapter has its sections. The home page has the answer that opens the reader. The seminar page has
a week for each chapter, and parts of it go into the chapter's handout. The last two are found by
their ids, so that the words and the order of their headings are free.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from types import MappingProxyType

from annotated.model import CHAPTERS, Page
from annotated.read.paragraphs import SECTIONS, section_of

ANSWER = "the-one-minute-answer"

# What a handout takes over from the week of its chapter, and under which heading.
PARTS = MappingProxyType(
    {"objectives": "Objectives", "readings": "Readings", "exercise": "Exercise"}
)

_HEADING = re.compile(r"^(#+)(?=\s|$)(?:.* \{ #(\S+) \})?.*$", re.M)


@dataclass(frozen=True)
class Heading:
    """A heading: its line as written, its id (empty if none is written) and its place."""

    level: int
    id: str
    line: str
    start: int


def week(chapter: str) -> str:
    """The id of the week of a chapter on the seminar page."""
    return f"week-{chapter}"


def part(name: str, chapter: str) -> str:
    """The id of a part of that week."""
    return f"{name}-{chapter}"


def of(page: Page) -> list[Heading]:
    """The headings of a page."""
    return [
        Heading(len(found[1]), found[2] or "", found[0], found.start())
        for found in _HEADING.finditer(page.body)
    ]


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
        yield from _week_faults(headings)


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


def _week_faults(headings: list[Heading]) -> Iterator[tuple[int, str, str]]:
    for chapter in CHAPTERS:
        yield from _needed(headings, 2, week(chapter))
        if own := _below(headings, week(chapter)):
            for name in PARTS:
                yield from _needed(own, 3, part(name, chapter), own[0].start)
    weeks = [week(chapter) for chapter in CHAPTERS]
    for one in headings:
        if one.level == 2 and one.id.startswith(week("")) and one.id not in weeks:
            yield one.start, one.id, f"expected the week of a chapter, one of {', '.join(weeks)}"


def _needed(
    headings: Iterable[Heading], level: int, anchor: str, place: int = 0
) -> Iterator[tuple[int, str, str]]:
    """Documents are made from exactly one heading of this id; `place` is where it is looked for."""
    count = sum((one.level, one.id) == (level, anchor) for one in headings)
    if count != 1:
        expected = f"expected one heading `{'#' * level} … {{ #{anchor} }}`"
        yield (
            place,
            anchor,
            f"{expected}{' in this week' if place else ''}, found {count or 'none'}",
        )


def _below(headings: Iterable[Heading], anchor: str) -> list[Heading]:
    """A heading of level 2 and those below it; none if it does not stand there."""
    found: list[Heading] = []
    inside = False
    for one in headings:
        inside = one.id == anchor if one.level == 2 else inside
        found += [one] if inside else []
    return found

"""The diagram of a path: step after step, what leads on, and the ways out.

Where there is room it reads from left to right in rows, with the ways out in a frame below; on a
phone from top to bottom, with the ways out on the right.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from annotated.draw import marks
from annotated.draw.marks import (
    BOLD,
    INSET,
    ITALIC,
    LINE,
    PLAIN,
    SOFT,
    Box,
    arrow,
    height_of,
    wrapped,
)
from annotated.model import Figure, Step

_IN_A_ROW, _GAP = 4, 32
_MIDDLE = replace(ITALIC, anchor="middle")
_OUT = 26  # from a box down to the frame of the ways out
_SPINE, _SIDE = 14, 106  # on a phone: room for the arrow past a step, and for the ways out


def path(figure: Figure, width: int) -> str:
    """The whole diagram."""
    return _across(figure.steps, width) if width > 500 else _down(figure.steps, width)


def _told(step: Step) -> marks.Told:
    return ((step.name, BOLD), (step.text, PLAIN), (step.rule, SOFT))


# ---- From left to right ----


def _across(steps: Sequence[Step], width: int) -> str:
    drawn: list[str] = []
    top, before = 0.0, None
    for start in range(0, len(steps), _IN_A_ROW):
        row = _row(steps[start : start + _IN_A_ROW], top, width)
        last = start + _IN_A_ROW >= len(steps)
        frame, bottom = _ways_out(row, width if last else width - _GAP)
        drawn += [mark for one in row for mark in one.marks()]
        drawn += [*_leads(row), *frame]
        if before:
            drawn += _turn(before, row[0], top, width)
        top, before = bottom + 14, row[-1]
    return marks.drawing(width, top - 13, drawn)


def _row(steps: Sequence[Step], top: float, width: int) -> list[Box[Step]]:
    """Boxes of one height, below what is said over the arrows between them."""
    each = (width - _GAP * (len(steps) - 1)) / len(steps)
    said = max(len(wrapped(one.until, each, ITALIC)) for one in steps)
    y = top + max(LINE * said + 8, 58 if any(one.after for one in steps) else 0)
    height = max(height_of(_told(one), each) for one in steps)
    return [
        Box(one, _told(one), place * (each + _GAP), y, each, height)
        for place, one in enumerate(steps)
    ]


def _leads(row: Sequence[Box[Step]]) -> Iterator[str]:
    """The arrows from box to box, each under what must happen for it."""
    by_id = {one.part.id: one for one in row}
    for one, following in pairwise(row):
        if origin := by_id.get(following.part.after):
            yield from _past(origin, following, one.part.until)
            yield from _either_way(one, following)
        else:
            y = one.y + 16
            yield arrow((one.right + 3, y), (following.x - 3, y))
            words = wrapped(one.part.until, one.width, ITALIC)
            first = one.y - 9 - LINE * (len(words) - 1)
            yield from marks.lines(words, (one.right + following.x) / 2, first, _MIDDLE)


def _past(origin: Box[Step], target: Box[Step], words: str) -> Iterator[str]:
    """An arrow over what stands between."""
    over, middle = origin.y - 34, (origin.middle + target.middle) / 2
    corners = ((origin.middle, over), (target.middle, over))
    yield arrow((origin.middle, origin.y - 3), *corners, (target.middle, target.y - 3))
    yield marks.text(words, middle, over - 7, _MIDDLE)


def _either_way(one: Box[Step], other: Box[Step]) -> Iterator[str]:
    """Each of two steps may bring the other."""
    left, right, y = one.right + 3, other.x - 3, one.y + one.height / 2
    yield arrow((left, y - 8), (right, y - 8), dotted=True)
    yield arrow((right, y + 8), (left, y + 8), dotted=True)


def _ways_out(row: Sequence[Box[Step]], right: float) -> tuple[list[str], float]:
    """The frame of the ways out below a row, and where it ends."""
    y = row[0].bottom + _OUT
    drawn, most = [marks.text("Ways out", INSET, y + 20, SOFT)], 0
    for one in row:
        drawn.append(arrow((one.x + 30, one.bottom + 3), (one.x + 30, y - 2)))
        words = wrapped(one.part.out, min(one.right, right) - one.x - INSET)
        drawn += marks.lines(words, one.x + INSET, y + 20 + LINE, PLAIN)
        most = max(most, len(words))
    height = LINE * (most + 1) + 16
    return [marks.outline(0, y, right, height, dashed=False), *drawn], y + height


def _turn(last: Box[Step], first: Box[Step], y: float, width: int) -> list[str]:
    """The arrow from the end of one row to the beginning of the next."""
    right, left = width - 10, first.x + 30
    way = ((right, last.bottom + 3), (right, y), (left, y), (left, first.y - 3))
    return [arrow(*way), marks.text(last.part.until, left + 10, first.y - 9, ITALIC)]


# ---- From top to bottom ----


def _down(steps: Sequence[Step], width: int) -> str:
    drawn = [marks.text("Ways out", width - _SIDE + 20, 13, SOFT)]
    boxes: list[Box[Step]] = []
    top = 22.0
    for number, step in enumerate(steps):
        wide = width - _SPINE - _SIDE
        out = wrapped(step.out, _SIDE - 20)
        height = max(height_of(_told(step), wide), LINE * len(out) + 8)
        one = Box(step, _told(step), _SPINE, top, wide, height)
        boxes.append(one)
        drawn += one.marks()
        drawn.append(arrow((one.right + 3, top + 16), (one.right + 16, top + 16)))
        drawn += marks.lines(out, one.right + 20, top + 21)
        if number + 1 < len(steps):
            between, top = _between(one, steps[number + 1], width)
            drawn += between
    drawn += _past_on_the_left(boxes)
    return marks.drawing(width, boxes[-1].bottom + 1, drawn)


def _between(one: Box[Step], following: Step, width: int) -> tuple[list[str], float]:
    """What leads from a box to the next, and where that stands."""
    fork = bool(following.after)
    at = one.x + (0 if fork else 38)
    words = wrapped(
        one.part.until, (one.right if fork else width) - at - (54 if fork else 0), ITALIC
    )
    top = one.bottom + max(36, LINE * len(words) + 18)
    drawn = marks.lines(words, at, (one.bottom + top - LINE * len(words)) / 2 + 14, ITALIC)
    ends = (one.bottom + 3, top - 3)
    if not fork:
        return [arrow(*((one.x + 24, y) for y in ends)), *drawn], top
    drawn.append(arrow(*((one.right - 34, y) for y in ends), dotted=True))
    drawn.append(arrow(*((one.right - 14, y) for y in reversed(ends)), dotted=True))
    return drawn, top


def _past_on_the_left(boxes: Sequence[Box[Step]]) -> Iterator[str]:
    by_id = {one.part.id: one for one in boxes}
    for one in boxes:
        if origin := by_id.get(one.part.after):
            x, start, end = 4, origin.bottom - 16, one.y + 16
            yield arrow((origin.x - 2, start), (x, start), (x, end), (one.x - 2, end))

"""The ladder of legal force: forms of rules from the strongest down, the courts’ beside them."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import takewhile

from annotated.draw import marks
from annotated.draw.marks import BOLD, LINE, PLAIN, Box, height_of
from annotated.model import Figure, Rung

_GAP, _FORK, _BESIDE, _SPINE = 18, 44, 196, 20
_ROOM = LINE + 8  # for words between two boxes

# The two branches, each from its top down; between their first rungs there is no rank.
_LEFT = ("local-regulation", "local-government-rule")
_RIGHT = ("ministry-rule",)
_UNRANKED = "neither ranks higher"
_LOOSE = ("policy-documents", "joint-documents")  # what binds nobody by itself

_EXAMPLE = marks.Look("ink-soft", italic=True)


def ladder(figure: Figure, width: int) -> str:
    """The whole ladder."""
    ruled = [one for one in figure.rungs if one.branch != "courts"]
    courts = [one for one in figure.rungs if one.branch == "courts"]
    boxes = _wide(ruled, courts, width) if width > 500 else _narrow(ruled, courts, width)
    drawn = [mark for one in boxes for mark in one.marks()]
    drawn += [*_unranked(boxes), *_applied(boxes, width)]
    return marks.drawing(width, _end(boxes) - _GAP + 1, drawn)


def _told(rung: Rung) -> marks.Told:
    return ((rung.name, BOLD), (rung.force, PLAIN), (rung.example, _EXAMPLE))


def _wide(ruled: Sequence[Rung], courts: Sequence[Rung], width: int) -> list[Box[Rung]]:
    """The branches side by side, and the courts’ form to the right of all."""
    main = width - _BESIDE - 2 * _GAP
    half = (main - _FORK) / 2
    drawn = _stack(list(takewhile(lambda one: one.id not in (*_LEFT, *_RIGHT), ruled)), 0, 0, main)
    top = _end(drawn) + _ROOM - _GAP
    left = _stack([one for one in ruled if one.id in _LEFT], 0, top, half)
    right = _stack([one for one in ruled if one.id in _RIGHT], main - half, top, half)
    drawn += left + right
    if right:  # of the same force as what stands lowest in the other branch
        drawn[-1] = replace(drawn[-1], height=_end(drawn) - _GAP - drawn[-1].y)
    placed = {one.part.id for one in drawn}
    drawn += _stack([one for one in ruled if one.id not in placed], 0, _end(drawn), main)
    return drawn + _stack(courts, main + 2 * _GAP, 0, _BESIDE)


def _narrow(ruled: Sequence[Rung], courts: Sequence[Rung], width: int) -> list[Box[Rung]]:
    """One below the other, with room for an arrow on the right."""
    return _stack([*ruled, *courts], 0, 0, width - _SPINE)


def _stack(rungs: Sequence[Rung], x: float, top: float, width: float) -> list[Box[Rung]]:
    """Boxes one below the other."""
    found: list[Box[Rung]] = []
    for one in rungs:
        if found and one.id == _RIGHT[0]:
            top += _ROOM - _GAP
        height = height_of(_told(one), width)
        found.append(Box(one, _told(one), x, top, width, height, loose=one.id in _LOOSE))
        top += height + _GAP
    return found


def _end(boxes: Sequence[Box[Rung]]) -> float:
    """Where the next box begins below these."""
    return max((one.bottom + _GAP for one in boxes), default=0)


def _unranked(boxes: Sequence[Box[Rung]]) -> Iterator[str]:
    """A dotted line between the first rungs of the branches, and what it means."""
    by_id = {one.part.id: one for one in boxes}
    left, right = by_id.get(_LEFT[0]), by_id.get(_RIGHT[0])
    if left and right and left.y == right.y:
        middle, y = (left.right + right.x) / 2, left.y + 16
        yield marks.line((left.right + 4, y), (right.x - 4, y), dotted=True)
        yield marks.text(_UNRANKED, middle, left.y - 8, replace(marks.ITALIC, anchor="middle"))
    elif left and right:
        yield marks.line((24, left.bottom + 4), (24, right.y - 4), dotted=True)
        yield marks.text(_UNRANKED, 38, right.y - 9, marks.ITALIC)


def _applied(boxes: Sequence[Box[Rung]], width: int) -> Iterator[str]:
    """An arrow from the courts’ form to the statute that it applies."""
    statute, y = boxes[0], boxes[0].y + 16
    for one in boxes:
        if one.part.branch == "courts" and one.x > statute.right:
            yield marks.arrow((one.x - 3, y), (statute.right + 3, y))
        elif one.part.branch == "courts":
            x, start = width - 5, one.y + 16
            yield marks.arrow((one.right + 3, start), (x, start), (x, y), (statute.right + 3, y))

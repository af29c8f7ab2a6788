"""The ladder of legal force: forms of rules from the strongest down, the courts’ beside them."""

from collections.abc import Sequence

from annotated.draw.marks import LINE, SIZE, arrow, box, drawing, lines, wrapped
from annotated.model import Figure, Rung

_WIDE = 540
_INSET, _GAP = 12, 14
_SMALL = SIZE - 1
_SOFT = ("policy-documents", "joint-documents")  # what binds nobody by itself
_LEVEL = ("local-regulation", "ministry-rule", "local-government-rule")  # none above another


def ladder(figure: Figure, width: int) -> str:
    """The whole ladder."""
    ruled = [one for one in figure.rungs if one.branch != "courts"]
    beside = [one for one in figure.rungs if one.branch == "courts"]
    if width < _WIDE:
        return _stacked([*ruled, *beside], width)
    main = width - 220 - 2 * _GAP
    top, marks = 0.0, []
    for group in _groups(ruled):
        each = (main - _GAP * (len(group) - 1)) / len(group)
        height = max(_height(one, each) for one in group)
        for place, one in enumerate(group):
            marks += _rung(one, place * (each + _GAP), top, each, height)
        top += height + _GAP
    right = main + 2 * _GAP
    for one in beside:
        height = _height(one, 220)
        marks += _rung(one, right, 0, 220, height)
        marks.append(arrow(right - 2, 26, main + 4, 26))
    return drawing(width, top - _GAP + 2, marks)


def _stacked(rungs: Sequence[Rung], width: int) -> str:
    top, marks = 0.0, []
    for one in rungs:
        height = _height(one, width)
        marks += _rung(one, 0, top, width, height)
        top += height + _GAP
    return drawing(width, top - _GAP + 2, marks)


def _groups(rungs: Sequence[Rung]) -> list[list[Rung]]:
    """Rungs one below another; those of no rank among themselves side by side."""
    groups: list[list[Rung]] = []
    for one in rungs:
        if one.id in _LEVEL and groups and groups[-1][0].id in _LEVEL:
            groups[-1].append(one)
        else:
            groups.append([one])
    return groups


def _words(rung: Rung, width: float) -> tuple[list[str], list[str], list[str]]:
    room = width - 2 * _INSET
    return (
        wrapped(rung.name, room, weight=600),
        wrapped(rung.example, room, _SMALL),
        wrapped(rung.force, room, _SMALL),
    )


def _height(rung: Rung, width: float) -> float:
    name, example, force = _words(rung, width)
    return LINE * len(name) + 16 * (len(example) + len(force)) + 18


def _rung(rung: Rung, x: float, y: float, width: float, height: float) -> list[str]:
    name, example, force = _words(rung, width)
    at, first = x + _INSET, y + 20
    marks = box(x, y, width, height, dashed=rung.id in _SOFT)
    marks += lines(name, at, first, weight=600)
    first += LINE * len(name)
    marks += lines(force, at, first, size=_SMALL)
    marks += lines(
        example, at, first + 16 * len(force), size=_SMALL, colour="ink-soft", italic=True
    )
    return marks

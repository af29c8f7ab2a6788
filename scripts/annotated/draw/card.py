"""The diagram of a record: a card with a field and what stands in it on each line."""

from annotated.draw.marks import LINE, box, drawing, lines, rule, wrapped
from annotated.model import Figure

_WIDE = 540
_INSET, _PAD = 14, 7


def card(figure: Figure, width: int) -> str:
    """The whole card; its last line, which is no field, is an empty frame."""
    names = 270 if width >= _WIDE else 0
    top, marks = 1.0, []
    *fields, absent = figure.lines
    for row in fields:
        height, own = _row(row.name, row.value, top, width, names)
        marks += own
        top += height
        marks.append(rule(_INSET, width - _INSET, top, "rule"))
    around = box(0, 0, width, top + 1)
    height, own = _row(absent.name, absent.value, top + 14, width, names)
    frame = box(0, top + 14, width, height, dashed=True)
    return drawing(width, top + height + 16, [*around, *marks, *frame, *own])


def _row(name: str, value: str, top: float, width: int, names: int) -> tuple[float, list[str]]:
    left = wrapped(name, (names or width) - 2 * _INSET)
    right = wrapped(value, width - names - 2 * _INSET, weight=600)
    count = max(len(left), len(right)) if names else len(left) + len(right)
    first = top + _PAD + 14
    under = first if names else first + LINE * len(left)
    marks = lines(left, _INSET, first, colour="ink-soft")
    marks += lines(right, names + _INSET, under, weight=600)
    return count * LINE + 2 * _PAD, marks

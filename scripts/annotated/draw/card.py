"""The diagram of a record: a card with a field and what stands in it on each line."""

from annotated.draw import marks
from annotated.draw.marks import BOLD, INSET, LINE, SOFT, wrapped
from annotated.model import Figure

_PAD = 7


def card(figure: Figure, width: int) -> str:
    """The whole card under its remark; its last line, which is no field, is an empty frame."""
    names = 270 if width > 500 else 210 if width > 400 else 0
    said = wrapped(figure.remark, width, marks.ITALIC)
    drawn = marks.lines(said, 0, 14, marks.ITALIC)
    top = start = LINE * len(said) + 6.0
    *fields, absent = figure.lines
    rows: list[str] = []
    for row in fields:
        if row is not fields[0]:
            rows.append(marks.rule(INSET, width - INSET, top, "rule"))
        height, own = _row(row.name, row.value, top, width, names)
        rows += own
        top += height
    drawn += [*marks.box(0, start, width, top - start), *rows]
    top += INSET
    height, own = _row(absent.name, absent.value, top, width, names)
    drawn += [marks.outline(0, top, width, height), *own]
    return marks.drawing(width, top + height + 1, drawn)


def _row(name: str, value: str, top: float, width: int, names: int) -> tuple[float, list[str]]:
    """How high a line of the card is, and its words: beside each other, or one over the other."""
    left = wrapped(name, (names or width) - 2 * INSET)
    right = wrapped(value, width - names - 2 * INSET, BOLD)
    first = top + _PAD + 14
    under = first if names else first + LINE * len(left)
    drawn = marks.lines(left, INSET, first, SOFT)
    drawn += marks.lines(right, (names or 0) + INSET, under, BOLD)
    count = max(len(left), len(right)) if names else len(left) + len(right)
    return count * LINE + 2 * _PAD, drawn

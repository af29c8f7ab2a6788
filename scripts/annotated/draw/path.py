"""The diagram of a path: step after step from top to bottom, what leads on, and the ways out."""

from annotated.draw.marks import LINE, SIZE, arrow, box, drawing, lines, text, wrapped
from annotated.model import Figure, Step

_WIDE = 540  # from this width what a step is stands beside its box, not in it
_INSET, _BETWEEN = 12, 34
_SMALL = SIZE - 1


def path(figure: Figure, width: int) -> str:
    """The whole diagram."""
    wide = width >= _WIDE
    frame = (190, 216, width - 216 - 220, width - 204) if wide else (width - 118, 0, 0, width - 106)
    marks = [text("Ways out", frame[3], 12, colour="ink-soft")]
    top = 22.0
    for step in figure.steps:
        height, own = _step(step, top, frame, wide=wide)
        marks += own
        top += height
        if step is not figure.steps[-1]:
            marks.append(arrow(26, top + 3, 26, top + _BETWEEN - 3))
            room = width - 44
            marks += lines(wrapped(step.until, room)[:1], 42, top + 22, italic=True)
            top += _BETWEEN
    return drawing(width, top + 2, marks)


def _step(
    step: Step, top: float, frame: tuple[float, float, float, float], *, wide: bool
) -> tuple[float, list[str]]:
    """A step with its box, what it is and its way out; and how high that is."""
    box_width, at, room, out_at = frame
    name = wrapped(step.name, box_width - 2 * _INSET, weight=600)
    rule = wrapped(step.rule, box_width - 2 * _INSET, _SMALL)
    inside = [] if wide else wrapped(step.text, box_width - 2 * _INSET)
    beside = wrapped(step.text, room) if wide else []
    out = wrapped(step.out, 200 if wide else 100, SIZE if wide else _SMALL)
    height = 14 + LINE * (len(name) + len(inside)) + 16 * len(rule)
    height = max(height, LINE * max(len(beside), len(out)) + 10)
    y = top + 20
    marks = box(0, top, box_width, height)
    marks += lines(name, _INSET, y, weight=600)
    marks += lines(inside, _INSET, y + LINE * len(name))
    marks += lines(
        rule, _INSET, y + LINE * (len(name) + len(inside)), size=_SMALL, colour="ink-soft"
    )
    marks += lines(beside, at, y)
    marks.append(arrow(box_width + 2 if not wide else out_at - 16, top + 15, out_at - 3, top + 15))
    marks += lines(out, out_at, y, size=SIZE if wide else _SMALL)
    return height, marks

"""The diagram of the layers: a bar for each, under the columns of those whom it touches."""

from collections.abc import Iterator
from dataclasses import dataclass

from annotated.draw import marks
from annotated.draw.marks import BOLD, INSET, LINE, PLAIN, SOFT, wrapped
from annotated.model import Figure, Layer

_GAP, _NAMES = 14, 212  # the room of the names, where they stand beside the bars
_ARROW = 20  # before what follows
_BESIDE = "Beside them, and often confused with them"


@dataclass(frozen=True)
class _Frame:
    """Where things stand in a diagram of a given width."""

    width: int

    @property
    def start(self) -> int:
        return _NAMES if self.width > 500 else 0

    def column(self, touches: str) -> tuple[float, float]:
        """The left edge and the width of the column of people, of firms, or of both."""
        whole = self.width - self.start
        half = (whole - _GAP) / 2
        left = self.start + half + _GAP if touches == "firms" else self.start
        return left, whole if touches == "both" else half


def layers(figure: Figure, width: int) -> str:
    """The whole diagram: the parts of the system, a remark, and what stands beside them."""
    frame = _Frame(width)
    drawn = [*_heads(frame)]
    top = 32.0
    for beside in ("no", "yes"):
        if beside == "yes":
            between, top = _between(figure.remark, top, frame)
            drawn += between
        parts = [part for part in figure.layers if part.beside == beside]
        height = max(_height(part, frame) for part in parts) if frame.start else 0
        for part in parts:
            own = height or _height(part, frame)
            drawn += _part(part, top, own, frame)
            top += own + _GAP
    return marks.drawing(width, top - _GAP + 1, drawn)


def _heads(frame: _Frame) -> Iterator[str]:
    if frame.start:
        yield marks.text("Who runs it", 0, 14, SOFT)
        yield marks.rule(0, frame.start - _GAP, 22)
    for touches in ("people", "firms"):
        left, width = frame.column(touches)
        yield marks.text(f"Touches {touches}", left, 14, SOFT)
        yield marks.rule(left, left + width, 22)


def _between(remark: str, top: float, frame: _Frame) -> tuple[list[str], float]:
    """The remark below the parts of the system, the heading of what stands beside, its end."""
    look = marks.Look("accent", weight=600)
    words = wrapped(remark, frame.width, look)
    drawn = marks.lines(words, 0, top + 14, look)
    top += LINE * len(words) + 12
    words = wrapped(_BESIDE, frame.width, SOFT)
    drawn += marks.lines(words, 0, top + 20, SOFT)
    top += LINE * len(words) + 10
    return [*drawn, marks.rule(0, frame.width, top)], top + 10


def _names(part: Layer, frame: _Frame) -> list[tuple[str, marks.Look]]:
    """The lines of the name, and those of who runs it."""
    room = frame.start - _GAP if frame.start else frame.width
    told = ((part.name, BOLD), (f"run by {part.run}", SOFT))
    return [(line, look) for words, look in told for line in wrapped(words, room, look)]


def _words(part: Layer, frame: _Frame) -> tuple[list[str], list[str]]:
    """Whom it touches, and what follows."""
    room = frame.column(part.touches)[1] - 2 * INSET
    return wrapped(part.whom, room), wrapped(part.follows, room - _ARROW)


def _height(part: Layer, frame: _Frame) -> float:
    names, bar = len(_names(part, frame)) * LINE, sum(map(len, _words(part, frame))) * LINE + 18
    return max(names + 4, bar) if frame.start else names + 10 + bar


def _part(part: Layer, top: float, height: float, frame: _Frame) -> Iterator[str]:
    names = _names(part, frame)
    above = (height - len(names) * LINE) / 2 if frame.start else 0
    for number, (words, look) in enumerate(names):
        yield marks.text(words, 0, top + above + 14 + number * LINE, look)
    over = 0 if frame.start else len(names) * LINE + 10
    yield from _bar(part, top + over, height - over, frame)


def _bar(part: Layer, top: float, height: float, frame: _Frame) -> Iterator[str]:
    left, width = frame.column(part.touches)
    place = (left, top, width, height)
    yield from [marks.outline(*place)] if part.beside == "yes" else marks.box(*place)
    whom, follows = _words(part, frame)
    first = top + (height - LINE * (len(whom) + len(follows))) / 2 + 14
    yield from marks.lines(whom, left + INSET, first, PLAIN)
    first += LINE * len(whom)
    yield marks.arrow((left + INSET, first - 5), (left + INSET + 14, first - 5))
    yield from marks.lines(follows, left + INSET + _ARROW, first, PLAIN)

"""The diagram of the layers: a bar for each, under the columns of those whom it touches."""

import textwrap
from collections.abc import Iterator
from dataclasses import dataclass
from html import escape

from annotated.model import Figure, Layer

_SIZE, _LINE = 12, 16

_GAP, _INSET = 12, 11

_WIDE = 540  # from this width the names stand beside the bars, not over them

_NAMES = 176

# A letter of a sans-serif font is about this wide, with some room to spare.
_LETTER = 0.5 * _SIZE


@dataclass(frozen=True)
class _Frame:
    """Where things stand in a diagram of a given width."""

    width: int

    @property
    def start(self) -> int:
        return _NAMES if self.width >= _WIDE else 0

    def column(self, touches: str) -> tuple[float, float]:
        """The left edge and the width of the column of people, of firms, or of both."""
        whole = self.width - self.start
        half = (whole - _GAP) / 2
        left = self.start + half + _GAP if touches == "firms" else self.start
        return left, whole if touches == "both" else half


def layers(figure: Figure, width: int) -> str:
    """The whole diagram: the parts of the system, a remark, and what stands beside them."""
    frame = _Frame(width)
    marks = [*_heads(frame)]
    top = 26.0
    for beside in ("no", "yes"):
        if beside == "yes":
            between, depth = _between(figure.remark, frame)
            marks += [f'<g transform="translate(0 {top:g})">{"".join(between)}</g>']
            top += depth
        parts = [part for part in figure.layers if part.beside == beside]
        height = max(_height(part, frame) for part in parts) if frame.start else 0
        for part in parts:
            own = height or _height(part, frame)
            marks += _part(part, top, own, frame)
            top += own + _GAP
    return f'<svg viewBox="0 0 {width} {top - _GAP + 2:g}">{"".join(marks)}</svg>'


def _heads(frame: _Frame) -> Iterator[str]:
    if frame.start:
        yield _text("Who runs it", 0, 12, colour="ink-soft")
        yield _line(0, frame.start - _GAP, 19)
    for touches in ("people", "firms"):
        left, width = frame.column(touches)
        yield _text(f"Touches {touches}", left, 12, colour="ink-soft")
        yield _line(left, left + width, 19)


def _between(remark: str, frame: _Frame) -> tuple[list[str], int]:
    """The remark under the parts of the system, the heading of what stands beside, their height."""
    lines = textwrap.wrap(remark, int(frame.width / _LETTER / 1.12))
    marks = [
        _text(line, 0, 14 + _LINE * number, weight=600, colour="accent")
        for number, line in enumerate(lines)
    ]
    depth = 14 + _LINE * (len(lines) - 1)
    words = "Beside them, and often confused with them"
    marks.append(_text(words, 0, depth + 40, colour="ink-soft"))
    return [*marks, _line(0, frame.width, depth + 47)], depth + 62


def _names(part: Layer, frame: _Frame) -> list[tuple[str, bool]]:
    """The lines of the name, and those of who runs it; the former are bold."""
    room = frame.start - _GAP if frame.start else frame.width
    bold = textwrap.wrap(part.name, int(room / _LETTER / 1.12))
    plain = textwrap.wrap(f"run by {part.run}", int(room / _LETTER))
    return [*((line, True) for line in bold), *((line, False) for line in plain)]


def _words(part: Layer, frame: _Frame) -> list[str]:
    room = int((frame.column(part.touches)[1] - 2 * _INSET) / _LETTER)
    return [*textwrap.wrap(part.whom, room), *textwrap.wrap(f"→ {part.follows}", room)]


def _height(part: Layer, frame: _Frame) -> float:
    names, bar = len(_names(part, frame)) * _LINE, len(_words(part, frame)) * _LINE + 14
    return max(names + 2, bar) if frame.start else names + 8 + bar


def _part(part: Layer, top: float, height: float, frame: _Frame) -> Iterator[str]:
    names = _names(part, frame)
    above = (height - len(names) * _LINE) / 2 if frame.start else 0
    for number, (line, bold) in enumerate(names):
        look = {"weight": 600, "size": 13} if bold else {"colour": "ink-soft"}
        yield _text(line, 0, top + above + 12 + number * _LINE, **look)
    over = 0 if frame.start else len(names) * _LINE + 8
    yield from _bar(part, top + over, height - over, frame)
    words = _words(part, frame)
    first = top + over + (height - over - len(words) * _LINE) / 2 + 12
    for number, line in enumerate(words):
        yield _text(line, frame.column(part.touches)[0] + _INSET, first + number * _LINE)


def _bar(part: Layer, top: float, height: float, frame: _Frame) -> Iterator[str]:
    left, width = frame.column(part.touches)
    box = f'x="{left + 0.5:g}" y="{top + 0.5:g}" width="{width - 1:g}" height="{height - 1:g}"'
    if part.beside == "yes":
        yield f'<rect {box} fill="none" stroke="var(--ink-soft)" stroke-dasharray="4 3"/>'
    else:
        yield f'<rect {box} fill="var(--paper-deep)" stroke="var(--ink-soft)"/>'
        yield f'<rect x="{left:g}" y="{top:g}" width="4" height="{height:g}" fill="var(--accent)"/>'


def _text(
    words: str, x: float, y: float, *, colour: str = "ink", weight: int = 400, size: int = _SIZE
) -> str:
    bold = f' font-weight="{weight}"' if weight != 400 else ""
    look = f'font-size="{size}" fill="var(--{colour})"{bold}'
    return f'<text x="{x:g}" y="{y:g}" {look}>{escape(words, quote=False)}</text>'


def _line(start: float, end: float, y: float) -> str:
    return f'<path d="M{start:g} {y + 0.5:g}H{end:g}" stroke="var(--ink-soft)"/>'

"""The marks that diagrams are made of: lines of text, boxes, rules and arrows, as SVG.

Lengths are pixels. Widths of words are estimated, so that no drawing depends on a machine’s fonts.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from html import escape
from math import ceil
from typing import Generic, TypeVar

SIZE, LINE = 14, 18
INSET = 12  # between the edge of a box and its words

# How wide a letter is, in parts of its size: those of a sans-serif font on the wide side.
_WIDTHS = (
    (re.compile(r"[ijl.,:;'’‘|!]"), 0.29),
    (re.compile(r"[\s frt()\[\]/\-]"), 0.34),
    (re.compile(r"[mwMW%@—]"), 0.88),
    (re.compile(r"[A-Z]"), 0.72),
)
_OTHER, _BOLD = 0.6, 1.13

# What a line may not divide: an article from its number.
_TIES = re.compile(r"\b(Arts?\.|No\.) ")

Point = tuple[float, float]
Part = TypeVar("Part")


@dataclass(frozen=True)
class Look:
    """How a text looks."""

    colour: str = "ink"
    weight: int = 400
    italic: bool = False
    anchor: str = ""


PLAIN, SOFT, BOLD = Look(), Look("ink-soft"), Look(weight=600)
ITALIC = Look(italic=True)

Told = Sequence[tuple[str, Look]]


@dataclass(frozen=True)
class Box(Generic[Part]):
    """A part of a diagram in its place, and what its box tells, in texts one below the other."""

    part: Part
    told: Told
    x: float
    y: float
    width: float
    height: float = 0
    loose: bool = False  # not of the kind of the other boxes: an outline of dashes

    @property
    def middle(self) -> float:
        return self.x + self.width / 2

    @property
    def right(self) -> float:
        return self.x + self.width

    @property
    def bottom(self) -> float:
        return self.y + self.height

    def marks(self) -> Iterator[str]:
        """The box with its words."""
        place = (self.x, self.y, self.width, self.height)
        yield from [outline(*place)] if self.loose else box(*place)
        first = self.y + 21
        for words, look in self.told:
            wrap = wrapped(words, self.width - 2 * INSET, look)
            yield from lines(wrap, self.x + INSET, first, look)
            first += LINE * len(wrap)


def height_of(told: Told, width: float) -> float:
    """How high a box of this width must be."""
    return LINE * sum(len(wrapped(words, width - 2 * INSET, look)) for words, look in told) + 18


def width_of(words: str, look: Look = PLAIN) -> float:
    """About how wide a line of text is."""
    letters = sum(
        next((part for sign, part in _WIDTHS if sign.match(one)), _OTHER) for one in words
    )
    return SIZE * letters * (_BOLD if look.weight > 400 else 1)


def wrapped(words: str, width: float, look: Look = PLAIN) -> list[str]:
    """A text in as few lines as fit into a width, about equally long."""
    lines = _filled(words, width, look)
    narrower = width
    while len(lines) > 1 and narrower > width / 2:
        narrower -= SIZE
        tried = _filled(words, narrower, look)
        if len(tried) > len(lines) or max(width_of(one, look) for one in tried) > narrower:
            break
        lines = tried
    return lines


def _filled(words: str, width: float, look: Look) -> list[str]:
    lines: list[str] = []
    for word in _TIES.sub("\\1\u00a0", words).split(" ") if words else []:
        longer = f"{lines[-1]} {word}" if lines else word
        if lines and width_of(longer, look) <= width:
            lines[-1] = longer
        else:
            lines.append(word)
    return lines


def text(words: str, x: float, y: float, look: Look = PLAIN) -> str:
    """One line of text, its base at `y`."""
    more = f' font-weight="{look.weight}"' if look.weight != 400 else ""
    more += ' font-style="italic"' if look.italic else ""
    more += f' text-anchor="{look.anchor}"' if look.anchor else ""
    drawn = f'font-size="{SIZE}" fill="var(--{look.colour})"{more}'
    return f'<text x="{x:g}" y="{y:g}" {drawn}>{escape(words, quote=False)}</text>'


def lines(words: Sequence[str], x: float, y: float, look: Look = PLAIN) -> list[str]:
    """Lines of text, the first with its base at `y`."""
    return [text(one, x, y + number * LINE, look) for number, one in enumerate(words)]


def rule(start: float, end: float, y: float, colour: str = "ink-soft") -> str:
    """A line across."""
    return f'<path d="M{start:g} {y + 0.5:g}H{end:g}" stroke="var(--{colour})"/>'


def box(x: float, y: float, width: float, height: float) -> list[str]:
    """What there is: a box with an edge of the accent."""
    edge = f'x="{x:g}" y="{y:g}" width="4" height="{height:g}"'
    return [
        f'<rect {_inner(x, y, width, height)} fill="var(--paper-deep)" stroke="var(--ink-soft)"/>',
        f'<rect {edge} fill="var(--accent)"/>',
    ]


def outline(x: float, y: float, width: float, height: float, *, dashed: bool = True) -> str:
    """A frame that holds something else than the boxes do; of dashes, what is not of their kind."""
    dashes = ' stroke-dasharray="5 3"' if dashed else ""
    return f'<rect {_inner(x, y, width, height)} fill="none" stroke="var(--ink-soft)"{dashes}/>'


def _inner(x: float, y: float, width: float, height: float) -> str:
    # Half a pixel inwards, where a line of one pixel is sharp.
    return f'x="{x + 0.5:g}" y="{y + 0.5:g}" width="{width - 1:g}" height="{height - 1:g}"'


def arrow(*points: Point, dotted: bool = False) -> str:
    """An arrow along these points, each straight across or straight down from the one before."""
    colour = "ink-soft" if dotted else "ink"
    (x, y), (to_x, to_y) = points[-2:]
    across, down = (to_x > x) - (to_x < x), (to_y > y) - (to_y < y)
    base = (to_x - 7 * across, to_y - 7 * down)
    head = f"M{to_x:g} {to_y:g}L{base[0] - 4 * down:g} {base[1] - 4 * across:g}"
    head += f"L{base[0] + 4 * down:g} {base[1] + 4 * across:g}Z"
    shaft = line(*points[:-1], base, colour=colour, dotted=dotted)
    return f'{shaft}<path d="{head}" fill="var(--{colour})"/>'


def line(*points: Point, colour: str = "ink-soft", dotted: bool = False) -> str:
    """A line along these points."""
    way = "L".join(f"{x:g} {y:g}" for x, y in points)
    dots = ' stroke-dasharray="2 3"' if dotted else ""
    return f'<path d="M{way}" stroke="var(--{colour})" stroke-width="1.2"{dots}/>'


def drawing(width: float, height: float, marks: Iterable[str]) -> str:
    """All marks as one SVG."""
    box = f"0 0 {ceil(width)} {ceil(height)}"
    return f'<svg viewBox="{box}" fill="none">{"".join(marks)}</svg>'

"""The marks that diagrams are made of: lines of text, boxes, rules and arrows, as SVG.

Lengths are pixels. Widths of words are estimated, so that no drawing depends on a machine’s fonts.
"""

import textwrap
from collections.abc import Iterable, Sequence
from html import escape

SIZE, LINE = 14, 18
LETTER = 0.5  # of its size: about what a letter of a sans-serif font takes, with room to spare


def wrapped(words: str, width: float, size: int = SIZE, weight: int = 400) -> list[str]:
    """A text in lines that fit into a width."""
    letter = LETTER * size * (1.12 if weight > 400 else 1)
    return textwrap.wrap(words, max(8, int(width / letter))) if words else []


def text(
    words: str,
    x: float,
    y: float,
    *,
    colour: str = "ink",
    weight: int = 400,
    size: int = SIZE,
    italic: bool = False,
    anchor: str = "",
) -> str:
    """One line of text, its base at `y`."""
    more = f' font-weight="{weight}"' if weight != 400 else ""
    more += ' font-style="italic"' if italic else ""
    more += f' text-anchor="{anchor}"' if anchor else ""
    look = f'font-size="{size}" fill="var(--{colour})"{more}'
    return f'<text x="{x:g}" y="{y:g}" {look}>{escape(words, quote=False)}</text>'


def lines(words: Sequence[str], x: float, y: float, size: int = SIZE, **look: object) -> list[str]:
    """Lines of text, the first with its base at `y`."""
    step = LINE if size >= SIZE else size + 3
    return [
        text(one, x, y + number * step, size=size, **look)  # type: ignore[arg-type]
        for number, one in enumerate(words)
    ]


def rule(start: float, end: float, y: float, colour: str = "ink-soft") -> str:
    """A line across."""
    return f'<path d="M{start:g} {y + 0.5:g}H{end:g}" stroke="var(--{colour})"/>'


def box(
    x: float, y: float, width: float, height: float, *, dashed: bool = False, edge: bool = True
) -> list[str]:
    """A box: solid with an edge of the accent, or an outline of dashes."""
    inner = f'x="{x + 0.5:g}" y="{y + 0.5:g}" width="{width - 1:g}" height="{height - 1:g}"'
    if dashed:
        return [f'<rect {inner} fill="none" stroke="var(--ink-soft)" stroke-dasharray="4 3"/>']
    marks = [f'<rect {inner} fill="var(--paper-deep)" stroke="var(--ink-soft)"/>']
    if edge:
        marks.append(
            f'<rect x="{x:g}" y="{y:g}" width="4" height="{height:g}" fill="var(--accent)"/>'
        )
    return marks


def arrow(x: float, y: float, to_x: float, to_y: float) -> str:
    """A straight arrow, across or up and down."""
    down, across = (to_y > y) - (to_y < y), (to_x > x) - (to_x < x)
    head = (
        f"M{to_x - 4:g} {to_y - 6 * down:g}h8l-4 {6 * down}z"
        if down
        else f"M{to_x - 6 * across:g} {to_y - 4:g}v8l{6 * across} -4z"
    )
    shaft = f"M{x:g} {y:g}L{to_x - 5 * across:g} {to_y - 5 * down:g}"
    return f'<path d="{shaft}" stroke="var(--ink)"/><path d="{head}" fill="var(--ink)"/>'


def drawing(width: float, height: float, marks: Iterable[str]) -> str:
    """All marks as one SVG."""
    return f'<svg viewBox="0 0 {width:g} {height:g}">{"".join(marks)}</svg>'

"""The verdicts counted: bars with shapes and numbers, and a small one to stand beside a name."""

from collections.abc import Iterator, Sequence
from types import MappingProxyType

from annotated.draw import marks, shapes
from annotated.draw.marks import BOLD, LINE, Look
from annotated.model import VERDICTS, Figure, Value, Verdict

_BAR, _ROW = 24, 80  # how high a bar is, and a bar with what stands over and under it
_KEY, _SHAPE = 180, 13  # room for a word of the key; the shape of a verdict
_LEAST = 8  # a smaller shape is not told from another

_SMALL, _HIGH = 3.7, 11  # a claim of a small bar, and its height

_BY_WORD = MappingProxyType({one.word: one for one in VERDICTS.values()})


def verdict(value: Value) -> Verdict:
    """The verdict that a number counts."""
    return _BY_WORD[value.label]


def bars(figure: Figure, width: int) -> str:
    """A bar for all claims and one for each chapter, under the key of the shapes."""
    groups: dict[str, list[Value]] = {}
    for one in figure.values:
        groups.setdefault(one.series, []).append(one)
    drawn, top = _key(list(dict.fromkeys(map(verdict, figure.values))), width)
    for name, values in groups.items():
        total = sum(one.number for one in values)
        drawn.append(marks.text(f"{name}: {total:g} claims", 0, top + 14, BOLD))
        drawn += _bar([one for one in values if one.number], top + 22, width)
        top += _ROW
    return marks.drawing(width, top - 10, drawn)


def _key(verdicts: Sequence[Verdict], width: int) -> tuple[list[str], float]:
    """What the shapes mean, in as many columns as there is room for, and how high that is."""
    columns = max(1, min(3, width // _KEY))
    deep = -(-len(verdicts) // columns)
    drawn = []
    for number, one in enumerate(verdicts):
        x, y = number // deep * (width / columns), LINE * 1.2 * (number % deep)
        drawn.append(shapes.at(one.id, x, y + 3, _SHAPE, f"var(--{one.colour})"))
        drawn.append(marks.text(one.word, x + 20, y + 14))
    return drawn, LINE * 1.2 * deep + 14


def _bar(values: Sequence[Value], top: float, width: float) -> Iterator[str]:
    """One bar: its parts as wide as their shares, a shape in each, and below it the number."""
    end, whole = 0.0, sum(one.number for one in values)
    for one in values:
        start, end = end, end + width * one.number / whole
        own = verdict(one)
        yield _part(own, start, top, end - start, _BAR)
        side = min(max(end - start - 4, _LEAST), _SHAPE)
        place = ((start + end - side) / 2, top + (_BAR - side) / 2)
        ink = "paper" if own.filled else own.colour
        yield shapes.at(own.id, *place, side, f"var(--{ink})")
        yield marks.text(one.value, (start + end) / 2, top + _BAR + 16, Look(anchor="middle"))


def _part(own: Verdict, x: float, y: float, width: float, height: float) -> str:
    """A part of a bar; a verdict that does not say how far a claim holds is empty."""
    inner = f'x="{x + 1:.4g}" y="{y + 0.5:g}" width="{width - 2:.4g}" height="{height - 1:g}"'
    colour = f"var(--{own.colour})"
    fill = colour if own.filled else "var(--paper-deep)"
    return f'<rect {inner} fill="{fill}" stroke="{colour}"/>'


def small(values: Sequence[Value]) -> str:
    """A bar as long as there are claims, in the colours of their verdicts."""
    end, drawn = 0.0, []
    for one in values:
        start, end = end, end + _SMALL * one.number
        if one.number:
            drawn.append(_part(verdict(one), start, 0, end - start, _HIGH))
    return marks.drawing(end, _HIGH, drawn)


def said(values: Sequence[Value]) -> str:
    """The numbers of a bar in words."""
    counted = [f"{one.value} {verdict(one).label}" for one in values if one.number]
    return f"{sum(one.number for one in values):g} claims: {', '.join(counted)}"

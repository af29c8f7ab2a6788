"""A plot with both scales logarithmic, as SVG: cost in proportion to size is a line of slope 1."""

import math
from collections.abc import Iterator, Mapping, Sequence
from html import escape

Point = tuple[float, float]
_WIDTH, _HEIGHT, _LEFT, _TOP, _BOTTOM = 640, 400, 70, 34, 50
_COLOURS = ("#0b57d0", "#b3261e")
_STYLE = "font: 13px system-ui, sans-serif; background: #fff"


def log_log(lines: Mapping[str, Sequence[Point]], across: str, up: str) -> str:
    """The lines by name, each beside a dashed one that shows growth in proportion."""
    points = [point for line in lines.values() for point in line]
    xs, ys = (_decades([point[axis] for point in points]) for axis in (0, 1))
    parts = [*_axes(xs, ys, across, up)]
    for (name, line), colour in zip(lines.items(), _COLOURS, strict=True):
        parts += _line(name, line, colour, xs, ys)
    body = "\n".join(parts)
    box = f'viewBox="0 0 {_WIDTH} {_HEIGHT}" role="img" style="{_STYLE}"'
    title = f"<title>{escape(up)} by {escape(across)}</title>"
    return f'<svg xmlns="http://www.w3.org/2000/svg" {box}>\n{title}\n{body}\n</svg>\n'


def _decades(values: Sequence[float]) -> range:
    low, high = math.floor(math.log10(min(values))), math.ceil(math.log10(max(values)))
    return range(low, max(high, low + 1) + 1)


def _place(point: Point, xs: range, ys: range) -> str:
    across = (math.log10(point[0]) - xs[0]) / (xs[-1] - xs[0])
    up = (math.log10(point[1]) - ys[0]) / (ys[-1] - ys[0])
    x = _LEFT + across * (_WIDTH - _LEFT - 150)
    return f"{x:.1f},{(1 - up) * (_HEIGHT - _BOTTOM - _TOP) + _TOP:.1f}"


def _axes(xs: range, ys: range, across: str, up: str) -> Iterator[str]:
    for power in xs:
        x, y = _place((10**power, 10 ** ys[0]), xs, ys).split(",")
        yield f'<text x="{x}" y="{float(y) + 20}" text-anchor="middle">{10**power:,}</text>'
        yield f'<path d="M{x},{y} V{_TOP}" stroke="#ddd"/>'
    for power in ys:
        x, y = _place((10 ** xs[0], 10**power), xs, ys).split(",")
        yield f'<text x="{float(x) - 8}" y="{float(y) + 4}" text-anchor="end">{10**power:,}</text>'
        yield f'<path d="M{x},{y} H{_WIDTH - 150}" stroke="#ddd"/>'
    yield f'<text x="{_LEFT}" y="{_HEIGHT - 8}">{escape(across)}</text>'
    yield f'<text x="4" y="12">{escape(up)}</text>'


def _line(name: str, line: Sequence[Point], colour: str, xs: range, ys: range) -> Iterator[str]:
    drawn = " ".join(_place(point, xs, ys) for point in line)
    (first_x, first_y), (last_x, _) = line[0], line[-1]
    proportion = [line[0], (last_x, first_y * last_x / first_x)]
    dashed = " ".join(_place(point, xs, ys) for point in proportion)
    yield f'<polyline points="{dashed}" fill="none" stroke="{colour}" stroke-dasharray="3 4"/>'
    yield f'<polyline points="{drawn}" fill="none" stroke="{colour}" stroke-width="2"/>'
    for point in line:
        x, y = _place(point, xs, ys).split(",")
        yield f'<circle cx="{x}" cy="{y}" r="4" fill="{colour}"/>'
    x, y = _place(line[-1], xs, ys).split(",")
    yield f'<text x="{float(x) + 8}" y="{float(y) + 4}" fill="{colour}">{escape(name)}</text>'

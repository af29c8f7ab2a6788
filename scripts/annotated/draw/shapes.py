"""Shapes that mean something: those of the verdicts, for pages, drawings and documents alike, and
those of the layers of the system.
"""

import re
from functools import cache
from pathlib import Path

from annotated.draw.colours import LIGHT
from annotated.model import VERDICTS

_SIDE = 16  # of each shape in verdicts.svg
_SYMBOL = re.compile(r'<symbol id="(?:v-)?([a-z-]+)"[^>]*>(.*?)</symbol>')


@cache
def sprite() -> str:
    """All shapes as one SVG, to be put into a page once and used by their ids."""
    svg = _file("verdicts.svg")
    return re.sub(r"\s*<!--.*?-->|\n\s*", "", svg).replace("<svg ", '<svg hidden="" ', 1).strip()


def _file(name: str) -> str:
    return Path(__file__).with_name(name).read_text(encoding="utf-8")


def alone(verdict: str) -> str:
    """A shape as an SVG of its own, in the colour of its verdict by day."""
    colour = LIGHT[VERDICTS[verdict].colour]
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="16" height="16" viewBox="0 0 16 16" '
        f'fill="none" stroke="{colour}" stroke-width="1.7">'
        f"{shapes()[verdict].replace('currentColor', colour)}</svg>"
    )


def at(verdict: str, x: float, y: float, side: float, colour: str) -> str:
    """A shape as a mark of a drawing, its left upper corner in this place."""
    place = f'transform="translate({x:.4g},{y:.4g}) scale({side / _SIDE:.4g})"'
    inside = shapes()[verdict].replace("currentColor", colour)
    return f'<g {place} fill="none" stroke="{colour}" stroke-width="1.7">{inside}</g>'


@cache
def shapes() -> dict[str, str]:
    """The marks of each shape, 16 by 16, by the id of its verdict."""
    return dict(_SYMBOL.findall(sprite()))


@cache
def silhouettes() -> dict[str, str]:
    """The marks of each layer's shape, 104 by 104, by the id of the layer."""
    return dict(_SYMBOL.findall(_file("silhouettes.svg")))

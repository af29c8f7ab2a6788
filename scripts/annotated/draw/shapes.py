"""The shapes of the verdicts, drawn once in verdicts.svg for pages, drawings and documents."""

import re
from functools import cache
from pathlib import Path

from annotated.draw.colours import LIGHT
from annotated.model import VERDICTS

_SYMBOL = re.compile(r'<symbol id="v-([a-z-]+)"[^>]*>(.*?)</symbol>')


@cache
def sprite() -> str:
    """All shapes as one SVG, to be put into a page once and used by their ids."""
    svg = Path(__file__).with_name("verdicts.svg").read_text(encoding="utf-8")
    return re.sub(r"\s*<!--.*?-->|\n\s*", "", svg).replace("<svg ", '<svg hidden="" ', 1).strip()


def alone(verdict: str) -> str:
    """A shape as an SVG of its own, in the colour of its verdict by day."""
    colour = LIGHT[VERDICTS[verdict].colour]
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="16" height="16" viewBox="0 0 16 16" '
        f'fill="none" stroke="{colour}" stroke-width="1.7">'
        f"{shapes()[verdict].replace('currentColor', colour)}</svg>"
    )


@cache
def shapes() -> dict[str, str]:
    """The marks of each shape, 16 by 16, by the id of its verdict."""
    return dict(_SYMBOL.findall(sprite()))

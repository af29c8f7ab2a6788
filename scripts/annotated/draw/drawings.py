"""Figures as SVG: drawn in several widths, cleaned, or as files of their own.

In a page a drawing takes its colours from the theme; alone and on paper it has its own.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from html import escape
from types import MappingProxyType
from xml.etree import ElementTree

import vl_convert

from annotated.draw import card, charts, ladder, layers, path, tally
from annotated.draw.colours import DARK, LIGHT, by
from annotated.model import Figure

# Drawn one to one on a desk and on a phone. On paper 736 are the 169 mm of text and notes, so that
# 466 are the 107 mm of the text alone.
WIDE, NARROW, TEXT = 736, 288, 466
WITH_THE_NOTES = frozenset(("layers", "debtor-path", "legal-ladder", "investment"))

DIAGRAMS = MappingProxyType(
    {
        "layers": layers.layers,
        "verdicts": tally.bars,
        "debtor-path": path.path,
        "court-list-entry": card.card,
        "legal-ladder": ladder.ladder,
    }
)

EDGE = 16
# Around a drawing in a page, where words in a wide font are seen whole; the style sheet knows it.
INSET = 8

SANS = "system-ui, 'Segoe UI', 'Noto Sans', Helvetica, Arial, sans-serif"
SERIF = "Libertinus Serif, DejaVu Sans Mono"  # what the documents have

_SVG = "{http://www.w3.org/2000/svg}"

_KEPT = frozenset(
    "d fill fill-opacity font-size font-style font-weight opacity stroke stroke-dasharray "
    "stroke-opacity stroke-width text-anchor transform x x2 y y2 dy".split()
)

_NUMBERS = frozenset(("d", "transform", "x", "y", "x2", "y2"))

# The colours of a reader who has set some for all pages: grounds, and lines that matter less.
_FORCED = MappingProxyType({"paper": "Canvas", "paper-deep": "Canvas", "rule": "GrayText"})

_DEFAULTS = {
    "opacity": "1",
    "fill-opacity": "1",
    "stroke-dasharray": "1,0",
    "transform": "translate(0,0)",
    "x2": "0",
    "y2": "0",
}


@dataclass(frozen=True)
class Drawing:
    """A figure as SVG in the widths that the site needs; its colours are those of the page."""

    wide: str
    narrow: str
    paper: str


def draw(figure: Figure) -> Drawing:
    """Draw a figure in all widths."""
    drawn = DIAGRAMS.get(figure.id, _chart)
    wide, narrow = drawn(figure, WIDE), drawn(figure, NARROW)
    paper = wide if figure.id in WITH_THE_NOTES else drawn(figure, TEXT)
    return Drawing(wide, narrow, paper)


def _chart(figure: Figure, width: int) -> str:
    spec = charts.CHARTS[figure.id](figure, width)
    return clean(vl_convert.vegalite_to_svg(spec, vl_version=charts.VERSION))


def clean(svg: str) -> str:
    """What Vega draws, without its roles, classes, fonts and empty marks."""
    root = ElementTree.fromstring(svg)
    size = f"{root.get('width')} {root.get('height')}"
    return f'<svg viewBox="0 0 {size}" fill="none">{"".join(_marks(root))}</svg>'


def _marks(parent: ElementTree.Element) -> Iterator[str]:
    for element in parent:
        name = element.tag.removeprefix(_SVG)
        inside = "".join(_marks(element)) or escape(element.text or "", quote=False)
        attributes = "".join(f' {key}="{escape(value)}"' for key, value in _attributes(element))
        if name == "g" and (not attributes or not inside):
            yield inside
        elif name in ("g", "tspan") or _is_seen(element):
            yield f"<{name}{attributes}>{inside}</{name}>"


def _is_seen(element: ElementTree.Element) -> bool:
    painted = {element.get("fill", "none"), element.get("stroke", "none")} - {"none", "transparent"}
    return bool(painted) and element.get("d") != "" and element.get("display") != "none"


def _attributes(element: ElementTree.Element) -> Iterator[tuple[str, str]]:
    bare = element.get("stroke-width") == "0"
    for key, value in element.attrib.items():
        text = _rounded(value) if key in _NUMBERS else value.removesuffix("px")
        unused = _DEFAULTS.get(key) == text or (bare and key.startswith("stroke"))
        on_group = element.tag == f"{_SVG}g" and key == "fill"
        if key in _KEPT and not unused and not on_group:
            yield key, text


def _rounded(numbers: str) -> str:
    return re.sub(r"-?\d+\.\d+", lambda found: f"{round(float(found[0]), 1):g}", numbers)


def alone(svg: str, figure: Figure, font: str = SANS, theme: Mapping[str, str] = LIGHT) -> str:
    """A file of its own: with a ground, a title and a description."""
    width, height = (side + 2 * EDGE for side in _size(svg))
    ground = f'<path d="M{-EDGE} {-EDGE}h{width}v{height}h{-width}z" fill="var(--paper)"/>'
    title, alt = (escape(text, quote=False) for text in (figure.title, figure.plain_alt))
    words = f"<title>{title}</title><desc>{alt}</desc>"
    return by(theme, _file(width, height, EDGE, font, words + ground + _inside(svg))) + "\n"


def in_page(svg: str) -> str:
    """The picture in a page: its colours follow the theme of the page, or of who opens it alone."""
    used = sorted({name for name in LIGHT if f"var(--{name})" in svg})
    themes = "".join(f"--{name}:light-dark({LIGHT[name]},{DARK[name]});" for name in used)
    forced = "".join(f"--{name}:{_FORCED.get(name, 'CanvasText')};" for name in used)
    look = (
        f"<style>:root{{color-scheme:light dark;{themes}}}"
        f"@media (forced-colors:active){{:root{{{forced}}}}}</style>"
    )
    width, height = (side + 2 * INSET for side in _size(svg))
    return _file(width, height, INSET, SANS, look + _inside(svg))


def on_paper(drawing: Drawing) -> str:
    """The picture in a document; its width tells how much of the page it takes."""
    return by(LIGHT, _file(*_size(drawing.paper), 0, SERIF, _inside(drawing.paper)))


def _file(width: int, height: int, edge: int, font: str, content: str) -> str:
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{width}" height="{height}" '
        f'viewBox="{-edge} {-edge} {width} {height}" fill="none" font-family="{font}">{content}'
    )


def _inside(svg: str) -> str:
    return svg.partition(">")[2]


def _size(svg: str) -> tuple[int, int]:
    width, height = svg.partition('viewBox="0 0 ')[2].partition('"')[0].split(" ")
    return int(width), int(height)

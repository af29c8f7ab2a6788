"""A drawing in pixels, for whoever cannot use SVG.

The fonts are those of the documents, not of the machine, so that the file is the same anywhere.
"""

import json

import typst

from annotated.paper.fonts import FOLDER

_PAGE = "#set page(width: auto, height: auto, margin: 0pt)"


def pixels(svg: str, each: float = 2) -> bytes:
    """An SVG as PNG, with so many pixels for each of its own, of which an inch has 96."""
    quoted = json.dumps(svg, ensure_ascii=False)
    source = f'{_PAGE}\n#image(bytes({quoted}), format: "svg")'
    fonts = typst.Fonts(include_system_fonts=False, font_paths=[str(FOLDER)])
    return typst.compile(source.encode(), format="png", ppi=96 * each - 1e-3, font_paths=fonts)

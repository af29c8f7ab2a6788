"""Drawings in a finished page: in the place of its pictures, in the colours of its theme.

They are files beside the page, fetched as a reader comes near them: in a page they would be a fifth
of its weight. What a drawing shows stands in words in its alternative text and in its table.
"""

import re
from collections.abc import Iterator, Mapping

from annotated.draw.drawings import Drawing, in_page

# A figure as Python-Markdown writes it; see figures.render.
_WRITTEN = re.compile(
    r'<div class="figure" id="fig-(?P<id>[a-z0-9-]+)">\s*'
    r'<p><img alt="(?P<alt>[^"]*)" src="(?P<up>[^"]*)figures/[^"]*" ?/?></p>\s*'
    r"<p>(?P<caption>.*?(?P<number>Figure \d+).*?)</p>\s*"
    r'<div class="data(?P<look>[^>]*)>(?P<data>.*?)</div>\s*</div>',
    re.S,
)
_SIZE = re.compile(r' width="\d+" height="\d+"')
# Where 46 rem do not fit, the style sheet has the narrow drawing's width. Paper has the wide one.
_SMALL = "screen and (max-width: 49.99rem)"


def into_page(page: str, drawings: Mapping[str, Drawing]) -> str:
    """Replace the pictures of a page by drawings that follow its theme, in the width that fits."""
    return _WRITTEN.sub(lambda found: _figure(found, drawings[found["id"]]), page)


def files(drawings: Mapping[str, Drawing]) -> dict[str, bytes]:
    """The drawings of the pages, by path."""
    return {path: svg.encode() for id, one in drawings.items() for path, svg in _widths(id, one)}


def _widths(figure: str, drawing: Drawing) -> Iterator[tuple[str, str]]:
    yield f"assets/drawings/{figure}.svg", in_page(drawing.wide)
    yield f"assets/drawings/{figure}-narrow.svg", in_page(drawing.narrow)


def _figure(found: re.Match[str], drawing: Drawing) -> str:
    region = f'class="scroll" role="region" aria-label="Data of {found["number"]}" tabindex="0"'
    return (
        f'<div class="figure" id="fig-{found["id"]}">\n<figure>\n'
        f"{_picture(found, drawing)}\n"
        f"<figcaption>{found['caption']}</figcaption>\n</figure>\n"
        f'<details class="data{found["look"]}>\n<summary>The data as a table</summary>\n'
        f"<div {region}>{found['data']}</div>\n</details>\n</div>"
    )


def _picture(found: re.Match[str], drawing: Drawing) -> str:
    """The drawing in both widths, each with its size, so that nothing moves when it comes."""
    wide, narrow = (
        (f'"{found["up"]}{path}"{size[0]}' if (size := _SIZE.search(svg)) else "")
        for path, svg in _widths(found["id"], drawing)
    )
    source = f'<source media="{_SMALL}" srcset={narrow}>'
    image = f'<img alt="{found["alt"]}" loading="lazy" src={wide}>'
    return f'<picture class="drawing">{source}{image}</picture>'

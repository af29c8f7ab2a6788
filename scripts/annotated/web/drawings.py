"""Drawings in a finished page: in the place of its pictures, in the colours of its theme."""

import re
from collections.abc import Mapping

from annotated.draw.drawings import Drawing

# A figure as Python-Markdown writes it; see figures.render.
_WRITTEN = re.compile(
    r'<div class="figure" id="fig-(?P<id>[a-z0-9-]+)">\s*'
    r'<p><img alt="(?P<alt>[^"]*)" src="[^"]*" ?/?></p>\s*'
    r"<p>(?P<caption>.*?(?P<number>Figure \d+).*?)</p>\s*"
    r'<div class="data(?P<look>[^>]*)>(?P<data>.*?)</div>\s*</div>',
    re.S,
)


def into_page(page: str, drawings: Mapping[str, Drawing]) -> str:
    """Replace the pictures of a page by drawings that follow its theme, in two widths each.

    The style sheet shows the width that fits. What a drawing says aloud is its alternative text.
    """
    return _WRITTEN.sub(lambda found: _figure(found, drawings[found["id"]]), page)


def _figure(found: re.Match[str], drawing: Drawing) -> str:
    pictures = "".join(
        svg.replace("<svg ", f'<svg class="{css}" aria-hidden="true" ', 1)
        for css, svg in (("wide", drawing.wide), ("narrow", drawing.narrow))
    )
    region = f'class="scroll" role="region" aria-label="Data of {found["number"]}" tabindex="0"'
    return (
        f'<div class="figure" id="fig-{found["id"]}">\n<figure>\n'
        f'<div class="drawing" role="img" aria-label="{found["alt"]}">{pictures}</div>\n'
        f"<figcaption>{found['caption']}</figcaption>\n</figure>\n"
        f'<details class="data{found["look"]}>\n<summary>The data as a table</summary>\n'
        f"<div {region}>{found['data']}</div>\n</details>\n</div>"
    )

"""Drawings in a finished page: in the place of its pictures, in the colours of its theme."""

import re
from collections.abc import Mapping

from annotated.draw.colours import LIGHT
from annotated.draw.drawings import Drawing

# A figure as Python-Markdown writes it; see figures.render.
_WRITTEN = re.compile(
    r'<div class="figure" id="fig-(?P<id>[a-z0-9-]+)">\s*'
    r'<p><img alt="(?P<alt>[^"]*)" src="[^"]*" ?/?></p>\s*'
    r"<p>(?P<caption>.*?(?P<number>Figure \d+).*?)</p>\s*"
    r'<div class="data(?P<look>[^>]*)>(?P<data>.*?)</div>\s*</div>',
    re.S,
)

_NAME = re.compile(r"var\(--([a-z-]+)\)")


def into_page(page: str, drawings: Mapping[str, Drawing]) -> str:
    """Replace the pictures of a page by drawings that follow its theme, in two widths each.

    The style sheet shows the width that fits. What a drawing says aloud is its alternative text. A
    reader view of a browser knows no style sheet of ours: it keeps what is not hidden, so the wide
    drawing alone, in the colours that stand behind their names.
    """
    return _WRITTEN.sub(lambda found: _figure(found, drawings[found["id"]]), page)


def _figure(found: re.Match[str], drawing: Drawing) -> str:
    wide = _NAME.sub(lambda name: f"var(--{name[1]}, {LIGHT[name[1]]})", drawing.wide)
    pictures = wide.replace("<svg ", '<svg class="wide" ', 1)
    pictures += drawing.narrow.replace("<svg ", '<svg class="narrow" aria-hidden="true" ', 1)
    region = f'class="scroll" role="region" aria-label="Data of {found["number"]}" tabindex="0"'
    return (
        f'<div class="figure" id="fig-{found["id"]}">\n<figure>\n'
        f'<div class="drawing" role="img" aria-label="{found["alt"]}">{pictures}</div>\n'
        f"<figcaption>{found['caption']}</figcaption>\n</figure>\n"
        f'<details class="data{found["look"]}>\n<summary>The data as a table</summary>\n'
        f"<div {region}>{found['data']}</div>\n</details>\n</div>"
    )

"""The colours of the light theme, from the style sheet, for what is not shown in a page."""

import re
from pathlib import Path
from types import MappingProxyType

_STYLES = Path(__file__).parent.parent / "web" / "theme" / "assets" / "site.css"
_PAIR = re.compile(r"--([a-z-]+): light-dark\((#[0-9a-f]{6}),")
LIGHT = MappingProxyType(dict(_PAIR.findall(_STYLES.read_text(encoding="utf-8"))))

"""The colours of both themes, from the style sheet, for what is not shown in a page."""

import re
from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType

_STYLES = Path(__file__).parent.parent / "web" / "theme" / "assets" / "site.css"
_PAIR = re.compile(r"--([a-z-]+): light-dark\((#[0-9a-f]{6}), (#[0-9a-f]{6})\)")
_PAIRS = _PAIR.findall(_STYLES.read_text(encoding="utf-8"))
LIGHT = MappingProxyType({name: light for name, light, _ in _PAIRS})
DARK = MappingProxyType({name: dark for name, _, dark in _PAIRS})

_NAME = re.compile(r"var\(--([a-z-]+)\)")


def by(theme: Mapping[str, str], svg: str) -> str:
    """A drawing that needs no page: the names of its colours are replaced by those of a theme."""
    return _NAME.sub(lambda found: theme[found[1]], svg)

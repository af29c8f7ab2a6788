"""The characters of the sources, and whether the print font has them all.

The documents are set in fonts that ship with Typst; those have no Chinese. `scripts/fonts` cuts the
characters that are used out of Noto Serif CJK and writes down which they are.
"""

import re
from collections.abc import Iterator, Mapping
from pathlib import Path

from annotated.model import Problem

COVERED = Path(__file__).parent.parent / "paper" / "fonts" / "characters.txt"
# What the fonts of Typst all have: Latin, Greek, Cyrillic, the signs of ordinary prose.
_WESTERN = re.compile(
    r"[\t\n -~\u00a0-\u036f\u0384-\u038a\u038e-\u03a1\u03a3-\u03ce\u0400-\u0477\u1e00-\u1eff"
    r"\u2000-\u200a\u2010-\u2027\u202f-\u2037\u2039-\u203f\u2070\u2074-\u208e\u20a0-\u20b5\u20bd"
    r"\u20bf\u2116\u2117\u2122\u2153-\u2184\u2190-\u222e\u2248\u2260\u2264\u2265]"
)

HAN = re.compile(r"[\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef〔〕]")


def used(texts: Mapping[str, str]) -> str:
    """All characters of these texts that need the Chinese font, sorted."""
    return "".join(sorted({letter for text in texts.values() for letter in HAN.findall(text)}))


def problems(texts: Mapping[str, str], covered: str) -> Iterator[Problem]:
    """Report the first place of every character that the font lacks."""
    letters = set().union(*texts.values())
    missing = {one for one in letters - set(covered) if HAN.match(one) or not _WESTERN.match(one)}
    for path, text in texts.items() if missing else ():
        for line, content in enumerate(text.split("\n"), start=1):
            for letter in sorted(missing & set(content)):
                missing.remove(letter)
                cure = "run scripts/fonts" if HAN.match(letter) else "write it in Latin letters"
                message = f"the print font lacks {letter!r} (U+{ord(letter):04X}); {cure}"
                yield Problem(path, line, "font", message)


def covered() -> str:
    """The characters that the font of the documents has."""
    return COVERED.read_text(encoding="utf-8")

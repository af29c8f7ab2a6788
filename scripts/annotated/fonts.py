"""The Chinese characters of the sources, and whether the print font has them all.

The documents are set in fonts that ship with Typst; those have no Chinese. `scripts/fonts` cuts the
characters that are used out of Noto Serif CJK and writes down which they are.
"""

import re
from collections.abc import Iterator, Mapping
from pathlib import Path

from annotated.model import Problem

FOLDER = Path(__file__).parent.parent / "print" / "fonts"
HAN = re.compile(r"[\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef〔〕]")


def used(texts: Mapping[str, str]) -> str:
    """All characters of these texts that need the Chinese font, sorted."""
    return "".join(sorted({letter for text in texts.values() for letter in HAN.findall(text)}))


def problems(texts: Mapping[str, str], covered: str) -> Iterator[Problem]:
    """Report the first place of every character that the font lacks."""
    missing = set(used(texts)) - set(covered)
    for path, text in texts.items():
        for line, content in enumerate(text.split("\n"), start=1):
            for letter in sorted(missing & set(content)):
                missing.remove(letter)
                message = (
                    f"the print font lacks {letter!r} (U+{ord(letter):04X}); run scripts/fonts"
                )
                yield Problem(path, line, "font", message)


def covered() -> str:
    """The characters that the font of the documents has."""
    return (FOLDER / "characters.txt").read_text(encoding="utf-8")


if __name__ == "__main__":
    from annotated import sources

    print(used(sources.read_files(Path.cwd())[0]))

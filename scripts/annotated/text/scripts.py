"""Words in other scripts: which language they are in follows from how they are written."""

import re

_HAN = "\u2e80-\u2fdf\u3005\u3007\u3400-\u9fff\uf900-\ufaff"

_HAN_MARKS = "\u3001-\u3003\u3008-\u301b\uff01-\uff1f\u00b7"

_CYRILLIC = "\u0400-\u04ff"

FOREIGN = (
    ("zh", re.compile(f"[{_HAN}](?:[{_HAN}{_HAN_MARKS}0-9]*[{_HAN}])?")),
    ("ru", re.compile(f"[{_CYRILLIC}](?:[{_CYRILLIC}0-9 .,:;«»–—-]*[{_CYRILLIC}])?")),
)

# Vowels with the first and the third tone: with them stands no word of another language here.
PINYIN = re.compile("[āēīōūǖǎěǐǒǔǚ]")


def pieces(text: str) -> list[tuple[str, str]]:
    """A text cut where its script changes: each piece, and its language if it is not English."""
    found = [("", text)]
    for language, pattern in FOREIGN:
        found = [
            piece
            for known, part in found
            for piece in (_cut(part, language, pattern) if not known else [(known, part)])
        ]
    return [(part, known) for known, part in found if part]


def _cut(text: str, language: str, pattern: re.Pattern[str]) -> list[tuple[str, str]]:
    cut, end = [], 0
    for match in pattern.finditer(text):
        cut += [("", text[end : match.start()]), (language, match[0])]
        end = match.end()
    return [*cut, ("", text[end:])]

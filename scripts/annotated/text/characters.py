"""Characters that no source may hold, since nobody would see them or a program would lose them."""

import re
import unicodedata
from collections.abc import Iterator

# Controls, joiners and marks of direction, line ends that are none to an editor, private letters,
# surrogates, and the sign that stands for a letter lost before.
_HIDDEN = re.compile(
    r"[\x00-\x08\x0b-\x1f\x7f-\x9f\xad\u061c\u115f\u1160\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f"
    r"\u3164\ud800-\uf8ff\ufdd0-\ufdef\ufeff\ufff0-\uffff\U0001fffe\U0001ffff"
    r"\U000e0000-\U0010ffff]"
)


def hidden(text: str) -> Iterator[tuple[int, str]]:
    """Where each kind of forbidden character first stands, and how to call it."""
    seen: set[str] = set()
    for match in _HIDDEN.finditer(text):
        if match[0] not in seen:
            seen.add(match[0])
            yield match.start(), f"expected text that can be seen, found {_name(match[0])}"


def _name(letter: str) -> str:
    name = unicodedata.name(letter, "a control character")
    return f"U+{ord(letter):04X} ({'byte order mark' if letter == chr(0xFEFF) else name.lower()})"

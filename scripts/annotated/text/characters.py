"""Characters that no source may hold.

Nobody would see them, a program would lose them, or a search would not find them: the same word can
be spelt with other signs that look alike, such as é as e and an accent.
"""

import re
import unicodedata
from collections.abc import Iterator
from itertools import zip_longest

# Controls, joiners and marks of direction, line ends that are none to an editor, private letters,
# surrogates, and the sign that stands for a letter lost before.
_HIDDEN = re.compile(
    r"[\x00-\x08\x0b-\x1f\x7f-\x9f\xad\u061c\u115f\u1160\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f"
    r"\u3164\ud800-\uf8ff\ufdd0-\ufdef\ufeff\ufff0-\uffff\U0001fffe\U0001ffff"
    r"\U000e0000-\U0010ffff]"
)


# Letters that are others in disguise: of a ligature, and as wide as a Chinese character.
_DISGUISED = re.compile(r"[\ufb00-\ufb06\uff10-\uff19\uff21-\uff3a\uff41-\uff5a]")


def hidden(text: str) -> Iterator[tuple[int, str]]:
    """Where each kind of forbidden character first stands, and how to call it."""
    seen: set[str] = set()
    for match in _HIDDEN.finditer(text):
        if match[0] not in seen:
            seen.add(match[0])
            yield match.start(), f"expected text that can be seen, found {_name(match[0])}"
    yield from _unusual(text)


def _unusual(text: str) -> Iterator[tuple[int, str]]:
    """Where letters first stand in another form than the usual one, and how to write them."""
    if found := _DISGUISED.search(text):
        usual = unicodedata.normalize("NFKC", found[0])
        yield found.start(), f"expected {usual}, found {_name(found[0])}"
    if not unicodedata.is_normalized("NFC", text):
        words = re.finditer(r"\S+", text)
        word = next(one for one in words if not unicodedata.is_normalized("NFC", one[0]))
        usual = unicodedata.normalize("NFC", word[0])
        place = next(at for at, (a, b) in enumerate(zip_longest(word[0], usual)) if a != b)
        yield word.start() + place, _spelling(word[0], usual, place)


def _spelling(word: str, usual: str, place: int) -> str:
    """How to write a word whose letters stand in another form than NFC from a place on."""
    found = " and ".join(map(_name, word[place : place + 2]))
    expected = f"U+{ord(usual[place]):04X}" if place < len(usual) else "one sign less"
    return f"expected {usual!r} in the form NFC ({expected}), found {found}"


def _name(letter: str) -> str:
    name = unicodedata.name(letter, "a control character")
    return f"U+{ord(letter):04X} ({'byte order mark' if letter == chr(0xFEFF) else name.lower()})"

"""Synthetic words: as long as the real ones, alike in case, and nothing that anyone wrote."""

import hashlib
import re
from functools import cache

_CONSONANTS, _VOWELS = "bdfgklmnprstvz", "aeiou"
# Short words stay, for they carry the grammar; so do those by which the code tells kinds of works.
_WORD = re.compile(r"[A-Za-z]{4,}")
_KEPT = frozenset(
    ("others", "Figure", "series", "episode", "ECLI", "Judgment", "Decision", "Court")
)


def scramble(text: str, variant: int) -> str:
    """Replace every longer word; the same word and variant give the same replacement."""
    return _WORD.sub(lambda word: _alike(word[0], variant), text)


@cache
def _alike(word: str, variant: int) -> str:
    if word in _KEPT:
        return word
    letters = _letters(word.lower(), variant)
    if word.isupper():
        return letters.upper()
    return letters.capitalize() if word[0].isupper() else letters


def _letters(word: str, variant: int) -> str:
    seed = int.from_bytes(hashlib.blake2b(f"{word} {variant}".encode()).digest(), "big")
    letters = ""
    for place in range(len(word)):
        sounds = _VOWELS if place % 2 else _CONSONANTS
        seed, rest = divmod(seed, len(sounds))
        letters += sounds[rest]
    return letters

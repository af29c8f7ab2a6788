"""Titles as refs.bib writes them: in title case, with braces around what keeps its capitals."""

import re
from collections.abc import Iterator

# After these a new sentence begins within a title.
_BEGINS = re.compile(r"(?:[:?!]|(?<!vs)\.)\W+\Z|\A\W*\Z")
_WORD = re.compile(r"[^\W_]+(?:[’'][^\W_]+)*")


def plain(title: str) -> str:
    """A title without the braces."""
    return title.replace("{", "").replace("}", "")


def sentence_case(title: str) -> str:
    """A title in sentence case: what stands in braces, or has more than one capital, stays."""
    text = ""
    for part, protected in _parts(title):
        for word in re.split(f"({_WORD.pattern})", part):
            text += word if protected or not _lowers(word, text) else word.lower()
    return text


def _lowers(word: str, before: str) -> bool:
    rest = word[1:]
    return rest == rest.lower() and not _BEGINS.search(before)


def _parts(title: str) -> Iterator[tuple[str, bool]]:
    """The parts of a title in and outside braces, and whether they are protected."""
    depth, start = 0, 0
    for sign in re.finditer(r"[{}]", title):
        if part := title[start : sign.start()]:
            yield part, depth > 0
        depth += 1 if sign[0] == "{" else -1
        start = sign.end()
    if start < len(title):
        yield title[start:], False


def kept(title: str) -> str:
    """A title of which no style changes the case of any letter, as CSL marks it."""
    return f'<span class="nocase">{plain(title)}</span>'


def capitals_kept(title: str) -> str:
    """A title of which a style may change the case, but not of what stands in braces."""
    return "".join(kept(part) if protected else part for part, protected in _parts(title))

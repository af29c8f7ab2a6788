"""Whether screen and paper make the same of a page, and whether both keep every letter of it.

Python-Markdown makes the screen, pandoc the documents, and no list of what the two read differently
would ever be whole. So each page is read by both: words, blocks and their kinds, numbers of lists,
cells and ids have to be the same.
"""

import html
import os
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass, field
from itertools import zip_longest
from types import MappingProxyType
from xml.etree.ElementTree import ParseError

from annotated import pandoc
from annotated.model import Page, Problem
from annotated.read import pages, paper, screen
from annotated.text import citations
from annotated.text.readings import Token

_Row = Sequence[Token]
_SHOWN = 10  # words and marks of a reading that a message shows
# What stands in a page for something that takes its place later: an id, an insert, citations.
_LATER = re.compile(
    rf"(?P<id><!-- p: (?P<name>\S+) -->\n)|(?P<insert>{pages.INSERT.pattern})"
    rf"|(?P<cited>{citations.BLOCK.pattern})",
    re.M,
)
# Code, in which every sign is shown; and what is not: targets of links, ids, names of signs.
_UNSEEN = re.compile(
    r"(?P<code>(?<![\\`])(`+)(?!`).+?(?<!`)\2(?!`))|(?<=[^\\]\])\((?:[^()\s]|\([^()\s]*\))*\)"
    r"|(?<=\S) \{ #\S+ \}$|(?P<sign>&(?:#\d+|#x[0-9a-fA-F]+|\w+);)",
    re.M | re.S,
)
_ITEM = (
    "a list begins with 1. after an empty line and counts on; a list in a list is indented by four "
    "spaces; write 1998\\. for a number that is no item"
)
# What to write instead, by the beginning of the line on which the two part.
_ADVICE = MappingProxyType(
    {
        r"\|": "write each row of a table with as many cells as its head, and `|` at both ends",
        r"#+\s": "leave an empty line before a heading, and write { #an-id } at its end",
        r"\s*#": "write \\# for the sign",
        r"\s*>": "leave an empty line before a quotation, or write \\> for the sign",
        r"\s*(\(?(\w+|@)[.)]|[-*+])\s": _ITEM,
        r".*\\\s": "write a no-break space itself, not a backslash before a space",
        r".*\^\[": "notes below the text are not used here; write it into the text",
    }
)


@dataclass
class _Text:
    """A page with something plain in the place of what comes later; it knows its lines."""

    text: str = ""
    starts: list[tuple[int, int]] = field(default_factory=list)  # a place, and its line in the file

    def line(self, place: int) -> int:
        start, line = next(one for one in reversed(self.starts) if one[0] <= place)
        return line + self.text.count("\n", start, place)


@dataclass(frozen=True)
class Readings:
    """A page as screen and paper have it; or `fault`, why one of them cannot be read."""

    text: _Text
    shown: tuple[Token, ...] = ()
    printed: tuple[Token, ...] = ()
    fault: str = ""

    @property
    def ids(self) -> list[str]:
        """The ids that Markdown gives on the screen, in their order."""
        marks = (token.mark for token in self.shown if token.mark.startswith("id "))
        return [mark.removeprefix("id ") for mark in marks]


def read(listed: Iterable[Page], extensions: str) -> dict[str, Readings]:
    """Each page as both readers have it, by its path."""
    texts = {page.path: _plain(page) for page in listed}
    with ThreadPoolExecutor(os.cpu_count()) as pool:
        printed = {path: pool.submit(paper.read, one.text) for path, one in texts.items()}
        return {path: _both(one, extensions, printed[path]) for path, one in texts.items()}


def _both(text: _Text, extensions: str, printed: Future[tuple[Token, ...]]) -> Readings:
    shown: tuple[Token, ...] = ()
    try:
        shown = screen.read(text.text, extensions)
        return Readings(text, shown, printed.result())
    except (ParseError, pandoc.Failed) as error:
        return Readings(text, shown, fault=str(error))


def problems(readings: Mapping[str, Readings]) -> Iterator[Problem]:
    """Report the first place of each page that screen and paper read differently, or lose."""
    for path, one in readings.items():
        found = _unread(one) if one.fault else _fault(one)
        if found:
            yield Problem(path, found[0], "reading", found[1])


def _plain(page: Page) -> _Text:
    made, end, line = _Text(starts=[(0, page.line)]), 0, page.line
    for later in _LATER.finditer(page.body):
        made.text += page.body[end : later.start()]
        made.text += _stand_in(later)
        line += page.body.count("\n", end, later.end())
        end = later.end()
        made.starts.append((len(made.text), line))
    made.text += page.body[end:]
    return made


def _stand_in(later: re.Match[str]) -> str:
    if later["id"]:
        return f"[1](#p-{later['name']}) "
    return "inserted" if later["insert"] else "([cited](#ref-cited))"


def _unread(readings: Readings) -> tuple[int, str]:
    """Where a reader stumbled, such as over an id that stands twice, and what it said."""
    said = readings.fault.removeprefix("[WARNING] ").splitlines()[0]
    text = readings.text.text
    at = re.search(r"(?: '(.+)')? at line (\d+) column \d+", said)
    place = text.rfind(f"#{at[1]} }}") if at else 0
    if at and place < 0:
        place = sum(map(len, text.splitlines(True)[: int(at[2]) - 1]))
    return readings.text.line(place), f"cannot be read: {said.partition(' at line ')[0]}"


def _fault(readings: Readings) -> tuple[int, str] | None:
    """The line and the message of the first difference, if there is one."""
    text, shown, printed = readings.text, readings.shown, readings.printed
    written, places = _letters(text.text)
    apart = _first_difference(shown, printed)
    lost = _first_difference(written, "".join(token.letters for token in shown))
    if apart is None and lost is None:
        return None
    before = len("".join(token.letters for token in shown[:apart]))
    if apart is not None and (lost is None or before <= lost):
        one, other = _told(shown[apart:], printed[apart:])
        found = f"the screen has {one!r}, paper {other!r}"
    else:
        before, found = lost or 0, "not all of it is shown as it is written"
    place = places[before] if before < len(places) else len(text.text.rstrip())
    content = text.text[text.text.rfind("\n", 0, place) + 1 :].partition("\n")[0].rstrip()
    return text.line(
        place
    ), f"expected one reading of {content[:60]!r}: {found}; {_advice(content)}"


def _first_difference(one: Sequence[object], other: Sequence[object]) -> int | None:
    pairs = enumerate(zip_longest(one, other))
    return next((place for place, (a, b) in pairs if a != b), None)


def _told(one: _Row, other: _Row) -> tuple[str, str]:
    """How two readings go on: without the ends of what began, unless these are the difference."""
    begun = (" ".join(map(str, filter(_begins, row[:_SHOWN]))) for row in (one, other))
    whole = (" ".join(map(str, row[:_SHOWN])) for row in (one, other))
    brief, other_brief = begun
    return (brief, other_brief) if brief != other_brief else tuple(whole)  # type: ignore[return-value]


def _begins(token: Token) -> bool:
    return not token.mark.startswith(("end of", "space", "paragraph"))


def _letters(text: str) -> tuple[str, list[int]]:
    """The letters and digits of a source that are to be seen, and the place of each."""
    found: list[tuple[str, int]] = []
    end = 0
    for unseen in _UNSEEN.finditer(text):
        found += ((text[place], place) for place in range(end, unseen.start()))
        end = unseen.end()
        seen = unseen["code"] or html.unescape(unseen["sign"] or "")
        found += zip_longest(seen, range(unseen.start(), unseen.start() + len(seen)))
    found += ((text[place], place) for place in range(end, len(text)))
    kept = [(letter, place) for letter, place in found if letter.isalnum()]
    return "".join(letter for letter, _ in kept), [place for _, place in kept]


def _advice(line: str) -> str:
    """What to write instead of this line."""
    fits = (words for start, words in _ADVICE.items() if re.match(start, line))
    return next(fits, "write it in plain words")

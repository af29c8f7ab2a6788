"""Citations in a text: `[@key, locator; -@key]`, as pandoc writes them."""

import re
from collections.abc import Container, Iterable, Iterator
from dataclasses import dataclass


@dataclass(frozen=True)
class Citation:
    """One work pointed to from a text: `-@key, locator` in Markdown, `key, locator` in YAML."""

    key: str
    locator: str = ""
    bare: bool = False  # the year only, because the author stands in the sentence

    def __str__(self) -> str:
        return f"{'-' if self.bare else ''}@{self.key}{', ' if self.locator else ''}{self.locator}"


BLOCK = re.compile(r"(?<!\\)\[([^\[\]@]*@[^\[\]]*)\]")

_ITEM = re.compile(r"(-?)@([a-z][a-z0-9]*)(?:,\s+(\S.*))?")


def parse(item: str) -> Citation | None:
    """Read `@key`, `-@key` or `@key, locator`; nothing if it is none of them."""
    match = _ITEM.fullmatch(item.strip())
    return Citation(match[2], (match[3] or "").strip(), bool(match[1])) if match else None


def listed(items: tuple[str, ...]) -> tuple[Citation, ...]:
    """Read the citations of a data file, `key` or `key, locator` each; faulty ones are left out."""
    return tuple(found for item in items if (found := parse(f"@{item}")))


def found_in(markdown: str) -> Iterator[Citation]:
    """All citations of a text, in order."""
    for block in BLOCK.finditer(markdown):
        yield from block_items(block[1])


def block_items(block: str) -> Iterator[Citation]:
    """The citations inside one pair of brackets."""
    for item in block.split(";"):
        if citation := parse(item):
            yield citation


def cluster(citations: tuple[Citation, ...]) -> str:
    """Write citations as one bracket: `[@a; @b, p. 5]`."""
    return f"[{'; '.join(map(str, citations))}]"


def faults(item: str, known: Container[str]) -> Iterator[str]:
    """Say what is wrong with one citation."""
    citation = parse(item)
    if citation is None:
        shown = item.strip()
        yield f"malformed citation {shown!r}; a right one: @creemers2018 or @creemers2018, p. 5"
    elif citation.key not in known:
        yield f"unknown citation key {citation.key!r}; refs.bib has no such entry"
    elif re.search(r"[<>`*_\\@{}~^$|\n]|&#?\w+;", citation.locator):
        yield f"the locator {citation.locator!r} has markup in it; expected plain text"


def twice(items: Iterable[str]) -> Iterator[str]:
    """Say which citations stand twice in one bracket: a reader would see the work twice."""
    cited = [citation for item in items if (citation := parse(item))]
    for one in dict.fromkeys(cited):
        if cited.count(one) > 1:
            yield f"{str(one).removeprefix('@')!r} is cited twice in one place"

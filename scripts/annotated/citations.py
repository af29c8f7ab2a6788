"""Citations in the text: `[@key, locator; -@key]`, as pandoc writes them.

mkdocs-bibtex replaces them by pattern, so a citation in code, in a link or in a heading would end
up broken: `problems` refuses these, and unknown or malformed keys, before a page is built.
"""

import re
from collections import Counter
from collections.abc import Container, Iterator

from annotated.model import Citation, Page, Problem

BLOCK = re.compile(r"(?<!\\)\[([^\[\]@]*@[^\[\]]*)\]")
_ITEM = re.compile(r"(-?)@([a-z][a-z0-9]*)(?:,\s+(\S.*))?")
_CODE = re.compile(
    r"^(```|~~~).*?^\1|(?<!`)(`++).+?(?<!`)\2(?!`)|(?<=\n\n)(?:(?: {4}|\t)[^\n]*\n?)+", re.S | re.M
)
_IN_LINK = re.compile(r"!?\[(?:[^\[\]]|\[[^\[\]]*\])*\](?:\(|\[)")
_LOOSE = re.compile(r"(?<![\w\[;@/.-])-?@[a-z]\w*")
_RENDERED = re.compile(r"\]\(#ref-([a-z0-9]+)\)\{ \.citation \}")


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


def problems(page: Page, known: Container[str]) -> Iterator[Problem]:
    """Report every citation of a page that would be lost or broken."""
    for offset, message in sorted(_found_problems(page.body, known)):
        line = page.line + page.body.count("\n", 0, offset)
        yield Problem(page.path, line, "citation", message)


def _found_problems(body: str, known: Container[str]) -> Iterator[tuple[int, str]]:
    for code in _CODE.finditer(body):
        if BLOCK.search(code[0]):
            yield code.start(), f"a citation inside code: {code[0].strip()[:40]!r}"
    text = _CODE.sub(lambda code: re.sub(r"[^\n]", " ", code[0]), body)
    for link in _IN_LINK.finditer(text):
        if "@" in link[0]:
            yield link.start(), f"a citation inside a link or image text: {link[0][:-1]!r}"
    for heading in re.finditer(r"^#.*@.*$", text, re.M):
        yield heading.start(), f"a citation in a heading: {heading[0]!r}"
    for block in BLOCK.finditer(text):
        for item in block[1].split(";"):
            yield from ((block.start(), message) for message in faults(item, known))
    for loose in _LOOSE.finditer(BLOCK.sub(lambda block: " " * len(block[0]), text)):
        yield loose.start(), f"a citation without brackets: {loose[0]!r}; write [{loose[0]}]"


def rendered(labels: Iterator[tuple[str, str]]) -> str:
    """Write (key, label) pairs as one bracket of links to the references of the same page."""
    links = (f"[{label}](#ref-{key}){{ .citation }}" for key, label in labels)
    return f"({'; '.join(links)})"


def number(markdown: str) -> tuple[str, Counter[str]]:
    """Give every rendered citation an id of its own, so that its reference can lead back to it.

    Returns the text and how often each key is cited in it, in order of first citation.
    """
    counts: Counter[str] = Counter()

    def identify(match: re.Match[str]) -> str:
        key = match[1]
        counts[key] += 1
        return f"](#ref-{key}){{ #cite-{key}-{counts[key]} .citation }}"

    return _RENDERED.sub(identify, markdown), counts

"""Citations in the pages: which are cited, and which would be lost or broken.

mkdocs-bibtex replaces them by pattern, so a citation in code, in a link or in a heading would end
up broken: `problems` refuses these, and unknown or malformed keys, before a page is built.
"""

import re
from collections.abc import Container, Iterator

from annotated.model import Page, Problem, Sources
from annotated.text import citations
from annotated.text.citations import BLOCK, faults, twice

_CODE = re.compile(
    r"^(```|~~~).*?^\1|(?<!`)(`++).+?(?<!`)\2(?!`)|(?<=\n\n)(?:(?: {4}|\t)[^\n]*\n?)+", re.S | re.M
)

_IN_LINK = re.compile(r"!?\[(?:[^\[\]]|\[[^\[\]]*\])*\](?:\(|\[)")

_LOOSE = re.compile(r"(?<![\w\[;@/.-])-?@[a-z]\w*")


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
        yield from ((block.start(), message) for message in twice(block[1].split(";")))
    for loose in _LOOSE.finditer(BLOCK.sub(lambda block: " " * len(block[0]), text)):
        yield loose.start(), f"a citation without brackets: {loose[0]!r}; write [{loose[0]}]"


def cited_keys(sources: Sources) -> set[str]:
    """The keys of all works cited anywhere."""
    cited = {one.key for page in sources.pages.values() for one in citations.found_in(page.body)}
    for event in sources.events:
        cited |= {one.key for one in event.cite}
    for claim in sources.claims:
        cited |= {one.key for one in (*claim.source, *claim.evidence)}
    for question in sources.questions:
        cited |= {one.key for one in question.cite}
    for term in sources.terms:
        cited |= {one.key for one in term.cite}
    for figure in sources.figures:
        cited |= {one.key for one in figure.sources}
    return cited

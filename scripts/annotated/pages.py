"""The Markdown pages of docs/: front matter, sections, markers for claims, links to terms.

A page keeps to Markdown that Python-Markdown and pandoc read alike. `<!-- insert: name -->` on a
line of its own is replaced by generated Markdown, which is a figure where the name is `figure-` and
its id; no other comment than that and the paragraph ids is known.
"""

import re
from collections.abc import Collection, Iterator, Mapping

from annotated import paragraphs, records, schema
from annotated.markup import first_sentence, link_attributes, title
from annotated.model import Claim, Page, Problem, Sources, Term

INSERTS = (
    "timeline",
    "strip",
    "claims",
    "errors",
    "references",
    "glossary",
    "unconfirmed",
    "examples",
)
_FIELDS = {
    "title": schema.Field(schema.short(60)),
    "standfirst": schema.Field(schema.plain),
    "description": schema.Field(schema.short(160)),
}
_FRONT = re.compile(r"---\n(.*?)\n---\n", re.S)
_INSERT = re.compile(r"^<!-- insert: (\S+) -->$", re.M)
_COMMENT = re.compile(r"<!--(.*?)-->", re.S)
_MARKER = re.compile(r"\[\]\(claims\.md#([^)\s]*)\)")
_TERM = re.compile(r"\[([^\[\]]+)\]\(glossary\.md#([^)\s]*)\)")
_EVENT = re.compile(r"\]\(timeline\.md#([^)\s]*)\)")
_CLAIM_LINK = re.compile(r"\[[^\[\]]+\]\(claims\.md#([^)\s]*)\)")
_PARAGRAPH_LINK = re.compile(r"\]\(([a-z-]+)\.md#p-([^)\s]*)\)")
_FIGURE_LINK = re.compile(r"\[([^\[\]]+)\]\((?:[a-z-]+\.md)?#fig-([^)\s]*)\)")
_SHOWN = "figure-"
_HTML = re.compile(r"<(?!!--|https?:)[a-zA-Z/!?][^>\n]*>?")


def parse(name: str, text: str) -> tuple[Page, list[Problem]]:
    """Split a file into front matter and body, with the faults of the front matter."""
    path = f"docs/{name}.md"
    match = _FRONT.match(text)
    if not match:
        message = "expected front matter between two lines of ---, with title and standfirst"
        return Page(name, {}, text, 1), [Problem(path, 1, name, message)]
    reading = records.read_mapping(match[1], path, first_line=2)
    faults = [*reading.problems]
    for record in reading.records["front matter"]:
        owned = records.Record({**record.values, "id": name}, {**record.lines, "id": 1}, 1)
        faults += schema.problems(
            [owned], {**_FIELDS, "id": schema.Field(schema.plain)}, path, set()
        )
    meta = {
        key: str(value)
        for record in reading.records["front matter"]
        for key, value in record.values.items()
    }
    return Page(name, meta, text[match.end() :], text.count("\n", 0, match.end()) + 1), faults


def problems(page: Page, sources: Sources) -> Iterator[Problem]:
    """Report what a page may not hold, and every link into the data that leads nowhere."""
    for offset, owner, message in _faults(page, sources):
        yield Problem(page.path, page.line + page.body.count("\n", 0, offset), owner, message)
    yield from paragraphs.problems(page)


def _faults(page: Page, sources: Sources) -> Iterator[tuple[int, str, str]]:
    yield from _form_faults(page)
    yield from _figure_faults(page, sources)
    targets = (
        (_MARKER, "claims", "claims.yaml"),
        (_CLAIM_LINK, "claims", "claims.yaml"),
        (_EVENT, "events", "timeline.yaml"),
    )
    for pattern, name, file in targets:
        yield from _dead(page, pattern, 1, sources.by_id[name], file)
    yield from _dead(page, _TERM, 2, sources.by_id["terms"], "glossary.yaml")
    for link in _PARAGRAPH_LINK.finditer(page.body):
        target = sources.pages.get(link[1])
        if not target or link[2] not in {found.id for found in paragraphs.of(target)}:
            yield link.start(), link[2], f"docs/{link[1]}.md has no such paragraph id"


def _dead(
    page: Page, pattern: re.Pattern[str], group: int, known: Collection[str], file: str
) -> Iterator[tuple[int, str, str]]:
    for link in pattern.finditer(page.body):
        if link[group] not in known:
            yield link.start(), link[group], f"{file} has no such id"


def _form_faults(page: Page) -> Iterator[tuple[int, str, str]]:
    for heading in re.finditer(r"^# .*$", page.body, re.M):
        yield heading.start(), "heading", "the title stands in the front matter; begin with ##"
    for comment in _COMMENT.finditer(page.body):
        if not re.fullmatch(r" (p|insert): \S+ ", comment[1]):
            yield comment.start(), "comment", f"unknown comment {comment[0][:60]!r}"
    for mark in re.finditer(r"\{\{|\{%|\[\^|^:::|\x00|\ufeff|\ufffd", page.body, re.M):
        yield mark.start(), "markup", f"{mark[0]!r} is not used here"
    for html in _HTML.finditer(page.body):
        yield html.start(), "HTML", f"expected Markdown, found {html[0][:60]!r}"
    if page.is_chapter:
        found = tuple(re.findall(r"^## (.*?)\s*$", page.body, re.M))
        if found != paragraphs.SECTIONS:
            expected = ", ".join(paragraphs.SECTIONS)
            yield 0, page.name, f"expected the sections {expected}; found {', '.join(found)}"


def _figure_faults(page: Page, sources: Sources) -> Iterator[tuple[int, str, str]]:
    figures = {figure.id: figure for figure in sources.figures}
    known = (*INSERTS, *(f"{_SHOWN}{name}" for name in figures))
    for insert in _INSERT.finditer(page.body):
        if insert[1] not in known:
            expected = ", ".join(known)
            yield insert.start(), insert[1], f"unknown insert; expected one of {expected}"
    for link in _FIGURE_LINK.finditer(page.body):
        if link[2] not in figures:
            yield link.start(), link[2], "figures.yaml has no such id"
        elif link[1] != (expected := f"Figure {figures[link[2]].number}"):
            yield link.start(), link[2], f"expected the link text {expected!r}, found {link[1]!r}"


def figures(page: Page) -> Iterator[str]:
    """The ids of the figures that a page shows."""
    for insert in _INSERT.finditer(page.body):
        if insert[1].startswith(_SHOWN):
            yield insert[1].removeprefix(_SHOWN)


def unshown(sources: Sources) -> Iterator[Problem]:
    """Report figures that no page shows."""
    shown = {figure for page in sources.pages.values() for figure in figures(page)}
    for figure in sources.figures:
        if figure.id not in shown:
            message = f"no page shows this figure; expected <!-- insert: {_SHOWN}{figure.id} -->"
            yield Problem("figures.yaml", 1, figure.id, message)


def unmarked(sources: Sources) -> Iterator[Problem]:
    """Report claims that their chapter does not mark."""
    chapters = {name: page for name, page in sources.pages.items() if page.is_chapter}
    marked = {name: set(_MARKER.findall(page.body)) for name, page in chapters.items()}
    for claim in sources.claims:
        if claim.id not in marked.get(claim.chapter, {claim.id}):
            path = chapters[claim.chapter].path
            yield Problem(path, 1, claim.id, "the chapter does not mark this claim")


def markers(page: Page) -> Iterator[tuple[str, int]]:
    """The claims a page marks, each with its place in the page."""
    return ((match[1], match.start()) for match in _MARKER.finditer(page.body))


def expand(page: Page, sources: Sources, inserts: Mapping[str, str]) -> str:
    """The page's Markdown with numbers, markers, terms and inserts; only citations are to come.

    Every output of the site is made from this text.
    """
    claims, terms = sources.by_id["claims"], sources.by_id["terms"]
    text = paragraphs.number(page)
    text = _MARKER.sub(lambda found: marker(claims[found[1]]), text)
    text = _TERM.sub(lambda found: _term_link(found[1], terms[found[2]]), text)
    return _INSERT.sub(lambda found: inserts[found[1]], text)


def marker(claim: Claim) -> str:
    """A link to the ledger that says the verdict, and in its title the claim and the gist."""
    gist = title(f"{claim.claim} — {verdict(claim)}: {first_sentence(claim.explanation)}")
    attributes = link_attributes(f".claim .{css(claim.verdict)}")
    return f'[*{claim.id}:* {claim.verdict}](claims.md#{claim.id} "{gist}"){attributes}'


def verdict(claim: Claim) -> str:
    """The verdict in words, with the second one and the qualification if there are any."""
    words = claim.verdict + (f"; {claim.second}" if claim.second else "")
    words += f" ({claim.qualification})" if claim.qualification else ""
    return words[0].upper() + words[1:]


def css(word: str) -> str:
    """A vocabulary word as the name of a style class."""
    return word.replace(" ", "-")


def _term_link(text: str, term: Term) -> str:
    gist = title(first_sentence(term.definition))
    return f'[{text}](glossary.md#{term.id} "{gist}"){link_attributes(".term")}'

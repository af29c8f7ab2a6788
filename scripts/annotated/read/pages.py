"""The Markdown pages of docs/: front matter, sections, markers for claims, links to terms.

A page keeps to Markdown that Python-Markdown and pandoc read alike. `<!-- insert: name -->` on a
line of its own is replaced by generated Markdown, which is a figure where the name is `figure-` and
its id; no other comment than that and the paragraph ids is known.
"""

import re
from collections.abc import Collection, Container, Iterator
from dataclasses import dataclass, replace
from typing import Annotated

from annotated.model import CHAPTERS, Page, Problem, Sources
from annotated.read import outline, paragraphs, records, schema
from annotated.text import rules
from annotated.text.rules import Field

INSERTS = (
    "timeline",
    "strip",
    "claims",
    "errors",
    "references",
    "glossary",
    "unconfirmed",
    "examples",
    "questions",
    "coding",
    "verdicts",
    "reasons",
    "phrases",
)

PATH = re.compile(rf"docs/{rules.ID.pattern}\.md")

SUFFIXES = (".md", ".markdown", ".mdown", ".mkdn", ".mkd")

# Pages that something else on the site is made from or leads to.
NEEDED = (
    *CHAPTERS,
    *"index questions timeline claims references glossary seminar cite about".split(),
)


@dataclass(frozen=True)
class _FrontMatter:
    """What a page says of itself above its text."""

    title: Annotated[str, Field("at most 60 characters", rules.for_templates(rules.short(60)))]
    standfirst: Annotated[str, Field("one sentence", rules.for_templates(rules.plain))]
    description: Annotated[
        str, Field("at most 160 characters", rules.for_templates(rules.short(160)))
    ]


_FRONT = re.compile(r"---\n(.*?)\n---\n", re.S)

INSERT = re.compile(r"^<!-- insert: (\S+) -->$", re.M)

MARKER = re.compile(r"\[\]\(claims\.md#([^)\s]*)\)")

TERM = re.compile(r"\[([^\[\]]+)\]\(glossary\.md#([^)\s]*)\)")

_EVENT = re.compile(r"\]\(timeline\.md#([^)\s]*)\)")

_CLAIM_LINK = re.compile(r"\[[^\[\]]+\]\(claims\.md#([^)\s]*)\)")

# `[¶](#p-an-id)` or `[¶](media.md#p-an-id)`; the number of the paragraph is put in its place.
PARAGRAPH_LINK = re.compile(r"\[([^\[\]]*)\]\((?:([a-z-]+)\.md)?#p-([^)\s]*)\)")

_HTML = re.compile(r"<(?!!--|https?://[^\s<>\"'\\{}]+>)[a-zA-Z/!?][^>\n]*>?")

_ADDRESS = re.compile(r"\]\(\s*([^\s)]*)")

_SOUND_ADDRESS = re.compile(
    r"https?://[^\s<>\"'\\{}]+|(?!/)(?:(?!\.\.)[\w./-])*(?:#[^\s<>\"'\\{}:&]*)?"
)

# What Python-Markdown and pandoc read differently, one of them not at all, or as code to run.
_MARKUP = {
    re.compile(r"\{\{|\{%|\[\^|^:::|\ufffd", re.M): "is not used here",
    re.compile(r"^ {0,3}(?:```|~~~).*", re.M): "opens a fenced block, which is not used here",
    re.compile(r"\\[a-zA-Z]+"): "is a TeX command, which is not used here",
    re.compile(r"(?<!\\)\$(?=\S)[^$]*(?<=\S)\$(?!\d)"): "is a formula, which is not used here",
    re.compile(r"~~|~[^~\s]+~|\^[^^\s]+\^"): "is markup that the site does not show",
    re.compile(r"^[:~] +\S", re.M): "begins a definition list, which is not used here",
    re.compile(r"^ {0,3}\[[^\]\n]+\]:.*", re.M): "defines a link; write its address in the text",
    re.compile(r"(?<=\S)\n(?:=+|-+)[ \t]*$", re.M): "underlines a heading; write ## before it",
    re.compile(r"^ {0,3}(?:> ?){4,}", re.M): "quotes within quotes within quotes",
    re.compile(r"\[{4,}"): "is a bracket in a bracket in a bracket",
    re.compile(r"^(?: {16}|\t{4}).*", re.M): "is indented too deeply",
    re.compile(r"!\[[^\]]*\]\(\s*https?:[^)]*"): "is an image from elsewhere; put it into docs/",
}

_BRACES = re.compile(r"^[^{\n]*(\{(?![{%]).*)$", re.M)

_HEADING_ID = re.compile(rf"#+ [^{{}}]* \{{ #{rules.ID.pattern} \}}")

_FIGURE_LINK = re.compile(r"\[([^\[\]]+)\]\((?:[a-z-]+\.md)?#fig-([^)\s]*)\)")

_SHOWN = "figure-"


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
        # What is missing is missed at the line that opens the front matter.
        found = schema.faults(replace(record, line=1), _FrontMatter, {})
        faults += (Problem(path, line, name, message) for line, message in found)
    meta = {
        key: str(value)
        for record in reading.records["front matter"]
        for key, value in record.values.items()
    }
    return Page(name, meta, text[match.end() :], text.count("\n", 0, match.end()) + 1), faults


def missing(names: Container[str]) -> Iterator[Problem]:
    """Report the pages that the site cannot do without."""
    for name in NEEDED:
        if name not in names:
            yield Problem(f"docs/{name}.md", 1, name, "the page is missing, and the site needs it")


def form(page: Page) -> Iterator[Problem]:
    """Report what a page may not hold."""
    yield from _placed(page, _form_faults(page))
    yield from paragraphs.problems(page)


def links(page: Page, sources: Sources) -> Iterator[Problem]:
    """Report every link into the data or to a paragraph that leads nowhere."""
    yield from _placed(page, _link_faults(page, sources))


def _placed(page: Page, faults: Iterator[tuple[int, str, str]]) -> Iterator[Problem]:
    for offset, owner, message in faults:
        yield Problem(page.path, page.line + page.body.count("\n", 0, offset), owner, message)


def _link_faults(page: Page, sources: Sources) -> Iterator[tuple[int, str, str]]:
    yield from _figure_faults(page, sources)
    targets = (
        (MARKER, sources.claim, "claims.yaml"),
        (_CLAIM_LINK, sources.claim, "claims.yaml"),
        (_EVENT, sources.event, "timeline.yaml"),
    )
    for pattern, known, file in targets:
        yield from _dead(page, pattern, 1, known, file)
    yield from _dead(page, TERM, 2, sources.term, "glossary.yaml")
    for link in PARAGRAPH_LINK.finditer(page.body):
        target = sources.pages.get(link[2] or page.name)
        if not target or link[3] not in {found.id for found in paragraphs.of(target)}:
            yield link.start(), link[3], f"docs/{link[2] or page.name}.md has no such paragraph id"


def _dead(
    page: Page, pattern: re.Pattern[str], group: int, known: Collection[str], file: str
) -> Iterator[tuple[int, str, str]]:
    for link in pattern.finditer(page.body):
        if link[group] not in known:
            yield link.start(), link[group], f"{file} has no such id"


def _form_faults(page: Page) -> Iterator[tuple[int, str, str]]:
    yield from _comment_faults(page)
    yield from outline.faults(page)
    for pattern, message in _MARKUP.items():
        for mark in pattern.finditer(page.body):
            yield mark.end(), "markup", f"{mark[0].strip()[:60]!r} {message}"
    for html in _HTML.finditer(page.body):
        yield html.start(), "HTML", f"expected Markdown, found {html[0][:60]!r}"
    for link in _ADDRESS.finditer(page.body):
        if not _SOUND_ADDRESS.fullmatch(link[1]):
            expected = "expected https://… or a page or file of docs/ such as media.md#since-2020"
            yield link.start(), "link", f"{expected}, found {link[1][:60]!r}"
    for line in _BRACES.finditer(page.body):
        if not _HEADING_ID.fullmatch(line[0]):
            expected = "expected braces only as { #an-id } at the end of a heading"
            yield line.start(), "markup", f"{expected}, found {line[1][:60]!r}"


def _comment_faults(page: Page) -> Iterator[tuple[int, str, str]]:
    for line in re.finditer(r"^.*<!--.*$", page.body, re.M):
        if not re.fullmatch(r"<!-- (p|insert): \S+ -->", line[0]):
            known = "`<!-- p: an-id -->` or `<!-- insert: name -->` on a line of its own"
            yield line.start(), "comment", f"expected {known}, found {line[0][:60]!r}"


def _figure_faults(page: Page, sources: Sources) -> Iterator[tuple[int, str, str]]:
    figures = {figure.id: figure for figure in sources.figures}
    known = (*INSERTS, *(f"{_SHOWN}{name}" for name in figures))
    for insert in INSERT.finditer(page.body):
        if insert[1] not in known:
            expected = ", ".join(known)
            yield insert.start(), insert[1], f"unknown insert; expected one of {expected}"
    for link in _FIGURE_LINK.finditer(page.body):
        if link[2] not in figures:
            yield link.start(), link[2], "figures.yaml has no such id"
        elif link[1] != (expected := f"Figure {figures[link[2]].number}"):
            yield link.start(), link[2], f"expected the link text {expected!r}, found {link[1]!r}"


def inserts(page: Page) -> list[str]:
    """The names of what is inserted in a page."""
    return INSERT.findall(page.body)


def figures(page: Page) -> Iterator[str]:
    """The ids of the figures that a page shows."""
    for name in inserts(page):
        if name.startswith(_SHOWN):
            yield name.removeprefix(_SHOWN)


def unshown(sources: Sources) -> Iterator[Problem]:
    """Report figures that no page shows."""
    shown = {figure for page in sources.pages.values() for figure in figures(page)}
    for figure in sources.figures:
        if figure.id not in shown:
            message = f"no page shows this figure; expected <!-- insert: {_SHOWN}{figure.id} -->"
            yield Problem("figures.yaml", 1, figure.id, message)


def unplaced(sources: Sources) -> Iterator[Problem]:
    """Report questions that lead to paragraphs that are not there."""
    known = {
        f"{page.name}#{one.anchor}"
        for page in sources.pages.values()
        for one in paragraphs.of(page)
    }
    for question in sources.questions:
        for place in question.paragraphs:
            if place not in known:
                message = f"paragraphs: no page has such a paragraph: {place!r}"
                yield Problem("questions.yaml", 1, question.id, message)


def unmarked(sources: Sources) -> Iterator[Problem]:
    """Report claims that their chapter does not mark."""
    chapters = {name: page for name, page in sources.pages.items() if page.is_chapter}
    marked = {name: set(MARKER.findall(page.body)) for name, page in chapters.items()}
    for claim in sources.claims:
        if claim.id not in marked.get(claim.chapter, {claim.id}):
            path = chapters[claim.chapter].path
            yield Problem(path, 1, claim.id, "the chapter does not mark this claim")


def markers(page: Page) -> Iterator[tuple[str, int]]:
    """The claims a page marks, each with its place in the page."""
    return ((match[1], match.start()) for match in MARKER.finditer(page.body))

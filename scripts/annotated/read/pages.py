"""The Markdown pages of docs/: front matter, sections, markers for claims, links to terms.

A page keeps to Markdown that Python-Markdown and pandoc read alike. `<!-- insert: name -->` on a
line of its own is replaced by generated Markdown, which is a figure where the name is `figure-` and
its id; no other comment than that and the paragraph ids is known.
"""

import re
from collections.abc import Collection, Container, Iterator, Mapping
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
    "overtaken",
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
    "sessions",
    "packs",
    "layers",
    "tally",
    "chapters",
    "editions",
)

# A folder has the name of the page that its pages belong to.
PATH = re.compile(rf"docs/(?:seminar/)?{rules.ID.pattern}\.md")

SUFFIXES = (".md", ".markdown", ".mdown", ".mkdn", ".mkd")

# Pages that something else on the site is made from or leads to.
NEEDED = (
    *CHAPTERS,
    *(f"seminar/{chapter}" for chapter in CHAPTERS),
    *"index questions timeline claims references glossary seminar cite editions about".split(),
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

# A page of a folder says `../claims.md`.
MARKER = re.compile(r"\[\]\((?:\.\./)?claims\.md#([^)\s]*)\)")

TERM = re.compile(r"\[([^\[\]]+)\]\((?:\.\./)?glossary\.md#([^)\s]*)\)")

# `[¶](#p-an-id)` or `[¶](media.md#p-an-id)`; the number of the paragraph is put in its place.
PARAGRAPH_LINK = re.compile(r"\[([^\[\]]*)\]\((?:(?:\.\./)?([a-z-]+)\.md)?#p-([^)\s]*)\)")

_HTML = re.compile(r"<(?!!--|https?://[^\s<>\"'\\{}]+>)[a-zA-Z/!?][^>\n]*>?")

_ADDRESS = re.compile(r"\]\(\s*([^\s)]*)")

_SOUND_ADDRESS = re.compile(
    r"https?://[^\s<>\"'\\{}]+|(?:\.\./)?(?!/)(?:(?!\.\.)[\w./-])*(?:#[^\s<>\"'\\{}:&]*)?"
)

# What Python-Markdown and pandoc read differently, one of them not at all, or as code to run.
_MARKUP = {
    re.compile(r"\{\{|\{%|\[\^|^:::|\ufffd", re.M): "is not used here",
    re.compile(r"^ {0,3}(?:```|~~~).*", re.M): "opens a fenced block, which is not used here",
    re.compile(r"\\[a-zA-Z]+"): "is a TeX command, which is not used here",
    re.compile(r"(?<!\\)\$(?=\S)[^$]*(?<=\S)\$(?!\d)"): "is a formula, which is not used here",
    re.compile(r"~~|~[^~\s]+~|\^[^^\s]+\^"): "is markup that the site does not show",
    re.compile(r"^ {0,3}[:~]( +\S|\s*$)", re.M): "begins a definition list, which is not used here",
    re.compile(r"^ {0,3}[Tt]able:", re.M): "is a caption to pandoc; write it otherwise",
    re.compile(r"^ {0,3}\[[^\]\n]+\]:.*", re.M): "defines a link; write its address in the text",
    re.compile(r"(?<=\S)\n(?:=+|-+)[ \t]*$", re.M): "underlines a heading; write ## before it",
    re.compile(r"^ {0,3}(?:> ?){4,}", re.M): "quotes within quotes within quotes",
    re.compile(r"\[{4,}"): "is a bracket in a bracket in a bracket",
    re.compile(r"^(?: {16}|\t{4}).*", re.M): "is indented too deeply",
    re.compile(r"!\[[^\]]*\](?:\([^)]*\))?"): (
        "is a picture; describe it in figures.yaml and write <!-- insert: figure-its-id -->"
    ),
}

# Where a straight quote or two hyphens mean something: code, the rule below the head of a table,
# addresses, comments.
_NOT_PROSE = re.compile(
    r"(?<!`)(`++).+?(?<!`)\1(?!`)|^[ |:-]*-[ |:-]*$|(?<=\])\([^)\n]*\)|<https?://[^>\n]*>|<!--.*?-->",
    re.M | re.S,
)

_BRACES = re.compile(r"^[^{\n]*(\{(?![{%]).*)$", re.M)

_HEADING_ID = re.compile(rf"#+ [^{{}}]* \{{ #{rules.ID.pattern} \}}")

_FIGURE_LINK = re.compile(r"\[([^\[\]]+)\]\((?:(?:\.\./)?[a-z-]+\.md)?#fig-([^)\s]*)\)")

_SHOWN = "figure-"


def name_of(path: str) -> str:
    """The name of the page at this path."""
    return path.removeprefix("docs/").removesuffix(".md")


def parse(name: str, text: str) -> tuple[Page, list[Problem]]:
    """Split a file into front matter and body, with the faults of the front matter."""
    path = f"docs/{name}.md"
    match = _FRONT.match(text)
    if not match:
        message = "expected front matter between two lines of ---, with title and standfirst"
        return Page(name, {}, text, 1), [Problem(path, 1, name, message)]
    reading = records.read_mapping(match[1], path, name, first_line=2)
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


def titles(texts: Mapping[str, str], found: Mapping[str, Page]) -> Iterator[Problem]:
    """Report a title that another page has too: readers and citations could not tell them apart."""
    first: dict[str, str] = {}
    for path, text in texts.items():
        page = found[name_of(path)]
        title = page.meta.get("title", "")
        other = first.setdefault(title.casefold(), path)
        if title and other != path:
            line = text.count("\n", 0, max(text.find("\ntitle"), 0)) + 2
            message = f"title: expected one that no other page has, found {title!r}, as in {other}"
            yield Problem(path, line, page.name, message)


def complete(found: Mapping[str, Page]) -> bool:
    """Whether each of these pages is there and has a title."""
    return all(name in found and "title" in found[name].meta for name in NEEDED)


def form(page: Page) -> Iterator[Problem]:
    """Report what a page may not hold."""
    yield from _placed(page, _form_faults(page))
    yield from paragraphs.problems(page)


def links(page: Page, sources: Sources) -> Iterator[Problem]:
    """Report marks, terms, inserts and names of figures that the data do not know."""
    yield from _placed(page, _link_faults(page, sources))


def _placed(page: Page, faults: Iterator[tuple[int, str, str]]) -> Iterator[Problem]:
    for offset, owner, message in faults:
        yield Problem(page.path, page.line + page.body.count("\n", 0, offset), owner, message)


def _link_faults(page: Page, sources: Sources) -> Iterator[tuple[int, str, str]]:
    yield from _figure_faults(page, sources)
    yield from _dead(page, MARKER, 1, sources.claim, "claims.yaml")
    yield from _dead(page, TERM, 2, sources.term, "glossary.yaml")


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
    for start, message in rules.typed(_NOT_PROSE.sub(_blank, page.body)):
        yield start, "sign", message
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


def _blank(found: re.Match[str]) -> str:
    return re.sub(r"[^\n]", " ", found[0])


def _comment_faults(page: Page) -> Iterator[tuple[int, str, str]]:
    for line in re.finditer(r"^.*<!--.*$", page.body, re.M):
        if not re.fullmatch(r"<!-- (p|insert): \S+ -->", line[0]):
            known = "`<!-- p: an-id -->` or `<!-- insert: name -->` on a line of its own"
            yield line.start(), "comment", f"expected {known}, found {line[0][:60]!r}"
    for insert in INSERT.finditer(page.body):
        before, after = page.body[: insert.start()], page.body[insert.end() :]
        apart = before.endswith("\n\n") or not before.strip("\n")
        if not apart or not (after.startswith("\n\n") or not after.strip("\n")):
            yield insert.start(), insert[1], "expected an empty line before and after an insert"


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

"""Where links of pages lead, and what they may lead to: every id and every file of the site.

What Markdown gives an id is known from the reading of a page; what is inserted has the ids of its
data. A link into the data is told by the file that lacks the id.
"""

import posixpath
import re
from collections import Counter
from collections.abc import Container, Iterable, Iterator, Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from types import MappingProxyType

from annotated.model import CHAPTERS, GROUPS, Page, Problem, Sources
from annotated.read import pages, paragraphs, withdrawn
from annotated.read.records import Reading
from annotated.text.citations import BLOCK

_Known = Mapping[str, list[str]]
_LINK = re.compile(r"(?<!!)\[(?:[^\[\]]|\[[^\[\]]*\])*\]\(([^\s()]*(?:\([^\s()]*\)[^\s()]*)*)\)")
_OTHERS = re.compile(f"{pages.MARKER.pattern}|{pages.TERM.pattern}")
_FORMATS = ("bib", "ris", "json")
# Inserts whose ids follow from more than the data: MkDocs judges links to them.
_OPEN = ("examples", "editions", "sessions")
_CITING = ("timeline", "claims", "glossary", "questions")
# The file that holds what a page shows, where its ids are those of data.
_HOLDERS = MappingProxyType(
    {f"docs/{name}.md": f"{name}.yaml" for name in ("timeline", "claims", "glossary", "questions")}
    | {"docs/references.md": "refs.bib"}
)


@dataclass(frozen=True)
class Link:
    """A link to a place of the site: the path it leads to below docs/, the id, and where it is."""

    path: str
    anchor: str
    start: int


def of(page: Page) -> Iterator[Link]:
    """The links of a page that stay on the site, those apart that become marks and terms."""
    for found in _LINK.finditer(_OTHERS.sub(lambda one: " " * len(one[0]), page.body)):
        path, _, anchor = found[1].partition("#")
        if "://" not in path:
            folder = posixpath.dirname(page.name)
            whole = posixpath.normpath(posixpath.join(folder, path)) if path else f"{page.name}.md"
            yield Link(whole, anchor, found.start())


# ---- What links may lead to ----


def ids(page: Page, headings: Iterable[str], sources: Sources) -> Iterator[str]:
    """Every id of a page that stays from edition to edition; `headings` are those of its text."""
    yield from headings
    yield from (one.anchor for one in paragraphs.of(page))
    marked = dict.fromkeys(claim for claim, _ in pages.markers(page))
    own = (claim for claim in marked if claim in sources.claim)
    yield from (f"note-{one}" for one in own if sources.claim[one].chapter == page.name)
    for name in pages.inserts(page):
        yield from _inserted(name, sources)
    if BLOCK.search(page.body) or any(map(_cites, pages.inserts(page))):
        yield "references-on-this-page"
    yield from _stones(page, sources)


def _cites(insert: str) -> bool:
    return insert in _CITING or insert.startswith("figure-")


def _inserted(name: str, sources: Sources) -> Iterator[str]:
    """The ids in what is put in the place of an insert."""
    if name == "timeline":
        yield from (period.id for period in sources.periods)
        yield from sources.event
    elif name == "claims":
        judged = {claim.chapter for claim in sources.claims}
        yield from (chapter for chapter in CHAPTERS if chapter in judged)
        yield from sources.claim
    elif name == "glossary":
        yield from sources.term
    elif name == "questions":
        yield from (group.id for group in sources.groups)
        yield from (question.id for question in sources.questions)
    elif name == "references":
        kinds = {one.fields["keywords"] for one in sources.references.values()}
        yield from (group for group in GROUPS if group in kinds)
        yield from sources.references
    elif name == "tally":
        yield from ("what-became-of-the-claims", "fig-verdicts")
    elif name.startswith("figure-"):
        yield name.replace("figure-", "fig-", 1)


def _stones(page: Page, sources: Sources) -> Iterator[str]:
    borne = [one.id for one in sources.withdrawn if page.name in withdrawn.bearers(one.id)]
    yield from (["withdrawn"] if borne else [])
    yield from filter(None, (one.partition("#")[2] for one in borne))


def files(sources: Sources) -> frozenset[str]:
    """The files that a page may link to: the data, and whatever is made to be cited."""
    data = ["coding.tsv", "questions.json"]
    data += [
        f"{name}.{end}" for name in ("timeline", "claims", "glossary") for end in ("json", "csv")
    ]
    data += [f"figures/{one.id}.{end}" for one in sources.figures for end in ("svg", "csv")]
    cited = ["references", *(f"references/{key}" for key in sources.references)]
    folders = ("" if name == "index" else f"{name}/" for name in sources.pages)
    cited += [f"{folder}{what}" for folder in folders for what in ("cite", "works")]
    return frozenset([*data, *(f"{name}.{end}" for name in cited for end in _FORMATS)])


# ---- What is wrong with them ----


def problems(sources: Sources, headings: Mapping[str, Iterable[str]]) -> Iterator[Problem]:
    """Report links that lead nowhere, and ids that stand twice on a page.

    `headings` are the ids that the text of each page gives, by its path.
    """
    known, made = _known(sources, headings), files(sources)
    for page in sources.pages.values():
        for place, owner, message in (*_twice(page, known), *_dead(page, known, made, sources)):
            yield Problem(page.path, page.line + page.body.count("\n", 0, place), owner, message)


def replacements(
    reading: Reading, sources: Sources, headings: Mapping[str, Iterable[str]]
) -> Iterator[Problem]:
    """Report withdrawn addresses in whose place something is named that is not there."""
    known, made = _known(sources, headings), files(sources)
    for record in (one for one in reading.records["withdrawn"] if one.text("now")):
        path, _, anchor = record.text("now").removeprefix("/").partition("#")
        name = f"{path.rstrip('/') or 'index'}.md" if path.endswith("/") or not path else path
        for message in _faults(Link(name, anchor, 0), known, made, sources):
            line = record.lines.get("now", record.line)
            yield Problem(withdrawn.PATH, line, record.name, f"now: {message}")


def _known(sources: Sources, headings: Mapping[str, Iterable[str]]) -> _Known:
    listed = sources.pages.values()
    return {page.path: [*ids(page, headings[page.path], sources)] for page in listed}


def _twice(page: Page, known: _Known) -> Iterator[tuple[int, str, str]]:
    for anchor, count in Counter(known[page.path]).items():
        if count > 1:
            place = max(page.body.rfind(f"#{anchor} }}"), 0)
            yield place, anchor, f"the id stands {count} times on this page"


def _dead(
    page: Page, known: _Known, made: Container[str], sources: Sources
) -> Iterator[tuple[int, str, str]]:
    for link in of(page):
        for message in _faults(link, known, made, sources):
            yield link.start, link.anchor or link.path, message


def _faults(link: Link, known: _Known, made: Container[str], sources: Sources) -> Iterator[str]:
    path = f"docs/{link.path}"
    if not link.path.endswith(".md"):
        if link.path not in made:
            yield "no such file is made; expected a page such as media.md or a file of the data"
    elif path not in known:
        near = get_close_matches(path, known, 1, 0.8)
        yield f"there is no {path}" + (f"; {near[0]} is there" if near else "")
    elif link.anchor and link.anchor not in known[path] and not _is_open(link, sources):
        yield _missing(path, link.anchor, known[path])


def _is_open(link: Link, sources: Sources) -> bool:
    page = sources.pages[link.path.removesuffix(".md")]
    return not set(_OPEN).isdisjoint(pages.inserts(page))


def _missing(path: str, anchor: str, known: list[str]) -> str:
    holder = path if anchor.startswith(("p-", "note-")) else _HOLDERS.get(path, path)
    holder = "figures.yaml" if anchor.startswith("fig-") else holder
    what = "paragraph id" if anchor.startswith("p-") else "id"
    near = get_close_matches(anchor, known, 1, 0.7)
    return f"{holder} has no such {what}" + (f"; it has {near[0]}" if near else "")

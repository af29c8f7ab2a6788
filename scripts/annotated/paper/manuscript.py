"""What the documents are made of: the pages as pandoc reads them, the figures, the references."""

import json
import re
from collections.abc import Callable, Iterable, Mapping
from concurrent.futures import Executor
from dataclasses import dataclass

from annotated.draw import drawings
from annotated.model import CHAPTERS, Session, Sources
from annotated.paper import typesetting
from annotated.paper.typesetting import Node, Picture, note_anchor
from annotated.read.sessions import name_of
from annotated.write import packets
from annotated.write.references import HEADING
from annotated.write.site import Site, finish, with_citations
from annotated.write.withdrawn import STONES

# Before the name of a chapter: the papers of its session, which are read once for all their files.
SHEETS, GUIDES = "sheet/", "guide/"
_SESSIONS = frozenset(map(name_of, CHAPTERS))


@dataclass(frozen=True)
class Manuscript:
    """The blocks of the pages, of sheets and guides, and the figures for paper by their anchors."""

    site: Site
    blocks: Mapping[str, list[Node]]
    pictures: Mapping[str, Picture]

    def has(self, name: str, anchor: str) -> bool:
        """Whether a place stands here: it does unless it was withdrawn."""
        return f"/{name}/#{anchor}" not in {one.id for one in self.site.sources.withdrawn}


def manuscript(site: Site, pages: Iterable[str], pool: Executor) -> Manuscript:
    """Read these pages, several at once; `references` is the list of all works.

    `sheet/mechanics` and `guide/mechanics` are papers of a session.
    """
    texts = {name: _text(name, site) for name in pages}
    blocks = dict(zip(texts, pool.map(_read, texts.values()), strict=True))
    return Manuscript(site, blocks, _pictures(site))


def _read(markdown: str) -> list[Node]:
    """A page without the stones of what was withdrawn: those are for links from elsewhere."""
    return typesetting.without(typesetting.read(markdown), STONES)


def _text(name: str, site: Site) -> str:
    """A page as Markdown: chapters and sessions whole, others without their references."""
    if name == "references":
        return reference_list(site.formatted.entries)
    if name.startswith(SHEETS):
        return with_citations(_of_session(packets.sheet, name, site), site.formatted)
    if name.startswith(GUIDES):
        text = with_citations(_of_session(packets.guide, name, site), site.formatted)
        page = site.sources.pages[name_of(name.removeprefix(GUIDES))]
        return finish(text, page, site.formatted)
    text = with_citations(site.expanded[name], site.formatted)
    text = finish(text, site.sources.pages[name], site.formatted)
    whole = name in CHAPTERS or name in _SESSIONS
    return text if whole else text.partition(HEADING)[0]


def _of_session(write: Callable[[Session, Sources], str], name: str, site: Site) -> str:
    chapter = name.partition("/")[2]
    return write(site.sources.session[chapter], site.sources)


def _pictures(site: Site) -> dict[str, Picture]:
    return {
        figure.anchor: Picture(drawings.on_paper(site.drawings[figure.id]), figure.plain_alt)
        for figure in site.sources.figures
    }


def reference_list(references: Mapping[str, str]) -> str:
    """Formatted references as the last section of a document."""
    items = (f'- <span id="ref-{key}"></span>{entry}' for key, entry in references.items())
    return f"## References {{ #{typesetting.REFERENCES} }}\n\n" + "\n".join(items)


def cited(site: Site, parts: Iterable[list[Node]]) -> list[str]:
    """The keys of the works that these blocks cite, in the order of their references."""
    keys = set(re.findall(r'"#ref-([a-z0-9]+)"', json.dumps(list(parts))))
    return [key for key in site.formatted.entries if key in keys]


def joined(section: list[Node], other: list[Node], keys: Iterable[str]) -> list[Node]:
    """A section of references, with these works out of both."""
    heading, listed = section
    items = {note_anchor(item): item for one in (section, other) for item in one[-1]["c"]}
    return [heading, listed | {"c": [items[f"ref-{key}"] for key in keys]}]

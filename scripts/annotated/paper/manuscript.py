"""What the documents are made of: the pages as pandoc reads them, the figures, the references."""

import json
import re
from collections.abc import Iterable, Mapping
from concurrent.futures import Executor
from dataclasses import dataclass

from annotated.draw import drawings
from annotated.model import CHAPTERS
from annotated.paper import typesetting
from annotated.paper.typesetting import Node, Picture
from annotated.write.references import HEADING
from annotated.write.site import Site, finish, with_citations
from annotated.write.withdrawn import STONES


@dataclass(frozen=True)
class Manuscript:
    """The blocks of the pages, and the figures for paper by their anchors."""

    site: Site
    blocks: Mapping[str, list[Node]]
    pictures: Mapping[str, Picture]

    def has(self, name: str, anchor: str) -> bool:
        """Whether a place stands here: it does unless it was withdrawn."""
        return f"/{name}/#{anchor}" not in {one.id for one in self.site.sources.withdrawn}


def manuscript(site: Site, pages: Iterable[str], pool: Executor) -> Manuscript:
    """Read these pages, several at once; `references` is the list of all works."""
    texts = {name: _text(name, site) for name in pages}
    blocks = dict(zip(texts, pool.map(_read, texts.values()), strict=True))
    return Manuscript(site, blocks, _pictures(site))


def _read(markdown: str) -> list[Node]:
    """A page without the stones of what was withdrawn: those are for links from elsewhere."""
    return typesetting.without(typesetting.read(markdown), STONES)


def _text(name: str, site: Site) -> str:
    """A page as Markdown: chapters whole, others without their references."""
    if name == "references":
        return reference_list(site.formatted.entries)
    text = with_citations(site.expanded[name], site.formatted)
    text = finish(text, site.sources.pages[name], site.formatted)
    return text if name in CHAPTERS else text.partition(HEADING)[0]


def _pictures(site: Site) -> dict[str, Picture]:
    return {
        figure.anchor: Picture(drawings.on_paper(site.drawings[figure.id]), figure.plain_alt)
        for figure in site.sources.figures
    }


def reference_list(references: Mapping[str, str]) -> str:
    """Formatted references as the last section of a document."""
    items = (f'- <span id="ref-{key}"></span>{entry}' for key, entry in references.items())
    return f"## References {{ #{typesetting.REFERENCES} }}\n\n" + "\n".join(items)


def cited(site: Site, parts: Iterable[list[Node]]) -> dict[str, str]:
    """The formatted references of the works that these blocks cite."""
    keys = set(re.findall(r'"#ref-([a-z0-9]+)"', json.dumps(list(parts))))
    return {key: entry for key, entry in site.formatted.entries.items() if key in keys}

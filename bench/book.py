"""The six chapters and the works they cite, as other programs read them: one text for all.

Figures, markers of claims, numbers of paragraphs and links to other pages are taken out, because
the others have no such pages. Citations stay citations for a program that knows them; for one that
does not, pandoc puts the text and a list of references in their place.
"""

import json
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from annotated import pandoc
from annotated.cite import citeproc
from annotated.model import CHAPTERS, Page
from annotated.paper import typesetting
from annotated.paper.typesetting import Node
from annotated.read import bibliography, sources
from annotated.text.citations import found_in

_ENTRY = re.compile(r"^@\w+\{([^,\s]*),.*?^\s*\}\s*$", re.M | re.S)
_MARKER = re.compile(r" ?\[\]\(claims\.md#[^)]*\)")
_LINK = re.compile(r"\[([^\[\]]+)\]\((?:[a-z-]+\.md|#)[^)]*\)")
_FIGURE = re.compile(r"^<!-- insert: figure-.*-->\n", re.M)
_COMMENT = re.compile(r"^<!-- .* -->\n", re.M)


@dataclass(frozen=True)
class Book:
    """The chapters in their order, and the text of refs.bib with the works they cite."""

    chapters: tuple[Page, ...]
    bibtex: str

    @cached_property
    def blocks(self) -> dict[str, list[Node]]:
        """Each chapter as pandoc reads it."""
        texts = {page.name: _COMMENT.sub("", page.body) for page in self.chapters}
        return {name: typesetting.read(text) for name, text in texts.items()}

    def citations(self, chapter: str) -> int:
        """How many works are pointed to from a chapter, each time counted."""
        (page,) = (page for page in self.chapters if page.name == chapter)
        return sum(1 for _ in found_in(page.body))


def read(root: Path) -> Book:
    """The book of the project in `root`."""
    real = sources.load(root)
    chapters = tuple(_plain(real.pages[name]) for name in CHAPTERS)
    cited = {citation.key for page in chapters for citation in found_in(page.body)}
    text = (root / bibliography.PATH).read_text(encoding="utf-8")
    entries = {entry[1]: entry[0] for entry in _ENTRY.finditer(text)}
    return Book(chapters, "\n\n".join(entries[key] for key in sorted(cited)) + "\n")


def _plain(page: Page) -> Page:
    body = _LINK.sub(r"\1", _MARKER.sub("", _FIGURE.sub("", page.body)))
    return Page(page.name, page.meta, body, page.line)


def with_keys(book: Book) -> Iterator[tuple[str, str]]:
    """Each chapter as Markdown with citations: `[@key, p. 5]`."""
    for page in book.chapters:
        text = _write(book.blocks[page.name], "markdown-smart-citations-raw_attribute", _as_key)
        yield page.name, f"# {page.meta['title']}\n\n{text}"


def with_roles(book: Book) -> Iterator[tuple[str, str]]:
    """Each chapter as reStructuredText, its citations as roles of sphinxcontrib-bibtex."""
    for page in book.chapters:
        title = page.meta["title"]
        text = _write(book.blocks[page.name], "rst", _as_role)
        # pandoc keeps a role apart from a stop by a space that is escaped.
        yield page.name, f"{title}\n{'=' * len(title)}\n\n{text}"


def resolved(book: Book) -> Iterator[tuple[str, str]]:
    """Each chapter as Markdown whose citations are links to the references at its end."""
    style = citeproc.style("apa")
    options = ["--citeproc", "--wrap=none", "-M", "link-citations=true", "-M", "lang=en-GB"]
    for page in book.chapters:
        text = typesetting.to_json(book.blocks[page.name])
        files = {"style.csl": style, "refs.bib": book.bibtex}
        written = pandoc.run([*options, "-f", "json", "-t", "gfm"], text, files)
        yield page.name, f"# {page.meta['title']}\n\n{written}"


def _write(blocks: list[Node], form: str, cite: Callable[[Node], Node]) -> str:
    changed = json.loads(json.dumps(blocks), object_hook=lambda node: _changed(node, cite))
    return pandoc.run(["-f", "json", "-t", form, "--wrap=none"], typesetting.to_json(changed))


def _changed(node: Node, cite: Callable[[Node], Node]) -> Node:
    return cite(node) if node.get("t") == "Cite" else node


def _as_key(node: Node) -> Node:
    return {"t": "RawInline", "c": ["markdown", typesetting.plain(node["c"][1])]}


def _as_role(node: Node) -> Node:
    keys = ",".join(one["citationId"] for one in node["c"][0])
    return {"t": "RawInline", "c": ["rst", f":cite:p:`{keys}`"]}

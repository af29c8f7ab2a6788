"""The reader as an e-book: marks are links to their notes, which an e-reader shows in place."""

import tempfile
from collections.abc import Iterator
from pathlib import Path

from annotated import pandoc
from annotated.draw import drawings
from annotated.model import VERDICTS, Edition
from annotated.paper import press, reader, typesetting
from annotated.paper.imprint import LICENCE
from annotated.paper.manuscript import Manuscript
from annotated.paper.typesetting import Node, Paper, link, note_anchor, string

_STYLES = Path(__file__).with_name("book.css")

_ACCESS: dict[str, str | list[str]] = {
    "accessModes": ["textual", "visual"],
    "accessModeSufficient": ["textual"],
    "accessibilityFeatures": [
        "alternativeText",
        "readingOrder",
        "structuralNavigation",
        "tableOfContents",
    ],
    "accessibilityHazards": ["none"],
    "accessibilitySummary": (
        "All text can be read aloud and enlarged. Every drawing has an alternative text that says "
        "what it shows. Headings, notes, lists and tables are marked as such; a verdict is named "
        "in words and never by its shape or colour alone. Chapters have numbered paragraphs, the "
        "same as on the site and in print."
    ),
}


class EBook(Paper):
    """How one page is put into the e-book: marks become links and classes."""

    def typed(self, text: str) -> Iterator[Node]:
        yield string(text)

    def number(self, number: str, label: str) -> Node:
        return link([string(number)], f"#{label}", ("pn",), anchor=label)

    def mark(self, verdict: str, number: str, target: str | None) -> Node:
        shaped = [string(f"{VERDICTS[verdict].shape}\u2060{number}")]
        own = f"#{self.label('note-')}"
        if not target or not target.startswith(own):  # in another chapter, so not in this file
            return {"t": "Superscript", "c": [link(shaped, target)] if target else shaped}
        spoken = f"Note {number}: {VERDICTS[verdict].label}"
        roles = (("epub:type", "noteref"), ("role", "doc-noteref"), ("aria-label", spoken))
        noted = f"{target}{_NOTE}"
        return {"t": "Superscript", "c": [link(shaped, noted, ("mark",), attributes=roles)]}

    def noted(self, verdict: str, number: str) -> Node:
        return string(f"{VERDICTS[verdict].shape}\u2060{number}\u00a0")

    def shaped(self, verdict: str) -> Node:
        return string(f"{VERDICTS[verdict].shape}\u00a0")

    def notes(self, paragraph: Node, notes: Node) -> list[Node]:
        """E-readers know a note by its element and show it where its mark is pressed."""
        return [paragraph, *(block for note in notes["c"] for block in self._note(note))]

    def _note(self, blocks: list[Node]) -> list[Node]:
        label = self.label(note_anchor(blocks))
        start = f'<aside id="{label}{_NOTE}" epub:type="footnote" role="doc-footnote">'
        return [_html(start), *blocks, _html("</aside>")]

    def term(self, term: str) -> list[Node]:
        return []

    def anchor(self, label: str) -> Node:
        return {"t": "Span", "c": [[label, [], []], []]}

    def entry(self, blocks: list[Node], facts: list[Node]) -> list[Node]:
        heading, *text = blocks
        return [{"t": "Div", "c": [["", ["entry"], []], [heading, *facts, *text]]}]

    def figure(self, anchor: str, caption: Node) -> list[Node]:
        address = f"figures/{anchor.removeprefix('fig-')}.svg"
        alt = [string(self.pictures[anchor].alt)]
        image = {"t": "Image", "c": [["", [], []], alt, [address, ""]]}
        attributes = [self.label(anchor), ["figure"], []]
        return [{"t": "Div", "c": [attributes, [{"t": "Para", "c": [image]}, caption]]}]

    def references(self, listed: Node) -> list[Node]:
        return [{"t": "Div", "c": [["", ["references"], []], [listed]]}]

    def room(self) -> list[Node]:
        return []


# A note's own element cannot have the id that links from other files lead to: pandoc knows those
# within the text alone, and writes down the file for them.
_NOTE = "-note"


def _html(code: str) -> Node:
    return {"t": "RawBlock", "c": ["html", code]}


def ebook(manuscript: Manuscript, edition: Edition) -> bytes:
    """The e-book with its cover and its figures."""
    nodes: list[Node] = []
    for part in reader.parts(manuscript, edition, EBook):
        nodes.append({"t": "Header", "c": [1, [part.label, [], []], [string(part.title)]]})
        if part.standfirst:
            nodes.append({"t": "Para", "c": [{"t": "Emph", "c": [string(part.standfirst)]}]})
        nodes += part.text
    text = typesetting.to_json(nodes, **_metadata(edition))
    with tempfile.TemporaryDirectory() as folder:
        return _bound(text, Path(folder), manuscript, edition)


def _metadata(edition: Edition) -> dict[str, str | list[str]]:
    """What a library shows of the book. The site has no author, so there is no creator."""
    return {
        "title": edition.site,
        "publisher": edition.site,
        "subtitle": edition.description,
        "description": edition.description,
        "lang": "en-GB",
        "date": edition.date.isoformat(),
        "identifier": edition.address or f"preview-of-edition-{edition.label}",
        "rights": LICENCE,
        **_ACCESS,
    }


def _bound(text: str, folder: Path, manuscript: Manuscript, edition: Edition) -> bytes:
    cover, book, site = folder / "cover.png", folder / "reader.epub", manuscript.site
    cover.write_bytes(press.picture("cover", edition, ppi=144))
    (folder / "figures").mkdir()
    for figure in site.sources.figures:
        picture = drawings.alone(site.drawings[figure.id].narrow, figure)
        (folder / "figures" / f"{figure.id}.svg").write_text(picture, encoding="utf-8")
    options = ["--toc", "--toc-depth=2", "--split-level=1", f"--css={_STYLES}"]
    options += [f"--epub-cover-image={cover}", f"--output={book}", f"--resource-path={folder}"]
    pandoc.run(["-f", "json", "-t", "epub3", *options], text)
    return book.read_bytes()

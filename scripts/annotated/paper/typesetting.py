"""A finished page for paper and for the e-book: pandoc reads the Markdown, we place its marks.

What is for the screen only (back-links, links to entries, search words) is left out; numbers and
verdicts become calls of the functions in `book.typ`, or links in the e-book.
"""

import json
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from typing import Any

from annotated.cite.pandoc import run
from annotated.draw import shapes
from annotated.model import VERDICTS

Node = dict[str, Any]

Destination = Callable[[str, str], str | None]

REFERENCES = "references-on-this-page"

_WRITER = "typst-citations-smart"


@dataclass(frozen=True)
class Picture:
    """A figure as SVG, and what it says to those who cannot see it."""

    svg: str
    alt: str


@dataclass(frozen=True)
class Paper:
    """How one page is put on paper: each mark becomes a call of a function of book.typ.

    `page` is its name. `destination` tells, for a page and an anchor in it, where a link leads: to
    `#a-label` in the same document, to an address, or nowhere (then only its text stays).
    `pictures` are the figures, by their anchors.
    """

    page: str
    destination: Destination
    pictures: Mapping[str, Picture] = field(default_factory=dict)

    def label(self, anchor: str) -> str:
        """The label of an anchor of this page."""
        return (self.destination(self.page, anchor) or f"#{anchor}")[1:]

    def number(self, number: str, label: str) -> Node:
        """The number of a paragraph."""
        return inline(typst("para", int(number), label))

    def mark(self, verdict: str, number: str) -> Node:
        """A mark at a claim or its note: the shape of the verdict, and a number."""
        return inline(typst("mark", shapes.alone(verdict), VERDICTS[verdict].label, number))

    def notes(self, paragraph: Node, notes: Node) -> list[Node]:
        """A paragraph and the notes beside it, never on two pages."""
        return [block("#annotated["), paragraph, block("]["), notes, block("]")]

    def term(self, term: str) -> list[Node]:
        """The use of a glossary term, for the index."""
        return [inline(typst("term", term))]

    def anchor(self, label: str) -> Node:
        """A place that a link can lead to."""
        return inline(typst("anchor", label))

    def entry(self, blocks: list[Node]) -> list[Node]:
        """An event or a claim, kept together where it fits."""
        return [block("#entry["), *blocks, block("]")]

    def figure(self, anchor: str, caption: Node) -> list[Node]:
        """A figure and its caption; the drawing shows all numbers, so no table is needed."""
        picture = self.pictures[anchor]
        call = typst("drawn", self.label(anchor), picture.svg, picture.alt)
        return [block(f"{call}["), caption, block("]")]

    def references(self, listed: Node) -> list[Node]:
        """A list of references."""
        return [block("#references["), listed, block("]")]

    def room(self) -> list[Node]:
        """Room to write an answer in."""
        return [block(typst("room"))]


class EBook(Paper):
    """How one page is put into the e-book: marks become links and classes."""

    def number(self, number: str, label: str) -> Node:
        return _a([_str(number)], f"#{label}", label, "pn")

    def mark(self, verdict: str, number: str) -> Node:
        words = f"{VERDICTS[verdict].shape}\u2060{number}"
        return {"t": "Superscript", "c": [_str(words)]}

    def notes(self, paragraph: Node, notes: Node) -> list[Node]:
        return [paragraph, {"t": "Div", "c": [["", ["notes"], []], [notes]]}]

    def term(self, term: str) -> list[Node]:
        return []

    def anchor(self, label: str) -> Node:
        return {"t": "Span", "c": [[label, [], []], []]}

    def entry(self, blocks: list[Node]) -> list[Node]:
        return [{"t": "Div", "c": [["", ["entry"], []], blocks]}]

    def figure(self, anchor: str, caption: Node) -> list[Node]:
        address = f"figures/{anchor.removeprefix('fig-')}.svg"
        alt = [_str(self.pictures[anchor].alt)]
        image = {"t": "Image", "c": [["", [], []], alt, [address, ""]]}
        attributes = [self.label(anchor), ["figure"], []]
        return [{"t": "Div", "c": [attributes, [{"t": "Para", "c": [image]}, caption]]}]

    def references(self, listed: Node) -> list[Node]:
        return [{"t": "Div", "c": [["", ["references"], []], [listed]]}]

    def room(self) -> list[Node]:
        return []


def read(markdown: str) -> list[Node]:
    """The blocks of a Markdown text, as pandoc sees them."""
    blocks: list[Node] = json.loads(run(["-f", "markdown", "-t", "json"], markdown))["blocks"]
    return blocks


def write(blocks: list[Node]) -> str:
    """Blocks as Typst."""
    return run(["-f", "json", "-t", _WRITER, "--wrap=none"], to_json(blocks))


def to_json(blocks: list[Node], **metadata: str) -> str:
    """Blocks as a document that pandoc reads."""
    meta = {name: {"t": "MetaString", "c": text} for name, text in metadata.items()}
    return json.dumps({"pandoc-api-version": _api_version(), "meta": meta, "blocks": blocks})


@cache
def _api_version() -> list[int]:
    version: list[int] = json.loads(run(["-t", "json"]))["pandoc-api-version"]
    return version


def typst(name: str, *arguments: str | int) -> str:
    """A call of a function of book.typ; texts are quoted, so that they can hold no code."""
    quoted = (json.dumps(one, ensure_ascii=False) for one in arguments)
    return f"#{name}({', '.join(quoted)})"


def inline(code: str) -> Node:
    """Typst code within a paragraph."""
    return {"t": "RawInline", "c": ["typst", code]}


def block(code: str) -> Node:
    """Typst code between paragraphs."""
    return {"t": "RawBlock", "c": ["typst", code]}


def prepare(blocks: list[Node], paper: Paper) -> list[Node]:
    """Put blocks on paper: every node of the tree is replaced by what `_change` makes of it."""
    return _walk(_frame(blocks, paper), paper)


def _walk(nodes: list[Any], paper: Paper) -> list[Any]:
    walked: list[Any] = []
    for before, node in zip([None, *nodes], nodes, strict=False):
        if _is_number(before) and node == {"t": "Space"}:
            continue  # the number stands in the margin, so no space goes before the text
        if isinstance(node, list):
            walked.append(_walk(node, paper))
        elif isinstance(node, dict) and "t" in node:
            if isinstance(node.get("c"), list):
                node = node | {"c": _walk(node["c"], paper)}
            walked.extend(_change(node, paper))
        else:
            walked.append(node)
    return walked


def _is_number(node: Node | None) -> bool:
    return isinstance(node, dict) and node.get("t") == "Link" and "pn" in node["c"][0][1]


def _change(node: Node, paper: Paper) -> Iterator[Node]:
    kind = node["t"]
    if kind == "Link":
        yield from _link(node, paper)
    elif kind == "Span":
        yield from _span(node, paper)
    elif kind == "Header":
        level, (anchor, _, _), text = node["c"]
        yield node | {"c": [level, [paper.label(anchor), [], []], text]}
    elif kind == "Div":
        (anchor, classes, _), blocks = node["c"]
        if "strip" in classes:
            return  # on paper the list of events itself is near
        if "figure" in classes:
            yield from paper.figure(anchor, blocks[1])
        elif "notes" in classes:
            yield node
        else:
            yield from paper.entry(blocks) if "entry" in classes else blocks
    elif kind == "Table":
        yield _as_wide_as_its_text(node)
    else:
        yield node


def _as_wide_as_its_text(table: Node) -> Node:
    # pandoc gives the columns of a wide Markdown table equal shares of the page.
    attributes, caption, columns, *rest = table["c"]
    columns = [[alignment, {"t": "ColWidthDefault"}] for alignment, _ in columns]
    return table | {"c": [attributes, caption, columns, *rest]}


def _link(node: Node, paper: Paper) -> Iterator[Node]:
    (_, classes, _), text, (address, _) = node["c"]
    if "pn" in classes:
        yield paper.number(plain(text), paper.label(address[1:]))
    elif "mark" in classes:
        yield paper.mark(classes[1], plain(text))
    elif not {"backlink", "entry-link"} & set(classes):
        if "term" in classes:
            yield from paper.term(address.partition("#")[2])
        yield from _ordinary_link(text, address, paper)


def _ordinary_link(text: list[Node], address: str, paper: Paper) -> Iterator[Node]:
    if address.startswith("#"):
        target = paper.destination(paper.page, address[1:])
    elif "://" in address:
        target = address
    else:
        name, _, anchor = address.partition("#")
        target = paper.destination(name.removesuffix(".md"), anchor)
    if target:
        yield _a(text, target)
    else:
        yield from text


def _a(text: list[Node], target: str, anchor: str = "", *classes: str) -> Node:
    return {"t": "Link", "c": [[anchor, list(classes), []], text, [target, ""]]}


def _str(text: str) -> Node:
    return {"t": "Str", "c": text}


def _span(node: Node, paper: Paper) -> Iterator[Node]:
    (anchor, classes, _), text = node["c"]
    if "search-words" in classes:
        return
    if "mark" in classes:
        yield paper.mark(classes[1], plain(text))
        return
    # The number of a paragraph brings the anchor along.
    if anchor and not anchor.startswith("p-"):
        yield paper.anchor(paper.label(anchor))
    yield from text


def _frame(blocks: list[Node], paper: Paper) -> list[Node]:
    """Frame the references, put notes beside their paragraphs, leave room after each question."""
    framed: list[Node] = []
    section = ""
    for node in blocks:
        if node["t"] == "Header":
            section = node["c"][1][0]
        if _is_notes(node):
            framed += paper.notes(framed.pop(), node["c"][1][0])
        elif node["t"] == "BulletList" and section == REFERENCES:
            framed += paper.references(node)
        elif node["t"] == "OrderedList" and section == "questions-for-discussion":
            start, items = node["c"]
            framed.append(node | {"c": [start, [[*item, *paper.room()] for item in items]]})
        else:
            framed.append(node)
    return framed


def _is_notes(node: Node) -> bool:
    return bool(node["t"] == "Div" and "notes" in node["c"][0][1])


def split_references(blocks: list[Node]) -> tuple[list[Node], list[Node]]:
    """The text of a page, and its references with their heading."""
    for place, node in enumerate(blocks):
        if node["t"] == "Header" and node["c"][1][0] == REFERENCES:
            return blocks[:place], blocks[place:]
    return blocks, []


def sections(blocks: list[Node], level: int) -> dict[str, list[Node]]:
    """The blocks below each heading of one level, by the heading's id; others stay among them."""
    found: dict[str, list[Node]] = {}
    below: list[Node] = []
    for node in blocks:
        if node["t"] == "Header" and node["c"][0] == level:
            below = found.setdefault(node["c"][1][0], [])
        else:
            below.append(node)
    return found


def title(blocks: list[Node], anchor: str) -> str:
    """The words of the heading with this id."""
    return next(
        plain(node["c"][2])
        for node in blocks
        if node["t"] == "Header" and node["c"][1][0] == anchor
    )


def plain(inlines: list[Node]) -> str:
    """The text of inline nodes without their markup."""
    texts = []
    for node in inlines:
        if node["t"] == "Str":
            texts.append(node["c"])
        elif node["t"] in ("Space", "SoftBreak"):
            texts.append(" ")
        elif isinstance(node.get("c"), list):
            texts.append(plain([one for one in node["c"] if isinstance(one, dict)]))
    return "".join(texts)

"""A finished page for paper and for the e-book: pandoc reads the Markdown, we place its marks.

What is for the screen only (back-links, links to entries, search words) is left out; numbers and
verdicts become calls of the functions in `book.typ`, or links in the e-book.
"""

import json
import posixpath
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from itertools import groupby
from typing import Any
from urllib.parse import quote

from annotated.pandoc import MARKDOWN, run

Node = dict[str, Any]

Destination = Callable[[str, str], str | None]

REFERENCES = "references-on-this-page"

_WRITER = "typst-citations-smart"
# What Typst takes for other signs: --, -? and - before a number, ..., straight quotes.
_SET = re.compile(r"(--+|-(?=[?\d])|\.{3,}|[\"'])")

_SEAM = "// ---- seam ----"

# A PDF holds addresses in ASCII.
_IN_ADDRESSES = "%/:=&?~#+!$,;'@()*[]"

# What is certainly on half a page of 23 lines: so many lines, with no more letters than this.
_SHORT, _NARROW = 21, 52
_LINED = frozenset(("Para", "Plain", "Header"))
_HIGH = frozenset(("Table", "Figure", "Image", "RawBlock", "CodeBlock"))

_SCREEN = frozenset(("backlink", "entry-link", "ledger"))


@dataclass(frozen=True)
class Picture:
    """A figure as SVG, and what it says to those who cannot see it."""

    svg: str
    alt: str

    @property
    def width(self) -> str:
        """Its width in the units of its drawing."""
        return self.svg.partition('width="')[2].partition('"')[0]


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
        return inline(call("para", int(number), label))

    def mark(self, verdict: str, number: str, target: str | None) -> Node:
        """A mark at a claim: the shape of its verdict and a number, which lead to its note."""
        mark = inline(call("mark", verdict, number))
        return link([mark], target) if target else mark

    def noted(self, verdict: str, number: str) -> Node:
        """The same mark at the note."""
        return inline(call("noted", verdict, number))

    def shaped(self, verdict: str) -> Node:
        """The shape of a verdict before its name."""
        return inline(call("shaped", verdict))

    def notes(self, paragraph: Node, notes: Node) -> list[Node]:
        """A paragraph and the notes beside it, never on two pages."""
        return [block("#annotated["), paragraph, block("]["), notes, block("]")]

    def term(self, term: str) -> list[Node]:
        """The use of a glossary term, for the index."""
        return [inline(call("term", term))]

    def anchor(self, label: str) -> Node:
        """A place that a link can lead to."""
        return inline(call("anchor", label))

    def entry(self, blocks: list[Node], facts: list[Node]) -> list[Node]:
        """An event, a claim or the like, its facts (its id, its date) beside it."""
        start = "#entry(short: true)[" if _is_short(blocks) and _is_short(facts) else "#entry["
        return [block(start), *blocks, block("]["), *facts, block("]")]

    def figure(self, anchor: str, caption: Node) -> list[Node]:
        """A figure and its caption; the drawing shows all numbers, so no table is needed."""
        picture = self.pictures[anchor]
        drawn = call("drawn", self.label(anchor), picture.svg, int(picture.width), picture.alt)
        return [block(f"{drawn}["), caption, block("]")]

    def references(self, listed: Node) -> list[Node]:
        """A list of references."""
        return [block("#references["), listed, block("]")]

    def room(self) -> list[Node]:
        """Room to write an answer in."""
        return [block(call("room"))]

    def typed(self, text: str) -> Iterator[Node]:
        """Words as they are typed: Typst would set dashes, dots and quotes of a typewriter."""
        for place, piece in enumerate(_SET.split(text)):
            if place % 2:
                yield inline("".join(f"\\{sign}" for sign in piece))
            elif piece:
                yield string(piece)


def _is_short(blocks: list[Node]) -> bool:
    """Whether blocks fit on half a page, whatever is done to them; of others it is not known."""
    lines = 0
    for node in _nodes(blocks):
        if node["t"] in _HIGH:
            return False
        if node["t"] in _LINED:
            words = (len(one["c"]) + 1 for one in _nodes(node["c"]) if one["t"] == "Str")
            lines += 2 + sum(words) // _NARROW
    return lines <= _SHORT


def _nodes(tree: list[Any]) -> Iterator[Node]:
    """Every node of a tree."""
    for one in tree:
        if isinstance(one, dict) and "t" in one:
            yield one
        inside = one.get("c") if isinstance(one, dict) else one
        if isinstance(inside, list):
            yield from _nodes(inside)


def read(markdown: str) -> list[Node]:
    """The blocks of a Markdown text, as pandoc sees them."""
    return _flowing(json.loads(run(["-f", MARKDOWN, "-t", "json"], markdown))["blocks"])


def _flowing(nodes: list[Any]) -> list[Any]:
    """Nodes with the words of a line in one: pandoc has each word and each space apart."""
    flowing: list[Any] = []
    for are_words, run_of_them in groupby(nodes, _is_word):
        some = list(run_of_them)
        flowing += _line(some) if are_words else map(_inside, some)
    return flowing


def _is_word(node: object) -> bool:
    return isinstance(node, dict) and node["t"] in ("Str", "Space")


def _inside(node: Any) -> Any:  # noqa: ANN401 (a node, or what one holds)
    if isinstance(node, list):
        return _flowing(node)
    if isinstance(node, dict) and isinstance(node.get("c"), list):
        return node | {"c": _flowing(node["c"])}
    return node


def _line(words: list[Node]) -> list[Node]:
    """Words as one; the spaces around them depend on their neighbours, so they stay apart."""
    start = words[0]["t"] == "Space"
    end = max(start, len(words) - (words[-1]["t"] == "Space"))
    text = "".join(word.get("c", " ") for word in words[start:end])
    return [*words[:start], *([string(text)] if text else []), *words[end:]]


def write(blocks: list[Node]) -> str:
    """Blocks as Typst."""
    return run(["-f", "json", "-t", _WRITER, "--wrap=none"], to_json(blocks))


def write_each(*parts: list[Node]) -> list[str]:
    """Several lists of blocks as Typst, with one run of pandoc."""
    joined = [node for part in parts for node in (*part, block(_SEAM))]
    return write(joined).split(_SEAM)[: len(parts)]


def to_json(blocks: list[Node], **metadata: str | list[str]) -> str:
    """Blocks as a document that pandoc reads."""
    meta = {name: _meta(value) for name, value in metadata.items()}
    document = {"pandoc-api-version": _api_version(), "meta": meta, "blocks": blocks}
    return json.dumps(document, ensure_ascii=False, separators=(",", ":"))


def _meta(value: str | list[str]) -> Node:
    if isinstance(value, str):
        return {"t": "MetaString", "c": value}
    return {"t": "MetaList", "c": [_meta(one) for one in value]}


@cache
def _api_version() -> list[int]:
    version: list[int] = json.loads(run(["-t", "json"]))["pandoc-api-version"]
    return version


def call(name: str, *arguments: str | int) -> str:
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
    for place, node in enumerate(nodes):
        kind = node.get("t") if isinstance(node, dict) else None
        if isinstance(node, list):
            walked.append(_walk(node, paper))
        elif kind == "Str":
            walked += paper.typed(node["c"])
        elif kind == "Space":
            walked += _space(nodes[place - 1 : place], nodes[place + 1 : place + 2])
        elif kind:
            if isinstance(node.get("c"), list):
                node = node | {"c": _walk(node["c"], paper)}
            walked += _change(node, paper)
        else:
            walked.append(node)
    return walked


_SPACE = {"t": "Space"}


def _space(before: list[Node], after: list[Node]) -> list[Node]:
    """A space: none after a number, which brings its own, nor before what is left out."""
    if _has(before, "mark") and _has(after, "mark"):
        return [string("\u00a0")]  # no mark begins a line
    left_out = _has(before, "pn") or _has(before, "mark", "Span") or _has(after, "ledger")
    return [] if left_out else [_SPACE]


def _has(nodes: list[Node], css: str, kind: str = "Link") -> bool:
    """Whether there is a link, or a node of another kind, of this class."""
    return any(node["t"] == kind and css in node["c"][0][1] for node in nodes)


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
        yield from _division(node, paper)
    elif kind == "Table":
        yield _as_wide_as_its_text(node)
    else:
        yield node


def _division(node: Node, paper: Paper) -> Iterator[Node]:
    (anchor, classes, attributes), blocks = node["c"]
    if "custom-style" in dict(attributes) or "references" in classes:
        yield node  # of an office file, of the e-book
    elif dict(attributes).get("role") == "navigation":
        return  # what it leads to stands near, and documents have contents of their own
    elif "figure" in classes:
        yield from paper.figure(anchor, _without_files(blocks[1]))
    elif "entry" in classes:
        yield from _entry(blocks, paper)
    else:
        yield from blocks


def _without_files(caption: Node) -> Node:
    """A caption without its last words, which offer the data as a file ("Data: CSV")."""
    words = caption["c"]
    places = [place for place, one in enumerate(words) if one["t"] == "Emph"]
    offered = [place for place in places if plain([words[place]]) == "Data:"]
    return caption | {"c": words[: offered[0] - 1]} if offered else caption


def _entry(blocks: list[Node], paper: Paper) -> Iterator[Node]:
    """An entry: its heading, its facts (a line that opens in bold), its text."""
    heading, *text = blocks
    facts = [text.pop(0)] if text and _opens_in_bold(text[0]) else []
    yield from paper.entry([heading, *_run_in(text)], facts)


def _opens_in_bold(node: Node) -> bool:
    return node["t"] == "Para" and bool(node["c"]) and node["c"][0]["t"] == "Strong"


def _run_in(blocks: list[Node]) -> Iterator[Node]:
    """Blocks, a line that is bold as a whole ("The article says") before the text it heads."""
    before: list[Node] = []
    for node in blocks:
        if _opens_in_bold(node) and len(node["c"]) == 1:
            before = [*node["c"], string("\u2002")]
        else:
            yield node | {"c": [*before, *node["c"]]} if before else node
            before = []


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
        yield paper.mark(classes[1], plain(text), _target(address, paper))
    elif _SCREEN.isdisjoint(classes):
        if "term" in classes:
            yield from paper.term(address.partition("#")[2])
        if "verdict" in classes:
            yield paper.shaped(classes[1])
        target = _target(address, paper)
        yield from [link(text, target)] if target else text


def _target(address: str, paper: Paper) -> str | None:
    """Where a link leads from this paper."""
    if address.startswith("#"):
        return paper.destination(paper.page, address[1:])
    if "://" in address:
        return quote(address, safe=_IN_ADDRESSES)
    place, _, anchor = address.partition("#")
    name = posixpath.normpath(posixpath.join(posixpath.dirname(paper.page), place))
    return paper.destination(name.removesuffix(".md"), anchor)


def link(
    text: list[Node],
    target: str,
    classes: tuple[str, ...] = (),
    anchor: str = "",
    attributes: tuple[tuple[str, str], ...] = (),
) -> Node:
    """A link."""
    return {"t": "Link", "c": [[anchor, list(classes), list(attributes)], text, [target, ""]]}


def string(text: str) -> Node:
    """Words."""
    return {"t": "Str", "c": text}


def _span(node: Node, paper: Paper) -> Iterator[Node]:
    (anchor, classes, _), text = node["c"]
    if "figure-files" in classes:
        return
    if "mark" in classes:
        yield paper.noted(classes[1], plain(text))
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
        if node["t"] == "Header" and section == REFERENCES:
            level, attributes, _ = node["c"]
            framed.append(node | {"c": [level, attributes, [string("References")]]})
        elif _is_notes(node):
            (listed,) = node["c"][1]
            notes = listed | {"c": [_to_ledger(note) for note in listed["c"]]}
            framed += paper.notes(framed.pop(), notes)
        elif node["t"] == "BulletList" and section == REFERENCES:
            framed += paper.references(node)
        elif node["t"] == "OrderedList" and section == "questions-for-discussion":
            start, items = node["c"]
            framed.append(node | {"c": [start, [[*item, *paper.room()] for item in items]]})
        else:
            framed.append(node)
    return framed


def _to_ledger(note: list[Node]) -> list[Node]:
    """A note whose verdict leads to its claim in the ledger, in the place of a link of its own."""
    first, *more = note
    address = f"claims.md#{note_anchor(note).removeprefix('note-')}"
    words = [link([one], address) if one["t"] == "Strong" else one for one in first["c"]]
    return [first | {"c": words}, *more]


def note_anchor(note: list[Node]) -> str:
    """The id that a note opens with."""
    anchor: str = note[0]["c"][0]["c"][0][0]
    return anchor


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


def without(blocks: list[Node], anchor: str) -> list[Node]:
    """The blocks but for the section of level 2 with this id."""
    kept: list[Node] = []
    inside = False
    for node in blocks:
        if node["t"] == "Header" and node["c"][0] <= 2:
            inside = node["c"][1][0] == anchor
        kept += [] if inside else [node]
    return kept


def anchors(nodes: Iterable[Any]) -> Iterator[str]:
    """The ids that stand in these blocks."""
    for node in nodes:
        if isinstance(node, list):
            yield from anchors(node)
        elif isinstance(node, dict) and isinstance(node.get("c"), list):
            attributes = {"Header": 1, "Span": 0, "Div": 0, "Link": 0}.get(node["t"])
            if attributes is not None and node["c"][attributes][0]:
                yield node["c"][attributes][0]
            yield from anchors(node["c"])


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

"""The reader: the whole site as one document, its links leading within it."""

from collections.abc import Iterator
from dataclasses import dataclass

from annotated.model import CHAPTERS, Edition
from annotated.paper import press, typesetting
from annotated.paper.imprint import imprint
from annotated.paper.manuscript import Manuscript
from annotated.paper.typesetting import Node, Paper, prepare
from annotated.read.outline import ANSWER

# Its parts after the answer, and the pages that it is made from.
PARTS = (*CHAPTERS, "questions", "timeline", "claims", "glossary", "about", "references")
PAGES = ("index", *PARTS)


@dataclass(frozen=True)
class Part:
    """A part of the reader: its label, its title, the line under it, its text."""

    label: str
    title: str
    standfirst: str
    text: list[Node]


def parts(manuscript: Manuscript, edition: Edition, paper: type[Paper]) -> Iterator[Part]:
    """The parts in their order, put on this kind of paper."""

    works = manuscript.site.formatted.entries

    def destination(name: str, anchor: str) -> str | None:
        if name == "references" or anchor.startswith("ref-"):
            # Here the works stand in one list, without the sections of their page.
            key = anchor.removeprefix("ref-")
            return f"#references--ref-{key}" if key in works else "#references"
        if name in PARTS and manuscript.has(name, anchor):
            return f"#{name}--{anchor}" if anchor else f"#{name}"
        return "#answer" if anchor == ANSWER else edition.of_page(name, anchor)

    def on_paper(name: str, blocks: list[Node]) -> list[Node]:
        return prepare(blocks, paper(name, destination, manuscript.pictures))

    home = manuscript.blocks["index"]
    answer = typesetting.sections(home, 2)[ANSWER]
    yield Part("answer", typesetting.title(home, ANSWER), "", on_paper("index", answer))
    for name in PARTS:
        meta = manuscript.site.sources.pages[name].meta
        text, listed = typesetting.split_references(manuscript.blocks[name])
        text = on_paper(name, listed)[1:] if name == "references" else on_paper(name, text)
        yield Part(name, meta["title"], meta["standfirst"], text)


def reader(manuscript: Manuscript, edition: Edition) -> str:
    """The reader as Typst."""
    all_parts = list(parts(manuscript, edition, Paper))
    written = typesetting.write_each(*(part.text for part in all_parts))
    bodies = (_part(*pair) for pair in zip(all_parts, written, strict=True))
    return _head(manuscript, edition) + "\n\n".join(bodies)


def _part(part: Part, text: str) -> str:
    """A part, with the key to the shapes where it has notes."""
    standfirst = press.quoted(part.standfirst) if part.standfirst else "none"
    shapes = "true" if part.label in CHAPTERS else "false"
    # The contents need not list every term; the bookmarks do.
    outlined = "false" if part.label == "glossary" else "true"
    first = typesetting.call("part", part.label, part.title)[:-1]
    return (
        f"{first}, {standfirst}, {shapes})[\n"
        f"#set heading(outlined: {outlined}, bookmarked: true)\n\n{text}\n]"
    )


def _head(manuscript: Manuscript, edition: Edition) -> str:
    terms = manuscript.site.sources.terms
    listed = ", ".join(f"({press.quoted(one.id)}, {press.quoted(one.term)})" for one in terms)
    return press.setup(
        "reader",
        edition,
        title=press.quoted(edition.site),
        subtitle=press.quoted(edition.description),
        terms=f"({listed},)",
        **imprint("index", manuscript.site, edition),
    )

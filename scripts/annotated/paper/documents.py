"""The documents under /print/: each chapter for reading and as a handout, the whole as a reader.

Made by pandoc and Typst from the very Markdown of the site, so that screen and paper say the same.
"""

import json
import os
import re
import tempfile
from collections.abc import Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import typst

from annotated.cite import pandoc
from annotated.cite.items import PREVIEW
from annotated.draw import drawings
from annotated.model import CHAPTERS, Edition
from annotated.paper import typesetting
from annotated.paper.fonts import FOLDER
from annotated.paper.typesetting import EBook, Node, Paper, Picture, prepare, read, write
from annotated.read import outline
from annotated.write.references import HEADING as REFERENCES_HEADING
from annotated.write.site import Site, finish, with_citations

_ROOT = FOLDER.parent

LICENCE = (
    "Text, data and figures: CC BY 4.0. Copies for a class are expressly allowed. "
    "The article and the works cited belong to their owners."
)


@dataclass(frozen=True)
class Document:
    """A finished file below print/, and how many pages it has (none for an e-book)."""

    name: str
    content: bytes
    pages: int = 0


class Unmade(Exception):
    """A document could not be made; the message names it, the paragraph and the reason."""


def make(site: Site, edition: Edition) -> list[Document]:
    """Make all documents.

    Raises `Unmade` or `pandoc.Failed` at the first that cannot be made; a warning counts as that.
    """
    with ThreadPoolExecutor(os.cpu_count()) as pool:
        texts = _texts(site)
        blocks = dict(zip(texts, pool.map(read, texts.values()), strict=True))
        weeks = _weeks(blocks["seminar"])
        whole = [
            pool.submit(_reader, site, blocks, edition),
            pool.submit(_ebook, site, blocks, edition),
        ]
        chapters = [
            pool.submit(_chapter_and_handout, site, name, blocks[name], weeks[name], edition)
            for name in CHAPTERS
        ]
        return [
            Document("card.png", _picture("card", edition, ppi=72)),
            *(done.result() for done in whole),
            *(one for done in chapters for one in done.result()),
        ]


def _texts(site: Site) -> dict[str, str]:
    """The Markdown that documents need: chapters whole, other pages without their references."""
    texts = {name: _finished(name, site) for name in CHAPTERS}
    for name in ("index", "timeline", "claims", "glossary", "seminar"):
        texts[name] = _finished(name, site).partition(REFERENCES_HEADING)[0]
    return texts | {"references": _reference_list(site.formatted.entries)}


def _finished(name: str, site: Site) -> str:
    return finish(with_citations(site.expanded[name], site.formatted), site.formatted)


def _reference_list(references: Mapping[str, str]) -> str:
    items = (f'- <span id="ref-{key}"></span>{entry}' for key, entry in references.items())
    return f"## References {{ #{typesetting.REFERENCES} }}\n\n" + "\n".join(items)


# ---- A chapter, for reading and as a handout ----


def _chapter_and_handout(
    site: Site,
    name: str,
    blocks: list[Node],
    week: Mapping[str, list[Node]],
    edition: Edition,
) -> list[Document]:
    """The handout adds the objectives before the chapter, readings and exercise after it."""
    outward, pictures = _outward(name, edition), _pictures(site)
    text, references = typesetting.split_references(blocks)
    listed = read(_reference_list(_cited(site, [text, *week.values()])))
    body, own, all_listed, *plan = _write_each(
        *(prepare(part, Paper(name, outward, pictures)) for part in (text, references, listed)),
        *(prepare(part, Paper("seminar", outward)) for part in week.values()),
    )
    before, *after = (
        f"\n#heading(level: 2, {_text(title)})\n{part}\n"
        for title, part in zip(outline.PARTS.values(), plan, strict=True)
    )
    chapter = _head("chapter", site, name, edition) + body + own
    handout = _head("handout", site, name, edition) + "\n".join([before, body, *after, all_listed])
    return [
        _compile(f"{name}.pdf", chapter, edition),
        _compile(f"{name}-handout.pdf", handout, edition),
    ]


def _pictures(site: Site) -> dict[str, Picture]:
    """The figures for paper, by their anchors."""
    return {
        figure.anchor: Picture(drawings.on_paper(site.drawings[figure.id]), figure.plain_alt)
        for figure in site.sources.figures
    }


def _write_each(*parts: list[Node]) -> list[str]:
    """Several lists of blocks as Typst, with one run of pandoc."""
    seam = "// ---- seam ----"
    joined = [node for part in parts for node in (*part, typesetting.block(seam))]
    return write(joined).split(seam)[: len(parts)]


def _cited(site: Site, parts: list[list[Node]]) -> dict[str, str]:
    """The formatted references of the works that these blocks cite."""
    keys = set(re.findall(r'"#ref-([a-z0-9]+)"', json.dumps(parts)))
    return {key: entry for key, entry in site.formatted.entries.items() if key in keys}


def _outward(page: str, edition: Edition) -> typesetting.Destination:
    """In a single chapter, links stay inside it or go to the public address of the site."""

    def destination(name: str, anchor: str) -> str | None:
        inside = name == page or anchor.startswith("ref-")
        return f"#{anchor}" if inside else edition.of_page(name, anchor)

    return destination


def _weeks(seminar: list[Node]) -> dict[str, dict[str, list[Node]]]:
    """What each handout takes over from the seminar page, by chapter and by part."""
    weeks = typesetting.sections(typesetting.split_references(seminar)[0], 2)
    found: dict[str, dict[str, list[Node]]] = {}
    for chapter in CHAPTERS:
        parts = typesetting.sections(weeks[outline.week(chapter)], 3)
        found[chapter] = {name: parts[outline.part(name, chapter)] for name in outline.PARTS}
    return found


# ---- The whole site as one document ----


def _parts(
    site: Site, blocks: Mapping[str, list[Node]], edition: Edition, paper: type[Paper]
) -> Iterator[tuple[str, str, list[Node]]]:
    """Label, title and text of each part of the reader, its links leading within the reader."""
    inside = (*CHAPTERS, "timeline", "claims", "glossary", "references")

    def destination(name: str, anchor: str) -> str | None:
        if anchor.startswith("ref-"):
            return f"#references--{anchor}"
        if name in inside:
            return f"#{name}--{anchor}" if anchor else f"#{name}"
        return edition.of_page(name, anchor)

    pictures = _pictures(site)
    answer = typesetting.sections(blocks["index"], 2)[outline.ANSWER]
    title = typesetting.title(blocks["index"], outline.ANSWER)
    yield "answer", title, prepare(answer, paper("index", destination, pictures))
    for name in inside:
        text, references = typesetting.split_references(blocks[name])
        if name == "references":
            text = references
        prepared = prepare(text, paper(name, destination, pictures))
        title = site.sources.pages[name].meta["title"]
        yield name, title, prepared[1:] if name == "references" else prepared


def _reader(site: Site, blocks: Mapping[str, list[Node]], edition: Edition) -> Document:
    parts = list(_parts(site, blocks, edition, Paper))
    written = _write_each(*(text for _, _, text in parts))
    body = [
        f"#heading(level: 1, outlined: true, {_text(title)})<{label}>\n"
        f"{_standfirst(site, label)}"
        # The contents need not list every term; the bookmarks do.
        f"#set heading(outlined: {'false' if label == 'glossary' else 'true'}, bookmarked: true)\n"
        f"\n{text}"
        for (label, title, _), text in zip(parts, written, strict=True)
    ]
    terms = ", ".join(f"({_text(term.id)}, {_text(term.term)})" for term in site.sources.terms)
    head = _setup(
        "reader",
        edition,
        title=_text(edition.site),
        subtitle=_text(edition.description),
        lines=_lines(site, "index", edition),
        terms=f"({terms},)",
    )
    return _compile("reader.pdf", head + "\n\n".join(body), edition)


def _standfirst(site: Site, name: str) -> str:
    page = site.sources.pages.get(name)
    return f"#standfirst({_text(page.meta['standfirst'])})\n" if page else ""


def _ebook(site: Site, blocks: Mapping[str, list[Node]], edition: Edition) -> Document:
    nodes: list[Node] = []
    for label, title, part in _parts(site, blocks, edition, EBook):
        words = [{"t": "Str", "c": title}]
        nodes += [{"t": "Header", "c": [1, [label, [], []], words]}, *part]
    text = typesetting.to_json(
        nodes,
        title=edition.site,
        author=edition.site,
        publisher=edition.site,
        subtitle=edition.description,
        lang="en-GB",
        date=edition.date.isoformat(),
        identifier=edition.address or f"preview-of-edition-{edition.label}",
        rights=LICENCE,
    )
    with tempfile.TemporaryDirectory() as folder:
        cover, book = Path(folder, "cover.png"), Path(folder, "reader.epub")
        cover.write_bytes(_picture("cover", edition, ppi=144))
        Path(folder, "figures").mkdir()
        for figure in site.sources.figures:
            picture = drawings.alone(site.drawings[figure.id].paper, figure)
            Path(folder, "figures", f"{figure.id}.svg").write_text(picture, encoding="utf-8")
        options = ["--toc", "--toc-depth=2", "--split-level=1", f"--css={_ROOT / 'book.css'}"]
        options += [f"--epub-cover-image={cover}", f"--output={book}", f"--resource-path={folder}"]
        pandoc.run(["-f", "json", "-t", "epub3", *options], text)
        return Document("reader.epub", book.read_bytes())


def _picture(function: str, edition: Edition, ppi: int) -> bytes:
    arguments = {"title": _text(edition.site), "subtitle": _text(edition.description)}
    source = _setup(function, edition, **arguments)
    try:
        return _single(_compiler().compile(source.encode(), format="png", ppi=ppi))
    except typst.TypstError as error:
        raise Unmade(_explain(f"{function}.png", source, error)) from error


# ---- What all documents share ----


def _head(function: str, site: Site, name: str, edition: Edition) -> str:
    page = site.sources.pages[name]
    return _setup(
        function,
        edition,
        title=_text(page.meta["title"]),
        standfirst=_text(page.meta["standfirst"]),
        site=_text(edition.site),
        lines=_lines(site, name, edition),
    )


def _setup(function: str, edition: Edition, **arguments: str) -> str:
    day = edition.date
    arguments |= {
        "edition": _text(edition.label),
        "date": f"datetime(year: {day.year}, month: {day.month}, day: {day.day})",
    }
    listed = ", ".join(f"{name}: {value}" for name, value in arguments.items())
    return f'#import "/book.typ": *\n#show: {function}.with({listed})\n\n'


def _lines(site: Site, name: str, edition: Edition) -> str:
    """The quiet lines of a first page: address, edition, how to cite, licence."""
    address = edition.of_page(name)
    lines = [
        f"link({_text(address)})" if address else _text(PREVIEW),
        _text(f"Edition {edition.label}, {edition.day}"),
        _cite_as(site.cited["apa"][name].text, address),
        _text(LICENCE),
    ]
    return f"({', '.join(lines)})"


def _cite_as(reference: str, address: str | None) -> str:
    if not address:
        return _text(f"Cite as: {reference}")
    before, after = reference.split(address)
    return f"{_text(f'Cite as: {before}')} + link({_text(address)}) + {_text(after)}"


def _text(text: str) -> str:
    return typesetting.typst("", text)[2:-1]


def _compile(name: str, source: str, edition: Edition) -> Document:
    try:
        made, warnings = _compiler().compile_with_warnings(
            source.encode(), format="pdf", pdf_standards=["ua-1"], timestamp=edition.timestamp
        )
    except typst.TypstError as error:
        raise Unmade(_explain(name, source, error)) from error
    if warnings:
        raise Unmade(_explain(name, source, warnings[0]))
    content = _single(made)
    return Document(name, content, page_count(content))


def _single(made: bytes | list[bytes] | None) -> bytes:
    """What Typst gives for one file; it would give a list for one picture a page."""
    if not isinstance(made, bytes):
        raise TypeError(f"expected one file of Typst, found {type(made).__name__}")
    return made


def _compiler() -> typst.Compiler:
    return typst.Compiler(root=str(_ROOT), font_paths=_fonts(), ignore_system_fonts=True)


@cache
def _fonts() -> typst.Fonts:
    # The fonts of the machine stay out, so that documents are the same everywhere.
    return typst.Fonts(include_system_fonts=False, font_paths=[str(FOLDER)])


def _explain(name: str, source: str, fault: typst.TypstError | typst.TypstWarning) -> str:
    """The document, the paragraph in which the fault lies, and what Typst says."""
    line = re.search(r":(\d+):\d+", fault.diagnostic)
    before = source.split("\n")[: int(line[1])] if line else []
    anchors = re.findall(r'#para\(\d+, "([^"]*)"\)', "\n".join(before))
    where = f"print/{name}, {anchors[-1]}" if anchors else f"print/{name}"
    return f"A document could not be made: {where}: {fault.message}"


def page_count(pdf: bytes) -> int:
    """The number of pages: the largest count in the page tree, which is that of its root."""
    return max(int(count) for count in re.findall(rb"/Count (\d+)", pdf))

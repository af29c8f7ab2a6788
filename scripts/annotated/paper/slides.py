"""The slides of a session, to be changed by the teacher.

pandoc writes them in the looks of a reference file, which is made here with each build, for the
reason given in word.py. What pandoc leaves out is added: alternative texts, languages, the foot.
"""

import io
import tempfile
from collections.abc import Iterator, Mapping
from copy import deepcopy
from functools import cache
from pathlib import Path

from lxml import etree
from pptx import Presentation
from pptx.oxml.ns import qn
from pptx.presentation import Presentation as Deck
from pptx.shapes.base import BaseShape
from pptx.slide import Slide
from pptx.util import Emu

from annotated import pandoc
from annotated.model import Edition
from annotated.paper import office, packets, press, typesetting
from annotated.paper.ebook import EBook
from annotated.paper.imprint import LICENCE, foot
from annotated.paper.manuscript import Manuscript
from annotated.paper.typesetting import Node, Paper, prepare
from annotated.read.sessions import name_of
from annotated.text.scripts import pieces
from annotated.write import packets as texts
from annotated.write.site import with_citations

_RESOLUTION = 220


def slides(chapter: str, manuscript: Manuscript, edition: Edition) -> bytes:
    """The deck of a session: what it shows, and in the notes what is said and where it is from."""
    site, name = manuscript.site, name_of(chapter)
    session, meta = site.sources.session[chapter], site.sources.pages[name].meta
    markdown = texts.deck(session, site.sources, site.formatted.entries)
    blocks = typesetting.read(with_citations(markdown, site.formatted))
    placed = _prepared(blocks, EBook(name, packets.outward(name, edition, blocks)))
    text = typesetting.to_json([*placed], title=meta["title"], subtitle=meta["standfirst"])
    shown = {
        slide.figure: manuscript.pictures[f"fig-{slide.figure}"]
        for slide in session.slides
        if slide.figure
    }
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place)
        looks, made = folder / "looks.pptx", folder / "made.pptx"
        looks.write_bytes(_reference())
        for figure, picture in shown.items():
            (folder / f"{figure}.png").write_bytes(_pixels(picture.svg))
        options = [f"--reference-doc={looks}", f"--resource-path={folder}", f"--output={made}"]
        pandoc.run(["-f", "json", "-t", "pptx", *options], text)
        deck = Presentation(str(made))
    alts = {f"{figure}.png": picture.alt for figure, picture in shown.items()}
    return _finished(deck, alts, meta["title"], name, edition)


def _prepared(blocks: list[Node], paper: Paper) -> Iterator[Node]:
    """The slides with their links; what is said stays apart from what is shown."""
    for block in blocks:
        if block["t"] == "Div":
            attributes, said = block["c"]
            yield block | {"c": [attributes, prepare(said, paper)]}
        else:
            yield from prepare([block], paper)


@cache
def _pixels(svg: str) -> bytes:
    return press.pixels(svg, _RESOLUTION)


# ---- What pandoc leaves out ----


def _finished(
    deck: Deck, alts: Mapping[str, str], title: str, name: str, edition: Edition
) -> bytes:
    words = foot(name, edition)[0]
    for slide in deck.slides:
        _describe_pictures(slide, alts)
        _add_foot(slide, words)
        _number_shapes(slide)
        _mark_languages(slide.element)
        if slide.has_notes_slide:
            _mark_languages(slide.notes_slide.element)
    office.describe(deck.core_properties, f"{title} (slides)", edition, LICENCE)
    written = io.BytesIO()
    deck.save(written)
    return office.settled(written.getvalue(), edition)


def _describe_pictures(slide: Slide, alts: Mapping[str, str]) -> None:
    """pandoc writes the name of the file where the alternative text belongs."""
    for facts in slide.element.iter(qn("p:cNvPr")):
        if (file := facts.get("descr")) in alts:
            facts.set("descr", alts[file])


def _add_foot(slide: Slide, words: str) -> None:
    """Where the slide is from, and its number: its layout has the places, pandoc leaves them."""
    for place in slide.slide_layout.placeholders:
        kind = place.element.ph.get("type")
        if kind in ("ftr", "sldNum"):
            copied = deepcopy(place.element)
            slide.shapes._spTree.append(copied)
            if kind == "ftr":
                slide.shapes[-1].text_frame.text = words


def _number_shapes(slide: Slide) -> None:
    """Each shape by a number of its own; pandoc gives some twice."""
    for number, facts in enumerate(slide.element.iter(qn("p:cNvPr")), start=1):
        facts.set("id", str(number))


def _mark_languages(element: etree._Element) -> None:
    for run in [*element.iter(qn("a:r"))]:
        text = run.find(qn("a:t"))
        for words, language in pieces(text.text or ""):
            piece = deepcopy(run)
            piece.find(qn("a:t")).text = words
            piece.get_or_add_rPr().set("lang", office.LANGUAGES[language])
            run.addprevious(piece)
        run.getparent().remove(run)


# ---- The reference file ----


@cache
def _reference() -> bytes:
    """An empty deck in the site's type: titles at the left, a quiet foot."""
    deck = Presentation(io.BytesIO(office.template("pptx")))
    master = deck.slide_master
    _set_sizes(master.element)
    for places in (master, *deck.slide_layouts):
        for place in places.placeholders:
            _set_foot(place)
    written = io.BytesIO()
    deck.save(written)
    return written.getvalue()


def _set_sizes(master: etree._Element) -> None:
    styles = master.find(qn("p:txStyles"))
    for name, sizes in (("p:titleStyle", (2600,)), ("p:bodyStyle", (2000, 1800, 1600))):
        levels = [
            level for level in styles.find(qn(name)) if level.find(qn("a:defRPr")) is not None
        ]
        for level, size in zip(levels, sizes, strict=False):
            level.set("algn", "l")
            level.find(qn("a:defRPr")).set("sz", str(size))


def _set_foot(place: BaseShape) -> None:
    kind = place.element.ph.get("type")
    if kind == "dt":
        place.element.getparent().remove(place.element)
    elif kind == "ftr":
        place.left, place.width = Emu(457200), Emu(7400000)
    elif kind == "sldNum":
        place.left, place.width = Emu(7900000), Emu(786800)

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
from types import MappingProxyType
from typing import cast

from pptx import Presentation
from pptx.dml.color import RGBColor
from pptx.enum.text import MSO_ANCHOR, PP_ALIGN
from pptx.oxml.ns import qn
from pptx.oxml.xmlchemy import BaseOxmlElement
from pptx.presentation import Presentation as Deck
from pptx.shapes.autoshape import Shape
from pptx.shapes.base import BaseShape
from pptx.shapes.picture import Picture
from pptx.slide import Slide
from pptx.util import Emu, Pt

from annotated import pandoc
from annotated.model import VERDICTS, Claim, Edition
from annotated.paper import office, packets, typesetting
from annotated.paper.ebook import EBook
from annotated.paper.imprint import LICENCE, TERMS, foot
from annotated.paper.manuscript import Manuscript
from annotated.paper.pixels import pixels
from annotated.paper.typesetting import Node, Paper, prepare
from annotated.paper.typesetting import Picture as Drawn
from annotated.read.sessions import name_of
from annotated.text.scripts import pieces
from annotated.write import packets as texts
from annotated.write.site import with_citations

_SIDE, _WIDTH = Emu(457200), Emu(8229600)  # of what stands on a slide
_TOP, _FOOT = Emu(1000000), Emu(4780000)  # where it begins, and where the foot does
_EDGE, _HALF = Emu(260000), Emu(1900000)  # of a slide with its picture beside the title
_COLUMN = Emu(2300000)  # of the title there
_BROAD = 1.7  # times as wide as high: a picture that is best below its title
_CAPTION = Emu(330000)
_LARGE, _SMALL = 28, 12  # points

_Place = tuple[Emu, Emu, Emu, Emu]  # from the left, from the top, width, height


def slides(chapter: str, manuscript: Manuscript, edition: Edition) -> bytes:
    """The deck of a session: what it shows, and in the notes what is said and where it is from."""
    site, name = manuscript.site, name_of(chapter)
    session, meta = site.sources.session[chapter], site.sources.pages[name].meta
    markdown = texts.deck(session, site.sources, site.formatted.entries)
    blocks = typesetting.read(with_citations(markdown, site.formatted))
    placed = _prepared(blocks, EBook(name, packets.outward(name, edition, blocks)))
    text = typesetting.to_json([*placed], title=meta["title"], subtitle=meta["standfirst"])
    figures = {slide.figure for slide in session.slides if slide.figure}
    shown = {f"{figure}.png": manuscript.pictures[f"fig-{figure}"] for figure in sorted(figures)}
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place)
        looks, made = folder / "looks.pptx", folder / "made.pptx"
        looks.write_bytes(_reference())
        for file, picture in shown.items():
            (folder / file).write_bytes(pixels(picture.svg))
        options = [f"--reference-doc={looks}", f"--resource-path={folder}", f"--output={made}"]
        pandoc.run(["-f", "json", "-t", "pptx", *options], text)
        deck = Presentation(str(made))
    for slide in deck.slides:
        _describe_pictures(slide, shown)
        _set_claim(slide, site.sources.claim)
        _finish(slide, f"{foot(name, edition)[0]} · {TERMS}")
    office.describe(deck.core_properties, f"{meta['title']} (Slides)", name, edition, LICENCE)
    return office.settled(_saved(deck), edition)


def _prepared(blocks: list[Node], paper: Paper) -> Iterator[Node]:
    """The slides with their links; what is said stays apart from what is shown."""
    for block in blocks:
        if block["t"] == "Div":
            attributes, said = block["c"]
            yield block | {"c": [attributes, prepare(said, paper)]}
        else:
            yield from prepare([block], paper)


# ---- What pandoc leaves out ----


def _saved(deck: Deck) -> bytes:
    written = io.BytesIO()
    deck.save(written)
    return written.getvalue()


def _finish(slide: Slide, words: str) -> None:
    _enlarge_picture(slide)
    _add_foot(slide, words)
    _number_shapes(slide)
    _mark_languages(slide.element)
    if slide.has_notes_slide:
        _mark_languages(slide.notes_slide.element)


def _describe_pictures(slide: Slide, shown: Mapping[str, Drawn]) -> None:
    """pandoc writes the name of the file where the alternative text belongs."""
    for facts in slide.element.iter(qn("p:cNvPr")):
        if (file := facts.get("descr")) in shown:
            facts.set("descr", shown[file].alt)


def _set_claim(slide: Slide, claims: Mapping[str, Claim]) -> None:
    """A claim in large letters; its verdict in its colour; its id small."""
    *lines, last = slide.placeholders[1].text_frame.paragraphs
    claim = claims.get(last.text)
    for line in lines if claim else ():
        for run in line.runs:
            run.font.size = Pt(_LARGE)
            if claim and run.font.bold:
                run.font.color.rgb = _colour(VERDICTS[claim.verdict].colour)
    for run in last.runs if claim else ():
        run.font.size = Pt(_SMALL)


def _colour(name: str) -> RGBColor:
    return cast(RGBColor, RGBColor.from_string(office.hexadecimal(name)))  # type: ignore[no-untyped-call]


def _enlarge_picture(slide: Slide) -> None:
    """A picture as large as the slide allows, its caption small beside or below it."""
    for picture in (shape for shape in slide.shapes if isinstance(shape, Picture)):
        caption = cast(Shape, slide.placeholders[1])
        if picture.width < _BROAD * picture.height:
            _beside(slide, picture, caption)
        else:
            _below(picture, caption)
        for run in caption.text_frame.paragraphs[0].runs:
            run.font.size = Pt(_SMALL)


def _beside(slide: Slide, picture: Picture, caption: Shape) -> None:
    """A picture that is not broad takes the whole height; title and caption stand at its left."""
    room = Emu(_WIDTH - _COLUMN)
    _fit(picture, (Emu(_SIDE + _COLUMN), _EDGE, room, Emu(_FOOT - _EDGE)))
    _put(cast(Shape, slide.shapes.title), (_SIDE, _EDGE, _COLUMN, _HALF))
    cast(Shape, slide.shapes.title).text_frame.vertical_anchor = MSO_ANCHOR.TOP
    _put(caption, (_SIDE, Emu(_EDGE + _HALF), _COLUMN, _HALF))
    caption.text_frame.paragraphs[0].alignment = PP_ALIGN.LEFT


def _below(picture: Picture, caption: Shape) -> None:
    _fit(picture, (_SIDE, _TOP, _WIDTH, Emu(_FOOT - _TOP - _CAPTION)))
    _put(caption, (_SIDE, Emu(picture.top + picture.height), _WIDTH, _CAPTION))


def _fit(picture: Picture, place: _Place) -> None:
    """Enlarge a picture to what a place holds, in the middle between its sides."""
    left, top, width, height = place
    scale = min(width / picture.width, height / picture.height)
    size = Emu(round(picture.width * scale)), Emu(round(picture.height * scale))
    _put(picture, (Emu(left + (width - size[0]) // 2), top, *size))


def _put(shape: BaseShape, place: _Place) -> None:
    shape.left, shape.top, shape.width, shape.height = place


def _add_foot(slide: Slide, words: str) -> None:
    """Where the slide is from, and its number: its layout has the places, pandoc leaves them."""
    for place in [*slide.slide_layout.shapes]:
        if (kind := _kind(place)) in ("ftr", "sldNum"):
            slide.shapes._spTree.append(deepcopy(place.element))
            if kind == "ftr":
                cast(Shape, slide.shapes[-1]).text_frame.text = words


def _number_shapes(slide: Slide) -> None:
    """Each shape by a number of its own; pandoc gives some twice."""
    for number, facts in enumerate(slide.element.iter(qn("p:cNvPr")), start=1):
        facts.set("id", str(number))


def _mark_languages(element: BaseOxmlElement) -> None:
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
        for place in [*places.shapes]:
            _set_place(place)
    return _saved(deck)


def _set_sizes(master: BaseOxmlElement) -> None:
    styles = master.find(qn("p:txStyles"))
    for name, sizes in (("p:titleStyle", (2600,)), ("p:bodyStyle", (2400, 2000, 1800))):
        levels = [
            level for level in styles.find(qn(name)) if level.find(qn("a:defRPr")) is not None
        ]
        for level, size in zip(levels, sizes, strict=False):
            level.set("algn", "l")
            level.find(qn("a:defRPr")).set("sz", str(size))
            level.find(qn("a:defRPr")).set("b", "1" if name == "p:titleStyle" else "0")


def _kind(shape: BaseShape) -> str:
    """What kind of place a shape is, if any."""
    place = next(shape.element.iter(qn("p:ph")), None)
    return "" if place is None else str(place.get("type"))


# Where what stands on every slide is.
_PLACES = MappingProxyType(
    {
        "ftr": (_SIDE, _FOOT, Emu(7400000), Emu(250000)),
        "sldNum": (Emu(7900000), _FOOT, Emu(786800), Emu(250000)),
        "title": (_SIDE, Emu(200000), _WIDTH, Emu(720000)),
        "ctrTitle": (_SIDE, Emu(1300000), _WIDTH, Emu(1000000)),
        "subTitle": (_SIDE, Emu(2350000), _WIDTH, Emu(1200000)),
    }
)


def _set_place(place: BaseShape) -> None:
    """Put a place of the reference file where ours is; no slide has a date."""
    kind = _kind(place)
    if kind == "dt":
        place.element.getparent().remove(place.element)
    elif kind in _PLACES:
        place.left, place.top, place.width, place.height = _PLACES[kind]
    for level in place.element.iter(qn("a:lvl1pPr")):
        if kind in ("ftr", "subTitle"):
            level.set("algn", "l")
    for colour in place.element.iter(qn("a:schemeClr")):
        for tint in [*colour.iter(qn("a:tint"))]:  # too pale to be read from the last row
            colour.set("val", "tx2")
            colour.remove(tint)

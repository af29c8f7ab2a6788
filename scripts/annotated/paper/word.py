"""Sheets and guides for a word processor, for teachers who change them.

pandoc writes them in the styles of a reference file. That is made here, with each build, and is no
file of the repository: its foot names the address and the edition, its colours are the site's.
"""

import io
import tempfile
from functools import cache
from itertools import pairwise
from pathlib import Path
from types import MappingProxyType
from typing import cast

from docx import Document
from docx.document import Document as File
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_TAB_ALIGNMENT
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Mm, Pt, RGBColor
from docx.styles.style import ParagraphStyle
from docx.table import Table, _Row
from docx.text.paragraph import Paragraph

from annotated import pandoc
from annotated.model import Edition
from annotated.paper import office, packets, typesetting
from annotated.paper.ebook import EBook
from annotated.paper.imprint import LICENCE, foot
from annotated.paper.manuscript import GUIDES, SHEETS, Manuscript
from annotated.paper.typesetting import Node, prepare, string
from annotated.read.sessions import name_of

_LINE, _TEXT, _NUMBER, _WORK = "Writing Line", "Numbered Text", "Paragraph Number", "Bibliography"
_HEAD, _FOOT = "Head", "Foot"
_LINES = 3  # under a task
_TO_FILL, _BELOW_TABLE = Mm(13), Pt(9)
_WITHIN_LIST = "4590"  # of 5000: the width of a page from where the text of a list begins


class _Office(EBook):
    """How a page is put into an office file: what has a look of its own has a style."""

    def number(self, number: str, label: str) -> Node:
        return _styled("Span", _NUMBER, [string(number), _TAB])

    def references(self, listed: Node) -> list[Node]:
        works = ([block | {"t": "Para"} for block in work] for work in listed["c"])
        return [_styled("Div", _WORK, work) for work in works]

    def room(self) -> list[Node]:
        return [_styled("Div", _LINE, [{"t": "Para", "c": [string("\u00a0")]}] * _LINES)]


_TAB: Node = {"t": "RawInline", "c": ["openxml", "<w:r><w:tab/></w:r>"]}


def _styled(kind: str, style: str, content: list[Node]) -> Node:
    return {"t": kind, "c": [["", [], [["custom-style", style]]], content]}


# ---- Documents ----


def student(chapter: str, manuscript: Manuscript, edition: Edition) -> bytes:
    """The student's sheet."""
    blocks = manuscript.blocks[f"{SHEETS}{chapter}"]
    paper = _Office(name_of(chapter), packets.outward(name_of(chapter), edition, blocks))
    placed = map(_hung, prepare(packets.with_room(blocks, paper), paper))
    return _written(chapter, packets.SHEET, [*placed], manuscript, edition)


def teacher(chapter: str, manuscript: Manuscript, edition: Edition) -> bytes:
    """The teacher's guide."""
    blocks = manuscript.blocks[f"{GUIDES}{chapter}"]
    paper = _Office(name_of(chapter), packets.outward(name_of(chapter), edition, blocks))
    return _written(chapter, packets.GUIDE, prepare(blocks, paper), manuscript, edition)


def _hung(block: Node) -> Node:
    """A paragraph with its number in the margin."""
    first = block["c"][0] if block["t"] == "Para" else {"t": ""}
    numbered = first["t"] == "Span" and first["c"][0][2] == [["custom-style", _NUMBER]]
    return _styled("Div", _TEXT, [block]) if numbered else block


def _written(
    chapter: str, kind: str, blocks: list[Node], manuscript: Manuscript, edition: Edition
) -> bytes:
    meta = manuscript.site.sources.pages[name_of(chapter)].meta
    head = {"title": meta["title"], "subtitle": meta["standfirst"]}
    text = typesetting.to_json(office.spoken(office.spread(blocks)), **head)
    with tempfile.TemporaryDirectory() as folder:
        looks, made = Path(folder, "reference.docx"), Path(folder, "made.docx")
        looks.write_bytes(_reference(kind, tuple(foot(name_of(chapter), edition))))
        options = [f"--reference-doc={looks}", "--shift-heading-level-by=-1", f"--output={made}"]
        pandoc.run(["-f", "json", "-t", "docx", *options], text)
        document = _whole(Document(str(made)))
        title = f"{meta['title']} ({kind})"
        office.describe(document.core_properties, title, name_of(chapter), edition, LICENCE)
        return office.settled(_saved(document), edition)


def _whole(document: File) -> File:
    """What pandoc leaves out: how Word asks for the language of Chinese, rows that do not break."""
    for language in document.element.iter(qn("w:lang")):
        if language.get(qn("w:val")) == office.LANGUAGES["zh"]:
            language.set(qn("w:eastAsia"), office.LANGUAGES["zh"])
    for table in document.tables:
        _set_table(table)
    for before, paragraph in pairwise(document.paragraphs):
        if paragraph.style and paragraph.style.name == _LINE:
            _take_out_of_list(paragraph)
            before.paragraph_format.keep_with_next = True
    return document


def _set_table(table: Table) -> None:
    """Rows that are never cut, with hairlines; those to be filled in are high enough."""
    empty = not table.rows[-1].cells[-1].text
    head, *rows = table.rows
    for row in (head, *rows):
        row._tr.get_or_add_trPr().append(parse_xml(f"<w:cantSplit {nsdecls('w')}/>"))
    if empty:
        table._tbl.tblPr.find(qn("w:tblW")).set(qn("w:w"), _WITHIN_LIST)
    for row in rows if empty else ():
        row.height = _TO_FILL
    _keep_together(table, rows[:-1] if empty else [])
    sides = ("top", "left", "bottom", "right", "insideH", "insideV") if empty else ("insideH",)
    rules = "".join(f'<w:{side} w:val="single" w:sz="4" w:color="A0A0A0"/>' for side in sides)
    facts = table._tbl.tblPr
    facts.append(parse_xml(f"<w:tblBorders {nsdecls('w')}>{rules}</w:tblBorders>"))
    if (after := table._tbl.getnext()) is not None and after.tag == qn("w:p"):
        Paragraph(after, table._parent).paragraph_format.space_before = _BELOW_TABLE


def _keep_together(table: Table, rows: list[_Row]) -> None:
    """What announces a table stays with its head, and each of these rows with the next."""
    before = table._tbl.getprevious()
    if before is not None and before.tag == qn("w:p"):
        Paragraph(before, table._parent).paragraph_format.keep_with_next = True
    for row in (table.rows[0], *rows):
        for paragraph in row.cells[0].paragraphs:
            paragraph.paragraph_format.keep_with_next = True


def _take_out_of_list(paragraph: Paragraph) -> None:
    for numbering in [*paragraph._p.iter(qn("w:numPr"))]:
        numbering.getparent().remove(numbering)


def _saved(document: File) -> bytes:
    written = io.BytesIO()
    document.save(written)
    return written.getvalue()


# ---- The reference file ----

# Size in points, space before and after, colour.
_LOOKS = MappingProxyType(
    {
        "Normal": (10.5, 0, 3, "ink"),
        "Title": (20, 0, 3, "ink"),
        "Subtitle": (11.5, 0, 9, "ink-soft"),
        "Heading 1": (14, 15, 5, "ink"),
        "Heading 2": (11.5, 11, 4, "accent"),
        "Body Text": (10.5, 0, 6, "ink"),
        "Compact": (10, 1, 2, "ink"),
        _WORK: (9, 0, 3, "ink"),
        _TEXT: (10.5, 0, 6, "ink"),
        _LINE: (12, 0, 9, "ink"),
        _HEAD: (8, 0, 0, "ink-soft"),
        _FOOT: (8, 0, 0, "ink-soft"),
    }
)


@cache
def _reference(kind: str, lines: tuple[str, ...]) -> bytes:
    """An empty document in the site's type: its kind at the head, lines and page at the foot."""
    document = Document(io.BytesIO(office.template("docx")))
    for name in (_TEXT, _LINE, _HEAD, _FOOT):
        document.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
    for name, look in _LOOKS.items():
        _set_look(cast(ParagraphStyle, document.styles[name]), *look)
    _set_defaults(document)
    _set_details(document)
    _set_numbers(document)
    _set_page(document, kind, lines)
    return _saved(document)


def _set_look(style: ParagraphStyle, size: float, before: float, after: float, colour: str) -> None:
    style.font.size = Pt(size)
    style.font.color.rgb = RGBColor.from_string(office.hexadecimal(colour))
    style.font.bold = style.name in ("Title", "Heading 1", "Heading 2")
    style.font.italic = style.name == "Subtitle"
    shape = style.paragraph_format
    shape.space_before, shape.space_after = Pt(before), Pt(after)
    shape.alignment = WD_ALIGN_PARAGRAPH.LEFT
    shape.line_spacing = 1.15


def _set_defaults(document: File) -> None:
    """Where no style says more: 10.5 points, British English, and Chinese for Chinese letters."""
    for size in document.styles.element.iterchildren(qn("w:docDefaults")):
        for one in (*size.iter(qn("w:sz")), *size.iter(qn("w:szCs"))):
            one.set(qn("w:val"), "21")
        for language in size.iter(qn("w:lang")):
            language.set(qn("w:val"), office.LANGUAGES[""])
            language.set(qn("w:eastAsia"), office.LANGUAGES["zh"])


def _set_details(document: File) -> None:
    """A quiet subtitle, links in the colour of the site, the heads of tables in bold."""
    styles = document.styles
    for name in ("w:numPr", "w:spacing"):
        for one in [*styles["Subtitle"].element.iterdescendants(qn(name))]:
            if one.getparent().tag != qn("w:pPr") or name == "w:numPr":
                one.getparent().remove(one)
    styles["Hyperlink"].font.color.rgb = RGBColor.from_string(office.hexadecimal("accent"))
    for row in styles["Table"].element.iter(qn("w:tblStylePr")):
        row.insert(0, parse_xml(f"<w:rPr {nsdecls('w')}><w:b/></w:rPr>"))


def _set_numbers(document: File) -> None:
    """Numbers of paragraphs hang in the margin; lines to write on are drawn, and not typed."""
    text = cast(ParagraphStyle, document.styles[_TEXT]).paragraph_format
    text.left_indent, text.first_line_indent = Mm(9), Mm(-9)
    text.tab_stops.add_tab_stop(Mm(9))
    number = document.styles.add_style(_NUMBER, WD_STYLE_TYPE.CHARACTER)
    number.font.size = Pt(8)
    line = cast(ParagraphStyle, document.styles[_LINE])
    line.paragraph_format.left_indent = Mm(12.7)
    line.paragraph_format.line_spacing = Mm(8)
    # Alike borders of paragraphs that follow one another become one, but for those between them.
    rule = 'w:val="single" w:sz="4" w:space="0" w:color="808080"'
    borders = f"<w:pBdr {nsdecls('w')}><w:bottom {rule}/><w:between {rule}/></w:pBdr>"
    line.element.get_or_add_pPr().insert(0, parse_xml(borders))
    spaces = f"<w:contextualSpacing {nsdecls('w')}/>"  # none between line and line
    line.element.pPr.find(qn("w:ind")).addnext(parse_xml(spaces))


def _set_page(document: File, kind: str, lines: tuple[str, ...]) -> None:
    (section,) = document.sections
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.left_margin = section.right_margin = Mm(27)
    section.top_margin, section.bottom_margin = Mm(24), Mm(26)
    section.header_distance = section.footer_distance = Mm(12)
    head, foot = section.header.paragraphs[0], section.footer.paragraphs[0]
    head.style, foot.style = document.styles[_HEAD], document.styles[_FOOT]
    head.paragraph_format.tab_stops.add_tab_stop(Mm(156), WD_TAB_ALIGNMENT.RIGHT)
    head.add_run(f"{kind}\tPage ")
    for name, after in (("PAGE", " of "), ("NUMPAGES", "")):
        field = (
            f'<w:fldSimple {nsdecls("w")} w:instr="{name}"><w:r><w:t>1</w:t></w:r></w:fldSimple>'
        )
        head._p.append(parse_xml(field))
        head.add_run(after)
    foot.add_run("\n".join(lines))

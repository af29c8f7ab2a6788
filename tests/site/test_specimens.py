"""One of each thing that leaves the site, whole, as it was accepted (see `__snapshots__/`).

Other tests ask one question of many things; these compare all of a few, so that a slip between two
parts of the program is seen wherever it shows. When a change is meant:
`scripts/test tests/site/test_specimens.py --snapshot-update`, read the difference, commit it with
what made it.
"""

import io
import json
import re
import zipfile

import docx
import pptx
import pytest
from bs4 import BeautifulSoup
from lxml import etree
from syrupy.extensions.single_file import SingleFileSnapshotExtension, WriteMode

from project import sheets_of


class Text(SingleFileSnapshotExtension):
    """A specimen is a text file of its own, to be read in a review."""

    _write_mode = WriteMode.TEXT
    file_extension = "txt"


@pytest.fixture
def accepted(snapshot):
    return snapshot.use_extension(Text)


# ---- Pages ----

BLOCKS = "|".join(
    "a article aside blockquote details dd div dl dt fieldset figcaption figure footer form h1 h2 h3 "
    "header label li link meta nav ol p script section select span summary svg table td th tr ul".split()
)
CUT = {
    "head-of-home": ("index", "head"),
    "head-of-a-chapter": ("mechanics/index", "head"),
    "head-of-a-list": ("claims/index", "head"),
    "head-of-no-page": ("404", "head"),
    "no-page": ("404", "main"),
    "sprite": ("mechanics/index", "body > svg"),
    "masthead": ("mechanics/index", "body > header"),
    "contents": ("mechanics/index", "#contents"),
    "contents-at-about": ("about/index", "#contents"),
    "foot": ("mechanics/index", "footer"),
    "lead": ("mechanics/index", "header.lead"),
    "depth": ("mechanics/index", ".depth"),
    "paragraph-with-notes": ("mechanics/index", ".annotated"),
    "paragraph-of-evidence": ("mechanics/index", "p:has(#p-court-list)"),
    "figure": ("mechanics/index", "#fig-blocked-purchases"),
    "diagram": ("mechanics/index", "#fig-debtor-path"),
    "table": ("mechanics/index", "table.blocks"),
    "withdrawn": ("mechanics/index", "#withdrawn ~ details"),
    "reference": ("mechanics/index", "#references-on-this-page ~ details li"),
    "cite-box": ("mechanics/index", "#cite-this-page"),
    "layers-at-home": ("index", ".layers"),
    "verdicts-at-home": ("index", ".verdicts"),
    "chapter-at-home": ("index", ".chapters li"),
    "filters-of-claims": ("claims/index", "form.filters"),
    "claim": ("claims/index", ".entry:has(#mech-04)"),
    "claim-judged-anew": ("claims/index", ".entry:has(#bg-07)"),
    "claim-overtaken": ("claims/index", "#overtaken ~ table"),
    "filters-of-events": ("timeline/index", "form.filters"),
    "year-of-the-strip": ("timeline/index", ".strip li:has(.rule)"),
    "event": ("timeline/index", ".entry:has(#defaulter-list)"),
    "filters-of-works": ("references/index", "form.filters"),
    "work": ("references/index", ".work:has(#statecouncil2014)"),
    "term": ("glossary/index", ".entry:has(#judgment-defaulter)"),
    "question": ("questions/index", ".entry:has(#lose-points)"),
    "week": ("seminar/index", "#week-media + p + ul"),
    "files-of-a-session": ("seminar/media/index", ".files"),
    "readings": ("seminar/media/index", "#readings + ul"),
    "running-order": ("seminar/media/index", "#running-order ~ table"),
    "edition": ("editions/index", "#edition-2026-2 ~ table tr + tr"),
}  # fmt: skip


def in_lines(markup):
    """Markup with a line for each block or link; citations, which the page counts, have no number."""
    unnumbered = re.sub(r'(?<=["#])c\d+(?=")', "c", str(markup))
    return re.sub(rf"\n?(?=<(?:{BLOCKS})\b)", "\n", unnumbered).lstrip("\n") + "\n"


@pytest.mark.parametrize("name", CUT)
def test_a_part_of_a_page_is_as_accepted(published, accepted, name):
    page, selector = CUT[name]
    (part, *_) = BeautifulSoup((published / f"{page}.html").read_bytes(), "html.parser").select(
        selector
    )
    assert in_lines(part) == accepted


# ---- Data ----


def of_json(path, part):
    return lambda site: json.dumps(part(json.loads(read(site, path))), indent=1, ensure_ascii=False)


def lines(path, first, last):
    return lambda site: "\n".join(read(site, path).splitlines()[first:last])


def block(path, start, end):
    """The first piece of a file from one sign to the next, both with it."""
    return lambda site: re.search(f"{start}.*?{end}", read(site, path), re.S)[0]


def read(site, path):
    return (site / path).read_text("utf-8-sig")


def found(identifier):
    return lambda listed: next(
        one for one in listed if identifier in (one.get("id"), one.get("key"))
    )


def one_of_each_kind(index):
    return [*{entry["kind"]: entry for entry in reversed(index["docs"])}.values()]


DATA = {
    "claims-csv": lines("claims.csv", 0, 3),
    "timeline-csv": lines("timeline.csv", 0, 3),
    "glossary-csv": lines("glossary.csv", 0, 3),
    "figure-csv": lines("figures/blocked-purchases.csv", 0, 4),
    "coding": lines("coding.tsv", 0, 4),
    "chapter-bib": lines("mechanics/cite.bib", 0, None),
    "chapter-ris": lines("mechanics/cite.ris", 0, None),
    "chapter-json": lines("mechanics/cite.json", 0, None),
    "claim-bib": lines("claims/mech-04.bib", 0, None),
    "claim-ris": lines("claims/mech-04.ris", 0, None),
    "claim-json": lines("claims/mech-04.json", 0, None),
    "work-bib": block("references.bib", r"@\w+\{statecouncil2014,", r"\n\}\n"),
    "work-ris": block("references.ris", r"TY  - ", r"ER  - "),
    "work-json": of_json("references.json", found("statecouncil2014")),
    "search": of_json("search/search_index.json", one_of_each_kind),
    "feed": block("feed.xml", "<feed", "</entry>"),
    "sitemap": block("sitemap.xml", "<", "</url>"),
    "headers": lines("_headers", 0, None),
    "headers-of-nginx": lines("nginx-headers.conf", 0, None),
}


@pytest.mark.parametrize("name", DATA)
def test_a_piece_of_data_is_as_accepted(published, accepted, name):
    assert DATA[name](published) + "\n" == accepted


# ---- Paper ----

SHEETS = {
    "first-of-a-chapter": ("media.pdf", 0),
    "last-of-a-chapter": ("media.pdf", -1),
    "first-of-a-handout": ("media-handout.pdf", 0),
    "sheet-of-a-student": ("media-student.pdf", 0),
    "large-print": ("media-student-large.pdf", 0),
    "guide": ("media-teacher.pdf", 0),
    "cards-before": ("media-cards.pdf", 0),
    "cards-behind": ("media-cards.pdf", 1),
    "reader-title": ("reader.pdf", 0),
    "reader-contents": ("reader.pdf", 2),
    "reader-last": ("reader.pdf", -1),
}


def set_lines(page):
    """What is set on a page: where it begins (mm from the left and the foot), in which letters, the words."""
    told = []

    def note(text, outer, inner, font, size):
        if text.strip():
            x = outer[0] * inner[4] + outer[2] * inner[5] + outer[4]
            y = outer[1] * inner[4] + outer[3] * inner[5] + outer[5]
            name = font["/BaseFont"].partition("+")[2] if font else ""
            scale = abs(outer[3] * inner[3]) * size
            told.append(f"{x / 2.8346:4.0f} {y / 2.8346:4.0f} {name} {scale:.1f}: {text.strip()}")

    page.extract_text(visitor_text=note)
    return "\n".join(told) + "\n"


@pytest.mark.parametrize("name", SHEETS)
def test_a_sheet_is_as_accepted(published, accepted, name):
    document, number = SHEETS[name]
    assert set_lines(sheets_of(published, document).pdf.pages[number]) == accepted


# ---- Office and e-book ----


def of_xml(*elements):
    """Elements in lines, without the names of their spaces."""
    told = (etree.tostring(one, pretty_print=True, encoding="unicode") for one in elements)
    return re.sub(r' xmlns:\w+="[^"]*"', "", "".join(told))


def begun(document):
    """The first blocks of a text document, the first rows of its first table, head and foot."""
    body = [*document.element.body]
    table = [row._tr for row in document.tables[0].rows][:2] if document.tables else []
    section = document.sections[0]
    ends = (section.header._element, section.footer._element, document.core_properties._element)
    return of_xml(*body[:8], *table, *body[-1:], *ends)


def shown(deck):
    """The first slides that say a claim and its verdict, with what is said to them."""
    slides = [*deck.slides][1:3]
    notes = (one.notes_slide.element for one in slides if one.has_notes_slide)
    return of_xml(*(one.element for one in slides), *notes, deck.core_properties._element)


OFFICE = {
    "student-docx": ("media-student.docx", docx.Document, begun),
    "teacher-docx": ("media-teacher.docx", docx.Document, begun),
    "slides-pptx": ("media-slides.pptx", pptx.Presentation, shown),
}


@pytest.mark.parametrize("name", OFFICE)
def test_an_office_file_is_as_accepted(published, accepted, name):
    document, opened, part = OFFICE[name]
    file = io.BytesIO((published / "print" / document).read_bytes())
    assert part(opened(file)) == accepted


EBOOK = {
    "package": ("content.opf", "<metadata", "</metadata>"),
    "contents": ("nav.xhtml", "<nav", "</ol>"),
    "paragraph": ("", '<p><a href="[^"]*#mechanics--p-reputation', "</aside>"),
    "claim": ("", '<section id="claims--mech-04"', "</section>"),
    "event": ("", '<section id="timeline--defaulter-list"', "</section>"),
    "term": ("", '<section id="glossary--redlist"', "</section>"),
}


@pytest.mark.parametrize("name", EBOOK)
def test_a_part_of_the_ebook_is_as_accepted(published, accepted, name):
    file, start, end = EBOOK[name]
    with zipfile.ZipFile(published / "print/reader.epub") as book:
        names = [one for one in book.namelist() if one.endswith(file or ".xhtml")]
        texts = "".join(book.read(one).decode() for one in names)
    assert re.search(f"{start}.*?{end}", texts, re.S)[0] + "\n" == accepted

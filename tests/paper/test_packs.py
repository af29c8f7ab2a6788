"""What a teacher takes into the room: sheets, guide, slides and cards, read back from the site."""

import io
import json
import re
import subprocess
import zipfile
from collections import Counter
from urllib.parse import unquote

import docx
import pptx
import pytest
from bs4 import BeautifulSoup
from docx.oxml.ns import qn
from pptx.oxml.ns import qn as pptx_qn

import machine
from annotated.model import CHAPTERS, DOCUMENTS, METHOD_CARD, PACK, VERDICTS
from annotated.paper import pack
from annotated.write.places import of_claims
from project import EDITION, PUBLIC, sheets_of
from sheets import MM, Sheets

# Words of a verdict that no sheet of a student may give away.
LABELS = re.compile("|".join(f"{one.label}[ ·.;(]" for one in VERDICTS.values()), re.I)


def session_of(real, chapter):
    (session,) = (one for one in real.sessions if one.chapter == chapter)
    return session


def in_words(text):
    """Words alone: no emphasis, no citations, no links, as all programs write them."""
    return re.findall(r"\w+", re.sub(r"\[[^\]]*\](?:\([^)]*\))?", "", text))


def word_file(published, name):
    return docx.Document(io.BytesIO((published / "print" / name).read_bytes()))


@pytest.mark.parametrize("chapter", CHAPTERS)
def test_the_sheet_of_a_student_has_text_and_tasks_and_no_verdict(published, real, chapter):
    document = word_file(published, f"{chapter}-student.docx")
    text = "\n".join(paragraph.text for paragraph in document.paragraphs)
    session = session_of(real, chapter)
    titles = [one.text for one in document.paragraphs if one.style.name == "Heading 1"]
    assert titles == ["Text to discuss", "Tasks"]
    tables = ""  # to be filled in, below a task
    for task in session.tasks:
        asked, _, table = task.partition("\n\n")
        assert " ".join(in_words(asked)) in " ".join(in_words(text))
        tables += table
    cells = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    assert in_words(" ".join(cells)) == in_words(tables)
    assert "Our summary of N. Vdovychenko’s article" in text
    numbered = [one for one in document.paragraphs if one.style.name == "Numbered Text"]
    assert len(numbered) == len(session.paragraphs)
    printed = sheets_of(published, f"{chapter}-student.pdf")
    assert len(printed) == 2
    assert "Name" in printed.text(0)
    large = sheets_of(published, f"{chapter}-student-large.pdf")
    for said in (text, printed.all_text, large.all_text):
        asked = said.partition("Tasks")[0]
        assert not LABELS.search(asked), LABELS.search(asked)


@pytest.mark.parametrize("chapter", CHAPTERS)
def test_the_guide_answers_every_question_of_its_chapter(published, real, chapter):
    document = word_file(published, f"{chapter}-teacher.docx")
    tables = [[cell.text for cell in table.rows[0].cells] for table in document.tables]
    assert tables.count(["Minutes", "What", "Form", "With"]) == 2
    text = " ".join(in_words("\n".join(one.text for one in document.paragraphs)))
    for answer in session_of(real, chapter).answers:
        (heading,) = re.findall(r"^\*(.+?)\*", answer)
        assert " ".join(in_words(heading)) in text


@pytest.mark.parametrize("chapter", CHAPTERS)
def test_slides_have_their_titles_and_what_is_said_to_them(published, real, chapter):
    deck = pptx.Presentation(io.BytesIO((published / f"print/{chapter}-slides.pptx").read_bytes()))
    told = {
        slide.shapes.title.text: slide.notes_slide.notes_text_frame.text
        for slide in deck.slides
        if slide.has_notes_slide and slide.shapes.title
    }
    for number, slide in enumerate(session_of(real, chapter).slides, start=1):
        title = re.sub(r"\*", "", f"{number}. {slide.title}")  # as the running orders name it
        assert in_words(told[title])[:4] == in_words(slide.say)[:4]


def test_each_run_of_slides_and_of_what_is_said_to_them_names_its_language(published):
    found = set()
    for chapter in CHAPTERS:
        deck = (published / f"print/{chapter}-slides.pptx").read_bytes()
        for slide in pptx.Presentation(io.BytesIO(deck)).slides:
            notes = [slide.notes_slide] if slide.has_notes_slide else []
            for part in (slide, *notes):
                for run in part.element.iter(pptx_qn("a:r")):
                    han = bool(re.search(r"[\u4e00-\u9fff]", run.t.text or ""))
                    found.add((part is slide, han, run.get_or_add_rPr().get("lang")))
    assert {(True, False, "en-GB"), (False, False, "en-GB")} <= found
    assert {(han, language) for _, han, language in found} <= {(False, "en-GB"), (True, "zh-CN")}


def cited(published, page):
    """A page as its cite box cites it."""
    (item,) = json.loads((published / page / "cite.json").read_text(encoding="utf-8"))
    return item


KINDS = {
    "student.docx": "Student sheet",
    "teacher.docx": "Teacher’s guide",
    "slides.pptx": "Slides",
    "student.pdf": "Student sheet",
    "student-large.pdf": "Student sheet in large print",
    "teacher.pdf": "Teacher’s guide",
    "cards.pdf": "Claim cards",
}
OPENED = {"docx": docx.Document, "pptx": pptx.Presentation}


@pytest.mark.parametrize("chapter", CHAPTERS)
@pytest.mark.parametrize("end", [end for end in KINDS if not end.endswith("pdf")])
def test_an_office_file_says_of_itself_what_the_cite_box_says(published, chapter, end):
    session = cited(published, f"seminar/{chapter}")
    file = OPENED[end.rpartition(".")[2]](str(published / "print" / f"{chapter}-{end}"))
    facts = file.core_properties
    day = [facts.created.year, facts.created.month, facts.created.day]
    assert (facts.author, facts.last_modified_by) == ("", "")
    assert facts.title == f"{session['title']} ({KINDS[end]})"
    assert facts.subject == session["container-title"] == f"{EDITION.site} ({facts.version} ed.)"
    assert (facts.language, facts.version) == (session["language"], EDITION.label)
    assert ([day], facts.identifier) == (session["issued"]["date-parts"], session["URL"])


@pytest.mark.parametrize("chapter", CHAPTERS)
@pytest.mark.parametrize("end", [end for end in KINDS if end.endswith("pdf")])
def test_a_paper_of_the_pack_is_titled_and_dated_as_cited(published, chapter, end):
    session = cited(published, f"seminar/{chapter}")
    found = sheets_of(published, f"{chapter}-{end}").pdf.metadata
    day = found.creation_date
    assert found.title == f"{session['title']} ({KINDS[end]}) – {EDITION.site}"
    assert found.author is None
    assert [[day.year, day.month, day.day]] == session["issued"]["date-parts"]


@pytest.mark.parametrize("chapter", CHAPTERS)
def test_every_paper_of_a_session_names_the_address_of_the_session(published, chapter):
    address = f"{PUBLIC}seminar/{chapter}/"
    for end in ("student", "student-large", "teacher", "cards"):
        printed = sheets_of(published, f"{chapter}-{end}.pdf")
        assert address in re.sub(r"\s", "", printed.all_text), end
    deck = pptx.Presentation(str(published / f"print/{chapter}-slides.pptx"))
    for number, slide in enumerate(deck.slides, start=1):
        shown = "".join(shape.text_frame.text for shape in slide.shapes if shape.has_text_frame)
        assert address in re.sub(r"\s", "", shown), number


@pytest.mark.parametrize("chapter", CHAPTERS)
def test_a_guide_says_to_cite_its_session(published, chapter):
    html = (published / "seminar" / chapter / "index.html").read_text("utf-8")
    cited = BeautifulSoup(html, "lxml").select_one(".cite dd[data-style=apa] .reference")
    first = sheets_of(published, f"{chapter}-teacher.pdf").text(0)
    assert re.sub(r"[\s-]", "", cited.get_text()) in re.sub(r"[\s-]", "", first)


@pytest.mark.parametrize("chapter", CHAPTERS)
def test_the_links_of_a_paper_lead_to_places_of_the_site(published, chapter):
    lost = []
    for end in ("student", "teacher", "cards"):
        for link in sheets_of(published, f"{chapter}-{end}.pdf").links:
            path, _, anchor = link.address.removeprefix(PUBLIC).partition("#")
            if link.address.startswith(PUBLIC) and not path.startswith("print/"):
                html = (published / path / "index.html").read_text("utf-8")
                lost += [] if not anchor or f'id="{unquote(anchor)}"' in html else [link.address]
    assert lost == []


@pytest.mark.parametrize("chapter", CHAPTERS)
def test_a_card_has_its_paragraph_before_and_the_address_of_its_claim_behind(
    published, real, chapter
):
    sheets = sheets_of(published, f"{chapter}-cards.pdf")
    fronts, backs = (
        re.sub(r"\s", "", "".join(map(sheets.text, range(start, len(sheets), 2))))
        for start in (0, 1)
    )
    for claim in real.claims:
        if claim.chapter == chapter:
            assert f"{PUBLIC}claims/#{claim.id}" in backs
            assert f"{PUBLIC}claims/#{claim.id}" not in fronts


@pytest.mark.parametrize("chapter", CHAPTERS)
def test_a_card_names_the_first_paragraph_that_marks_its_claim(published, real, chapter):
    sheets = sheets_of(published, f"{chapter}-cards.pdf")
    fronts = " ".join(map(sheets.text, range(0, len(sheets), 2)))
    places = of_claims(real)
    title = real.title(chapter)
    first = [places[claim.id][0].label for claim in real.claims if claim.chapter == chapter]
    assert all(label.startswith(f"{title} ¶") for label in first)
    found = re.findall(rf"{title} ¶\s*\d+", fronts)
    assert sorted(found) == sorted(first)


@pytest.mark.parametrize("chapter", CHAPTERS)
def test_large_print_has_no_small_letters(published, chapter):
    sizes = []

    def note(text, matrix, inner, _, size):
        if text.strip():
            sizes.append(size * abs(matrix[0] * inner[0]))

    for page in sheets_of(published, f"{chapter}-student-large.pdf").pdf.pages:
        page.extract_text(visitor_text=note)
    assert min(sizes) >= 12


@pytest.mark.parametrize("chapter", CHAPTERS)
def test_who_reads_large_letters_has_room_to_write_large_ones(published, chapter):
    for end, height in (("student", 8), ("student-large", 13)):
        pages = sheets_of(published, f"{chapter}-{end}.pdf").pdf.pages
        begun = [
            [float(one) / MM for one in place]
            for page in pages
            for place, sign in page.get_contents().operations
            if sign == b"m"
        ]
        # Lines to write on are the long ones; each is drawn at the foot of its own height.
        heights = Counter(round(down) for across, down in begun if across > 100)
        assert heights.most_common(1)[0][0] == height


@pytest.mark.parametrize("chapter", CHAPTERS)
def test_in_large_print_the_line_for_a_name_stands_above_the_title(published, real, chapter):
    sheets = sheets_of(published, f"{chapter}-student-large.pdf")
    name, title = (
        next(one.y for one in sheets.words(0) if words in one.text)
        for words in ("Name, if you like", real.title(f"seminar/{chapter}"))
    )
    assert name < title - 5  # mm: the letters of the title are four high


def test_the_pack_names_its_sessions_by_their_titles(published, real):
    with zipfile.ZipFile(published / "print" / PACK) as packed:
        (readme,) = (one for one in packed.namelist() if one.endswith("README.txt"))
        text = packed.read(readme).decode()
    for chapter in CHAPTERS:
        assert real.title(f"seminar/{chapter}") in text


@pytest.mark.parametrize("chapter", CHAPTERS)
def test_what_cannot_be_seen_is_said_in_the_office_files(published, chapter):
    guide = word_file(published, f"{chapter}-teacher.docx")
    for table in guide.tables:
        assert table.rows[0]._tr.trPr.find(qn("w:tblHeader")) is not None
    han = [
        run.rPr.find(qn("w:lang")).get(qn("w:eastAsia"))
        for paragraph in guide.element.body.iter(qn("w:p"))
        for run in paragraph.iter(qn("w:r"))
        if re.search(r"[\u4e00-\u9fff]", "".join(run.itertext())) and not in_an_address(run)
    ]
    assert set(han) <= {"zh-CN"}
    foot = guide.sections[0].footer.paragraphs[0].text
    assert "CC BY 4.0" in foot
    head = guide.sections[0].header._element
    assert [one.get(qn("w:instr")) for one in head.iter(qn("w:fldSimple"))] == ["PAGE", "NUMPAGES"]
    deck = pptx.Presentation(io.BytesIO((published / f"print/{chapter}-slides.pptx").read_bytes()))
    pictures = [shape for slide in deck.slides for shape in slide.shapes if shape.shape_type == 13]
    for picture in pictures:
        alt = picture._element.nvPicPr.cNvPr.get("descr")
        assert len(alt.split()) > 5, alt


def in_an_address(run):
    return "http" in "".join(run.getparent().itertext())


def test_a_word_processor_opens_sheet_guide_and_slides(published, tmp_path):
    names = ("media-student.docx", "mechanics-teacher.docx", "mechanics-slides.pptx")
    opened = subprocess.run(
        [
            machine.needed(machine.LIBREOFFICE),
            f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}",
            *("--headless", "--convert-to", "pdf", "--outdir", tmp_path),
            *(published / "print" / name for name in names),
        ],
        capture_output=True,
        text=True,
        check=False,
    )
    assert opened.returncode == 0, opened.stderr
    sheet, guide, deck = (Sheets((tmp_path / name).with_suffix(".pdf")) for name in names)
    assert len(sheet) == 2
    assert "How they are marked" in guide.all_text
    slides = pptx.Presentation(io.BytesIO((published / "print" / names[2]).read_bytes())).slides
    assert len(deck) == len(slides)
    for number, slide in enumerate(slides):
        title = in_words(slide.shapes.title.text)
        assert set(title) <= set(in_words(deck.text(number)))


def test_the_pack_holds_what_is_served_and_nothing_else(published):
    with zipfile.ZipFile(published / "print" / PACK) as packed:
        files = {name.rpartition("/")[2]: packed.read(name) for name in packed.namelist()}
    assert files.pop("README.txt").startswith(b"Teaching pack")
    assert sorted(files) == sorted(pack.names())
    assert files == {name: (published / "print" / name).read_bytes() for name in files}
    assert len(files) == len(CHAPTERS) * len(DOCUMENTS) + len([METHOD_CARD])

"""Pages as readers print them: in three engines, on two sizes of paper, from two themes.

Each page is printed once in each engine. Sizes and themes take turns, so that every engine has to do
with each of them: a print knows no theme, and what it holds is the same on every size.
"""

import contextlib
import functools

import pytest
from bs4 import BeautifulSoup

from annotated.model import CHAPTERS, VERDICTS
from browsing import served
from project import EDITION, PUBLIC
from seen.chromium import chromium
from seen.firefox import firefox
from seen.paper import Print, contrast, ground, inked, letters
from seen.view import A4, LETTER
from seen.webkit import webkit

ENGINES = ("Chromium", "Firefox", "WebKit")
OTHERS = ("", "timeline/", "questions/")  # home, and lists of events and of answers
PAGES = (*(f"{chapter}/" for chapter in CHAPTERS), *OTHERS)
SHEETS = dict(zip(PAGES, [A4, LETTER] * len(PAGES), strict=False))
THEMES = dict(zip(PAGES, ["dark", "dark", "light"] * len(PAGES), strict=False))
EDGE = 5  # millimetres that no printer can fill
OPEN = "[...document.querySelectorAll('details')].map(one => one.open)"


@pytest.fixture(scope="module")
def prints(published, request):
    """Each page on paper by engine and path, printed when it is first asked for."""
    with served(published) as address, contextlib.ExitStack() as started:

        @functools.cache
        def window(engine):
            if engine != "Chromium":
                return started.enter_context(firefox() if engine == "Firefox" else webkit())
            return started.enter_context(chromium(request.getfixturevalue("browser")))

        @functools.cache
        def printed(engine, path):
            view = window(engine)
            view.open(f"{address}/{path}")
            if view.evaluate("localStorage.theme") != THEMES[path]:
                view.evaluate(f"localStorage.theme = '{THEMES[path]}'")
                view.open(f"{address}/{path}")
            before = view.evaluate(OPEN)
            paper = Print(view.print_pdf(SHEETS[path]))
            assert view.evaluate(OPEN) == before  # as the reader left them
            return paper

        yield printed


@functools.cache
def page(folder, path):
    return BeautifulSoup((folder / path / "index.html").read_text(encoding="utf-8"), "lxml")


def said_by(note):
    """The letters of a note, without its shape and number."""
    return letters("".join(one for one in note.strings if not one.find_parent(class_="mark")))


on_paper = pytest.mark.parametrize("path", PAGES)
in_engines = pytest.mark.parametrize("engine", ENGINES)


@in_engines
@on_paper
def test_no_sheet_is_blank_pale_or_cut_at_an_edge(prints, engine, path):
    for number, picture in enumerate(prints(engine, path).pictures, start=1):
        assert ground(picture) == (255, 255, 255), number
        assert contrast(picture) >= 7, number
        assert min(inked(picture)) > EDGE, (number, inked(picture))


@in_engines
@on_paper
def test_a_drawing_stands_on_paper_with_every_text(prints, published, engine, path):
    text = prints(engine, path).text
    drawn = drawn_texts(published, path)
    assert bool(drawn) == bool(page(published, path).select(".figure"))
    assert [one for one in drawn if letters(one) not in text] == []


def drawn_texts(folder, path):
    """The texts of the drawings of a page, which are files."""
    images = page(folder, path).select(".drawing img")
    files = ((folder / path / one["src"]).resolve().read_text(encoding="utf-8") for one in images)
    return [text.get_text() for svg in files for text in BeautifulSoup(svg, "xml").find_all("text")]


@in_engines
@pytest.mark.parametrize("chapter", CHAPTERS)
def test_every_note_stands_once_on_paper(prints, published, engine, chapter):
    text = prints(engine, f"{chapter}/").text
    # Without its shape and number, which stand in a column of their own.
    notes = [said_by(one) for one in page(published, chapter).select(".notes li")]
    assert notes
    assert {note: text.count(note) for note in notes} == dict.fromkeys(notes, 1)


@in_engines
@pytest.mark.parametrize("chapter", CHAPTERS)
def test_a_printed_chapter_has_the_key_to_its_shapes(prints, engine, chapter):
    words = letters("".join(one.word for one in VERDICTS.values()))
    assert words in prints(engine, f"{chapter}/").text


@in_engines
@on_paper
def test_no_heading_is_the_last_on_a_sheet(prints, published, engine, path):
    headings = page(published, path).select("article :is(h1, h2, h3)")
    titles = {letters(one.get_text()) for one in headings}
    assert [end for end in prints(engine, path).ends if titles & set(end)] == []


@in_engines
@on_paper
def test_paper_says_whence_it_comes_and_how_to_cite_it(prints, engine, path):
    text = prints(engine, path).text
    for said in (f"{PUBLIC}{path}", f"edition {EDITION.label}", EDITION.day):
        assert letters(said) in text
    # The cite box of a page is closed until a reader opens it, or prints.
    assert letters("Cite this page") in text
    assert letters("In the text:") in text


@pytest.mark.parametrize("engine", ENGINES[1:])
@on_paper
def test_all_engines_print_the_same_words(prints, published, engine, path):
    """In whatever order they stand, and however often a table that breaks repeats its head.

    Chromium prints the years for which the strip of the timeline has no room without size, WebKit
    does not: they stay out.
    """
    years = (next(one.strings) for one in page(published, path).select(".strip > ul > li"))
    apart = {letters(one.get_text()) for one in page(published, path).select("th")} - {""}
    apart |= set(map(letters, years))
    expected, found = (prints(one, path).census(apart) for one in ("Chromium", engine))
    assert (found - expected, expected - found) == ({}, {})


# What a page could be left without, were it higher: half of what the margins leave of a sheet.
HALF = (LETTER.height - 42) / 2
WIDTH = round((A4.width - 38) / 25.4 * 96)
UNBROKEN = """[...document.querySelectorAll("article *")]
  .filter(one => getComputedStyle(one).breakInside === "avoid")
  .map(one => [Math.round(one.getBoundingClientRect().height / 96 * 25.4), one.textContent.slice(0, 60)])"""


@pytest.mark.parametrize("path", [*PAGES, "claims/", "about/"])
def test_what_does_not_break_is_lower_than_half_a_sheet(visit_published, path):
    page = visit_published(f"/{path}", viewport={"width": WIDTH, "height": 900})
    page.emulate_media(media="print")
    unbroken = page.evaluate(UNBROKEN)
    assert unbroken
    assert [one for one in unbroken if one[0] >= HALF] == []

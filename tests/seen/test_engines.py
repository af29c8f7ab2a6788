"""What a reader sees in each engine, and does by mouse and by keyboard in Firefox and in WebKit.

tests/browser/ holds what is done, and more, in Chromium. Here each engine starts once, each page is
looked at in six widths, and each control is used once by each hand.
"""

import json
import time
from pathlib import Path

import pytest

from browsing import served
from project import PATHS
from seen.chromium import chromium
from seen.firefox import firefox
from seen.webkit import webkit

# Safari gives a link or button that is clicked no focus, and takes it from what had it; elsewhere a
# click does the opposite. So that nothing depends on it, the one is made of the other.
AS_SAFARI = """document.addEventListener("mousedown", event => {
  if (!event.target.closest("a, button, summary")) return
  event.preventDefault()
  document.activeElement.blur()
}, true)"""
LAYOUT = Path(__file__).with_name("layout.js").read_text("utf-8")
WIDTHS = (320, 390, 768, 1200, 1440, 1920)
DESK, PHONE = (1440, 900), (390, 844)
PATIENCE = 20  # seconds, for what a slow machine does at last


class Reader:
    """Somebody with a window of an engine, who reads at an address."""

    def __init__(self, view, address):
        self.view, self.address = view, address

    def goes(self, path, size=DESK):
        self.view.resize(*size)
        self.view.open("about:blank")
        self.view.open(self.address + path)
        self.view.evaluate(f"(() => {{ {AS_SAFARI} }})()")

    def sees(self, expression, *told):
        """Wait until an expression holds in the page: `{}` are the values told, as JSON."""
        asked = expression.format(*map(json.dumps, told)) if told else expression
        until = time.monotonic() + PATIENCE
        while not (found := self.view.evaluate(asked)):
            assert time.monotonic() < until, asked
            time.sleep(0.05)
        return found

    def focuses(self, selector):
        self.view.evaluate(f"document.querySelector({json.dumps(selector)}).focus()")

    def clicks(self, selector):
        self.view.click(selector)

    def hovers(self, selector):
        self.view.hover(selector)

    def presses(self, *keys):
        self.view.keys(*keys)

    def types(self, text):
        self.view.keys(*("Space" if letter == " " else letter for letter in text))


@pytest.fixture(scope="module", params=[firefox, webkit], ids=["Firefox", "WebKit"])
def reader(request, built):
    with served(built) as address, request.param() as view:
        yield Reader(view, address)


def shown(selector):
    return f"document.querySelector({json.dumps(selector)})?.checkVisibility()"


def hidden(selector):
    return f"!{shown(selector)}"


# ---- What is seen ----


every_page = pytest.mark.parametrize("path", PATHS)


@every_page
def test_nothing_leaves_the_screen_stands_over_anything_or_is_cut(reader, path):
    assert faults(reader, path) == {}


@every_page
def test_nor_does_it_in_chromium(browser, address, path):
    with chromium(browser) as view:
        assert faults(Reader(view, address), path) == {}


def faults(reader, path):
    """What is wrong with the layout of a page, with an entry open, by the width of the screen."""
    reader.goes(path)
    reader.view.evaluate("document.querySelector('.entry details')?.setAttribute('open', '')")
    found = {}
    for width in WIDTHS:
        reader.view.resize(width, 900)
        found[width] = reader.view.evaluate(f"({LAYOUT.strip()})()")
    return {width: said for width, said in found.items() if said}


# ---- Search ----


def test_the_search_opens_answers_and_leads_on_by_mouse_and_by_keyboard(reader):
    reader.goes("/mechanics/")
    reader.clicks("#open-search")
    reader.sees("document.activeElement.id === 'query'")
    reader.types("blacklist")
    reader.sees(shown(".search .results a"))
    reader.clicks(".search form button")
    reader.sees(hidden(".search"))
    reader.presses("/")
    reader.sees("document.activeElement.id === 'query'")
    reader.presses("ArrowDown")
    reader.sees("document.activeElement.matches('.results li:first-child a')")
    reader.presses("Escape")
    reader.sees(hidden(".search"))
    reader.clicks("#open-search")
    place = reader.sees("document.querySelector('.results a')?.href")
    reader.clicks(".results a")
    reader.sees("location.href === {}", place)


# ---- Previews ----


def test_a_citation_shows_its_reference_to_the_mouse_and_to_the_keyboard(reader):
    reader.goes("/mechanics/")
    reader.hovers("article > p a.citation")
    reader.sees(shown(".preview button"))
    reader.presses("Escape")
    reader.sees(hidden(".preview"))
    reader.hovers("h1")
    reader.focuses("article > p a.citation")
    reader.sees(shown(".preview button"))
    reader.presses("Tab")
    reader.sees("document.activeElement.closest('.preview') !== null")


def test_the_panel_of_a_paragraph_stays_while_its_buttons_are_clicked(reader):
    reader.goes("/mechanics/")
    reader.hovers(".pn")
    reader.sees(shown(".preview .cite-style"))
    reader.focuses(".preview .cite-style")
    reader.clicks(".preview .copy")
    reader.sees("document.querySelector('.preview [role=status]').textContent === ' Link copied.'")
    # Longer than a panel waits that nobody holds.
    assert reader.view.evaluate(
        f"new Promise(done => setTimeout(() => done({shown('.preview')}), 600))"
    )
    reader.hovers("h1")
    reader.sees(hidden(".preview"))


def test_what_is_copied_is_on_the_clipboard(reader):
    reader.goes("/mechanics/")
    link = reader.view.evaluate("document.querySelector('.pn').hash")
    reader.focuses(".pn")
    reader.sees(shown(".preview .copy"))
    reader.presses("Tab", "Enter")
    reader.sees("document.querySelector('.preview [role=status]').textContent === ' Link copied.'")
    reader.presses("Escape", "/")
    reader.sees("document.activeElement.id === 'query'")
    reader.presses("Control+v")
    reader.sees("document.activeElement.value.endsWith({})", f"/mechanics/{link}")


def test_cite_in_a_caption_opens_how_to_cite_the_figure(reader):
    reader.goes("/mechanics/")
    reader.clicks("a.figure-cite")
    reader.sees(shown(".figure .preview .copy"))


# ---- Notes, and how deep to read ----


def test_on_a_phone_a_number_opens_its_note_and_closes_it(reader):
    reader.goes("/mechanics/", PHONE)
    mark = "article > .annotated a.mark[href^='#note-']"
    note = f"document.querySelector({json.dumps(mark)}).hash.slice(1)"
    is_open = f"document.getElementById({note}).checkVisibility()"
    assert not reader.view.evaluate(is_open)
    reader.clicks(mark)
    reader.sees(is_open)
    reader.clicks(mark)
    reader.sees(f"!{is_open}")
    reader.focuses(mark)
    reader.presses("Enter")
    reader.sees(is_open)


def test_the_depth_is_switched_by_mouse_and_by_keyboard(reader):
    reader.goes("/mechanics/?read=text")
    reader.sees(hidden(".notes .why"))
    reader.clicks("[data-depth=verdicts]")
    reader.sees(f"{shown('.notes li')} && {hidden('.notes .why')}")
    reader.focuses("[data-depth=reasons]")
    reader.presses("Enter")
    reader.sees(f"{shown('.notes .why')} && location.search === ''")


# ---- Lists ----


def test_a_row_of_the_ledger_opens_by_mouse_and_by_keyboard(reader):
    reader.goes("/claims/")
    reader.clicks(".entry summary")
    reader.sees(shown(".entry .sides"))
    reader.focuses(".entry summary")
    reader.presses("Enter")
    reader.sees(hidden(".entry .sides"))


def test_the_ledger_is_filtered_by_mouse_and_by_keyboard(reader):
    reader.goes("/claims/")
    reader.clicks(".chip:has([value=supported])")
    reader.sees("location.search === '?verdict=supported'")
    reader.sees(hidden(".entry:not([data-verdict~=supported])"))
    reader.focuses("[name=verdict][value=opinion]")
    reader.presses("Space")
    reader.sees("location.search === '?verdict=supported,opinion'")
    reader.clicks("[data-does=clear]")
    reader.sees("location.search === ''")
    reader.focuses("select[name=chapter]")
    reader.presses("ArrowDown")
    reader.sees("location.search.startsWith('?chapter=')")
    reader.view.evaluate("history.back()")
    reader.sees("location.search === ''")


def test_works_are_found_as_a_reader_types(reader):
    reader.goes("/references/")
    reader.clicks("[name=text]")
    reader.types("creemers 2018")
    reader.sees("location.search === '?text=creemers%202018'")
    reader.sees("document.querySelector('.filters output').value.includes(' of ')")
    reader.clicks(".entry:not([hidden]) summary")
    reader.sees(shown(".entry:not([hidden]) .work-copy button"))


def test_the_timeline_is_filtered_and_its_points_lead_on_by_keyboard(reader):
    reader.goes("/timeline/")
    reader.focuses("select[name=place]")
    reader.presses("ArrowDown")
    place = reader.sees("new URLSearchParams(location.search).get('place')")
    reader.sees(hidden(f".entry:not([data-place~={place}])"))
    reader.focuses(".point:not([hidden])")
    reader.presses("ArrowRight")
    to = reader.sees(
        "document.activeElement.matches('.point:not([hidden])') && document.activeElement.hash"
    )
    reader.presses("Enter")
    reader.sees("location.hash === {}", to)


# ---- The cite box ----


def test_the_cite_box_opens_changes_its_style_and_copies(reader):
    reader.goes("/eu-outlook/")
    reader.clicks(".cite summary")
    reader.sees(shown(".cite .cite-style"))
    reader.focuses(".cite .cite-style")
    reader.presses("ArrowDown")
    reader.sees(f"{shown('.cite dd[data-style=mla]')} && {hidden('.cite dd[data-style=apa]')}")
    reader.clicks(".cite dd[data-style=mla] .copy")
    reader.sees(
        "document.querySelector('.cite dd[data-style=mla] [role=status]').textContent.includes('copied, in MLA')"
    )
    reader.clicks("#change-theme")
    reader.sees("document.documentElement.dataset.theme === 'dark'")

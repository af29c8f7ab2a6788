"""Access: what WCAG 2.2 AA asks for and a browser can judge, on every page."""

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

from annotated.draw.colours import DARK, LIGHT
from annotated.model import OVERTAKEN, VERDICTS
from annotated.read import pages
from browsing import DESK, launch, with_browser
from project import PATHS

pytestmark = with_browser
PHONE = {"width": 320, "height": 800}  # also a desk at 400 per cent
# Only what is wrong is listed: to describe all that is right takes axe most of its time.
OPTIONS = {"resultTypes": ["violations"], "rules": {"target-size": {"enabled": True}}}
every_page = pytest.mark.parametrize("path", PATHS)


@every_page
def test_axe_finds_nothing_by_day_on_a_desk_and_by_night_on_a_phone(visit, path):
    found = []
    page = visit(path)
    for scheme, viewport in (("light", DESK), ("dark", PHONE)):
        page.emulate_media(color_scheme=scheme)
        page.set_viewport_size(viewport)
        result = Axe().run(page, options=OPTIONS)
        for violation in result.response["violations"]:
            nodes = [node["target"] for node in violation["nodes"]]
            found.append((scheme, violation["id"], nodes))
    assert found == []


def test_axe_finds_nothing_in_figures_with_their_tables_open(visit, real):
    page = visit("/mechanics/", viewport=PHONE)
    summaries = page.locator(".figure summary").all()
    assert len(summaries) == len(list(pages.figures(real.pages["mechanics"]))) > 0
    for summary in summaries:
        summary.click()
    found = []
    for scheme in ("light", "dark"):
        page.emulate_media(color_scheme=scheme)
        found += Axe().run(page, context=".figure").response["violations"]
    assert [(one["id"], [node["target"] for node in one["nodes"]]) for one in found] == []


# What lies over an edge of the screen; the skip link waits there on purpose.
OUTSIDE = """[...document.querySelectorAll("body *:not(.skip)")].filter(one => {
  const { right, width, height } = one.getBoundingClientRect()
  return one.checkVisibility() && width > 1 && height > 1 && right > innerWidth + 1
}).map(one => one.outerHTML.slice(0, 80))"""


@every_page
def test_nothing_is_lost_at_400_per_cent(visit, path):
    page = visit(path, viewport=PHONE)
    assert page.evaluate(OUTSIDE) == []
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


@pytest.fixture
def large_letters(playwright):
    """Chromium for a reader who has set its letters to twice their size."""
    chromium = launch(playwright, "--blink-settings=defaultFontSize=32")
    yield chromium
    chromium.close()


def test_nothing_is_lost_with_letters_of_twice_the_size(large_letters, address):
    page = large_letters.new_page(viewport=DESK)
    lost = {}
    for path in PATHS:
        page.goto(address + path)
        if outside := page.evaluate(OUTSIDE):
            lost[path] = outside
    assert page.evaluate("getComputedStyle(document.documentElement).fontSize") == "32px"
    assert lost == {}


SMALL = """[...document.querySelectorAll("button, select, input, summary, nav a, .pn, .headerlink, .backlink, .wordmark")]
  .filter(one => one.checkVisibility())
  .map(one => [one.outerHTML.slice(0, 80), one.getBoundingClientRect()])
  .filter(([, { width, height }]) => width < 24 || height < 24)
  .map(([html]) => html)"""


@every_page
def test_whatever_can_be_pressed_is_24_pixels_high_and_wide(visit, path):
    page = visit(path, viewport=PHONE, has_touch=True)
    assert page.evaluate(SMALL) == []


FOCUSED = """() => {
  const one = document.activeElement, style = getComputedStyle(one)
  const name = one.getAttribute("aria-label") ?? one.innerText.replace(/\\s+/g, " ").trim()
  return [name, style.outlineStyle !== "none" || style.textDecorationLine === "underline"]
}"""
ORDER = """Skip to the text|◐ Social Credit, Annotated|Search|Dark|Home|Background|Mechanics|\
Corporate scores|Inequality|Media|In brief|A case|What the article says|What the evidence shows|\
How a plan became a score|Who corrected it|What Chinese media and people say|\
What Europeans said|Abuse, and what is not social credit|Since 2020|Questions for discussion|\
References on this page|EU outlook|Questions|Timeline|Claims|References|Glossary|\
Seminar|Citing|Editions|About|PDF|Handout for a seminar|Session|Cite|text|verdicts|reasons""".replace(
    "\\\n", ""
)


def walk(page, stops):
    """The names of the next stops of the Tab key; each must show that it has the focus."""
    names = []
    for _ in range(stops):
        page.keyboard.press("Tab")
        name, visible = page.evaluate(FOCUSED)
        assert visible, name
        names.append(name)
    return names


def test_the_tab_key_walks_a_chapter_in_the_order_of_reading(visit):
    page = visit("/media/", color_scheme="light")
    frame = ORDER.split("|")
    assert walk(page, len(frame)) == frame
    # A number, and the panel that stands behind it; then the text goes on.
    page.locator("a.pn").first.focus()
    expect(page.locator(".preview button")).to_have_count(3)
    assert walk(page, 4) == [
        "Copy link",
        "Copy citation",
        "Copy quotation",
        "APA MLA Chicago, author–date Chicago, notes Harvard MHRA IEEE OSCOLA",
    ]
    page.keyboard.press("Tab")
    after = page.evaluate(
        "document.activeElement.closest('p') === document.querySelector('a.pn').closest('p')"
    )
    assert after
    page.locator("article .cite summary").focus()
    last = ["Previous Inequality", "Next EU outlook"]
    assert walk(page, len(last)) == last


def test_motion_is_spared_those_who_ask(visit):
    page = visit("/mechanics/", reduced_motion="reduce")
    assert page.evaluate("getComputedStyle(document.documentElement).scrollBehavior") == "auto"


def test_forced_colours_leave_verdicts_points_and_focus_to_be_seen(visit):
    page = visit("/timeline/", forced_colors="active")
    page.locator(".point").first.focus()
    look = "([query, what]) => getComputedStyle(document.querySelector(query), what)"
    assert page.evaluate(f"({look})(['.point', '::before']).content") == '"▲" / ""'
    assert page.evaluate(f"({look})(['.point']).outlineStyle") == "solid"
    page = visit("/mechanics/", forced_colors="active")
    stroke = page.evaluate(f"({look})(['a.mark.inaccurate .shape']).stroke")
    assert stroke == page.evaluate(f"({look})(['a:any-link']).color")
    assert stroke != page.evaluate(f"({look})(['body']).backgroundColor")
    shape = page.locator("a.mark.inaccurate .shape").first
    expect(shape.locator("use")).to_have_attribute("href", "#v-inaccurate")
    assert shape.bounding_box()["width"] > 8


@pytest.mark.parametrize(("theme", "colours"), [("light", LIGHT), ("dark", DARK)])
@pytest.mark.parametrize("path", ["/claims/", "/mechanics/"])
def test_a_verdict_has_its_colour_wherever_it_stands(visit, path, theme, colours):
    page = visit(path, color_scheme=theme)
    for verdict in VERDICTS.values():
        marks = page.locator(f"main .{verdict.id}:is(.mark, .verdict)")
        found = marks.evaluate_all("them => them.map(one => getComputedStyle(one).color)")
        red, green, blue = bytes.fromhex(colours[verdict.colour].removeprefix("#"))
        assert set(found) <= {f"rgb({red}, {green}, {blue})"}, verdict.id
        assert found or verdict.id == OVERTAKEN


def test_the_button_of_the_theme_follows_the_device(visit):
    page = visit("/", color_scheme="light")
    button = page.locator("#change-theme")
    expect(button).to_have_text("Dark")
    page.emulate_media(color_scheme="dark")
    expect(button).to_have_text("Light")


def test_the_landmarks_of_every_page_have_names_of_their_own(soups):
    for address, soup in soups.items():
        navigation = [one["aria-label"] for one in soup.find_all("nav")]
        assert len(navigation) == len(set(navigation)), address
        for landmark in ("main", "article"):
            assert len(soup.find_all(landmark)) == 1, address

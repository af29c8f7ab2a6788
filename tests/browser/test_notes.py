"""The notes beside the text: where they stand, how they open, and how deep a reader wants to read."""

import re
from itertools import pairwise

import pytest
from playwright.sync_api import expect

from annotated.model import CHAPTERS
from annotated.read import pages
from browsing import with_browser

pytestmark = with_browser
WIDE = {"width": 1280, "height": 900}  # 80 rem
NARROW = {"width": 1199, "height": 900}  # a pixel less than 75 rem
PHONE = {"width": 360, "height": 740}
# The places of each note, of the paragraph before its block, and whether its block is the first.
PLACES = """() => [...document.querySelectorAll("details.notes")].map(block => {
  const place = one => { const { top, bottom, left, right } = one.getBoundingClientRect()
    return { top, bottom, left, right } }
  return { text: place(block.previousElementSibling), notes: place(block),
    items: [...block.querySelectorAll("li")].map(place) }
})"""
every_chapter = pytest.mark.parametrize("name", CHAPTERS)


def first_mark(page):
    """The first mark of a chapter that stands in a numbered paragraph, and its note."""
    mark = page.locator("p:has(.pn) a.mark").first
    note = page.locator(f"li:has({mark.get_attribute('href')})")
    return mark, note


@every_chapter
def test_on_a_wide_screen_notes_stand_in_a_column_of_their_own(visit, name):
    page = visit(f"/{name}/", viewport={"width": 1200, "height": 900})
    side = page.locator("#contents").bounding_box()
    for block in page.evaluate(PLACES):
        assert side["x"] + side["width"] < block["text"]["left"]
        assert block["text"]["right"] <= block["notes"]["left"]
        assert block["notes"]["right"] <= 1200


@every_chapter
def test_each_note_begins_level_with_its_paragraph_and_covers_no_other(visit, name):
    page = visit(f"/{name}/", viewport=WIDE)
    blocks = page.evaluate(PLACES)
    assert blocks
    items = [item for block in blocks for item in block["items"]]
    for above, below in pairwise(items):
        assert above["bottom"] <= below["top"] + 0.5
    for block in blocks:
        # Where the one before it is long, a note begins below that; never above its paragraph.
        assert block["items"][0]["top"] >= block["text"]["top"] - 2
    level = [abs(one["items"][0]["top"] - one["text"]["top"]) < 10 for one in blocks]
    assert sum(level) / len(level) > 0.9


@every_chapter
def test_the_text_column_does_not_move_where_notes_stand(visit, name):
    page = visit(f"/{name}/", viewport=WIDE)
    numbered = page.locator("p:has(> .pn)")
    edges = numbered.evaluate_all(
        "all => all.map(one => { const { left, right } = one.getBoundingClientRect(); return `${left} ${right}` })"
    )
    assert len(set(edges)) == 1


def test_on_a_wide_screen_a_number_leads_to_its_note(visit):
    page = visit("/mechanics/", viewport=WIDE)
    mark, note = first_mark(page)
    mark.click()
    expect(page).to_have_url(re.compile(rf"/mechanics/{mark.get_attribute('href')}$"))
    expect(note).to_be_in_viewport()
    assert mark.get_attribute("aria-expanded") is None  # beside the text it opens nothing


@pytest.mark.parametrize("viewport", [NARROW, PHONE])
def test_on_a_narrow_screen_a_number_opens_its_note_in_place_and_closes_it(visit, viewport):
    page = visit("/mechanics/", viewport=viewport)
    mark, note = first_mark(page)
    other = page.locator("details.notes li").nth(1)
    expect(note).to_be_hidden()
    expect(mark).to_have_attribute("aria-expanded", "false")
    mark.click()
    expect(note).to_be_visible()
    expect(mark).to_have_attribute("aria-expanded", "true")
    expect(other).to_be_hidden()
    expect(page).to_have_url(re.compile("/mechanics/$"))
    paragraph = mark.locator("xpath=ancestor::p").bounding_box()
    assert note.bounding_box()["y"] >= paragraph["y"] + paragraph["height"]
    mark.click()
    expect(note).to_be_hidden()


def test_on_a_narrow_screen_enter_opens_a_note_and_the_focus_stays(visit):
    page = visit("/mechanics/", viewport=PHONE)
    mark, note = first_mark(page)
    mark.focus()
    page.keyboard.press("Enter")
    expect(note).to_be_visible()
    expect(mark).to_be_focused()
    page.keyboard.press("Enter")
    expect(note).to_be_hidden()


def test_a_screen_that_becomes_wide_shows_every_note(visit):
    page = visit("/mechanics/", viewport=PHONE)
    mark, note = first_mark(page)
    expect(note).to_be_hidden()
    told = page.locator("a.mark[aria-expanded]")
    assert told.count() > 0
    page.set_viewport_size(WIDE)
    expect(note).to_be_visible()
    # Beside the text a mark opens nothing, and is no stop of the Tab key.
    expect(told).to_have_count(0)
    expect(mark).to_have_attribute("tabindex", "-1")
    page.set_viewport_size(PHONE)
    expect(mark).to_have_attribute("aria-expanded", "false")
    expect(mark).to_have_attribute("tabindex", "0")


@pytest.mark.parametrize("viewport", [WIDE, PHONE])
def test_the_address_of_a_note_shows_it(visit, real, viewport):
    (claim,) = [one for one in real.claims if one.id == "mech-04"]
    page = visit(f"/mechanics/#note-{claim.id}", viewport=viewport)
    note = page.locator(f"li:has(#note-{claim.id})")
    expect(note).to_be_in_viewport()
    expect(note).to_contain_text(claim.note)


def test_a_mark_elsewhere_leads_to_the_note_in_its_own_chapter(visit, real):
    foreign = [
        (page.name, claim)
        for page in real.pages.values()
        for claim, _ in pages.markers(page)
        if real.claim[claim].chapter != page.name
    ]
    for name, claim in foreign[:1]:
        page = visit("/" if name == "index" else f"/{name}/", viewport=PHONE)
        page.locator("a.mark", has_text=claim).first.click()
        expect(page).to_have_url(re.compile(rf"/{real.claim[claim].chapter}/#note-{claim}$"))
        expect(page.locator(f"li:has(#note-{claim})")).to_be_in_viewport()


# What is seen at each depth: the marks, the notes, and why.
DEPTHS = {"text": (False, False, False), "verdicts": (True, True, False), "reasons": (True,) * 3}


def seen(page):
    mark, note = first_mark(page)
    return mark.is_visible(), note.is_visible(), note.locator(".why").is_visible()


@pytest.mark.parametrize("depth", DEPTHS)
def test_the_address_says_how_deep_to_read(visit, depth):
    page = visit(f"/mechanics/?read={depth}", viewport=WIDE)
    assert seen(page) == DEPTHS[depth]
    pressed = page.locator(".depths [aria-pressed=true]")
    expect(pressed).to_have_text(depth)


def test_the_switch_changes_the_depth_and_the_address(visit):
    page = visit("/mechanics/", viewport=WIDE)
    assert seen(page) == DEPTHS["reasons"]
    for depth in ("text", "verdicts"):
        page.get_by_role("button", name=depth, exact=True).click()
        assert seen(page) == DEPTHS[depth]
        expect(page).to_have_url(re.compile(rf"/mechanics/\?read={depth}$"))
    page.get_by_role("button", name="reasons", exact=True).click()
    assert seen(page) == DEPTHS["reasons"]
    expect(page).to_have_url(re.compile("/mechanics/$"))


def test_an_unknown_depth_is_the_usual_one(visit):
    page = visit("/mechanics/?read=nothing", viewport=WIDE)
    assert seen(page) == DEPTHS["reasons"]
    expect(page.locator(".depths [aria-pressed=true]")).to_have_text("reasons")


@pytest.mark.parametrize("viewport", [WIDE, PHONE])
def test_without_a_script_all_notes_stand_open_and_can_be_closed(visit, viewport):
    page = visit("/mechanics/?read=text", viewport=viewport, java_script_enabled=False)
    for note in page.locator("details.notes li").all():
        expect(note).to_be_visible()
    expect(page.locator(".depths")).to_be_hidden()
    if viewport == PHONE:
        block = page.locator("details.notes").first
        block.locator("summary").click()
        expect(block.locator("li").first).to_be_hidden()

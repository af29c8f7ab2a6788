"""What a reader does with a finger on a phone: every control of a page, tapped."""

import re

import pytest
from playwright.sync_api import expect

from browsing import with_browser

pytestmark = with_browser
PHONE = {"width": 390, "height": 844}
MAY_COPY = ["clipboard-read", "clipboard-write"]


@pytest.fixture
def held(visit):
    """Open a page on a phone in somebody's hand."""
    return lambda path: visit(path, viewport=PHONE, has_touch=True, permissions=MAY_COPY)


def test_the_search_opens_and_leads_on(held):
    page = held("/mechanics/")
    page.locator("#open-search").tap()
    page.locator("#query").fill("blacklist")
    result = page.locator(".search .results a").first
    place = result.evaluate("one => one.href")
    result.tap()
    expect(page).to_have_url(place)


def test_a_number_opens_its_note_and_closes_it(held):
    page = held("/mechanics/")
    mark = page.locator("article > .annotated a.mark[href^='#note-']").first
    note = page.locator(f"li:has(> {mark.get_attribute('href')})")
    expect(note).to_be_hidden()
    mark.tap()
    expect(note).to_be_visible()
    mark.tap()
    expect(note).to_be_hidden()


def test_the_depth_is_switched(held):
    page = held("/mechanics/")
    page.locator("[data-depth=text]").tap()
    expect(page).to_have_url(re.compile(r"\?read=text$"))
    expect(page.locator("article a.mark").first).to_be_hidden()
    page.locator("[data-depth=reasons]").tap()
    expect(page.locator("article a.mark").first).to_be_visible()


def test_the_number_of_a_paragraph_offers_its_link(held):
    page = held("/mechanics/")
    page.locator(".pn").first.tap()
    page.locator(".preview .copy").first.tap()
    expect(page.locator(".preview [role=status]").first).to_have_text("Link copied.")
    link = page.locator(".pn").first.get_attribute("href")
    assert page.evaluate("navigator.clipboard.readText()").endswith(f"/mechanics/{link}")


def test_a_citation_shows_its_reference_first_and_leads_to_it_then(held):
    page = held("/mechanics/")
    citation = page.locator("article > p a.citation").first
    citation.tap()
    expect(page.locator(".preview")).to_be_visible()
    citation.tap()
    expect(page).to_have_url(re.compile(f"{citation.get_attribute('href')}$"))


def test_the_ledger_is_filtered_by_its_lists_and_a_row_opens(held):
    page = held("/claims/")
    page.locator("select[name=verdict]").select_option("supported")
    expect(page).to_have_url(re.compile(r"\?verdict=supported$"))
    row = page.locator(".entry:not([hidden])").first
    row.locator("summary").tap()
    expect(row.locator(".sides")).to_be_visible()


def test_the_cite_box_opens_and_copies(held):
    page = held("/mechanics/")
    box = page.locator(".cite")
    box.locator("summary").tap()
    box.locator(".copy:visible").first.tap()
    expect(box.locator("[role=status]:visible").first).to_contain_text("copied")


def test_the_contents_and_the_theme_are_a_tap_away(held):
    page = held("/mechanics/")
    page.get_by_role("button", name="Dark").tap()
    expect(page.locator("html")).to_have_attribute("data-theme", "dark")
    page.get_by_text("Contents", exact=True).first.tap()
    expect(page.get_by_role("navigation", name="Contents of the site")).to_be_visible()

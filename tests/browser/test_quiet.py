"""A chapter is quiet: few stops of the Tab key, closed references, and copies of nothing but words."""

import re

import pytest
from playwright.sync_api import expect

from annotated.read import paragraphs
from browsing import with_browser

pytestmark = with_browser
SCREEN = {"width": 1440, "height": 900}
PHONE = {"width": 390, "height": 844}
CLIPBOARD = {"permissions": ["clipboard-read", "clipboard-write"]}
both = pytest.mark.parametrize("viewport", [SCREEN, PHONE])
STOPS = """[...document.querySelectorAll("a[href], button, input, select, summary, [tabindex]")]
  .filter(one => one.tabIndex >= 0 && !one.disabled && one.checkVisibility()).length"""


@both
def test_the_longest_chapter_has_at_most_260_stops_of_the_tab_key(visit, viewport):
    assert visit("/mechanics/", viewport=viewport).evaluate(STOPS) <= 260


def test_the_numbers_of_paragraphs_are_one_stop_and_the_arrows_lead_on(visit, real):
    page = visit("/media/")
    first, second = paragraphs.of(real.pages["media"])[:2]
    assert page.locator(".pn[tabindex='0']").count() == 1
    page.locator(".pn").first.focus()
    page.keyboard.press("ArrowDown")
    assert page.evaluate("document.activeElement.hash") == f"#{second.anchor}"
    page.keyboard.press("ArrowUp")
    assert page.evaluate("document.activeElement.hash") == f"#{first.anchor}"
    assert page.locator(".pn[tabindex='0']").count() == 1


def test_the_citations_of_a_bracket_are_one_stop_and_the_arrows_lead_on(visit):
    page = visit("/mechanics/")
    # By its id, since the stop of the Tab key moves along with the focus.
    name = page.locator("article > p a.citation[tabindex='-1']").first.get_attribute("id")
    second = page.locator(f"#{name}")
    first = second.locator("xpath=preceding-sibling::a[1]")
    first.focus()
    page.keyboard.press("ArrowRight")
    expect(second).to_be_focused()
    page.keyboard.press("ArrowLeft")
    expect(first).to_be_focused()


def test_the_files_of_a_figure_are_one_stop_and_the_arrows_lead_on(visit):
    page = visit("/mechanics/")
    links = page.locator(".figure-files").first.locator("a")
    expect(links).to_have_text(["SVG", "PNG", "CSV", "cite"])
    tabs = "all => all.map(one => one.tabIndex)"
    assert links.evaluate_all(tabs) == [0, -1, -1, -1]
    links.first.focus()
    page.keyboard.press("ArrowRight")
    expect(links.nth(1)).to_be_focused()
    assert links.evaluate_all(tabs) == [-1, 0, -1, -1]


def test_a_link_leads_from_each_section_of_a_chapter_to_the_next(visit):
    page = visit("/mechanics/")
    headings = page.locator("article > h2").evaluate_all("all => all.map(one => one.id)")
    links = page.locator("h2 + a.skip")
    assert links.evaluate_all("all => all.map(one => one.hash.slice(1))") == headings[1:]
    links.first.focus()
    expect(links.first).to_be_in_viewport(ratio=1)
    links.first.press("Enter")
    expect(page).to_have_url(re.compile(f"#{headings[1]}$"))


def test_the_permanent_link_of_a_heading_has_its_name(visit):
    page = visit("/mechanics/")
    expect(page.locator("#since-2020 .headerlink")).to_have_accessible_name(
        "Permanent link: Since 2020"
    )


@pytest.mark.parametrize("script", [True, False])
def test_references_are_closed_until_a_link_leads_into_them(visit, script):
    page = visit("/media/", java_script_enabled=script)
    expect(page.locator("#references-on-this-page + .listed li").first).to_be_hidden()
    citation = page.locator("article > p a.citation").first
    target = citation.get_attribute("href")
    citation.click()
    expect(page.locator(f".listed li:has({target})")).to_be_in_viewport()


def test_an_address_of_a_reference_opens_the_list(visit):
    page = visit("/media/")
    target = page.locator("a.citation").first.get_attribute("href")
    page = visit(f"/media/{target}")
    expect(page.locator(f".listed li:has({target})")).to_be_in_viewport()


def test_the_way_back_from_a_reference_leads_to_its_citation(visit):
    page = visit("/media/")
    page.locator("article > p a.citation").first.click()
    page.locator(".listed li:has(:target) .backlink").first.click()
    expect(page.locator("a.citation:target")).to_be_in_viewport()


def copied(page, start, end):
    """What a reader gets who drags from one place to another and copies."""
    page.mouse.move(*start)
    page.mouse.down()
    page.mouse.move(*end, steps=8)
    page.mouse.up()
    page.keyboard.press("Control+c")
    return page.evaluate("navigator.clipboard.readText()")


@both
def test_what_is_selected_and_copied_by_hand_is_words_alone(visit, viewport):
    page = visit("/mechanics/", viewport=viewport | {"height": 3000}, **CLIPBOARD)
    page.locator("#what-the-article-says").evaluate("one => one.scrollIntoView()")
    marked = page.locator(".annotated > p:has(a.mark)")
    first, last = marked.nth(0).bounding_box(), marked.nth(1).bounding_box()
    start = (first["x"] + 30, first["y"] + 12)
    text = copied(page, start, (last["x"] + last["width"] - 2, last["y"] + last["height"] - 4))
    words = "all => all.map(one => { one.querySelectorAll('.pn, .mark').forEach(it => it.remove()); return one.textContent })"
    texts = [" ".join(one.split()) for one in marked.evaluate_all(words)[:2]]
    between = [" ".join(one.split()) for one in text.split("\n") if one.strip()]
    assert len(between) == 2
    assert texts[0].endswith(between[0]) and len(between[0]) > len(texts[0]) / 2
    assert texts[1].startswith(between[1]) and len(between[1]) > len(texts[1]) / 2


def test_a_note_can_be_copied_where_the_selection_begins_in_it(visit):
    page = visit("/mechanics/", viewport=SCREEN, **CLIPBOARD)
    note = page.locator(".notes li").first
    note.scroll_into_view_if_needed()
    box = note.locator("strong").bounding_box()
    text = copied(page, (box["x"] + 1, box["y"] + 8), (box["x"] + box["width"] - 1, box["y"] + 8))
    assert text.strip() and text.strip() in note.locator("strong").inner_text()


def test_on_a_phone_92_per_cent_of_the_width_are_text(visit):
    for path in ("/mechanics/", "/claims/", "/about/"):
        page = visit(path, viewport=PHONE)
        width = page.locator("article > p").last.evaluate(
            "one => one.getBoundingClientRect().width"
        )
        assert width >= 0.92 * PHONE["width"] - 0.5, path


@pytest.mark.parametrize("width", [390, 768, 1000, 1280, 1440, 1920])
def test_text_and_foot_have_one_left_edge(visit, width):
    for path in ("/mechanics/", "/claims/", "/about/"):
        page = visit(path, viewport={"width": width, "height": 900})
        lefts = "all => all.map(one => Math.round(one.getBoundingClientRect().left))"
        (text,) = page.locator("h1").evaluate_all(lefts)
        foot = page.locator("body > footer > p").evaluate_all(lefts)
        assert foot == [text], path
        if width < 1200:
            assert page.locator(".wordmark").evaluate_all(lefts) == [text], path
        else:
            contents = page.locator(".side a").first.evaluate(
                "one => one.getBoundingClientRect().left"
            )
            assert page.locator(".wordmark").evaluate_all(lefts) == [round(contents)], path

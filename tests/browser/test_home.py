"""The home page as a reader sees it: what stands on the first screen, and where its bars lead."""

import re

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

from annotated.model import OVERTAKEN, VERDICTS
from annotated.read.claims import UNJUDGED
from browsing import with_browser

pytestmark = with_browser
SCREENS = {"desk": (1440, 900), "phone": (390, 844)}
COUNTED = [one.id for one in VERDICTS.values() if one.id != OVERTAKEN]


def screen(name):
    return dict(zip(("width", "height"), SCREENS[name], strict=True))


@pytest.mark.parametrize("name", SCREENS)
def test_the_first_screen_holds_the_picture_and_the_bar(visit, name):
    page = visit("/", viewport=screen(name))
    for selector in (".layers", ".bar"):
        box = page.locator(selector).bounding_box()
        assert box["y"] + box["height"] <= SCREENS[name][1], selector


@pytest.mark.parametrize("name", SCREENS)
def test_no_shape_of_the_picture_touches_another_or_the_empty_frame(visit, name):
    page = visit("/", viewport=screen(name))
    boxes = [one.bounding_box() for one in page.locator(".silhouette, .layers > p").all()]
    assert len(boxes) == 5
    for number, one in enumerate(boxes):
        for other in boxes[:number]:
            beside = (
                one["x"] >= other["x"] + other["width"] or other["x"] >= one["x"] + one["width"]
            )
            below = (
                one["y"] >= other["y"] + other["height"] or other["y"] >= one["y"] + one["height"]
            )
            assert beside or below


@pytest.mark.parametrize("name", SCREENS)
def test_each_part_of_the_bar_is_as_wide_as_its_share_or_as_its_shape_needs(visit, real, name):
    page = visit("/", viewport=screen(name))
    claims = [one.verdict for one in real.claims if one.id != UNJUDGED]
    widths = dict(
        zip(
            COUNTED,
            (one.bounding_box()["width"] for one in page.locator(".bar a").all()),
            strict=True,
        )
    )
    least = 32 if name == "desk" else 28
    wide = {verdict for verdict, width in widths.items() if width > least + 1}
    shares = {verdict: widths[verdict] / claims.count(verdict) for verdict in wide}
    assert max(shares.values()) / min(shares.values()) < 1.02
    assert min(widths.values()) >= least - 0.5


def test_the_questions_stand_in_two_columns_without_bullets_on_a_desk_and_in_one_on_a_phone(visit):
    looks = {}
    for name in SCREENS:
        listed = visit("/", viewport=screen(name)).locator("#what-people-ask + p + ul")
        left = listed.locator("> li").evaluate_all("all => all.map(one => one.offsetLeft)")
        style = listed.evaluate("one => getComputedStyle(one).listStyleType")
        looks[name] = (style, len({*left}))
    assert looks == {"desk": ("none", 2), "phone": ("none", 1)}


def test_a_part_of_the_bar_and_its_word_lead_to_the_ledger_filtered_so(visit):
    page = visit("/")
    words = [one.get_attribute("href") for one in page.locator(".verdicts li a").all()]
    parts = [one.get_attribute("href") for one in page.locator(".bar a").all()]
    assert parts == words == [f"claims/?verdict={one}" for one in COUNTED]
    page.locator(".bar .inaccurate").click()
    page.wait_for_url("**/claims/?verdict=inaccurate")


def test_a_verdict_is_one_stop_of_the_tab_key(visit):
    page = visit("/")
    page.locator(".verdicts li a").first.focus()
    seen = []
    for _ in COUNTED:
        seen.append(page.evaluate("document.activeElement.getAttribute('href')"))
        page.keyboard.press("Tab")
    assert seen == [f"claims/?verdict={one}" for one in COUNTED]


def test_each_chapter_has_a_small_bar_that_says_its_numbers(visit):
    page = visit("/")
    bars = page.locator(".chapters .tally svg").all()
    said = [re.match(r"(\d+) claims: ", one.get_attribute("aria-label")) for one in bars]
    for bar, words in zip(bars, said, strict=True):
        assert bar.bounding_box()["width"] == pytest.approx(3.7 * int(words[1]), abs=1.5)


def test_the_answer_opens_by_its_address(visit):
    page = visit("/")
    answer = page.locator(".answer")
    assert answer.get_attribute("open") is None
    page = visit("/#the-one-minute-answer")
    expect(page.locator("#the-one-minute-answer")).to_be_visible()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_with_the_answer_open(visit, scheme):
    page = visit("/", color_scheme=scheme)
    page.locator(".answer summary").click()
    found = Axe().run(page).response["violations"]
    assert [(one["id"], [node["target"] for node in one["nodes"]]) for one in found] == []

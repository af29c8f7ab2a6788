"""The ledger, the timeline and the references in Chromium: what opens, filters, prints and is linked."""

import io
import re

import pypdf
import pytest
from playwright.sync_api import expect

from annotated.model import CATEGORIES, CHECKED, GROUPS, OVERTAKEN, PLACES, VERDICTS
from annotated.write import timeline
from browsing import spelt_out, with_browser

pytestmark = with_browser
SCREEN = {"width": 1440, "height": 900}
PHONE = {"width": 390, "height": 844}
expect.set_options(timeout=15_000)


def ids(page, query):
    return page.locator(query).evaluate_all("all => all.map(one => one.id)")


def shown(page):
    """The ids of the claims in view."""
    return ids(page, ".entry:visible h3")


def said(page):
    return page.locator(".filters output").inner_text()


def chip(page, name):
    return page.locator(f".filters .chip:has(input[value={name}])")


def press(page, target):
    """Click as a reader does, without a move of the page to what is in view already."""
    box = target.bounding_box()
    page.mouse.click(box["x"] + 8, box["y"] + 8)


def matching(real, **facts):
    return [one.id for one in real.claims if all(getattr(one, k) == v for k, v in facts.items())]


def count(real, place):
    """Of how many all: as the filters put it."""
    return f"{place} of {len(real.claims)} shown"


# ---- The ledger ----


def test_the_ledger_is_one_line_a_claim_and_fits_eight_screens(visit, real):
    page = visit("/claims/", viewport=SCREEN)
    heights = page.locator(".entry").evaluate_all("all => all.map(one => one.offsetHeight)")
    assert len(heights) == len(real.claims)
    assert max(heights) <= 36
    assert page.evaluate("document.documentElement.scrollHeight") <= 8 * SCREEN["height"]
    assert page.locator(".entry details[open]").count() == 0


def test_a_line_says_all_that_is_needed_to_scan_it(visit, real):
    page = visit("/claims/", viewport=SCREEN)
    second = next(one for one in real.claims if one.second and one.reason)
    row = page.locator(f"summary:has(#{second.id})")
    assert row.locator(".number").inner_text() == second.id
    assert row.locator(".verdict").inner_text() == VERDICTS[second.verdict].word
    label = f"second verdict: {VERDICTS[second.second].label}"
    expect(row.get_by_role("img", name=label)).to_be_visible()
    assert row.locator("h3").inner_text() == second.short
    expect(row.locator(".where")).to_have_text(re.compile(r"¶ \d+$"))
    drawn = row.locator("use").evaluate_all("all => all.map(one => one.getBBox().width > 4)")
    assert drawn == [True, True]


@pytest.mark.parametrize("viewport", [SCREEN, PHONE])
def test_a_row_opens_in_place_by_click_and_by_enter(visit, viewport):
    page = visit("/claims/", viewport=viewport)
    row = page.locator(".entry:has(#mech-04)")
    text = row.get_by_text("The evidence says")
    expect(text).to_be_hidden()
    row.locator("h3").click()
    expect(text).to_be_visible()
    row.locator("summary").press("Enter")
    expect(text).to_be_hidden()
    row.locator("summary").press("Enter")
    expect(text).to_be_visible()


@pytest.mark.parametrize("script", [True, False])
def test_the_address_of_a_claim_opens_it(visit, script):
    page = visit("/claims/#mech-04", viewport=SCREEN, java_script_enabled=script)
    expect(page.locator("#mech-04")).to_be_in_viewport()
    expect(page.locator(".entry:has(#mech-04) .ways")).to_be_in_viewport()
    expect(page.locator(".entry:has(#mech-05) .ways")).to_be_hidden()


def test_a_claim_under_the_filters_is_not_linked_to(visit):
    page = visit("/claims/#mech-04", viewport=SCREEN)
    tops = "all => all.map(one => one.getBoundingClientRect())"
    (form,), (heading,) = (
        page.locator(query).evaluate_all(tops) for query in (".filters", "#mech-04")
    )
    assert form["y"] == 0
    assert heading["y"] > form["height"]


def test_all_rows_are_opened_and_closed_at_once(visit, real):
    page = visit("/claims/?chapter=media", viewport=SCREEN)
    page.get_by_role("button", name="Open all").click()
    open_ = ".entry:has(details[open]) h3"
    assert ids(page, open_) == matching(real, chapter="media")
    page.get_by_role("button", name="Close all").click()
    assert ids(page, open_) == []


def test_without_a_script_the_whole_ledger_is_there_and_opens(visit, real):
    page = visit("/claims/", java_script_enabled=False)
    assert shown(page) == [one.id for one in real.claims]
    expect(page.locator(".filters")).to_be_hidden()
    page.locator("summary:has(#mech-04)").click()
    expect(page.locator(".entry:has(#mech-04) .ways")).to_be_visible()


def test_an_open_row_shows_the_verdicts_of_earlier_editions(visit, real):
    claim = next(one for one in real.claims if one.was)
    page = visit(f"/claims/#{claim.id}")
    told = page.locator(f".entry:has(#{claim.id})").get_by_text(
        f"In edition {claim.was[-1].edition}:"
    )
    expect(told).to_be_visible()


# ---- Its filters ----


def test_a_selection_stands_in_the_address_and_is_counted(visit, real):
    page = visit("/claims/?verdict=inaccurate,contested&chapter=mechanics", viewport=SCREEN)
    both = [
        one.id
        for one in real.claims
        if one.chapter == "mechanics" and one.verdict in ("inaccurate", "contested")
    ]
    assert (shown(page), said(page)) == (both, count(real, len(both)))
    chip(page, "contested").click()
    expect(page).to_have_url(re.compile(r"/claims/\?verdict=inaccurate&chapter=mechanics$"))
    page.locator("select[name=chapter]").select_option("")
    expect(page).to_have_url(re.compile(r"/claims/\?verdict=inaccurate$"))
    page.get_by_role("button", name="Clear").press("Enter")
    expect(page).to_have_url(re.compile(r"/claims/$"))
    assert said(page) == f"All {len(real.claims)} shown"


def test_every_filter_of_the_ledger_selects_by_its_own_fact(visit, real):
    reason = next(one.reason for one in real.claims if one.reason)
    edition = next(one.was[0].edition for one in real.claims if one.was)
    selections = {
        f"reason={reason}": matching(real, reason=reason),
        "close=yes": matching(real, close="yes"),
        f"since={edition}": [one.id for one in real.claims if one.was],
        "verdict=overtaken": matching(real, second="overtaken"),
    }
    for query, expected in selections.items():
        page = visit(f"/claims/?{query}")
        assert shown(page) == expected, query


def test_counts_are_those_within_the_other_filters(visit, real):
    page = visit("/claims/?verdict=inaccurate&chapter=mechanics", viewport=SCREEN)
    for verdict in {one.verdict for one in real.claims}:
        number = len(matching(real, chapter="mechanics", verdict=verdict))
        expect(chip(page, verdict).locator(".count")).to_have_text(str(number))
    media = len(matching(real, chapter="media", verdict="inaccurate"))
    option = page.locator("select[name=chapter] option[value=media]")
    assert option.inner_text() == f"Media ({media})"


def test_back_and_forward_keep_filter_and_place_in_step(visit, real):
    page = visit("/claims/", viewport=SCREEN)
    page.evaluate("scrollTo(0, 2000)")
    press(page, chip(page, "inaccurate"))
    inaccurate = matching(real, verdict="inaccurate")
    expect(page.locator(".filters output")).to_have_text(count(real, len(inaccurate)))
    # The first of what is left stands right below the filters.
    gap = """() => document.querySelector(".entry:not([hidden])").getBoundingClientRect().top
      - document.querySelector(".filters").getBoundingClientRect().bottom"""
    assert 0 <= page.evaluate(gap) < 40
    page.go_back()
    expect(page.locator(".filters output")).to_have_text(f"All {len(real.claims)} shown")
    page.wait_for_function("scrollY === 2000")
    page.go_forward()
    expect(page).to_have_url(re.compile(r"\?verdict=inaccurate$"))
    assert shown(page) == inaccurate


def test_a_link_to_a_hidden_claim_shows_it_and_the_address_tells_so(visit, real):
    hidden = next(one.id for one in real.claims if one.verdict == "supported")
    page = visit("/claims/?verdict=inaccurate", viewport=SCREEN)
    page.evaluate(f"location.hash = '{hidden}'")
    expect(page).to_have_url(re.compile(rf"/claims/#{hidden}$"))
    expect(page.locator(f"#{hidden}")).to_be_in_viewport()
    assert said(page) == f"All {len(real.claims)} shown"
    page.go_back()
    expect(page).to_have_url(re.compile(r"/claims/\?verdict=inaccurate$"))
    assert shown(page) == matching(real, verdict="inaccurate")


def test_a_link_to_a_heading_that_is_hidden_shows_it(visit):
    page = visit("/claims/?chapter=media")
    expect(page.locator("#mechanics")).to_be_hidden()
    page.locator("#sections").get_by_role("link", name="Mechanics").click()
    expect(page.locator("#mechanics")).to_be_in_viewport()
    expect(page).to_have_url(re.compile(r"/claims/#mechanics$"))


@pytest.mark.parametrize(
    ("asked", "told"),
    [
        ("?verdict=supported,nonsense&reason=none", "?verdict=supported"),
        ("?read=text&chapter=media", "?read=text&chapter=media"),
        ("?verdict=inaccurate#mech-03", "#mech-03"),
        ("#100%", "#100%"),
    ],
)
def test_the_address_says_what_is_shown_whatever_it_asked_for(visit, asked, told):
    page = visit(f"/claims/{asked}")
    expect(page).to_have_url(re.compile(f"/claims/{re.escape(told)}$"))


def test_the_section_being_read_is_marked_in_a_filtered_view(visit):
    page = visit("/claims/?chapter=media")
    current = page.locator("#sections [aria-current=location]")
    for chapter, name in (("media", "Media"), ("background", "Background")):
        page.locator("select[name=chapter]").select_option(chapter)
        page.locator(f"#{chapter}").evaluate("one => one.scrollIntoView()")
        expect(current).to_have_text(name)


def test_filters_stay_in_view_with_their_list_and_go_with_it(visit):
    page = visit("/claims/", viewport=SCREEN)
    page.locator("#media-05").evaluate("one => one.scrollIntoView()")
    expect(page.locator(".filters")).to_be_in_viewport(ratio=1)
    page.locator("#references-on-this-page").evaluate("one => one.scrollIntoView()")
    expect(page.locator(".filters")).not_to_be_in_viewport()


def test_on_a_phone_three_lists_a_finger_high_choose(visit, real):
    page = visit("/claims/", viewport=PHONE, has_touch=True)
    boxes = [one.bounding_box() for one in page.locator(".filters .choice:visible").all()]
    assert len({box["y"] for box in boxes}) == 1
    assert [box["height"] >= 44 for box in boxes] == [True] * 3
    page.locator("select[name=verdict]").select_option("contested")
    assert shown(page) == matching(real, verdict="contested")
    page.goto(f"{page.url},opinion")
    assert page.locator("select[name=verdict] option:checked").inner_text() == "2 chosen"


# ---- Print ----


def printed(page):
    """The words of a page on paper."""
    sheets = pypdf.PdfReader(io.BytesIO(page.pdf(format="A4"))).pages
    return spelt_out(" ".join(" ".join(sheet.extract_text() for sheet in sheets).split()))


def test_print_prints_the_selection_opened_and_says_which(visit, real):
    page = visit("/claims/?verdict=contested&chapter=background")
    found = [
        one for one in real.claims if (one.verdict, one.chapter) == ("contested", "background")
    ]
    expect(page.get_by_role("button", name=f"Print these {len(found)}")).to_be_visible()
    text = printed(page)
    assert (
        f"Selection: {len(found)} of {len(real.claims)} claims. Verdict: Contested. "
        "Chapter: Background. http"
    ) in text
    assert "claims/?verdict=contested&chapter=background" in text.replace(" ", "")
    assert all(one.explanation.split(".")[0] in text for one in found)
    # What was overtaken by events stands in a table of its own below the ledger.
    others = [one.short for one in real.claims if one not in found and one.second != OVERTAKEN]
    assert [short for short in others if short in text] == []
    cited = {one.key for claim in found for one in (*claim.source, *claim.evidence)}
    listed = page.locator(".listed li:not(.elsewhere) > span").evaluate_all(
        "all => all.map(one => one.id.slice(4))"
    )
    assert set(listed) - {one.key for claim in real.claims for one in claim.source} <= cited
    assert cited <= set(listed)
    page.emulate_media(media="print")
    assert page.locator(".listed .elsewhere").count() > 0
    assert page.locator(".listed .elsewhere:visible").count() == 0


def test_a_printed_timeline_shows_the_points_of_what_it_prints(visit, real):
    page = visit("/timeline/?place=eu")
    text = printed(page)
    eu = [event for event in real.events if event.place == "eu"]
    assert f"{len(eu)} of {len(real.events)} are shown." in text
    missing = [one.title for one in eu if one.title.replace("*", "") not in text]
    assert missing == []
    assert "FICO" not in text


def test_nothing_of_a_list_is_said_about_a_selection_where_all_is_printed(visit):
    assert "Selection:" not in printed(visit("/timeline/"))


# ---- The timeline ----

ON_THE_SCREEN = """selector => {
  const { left, right } = document.querySelector(selector).getBoundingClientRect()
  return left >= 0 && right <= document.documentElement.clientWidth
}"""


def test_a_point_of_the_strip_leads_to_its_event_by_keyboard(visit, real):
    page = visit("/timeline/")
    page.locator(".point").first.focus()
    page.keyboard.press("End")
    last = real.events[-1]
    expect(page.locator(".preview")).to_contain_text(last.title)
    page.keyboard.press("ArrowLeft")
    page.keyboard.press("ArrowRight")
    expect(page.locator(".point:focus")).to_contain_text(last.title)
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile(f"/timeline/#{last.id}$"))
    assert page.locator(".point[tabindex='0']").count() == 1


def test_what_a_point_shows_stays_on_the_screen_when_that_changes(visit):
    page = visit("/timeline/", viewport=PHONE)
    page.locator(".point[data-name]").last.focus()
    expect(page.locator(".preview")).to_be_visible()
    for viewport in (SCREEN, PHONE):
        page.set_viewport_size(viewport)
        page.wait_for_function(ON_THE_SCREEN, arg=".preview")


def test_the_strip_shows_what_the_filters_show_and_says_how_many(visit, real):
    page = visit("/timeline/?place=elsewhere")
    elsewhere = [event for event in real.events if event.place == "elsewhere"]
    expect(page.locator(".point:visible")).to_have_count(len(elsewhere))
    told = f"{len(elsewhere)} of {len(real.events)} are shown."
    assert page.locator(".strip .shown").inner_text() == told


@pytest.mark.parametrize("viewport", [SCREEN, PHONE])
def test_landmarks_are_named_within_the_strip_and_no_name_covers_another(visit, real, viewport):
    page = visit("/timeline/", viewport=viewport)
    names = page.locator(".point[data-name]").evaluate_all(
        "all => all.map(one => getComputedStyle(one, '::after').content)"
    )
    named = [event.landmark for event in real.events if event.landmark]
    assert [name.split('"')[1] for name in names] == named
    assert page.evaluate("document.documentElement.scrollWidth") == viewport["width"]


def test_the_filters_of_the_timeline_offer_what_its_events_show(visit, real):
    page = visit("/timeline/")
    facts = [timeline.facts(event) for event in real.events]
    for name, words in (("category", CATEGORIES), ("place", PLACES)):
        found = [value for one in facts for value in one[name]]
        offered = [f"{told} ({found.count(id)})" for id, told in words.items() if id in found]
        options = page.locator(f"select[name={name}] option").all_inner_texts()
        assert options == ["any", *offered]


# ---- The references ----


def works(page):
    return ids(page, ".work:visible > p > span[id]")


def test_a_work_is_its_line_and_opens_by_its_address(visit):
    page = visit("/references/#creemers2018", viewport=SCREEN)
    work = page.locator(".work:has(#creemers2018)")
    expect(work.get_by_text("An evolving practice of control")).to_be_in_viewport()
    expect(work.get_by_role("link", name="BibTeX")).to_be_hidden()
    work.locator("summary").click()
    expect(work.get_by_role("link", name="BibTeX")).to_be_visible()
    expect(work.get_by_text("Cited in:")).to_be_visible()


def test_works_are_found_by_text_group_language_and_state(visit, real):
    fields = {key: one.fields for key, one in real.references.items()}
    page = visit("/references/?language=german&checked=seen")
    german = {
        key for key, one in fields.items() if (one["langid"], one["checked"]) == ("german", "seen")
    }
    assert set(works(page)) == german != set()
    page = visit("/references/?group=law")
    assert set(works(page)) == {key for key, one in fields.items() if one["keywords"] == "law"}
    page.get_by_role("button", name="Clear").click()
    page.get_by_label("Find").press_sequentially("evolving CREEMERS")
    assert works(page) == ["creemers2018"]
    expect(page).to_have_url(re.compile(r"/references/\?text=evolving%20CREEMERS$"))
    page.go_back()  # the letters of one search are one step
    assert len(works(page)) == len(real.references)
    expect(page.get_by_label("Find")).to_have_value("")


@pytest.mark.parametrize("group", GROUPS)
def test_the_address_of_a_group_shows_the_group(visit, real, group):
    page = visit(f"/references/#{group}")
    found = {key for key, one in real.references.items() if one.fields["keywords"] == group}
    assert set(works(page)) == found
    expect(page).to_have_url(re.compile(rf"/references/\?group={group}#{group}$"))


def test_each_state_of_a_check_is_offered_in_words(visit):
    page = visit("/references/")
    options = page.locator("select[name=checked] option").all_inner_texts()
    assert [option.split(" (")[0] for option in options] == ["any", *CHECKED.values()]


def test_works_come_before_what_the_articles_list_got_wrong(visit):
    page = visit("/references/")
    order = page.locator("article h2").evaluate_all("all => all.map(one => one.id)")
    assert order[:2] == ["works", "the-articles-own-list"]

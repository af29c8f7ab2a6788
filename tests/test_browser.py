"""The site in Chromium, as a reader uses it. scripts/test finds or installs the browser."""

import io
import re

import pypdf
import pytest
from playwright.sync_api import expect

from annotated import paragraphs
from conftest import with_browser

pytestmark = with_browser
PHONE = {"width": 360, "height": 740}
CLIPBOARD = {"permissions": ["clipboard-read", "clipboard-write"]}
expect.set_options(timeout=15_000)


def test_home_leads_to_a_chapter(visit):
    page = visit("/")
    expect(page.locator("h1")).to_have_text("The Chinese Social Credit System, Annotated")
    page.locator("article").get_by_role("link", name="Mechanics").first.click()
    expect(page.locator("h1")).to_have_text("Mechanics")


def test_hovering_a_citation_shows_the_reference_until_escape(visit):
    page = visit("/mechanics/")
    page.locator("a.citation", has_text="Creemers, 2018").first.hover()
    expect(page.locator(".preview")).to_contain_text("An evolving practice of control")
    page.keyboard.press("Escape")
    expect(page.locator(".preview")).to_be_hidden()


def test_focusing_a_marker_shows_claim_verdict_and_gist(visit, real):
    page = visit("/mechanics/")
    page.locator("a.claim", has_text="mech-04").first.focus()
    panel = page.locator(".preview")
    (claim,) = [one for one in real.claims if one.id == "mech-04"]
    expect(panel).to_contain_text(claim.claim)
    expect(panel).to_contain_text("Partly supported")
    expect(panel.get_by_role("link", name="In the ledger")).to_be_visible()


def test_the_pointer_can_move_onto_the_preview(visit):
    page = visit("/mechanics/")
    page.locator("a.term").first.hover()
    panel = page.locator(".preview")
    expect(panel).to_be_visible()
    panel.hover()
    page.wait_for_timeout(600)
    expect(panel).to_be_visible()


def test_the_first_tap_opens_the_preview_and_the_second_follows_the_link(visit):
    page = visit("/mechanics/", viewport=PHONE, has_touch=True)
    marker = page.locator("a.claim", has_text="mech-02").first
    marker.tap()
    expect(page.locator(".preview")).to_be_visible()
    expect(page).to_have_url(re.compile(r"/mechanics/$"))
    marker.tap()
    expect(page).to_have_url(re.compile(r"/claims/#mech-02$"))


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("panopticon", "Panopticon"),
        ("失信", "Judgment defaulter"),
        ("执行", "Judgment defaulter"),
        ("失信被执行人", "Judgment defaulter"),
        ("shixin bei zhixing ren", "Judgment defaulter"),
        ("shīxìn", "Judgment defaulter"),
        ("credit repair", "Credit repair"),
    ],
)
def test_search_finds_a_term(visit, query, found):
    page = visit("/")
    page.keyboard.press("/")
    expect(page.get_by_label("Search the site")).to_be_focused()
    page.keyboard.insert_text(query)
    expect(page.locator(".search li").filter(has_text=found).first).to_be_visible()


def test_a_search_result_says_what_it_is_and_the_arrows_lead_to_it(visit):
    page = visit("/")
    page.get_by_role("button", name="Search").click()
    expect(page.get_by_label("Search the site")).to_be_focused()
    page.keyboard.insert_text("creemers chinese social credit system evolving")
    work = page.locator(".search li").filter(has_text="An Evolving Practice of Control").first
    expect(work.locator("small")).to_have_text("Work")
    page.keyboard.press("ArrowDown")
    expect(page.locator(".search li a").first).to_be_focused()
    work.get_by_role("link").press("Enter")
    expect(page).to_have_url(re.compile(r"/references/#creemers2018$"))
    expect(page.locator(".search")).to_be_hidden()


def test_nothing_of_the_search_is_loaded_before_a_reader_searches(browser, address):
    page = browser.new_page()
    loaded = []
    page.on("request", lambda one: loaded.append(one.url.removeprefix(address)))
    page.goto(address + "/mechanics/", wait_until="networkidle")
    assert [path for path in loaded if "search" in path] == []
    page.keyboard.press("/")
    expect(page.get_by_role("status").filter(has_text="Ready")).to_be_visible()
    assert "/search/search_index.json" in loaded
    page.close()


def test_the_choice_of_theme_holds_on_the_next_page_and_nothing_else_is_stored(visit):
    page = visit("/", color_scheme="light")
    paper = "getComputedStyle(document.documentElement).backgroundColor"
    day = page.evaluate(paper)
    page.get_by_role("button", name="Dark").click()
    night = page.evaluate(paper)
    assert night != day
    page.locator("article").get_by_role("link", name="Mechanics").first.click()
    expect(page.get_by_role("button", name="Light")).to_be_visible()
    assert page.evaluate(paper) == night
    stored = "[{...localStorage}, {...sessionStorage}, document.cookie]"
    assert page.evaluate(stored) == [{"theme": "dark"}, {}, ""]


def test_on_a_phone_the_contents_open_without_a_script(visit):
    page = visit("/mechanics/", viewport=PHONE, java_script_enabled=False)
    contents = page.get_by_role("navigation", name="Contents of the site")
    expect(contents).to_be_hidden()
    page.get_by_role("button", name="Contents").click()
    contents.get_by_role("link", name="Glossary").click()
    expect(page.locator("h1")).to_have_text("Glossary")


def test_a_filtered_view_has_an_address_and_can_be_reset_by_keyboard(visit, real):
    page = visit("/claims/?verdict=contested")
    contested = [claim for claim in real.claims if claim.verdict == "contested"]
    expect(page.locator(".entry:visible")).to_have_count(len(contested))
    page.locator("select[name=chapter]").select_option("media")
    expect(page).to_have_url(re.compile(r"\?verdict=contested&chapter=media$"))
    page.get_by_role("button", name="Show all").focus()
    page.keyboard.press("Enter")
    expect(page.locator(".entry:visible")).to_have_count(len(real.claims))
    expect(page).to_have_url(re.compile(r"/claims/$"))


def test_a_link_to_a_claim_works_in_a_filtered_view(visit):
    page = visit("/claims/?verdict=contested#mech-04")
    expect(page.locator("#mech-04")).to_be_visible()


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


def test_the_strip_shows_what_the_filters_show(visit, real):
    page = visit("/timeline/?place=elsewhere")
    elsewhere = [event for event in real.events if event.place == "elsewhere"]
    expect(page.locator(".point:visible")).to_have_count(len(elsewhere))


def test_the_place_is_kept_on_reload(visit):
    page = visit("/mechanics/")
    page.evaluate("scrollTo({ top: 3000, behavior: 'instant' })")
    page.wait_for_timeout(300)
    page.reload()
    page.wait_for_function("scrollY === 3000")


def test_without_javascript_everything_is_there(visit, real):
    page = visit("/claims/", java_script_enabled=False)
    expect(page.locator(".entry:visible")).to_have_count(len(real.claims))


@pytest.mark.parametrize(("width", "shown"), [(1280, "wide"), (320, "narrow")])
def test_a_figure_is_shown_in_the_width_that_fits(visit, width, shown):
    page = visit("/mechanics/", viewport={"width": width, "height": 800})
    for drawing in page.locator(".drawing").all():
        seen = [svg.get_attribute("class") for svg in drawing.locator("svg:visible").all()]
        assert seen == [shown]
        assert drawing.locator("svg:visible").bounding_box()["width"] >= 260
    for summary in page.locator(".figure summary").all():
        summary.click()
    widths = page.evaluate("[document.documentElement.scrollWidth, innerWidth]")
    assert widths[0] <= widths[1]


def copied(page, button):
    """What a button puts on the clipboard."""
    page.evaluate("navigator.clipboard.writeText('')")
    button.click()
    page.wait_for_function("async () => (await navigator.clipboard.readText()) !== ''")
    return page.evaluate("navigator.clipboard.readText()")


def test_a_paragraph_is_cited_in_two_actions(visit, real):
    page = visit("/mechanics/", **CLIPBOARD)
    (paragraph,) = [one for one in paragraphs.of(real.pages["mechanics"]) if one.number == 4]
    link = f"{page.url}#{paragraph.anchor}"
    page.locator("a.pn", has_text=re.compile("^4$")).hover()
    assert copied(page, page.get_by_role("button", name="Copy link")) == link
    citation = copied(page, page.get_by_role("button", name="Copy citation"))
    reference, label, address = citation.split("\n")
    assert "Mechanics. The Chinese Social Credit System, Annotated, Edition 2026.1." in reference
    assert label == "(The Chinese Social Credit System, Annotated, 2026, para. 4)"
    assert address == link


def test_a_quotation_brings_its_provenance_in_the_chosen_style(visit):
    page = visit("/mechanics/", **CLIPBOARD)
    page.locator("a.pn", has_text=re.compile("^4$")).hover()
    page.locator(".preview select").select_option("mla")
    text = copied(page, page.get_by_role("button", name="Copy quotation"))
    quotation, _, _, heading, *works = text.split("\n")
    assert quotation.startswith("‘The system, Vdovychenko writes,")
    assert quotation.endswith("’ (The Chinese Social Credit System, Annotated, par. 4)")
    assert "inaccurate" not in quotation
    assert (heading, works[0][:19]) == ("Original sources:", "Creemers, R. (2018)")


def test_a_paragraph_is_cited_by_keyboard(visit):
    page = visit("/mechanics/", **CLIPBOARD)
    page.locator("a.pn").first.focus()
    expect(page.locator(".preview button")).to_have_count(3)
    for _ in range(2):
        page.keyboard.press("Tab")
    expect(page.locator(":focus")).to_have_text("Copy citation")
    page.keyboard.press("Enter")
    expect(page.locator(".preview [role=status]").nth(1)).to_have_text("Copied.")
    page.keyboard.press("Escape")
    expect(page.locator("a.pn").first).to_be_focused()


def test_a_claim_is_cited_under_its_own_heading_and_address(visit, real):
    page = visit("/claims/", **CLIPBOARD)
    (claim,) = [one for one in real.claims if one.id == "mech-04"]
    page.locator("#mech-04 .headerlink").focus()
    text = copied(page, page.get_by_role("button", name="Copy citation"))
    assert f"(2026, November 23). {claim.title} (mech-04)." in text


def test_what_the_cite_box_shows_is_what_it_copies(visit):
    page = visit("/media/", **CLIPBOARD)
    page.get_by_role("link", name="Cite", exact=True).click()
    for entry in page.locator(".cite dd").all():
        shown = entry.inner_text()
        assert shown.startswith(copied(page, entry.get_by_role("button", name="Copy")))


def test_a_work_is_copied_in_each_style(visit):
    page = visit("/references/", **CLIPBOARD)
    work = page.locator("li", has=page.locator("#creemers2018"))
    work.get_by_role("button", name="Copy the reference").click()
    for name, start in (("MLA", "Creemers, Rogier."), ("Harvard", "Creemers, R. (2018) ")):
        assert copied(page, work.get_by_role("button", name=name)).startswith(start)


@pytest.mark.parametrize("paper", ["A4", "Letter"])
@pytest.mark.parametrize("path", ["/mechanics/", "/timeline/", "/claims/?verdict=contested"])
def test_the_browsers_print_is_a_document(visit, real, path, paper):
    page = visit(path, color_scheme="dark")
    printed = pypdf.PdfReader(io.BytesIO(page.pdf(format=paper)))
    sheets = [sheet.extract_text() for sheet in printed.pages]
    text = " ".join(" ".join(sheets).split())
    for number, sheet in enumerate(sheets, start=1):
        assert f"{number} / {len(sheets)}" in sheet
        assert f"{path.partition('?')[0]} · Edition 2026.1" in sheet
    for word in ("Table of contents", "Search", "Show all", "Back to top", "Previous"):
        assert word not in text
    if path == "/mechanics/":
        assert "[mech-02: inaccurate]" in text
        numbers = {str(one.number) for one in paragraphs.of(real.pages["mechanics"])}
        assert numbers <= set(text.split())
    if path == "/timeline/":
        assert all(event.title.replace("*", "") in text for event in real.events)
    if path.startswith("/claims/"):
        missing = [claim.id for claim in real.claims if claim.id not in text]
        assert missing == []


@pytest.mark.parametrize("paper", [(794, 1123), (816, 1056)])
def test_nothing_is_wider_than_the_paper(visit, paper):
    page = visit("/claims/", viewport={"width": paper[0] - 150, "height": paper[1]})
    page.emulate_media(media="print")
    widths = page.evaluate("[document.documentElement.scrollWidth, innerWidth]")
    assert widths[0] <= widths[1]

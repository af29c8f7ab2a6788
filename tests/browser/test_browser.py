"""The site in Chromium, as a reader uses it. scripts/test finds or installs the browser."""

import io
import json
import re

import pypdf
import pytest
from bs4 import BeautifulSoup
from playwright.sync_api import expect

from annotated.cite import styles
from annotated.model import CHAPTERS, REASONS, VERDICTS
from annotated.read import pages, paragraphs
from annotated.text import citations
from browsing import spelt_out, with_browser
from project import EDITION, PUBLIC

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


def test_the_preview_stays_while_the_pointer_is_on_it_and_closes_when_it_leaves(visit):
    page = visit("/mechanics/")
    page.clock.install()
    term, panel = page.locator("a.term").first, page.locator(".preview")
    term.hover()
    expect(panel).to_be_visible()
    panel.hover()
    page.clock.run_for(2000)
    expect(panel).to_be_visible()
    page.mouse.move(1, 1)
    expect(panel).to_be_hidden()
    term.hover()
    expect(panel).to_be_visible()
    page.mouse.move(1, 1)
    expect(panel).to_be_hidden()


def test_the_preview_stays_while_it_has_the_focus_and_closes_when_that_leaves(visit):
    page = visit("/mechanics/")
    page.clock.install()
    term, panel = page.locator("a.term").first, page.locator(".preview")
    term.focus()
    page.keyboard.press("Tab")
    expect(panel.get_by_role("link", name="In the glossary")).to_be_focused()
    page.clock.run_for(2000)
    expect(panel).to_be_visible()
    page.get_by_role("link", name="Skip to the text").focus()
    expect(panel).to_be_hidden()
    term.focus()
    expect(panel).to_be_visible()
    page.get_by_role("link", name="Skip to the text").focus()
    expect(panel).to_be_hidden()


def test_the_first_tap_opens_the_preview_and_the_second_follows_the_link(visit):
    page = visit("/mechanics/", viewport=PHONE, has_touch=True)
    term = page.locator("a.term").first
    target = term.get_attribute("href").removeprefix("..")
    term.tap()
    expect(page.locator(".preview")).to_be_visible()
    expect(page).to_have_url(re.compile(r"/mechanics/$"))
    term.tap()
    expect(page).to_have_url(re.compile(f"{re.escape(target)}$"))


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


def test_on_a_phone_a_choice_closes_the_sections(visit):
    page = visit("/mechanics/", viewport=PHONE)
    contents = page.get_by_role("navigation", name="Contents of the site")
    page.get_by_role("button", name="Contents").click()
    contents.get_by_role("link", name="Since 2020").click()
    expect(contents).to_be_hidden()
    expect(page).to_have_url(re.compile("#since-2020$"))


def read(page, heading):
    """Scroll at once to where a section is read."""
    page.locator(f"#{heading}").evaluate("one => one.scrollIntoView({ behavior: 'instant' })")


def test_the_section_being_read_is_marked(visit):
    page = visit("/mechanics/")
    current = page.locator("#sections [aria-current=location]")
    for heading, name in (("since-2020", "Since 2020"), ("in-brief", "In brief")):
        read(page, heading)
        expect(current).to_have_text(name)


def test_the_place_is_kept_on_reload(visit):
    page = visit("/mechanics/")
    page.evaluate("scrollTo({ top: 3000, behavior: 'instant' })")
    page.wait_for_timeout(300)
    page.reload()
    page.wait_for_function("scrollY === 3000")


# Which file of a drawing a browser takes once a reader is near.
CHOSEN = "one => { one.loading = 'eager'; return one.decode().then(() => one.currentSrc) }"


@pytest.mark.parametrize(("width", "shown"), [(1280, "wide"), (320, "narrow")])
def test_a_figure_is_shown_in_the_width_that_fits(visit, real, width, shown):
    page = visit("/mechanics/", viewport={"width": width, "height": 800})
    figures = len(list(pages.figures(real.pages["mechanics"])))
    drawings, summaries = (page.locator(f".{one}").all() for one in ("drawing", "figure summary"))
    assert len(drawings) == len(summaries) == figures > 0
    for drawing in drawings:
        image = drawing.locator("img")
        chosen = image.evaluate(CHOSEN)
        assert ("-narrow" in chosen) == (shown == "narrow")
        assert image.bounding_box()["width"] >= 260
    for summary in summaries:
        summary.click()
    widths = page.evaluate("[document.documentElement.scrollWidth, innerWidth]")
    assert widths[0] <= widths[1]


# ---- Copying ----

RICH = """async () => {
  const [item] = await navigator.clipboard.read()
  const texts = {}
  for (const type of item?.types ?? []) texts[type] = await (await item.getType(type)).text()
  return texts
}"""
LINK = f"{PUBLIC}mechanics/"
SITE = f"{EDITION.site} ({EDITION.label} ed.)"
ITALIC = f"<i>{EDITION.site}</i> ({EDITION.label} ed.)"
DAY = f"{EDITION.date.year}, {EDITION.date:%B} {EDITION.date.day}"


def both(page, button):
    """What a button puts on the clipboard: the plain text and the rich one."""
    page.evaluate("Clipboard.prototype.writeText.call(navigator.clipboard, '')")
    button.click()
    for _ in range(100):
        if (found := page.evaluate(RICH)).get("text/plain"):
            break
        page.wait_for_timeout(50)
    return found["text/plain"], found["text/html"]


def copied(page, button):
    return both(page, button)[0]


def open_menu(page, number):
    """The menu of a numbered paragraph."""
    page.locator("a.pn", has_text=re.compile(f"^{number}$")).focus()
    expect(page.locator(".preview")).to_be_visible()


@pytest.fixture
def marked(real):
    """A paragraph of a chapter that has a claim and a citation, and both."""
    page = real.pages["mechanics"]
    for one in paragraphs.of(page):
        claims = pages.MARKER.findall(one.text)
        cited = [citation.key for citation in citations.found_in(one.text)]
        if claims and cited:
            return one, claims, cited
    raise AssertionError("no such paragraph")


def test_a_paragraph_is_cited_in_two_actions_by_its_public_address(visit_published, real):
    page = visit_published("/mechanics/", **CLIPBOARD)
    first = paragraphs.of(real.pages["mechanics"])[0]
    open_menu(page, 1)
    address = f"{LINK}#{first.anchor}"
    assert copied(page, page.get_by_role("button", name="Copy link")) == address
    assert both(page, page.get_by_role("button", name="Copy citation")) == (
        f"Mechanics. ({DAY}). {SITE}. {LINK}\n"
        f"(“Mechanics,” {EDITION.date.year}, para. 1)\n{address}",
        f"<p>Mechanics. ({DAY}). {ITALIC}. {LINK}</p>"
        f"<p>(“Mechanics,” {EDITION.date.year}, para. 1)</p><p>{address}</p>",
    )


def test_a_quotation_brings_verdicts_citation_address_and_sources(visit_published, real, marked):
    paragraph, claims, cited = marked
    page = visit_published("/mechanics/", **CLIPBOARD)
    open_menu(page, paragraph.number)
    page.locator(".preview select").select_option("mla")
    text, rich = both(page, page.get_by_role("button", name="Copy quotation"))
    quotation, verdicts, reference, address, heading, *works = text.split("\n")
    assert quotation.startswith("‘")
    assert quotation.endswith(f"’ (“Mechanics,” par. {paragraph.number})")
    assert not re.search(r"mech-\d|\d’ ", quotation)
    told = [(one, real.claim[one]) for one in claims]
    for name, claim in told:
        word, reason = VERDICTS[claim.verdict].word, REASONS.get(claim.reason, ("",))[0]
        assert f"{name}: {word}" in verdicts
        assert reason in verdicts
    assert reference.startswith(f"“Mechanics.” {SITE}, ")
    assert address == f"{LINK}#{paragraph.anchor}"
    assert heading == "Original sources:"
    assert len(works) == len(dict.fromkeys(cited))
    assert f"“Mechanics.” {ITALIC}, " in rich


def test_a_work_that_a_paragraph_cites_twice_is_one_of_its_sources(visit_published, real):
    chapter, cited, paragraph = next(
        (name, keys, one)
        for name in CHAPTERS
        for one in paragraphs.of(real.pages[name])
        for keys in [[citation.key for citation in citations.found_in(one.text)]]
        if len(set(keys)) < len(keys)
    )
    page = visit_published(f"/{chapter}/", **CLIPBOARD)
    open_menu(page, paragraph.number)
    text = copied(page, page.get_by_role("button", name="Copy quotation"))
    assert len(text.partition("Original sources:\n")[2].split("\n")) == len(set(cited))


def test_in_a_style_of_notes_a_paragraph_is_cited_by_a_note(visit_published, real):
    page = visit_published("/mechanics/", **CLIPBOARD)
    first = paragraphs.of(real.pages["mechanics"])[0]
    open_menu(page, 1)
    page.locator(".preview select").select_option("oscola")
    note, reference = copied(page, page.get_by_role("button", name="Copy citation")).split("\n")
    assert note.startswith(f"‘Mechanics’ ({SITE}, ")
    assert f"para 1 <{LINK}#{first.anchor}> accessed" in note
    assert reference.startswith(f"‘Mechanics’ ({SITE}, ")


def test_in_a_style_of_notes_the_sources_of_a_quotation_are_a_list(
    visit_published, published, marked
):
    paragraph, _, cited = marked
    page = visit_published("/mechanics/", **CLIPBOARD)
    open_menu(page, paragraph.number)
    page.locator(".preview select").select_option("oscola")
    text = copied(page, page.get_by_role("button", name="Copy quotation"))
    listed = json.loads((published / "references/styles/oscola.json").read_text("utf-8"))
    expected = [plain(listed[key][0]) for key in dict.fromkeys(cited)]
    assert text.partition("Original sources:\n")[2].split("\n") == expected


def plain(formatted):
    """A reference without its markup."""
    return BeautifulSoup(formatted, "lxml").get_text()


def test_in_a_style_of_notes_a_claim_is_cited_by_a_note_and_a_reference(visit_published, real):
    page = visit_published("/claims/", **CLIPBOARD)
    row, claim = page.locator(".entry:has(#mech-04)"), real.claim["mech-04"]
    row.locator("summary").click()
    row.get_by_role("link", name="Link and citation").focus()
    row.get_by_label("Style").select_option("oscola")
    text = copied(page, row.get_by_role("button", name="Copy citation"))
    note, reference = text.split("\n")
    for line in (note, reference):
        assert line.startswith(f"‘{claim.short} (mech-04)’ ({SITE}, ")
    assert f"<{PUBLIC}claims/#mech-04>" in note + reference


def test_the_style_that_was_kept_is_the_one_on_paper(visit):
    page = visit("/mechanics/")
    page.evaluate("localStorage.cite = 'mla'")
    page.reload()
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    shown = page.locator(".cite dd:not(.unprinted)").evaluate_all(
        "all => all.map(one => one.dataset.style)"
    )
    assert shown == ["mla"]


def test_the_style_is_chosen_once_and_remembered(visit_published):
    page = visit_published("/mechanics/", **CLIPBOARD)
    open_menu(page, 1)
    page.locator(".preview select").select_option("ieee")
    page.keyboard.press("Escape")
    page.goto(page.url.replace("/mechanics/", "/media/") + "#cite-this-page")
    expect(page.locator(".cite select")).to_have_value("ieee")
    expect(page.locator(".cite dd:visible")).to_have_count(1)
    expect(page.locator(".cite dd:visible .reference")).to_contain_text("[Online]. Available:")
    stored = page.evaluate("JSON.stringify(localStorage)")
    assert stored == '{"cite":"ieee"}'


def test_without_javascript_the_box_shows_every_style(visit):
    page = visit("/media/", java_script_enabled=False)
    page.locator(".cite summary").click()
    expect(page.locator(".cite dt:visible")).to_have_text(
        [one.label for one in styles.STYLES.values()]
    )
    expect(page.locator(".cite dd:visible")).to_have_count(len(styles.STYLES))


def test_a_paragraph_is_cited_by_keyboard(visit):
    page = visit("/mechanics/", **CLIPBOARD)
    page.locator("a.pn").first.focus()
    expect(page.locator(".preview button")).to_have_count(3)
    for _ in range(2):
        page.keyboard.press("Tab")
    expect(page.locator(":focus")).to_have_text("Copy citation")
    page.keyboard.press("Enter")
    said = page.locator(".preview [role=status]").nth(1)
    expect(said).to_have_text("Citation copied, in APA.")
    page.keyboard.press("Escape")
    expect(page.locator("a.pn").first).to_be_focused()


def test_a_claim_is_cited_under_its_own_heading_and_public_address(visit_published, real):
    page = visit_published("/claims/", **CLIPBOARD)
    row, claim = page.locator(".entry:has(#mech-04)"), real.claim["mech-04"]
    title, address = f"{claim.short} (mech-04)", f"{PUBLIC}claims/#mech-04"
    row.locator("summary").click()
    row.get_by_role("link", name="Link and citation").focus()
    link, button = (row.get_by_role("button", name=name) for name in ("Copy link", "Copy citation"))
    assert copied(page, link) == address
    assert both(page, button) == (
        f"{title}. ({DAY}). {SITE}. {address}",
        f"<p>{title}. ({DAY}). {ITALIC}. {address}</p>",
    )
    for style in styles.STYLES:
        row.get_by_label("Style").select_option(style)
        text = copied(page, button)
        assert title in text, style
        assert address in text, style


def test_on_a_phone_the_buttons_of_a_claim_lie_over_the_lines_below_it(visit):
    page = visit("/claims/", viewport=PHONE, has_touch=True, **CLIPBOARD)
    row = page.locator(".entry:has(#mech-04)")
    row.locator("summary").tap()
    row.get_by_role("link", name="Link and citation").tap()
    button = row.get_by_role("button", name="Copy link")
    button.tap()  # which waits until nothing lies over it
    expect(row.get_by_role("status").first).to_have_text("Link copied.")


@pytest.mark.parametrize(
    ("path", "opened"),
    [("/claims/", "mech-04"), ("/timeline/", "planning-outline")],
)
def test_a_claim_and_an_event_are_saved_in_three_formats(visit_published, real, path, opened):
    page = visit_published(path, **CLIPBOARD)
    titles = {claim.id: claim.short for claim in real.claims}
    titles |= {event.id: event.title for event in real.events}
    if path == "/claims/":
        page.locator(f"summary:has(#{opened})").click()
    page.locator(f"a.headerlink[href$='#{opened}']").focus()
    links = page.locator(".preview a")
    expect(links).to_have_text(["BibTeX", "RIS", "CSL-JSON"])
    for link, ending in zip(links.all(), ("bib", "ris", "json"), strict=True):
        address = link.evaluate("one => one.href")
        assert address.endswith(f"{path}{opened}.{ending}")
        text = page.request.get(address).text()
        assert f"{titles[opened]} ({opened})" in text
        assert f"{PUBLIC}{path[1:]}#{opened}" in text


def test_a_question_and_a_figure_are_cited_under_their_own_titles(visit_published, real):
    page = visit_published("/questions/", **CLIPBOARD)
    question = real.questions[0]
    page.locator(f"#{question.id} .headerlink").focus()
    button = page.get_by_role("button", name="Copy citation")
    address = f"{PUBLIC}questions/#{question.id}"
    assert copied(page, button) == f"{question.question} ({DAY}). {SITE}. {address}"
    page = visit_published("/mechanics/", **CLIPBOARD)
    (shown, *_) = pages.figures(real.pages["mechanics"])
    (figure,) = [one for one in real.figures if one.id == shown]
    page.locator("a.figure-number").first.focus()
    text = copied(page, page.get_by_role("button", name="Copy citation"))
    title = f"Figure {figure.number}: {figure.title.replace('*', '')}"
    assert text == f"{title}. ({DAY}). {SITE}. {LINK}#{figure.anchor}"


REFUSED = """() => {
  navigator.clipboard.write = () => Promise.reject()
}"""


def test_where_the_clipboard_is_refused_the_older_way_copies_both_texts_and_the_focus_stays(visit):
    page = visit("/mechanics/", **CLIPBOARD)
    page.locator("a.pn").first.focus()
    button = page.get_by_role("button", name="Copy citation")
    page.evaluate(REFUSED)
    text, rich = both(page, button)
    assert text.startswith("Mechanics. (")
    assert f"<i>{EDITION.site}</i>" in rich
    expect(button).to_be_focused()


def test_on_a_phone_a_button_that_cannot_copy_says_so_and_offers_the_text(visit):
    page = visit("/timeline/", viewport=PHONE)
    page.evaluate(REFUSED)
    page.evaluate("() => { document.execCommand = () => false }")
    links = page.locator("h3 .headerlink")
    lefts = links.evaluate_all("all => all.map(one => one.getBoundingClientRect().left)")
    links.nth(lefts.index(max(lefts))).focus()
    page.get_by_role("button", name="Copy link").click()
    said = page.locator(".preview").get_by_text(
        "The browser does not allow copying. Copy it from here:"
    )
    expect(said).to_be_in_viewport(ratio=1)
    text = page.get_by_label("The text to copy")
    expect(text).to_be_focused()
    expect(text).to_have_value(re.compile(r"/timeline/#"))


def test_what_the_cite_box_shows_is_what_it_copies(visit):
    page = visit("/media/", **CLIPBOARD)
    page.get_by_role("link", name="Cite", exact=True).click()
    for style in styles.STYLES:
        page.locator(".cite select").select_option(style)
        entry = page.locator(".cite dd:visible")
        for part, button in ((".reference", 0), (".label", 1)):
            shown = entry.locator(part).inner_text()
            assert shown == copied(page, entry.get_by_role("button", name="Copy").nth(button))


def opened_work(page, key):
    """A work of the references page, with what stands behind its line."""
    work = page.locator(".work", has=page.locator(f"#{key}"))
    work.locator("summary").click()
    return work


def test_a_work_is_copied_in_the_chosen_style_and_as_a_note(visit):
    page = visit("/references/", **CLIPBOARD)
    work = opened_work(page, "creemers2018")
    reference = work.get_by_role("button", name="Copy reference")
    for style, start in (("mla", "Creemers, Rogier."), ("harvard", "Creemers, R. (2018) ")):
        work.get_by_label("Style").select_option(style)
        expect(work.get_by_role("button", name="Copy note")).to_be_hidden()
        assert copied(page, reference).startswith(start)
    work.get_by_label("Style").select_option("chicago-notes")
    text, rich = both(page, work.get_by_role("button", name="Copy note"))
    assert text.startswith("Rogier Creemers, “China’s Social Credit System: ")
    assert rich.startswith("<p>Rogier Creemers, ")


def test_a_work_is_copied_in_its_preview(visit):
    page = visit("/mechanics/", **CLIPBOARD)
    page.locator("a.citation", has_text="Creemers, 2018").first.hover()
    button = page.locator(".preview").get_by_role("button", name="Copy reference")
    text, rich = both(page, button)
    assert text.startswith("Creemers, R. (2018). China’s Social Credit System: ")
    assert "<i>China’s Social Credit System: " in rich
    expect(page.locator(".preview [role=status]").first).to_have_text("Reference copied, in APA.")


def test_a_reference_that_cannot_be_read_is_told_and_can_be_asked_for_again(visit):
    page = visit("/references/", **CLIPBOARD)
    page.route("**/styles/apa.json", lambda route: route.abort())
    work = opened_work(page, "creemers2018")
    button, said = work.get_by_role("button", name="Copy reference"), work.get_by_role("status")
    button.click()
    expect(said.first).to_have_text("The references could not be read. Is there a connection?")
    page.unroute_all()
    assert copied(page, button).startswith("Creemers, R.")
    expect(said.first).not_to_contain_text("could not be read")


def test_a_preview_says_that_it_has_no_references_to_copy(visit):
    page = visit("/references/", **CLIPBOARD)
    # What a preview has in the place of the formatted works.
    page.route("**/styles/*.json", lambda route: route.fulfill(json={}))
    work = opened_work(page, "creemers2018")
    work.get_by_role("button", name="Copy reference").click()
    expect(work.get_by_role("status").first).to_have_text(
        "References to copy are made by scripts/build, not in this preview."
    )


@pytest.mark.parametrize("paper", ["A4", "Letter"])
@pytest.mark.parametrize("path", ["/mechanics/", "/timeline/", "/claims/"])
def test_the_browsers_print_is_a_document(visit, real, path, paper):
    page = visit(path, color_scheme="dark")
    printed = pypdf.PdfReader(io.BytesIO(page.pdf(format=paper)))
    sheets = [sheet.extract_text() for sheet in printed.pages]
    text = spelt_out(" ".join(" ".join(sheets).split()))
    for number, sheet in enumerate(sheets, start=1):
        assert f"{number} / {len(sheets)}" in sheet
        assert f"{path} · Edition {EDITION.label}" in sheet
    for word in ("Contents", "On this page", "Search", "Open all", "Previous"):
        assert word not in text
    if path == "/mechanics/":
        numbers = {str(one.number) for one in paragraphs.of(real.pages["mechanics"])}
        assert numbers <= set(text.split())
    if path == "/timeline/":
        assert all(event.title.replace("*", "") in text for event in real.events)
    if path == "/claims/":
        missing = [claim.id for claim in real.claims if claim.id not in text]
        assert missing == []


def test_a_printed_sheet_has_the_public_address_of_its_page(visit_published):
    printed = pypdf.PdfReader(io.BytesIO(visit_published("/media/").pdf(format="A4")))
    for sheet in printed.pages:
        assert f"{PUBLIC}media/ · Edition {EDITION.label}" in sheet.extract_text()


@pytest.mark.parametrize("paper", [(794, 1123), (816, 1056)])
def test_nothing_is_wider_than_the_paper(visit, paper):
    page = visit("/claims/", viewport={"width": paper[0] - 150, "height": paper[1]})
    page.emulate_media(media="print")
    widths = page.evaluate("[document.documentElement.scrollWidth, innerWidth]")
    assert widths[0] <= widths[1]

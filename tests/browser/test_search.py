"""The search as a reader uses it: by keyboard, with slips, without a connection."""

import json
import re

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

from annotated.model import VERDICTS
from annotated.web import search
from browsing import DESK, with_browser

pytestmark = with_browser
PHONE = {"width": 320, "height": 800}


@pytest.fixture
def ask(visit):
    """Open the search on a page by its key and type a question."""

    def open_search(query, **options):
        page = visit("/mechanics/", **options)
        page.keyboard.press("/")
        expect(page.get_by_role("status").filter(has_text="Type a question")).to_be_visible()
        page.keyboard.insert_text(query)
        return page

    return open_search


def status(page):
    return page.locator(".search").get_by_role("status")


def first(page):
    return page.locator(".search li a").first


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("panopticon", "Panopticon"),
        ("失信", "Judgment defaulter"),
        ("执行", "Judgment defaulter"),
        ("失信被执行人", "Judgment defaulter"),
        ("shixin bei zhixing ren", "Judgment defaulter"),
        ("shīxìn", "Judgment defaulter"),
        ("shi\u0304xi\u0300n", "Judgment defaulter"),
        ("zhimaxinyong", "Sesame Credit"),
        ("zhi ma xin yong", "Sesame Credit"),
        ("credit repair", "Credit repair"),
    ],
)
def test_a_term_is_found_in_english_characters_and_pinyin(ask, query, found):
    page = ask(query)
    terms = page.locator(".search section", has=page.get_by_role("heading", name="Terms"))
    expect(terms.locator("li", has_text=found).first).to_be_visible()


def test_a_question_is_answered_first_and_what_matched_is_marked(ask, real):
    (question,) = [one for one in real.questions if one.id == "sesame-credit"]
    page = ask("What is Sesame Credit?")
    expect(page.locator(".search h2").first).to_have_text("Answers")
    expect(first(page)).to_have_attribute("href", re.compile(r"/questions/#sesame-credit$"))
    expect(first(page)).to_contain_text(question.answer[:20])
    marked = set(first(page).locator("mark").all_inner_texts())
    assert {"Sesame", "Credit"} <= marked
    assert "is" not in marked


def test_a_claim_is_never_shown_without_its_verdict(ask, real):
    claim = next(one for one in real.claims if one.verdict == "inaccurate")
    page = ask(claim.short)
    result = page.locator(".search li", has=page.locator(f'[href$="/claims/#{claim.id}"]'))
    expect(result.locator("small")).to_have_text(f"{claim.id} · {VERDICTS[claim.verdict].word}")
    expect(result.locator("small use")).to_have_attribute("href", "#v-inaccurate")


def test_a_result_says_where_or_when_it_belongs(ask, real):
    page = ask("")
    event, term = real.event["liu-hu"], real.term["sesame-credit"]
    for query, target, about in [
        (event.title, f"/timeline/#{event.id}", event.date[:4]),
        (term.term, f"/glossary/#{term.id}", f"{term.chinese} · {term.pinyin}"),
        ("four places compared", "/inequality/#four-places", real.title("inequality")),
        ("creemers evolving", "/references/#creemers2018", ""),
    ]:
        page.get_by_label("Search the site").fill(query)
        small = page.locator(f'.search a[href$="{target}"] small')
        expect(small).to_have_count(1 if about else 0)
        if about:
            expect(small).to_contain_text(about)


def test_a_slip_is_mended_and_said(ask):
    page = ask("foucualt")
    expect(status(page)).to_contain_text("Searched for “foucault”, since no page has “foucualt”.")
    expect(first(page)).to_contain_text("Foucault")


def test_a_word_that_the_site_holds_is_never_taken_for_another(ask, built):
    page = ask("")
    docs = json.loads((built / search.PATH).read_text("utf-8"))["docs"]
    words = {word for doc in docs for word in re.findall(r"[^\W\d_]{4,}", doc["title"].lower())}
    said = page.evaluate(
        """words => words.map(word => {
          const input = document.getElementById("query")
          input.value = word
          input.dispatchEvent(new Event("input"))
          return document.querySelector(".search [role=status]").textContent
        }).filter(text => text.includes("since"))""",
        sorted(words),
    )
    assert said == []


def test_where_nothing_is_found_the_nearest_term_is_offered(ask):
    page = ask("qqqpanopqqq")
    expect(status(page)).to_have_text("Nothing found for “qqqpanopqqq”.")
    expect(page.locator(".search h2")).to_have_text(["The nearest term"])
    expect(first(page)).to_contain_text("Panopticon")
    page.get_by_label("Search the site").fill("Ωψ")
    expect(first(page)).to_have_text("All terms")


def test_words_that_only_ask_find_nothing_and_blame_nobody(ask):
    page = ask("panopticon")
    page.get_by_label("Search the site").fill("what is the")
    expect(status(page)).to_contain_text("Type a question")
    expect(page.locator(".search li")).to_have_count(0)


def test_a_word_that_no_page_has_is_named_and_a_number_is_never_mended(ask):
    expect(status(ask("panopticon zzqzzqzz"))).to_contain_text("No page has “zzqzzqzz”.")
    expect(status(ask("panopticon 20155"))).to_contain_text("No page has “20155”.")


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("surveyed companies", "survey company"),
        ("recognizes", "recognise"),
        ("behavior", "behaviours"),
        ("47 %", "47 per cent"),
        ("1,000 points", "1000 points"),
        ("alibaba's", "Alibaba"),
        ("ＥＵ", "eu"),
    ],
)
def test_forms_of_a_word_find_the_same(ask, one, other):
    page = ask(one)
    expect(page.locator(".search li").first).to_be_attached()
    found = "[...document.querySelectorAll('.search li a')].map(link => link.href)"
    before = page.evaluate(found)
    page.get_by_label("Search the site").fill(other)
    assert page.evaluate(found) == before


def test_the_arrows_walk_through_the_results_and_enter_opens_one(ask):
    page = ask("Sesame Credit")
    links = page.locator(".search li:not([hidden]) a")
    page.keyboard.press("ArrowDown")
    expect(links.first).to_be_focused()
    page.keyboard.press("ArrowUp")
    expect(page.get_by_label("Search the site")).to_be_focused()
    target = links.first.get_attribute("href")
    page.keyboard.press("Enter")
    expect(page).to_have_url(target)
    expect(page.locator(".search")).to_be_hidden()


def test_the_rest_of_a_group_opens_in_its_place(ask):
    page = ask("score")
    group = page.locator(".search section").first
    shown = group.locator("li:not([hidden])")
    before = shown.count()
    group.get_by_role("button").click()
    expect(group.get_by_role("button")).to_have_count(0)
    expect(group.locator("li[hidden]")).to_have_count(0)
    expect(shown.nth(before).get_by_role("link")).to_be_focused()


def test_escape_closes_the_search_and_the_slash_is_a_letter_in_it(ask):
    page = ask("and/or")
    page.keyboard.press("/")
    expect(page.get_by_label("Search the site")).to_have_value("and/or/")
    page.keyboard.press("Escape")
    expect(page.locator(".search")).to_be_hidden()


@pytest.mark.parametrize("viewport", [DESK, PHONE], ids=["desk", "phone"])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_in_the_results_and_nothing_leaves_the_screen(ask, scheme, viewport):
    page = ask("rongcheng 失信", viewport=viewport, color_scheme=scheme)
    found = Axe().run(page, context=".search").response["violations"]
    assert [(one["id"], [node["target"] for node in one["nodes"]]) for one in found] == []
    assert page.evaluate("""[...document.querySelectorAll(".search *")].filter(one =>
      one.checkVisibility() && one.getBoundingClientRect().right > innerWidth).length""") == 0  # fmt: skip


def test_without_its_index_the_search_says_so_and_can_be_tried_again(visit):
    page = visit("/")
    page.route("**/search_index.json", lambda route: route.abort())
    page.get_by_role("button", name="Search").click()
    expect(status(page)).to_have_text(
        "The index of the search could not be read: the site does not answer. Please try again."
    )
    page.unroute_all()
    page.get_by_role("button", name="Close").click()
    page.get_by_role("button", name="Search").click()
    expect(status(page)).to_contain_text("Type a question")


def test_without_a_connection_the_search_says_so_and_can_be_tried_again(visit):
    page = visit("/")
    page.context.set_offline(True)
    page.get_by_role("button", name="Search").click()
    expect(page.get_by_role("alert")).to_have_text(
        "There is no connection. The search is loaded once there is one."
    )
    page.context.set_offline(False)
    page.get_by_role("button", name="Search").click()
    expect(status(page)).to_contain_text("Type a question")
    expect(page.get_by_role("alert")).to_have_count(0)


def test_nothing_of_the_search_is_loaded_before_a_reader_searches(browser, address):
    page = browser.new_page()
    loaded = []
    page.on("request", lambda one: loaded.append(one.url.removeprefix(address)))
    page.goto(address + "/mechanics/", wait_until="networkidle")
    parts = {f"/assets/{name}.js" for name in ("search", "ranking", "words", "minisearch")}
    parts.add(f"/{search.PATH}")
    assert parts & set(loaded) == set()
    page.keyboard.press("/")
    expect(page.get_by_role("status").filter(has_text="Type a question")).to_be_visible()
    assert parts <= set(loaded)
    page.close()

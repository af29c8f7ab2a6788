"""Works and pages in the styles: one golden text a kind and style, with the rule it follows."""

import html
import inspect
import re

import pytest

from annotated.cite import items, legal, manuals, styles
from annotated.cite.items import NUMBER
from annotated.model import PATTERN, Page
from project import PREVIEW
from works import EDITION, sample

SECTION = re.compile(r"^## [^\n]+: (\w+)\n\n(.+?)(?=^## |\Z)", re.M | re.S)
LINE = re.compile(r"^- \*\*(.+?)\*\*, .+\n  (.+)(?:\n  Note: (.+))?$", re.M)
GOLDEN = {key: LINE.findall(text) for key, text in SECTION.findall(sample("styles.md"))}


def markdown(text):
    return html.unescape(text).replace("<i>", "*").replace("</i>", "*")


@pytest.fixture(scope="module")
def cited(samples):
    """The samples in every style."""
    return styles.works_in_styles(samples.values())


@pytest.mark.parametrize("key", GOLDEN)
def test_a_work_is_what_the_manual_of_each_style_asks(cited, key):
    found = [
        (
            style.label,
            markdown(cited[name][key].reference),
            markdown(cited[name][key].label) if style.notes else "",
        )
        for name, style in styles.STYLES.items()
    ]
    assert found == GOLDEN[key]


def test_every_kind_has_a_golden_text(samples):
    assert {samples[key].kind for key in GOLDEN} == {work.kind for work in samples.values()} - {
        "document"
    }


def test_every_rule_is_asked_by_some_style():
    asked = {rule for style in styles.STYLES.values() for rule in style.rules} | {*styles.ON_PAGES}
    rules = {
        rule
        for module in (manuals, legal)
        for _, rule in inspect.getmembers(module, inspect.isfunction)
        if list(inspect.signature(rule).parameters)[1:] == ["item"]
        and not rule.__name__.startswith("_")
    }
    assert rules == asked


@pytest.mark.parametrize("rule", sorted(styles.REPAIRS, key=str))
def test_a_repair_says_why_and_for_which_style(rule):
    style, _, _, why = rule
    assert style in styles.STYLES
    assert why


def test_a_work_is_cited_as_if_there_were_no_other_like_it(samples):
    like = [samples["cjeu2023schufa"], samples["bgh2025"], samples["haguecourt2020"]]
    alone = [styles.works_in_styles([one]) for one in like]
    for name, found in styles.works_in_styles(like).items():
        assert found == {key: one for them in alone for key, one in them[name].items()}


def test_no_real_work_carries_a_mark_or_a_tag_into_its_text(works):
    for name, found in styles.works_in_styles(works.values()).items():
        assert found.keys() == works.keys()
        for key, one in found.items():
            texts = [one.reference, *([one.label] if styles.STYLES[name].notes else [])]
            for text in texts:
                assert text, (name, key)
                assert not re.search(r"[\ue000\ue001]|</?(?!i>)[a-z]|“”|‘’|\.\.(?!\.)", text), text


# ---- Pages ----

MEDIA, HOME = (
    Page(name, {"title": title}, "", 1) for name, title in (("media", "Media"), ("index", "Home"))
)
SITE = "*The Site* (2026.1 ed.)"
URL = "https://example.org/credit/media/"
PAGE = {
    "apa": (f"Media. (2026, November 23). {SITE}. {URL}", "(“Media,” 2026, para. 7)"),
    "mla": (f"“Media.” {SITE}, 23 Nov. 2026, {URL}.", "(“Media,” par. 7)"),
    "chicago": (f"“Media.” 2026. {SITE}, November 23. {URL}.", "(“Media” 2026, para. 7)"),
    "chicago-notes": (
        f"“Media.” {SITE}, November 23, 2026. {URL}.",
        f"“Media,” {SITE}, November 23, 2026, para. 7, {URL}.",
    ),
    "harvard": (
        f"‘Media’ (2026) {SITE}. Available at: {URL} (Accessed: 23 November 2026).",
        "(‘Media’, 2026, para. 7)",
    ),
    "mhra": (
        f"‘Media’, {SITE}, 23 November 2026 <{URL}> [accessed 23 November 2026]",
        f"‘Media’, {SITE}, 23 November 2026, para. 7 <{URL}> [accessed 23 November 2026].",
    ),
    "ieee": (
        f"“Media,” {SITE}, Nov. 23, 2026. Accessed: Nov. 23, 2026. [Online]. Available: {URL}",
        "[1, para. 7]",
    ),
    "oscola": (
        f"‘Media’ ({SITE}, 23 November 2026) <{URL}> accessed 23 November 2026",
        f"‘Media’ ({SITE}, 23 November 2026) para 7 <{URL}> accessed 23 November 2026.",
    ),
}


def pages(edition):
    listed = [items.of_page(page, edition) for page in (MEDIA, HOME)]
    return styles.in_styles(*styles.with_paragraphs([*listed, items.pattern(edition)]))


@pytest.fixture(scope="module")
def of_site():
    return pages(EDITION)


@pytest.mark.parametrize("name", styles.STYLES)
def test_a_page_is_cited_by_its_title_with_its_edition(of_site, name):
    reference = markdown(of_site[name]["media"].reference)
    label = of_site[name][styles.paragraph_of("media")].label.replace(NUMBER, "7")
    assert (reference, markdown(label)) == PAGE[name]


HOME_URL = "https://example.org/credit/"
WHOLE = {
    "apa": f"{SITE}. (2026, November 23). {HOME_URL}",
    "mla": f"{SITE}. 23 Nov. 2026, {HOME_URL}.",
    "chicago": f"{SITE}. 2026. {HOME_URL}.",
    "chicago-notes": f"{SITE}. 2026. {HOME_URL}.",
    "harvard": f"{SITE} (2026). Available at: {HOME_URL} (Accessed: 23 November 2026).",
    "mhra": f"‘The Site’ (2026.1 ed.), 23 November 2026 <{HOME_URL}> [accessed 23 November 2026]",
    "ieee": f"{SITE}. 2026. Accessed: Nov. 23, 2026. [Online]. Available: {HOME_URL}",
    "oscola": f"{SITE} (2026) <{HOME_URL}> accessed 23 November 2026",
}


@pytest.mark.parametrize("name", styles.STYLES)
def test_home_is_cited_as_the_whole_site(of_site, name):
    assert markdown(of_site[name]["index"].reference) == WHOLE[name]


def test_a_claim_takes_the_place_of_the_stand_ins(of_site):
    item = items.of_entry("mech-04", "Points & <lists> (mech-04)", "claims", EDITION)
    for found in of_site.values():
        filled = styles.filled(found[PATTERN].reference, item)
        assert "Points &amp; &lt;lists&gt; (mech-04)" in filled
        assert "https://example.org/credit/claims/#mech-04" in filled
        assert items.ADDRESS not in filled


def test_every_citation_of_a_preview_says_so():
    for found in pages(PREVIEW).values():
        for one in found.values():
            assert one.text.endswith("[Preview: no public address is set]")
            assert "http" not in one.text

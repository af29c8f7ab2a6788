from dataclasses import replace

import pytest

from annotated.cite import items, styles
from annotated.model import PATTERN, Page
from project import PREVIEW

EDITION = replace(PREVIEW, address="https://example.org/credit/")
PAGES = {
    name: Page(name, {"title": title}, "", 1)
    for name, title in (("index", "Home"), ("media", "Media"), ("eu-outlook", "EU outlook"))
}
REFERENCES = {
    "apa": "The Site. (2026, November 23). Media. The Site, Edition 2026.1. "
    "https://example.org/credit/media/",
    "mla": "The Site. ‘Media’. The Site, Edition 2026.1, 23 Nov. 2026, "
    "https://example.org/credit/media/.",
    "chicago": "The Site. 2026. ‘Media’. The Site, Edition 2026.1, November 23. "
    "https://example.org/credit/media/.",
    "harvard": "The Site (2026) Media, The Site, edition 2026.1. "
    "Available at: https://example.org/credit/media/.",
}
LABELS = {
    "apa": "(The Site, 2026, para. 77777)",
    "mla": "(The Site, par. 77777)",
    "chicago": "(The Site 2026, para. 77777)",
    "harvard": "(The Site, 2026, para. 77777)",
}


def listed(edition):
    return [*(items.item(page, edition) for page in PAGES.values()), items.pattern(edition)]


@pytest.mark.parametrize("style", styles.STYLES)
def test_a_page_is_cited_with_its_edition_and_without_a_letter_at_the_year(style):
    cited = styles.in_styles(listed(EDITION))[style]
    assert cited["media"].text == REFERENCES[style]
    assert cited["media"].label == LABELS[style]
    assert set(cited) == {*PAGES, PATTERN}


def test_home_is_cited_under_the_name_of_the_site():
    cited = styles.in_styles(listed(EDITION))["apa"]
    assert "https://example.org/credit/" in cited["index"].text
    assert "Home" not in cited["index"].text


def test_the_pattern_holds_the_stand_ins_that_the_script_replaces():
    for cited in styles.in_styles([items.pattern(EDITION)]).values():
        text = cited[PATTERN].text
        assert items.TITLE.lower() in text.lower()
        assert items.ADDRESS in text


def test_every_citation_of_a_preview_says_so():
    for cited in styles.in_styles(listed(PREVIEW)).values():
        for one in cited.values():
            assert one.text.endswith("[Preview: no public address is set]")
            assert "http" not in one.text


def test_works_are_cited_one_by_one():
    bibtex = "".join(
        f"@online{{daum{letter},\n  author = {{Daum, Jeremy}},\n  title = {{{letter.upper()}}},\n"
        "  year = {2018},\n}\n\n"
        for letter in "ab"
    )
    cited = styles.works_in_styles(styles.works(bibtex))["mla"]
    assert list(cited.values()) == [
        "Daum, Jeremy. A. 2018.",
        "Daum, Jeremy. B. 2018.",
    ]


def test_a_work_is_cited_as_if_there_were_no_other_like_it():
    bibtex = "\n\n".join(
        f"@misc{{how{letter},\n  title = {{How We Did It: {letter}}},\n  year = {{2018}},\n}}"
        for letter in "ab"
    )
    both = styles.works(bibtex)
    alone = [styles.in_styles([one]) for one in both]
    for style, cited in styles.in_styles(both).items():
        assert list(cited.values()) == [one for them in alone for one in them[style].values()]

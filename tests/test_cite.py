import pytest

from annotated import cite, editions
from annotated.model import Page

SETTINGS = {"label": "2026.1", "date": "2026-11-23"}
EDITION = editions.read("The Site", "About it", SETTINGS, "https://example.org/credit")
PREVIEW = editions.read("The Site", "About it", SETTINGS, "")
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


def items(edition):
    return [*(cite.item(page, edition) for page in PAGES.values()), cite.pattern(edition)]


@pytest.mark.parametrize("style", cite.STYLES)
def test_a_page_is_cited_with_its_edition_and_without_a_letter_at_the_year(style):
    cited = cite.in_styles(items(EDITION))[style]
    assert cited["media"].text == REFERENCES[style]
    assert cited["media"].label == LABELS[style]
    assert set(cited) == {*PAGES, cite.PATTERN}


def test_home_is_cited_under_the_name_of_the_site():
    cited = cite.in_styles(items(EDITION))["apa"]
    assert "https://example.org/credit/" in cited["index"].text
    assert "Home" not in cited["index"].text


def test_the_pattern_holds_the_stand_ins_that_the_script_replaces():
    for cited in cite.in_styles([cite.pattern(EDITION)]).values():
        text = cited[cite.PATTERN].text
        assert cite.TITLE.lower() in text.lower()
        assert cite.ADDRESS in text


def test_every_citation_of_a_preview_says_so():
    for cited in cite.in_styles(items(PREVIEW)).values():
        for one in cited.values():
            assert one.text.endswith("[Preview: no public address is set]")
            assert "http" not in one.text


def test_works_are_cited_one_by_one():
    bibtex = "".join(
        f"@online{{daum{letter},\n  author = {{Daum, Jeremy}},\n  title = {{{letter.upper()}}},\n"
        "  year = {2018},\n}\n\n"
        for letter in "ab"
    )
    cited = cite.works_in_styles(cite.works(bibtex))["mla"]
    assert list(cited.values()) == [
        "Daum, Jeremy. A. 2018.",
        "Daum, Jeremy. B. 2018.",
    ]


def test_a_work_is_cited_as_if_there_were_no_other_like_it():
    bibtex = "\n\n".join(
        f"@misc{{how{letter},\n  title = {{How We Did It: {letter}}},\n  year = {{2018}},\n}}"
        for letter in "ab"
    )
    both = cite.works(bibtex)
    alone = [cite.in_styles([one]) for one in both]
    for style, cited in cite.in_styles(both).items():
        assert list(cited.values()) == [one for them in alone for one in them[style].values()]


def test_worked_examples_are_a_page_a_paragraph_and_entries_in_each_style():
    def cited(name):
        page = cite.Cited(f"{name}: <i>Mechanics</i> &amp; more [1].", "(Site, para. 77777)")
        pattern = cite.Cited(f"{name}: <i>The Title</i>. {cite.ADDRESS}.", "")
        return {"mechanics": page, cite.PATTERN: pattern}

    places = {
        "A claim": ("Online behaviour", "https://example.org/claims/#mech-04"),
        "A term": ("*FICO*", "https://example.org/glossary/#fico"),
    }
    expected = "\n\n".join(
        f"### {name}\n\n"
        f"- *A page:* {name}: Mechanics &amp; more \\[1\\].\n"
        "- *Its paragraph 7, in the text:* (Site, para. 7)\n"
        f"- *A claim:* {name}: Online behaviour. https://example.org/claims/\\#mech-04.\n"
        f"- *A term:* {name}: *FICO*. https://example.org/glossary/\\#fico."
        for name in ("APA", "MLA", "Chicago", "Harvard")
    )
    by_style = {style: cited(name) for style, (name, _) in cite.STYLES.items()}
    assert cite.examples(by_style, places) == expected


def test_an_item_says_what_there_is_to_say():
    shared = {
        "type": "webpage",
        "author": [{"literal": "The Site"}],
        "issued": {"date-parts": [[2026, 11, 23]]},
        "language": "en-GB",
    }
    assert cite.item(PAGES["media"], EDITION) == shared | {
        "id": "media",
        "title": "Media",
        "container-title": "The Site, edition 2026.1",
        "URL": "https://example.org/credit/media/",
    }
    assert cite.item(PAGES["index"], PREVIEW) == shared | {
        "id": "index",
        "title": "The Site",
        "container-title": "edition 2026.1",
        "note": "[Preview: no public address is set]",
    }
    assert cite.pattern(EDITION) == shared | {
        "id": "pattern",
        "title": "The title",
        "container-title": "The Site, edition 2026.1",
        "URL": "https://address.invalid/",
    }

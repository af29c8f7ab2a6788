"""Rules of the manuals: what the golden texts of test_styles do not show."""

import pytest

from annotated.cite import manuals
from annotated.text.titles import kept
from works import works_of

FIELDS = "  langid = {english},\n  keywords = {journalism},\n  checked = {seen},\n}\n"


def _line(name, value):
    """A month stands without braces."""
    return f"  {name} = {value if name == 'month' else f'{{{value}}}'},\n"


def ready(kind="article", **fields):
    """A work and its item with the titles of a style that keeps them."""
    fields = {"title": "A Title"} | fields
    lines = "".join(_line(*field) for field in fields.items())
    (work,) = works_of(f"@{kind}{{a,\n{lines}{FIELDS}").values()
    return work, manuals.as_written(work, manuals.bare_item(work))


@pytest.mark.parametrize(
    ("author", "journal", "signed"),
    [
        ("{The Economist}", "The Economist", False),
        ("{Economist}", "The Economist", False),
        ("{The Paper (Pengpai)}", "The Paper", False),
        ("{Xinhua}", "People’s Daily Online", True),
        ("{Slate} and {Reuters}", "Slate", True),
        ("Daum, Jeremy", "Slate", True),
    ],
)
def test_an_outlet_is_no_author_of_its_own_article(author, journal, signed):
    work, item = ready(author=author, journal=journal, entrysubtype="magazine")
    assert ("author" in manuals.unsigned(work, item)) is signed


def test_a_scholarly_journal_is_never_taken_for_unsigned():
    work, item = ready(author="{Development}", journal="Development")
    assert manuals.unsigned(work, item) == item


@pytest.mark.parametrize(
    ("journal", "printed"),
    [
        ("The Guardian", "Guardian"),
        ("The Times", "The Times"),
        ("Die Zeit", "Die Zeit"),
        ("Theory Today", "Theory Today"),
    ],
)
def test_mhra_leaves_out_the_first_the(journal, printed):
    work, item = ready(author="Kuo, Lily", journal=journal, entrysubtype="newspaper")
    assert manuals.without_the(work, item)["container-title"] == kept(printed)


def test_a_site_that_is_not_its_own_author_is_named():
    work, item = ready("online", author="{Xinhua}", howpublished="gov.cn")
    assert manuals.site_once(work, item) == manuals.site_not_author(work, item) == item


def test_a_report_with_a_number_keeps_the_type_that_the_number_counts():
    fields = {"institution": "Ifri", "type": "Asie.Visions", "number": "110"}
    work, item = ready("techreport", author="Arsène, Séverine", **fields)
    assert manuals.series_of_reports(work, item) == item


@pytest.mark.parametrize(
    ("author", "journal", "kind", "site"),
    [
        ("Hatton, Celia", "BBC News", "webpage", "BBC News"),
        ("{Reuters}", "Reuters", "webpage", None),
        ("Kuo, Lily", "The Guardian", "article-newspaper", "The Guardian"),
        (
            "Reuter, Ann",
            "Thomson Reuters Foundation News",
            "article-newspaper",
            "Thomson Reuters Foundation News",
        ),
    ],
)
def test_apa_takes_an_article_of_a_site_that_prints_no_paper_for_a_page(
    author, journal, kind, site
):
    work, item = ready(author=author, journal=journal, entrysubtype="newspaper")
    found = manuals.news_site(work, item)
    assert (found["type"], found.get("container-title")) == (kind, site and kept(site))


@pytest.mark.parametrize(
    ("month", "kind"), [({"month": "may"}, "article-magazine"), ({}, "article-journal")]
)
def test_a_magazine_is_known_by_its_number_only_where_its_month_is_not(month, kind):
    fields = {"author": "Daum, J.", "journal": "Logic", "number": "7", "year": "2019"}
    work, item = ready(entrysubtype="magazine", **fields, **month)
    assert manuals.known_by_number(work, item)["type"] == kind


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ({}, "unpublished manuscript"),
        ({"type": "draft paper"}, "draft paper"),
        ({"howpublished": "A University"}, "unpublished manuscript, A University"),
        (
            {"type": "lecture course", "howpublished": "A University"},
            "lecture course, A University",
        ),
    ],
)
def test_what_is_not_published_says_what_it_is_and_where(fields, said):
    work, item = ready("unpublished", note="A note.", **fields)
    small, capital = (
        rule(work, item)["publisher"]
        for rule in (manuals.unpublished_by_nobody, manuals.unpublished_in_a_sentence)
    )
    assert (small, capital) == (said, said[0].upper() + said[1:])

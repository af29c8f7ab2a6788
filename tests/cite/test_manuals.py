"""Rules of the manuals: what the golden texts of test_styles do not show."""

import pytest

from annotated.cite import manuals
from annotated.text.titles import kept
from works import works_of

FIELDS = "  langid = {english},\n  keywords = {journalism},\n  checked = {seen},\n}\n"


def ready(kind="article", **fields):
    """A work and its item with the titles of a style that keeps them."""
    fields = {"title": "A Title"} | fields
    lines = "".join(f"  {name} = {{{value}}},\n" for name, value in fields.items())
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

"""Each body paragraph with its number, its permanent link, and the notes on what it claims."""

from annotated.model import Page, Sources
from annotated.write import notes, paragraphs
from samples import CLAIM

SOURCES = Sources(claims=(CLAIM,))


def numbered(body, name="media"):
    return paragraphs.number(Page(name, {}, body, 5), SOURCES)


def lead(name, number):
    return (
        f'<span id="p-{name}"></span>[{number}](#p-{name} "Permanent link to paragraph {number}")'
        f'{{ #p{number} .pn data-search-exclude="" }} '
    )


def test_number_and_permanent_link_stand_before_the_text():
    assert numbered("## Since 2020\n\n<!-- p: a-point -->\nText.\n\n- item\n") == (
        f"## Since 2020\n\n{lead('a-point', 1)}Text.\n\n- item\n"
    )


def test_each_number_stands_before_its_own_paragraph():
    body = (
        "## A case: a story { #case }\n\n<!-- p: one -->\nFirst,\nin two lines.\n\n### Between\n\n"
        "<!-- p: two -->\nSecond.\n\n## Questions for discussion\n\nNone.\n"
    )
    assert numbered(body) == (
        f"## A case: a story {{ #case }}\n\n{lead('one', 1)}First,\nin two lines.\n\n### Between\n\n"
        f"{lead('two', 2)}Second.\n\n## Questions for discussion\n\nNone.\n"
    )


def test_a_claim_is_marked_wherever_it_stands_and_its_note_comes_once_after_its_paragraph():
    body = (
        "## In brief\n\n- Read. [](claims.md#mech-04)\n\n## Since 2020\n\n"
        "<!-- p: one -->\nSaid. [](claims.md#mech-04)\n\n"
        "<!-- p: two -->\nAgain. [](claims.md#mech-04)\n"
    )
    mark = notes.mark(CLAIM, 1, "")
    note = notes.after("[](claims.md#mech-04)", {"mech-04": 1}, SOURCES, set())
    assert numbered(body, "mechanics") == (
        f"## In brief\n\n- Read.{mark}\n\n## Since 2020\n\n"
        f"{lead('one', 1)}Said.{mark}\n{note}\n{lead('two', 2)}Again.{mark}\n"
    )


def test_a_page_without_numbers_has_marks_all_the_same():
    said = f"Said.{notes.mark(CLAIM, None, '')}\n"
    assert numbered("Said. [](claims.md#mech-04)\n", "about") == said

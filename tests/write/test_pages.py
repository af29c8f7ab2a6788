"""A page’s Markdown with everything in its place but the citations."""

from dataclasses import replace

from annotated.model import Page, Sources, Term
from annotated.write import notes, pages
from samples import CLAIM

TERM = Term("credit-repair", "credit repair", "A way back. Since 2023.", ())
MEDIA = Page("media", {"title": "Media"}, "## Since 2020\n\n<!-- p: one -->\nText.\n", 6)
MECHANICS = Page(
    "mechanics", {"title": "Mechanics"}, "## Since 2020\n\n<!-- p: start -->\nText.\n", 6
)
SOURCES = Sources(claims=(CLAIM,), terms=(TERM,), pages={"media": MEDIA, "mechanics": MECHANICS})


def page(body, name="about"):
    return Page(name, {"title": "About"}, body, 6)


def test_an_empty_link_to_the_ledger_becomes_the_mark_of_its_note():
    assert pages.expand(page("Read. [](claims.md#mech-04)"), SOURCES, {}) == (
        f"Read.{notes.mark(CLAIM, None, '')}"
    )


def test_an_exclamation_mark_before_a_mark_makes_no_picture():
    text = pages.expand(page("What a list! [](claims.md#mech-04)"), SOURCES, {})
    assert text.startswith("What a list\\![mech-04](mechanics.md#note-mech-04){")


def test_a_link_to_a_term_carries_its_definition():
    assert pages.expand(page("[repair](glossary.md#credit-repair)"), SOURCES, {}) == (
        '[repair](glossary.md#credit-repair "A way back."){ .term }'
    )


def test_a_link_to_a_paragraph_is_called_by_its_number_and_the_title_of_its_page():
    body = "[¶](media.md#p-one), [there](media.md#p-one)"
    assert pages.expand(page(body), SOURCES, {}) == (
        "[Media ¶\u00a01](media.md#p-one){ .para }, [there](media.md#p-one)"
    )
    assert pages.expand(
        replace(MEDIA, body=f"{MEDIA.body}\n- [¶](#p-one)\n"), SOURCES, {}
    ).endswith("\n- [¶\u00a01](#p-one){ .para }\n")


def test_an_insert_is_replaced():
    assert (
        pages.expand(page("a\n\n<!-- insert: errors -->\n"), SOURCES, {"errors": "TABLE"})
        == "a\n\nTABLE\n"
    )


def test_on_a_page_in_a_folder_everything_leads_up():
    body = (
        "A [](../claims.md#mech-04), [b](../glossary.md#credit-repair), [¶](../mechanics.md#p-start)"
        "\n\n<!-- insert: errors -->\n"
    )
    inserts = {"errors": "[a](media.md) [b](#b) [c](https://c.org/) ![d](figures/d.svg)"}
    assert pages.expand(page(body, "seminar/media"), SOURCES, inserts) == (
        "A[mech-04](../mechanics.md#note-mech-04)"
        '{ .mark .partly-supported aria-label="Note mech-04: partly supported, mixes layers" }, '
        '[b](../glossary.md#credit-repair "A way back."){ .term }, '
        "[Mechanics ¶\u00a01](../mechanics.md#p-start){ .para }\n\n"
        "[a](../media.md) [b](#b) [c](https://c.org/) ![d](../figures/d.svg)\n"
    )

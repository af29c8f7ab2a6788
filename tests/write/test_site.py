"""The whole site as Markdown: what is inserted where, and how citations come in."""

from dataclasses import replace

import pytest

from annotated.cite.citeproc import Formatted
from annotated.model import Page, Withdrawn
from annotated.text.citations import Citation
from annotated.write import references, site
from project import PREVIEW

FORMATTED = Formatted(
    {Citation("a2018", "p. 5"): "A, 2018, p. 5", Citation("b2019"): "B, 2019"},
    {"a2018": "A. (2018).", "b2019": "B. (2019)."},
)
CITED = "([A, 2018, p. 5](#ref-a2018){ .citation }; [B, 2019](#ref-b2019){ .citation })"


@pytest.fixture(scope="module")
def moved(real):
    """The real site; two pages end in an insert that is made last, and that they do not hold today."""
    added = "\n<!-- insert: unconfirmed -->\n"
    changed = {
        name: replace(real.pages[name], body=real.pages[name].body + added)
        for name in ("cite", "glossary")
    }
    # A stone would stand after what is inserted.
    return site.assemble(replace(real, pages={**real.pages, **changed}, withdrawn=()), PREVIEW)


@pytest.mark.parametrize("name", ["cite", "glossary"])
def test_what_is_made_of_formatted_references_may_stand_on_any_page(real, assembled, moved, name):
    listed = references.unconfirmed(real.references, assembled.formatted.entries)
    assert len(listed.splitlines()) > 1
    before = assembled.expanded[name].partition("\n\n## Withdrawn {")[0]
    assert moved.expanded[name] == f"{before}\n{listed}\n"


def test_citations_are_written_into_a_text_and_other_brackets_stay():
    text = "Said [@a2018, p. 5; @b2019], and [someone@example.org] and [@nobody2000]."
    written = site.with_citations(text, FORMATTED)
    assert written == f"Said {CITED}, and [someone@example.org] and [@nobody2000]."


def test_what_stands_for_each_bracket_is_put_back_in_its_places():
    text = "One [@b2019], two [@a2018, p. 5], and again [@b2019]."
    assert site.blocks(text) == ["[@b2019]", "[@a2018, p. 5]"]
    cited = {"[@b2019]": "B", "[@a2018, p. 5]": "A"}
    assert site.place(text, cited) == "One B, two A, and again B."


def test_a_page_ends_in_the_references_to_which_its_citations_lead():
    listed = references.page_list({"a2018": [1], "b2019": [2]}, FORMATTED.entries)
    numbered = (
        "([A, 2018, p. 5](#ref-a2018){ #c1 .citation }; [B, 2019](#ref-b2019){ #c2 .citation })"
    )
    page = Page("media", {}, "", 1)
    assert site.finish(f"Said {CITED}.", page, FORMATTED) == f"Said {numbered}.{listed}"
    assert site.finish("Said.", page, FORMATTED) == "Said."
    session = site.finish(f"Said {CITED}.", Page("seminar/media", {}, "", 1), FORMATTED)
    assert session == f"Said {numbered}.{listed}".replace("(references", "(../references")


def test_the_stones_of_a_page_in_a_folder_lead_on_from_there(real):
    stone = Withdrawn("/seminar/media/#old", "2027-05-03", "Why.", "/claims/#mech-04")
    made = site.assemble(replace(real, withdrawn=(stone,)), PREVIEW)
    assert "](../claims.md#mech-04)" in made.expanded["seminar/media"].partition("Withdrawn")[2]

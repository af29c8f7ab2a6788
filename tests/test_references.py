from collections import Counter

import pytest

from annotated import references
from annotated.model import GROUPS, Citation, Figure, Page, Reference, Sources
from annotated.references import Place


@pytest.mark.parametrize(("place", "letter"), [(0, "a"), (25, "z"), (26, "aa"), (53, "bb")])
def test_back_links_are_lettered(place, letter):
    assert references.letters(place) == letter


def test_references_on_this_page_are_alphabetical_and_lead_back_to_every_citation():
    entries = {"a2018": "A. (2018).", "b2019": "B. (2019).", "c2020": "C. (2020)."}
    assert references.page_list(Counter(b2019=1, a2018=2), entries) == (
        '\n\n## References on this page { #references-on-this-page data-search-exclude="" }\n\n'
        '- <span id="ref-a2018"></span>A. (2018). [Entry](references.md#a2018){ .entry-link } '
        '[a](#cite-a2018-1){ .backlink aria-label="Back to citation a of 2: a2018" } '
        '[b](#cite-a2018-2){ .backlink aria-label="Back to citation b of 2: a2018" }\n'
        '- <span id="ref-b2019"></span>B. (2019). [Entry](references.md#b2019){ .entry-link } '
        '[↩](#cite-b2019-1){ .backlink aria-label="Back to the citation: b2019" }\n'
    )


def test_a_page_that_cites_nothing_has_no_list():
    assert references.page_list(Counter(), {"a2018": "A."}) == ""


def test_a_work_shows_its_state_its_errors_and_the_places_that_cite_it():
    fields = {
        "keywords": "article",
        "checked": "unconfirmed",
        "annotation": "The year rests on memory.",
        "note": "In Russian.",
        "articleerror": "No date.",
    }
    (work,) = references.works(
        {"a2018": Reference("a2018", "book", fields, 1)},
        {"a2018": "A. (2018). <https://a.org/>"},
        {
            "a2018": [
                Place("Media ¶ 3", "media.md#p-x"),
                Place("Claim media-01", "claims.md#media-01"),
            ]
        },
        {"a2018": "ctx_ver=Z39.88-2004&rft.btitle=A"},
    )
    (section,) = references.sections([work])
    assert (section.id, section.title) == ("article", "The article and its sources")
    assert section.entries == {"a2018": "A. (2018)"}
    (part,) = references.by_key([work])
    assert (part.id, part.title, part.entries) == ("a2", "A2", section.entries)
    assert part.text == section.text.replace(
        "## The article and its sources { #article }", "## A2 { #a2 }"
    )
    assert section.text == (
        "## The article and its sources { #article }\n\n"
        '- <span id="a2018"></span>A. (2018). <https://a.org/> '
        '<span class="Z3988" title="ctx_ver=Z39.88-2004&amp;rft.btitle=A"></span>\n\n'
        "    *In the article’s list:* No date.\n\n"
        "    *Note:* In Russian.\n\n"
        "    *Checked: unconfirmed.* The year rests on memory.\n\n"
        '    <span class="exports">Save as [BibTeX](references/a2018.bib) · '
        "[RIS](references/a2018.ris) · [CSL-JSON](references/a2018.json)</span> "
        '<span class="exports work-copy" data-key="a2018"></span>\n\n'
        "    *Cited in:* [Media ¶ 3](media.md#p-x); [Claim media-01](claims.md#media-01).\n"
    )


def test_the_figures_that_cite_a_work_are_named():
    figure = Figure("poll", "5", "A poll", "Said.", "Heard.", "Answer", (Citation("a2018"),))
    media = Page("media", {"title": "Media"}, "<!-- insert: figure-poll -->\n", 1)
    assert references.places(Sources(figures=(figure,), pages={"media": media})) == {
        "a2018": [Place("Media, Figure 5", "media.md#fig-poll")]
    }


def test_every_real_group_has_works(real):
    assert {one.fields["keywords"] for one in real.references.values()} == set(GROUPS)


def test_each_of_the_articles_own_references_says_what_its_list_got_wrong(real):
    for key, reference in real.references.items():
        if reference.fields["keywords"] == "article" and key != "vdovychenko2020":
            assert "articleerror" in reference.fields, key


def test_the_errors_of_the_articles_list_stand_in_one_table():
    fields = {"title": "{China} and its Title", "articleerror": "No date | no address."}
    references_ = {
        "a2018": Reference("a2018", "book", fields, 1),
        "b2019": Reference("b2019", "book", {"title": "B"}, 9),
    }
    assert references.errors(references_) == (
        "| Work | In the article’s list |\n"
        "| --- | --- |\n"
        "| [China and its Title](references.md#a2018) | No date \\| no address. |"
    )

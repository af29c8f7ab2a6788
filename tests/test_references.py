from collections import Counter
from dataclasses import replace

import pytest

from annotated import references
from annotated.model import (
    GROUPS,
    Citation,
    Claim,
    Event,
    Figure,
    Page,
    Reference,
    Sources,
    Term,
    Value,
)
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


CITED = (Citation("a2018", "p. 5"), Citation("b2019"))


def everywhere():
    """Sources in which two works are cited in every way there is."""
    body = (
        "Before [@a2018] and [@f2023].\n\n## Since 2020\n\n<!-- p: one -->\nText [@a2018; @b2019].\n\n"
        "<!-- p: two -->\nMore [@a2018] and [@a2018, p. 6].\n\n<!-- insert: figure-poll -->\n"
    )
    event = Event(
        "plan", "2014", "A plan", "T.", "law", "eu", "no", "no", (*CITED[1:], Citation("g2024"))
    )
    claim = Claim("media-01", "media", "T", "C.", "opinion", "E.", (CITED[0],), (CITED[1],))
    value = Value("v", "poll", "One", "1", "seen", (Citation("d2021"),))
    return Sources(
        events=(event,),
        claims=(claim,),
        terms=(Term("fico", "FICO", "D.", (Citation("c2020"),)),),
        figures=(
            Figure("poll", "5", "T", "C.", "A.", "R", CITED[:1], values=(value,)),
            Figure("unshown", "6", "T", "C.", "A.", "R", (Citation("e2022"),)),
        ),
        pages={"media": Page("media", {"title": "Media"}, body, 1)},
    )


def test_every_place_that_cites_a_work_is_named_once():
    paragraph = Place("Media ¶ 1", "media.md#p-one")
    assert references.places(everywhere()) == {
        "a2018": [
            Place("Media", "media.md"),
            paragraph,
            Place("Media ¶ 2", "media.md#p-two"),
            Place("Media, Figure 5", "media.md#fig-poll"),
            Place("Claim media-01", "claims.md#media-01"),
        ],
        "b2019": [
            paragraph,
            Place("Timeline: A plan", "timeline.md#plan"),
            Place("Claim media-01", "claims.md#media-01"),
        ],
        "c2020": [Place("Glossary: FICO", "glossary.md#fico")],
        "d2021": [Place("Media, Figure 5", "media.md#fig-poll")],
        "f2023": [Place("Media", "media.md")],
        "g2024": [Place("Timeline: A plan", "timeline.md#plan")],
    }


def test_a_work_is_cited_if_any_text_or_figure_cites_it():
    found = everywhere()
    all_keys = {"a2018", "b2019", "c2020", "d2021", "e2022", "f2023", "g2024"}
    assert references.cited_keys(found) == all_keys
    assert references.cited_keys(replace(found, figures=())) == all_keys - {"d2021", "e2022"}
    assert references.cited_keys(Sources(events=found.events)) == {"b2019", "g2024"}
    assert references.cited_keys(Sources(claims=found.claims)) == {"a2018", "b2019"}
    assert references.cited_keys(Sources(terms=found.terms)) == {"c2020"}
    assert references.cited_keys(Sources(pages=found.pages)) == {"a2018", "b2019", "f2023"}


def test_citations_of_several_texts_are_gathered_with_their_locators():
    assert references.all_citations(["A [@a2018, p. 5].", "B [@a2018] and [-@b2019]."]) == {
        CITED[0],
        Citation("a2018"),
        Citation("b2019", bare=True),
    }


def test_unconfirmed_works_are_listed_with_what_is_unconfirmed():
    def work(key, checked):
        fields = {"title": f"{{Title}} of {key} [1]", "checked": checked}
        return Reference(key, "book", fields | {"annotation": "The {Year} of *one*."}, 1)

    found = {
        key: work(key, checked)
        for key, checked in (("a2018", "unconfirmed"), ("b2019", "seen"), ("c2020", "unconfirmed"))
    }
    entries = {"c2020": "C.", "b2019": "B.", "a2018": "A."}
    assert references.unconfirmed(found, entries) == (
        "- [Title of c2020 \\[1\\]](references.md#c2020): The Year of \\*one\\*.\n"
        "- [Title of a2018 \\[1\\]](references.md#a2018): The Year of \\*one\\*."
    )


def test_a_work_that_nothing_cites_is_further_reading():
    reference = Reference("a2018", "book", {"keywords": "law", "checked": "seen"}, 1)
    (work,) = references.works({"a2018": reference}, {"a2018": "A. (2018). T."}, {}, {"a2018": "x"})
    (section,) = references.sections([work])
    assert section.text == (
        "## Law and policy { #law }\n\n"
        '- <span id="a2018"></span>A. (2018). T. <span class="Z3988" title="x"></span>\n\n'
        "    *Checked: details seen.*\n\n"
        '    <span class="exports">Save as [BibTeX](references/a2018.bib) · '
        "[RIS](references/a2018.ris) · [CSL-JSON](references/a2018.json)</span> "
        '<span class="exports work-copy" data-key="a2018"></span>\n\n'
        "    *Further reading: cited nowhere on this site.*\n"
    )


def test_works_of_a_section_follow_each_other_under_their_short_names():
    reference = Reference("a2018", "book", {"keywords": "law", "checked": "seen"}, 1)
    other = replace(reference, key="b2019")
    entries = {"a2018": "A. (2018). T (2017). U.", "b2019": "B. (2019)."}
    coins = dict.fromkeys(entries, "x")
    listed = references.works({"a2018": reference, "b2019": other}, entries, {}, coins)
    (section,) = references.sections(listed)
    assert section.entries == {"a2018": "A. (2018)", "b2019": "B. (2019)"}
    alone = [references.sections([work])[0].text for work in listed]
    heading = "## Law and policy { #law }\n\n"
    assert section.text == alone[0] + "\n" + alone[1].removeprefix(heading)


@pytest.mark.parametrize(
    ("entry", "name"),
    [
        ("Daum, J. (2018, October 24). *Title*. <https://x.org/>", "Daum, J. (2018, October 24)"),
        ("Orgad, L., & Reijers, W. (Eds). (2019). T.", "Orgad, L., & Reijers, W. (Eds). (2019)"),
        ("Institute (MERICS). (n.d.-a). *T*.", "Institute (MERICS). (n.d.-a)"),
        ("*How we did it (2018)*. (n.d.).", "*How we did it (2018)*. (n.d.)"),
        ("*A work without a date*.", "*A work without a date*."),
    ],
)
def test_a_work_in_a_list_of_many_is_named_up_to_its_date(entry, name):
    reference = Reference("a2018", "book", {"keywords": "law", "checked": "seen"}, 1)
    (section,) = references.sections([references.Work(reference, entry, [], "x")])
    assert section.entries == {"a2018": name}

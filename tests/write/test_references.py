from collections import Counter
from dataclasses import replace

import pytest

from annotated.model import GROUPS, Reference
from annotated.write import references
from annotated.write.places import Place


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
    assert references.render([work]) == (
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
        '<div data-search-exclude="" markdown="1">\n\n'
        "- [Title of c2020 \\[1\\]](references.md#c2020): The Year of \\*one\\*.\n"
        "- [Title of a2018 \\[1\\]](references.md#a2018): The Year of \\*one\\*.\n\n</div>"
    )


def test_a_work_that_nothing_cites_is_further_reading():
    reference = Reference("a2018", "book", {"keywords": "law", "checked": "seen"}, 1)
    (work,) = references.works({"a2018": reference}, {"a2018": "A. (2018). T."}, {}, {"a2018": "x"})
    assert references.render([work]) == (
        "## Law and policy { #law }\n\n"
        '- <span id="a2018"></span>A. (2018). T. <span class="Z3988" title="x"></span>\n\n'
        "    *Checked: details seen.*\n\n"
        '    <span class="exports">Save as [BibTeX](references/a2018.bib) · '
        "[RIS](references/a2018.ris) · [CSL-JSON](references/a2018.json)</span> "
        '<span class="exports work-copy" data-key="a2018"></span>\n\n'
        "    *Further reading: cited nowhere on this site.*\n"
    )


def test_works_of_a_section_follow_each_other_and_sections_stand_in_their_order():
    reference = Reference("a2018", "book", {"keywords": "law", "checked": "seen"}, 1)
    other = replace(reference, key="b2019")
    essay = Reference("c2020", "article", {"keywords": "article", "checked": "seen"}, 1)
    entries = {"a2018": "A. (2018).", "b2019": "B. (2019).", "c2020": "C. (2020)."}
    coins = dict.fromkeys(entries, "x")
    known = {"a2018": reference, "b2019": other, "c2020": essay}
    listed = references.works(known, entries, {}, coins)
    law, more, first = (references.render([work]) for work in listed)
    more = more.removeprefix("## Law and policy { #law }\n\n")
    assert references.render(listed) == f"{first}\n\n{law}\n{more}"

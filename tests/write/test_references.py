import re

import pytest

from annotated.model import GROUPS, Reference
from annotated.write import references
from annotated.write.pages import FILTERS
from annotated.write.places import Place


@pytest.mark.parametrize(("place", "letter"), [(0, "a"), (25, "z"), (26, "aa"), (53, "bb")])
def test_back_links_are_lettered(place, letter):
    assert references.letters(place) == letter


def test_references_on_this_page_are_alphabetical_and_lead_back_to_every_citation():
    entries = {"a2018": "A. (2018).", "b2019": "B. (2019).", "c2020": "C. (2020)."}
    assert references.page_list({"b2019": [1], "a2018": [2, 3]}, entries) == (
        '\n\n## References on this page { #references-on-this-page data-search-exclude="" }\n\n'
        '- <span id="ref-a2018"></span>A. (2018). [Entry](references.md#a2018){ .entry-link } '
        '[a](#c2){ .backlink aria-label="Back to citation a" } '
        '[b](#c3){ .backlink aria-label="Back to citation b" }\n'
        '- <span id="ref-b2019"></span>B. (2019). [Entry](references.md#b2019){ .entry-link } '
        '[↩](#c1){ .backlink aria-label="Back to the citation" }\n'
    )


def test_a_page_that_cites_nothing_has_no_list():
    assert references.page_list({}, {"a2018": "A."}) == ""


GROUPED = FILTERS + " ".join(f'<span class="group" id="{name}"></span>' for name in GROUPS)
ROWS = '<div class="rows" role="list" markdown="1">'
SAVE = (
    '<span class="exports">Save as [BibTeX](references/{0}.bib) · [RIS](references/{0}.ris) · '
    "[CSL-JSON](references/{0}.json)</span> "
    '<span class="exports work-copy" data-key="{0}"></span>'
)


def test_a_work_shows_its_state_its_errors_its_copies_and_the_places_that_cite_it():
    fields = {
        "keywords": "article",
        "langid": "russian",
        "checked": "unconfirmed",
        "annotation": "The year rests on memory.",
        "note": "In Russian.",
        "articleerror": "No date.",
        "opencopy": "https://b.org/a_copy",
        "archived": "https://c.org/*",
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
        f"{GROUPED}\n\n{ROWS}\n\n"
        '<div class="entry work" role="listitem" data-group="article" data-language="russian" '
        'data-checked="unconfirmed" markdown="1">\n\n'
        '<span id="a2018"></span>A. (2018). <https://a.org/> '
        '<span class="Z3988" title="ctx_ver=Z39.88-2004&amp;rft.btitle=A"></span>\n\n'
        "Unconfirmed · cited in 2 places\n\n"
        "*In the article’s list:* No date.\n\n"
        "*Note:* In Russian.\n\n"
        "*Our check:* The year rests on memory.\n\n"
        "*Open copy:* <https://b.org/a_copy>\n\n"
        "*Archived copy:* <https://c.org/*>\n\n"
        f"{SAVE.format('a2018')}\n\n"
        "*Cited in:* [Media ¶ 3](media.md#p-x); [Claim media-01](claims.md#media-01).\n\n"
        "</div>\n\n</div>"
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


SEEN = {"keywords": "law", "langid": "english", "checked": "seen"}


def seen(key, **fields):
    return Reference(key, "book", SEEN | fields, 1)


def test_a_work_that_nothing_cites_is_further_reading():
    (work,) = references.works(
        {"a2018": seen("a2018")}, {"a2018": "A. (2018). T."}, {}, {"a2018": "x"}
    )
    assert references.render([work]) == (
        f"{GROUPED}\n\n{ROWS}\n\n"
        '<div class="entry work" role="listitem" data-group="law" data-language="english" '
        'data-checked="seen" markdown="1">\n\n'
        '<span id="a2018"></span>A. (2018). T. <span class="Z3988" title="x"></span>\n\n'
        f"Details seen · further reading\n\n{SAVE.format('a2018')}\n\n</div>\n\n</div>"
    )


def test_works_stand_in_one_list_from_a_to_z_whatever_their_groups():
    entries = {"b2019": "B. (2019).", "a2018": "A. (2018).", "c2020": "C. (2020)."}
    known = {key: seen(key) for key in entries} | {"c2020": seen("c2020", keywords="article")}
    listed = references.works(known, entries, {}, dict.fromkeys(entries, "x"))
    apart = [references.render([work]) for work in listed]
    start, end = f"{GROUPED}\n\n{ROWS}\n\n", "\n\n</div>"
    items = [one.removeprefix(start).removesuffix(end) for one in apart]
    assert references.render(listed) == start + "\n\n".join(items) + end


def test_a_work_stands_under_the_name_by_which_the_text_cites_it(assembled):
    """On paper nothing else leads from the one to the other."""
    entries = assembled.formatted.entries
    names = {
        citation.key: re.sub(r"^([A-Z]\.[- ]?)+", "", re.split(r" & | et al\.|, ", label)[0])
        for citation, label in assembled.formatted.labels.items()
        if not citation.bare
    }
    elsewhere = {
        key: (name, entries[key][:60])
        for key, name in names.items()
        if not entries[key].lstrip("*").casefold().startswith(name.strip("*").casefold())
    }
    assert elsewhere == {}

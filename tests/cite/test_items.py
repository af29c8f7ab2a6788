"""Works, pages and entries as CSL-JSON: golden texts, and what pandoc reads in all real works."""

import pytest

from annotated import pandoc
from annotated.cite import bibtex, items
from annotated.model import Page
from project import PREVIEW
from works import APA, EDITION, PAGE, names, read_by_pandoc, sample, straight, without, works_of

MEDIA, HOME = (
    Page(name, {"title": title}, "", 1) for name, title in (("media", "Media"), ("index", "Home"))
)
DAY = {"date-parts": [[2026, 11, 23]]}
SHARED = {"type": "webpage", "issued": DAY, "language": "en-GB"}
PLACED = SHARED | {"accessed": DAY, "container-title": "The Site (2026.1 ed.)"}


def test_works_of_each_kind(samples):
    assert items.to_json(work.item for work in samples.values()) == sample("works.json")


# ---- Pages and entries ----


def test_a_page_is_cited_by_its_title_and_has_no_author():
    assert items.of_page(MEDIA, EDITION) == PLACED | {
        "id": "media",
        "title": "Media",
        "URL": "https://example.org/credit/media/",
    }


def test_home_is_the_site_itself():
    assert items.of_page(HOME, EDITION) == without(PLACED, "container-title") | {
        "id": "index",
        "title": "The Site",
        "edition": "2026.1",
        "URL": "https://example.org/credit/",
    }


def test_a_preview_says_that_it_has_no_address():
    assert items.of_page(MEDIA, PREVIEW) == SHARED | {
        "id": "media",
        "title": "Media",
        "container-title": "The Site (2026.1 ed.)",
        "note": "[Preview: no public address is set]",
    }


def test_an_entry_has_an_address_of_its_own():
    assert items.of_entry("mech-04", "A score (mech-04)", "claims", EDITION) == PLACED | {
        "id": "mech-04",
        "title": "A score (mech-04)",
        "URL": "https://example.org/credit/claims/#mech-04",
    }


def test_the_pattern_has_stand_ins():
    assert items.pattern(EDITION) == PLACED | {
        "id": "pattern",
        "title": "The title",
        "URL": "https://address.invalid/",
    }


def test_pandoc_reads_a_page_back():
    read = read_by_pandoc("csljson", items.to_json([PAGE]))["eu-outlook"]
    assert read == PAGE


# ---- Works ----


def work(kind="online", **fields):
    fields = {
        "title": "A Title",
        "langid": "english",
        "keywords": "journalism",
        "checked": "seen",
    } | fields
    lines = "".join(f"  {name} = {{{value}}},\n" for name, value in fields.items())
    (found,) = works_of(f"@{kind}{{a,\n{lines}}}\n").values()
    return found


@pytest.mark.parametrize(
    ("fields", "place"),
    [
        ({"url": "https://a.org/"}, {"URL": "https://a.org/", "accessed": DAY}),
        ({"opencopy": "https://b.org/"}, {"URL": "https://b.org/", "accessed": DAY}),
        ({"opencopy": "https://b.org/", "doi": "10.1000/x"}, {"DOI": "10.1000/x"}),
        ({}, {}),
    ],
)
def test_an_open_copy_is_the_address_of_a_work_that_has_no_other(fields, place):
    found = work(**fields).item
    assert {name: found[name] for name in ("URL", "accessed", "DOI") if name in found} == place


def test_the_copies_of_a_work_travel_with_it():
    copies = {"opencopy": "https://b.org/", "archived": "https://c.org/"}
    assert work(url="https://a.org/", **copies).item["custom"] == copies
    assert "custom" not in work(url="https://a.org/").item


def test_the_remarks_of_this_site_are_in_no_field_that_a_style_prints():
    found = work(
        note="Preprint: a remark.", annotation="What was read.", checked="unconfirmed"
    ).item
    assert found["annote"] == "Preprint: a remark."
    assert found["keyword"] == "checked: unconfirmed"
    assert "note" not in found
    assert "What was read." not in str(found)


@pytest.mark.parametrize(
    ("names_of", "people"),
    [
        ("al-Sisi, Abdel", [{"family": "al-Sisi", "given": "Abdel"}]),
        ("{von Blomberg}, Marianne", [{"family": "von Blomberg", "given": "Marianne"}]),
        ("King, Jr., Martin", [{"family": "King", "given": "Martin", "suffix": "Jr."}]),
        ("{A and B} and others", [{"literal": "A and B"}]),
    ],
)
def test_a_name_is_one_person_or_one_body(names_of, people):
    assert work(author=names_of).item["author"] == people


def test_pandoc_reads_the_same_in_the_json(works):
    read = read_by_pandoc("csljson", items.to_json(one.item for one in works.values()))
    assert read.keys() == works.keys()
    for key, one in works.items():
        item, found = one.item, read[key]
        roles = ("author", "editor", "translator")
        assert [names(found.get(role)) for role in roles] == [
            names(item.get(role)) for role in roles
        ]
        same = without(item, *roles, "title", "container-title", "publisher", "annote", "custom")
        assert {name: found.get(name) for name in same} == same, key
        assert straight(found["title"]) == straight(item["title"])


def test_english_titles_are_in_the_sentence_case_of_pandoc(works):
    """pandoc makes the same of the title case of BibTeX, quotation marks apart."""
    read = read_by_pandoc("biblatex", "\n".join(map(bibtex.of_work, works.values())))
    for key, one in works.items():
        assert straight(read[key]["title"]) == straight(one.item["title"]), key


def test_no_open_list_of_authors_has_one_called_others(works):
    assert not any(
        person.get("literal") == "others"
        for one in works.values()
        for person in one.item.get("author", ())
    )


def test_apa_prints_what_is_given_in_sentence_case(samples):
    json = items.to_json([without(samples["bigo2008"].item, "annote")])
    printed = pandoc.run(["-f", "csljson", *APA, "-M", "lang=en-US"], json)
    assert printed == (
        "Bigo, D. (2008). Globalized (in)security: The field and the ban-opticon. In D. Bigo & "
        "A. Tsoukala (Eds.), Terror, insecurity and liberty: Illiberal practices of liberal regimes "
        "after 9/11 (pp. 10–48). Routledge. https://doi.org/10.4324/9780203926765-7\n"
    )

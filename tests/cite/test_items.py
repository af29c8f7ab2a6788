"""Pages and works as CSL-JSON: what each item says, and what pandoc reads in all real ones."""

import re
from dataclasses import replace

import pytest

from annotated.cite import items, pandoc
from annotated.model import Page
from annotated.read import bibliography
from project import PREVIEW
from works import (
    APA,
    BIBTEX,
    INTERNAL,
    PAGE,
    REFERENCES,
    items_of,
    read_by_pandoc,
    straight,
    without,
)

EDITION = replace(PREVIEW, address="https://example.org/credit/")
MEDIA, HOME = (
    Page(name, {"title": title}, "", 1) for name, title in (("media", "Media"), ("index", "Home"))
)


def test_an_item_says_what_there_is_to_say():
    shared = {
        "type": "webpage",
        "author": [{"literal": "The Site"}],
        "issued": {"date-parts": [[2026, 11, 23]]},
        "language": "en-GB",
    }
    assert items.item(MEDIA, EDITION) == shared | {
        "id": "media",
        "title": "Media",
        "container-title": "The Site, edition 2026.1",
        "URL": "https://example.org/credit/media/",
    }
    assert items.item(HOME, PREVIEW) == shared | {
        "id": "index",
        "title": "The Site",
        "container-title": "edition 2026.1",
        "note": "[Preview: no public address is set]",
    }
    assert items.pattern(EDITION) == shared | {
        "id": "pattern",
        "title": "The title",
        "container-title": "The Site, edition 2026.1",
        "URL": "https://address.invalid/",
    }


AS_JSON = """\
[
 {
  "id": "gordeev2016",
  "type": "article-newspaper",
  "title": "Цифровая диктатура: как в Китае вводят систему социального рейтинга [Digital Dictatorship: How a Social Rating System Is Being Introduced in China]",
  "author": [
   {
    "family": "Гордеев",
    "given": "А."
   }
  ],
  "issued": {
   "date-parts": [
    [
     2016,
     12
    ]
   ]
  },
  "container-title": "РБК",
  "note": "In Russian.",
  "language": "ru"
 },
 {
  "id": "vonblomberg2023",
  "type": "article-journal",
  "title": "Shaming the Untrustworthy and Paths to Relief in China’s Social Credit System",
  "author": [
   {
    "family": "Blomberg",
    "given": "Marianne",
    "non-dropping-particle": "von"
   },
   {
    "family": "Yu",
    "given": "Haixu"
   }
  ],
  "issued": {
   "date-parts": [
    [
     2023
    ]
   ]
  },
  "container-title": "Modern China",
  "DOI": "10.1177/00977004231152138",
  "language": "en-GB"
 }
]
"""


def test_awkward_works_as_json_sorted_by_key(awkward):
    listed = [awkward["vonblomberg2023"], awkward["gordeev2016"]]
    assert items.to_json(listed) == AS_JSON


def misc(**fields):
    """A @misc entry with these fields."""
    fields = {"title": "A Title", "langid": "english"} | fields
    lines = "".join(f"  {name} = {{{value}}},\n" for name, value in fields.items())
    return f"@misc{{a,\n{lines}}}\n"


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        ({"keywords": "scholarship"}, {"type": "document"}),
        (
            {"keywords": "institution", "howpublished": "A List"},
            {"type": "document", "publisher": "A List"},
        ),
        (
            {"keywords": "work", "howpublished": "A Show, series 2, episode 11, A Channel"},
            {
                "type": "broadcast",
                "container-title": "A Show",
                "number": "series 2, episode 11",
                "publisher": "A Channel",
            },
        ),
        (
            {"keywords": "law", "howpublished": "Order No. 3"},
            {"type": "legislation", "container-title": "Order No. 3"},
        ),
        (
            {"keywords": "law", "author": "{A Court}", "howpublished": "ECLI:A:1"},
            {"type": "legal_case", "number": "ECLI:A:1"},
        ),
        (
            {"keywords": "law", "author": "{A Court}", "title": "{[Judgment on Scores]}"},
            {"type": "legal_case"},
        ),
        (
            {"keywords": "law", "author": "{A Court}", "title": "Rules on Judgment Defaulters"},
            {"type": "legislation"},
        ),
        (
            {"keywords": "law", "author": "{A Ministry}", "title": "Decision on Scores"},
            {"type": "legislation"},
        ),
    ],
)
def test_a_misc_entry_gets_the_type_that_its_fields_tell(fields, expected):
    item = items_of(misc(**fields))["a"]
    assert without(item, "id", "title", "author", "language") == expected


def test_a_law_is_printed_with_the_number_of_its_document(awkward):
    printed = pandoc.run(["-f", "csljson", *APA], items.to_json([awkward["statecouncil2014"]]))
    assert printed == (
        "Planning Outline for the Construction of a Social Credit System (2014–2020), "
        "State Council document Guofa [2014] No. 21 (2014).\n"
    )


def test_an_item_says_all_that_pandoc_reads_in_refs_bib(works):
    # The short titles are pandoc’s own, the next two are ours alone.
    left_out = {"title-short", "keyword", "annote"}
    for key, read in read_by_pandoc("bibtex", BIBTEX).items():
        item, fields = works[key], REFERENCES[key].fields
        moved = {"publisher"} if "howpublished" in fields else set()
        assert read.keys() - left_out - moved <= item.keys(), key
        same = ("author", "editor", "translator", "issued")
        assert {name: read.get(name) for name in same} == {name: item.get(name) for name in same}
        assert item["type"] == (read["type"] or item["type"]) != ""


def test_an_item_keeps_the_words_of_refs_bib(works):
    kept = "title titleenglish booktitle journal publisher institution howpublished note url doi"
    for key, item in works.items():
        said = ", ".join(value for value in item.values() if isinstance(value, str))
        for name in kept.split():
            assert bibliography.plain(REFERENCES[key].fields.get(name, "")) in said, (key, name)


def test_pandoc_reads_the_same_in_the_json(works):
    for key, read in read_by_pandoc("csljson", items.to_json(works.values())).items():
        item = works[key]
        if re.match(r"\w+:", item.get("note", "")):
            # To pandoc a note such as “Preprint: …” is a variable of that name.
            read = without(read, re.match(r"\w+", item["note"])[0].lower()) | {"note": item["note"]}
        assert straight(read) == straight(item)


def test_an_open_list_of_authors_is_printed_as_one(awkward):
    # As a law, the style would print it without its authors.
    item = awkward["ndrc2016"] | {"type": "document"}
    printed = pandoc.run(["-f", "csljson", *APA], items.to_json([item]))
    assert printed.startswith(
        "National Development and Reform Commission, People’s Bank of China, et al. (2016"
    )


def test_pandoc_reads_a_page_back():
    assert straight(read_by_pandoc("csljson", items.to_json([PAGE]))["eu-outlook"]) == PAGE


def test_what_refs_bib_keeps_for_this_site_is_in_no_item(works):
    assert not {name for item in works.values() for name in item} & {*INTERNAL, "keyword", "annote"}

"""What kind of work an entry of refs.bib is."""

import pytest

from annotated.cite import kinds
from annotated.model import Reference


def of(kind, **fields):
    fields = {"title": "A Title", "langid": "english", "keywords": "law"} | fields
    return kinds.of(Reference("a", kind, fields, 1))


@pytest.mark.parametrize(
    ("kind", "fields", "expected"),
    [
        ("article", {}, "journal"),
        ("article", {"entrysubtype": "newspaper"}, "newspaper"),
        ("article", {"entrysubtype": "magazine"}, "magazine"),
        ("book", {}, "book"),
        ("incollection", {}, "chapter"),
        ("inproceedings", {}, "conference"),
        ("techreport", {"institution": "MERICS"}, "report"),
        ("techreport", {"institution": "SSRN"}, "preprint"),
        ("unpublished", {}, "manuscript"),
        ("online", {}, "page"),
    ],
)
def test_an_entry_with_a_type_of_its_own(kind, fields, expected):
    assert of(kind, **fields) == expected


COURT = {"author": "{A Court}"}


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        ({"keywords": "scholarship"}, "document"),
        (
            {"keywords": "work", "howpublished": "A Show, series 2, episode 11, A Channel"},
            "episode",
        ),
        ({"author": "{A Body}", "title": "{Several} Provisions on Lists"}, "law"),
        ({"author": "{A Body}", "title": "Interim Measures for Lists of Plans"}, "law"),
        ({"author": "{A Body}", "title": "Guiding Opinions on the Law of Lists"}, "policy"),
        ({"author": "{A Body}", "title": "2024 Punishment List"}, "policy"),
        ({"author": "{A Ministry}", "title": "Decision on Scores"}, "law"),
        ({"author": "Liu, Lin", "title": "{[Understanding the Law]}"}, "document"),
        (COURT | {"howpublished": "ECLI:A:1"}, "case"),
        (COURT | {"title": "{[Judgment on Scores]}"}, "case"),
        (COURT | {"title": "{[Decision on Scores]}"}, "case"),
        ({"author": "{A Tribunal}", "howpublished": "Judgment K 53/16"}, "case"),
        (COURT | {"title": "Provisions on Judgment Defaulters"}, "law"),
        ({"author": "{A Body}", "howpublished": "COM(2021) 206 final"}, "paper"),
        ({"author": "{A Body}", "howpublished": "Communication C(2025) 5052 final"}, "paper"),
        ({"author": "{A Body}", "howpublished": "Kamerstuk 31 066, No. 548"}, "paper"),
        ({"author": "{A Body}", "howpublished": "Bundestagsdrucksache 19/13723"}, "paper"),
        ({"author": "{A Body}", "howpublished": "P8_TA(2018)0343"}, "paper"),
    ],
)
def test_a_misc_entry_is_what_its_fields_tell(fields, expected):
    assert of("misc", **fields) == expected


def test_every_kind_has_a_sample(samples):
    assert {work.kind for work in samples.values()} == set(kinds.KINDS)

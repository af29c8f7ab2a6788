"""RIS records: the tag of each thing that a work may have."""

import pytest

from annotated import ris

TYPES = {
    "article-journal": "JOUR",
    "article-magazine": "MGZN",
    "article-newspaper": "NEWS",
    "book": "BOOK",
    "broadcast": "MPCT",
    "chapter": "CHAP",
    "document": "GEN",
    "legal_case": "CASE",
    "legislation": "STAT",
    "manuscript": "MANSCPT",
    "paper-conference": "CPAPER",
    "report": "RPRT",
    "webpage": "ELEC",
}
WHOLE = {
    "id": "a2019",
    "title": "A  Title,\nfolded",
    "author": [
        {"family": "Blomberg", "given": "Marianne", "non-dropping-particle": "von"},
        {"family": "King", "given": "Martin", "suffix": "Jr."},
        {
            "family": "Cour",
            "given": "Anne",
            "dropping-particle": "de",
            "non-dropping-particle": "la",
        },
        {"literal": "Ministry of Trade, Japan"},
        {"literal": "others"},
    ],
    "editor": [{"family": "Orgad"}],
    "translator": [{"family": "Sheridan", "given": "Alan"}],
    "container-title": "C",
    "collection-title": "S",
    "genre": "G",
    "publisher": "P",
    "publisher-place": "L",
    "issued": {"date-parts": [[2019, 7]]},
    "volume": "1",
    "chapter-number": "5",
    "page": "10-48",
    "DOI": "10.1/x",
    "URL": "https://x.org/",
    "language": "de",
    "note": "N",
}
LINES = """\
ID  - a2019
AU  - von Blomberg, Marianne
AU  - King, Martin, Jr.
AU  - de la Cour, Anne
AU  - Ministry of Trade Japan
AU  - et al.
{editor}  - Orgad
A4  - Sheridan, Alan
TI  - A Title, folded
T2  - C
{series}  - S
M3  - G
PB  - P
CY  - L
PY  - 2019
DA  - 2019/07//
VL  - 1
{number}  - 4
SE  - 5
SP  - 10
EP  - 48
{standard}  - 7
DO  - 10.1/x
UR  - https://x.org/
LA  - de
N1  - N
ER  -\x20
"""
USUAL = {"editor": "A2", "series": "T3", "number": "M1", "standard": "SN"}


def record(kind, **tags):
    lines = f"TY  - {kind}\n" + LINES.format(**USUAL | tags)
    return lines.replace("\n", "\r\n")


@pytest.mark.parametrize(("kind", "tag"), TYPES.items())
def test_each_type_has_its_tag(kind, tag):
    item = {"type": kind, "id": "a", "title": "T"}
    assert ris.to_ris(item) == f"TY  - {tag}\r\nID  - a\r\nTI  - T\r\nER  - \r\n"


@pytest.mark.parametrize(
    ("kind", "names", "expected"),
    [
        ("chapter", ("number", "ISBN"), record("CHAP")),
        ("article-journal", ("issue", "ISSN"), record("JOUR", number="IS")),
        ("book", ("collection-number", "ISBN"), record("BOOK", editor="ED", series="T2")),
    ],
)
def test_everything_in_an_item_has_its_line(kind, names, expected):
    number, standard = names
    assert ris.to_ris({"type": kind, **WHOLE, number: "4", standard: "7"}) == expected


@pytest.mark.parametrize(
    ("parts", "lines"),
    [
        ([], []),
        ([2019], ["PY  - 2019"]),
        ([2019, 7], ["PY  - 2019", "DA  - 2019/07//"]),
        ([2019, 11, 3], ["PY  - 2019", "DA  - 2019/11/03/"]),
    ],
)
def test_a_date_is_as_long_as_it_is_known(parts, lines):
    item = {"type": "book", "id": "a", "title": "T", "issued": {"date-parts": [parts]}}
    assert ris.to_ris(item).split("\r\n")[3:-2] == lines


def test_a_report_has_its_number_where_reference_managers_look_for_it():
    item = {"type": "report", "id": "a", "title": "T", "number": "RSCAS 2019/94", "page": "7"}
    assert ris.to_ris(item) == (
        "TY  - RPRT\r\nID  - a\r\nTI  - T\r\nSN  - RSCAS 2019/94\r\nSP  - 7\r\nER  - \r\n"
    )

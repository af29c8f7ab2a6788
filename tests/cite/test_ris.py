"""RIS, which has no schema: golden texts for awkward works, and all real works read back."""

import re

import pytest
import rispy

from annotated.cite import ris
from works import PAGE, by_key, read_by_pandoc

AS_RIS = """\
TY  - ELEC
ID  - amnestymethod
TI  - How We Did It: Amnesty International’s Investigation of Algorithms in Denmark’s Welfare System
LA  - en-GB
ER  -

TY  - CHAP
ID  - bigo2008
AU  - Bigo, Didier
A2  - Bigo, Didier
A2  - Tsoukala, Anastassia
TI  - Globalized (In)Security: The Field and the Ban-opticon
T2  - Terror, Insecurity and Liberty: Illiberal Practices of Liberal Regimes after 9/11
PB  - Routledge
CY  - Abingdon
PY  - 2008
SE  - 2
SP  - 10
EP  - 48
SN  - 978-0-203-92676-5
DO  - 10.4324/9780203926765-7
LA  - en-GB
ER  -

TY  - CASE
ID  - cjeu2025
AU  - Court of Justice of the European Union
TI  - CK v Magistrat der Stadt Wien (Other Party: Dun & Bradstreet Austria GmbH), Case C-203/22
PY  - 2025
DA  - 2025/02/27/
M1  - Judgment of the Court (First Chamber), ECLI:EU:C:2025:117
UR  - https://eur-lex.europa.eu/legal-content/EN/TXT/?uri=CELEX:62022CJ0203
LA  - en-GB
ER  -

TY  - ELEC
ID  - daum2018
AU  - Daum, Jeremy
TI  - [Audio essay on what social credit is and is not]
T2  - China Law Translate
PY  - 2018
DA  - 2018/10//
LA  - en-GB
ER  -

TY  - STAT
ID  - eu2024aiact
AU  - European Union
TI  - Regulation (EU) 2024/1689 of the European Parliament and of the Council Laying Down Harmonised Rules on Artificial Intelligence and Amending Regulations (EC) No 300/2008 and Directives 2014/90/EU (Artificial Intelligence Act)
T2  - Official Journal of the European Union, L, 2024/1689, 12 July 2024
PY  - 2024
DA  - 2024/06/13/
LA  - en-GB
ER  -

TY  - BOOK
ID  - foucault1977
AU  - Foucault, Michel
A4  - Sheridan, Alan
TI  - Discipline and Punish: The Birth of the Prison
PB  - Pantheon Books
CY  - New York
PY  - 1977
SN  - 978-0-307-81929-1
LA  - en-GB
ER  -

TY  - NEWS
ID  - gordeev2016
AU  - Гордеев, А.
TI  - Цифровая диктатура: как в Китае вводят систему социального рейтинга [Digital Dictatorship: How a Social Rating System Is Being Introduced in China]
T2  - РБК
PY  - 2016
DA  - 2016/12//
LA  - ru
N1  - In Russian.
ER  -

TY  - BOOK
ID  - lisbonnedevergeron2011
AU  - Lisbonne-de Vergeron, Karine
TI  - Chinese and Indian Views of Europe since the Crisis
PB  - Konrad-Adenauer-Stiftung and The Global Policy Institute
PY  - 2011
LA  - en-GB
ER  -

TY  - JOUR
ID  - macsithigh2019
AU  - Mac Síthigh, Daithí
AU  - Siems, Mathias
TI  - The Chinese Social Credit System: A Model for Other Countries?
T2  - Modern Law Review
PY  - 2019
DA  - 2019/11//
VL  - 82
IS  - 6
SP  - 1034
EP  - 1071
DO  - 10.1111/1468-2230.12462
LA  - en-GB
ER  -

TY  - STAT
ID  - ndrc2016
AU  - National Development and Reform Commission
AU  - People’s Bank of China
AU  - et al.
TI  - Memorandum of Cooperation on Joint Punishment of Judgment Defaulters
T2  - Fagai Caijin [2016] No. 141
PY  - 2016
DA  - 2016/01//
LA  - en-GB
ER  -

TY  - BOOK
ID  - orgad2019
ED  - Orgad, Liav
ED  - Reijers, Wessel
TI  - A Dystopian Future? The Rise of Social Credit Systems
T2  - EUI Working Paper
PB  - European University Institute, Robert Schuman Centre for Advanced Studies
CY  - San Domenico di Fiesole
PY  - 2019
DA  - 2019/11//
M1  - RSCAS 2019/94
LA  - en-GB
ER  -

TY  - STAT
ID  - statecouncil2014
AU  - State Council of China
TI  - Planning Outline for the Construction of a Social Credit System (2014–2020)
T2  - State Council document Guofa [2014] No. 21
PY  - 2014
DA  - 2014/06/14/
LA  - en-GB
N1  - In Chinese. Original title: 国务院关于印发社会信用体系建设规划纲要（2014—2020年）的通知, 国发〔2014〕21号. Translation: China Law Translate.
ER  -

TY  - JOUR
ID  - vonblomberg2023
AU  - von Blomberg, Marianne
AU  - Yu, Haixu
TI  - Shaming the Untrustworthy and Paths to Relief in China’s Social Credit System
T2  - Modern China
PY  - 2023
DO  - 10.1177/00977004231152138
LA  - en-GB
ER  -

TY  - MPCT
ID  - wright2016
AU  - Wright, Joe
TI  - Nosedive
T2  - Black Mirror
PB  - Netflix
PY  - 2016
DA  - 2016/10/21/
M1  - series 3, episode 1
LA  - en-GB
ER  -
"""
PAGE_AS_RIS = """
TY  - ELEC
ID  - eu-outlook
AU  - The Chinese Social Credit System Annotated
TI  - EU outlook: 100% of A & B_2
T2  - The Chinese Social Credit System, Annotated
PB  - Example Press
PY  - 2026
DA  - 2026/11/23/
UR  - https://example.org/credit/eu-outlook/?a=1&b=%27#p_2
LA  - en-GB
ER  -
"""


@pytest.fixture(scope="module")
def records(works):
    """All real works as one RIS file."""
    return "".join(ris.to_ris(item) for item in works.values())


def crlf(record):
    """A RIS record of this file as it should be: with its line ends, and a space after ER."""
    return f"{record.strip()} \n".replace("\n", "\r\n")


@pytest.mark.parametrize(("key", "record"), by_key(r"ID  - (\w+)", AS_RIS).items())
def test_an_awkward_work_as_ris(awkward, key, record):
    assert ris.to_ris(awkward[key]) == crlf(record)


def test_a_page_as_ris_has_no_comma_in_the_name_of_its_author():
    assert ris.to_ris(PAGE) == crlf(PAGE_AS_RIS)


def test_what_refs_bib_keeps_for_this_site_is_in_no_record(records):
    assert not re.search(r"^(KW|AB|RN)  -", records, re.M)


def spoken(people):
    """Names as one would say them, for a reader that takes a body for a person."""
    parts = ("literal", "given", "dropping-particle", "non-dropping-particle", "family")
    names = (" ".join(person[part] for part in parts if part in person) for person in people)
    return ["et al." if name == "others" else name.replace(",", "") for name in names]


def test_pandoc_reads_the_same_in_the_ris(works, records):
    read = read_by_pandoc("ris", records)
    for key, item in works.items():
        # pandoc splits the names of bodies, knows no translators, reads the year alone, and takes
        # every number under SN for an ISSN.
        number = item.get("ISBN") or item.get("ISSN")
        number = number or (item.get("number") if item["type"] == "report" else None)
        container = item.get("collection-title") or item.get("container-title")
        year = {"date-parts": [item["issued"]["date-parts"][0][:1]]} if "issued" in item else None
        expected = item | {"ISSN": number, "container-title": container, "issued": year}
        names = "title container-title publisher volume issue page ISSN DOI URL issued language"
        assert {name: read[key].get(name) for name in names.split()} == {
            name: expected.get(name) for name in names.split()
        }
        for role in ("author", "editor"):
            assert spoken(read[key].get(role, ())) == spoken(item.get(role, ()))


def family_first(people):
    """Names as RIS has them, or nothing."""
    names = (
        one["literal"].replace(",", "")
        if "literal" in one
        else f"{one.get('non-dropping-particle', '')} {one['family']}, {one['given']}".strip()
        for one in people or ()
    )
    return ["et al." if name == "others" else name for name in names] or None


def test_rispy_reads_the_same_in_the_ris(works, records):
    read = {record["id"]: record for record in rispy.loads(records)}
    assert read.keys() == works.keys()
    for key, item in works.items():
        parts = item.get("issued", {"date-parts": [[]]})["date-parts"][0]
        date = "/".join(f"{part:02}" for part in parts) + "/" * (4 - len(parts))
        number = "issn" if item["type"] == "report" else "note"
        expected = {
            "title": item["title"],
            "date": date if len(parts) > 1 else None,
            "year": str(parts[0]) if parts else None,
            "place_published": item.get("publisher-place"),
            number: item.get("number") or item.get("collection-number"),
            "notes": [item["note"]] if "note" in item else None,
            "urls": [item["URL"]] if "URL" in item else None,
            "authors": family_first(item.get("author")),
            "subsidiary_authors": family_first(item.get("translator")),
        }
        assert {name: read[key].get(name) for name in expected} == expected


# ---- Every type, every tag, every length of a date ----

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

"""What other programs get: golden texts for awkward works, and all real works read back."""

import json
import re

import pytest
import rispy
from pybtex.database import parse_string

from annotated import bibliography, cite, citeproc, interchange, ris
from conftest import ROOT

# Frozen copies of awkward entries of refs.bib, so that a new fact there leaves the golden texts be.
AWKWARD = """\
@online{amnestymethod,
  title      = {How We Did It: {Amnesty International’s} Investigation of Algorithms in {Denmark’s} Welfare System},
  langid     = {english},
  keywords   = {institution},
  checked    = {unconfirmed},
  annotation = {Undated.},
}

@incollection{bigo2008,
  author       = {Bigo, Didier},
  editor       = {Bigo, Didier and Tsoukala, Anastassia},
  title        = {Globalized (In)Security: The Field and the Ban-opticon},
  booktitle    = {Terror, Insecurity and Liberty: Illiberal Practices of Liberal Regimes after 9/11},
  publisher    = {Routledge},
  address      = {Abingdon},
  chapter      = {2},
  pages        = {10--48},
  year         = {2008},
  doi          = {10.4324/9780203926765-7},
  isbn         = {978-0-203-92676-5},
  langid       = {english},
  keywords     = {article},
  checked      = {seen},
  articleerror = {The list gives no editors.},
}

@misc{cjeu2025,
  author       = {{Court of Justice of the European Union}},
  title        = {{CK} v {Magistrat der Stadt Wien} (Other Party: {Dun & Bradstreet Austria GmbH}), {Case C-203/22}},
  howpublished = {Judgment of the Court (First Chamber), ECLI:EU:C:2025:117},
  year         = {2025},
  month        = feb,
  day          = {27},
  url          = {https://eur-lex.europa.eu/legal-content/EN/TXT/?uri=CELEX:62022CJ0203},
  langid       = {english},
  keywords     = {law},
  checked      = {seen},
}

@online{daum2018,
  author       = {Daum, Jeremy},
  title        = {{[Audio essay on what social credit is and is not]}},
  howpublished = {China Law Translate},
  year         = {2018},
  month        = oct,
  langid       = {english},
  keywords     = {scholarship},
  checked      = {seen},
}

@misc{eu2024aiact,
  author       = {{European Union}},
  title        = {Regulation ({EU}) 2024/1689 of the {European Parliament} and of the {Council} Laying Down Harmonised Rules on Artificial Intelligence and Amending {Regulations} ({EC}) {No} 300/2008 and {Directives} 2014/90/{EU} ({Artificial Intelligence Act})},
  howpublished = {Official Journal of the European Union, L, 2024/1689, 12 July 2024},
  year         = {2024},
  month        = jun,
  day          = {13},
  langid       = {english},
  keywords     = {law},
  checked      = {seen},
}

@book{foucault1977,
  author     = {Foucault, Michel},
  translator = {Sheridan, Alan},
  title      = {Discipline and Punish: The Birth of the Prison},
  publisher  = {Pantheon Books},
  address    = {New York},
  year       = {1977},
  isbn       = {978-0-307-81929-1},
  langid     = {english},
  keywords   = {work},
  checked    = {seen},
}

@article{gordeev2016,
  author       = {Гордеев, А.},
  title        = {Цифровая диктатура: как в Китае вводят систему социального рейтинга},
  titleenglish = {Digital Dictatorship: How a Social Rating System Is Being Introduced in China},
  journal      = {РБК},
  entrysubtype = {newspaper},
  year         = {2016},
  month        = dec,
  langid       = {russian},
  keywords     = {article},
  checked      = {seen},
  note         = {In Russian.},
}

@book{lisbonnedevergeron2011,
  author    = {{Lisbonne-de Vergeron}, Karine},
  title     = {{Chinese} and {Indian} Views of {Europe} since the Crisis},
  publisher = {{Konrad-Adenauer-Stiftung and The Global Policy Institute}},
  year      = {2011},
  langid    = {english},
  keywords  = {article},
  checked   = {seen},
}

@article{macsithigh2019,
  author   = {{Mac Síthigh}, Daithí and Siems, Mathias},
  title    = {The {Chinese} {Social Credit System}: A Model for Other Countries?},
  journal  = {Modern Law Review},
  volume   = {82},
  number   = {6},
  pages    = {1034--1071},
  year     = {2019},
  month    = nov,
  doi      = {10.1111/1468-2230.12462},
  langid   = {english},
  keywords = {scholarship},
  checked  = {seen},
}

@misc{ndrc2016,
  author       = {{National Development and Reform Commission} and {People’s Bank of China} and others},
  title        = {Memorandum of Cooperation on Joint Punishment of Judgment Defaulters},
  howpublished = {Fagai Caijin [2016] No. 141},
  year         = {2016},
  month        = jan,
  langid       = {english},
  keywords     = {law},
  checked      = {seen},
}

@book{orgad2019,
  editor    = {Orgad, Liav and Reijers, Wessel},
  title     = {A Dystopian Future? The Rise of Social Credit Systems},
  publisher = {European University Institute, Robert Schuman Centre for Advanced Studies},
  address   = {San Domenico di Fiesole},
  series    = {EUI Working Paper},
  number    = {RSCAS 2019/94},
  year      = {2019},
  month     = nov,
  langid    = {english},
  keywords  = {scholarship},
  checked   = {seen},
}

@misc{statecouncil2014,
  author       = {{State Council of China}},
  title        = {Planning Outline for the Construction of a {Social Credit System} (2014–2020)},
  howpublished = {State Council document Guofa [2014] No. 21},
  year         = {2014},
  month        = jun,
  day          = {14},
  langid       = {english},
  keywords     = {law},
  checked      = {seen},
  note         = {In Chinese. Original title: 国务院关于印发社会信用体系建设规划纲要（2014—2020年）的通知, 国发〔2014〕21号. Translation: China Law Translate.},
}

@article{vonblomberg2023,
  author   = {{von Blomberg}, Marianne and Yu, Haixu},
  title    = {Shaming the Untrustworthy and Paths to Relief in {China’s} {Social Credit System}},
  journal  = {Modern China},
  year     = {2023},
  doi      = {10.1177/00977004231152138},
  langid   = {english},
  keywords = {scholarship},
  checked  = {seen},
}

@misc{wright2016,
  author       = {Wright, Joe},
  title        = {Nosedive},
  howpublished = {Black Mirror, series 3, episode 1, Netflix},
  year         = {2016},
  month        = oct,
  day          = {21},
  langid       = {english},
  keywords     = {work},
  checked      = {seen},
}
"""

AS_BIBTEX = r"""
@online{amnestymethod,
  title  = {How We Did It: {Amnesty International’s} Investigation of Algorithms in {Denmark’s} Welfare System},
  langid = {british}
}

@incollection{bigo2008,
  author    = {Bigo, Didier},
  editor    = {Bigo, Didier and Tsoukala, Anastassia},
  title     = {Globalized (In)Security: The Field and the Ban-opticon},
  booktitle = {Terror, Insecurity and Liberty: Illiberal Practices of Liberal Regimes after 9/11},
  publisher = {Routledge},
  address   = {Abingdon},
  chapter   = {2},
  pages     = {10--48},
  year      = {2008},
  doi       = {10.4324/9780203926765-7},
  isbn      = {978-0-203-92676-5},
  langid    = {british}
}

@misc{cjeu2025,
  author       = {{Court of Justice of the European Union}},
  title        = {{CK} v {Magistrat der Stadt Wien} (Other Party: {Dun \& Bradstreet Austria GmbH}), {Case C-203/22}},
  howpublished = {Judgment of the Court (First Chamber), ECLI:EU:C:2025:117},
  year         = {2025},
  month        = feb,
  day          = {27},
  url          = {https://eur-lex.europa.eu/legal-content/EN/TXT/?uri=CELEX:62022CJ0203},
  langid       = {british}
}

@online{daum2018,
  author       = {Daum, Jeremy},
  title        = {{[Audio essay on what social credit is and is not]}},
  howpublished = {China Law Translate},
  year         = {2018},
  month        = oct,
  langid       = {british}
}

@misc{eu2024aiact,
  author       = {{European Union}},
  title        = {Regulation ({EU}) 2024/1689 of the {European Parliament} and of the {Council} Laying Down Harmonised Rules on Artificial Intelligence and Amending {Regulations} ({EC}) {No} 300/2008 and {Directives} 2014/90/{EU} ({Artificial Intelligence Act})},
  howpublished = {Official Journal of the European Union, L, 2024/1689, 12 July 2024},
  year         = {2024},
  month        = jun,
  day          = {13},
  langid       = {british}
}

@book{foucault1977,
  author     = {Foucault, Michel},
  translator = {Sheridan, Alan},
  title      = {Discipline and Punish: The Birth of the Prison},
  publisher  = {Pantheon Books},
  address    = {New York},
  year       = {1977},
  isbn       = {978-0-307-81929-1},
  langid     = {british}
}

@article{gordeev2016,
  author       = {Гордеев, А.},
  title        = {Цифровая диктатура: как в Китае вводят систему социального рейтинга {[Digital Dictatorship: How a Social Rating System Is Being Introduced in China]}},
  journal      = {РБК},
  entrysubtype = {newspaper},
  year         = {2016},
  month        = dec,
  langid       = {russian},
  note         = {In Russian.}
}

@book{lisbonnedevergeron2011,
  author    = {{Lisbonne-de Vergeron}, Karine},
  title     = {{Chinese} and {Indian} Views of {Europe} since the Crisis},
  publisher = {{Konrad-Adenauer-Stiftung and The Global Policy Institute}},
  year      = {2011},
  langid    = {british}
}

@article{macsithigh2019,
  author  = {{Mac Síthigh}, Daithí and Siems, Mathias},
  title   = {The {Chinese} {Social Credit System}: A Model for Other Countries?},
  journal = {Modern Law Review},
  volume  = {82},
  number  = {6},
  pages   = {1034--1071},
  year    = {2019},
  month   = nov,
  doi     = {10.1111/1468-2230.12462},
  langid  = {british}
}

@misc{ndrc2016,
  author       = {{National Development and Reform Commission} and {People’s Bank of China} and others},
  title        = {Memorandum of Cooperation on Joint Punishment of Judgment Defaulters},
  howpublished = {Fagai Caijin [2016] No. 141},
  year         = {2016},
  month        = jan,
  langid       = {british}
}

@book{orgad2019,
  editor    = {Orgad, Liav and Reijers, Wessel},
  title     = {A Dystopian Future? The Rise of Social Credit Systems},
  publisher = {European University Institute, Robert Schuman Centre for Advanced Studies},
  address   = {San Domenico di Fiesole},
  series    = {EUI Working Paper},
  number    = {RSCAS 2019/94},
  year      = {2019},
  month     = nov,
  langid    = {british}
}

@misc{statecouncil2014,
  author       = {{State Council of China}},
  title        = {Planning Outline for the Construction of a {Social Credit System} (2014–2020)},
  howpublished = {State Council document Guofa [2014] No. 21},
  year         = {2014},
  month        = jun,
  day          = {14},
  langid       = {british},
  note         = {In Chinese. Original title: 国务院关于印发社会信用体系建设规划纲要（2014—2020年）的通知, 国发〔2014〕21号. Translation: China Law Translate.}
}

@article{vonblomberg2023,
  author  = {{von Blomberg}, Marianne and Yu, Haixu},
  title   = {Shaming the Untrustworthy and Paths to Relief in {China’s} {Social Credit System}},
  journal = {Modern China},
  year    = {2023},
  doi     = {10.1177/00977004231152138},
  langid  = {british}
}

@misc{wright2016,
  author       = {Wright, Joe},
  title        = {Nosedive},
  howpublished = {Black Mirror, series 3, episode 1, Netflix},
  year         = {2016},
  month        = oct,
  day          = {21},
  langid       = {british}
}
"""

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
PAGE = {
    "id": "eu-outlook",
    "type": "webpage",
    "title": "EU outlook: 100% of A & B_2",
    "author": [{"literal": "The Chinese Social Credit System, Annotated"}],
    "issued": {"date-parts": [[2026, 11, 23]]},
    "container-title": "The Chinese Social Credit System, Annotated",
    "publisher": "Example Press",
    "URL": "https://example.org/credit/eu-outlook/?a=1&b=%27#p_2",
    "language": "en-GB",
}
PAGE_AS_BIBTEX = r"""
@online{eu-outlook,
  author       = {{The Chinese Social Credit System, Annotated}},
  title        = {{EU outlook: 100\% of A \& B\_2}},
  howpublished = {The Chinese Social Credit System, Annotated, Example Press},
  year         = {2026},
  month        = nov,
  day          = {23},
  url          = {https://example.org/credit/eu-outlook/?a=1&b=%27#p_2},
  langid       = {british}
}
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
APA = ("--citeproc", f"--csl={citeproc.STYLE}", "--wrap=none", "-t", "plain")
BIBTEX = (ROOT / bibliography.PATH).read_text(encoding="utf-8")
REFERENCES, _ = bibliography.parse(BIBTEX)
# The fields that refs.bib keeps for this site alone, and the one that goes into the title.
INTERNAL = {"keywords", "checked", "annotation", "articleerror", "further", "titleenglish"}


def items(bibtex):
    """The entries of a BibTeX text as items."""
    return interchange.items(bibliography.parse(bibtex)[0], cite.works(bibtex))


@pytest.fixture(scope="module")
def awkward():
    """The awkward works as items."""
    return items(AWKWARD)


@pytest.fixture(scope="module")
def works():
    """All real works as items."""
    return items(BIBTEX)


@pytest.fixture(scope="module")
def bibtex(works):
    """All real works as one BibTeX file."""
    return "\n".join(interchange.to_bibtex(item, REFERENCES[key]) for key, item in works.items())


@pytest.fixture(scope="module")
def records(works):
    """All real works as one RIS file."""
    return "".join(ris.to_ris(item) for item in works.values())


def pandoc(form, text):
    """What pandoc reads in a text: CSL-JSON items by id. A warning would be an error."""
    output = citeproc.run(["-f", form, "-t", "csljson"], text)
    return {item["id"]: item for item in json.loads(output)}


def straight(item):
    """An item with one kind of quotation mark: pandoc makes single ones double, and curls them."""
    return json.loads(re.sub(r"[‘’“”]|\\\"", "'", json.dumps(item, ensure_ascii=False)))


def without(item, *names):
    return {name: value for name, value in item.items() if name not in names}


def crlf(record):
    """A RIS record of this file as it should be: with its line ends, and a space after ER."""
    return f"{record.strip()} \n".replace("\n", "\r\n")


def by_key(pattern, text):
    """The parts of a golden text, which are apart by an empty line, by the key in them."""
    return {re.search(pattern, part)[1]: part.strip() for part in text.strip().split("\n\n")}


@pytest.mark.parametrize(("key", "entry"), by_key(r"\{(\w+),", AS_BIBTEX).items())
def test_an_awkward_work_as_bibtex(awkward, key, entry):
    reference = bibliography.parse(AWKWARD)[0][key]
    assert interchange.to_bibtex(awkward[key], reference) == entry + "\n"


@pytest.mark.parametrize(("key", "record"), by_key(r"ID  - (\w+)", AS_RIS).items())
def test_an_awkward_work_as_ris(awkward, key, record):
    assert ris.to_ris(awkward[key]) == crlf(record)


def test_awkward_works_as_json_sorted_by_key(awkward):
    listed = [awkward["vonblomberg2023"], awkward["gordeev2016"]]
    assert interchange.to_json(listed) == AS_JSON


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
    item = items(misc(**fields))["a"]
    assert without(item, "id", "title", "author", "language") == expected


@pytest.mark.parametrize(
    ("form", "library"),
    [
        ("csljson", lambda item: interchange.to_json([item])),
        ("bibtex", interchange.to_bibtex),
    ],
)
def test_an_open_list_of_authors_is_printed_as_one(awkward, form, library):
    # As a law, the style would print it without its authors.
    item = awkward["ndrc2016"] | {"type": "document"}
    printed = citeproc.run(["-f", form, *APA], library(item))
    assert printed.startswith(
        "National Development and Reform Commission, People’s Bank of China, et al. (2016"
    )


def test_a_law_is_printed_with_the_number_of_its_document(awkward):
    printed = citeproc.run(
        ["-f", "csljson", *APA], interchange.to_json([awkward["statecouncil2014"]])
    )
    assert printed == (
        "Planning Outline for the Construction of a Social Credit System (2014–2020), "
        "State Council document Guofa [2014] No. 21 (2014).\n"
    )


def test_a_page_as_bibtex():
    assert interchange.to_bibtex(PAGE) == PAGE_AS_BIBTEX.lstrip()


def test_a_page_as_ris_has_no_comma_in_the_name_of_its_author():
    assert ris.to_ris(PAGE) == crlf(PAGE_AS_RIS)


def test_pandoc_reads_a_page_back():
    assert straight(pandoc("csljson", interchange.to_json([PAGE]))["eu-outlook"]) == PAGE
    read = pandoc("bibtex", interchange.to_bibtex(PAGE))["eu-outlook"]
    source = f"{PAGE['container-title']}, {PAGE['publisher']}"
    assert read == without(PAGE, "container-title") | {"publisher": source}


def test_an_item_says_all_that_pandoc_reads_in_refs_bib(works):
    # The short titles are pandoc’s own, the next two are ours alone.
    left_out = {"title-short", "keyword", "annote"}
    for key, read in pandoc("bibtex", BIBTEX).items():
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


def test_what_refs_bib_keeps_for_this_site_is_in_no_file(works, bibtex, records):
    written = {
        name for entry in parse_string(bibtex, "bibtex").entries.values() for name in entry.fields
    }
    assert not written & INTERNAL
    assert not {name for item in works.values() for name in item} & {*INTERNAL, "keyword", "annote"}
    assert not re.search(r"^(KW|AB|RN)  -", records, re.M)


def test_pandoc_reads_the_same_in_the_json(works):
    for key, read in pandoc("csljson", interchange.to_json(works.values())).items():
        item = works[key]
        if re.match(r"\w+:", item.get("note", "")):
            # To pandoc a note such as “Preprint: …” is a variable of that name.
            read = without(read, re.match(r"\w+", item["note"])[0].lower()) | {"note": item["note"]}
        assert straight(read) == straight(item)


def test_pandoc_reads_the_same_in_the_bibtex_as_in_refs_bib(works, bibtex):
    read = pandoc("bibtex", bibtex)
    for key, expected in pandoc("bibtex", bibliography.for_pandoc(BIBTEX)).items():
        names = ("annote", "keyword", "language")
        assert without(read[key], "language") == without(expected, *names)
        assert read[key]["language"].startswith(works[key]["language"])


def test_without_its_reference_a_work_keeps_all_capitals_in_bibtex(works):
    read = pandoc("bibtex", "\n".join(map(interchange.to_bibtex, works.values())))
    for key, item in works.items():
        assert straight(read[key]["title"]) == straight(item["title"])


def people_of(entry):
    """The names that pybtex reads in an entry, without the signs of TeX."""
    return {
        role: [str(person).replace("\\&", "&") for person in people]
        for role, people in entry.persons.items()
    }


@pytest.mark.filterwarnings("error")
def test_pybtex_reads_the_same_in_the_bibtex_as_in_refs_bib(bibtex):
    read = parse_string(bibtex, "bibtex").entries
    for key, expected in parse_string(BIBTEX, "bibtex").entries.items():
        fields = without(expected.fields, *INTERNAL, "langid")
        if english := expected.fields.get("titleenglish"):
            fields["title"] += f" {{[{english}]}}"
        plain = {
            name: re.sub(r"\\([&%$#_])", r"\1", text) for name, text in read[key].fields.items()
        }
        assert without(plain, "langid") == fields
        assert read[key].type == expected.type
        assert people_of(read[key]) == people_of(expected)


def spoken(people):
    """Names as one would say them, for a reader that takes a body for a person."""
    parts = ("literal", "given", "dropping-particle", "non-dropping-particle", "family")
    names = (" ".join(person[part] for part in parts if part in person) for person in people)
    return ["et al." if name == "others" else name.replace(",", "") for name in names]


def test_pandoc_reads_the_same_in_the_ris(works, records):
    read = pandoc("ris", records)
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


@pytest.mark.parametrize(
    ("person", "name"),
    [
        ({"family": "Daum", "given": "Jeremy"}, "Daum, Jeremy"),
        ({"family": "Plato"}, "Plato"),
        ({"family": "King", "given": "Martin", "suffix": "Jr."}, "King, Jr., Martin"),
        (
            {"family": "Blomberg", "given": "Marianne", "non-dropping-particle": "von"},
            "{von Blomberg}, Marianne",
        ),
        ({"family": "Cour", "given": "A.", "dropping-particle": "de la"}, "{de la Cour}, A."),
        ({"literal": "Ministry of A and B"}, "{Ministry of A and B}"),
        ({"literal": "others"}, "others"),
    ],
)
def test_a_name_in_bibtex_is_one_name(person, name):
    item = {"id": "a", "type": "webpage", "title": "T", "author": [person, {"family": "Z"}]}
    assert interchange.to_bibtex(item) == (
        f"@online{{a,\n  author = {{{name} and Z}},\n  title  = {{{{T}}}}\n}}\n"
    )


def test_a_report_in_bibtex_has_its_number_and_its_addresses_as_they_are():
    item = {
        "id": "a2019",
        "type": "report",
        "title": "50% of A_B",
        "publisher": "Institute of A & B",
        "number": "No. #5",
        "page": "1-9",
        "DOI": "10.1007/978_3%x",
        "URL": "https://x.org/a_b?c=%20&d",
        "language": "xx",
        "note": "A ~ B ^ {C} \\ D",
    }
    assert interchange.to_bibtex(item) == (
        "@techreport{a2019,\n"
        "  title       = {{50\\% of A\\_B}},\n"
        "  institution = {Institute of A \\& B},\n"
        "  number      = {No. \\#5},\n"
        "  pages       = {1--9},\n"
        "  doi         = {10.1007/978_3%x},\n"
        "  url         = {https://x.org/a_b?c=%20&d},\n"
        "  note        = {A \\textasciitilde{} B \\textasciicircum{} {C} \\textbackslash{} D}\n"
        "}\n"
    )

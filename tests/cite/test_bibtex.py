"""Works as BibTeX: golden texts for awkward works, and all real works read back."""

import re

import pytest
from pybtex.database import parse_string

from annotated.cite import pandoc
from annotated.cite.bibliography import for_pandoc
from annotated.cite.bibtex import to_bibtex
from annotated.read import bibliography
from works import (
    APA,
    AWKWARD,
    BIBTEX,
    INTERNAL,
    PAGE,
    REFERENCES,
    by_key,
    read_by_pandoc,
    straight,
    without,
)

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


@pytest.fixture(scope="module")
def bibtex(works):
    """All real works as one BibTeX file."""
    return "\n".join(to_bibtex(item, REFERENCES[key]) for key, item in works.items())


@pytest.mark.parametrize(("key", "entry"), by_key(r"\{(\w+),", AS_BIBTEX).items())
def test_an_awkward_work_as_bibtex(awkward, key, entry):
    reference = bibliography.parse(AWKWARD)[0][key]
    assert to_bibtex(awkward[key], reference) == entry + "\n"


def test_an_open_list_of_authors_is_printed_as_one(awkward):
    # As a law, the style would print it without its authors.
    item = awkward["ndrc2016"] | {"type": "document"}
    printed = pandoc.run(["-f", "bibtex", *APA], to_bibtex(item))
    assert printed.startswith(
        "National Development and Reform Commission, People’s Bank of China, et al. (2016"
    )


def test_a_page_as_bibtex():
    assert to_bibtex(PAGE) == PAGE_AS_BIBTEX.lstrip()


def test_pandoc_reads_a_page_back():
    read = read_by_pandoc("bibtex", to_bibtex(PAGE))["eu-outlook"]
    source = f"{PAGE['container-title']}, {PAGE['publisher']}"
    assert read == without(PAGE, "container-title") | {"publisher": source}


def test_what_refs_bib_keeps_for_this_site_is_in_no_entry(bibtex):
    written = {
        name for entry in parse_string(bibtex, "bibtex").entries.values() for name in entry.fields
    }
    assert not written & INTERNAL


def test_pandoc_reads_the_same_in_the_bibtex_as_in_refs_bib(works, bibtex):
    read = read_by_pandoc("bibtex", bibtex)
    for key, expected in read_by_pandoc("bibtex", for_pandoc(BIBTEX)).items():
        names = ("annote", "keyword", "language")
        assert without(read[key], "language") == without(expected, *names)
        assert read[key]["language"].startswith(works[key]["language"])


def test_without_its_reference_a_work_keeps_all_capitals_in_bibtex(works):
    read = read_by_pandoc("bibtex", "\n".join(map(to_bibtex, works.values())))
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
        for name in ("howpublished", "institution", "publisher"):
            if " and " in fields.get(name, ""):  # one name, and not two
                fields[name] = f"{{{fields[name]}}}"
        plain = {
            name: re.sub(r"\\([&%$#_])", r"\1", text) for name, text in read[key].fields.items()
        }
        assert without(plain, "langid") == fields
        assert read[key].type == expected.type
        assert people_of(read[key]) == people_of(expected)


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
    assert to_bibtex(item) == (
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
    assert to_bibtex(item) == (
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

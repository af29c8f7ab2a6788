"""Awkward works, a page, and all real works, for the tests of what other programs get of them."""

import json
import re

from annotated.cite import citeproc, items, pandoc, styles
from annotated.read import bibliography
from project import ROOT

BIBTEX = (ROOT / bibliography.PATH).read_text(encoding="utf-8")
REFERENCES, _ = bibliography.parse(BIBTEX)
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
# The fields that refs.bib keeps for this site alone, and the one that goes into the title.
INTERNAL = {"keywords", "checked", "annotation", "articleerror", "further", "titleenglish"}
INTERNAL |= {"shortauthor", "opencopy", "archived"}
# How pandoc prints what it reads.
APA = ("--citeproc", f"--csl={citeproc.STYLE}", "--wrap=none", "-t", "plain")


def items_of(bibtex):
    """The entries of a BibTeX text as items."""
    return items.items(bibliography.parse(bibtex)[0], styles.works(bibtex))


def read_by_pandoc(form, text):
    """What pandoc reads in a text: CSL-JSON items by id. A warning would be an error."""
    output = pandoc.run(["-f", form, "-t", "csljson"], text)
    return {item["id"]: item for item in json.loads(output)}


def by_key(pattern, text):
    """The parts of a golden text, which are apart by an empty line, by the key in them."""
    return {re.search(pattern, part)[1]: part.strip() for part in text.strip().split("\n\n")}


def straight(item):
    """An item with one kind of quotation mark: pandoc makes single ones double, and curls them."""
    return json.loads(re.sub(r"[‘’“”]|\\\"", "'", json.dumps(item, ensure_ascii=False)))


def without(item, *names):
    return {name: value for name, value in item.items() if name not in names}

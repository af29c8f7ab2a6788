"""Items in the RIS format, which reference managers read.

RIS has no schema. Programs agree on most tags; where they differ, a text stands where Zotero and
EndNote look for it. Nor has it braces: a comma in a name would begin the given name, and an open
list of authors ends in the words "et al."
"""

from collections.abc import Iterator
from types import MappingProxyType

from annotated.cite.bibtex import inverted
from annotated.cite.items import OTHERS, Item, Person, date_parts
from annotated.model import ROLES

_TYPES = MappingProxyType(
    {
        "article-journal": "JOUR",
        "article-magazine": "MGZN",
        "article-newspaper": "NEWS",
        "book": "BOOK",
        "broadcast": "MPCT",
        "chapter": "CHAP",
        "legal_case": "CASE",
        "legislation": "STAT",
        "manuscript": "MANSCPT",
        "paper-conference": "CPAPER",
        "report": "RPRT",
        "webpage": "ELEC",
    }
)

_TAGS = MappingProxyType(
    {
        "author": "AU",
        "editor": "A2",
        "translator": "A4",
        "title": "TI",
        "container-title": "T2",
        "collection-title": "T3",
        "genre": "M3",
        "publisher": "PB",
        "publisher-place": "CY",
        "year": "PY",
        "date": "DA",
        "volume": "VL",
        "issue": "IS",
        "number": "M1",
        "collection-number": "M1",
        "chapter-number": "SE",
        "first-page": "SP",
        "last-page": "EP",
        "ISBN": "SN",
        "ISSN": "SN",
        "DOI": "DO",
        "URL": "UR",
        "language": "LA",
        "note": "N1",
    }
)

# In a book A2 is the editor of the series, T2 its title; in a report SN is the number.
_TAGS_OF = MappingProxyType(
    {"book": {"editor": "ED", "collection-title": "T2"}, "report": {"number": "SN"}}
)


def to_ris(item: Item) -> str:
    """An item as a RIS record, with the line ends that the format asks for."""
    return "".join(f"{tag}  - {' '.join(text.split())}\r\n" for tag, text in _lines(item))


def _lines(item: Item) -> Iterator[tuple[str, str]]:
    yield "TY", _TYPES.get(item["type"], "GEN")
    yield "ID", item["id"]
    texts = item | _date(item) | _pages(item)
    for name, tag in {**_TAGS, **_TAGS_OF.get(item["type"], {})}.items():
        if name in ROLES:
            yield from ((tag, _name(person)) for person in item.get(name, ()))
        elif name in texts:
            yield tag, texts[name]
    yield "ER", ""


def _date(item: Item) -> dict[str, str]:
    """The year, and the date in four parts of which the last, and any not known, are empty."""
    year, month, day = (*(f"{part:02}" for part in date_parts(item)), "", "", "")[:3]
    date = {"date": f"{year}/{month}/{day}/"} if month else {}
    return {"year": year} | date if year else {}


def _pages(item: Item) -> dict[str, str]:
    first, _, last = item.get("page", "").partition("-")
    return {name: page for name, page in (("first-page", first), ("last-page", last)) if page}


def _name(person: Person) -> str:
    if person == OTHERS:
        return "et al."
    if "literal" in person:
        return person["literal"].replace(",", "")
    return inverted(person)

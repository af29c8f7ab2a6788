"""Items in the RIS format, which reference managers read.

RIS has no schema. Programs agree on most tags; where they differ, a text stands where Zotero and
EndNote look for it. Nor has it braces: a comma in a name would begin the given name, so a body has
none within, and one at its end, which keeps it whole. An open list of authors simply ends. Zotero
reads an episode as a film and a document without a type of its own as a journal article.
"""

from collections.abc import Iterator
from types import MappingProxyType

from annotated.cite import items, kinds
from annotated.cite.items import Item, Person, Work, inverted
from annotated.model import ROLES

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
        "edition": "ET",
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
        "accessed": "Y2",
        "opencopy": "L2",
        "archived": "AV",
        "language": "LA",
        "keyword": "KW",
        "annote": "N1",
        "note": "N1",
    }
)

# In a book A2 is the editor of the series, T2 its title; in a report SN is the number, in a
# judgment SV.
_TAGS_OF = MappingProxyType(
    {
        "book": {"editor": "ED", "collection-title": "T2"},
        "report": {"number": "SN"},
        "legal_case": {"number": "SV"},
    }
)


def of_work(work: Work) -> str:
    """A work as a record; its title is that of refs.bib, since RIS has no case of its own."""
    title = items.full_title(work.reference)
    return _record(kinds.KINDS[work.kind].ris, work.item | {"title": title})


def of_item(item: Item) -> str:
    """A page or an entry of this site as a record."""
    return _record(kinds.KINDS["page"].ris, item)


def _record(kind: str, item: Item) -> str:
    """With the line ends that the format asks for."""
    lines = (("TY", kind), ("ID", item["id"]), *_lines(item), ("ER", ""))
    return "".join(f"{tag}  - {' '.join(text.split())}\r\n" for tag, text in lines)


def _lines(item: Item) -> Iterator[tuple[str, str]]:
    texts = item | item.get("custom", {}) | _dates(item) | _pages(item)
    for name, tag in {**_TAGS, **_TAGS_OF.get(item["type"], {})}.items():
        if name in ROLES:
            yield from ((tag, _name(person)) for person in item.get(name, ()))
        elif name in texts:
            yield tag, texts[name]


def _dates(item: Item) -> Item:
    """The year, and each date in the four parts of RIS: what is not known of it is empty."""
    written = {name: _date(items.date_parts(item, name)) for name in ("issued", "accessed")}
    issued = items.date_parts(item)
    year = {"year": str(issued[0])} if issued else {}
    date = {"date": written["issued"]} if len(issued) > 1 else {}
    return year | date | ({"accessed": written["accessed"]} if written["accessed"] else {})


def _date(parts: list[int]) -> str:
    year, month, day = (*(f"{part:02}" for part in parts), "", "", "")[:3]
    return f"{year}/{month}/{day}/" if year else ""


def _pages(item: Item) -> Item:
    first, _, last = item.get("page", "").partition("-")
    return {name: page for name, page in (("first-page", first), ("last-page", last)) if page}


def _name(person: Person) -> str:
    if "literal" in person:
        return f"{person['literal'].replace(',', '')},"
    return inverted(person)

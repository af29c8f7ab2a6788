"""Works as BibTeX entries."""

from collections.abc import Iterator
from types import MappingProxyType

from annotated.cite.items import NUMBERS, OTHERS, VARIABLES, Item, Person, date_parts, full_title
from annotated.model import LANGUAGES, ROLES, Reference
from annotated.text.dates import MONTHS

# To BibTeX programs `english` is American.
_LANGIDS = MappingProxyType({tag: name for name, tag in LANGUAGES.items()} | {"en-GB": "british"})

_ENTRIES = MappingProxyType(
    {
        "article-journal": "article",
        "article-magazine": "article",
        "article-newspaper": "article",
        "book": "book",
        "chapter": "incollection",
        "paper-conference": "inproceedings",
        "report": "techreport",
        "manuscript": "unpublished",
        "webpage": "online",
    }
)

# These have the one field `howpublished` for their container, number and publisher.
_LOOSE = ("misc", "online", "unpublished")

_SUBTYPES = MappingProxyType({"article-magazine": "magazine", "article-newspaper": "newspaper"})

_TEX = str.maketrans(
    {sign: f"\\{sign}" for sign in "&%$#_"}
    | {"~": r"\textasciitilde{}", "^": r"\textasciicircum{}", "\\": r"\textbackslash{}"}
)


def to_bibtex(item: Item, reference: Reference | None = None) -> str:
    """An item as a BibTeX entry in UTF-8.

    Nothing in an item tells which capitals are those of names. The reference it was made from does:
    with it, the braces protect the same words as in refs.bib; without, they keep the whole title.
    """
    fields = {name: text for name, text in _fields(item, reference) if text}
    width = max(map(len, fields))
    lines = ",\n".join(f"  {name:<{width}} = {_value(name, text)}" for name, text in fields.items())
    return f"@{_entry(item)}{{{item['id']},\n{lines}\n}}\n"


def _entry(item: Item) -> str:
    return _ENTRIES.get(item["type"], "misc")


def _value(name: str, text: str) -> str:
    if name == "month":
        return MONTHS[int(text) - 1][:3].lower()
    # Programs take an address as it is; in other texts TeX would stumble over its signs.
    return f"{{{text if name in ('doi', 'url') else text.translate(_TEX)}}}"


def _fields(item: Item, reference: Reference | None) -> Iterator[tuple[str, str]]:
    """The fields of an entry in the order of refs.bib; those that say nothing are empty."""
    for role in ROLES:
        yield role, " and ".join(_name(person) for person in item.get(role, ()))
    yield "title", full_title(reference) if reference else f"{{{item['title']}}}"
    yield from _sources(item, reference)
    for name in ("address", "series", "type", "volume"):
        yield name, _unsplit(item.get(VARIABLES[name], ""))
    if _entry(item) not in _LOOSE:
        yield "number", item.get(NUMBERS.get(item["type"], "number"), "")
    yield "chapter", item.get("chapter-number", "")
    yield "pages", item.get("page", "").replace("-", "--")
    yield from zip(("year", "month", "day"), map(str, date_parts(item)), strict=False)
    for name in ("doi", "isbn", "issn", "url"):
        yield name, item.get(VARIABLES[name], "")
    yield "langid", _LANGIDS.get(item.get("language", ""), "")
    yield "note", item.get("note", "")


def _sources(item: Item, reference: Reference | None) -> Iterator[tuple[str, str]]:
    """What the work is part of and who published it."""
    entry = _entry(item)
    if entry in _LOOSE:
        names = ("container-title", "number", "publisher")
        texts = dict.fromkeys(item[name] for name in names if name in item)
        yield "howpublished", _unsplit(", ".join(texts))
        return
    if "container-title" in item:
        name = "journal" if entry == "article" else "booktitle"
        yield name, reference.fields[name] if reference else f"{{{item['container-title']}}}"
    yield "entrysubtype", _SUBTYPES.get(item["type"], "")
    publisher = "institution" if entry == "techreport" else "publisher"
    yield publisher, _unsplit(item.get("publisher", ""))


def surname(person: Person) -> str:
    """The family name with its particle: `von Blomberg`."""
    names = ("dropping-particle", "non-dropping-particle", "family")
    return " ".join(person[name] for name in names if name in person)


def inverted(person: Person) -> str:
    """A name with the family first: `von Blomberg, Marianne`."""
    parts = (surname(person), person.get("given"), person.get("suffix"))
    return ", ".join(part for part in parts if part)


def _name(person: Person) -> str:
    if person == OTHERS:
        return "others"
    if "literal" in person:
        return f"{{{person['literal']}}}"
    # Without braces BibTeX would take a word in lower case for a particle.
    family = f"{{{surname(person)}}}" if " " in surname(person) else surname(person)
    return ", ".join(part for part in (family, person.get("suffix"), person.get("given")) if part)


def _unsplit(text: str) -> str:
    """BibTeX takes "and" in the name of a publisher for the start of another one."""
    return f"{{{text}}}" if " and " in text else text

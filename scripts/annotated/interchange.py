"""Works as other programs read them: as CSL-JSON items, and these as JSON and BibTeX.

An item says what refs.bib says, in its words and its case. pandoc splits the names and reads the
dates; all other texts come from the file, since pandoc lower-cases titles and changes quotes. What
refs.bib keeps for this site alone (keywords, checked, annotation, articleerror, further) stays out.

The English title of a foreign work stands in brackets behind its own title, in every format, as APA
asks: CSL has no variable for it, and a line in the note is shown by some programs and lost by
others. "and others" is an author with the literal name `others`: CSL has no mark for an open list,
and pandoc prints this one as "et al."
"""

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from types import MappingProxyType
from typing import Any

from annotated.bibliography import plain
from annotated.dates import MONTHS
from annotated.model import LANGUAGES, ROLES, Reference

Item = dict[str, Any]
Person = Mapping[str, str]

OTHERS = {"literal": "others"}
# To BibTeX programs `english` is American.
_LANGIDS = MappingProxyType({tag: name for name, tag in LANGUAGES.items()} | {"en-GB": "british"})
# The fields that an item takes over word for word, and what CSL calls them.
_VARIABLES = MappingProxyType(
    {
        "journal": "container-title",
        "booktitle": "container-title",
        "publisher": "publisher",
        "institution": "publisher",
        "address": "publisher-place",
        "series": "collection-title",
        "type": "genre",
        "volume": "volume",
        "chapter": "chapter-number",
        "doi": "DOI",
        "isbn": "ISBN",
        "issn": "ISSN",
        "url": "URL",
        "note": "note",
    }
)
_NUMBERS = MappingProxyType(
    {
        "article-journal": "issue",
        "article-magazine": "issue",
        "article-newspaper": "issue",
        "book": "collection-number",
    }
)
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
_JUDGED = re.compile(r"ECLI:|^\[?(?:Judgment|Decision) ", re.M)
_EPISODE = re.compile(r"(.+), (series \d+, episode \d+), (.+)")
_TEX = str.maketrans(
    {sign: f"\\{sign}" for sign in "&%$#_"}
    | {"~": r"\textasciitilde{}", "^": r"\textasciicircum{}", "\\": r"\textbackslash{}"}
)


def items(references: Mapping[str, Reference], read: Iterable[Item]) -> dict[str, Item]:
    """Every entry of refs.bib as a CSL-JSON item by key; `read` is what pandoc reads in them."""
    by_key = {item["id"]: item for item in read}
    return {key: _item(reference, by_key[key]) for key, reference in references.items()}


def _item(reference: Reference, read: Item) -> Item:
    fields = {name: plain(value) for name, value in reference.fields.items()}
    kind = read["type"] or _kind(fields)
    item = {"id": reference.key, "type": kind, "title": plain(_title(reference))}
    item |= {name: read[name] for name in (*ROLES, "issued") if name in read}
    item |= {variable: fields[name] for name, variable in _VARIABLES.items() if name in fields}
    if "number" in fields:
        item[_NUMBERS.get(kind, "number")] = fields["number"]
    if "pages" in fields:
        item["page"] = fields["pages"].replace("--", "-")
    if "howpublished" in fields:
        item |= _published(kind, fields["howpublished"])
    return item | {"language": LANGUAGES[fields["langid"]]}


def _kind(fields: Mapping[str, str]) -> str:
    """The CSL type of a @misc entry, for which pandoc has none."""
    published = fields.get("howpublished", "")
    if _EPISODE.fullmatch(published):
        return "broadcast"
    if fields["keywords"] != "law":
        return "document"
    # A court may issue rules too, or sign a policy with other bodies.
    judged = _JUDGED.search(f"{fields['title']}\n{published}")
    return "legal_case" if judged and "Court" in fields.get("author", "") else "legislation"


def _published(kind: str, text: str) -> dict[str, str]:
    """What `howpublished` says, under the names that CSL has for it in a work of this type."""
    if episode := _EPISODE.fullmatch(text):
        return dict(zip(("container-title", "number", "publisher"), episode.groups(), strict=True))
    # Styles print the number of a law as that of an American one (“Pub. L. No.”), or not at all.
    names = {"webpage": "container-title", "legislation": "container-title", "legal_case": "number"}
    return {names.get(kind, "publisher"): text}


def _title(reference: Reference) -> str:
    """The title with the braces of refs.bib, and the English one of a foreign work behind it."""
    title, english = (reference.fields.get(name) for name in ("title", "titleenglish"))
    return f"{title} {{[{english}]}}" if english else f"{title}"


def to_json(listed: Iterable[Item]) -> str:
    """Items as a CSL-JSON array, sorted by id."""
    ordered = sorted(listed, key=lambda item: item["id"])
    return json.dumps(ordered, ensure_ascii=False, indent=1) + "\n"


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
    yield "title", _title(reference) if reference else f"{{{item['title']}}}"
    yield from _sources(item, reference)
    for name in ("address", "series", "type", "volume"):
        yield name, _unsplit(item.get(_VARIABLES[name], ""))
    if _entry(item) not in _LOOSE:
        yield "number", item.get(_NUMBERS.get(item["type"], "number"), "")
    yield "chapter", item.get("chapter-number", "")
    yield "pages", item.get("page", "").replace("-", "--")
    yield from zip(("year", "month", "day"), map(str, date_parts(item)), strict=False)
    for name in ("doi", "isbn", "issn", "url"):
        yield name, item.get(_VARIABLES[name], "")
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


def date_parts(item: Item) -> list[int]:
    """Year, month and day, as far as they are known."""
    return item.get("issued", {}).get("date-parts", [[]])[0]


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

"""Works, pages and single entries as CSL-JSON, the form from which all other programs are served.

An item of a work says what refs.bib says. English titles are in sentence case, as CSL asks: from it
each style makes its own. A family name keeps its particle, which Zotero would drop if it stood
apart, and an open list of authors simply ends, since CSL has no mark for one. The English title of
a foreign work stands in brackets behind its own, as most manuals ask.

What this site alone has to say is in no field that a style prints: `note` of refs.bib is `annote`
here, the state of the check a keyword; `annotation`, which tells what was read, stays on the site.
"""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType
from typing import Any

from annotated.cite import kinds
from annotated.model import LANGUAGES, PATTERN, ROLES, Edition, Page, Reference
from annotated.read.bibliography import iso as iso_of
from annotated.text import names
from annotated.text.names import Name
from annotated.text.titles import plain, sentence_case

Item = dict[str, Any]
Person = Mapping[str, str]

PREVIEW = "[Preview: no public address is set]"

# Stand-ins that scripts in the page replace by the title and the address of a single entry, and by
# the number of a paragraph.
TITLE, ADDRESS, NUMBER = "The title", "https://address.invalid/", "77777"

# The fields that an item takes over word for word, and what CSL calls them.
_VARIABLES = MappingProxyType(
    {
        "journal": "container-title",
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
    }
)
_NUMBERS = MappingProxyType(
    {"journal": "issue", "magazine": "issue", "newspaper": "issue", "book": "collection-number"}
)


@dataclass(frozen=True)
class Work:
    """A work of refs.bib: what it is, one of `kinds.KINDS`, and its item."""

    reference: Reference
    kind: str
    item: Item

    @property
    def is_open(self) -> bool:
        """Whether it has more authors than are named."""
        return names.is_open(self.reference.fields.get("author", ""))


# ---- Works ----


def works(references: Mapping[str, Reference], day: date) -> dict[str, Work]:
    """Every entry of refs.bib by its key; `day` is that of the edition, as the day of access."""
    return {key: _work(reference, day) for key, reference in references.items()}


def _work(reference: Reference, day: date) -> Work:
    kind = kinds.of(reference)
    item = {"id": reference.key, "type": kinds.KINDS[kind].csl, "title": _title(reference)}
    return Work(reference, kind, item | _facts(reference, kind) | _where(reference, day))


def _facts(reference: Reference, kind: str) -> Item:
    fields = {name: plain(value) for name, value in reference.fields.items()}
    found: Item = {role: people(reference.fields[role]) for role in ROLES if role in fields}
    if written := iso_of(fields):
        found["issued"] = {"date-parts": [[int(part) for part in written.split("-")]]}
    found |= {variable: fields[name] for name, variable in _VARIABLES.items() if name in fields}
    if "booktitle" in fields:
        found["container-title"] = sentence_case(reference.fields["booktitle"])
    if "number" in fields:
        found[_NUMBERS.get(kind, "number")] = fields["number"]
    if "pages" in fields:
        found["page"] = fields["pages"].replace("--", "-")
    if "howpublished" in fields:
        found |= _published(kind, fields["howpublished"])
    if "note" in fields:
        found["annote"] = fields["note"]
    found["keyword"] = checked(reference)
    return found | {"language": LANGUAGES[fields["langid"]]}


def _where(reference: Reference, day: date) -> Item:
    """The address, an open copy where there is no other, and the day on which it stood there."""
    fields = reference.fields
    address = fields.get("url") or ("" if "doi" in fields else fields.get("opencopy", ""))
    found = {"URL": address, "accessed": {"date-parts": [parts_of(day)]}} if address else {}
    copies = {name: fields[name] for name in ("opencopy", "archived") if name in fields}
    return found | ({"custom": copies} if copies else {})


def _title(reference: Reference) -> str:
    fields = reference.fields
    is_english = fields["langid"] == "english"
    title = sentence_case(fields["title"]) if is_english else plain(fields["title"])
    return title + in_english(reference)


def full_title(reference: Reference) -> str:
    """The title as written in refs.bib, without its braces, and the English one behind it."""
    return plain(reference.fields["title"]) + in_english(reference)


def in_english(reference: Reference) -> str:
    """The English title of a foreign work, as it stands behind its own."""
    english = reference.fields.get("titleenglish")
    return f" [{plain(english)}]" if english else ""


def checked(reference: Reference) -> str:
    """The state of the check, as a keyword."""
    return f"checked: {reference.fields['checked']}"


def people(value: str) -> list[Person]:
    """A list of names, as CSL has them."""
    return [_person(name) for name in names.parse(value)]


def inverted(person: Person) -> str:
    """A name with the family first: `von Blomberg, Marianne`; a body as it is."""
    parts = (person.get(part) for part in ("literal", "family", "given", "suffix"))
    return ", ".join(filter(None, parts))


def _person(name: Name) -> Person:
    if name.body:
        return {"literal": name.body}
    parts = {"family": name.family, "given": name.given, "suffix": name.suffix}
    return {part: text for part, text in parts.items() if text}


def _published(kind: str, text: str) -> Item:
    """What `howpublished` says, under the names that CSL has for it in a work of this kind."""
    if episode := kinds.EPISODE.fullmatch(text):
        return dict(zip(("container-title", "number", "publisher"), episode.groups(), strict=True))
    # Styles print the number of a law as that of an American one (“Pub. L. No.”), or not at all.
    of_kinds = {"page": "container-title", "case": "number", "paper": "number"}
    of_kinds |= dict.fromkeys(("law", "policy"), "container-title")
    return {of_kinds.get(kind, "publisher"): text}


# ---- Pages and entries ----


def of_page(page: Page, edition: Edition) -> Item:
    """A page of the site as an item. It is cited by its title: the site has no author."""
    address, title = edition.of_page(page.name), page.meta["title"]
    if page.name != "index":
        return _of_site(page.name, title, address, edition)
    item = _of_site(page.name, edition.site, address, edition) | {"edition": edition.label}
    return {name: value for name, value in item.items() if name != "container-title"}


def of_entry(name: str, title: str, page: str, edition: Edition) -> Item:
    """A single entry of a page, such as a claim, as an item with an address of its own."""
    return _of_site(name, title, edition.of_page(page, name), edition)


def pattern(edition: Edition) -> Item:
    """An item with stand-ins for title and address."""
    return _of_site(PATTERN, TITLE, ADDRESS if edition.address else None, edition)


def container(edition: Edition) -> str:
    """What all pages are part of: the site, in this edition."""
    return f"{edition.site} ({edition.label} ed.)"


def _of_site(name: str, title: str, address: str | None, edition: Edition) -> Item:
    day = {"date-parts": [parts_of(edition.date)]}
    return {
        "id": name,
        "type": "webpage",
        "title": title,
        "container-title": container(edition),
        "issued": day,
        "language": "en-GB",
        **({"URL": address, "accessed": day} if address else {"note": PREVIEW}),
    }


# ---- Files ----


def to_json(listed: Iterable[Item]) -> str:
    """Items as a CSL-JSON array, sorted by id."""
    ordered = sorted(listed, key=lambda item: item["id"])
    return json.dumps(ordered, ensure_ascii=False, indent=1) + "\n"


def date_parts(item: Item, name: str = "issued") -> list[int]:
    """Year, month and day of a date of an item, as far as they are known."""
    parts: list[list[int]] = item.get(name, {}).get("date-parts", [[]])
    return parts[0]


def iso(parts: Iterable[int]) -> str:
    """A date as `2018-05-09`, as far as it is known."""
    return "-".join(f"{part:02}" for part in parts)


def parts_of(day: date) -> list[int]:
    """A whole date in the parts of CSL."""
    return [day.year, day.month, day.day]

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
from collections.abc import Iterable, Mapping
from types import MappingProxyType
from typing import Any

from annotated.model import LANGUAGES, PATTERN, ROLES, Edition, Page, Reference
from annotated.read.bibliography import plain

Item = dict[str, Any]
Person = Mapping[str, str]

PREVIEW = "[Preview: no public address is set]"

# Stand-ins that scripts in the page replace by the title and the address of a single entry, and by
# the number of a paragraph.
TITLE, ADDRESS, NUMBER = "The title", "https://address.invalid/", "77777"


def item(page: Page, edition: Edition) -> Item:
    """A page as a CSL-JSON item."""
    return _webpage(page.name, page.meta["title"], edition.of_page(page.name), edition)


def pattern(edition: Edition) -> Item:
    """An item with stand-ins for title and address."""
    return _webpage(PATTERN, TITLE, ADDRESS if edition.address else None, edition)


def _webpage(name: str, title: str, address: str | None, edition: Edition) -> Item:
    day, home = edition.date, name == "index"
    return {
        "id": name,
        "type": "webpage",
        "title": edition.site if home else title,
        "author": [{"literal": edition.site}],
        "container-title": f"{'' if home else f'{edition.site}, '}edition {edition.label}",
        "issued": {"date-parts": [[day.year, day.month, day.day]]},
        "language": "en-GB",
        **({"URL": address} if address else {"note": PREVIEW}),
    }


OTHERS = {"literal": "others"}

# The fields that an item takes over word for word, and what CSL calls them.
VARIABLES = MappingProxyType(
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

NUMBERS = MappingProxyType(
    {
        "article-journal": "issue",
        "article-magazine": "issue",
        "article-newspaper": "issue",
        "book": "collection-number",
    }
)

_JUDGED = re.compile(r"ECLI:|^\[?(?:Judgment|Decision) ", re.M)

_EPISODE = re.compile(r"(.+), (series \d+, episode \d+), (.+)")


def items(references: Mapping[str, Reference], read: Iterable[Item]) -> dict[str, Item]:
    """Every entry of refs.bib as a CSL-JSON item by key; `read` is what pandoc reads in them."""
    by_key = {item["id"]: item for item in read}
    return {key: _item(reference, by_key[key]) for key, reference in references.items()}


def _item(reference: Reference, read: Item) -> Item:
    fields = {name: plain(value) for name, value in reference.fields.items()}
    kind = read["type"] or _kind(fields)
    item = {"id": reference.key, "type": kind, "title": plain(full_title(reference))}
    item |= {name: read[name] for name in (*ROLES, "issued") if name in read}
    item |= {variable: fields[name] for name, variable in VARIABLES.items() if name in fields}
    if "number" in fields:
        item[NUMBERS.get(kind, "number")] = fields["number"]
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


def full_title(reference: Reference) -> str:
    """The title with the braces of refs.bib, and the English one of a foreign work behind it."""
    title, english = (reference.fields.get(name) for name in ("title", "titleenglish"))
    return f"{title} {{[{english}]}}" if english else f"{title}"


def to_json(listed: Iterable[Item]) -> str:
    """Items as a CSL-JSON array, sorted by id."""
    ordered = sorted(listed, key=lambda item: item["id"])
    return json.dumps(ordered, ensure_ascii=False, indent=1) + "\n"


def date_parts(item: Item) -> list[int]:
    """Year, month and day, as far as they are known."""
    parts: list[list[int]] = item.get("issued", {}).get("date-parts", [[]])
    return parts[0]

"""COinS: works as ContextObjects in spans, which Zotero finds on a page and offers to save.

The form is that of OpenURL 1.0, but written for the one program that reads it, after its parser and
not after the specification: Zotero takes its own words for types from a Dublin Core context, and a
language from no other. It reads on in order, so the title comes before the type, and it puts each
body (`aucorp`) in front of those before it, so bodies come last one first. It reads a plus sign as
a space, however that is written.
"""

from collections.abc import Iterator
from urllib.parse import urlencode

from annotated.cite import items, kinds
from annotated.cite.items import Item, Work, inverted
from annotated.model import ROLES

_DUBLIN_CORE = "info:ofi/fmt:kev:mtx:dc"

_VARIABLES = {
    "container-title": "source",
    "collection-title": "series",
    "volume": "volume",
    "issue": "issue",
    "page": "pages",
    "publisher": "publisher",
    "publisher-place": "place",
    "ISBN": "isbn",
    "ISSN": "issn",
    "language": "language",
    "keyword": "subject",
}


def context(work: Work) -> str:
    """The ContextObject of a work."""
    kind, item = kinds.KINDS[work.kind], work.item
    return urlencode(
        [
            ("ctx_ver", "Z39.88-2004"),
            ("rft_val_fmt", _DUBLIN_CORE),
            ("rft.title", items.full_title(work.reference)),
            ("rft.type", kind.zotero),
            *_people(item),
            *_date(item),
            *((f"rft.{name}", item[of]) for of, name in _VARIABLES.items() if of in item),
            *_identifiers(item),
        ]
    )


def _people(item: Item) -> Iterator[tuple[str, str]]:
    authors = item.get("author", [])
    yield from (("rft.au", inverted(one)) for one in authors if "family" in one)
    yield from (("rft.aucorp", one["literal"]) for one in reversed(authors) if "literal" in one)
    others = (one for role in ROLES if role != "author" for one in item.get(role, ()))
    yield from (("rft.contributor", inverted(one)) for one in others)


def _date(item: Item) -> Iterator[tuple[str, str]]:
    if parts := items.date_parts(item):
        yield "rft.date", items.iso(parts)


def _identifiers(item: Item) -> Iterator[tuple[str, str]]:
    if "DOI" in item:
        yield "rft_id", f"info:doi/{item['DOI']}"
    if "URL" in item:
        yield "rft_id", item["URL"]

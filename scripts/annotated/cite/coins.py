"""COinS: works as ContextObjects in spans, which Zotero finds on a page and offers to save.

Format: OpenURL 1.0 (ANSI/NISO Z39.88-2004), keys of the journal, book and Dublin Core formats.
"""

from urllib.parse import urlencode

from annotated.cite.bibtex import inverted
from annotated.cite.items import OTHERS, Item, Person, date_parts

_JOURNAL = {
    "article-journal": "article",
    "article-magazine": "article",
    "article-newspaper": "article",
}

_BOOK = {
    "book": "book",
    "chapter": "bookitem",
    "paper-conference": "proceeding",
    "report": "report",
}


def context(item: Item) -> str:
    """The ContextObject of a CSL-JSON item."""
    kind = item["type"]
    if kind in _JOURNAL:
        form, fields = "journal", {"genre": _JOURNAL[kind], **_titled(item, "atitle", "jtitle")}
    elif kind in _BOOK:
        form, fields = "book", {"genre": _BOOK[kind], **_book_titles(item)}
    else:
        form, fields = "dc", {"type": kind, "title": item["title"], **_dublin_core(item)}
    fields |= _shared(item)
    pairs = [("ctx_ver", "Z39.88-2004"), ("rft_val_fmt", f"info:ofi/fmt:kev:mtx:{form}")]
    pairs += [(f"rft.{name}", str(value)) for name, value in fields.items() if value]
    pairs += [("rft.au", name) for name in _names(item)]
    if item.get("DOI"):
        pairs.append(("rft_id", f"info:doi/{item['DOI']}"))
    if item.get("URL"):
        pairs.append(("rft_id", item["URL"]))
    return urlencode(pairs)


def _titled(item: Item, own: str, container: str) -> dict[str, str]:
    return {own: item["title"], container: item.get("container-title", "")}


def _book_titles(item: Item) -> dict[str, str]:
    if item.get("container-title"):
        return _titled(item, "atitle", "btitle")
    return {"btitle": item["title"]}


def _dublin_core(item: Item) -> dict[str, str]:
    return {"source": item.get("container-title", ""), "language": item.get("language", "")}


def _shared(item: Item) -> dict[str, str]:
    names = ("volume", "issue", "publisher", "ISBN", "ISSN")
    fields = {name.lower(): item.get(name, "") for name in names}
    pages = item.get("page", "")
    return fields | {"pages": pages, "place": item.get("publisher-place", ""), "date": _date(item)}


def _date(item: Item) -> str:
    return "-".join(f"{part:02}" for part in date_parts(item))


def _names(item: Item) -> list[str]:
    """The people of a work; an open list simply ends, since COinS has no mark for one."""
    people: list[Person] = item.get("author") or item.get("editor") or []
    return [one.get("literal") or inverted(one) for one in people if one != OTHERS]

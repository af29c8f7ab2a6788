"""Links to the documents of a finished page: what a reader gets, and how much of it.

Documents are made when the pages have been written, so their lengths and sizes are added here.
"""

import re
from collections.abc import Mapping
from functools import partial

from annotated.paper.documents import Document

_LINK = re.compile(r'<a href="[^"]*\bprint/(?P<name>[\w.-]+)">(?P<words>.*?)</a>', re.S)


def into_page(page: str, documents: Mapping[str, Document]) -> str:
    """Each link to a document with its kind, pages and size; a preview, which has none, no link."""
    return _LINK.sub(partial(_told, documents), page)


def _told(documents: Mapping[str, Document], link: re.Match[str]) -> str:
    if link["name"] not in documents:
        return link["words"]
    document = documents[link["name"]]
    told = facts(document)
    if _kind(document.name) in link["words"]:
        told = told.removeprefix(f"{_kind(document.name)}, ")
    return f"{link[0]} ({told})"


def facts(document: Document) -> str:
    """`PDF, 2 pages, 80 kB`, `DOCX, 14 kB`: what it is, and how much of it."""
    count = document.pages
    length = f", {count} page{'s' if count > 1 else ''}" if count else ""
    return f"{_kind(document.name)}{length}, {_size(len(document.content))}"


def _kind(name: str) -> str:
    return name.rpartition(".")[2].upper()


def _size(count: int) -> str:
    return f"{count / 1e6:.1f} MB" if count >= 1e6 else f"{max(count / 1e3, 1):.0f} kB"

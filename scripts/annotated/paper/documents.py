"""The documents under /print/: each chapter for reading and as a handout, the whole as a reader.

Made by pandoc and Typst from the very Markdown of the site, so that screen and paper say the same.
"""

import os
from collections.abc import Callable, Collection
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from functools import partial

from annotated.model import CHAPTERS, Edition
from annotated.paper import ebook, press, reader
from annotated.paper.chapter import chapter, handout
from annotated.paper.manuscript import Manuscript, manuscript
from annotated.read.sessions import name_of
from annotated.write.site import Site

CARD = "card.png"


@dataclass(frozen=True)
class Document:
    """A finished file below print/, and how many pages it has (none for a picture or an e-book)."""

    name: str
    content: bytes
    pages: int = 0


@dataclass(frozen=True)
class _Plan:
    """From which pages a document is made, and how."""

    pages: tuple[str, ...]
    make: Callable[[Manuscript, Edition], bytes]


def names() -> list[str]:
    """The names of all documents."""
    return list(_plans())


def make(site: Site, edition: Edition, names: Collection[str] = ()) -> list[Document]:
    """Make these documents, or all.

    Raises `press.Unmade` or `pandoc.Failed` at the first that cannot be made; a warning counts as
    that.
    """
    plans = {name: plan for name, plan in _plans().items() if not names or name in names}
    needed = dict.fromkeys(page for plan in plans.values() for page in plan.pages)
    with ThreadPoolExecutor(os.cpu_count()) as pool:
        text = manuscript(site, needed, pool)
        made = {name: pool.submit(plan.make, text, edition) for name, plan in plans.items()}
        return [_document(name, done.result()) for name, done in made.items()]


def _plans() -> dict[str, _Plan]:
    """How each document is made; those that take longest come first."""
    return {
        "reader.pdf": _Plan(reader.PAGES, partial(_pdf, "reader.pdf", reader.reader)),
        "reader.epub": _Plan(reader.PAGES, ebook.ebook),
        **{name: plan for chapter in CHAPTERS for name, plan in _of_chapter(chapter)},
        CARD: _Plan((), lambda _, edition: press.picture("card", edition, ppi=72)),
    }


def _of_chapter(name: str) -> list[tuple[str, _Plan]]:
    whole, sheet = f"{name}.pdf", f"{name}-handout.pdf"
    return [
        (whole, _Plan((name,), partial(_pdf, whole, partial(chapter, name)))),
        (sheet, _Plan((name, name_of(name)), partial(_pdf, sheet, partial(handout, name)))),
    ]


def _pdf(
    name: str, write: Callable[[Manuscript, Edition], str], text: Manuscript, edition: Edition
) -> bytes:
    return press.pdf(name, write(text, edition), edition)


def _document(name: str, content: bytes) -> Document:
    return Document(name, content, press.page_count(content) if name.endswith(".pdf") else 0)

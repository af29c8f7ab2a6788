"""The documents under /print/: each chapter for reading and teaching, the whole as a reader.

Made by pandoc and Typst from the very Markdown of the site, so that screen and paper say the same.
"""

import os
from collections.abc import Callable, Collection, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass
from functools import partial
from types import MappingProxyType

from annotated.model import CHAPTERS, METHOD_CARD, PACK, Edition
from annotated.paper import ebook, packets, press, reader, slides, word
from annotated.paper.chapter import chapter, handout
from annotated.paper.manuscript import GUIDES, SHEETS, Manuscript, manuscript
from annotated.paper.pack import names as packed_names
from annotated.paper.pack import pack
from annotated.read.sessions import name_of
from annotated.write.site import Site

CARD = "card.png"


@dataclass(frozen=True)
class Document:
    """A finished file below print/, and how many pages it has (none if it is no PDF)."""

    name: str
    content: bytes
    pages: int = 0


@dataclass(frozen=True)
class _Plan:
    """What texts a document is made from, how, and for which chapter if it is for one."""

    texts: tuple[str, ...]
    make: Callable[[Manuscript, Edition], bytes]
    chapter: str = ""


def names() -> list[str]:
    """The names of all documents."""
    return [*_plans(), PACK]


def make(
    site: Site,
    edition: Edition,
    names: Collection[str] = (),
    say: Callable[[str], None] = lambda _: None,
) -> list[Document]:
    """Make these documents, or all; `say` is told what is being made, since it takes long.

    Raises `press.Unmade` or `pandoc.Failed` at the first that cannot be made; a warning counts as
    that.
    """
    asked = names or [*_plans(), PACK]
    wanted = {*asked, *(packed_names() if PACK in asked else ())}
    plans = {name: plan for name, plan in _plans().items() if name in wanted}
    needed = dict.fromkeys(text for plan in plans.values() for text in plan.texts)
    say(f"Making {len(asked)} documents …")
    with ThreadPoolExecutor(os.cpu_count()) as pool:
        text = manuscript(site, needed, pool)
        begun = {name: pool.submit(plan.make, text, edition) for name, plan in plans.items()}
        try:
            made = dict(_awaited(begun, plans, say))
        except BaseException:
            pool.shutdown(cancel_futures=True)  # nobody waits for the others
            raise
    if PACK in asked:
        made[PACK] = pack(made, site.sources, edition)
    return [_document(name, content) for name, content in made.items() if name in asked]


def _awaited(
    begun: dict[str, Future[bytes]], plans: dict[str, _Plan], say: Callable[[str], None]
) -> Iterator[tuple[str, bytes]]:
    """The documents as they are done, those of a chapter together."""
    for group in (*CHAPTERS, ""):
        members = [name for name, plan in plans.items() if plan.chapter == group]
        yield from ((name, begun[name].result()) for name in members)
        if members:
            listed = f"the {len(members)} of {group}" if group else ", ".join(members)
            say(f"Made {listed}")


def _plans() -> dict[str, _Plan]:
    """How each document is made; those that take longest come first."""
    return {
        "reader.pdf": _Plan(reader.PAGES, partial(_pdf, "reader.pdf", reader.reader)),
        "reader.epub": _Plan(reader.PAGES, ebook.ebook),
        **{name: plan for chapter in CHAPTERS for name, plan in _of_chapter(chapter)},
        METHOD_CARD: _Plan((), packets.method_card),
        CARD: _Plan((), lambda _, edition: press.picture("card", edition, ppi=72)),
    }


# The papers of the teaching pack: what each is made from, beside the session, and how.
_PAPERS = MappingProxyType(
    {
        "-student.pdf": (SHEETS, packets.student),
        "-student.docx": (SHEETS, word.student),
        "-student-large.pdf": (SHEETS, packets.large),
        "-cards.pdf": ("", packets.cards),
        "-teacher.pdf": (GUIDES, packets.teacher),
        "-teacher.docx": (GUIDES, word.teacher),
        "-slides.pptx": ("", slides.slides),
    }
)


def _of_chapter(name: str) -> Iterator[tuple[str, _Plan]]:
    whole, sheet = f"{name}.pdf", f"{name}-handout.pdf"
    yield whole, _Plan((name,), partial(_pdf, whole, partial(chapter, name)), name)
    pages = (name, name_of(name))
    yield sheet, _Plan(pages, partial(_pdf, sheet, partial(handout, name)), name)
    for end, (text, paper) in _PAPERS.items():
        texts = (f"{text}{name}",) if text else ()
        yield f"{name}{end}", _Plan(texts, partial(paper, name), name)


def _pdf(
    name: str, write: Callable[[Manuscript, Edition], str], text: Manuscript, edition: Edition
) -> bytes:
    return press.pdf(name, write(text, edition), edition)


def _document(name: str, content: bytes) -> Document:
    return Document(name, content, press.page_count(content) if name.endswith(".pdf") else 0)

"""This project as one of those that are compared: with the same content alone, and as it is."""

import json
import re
import shutil
import sys
from pathlib import Path

from annotated.model import CHAPTERS, Page
from annotated.read import (
    bibliography,
    claims,
    coding,
    editions,
    figures,
    glossary,
    headers,
    outline,
    paragraphs,
    questions,
    sessions,
    timeline,
    withdrawn,
)
from annotated.read.pages import NEEDED
from annotated.read.records import Record
from bench.book import Book
from bench.growth import LEFT_OUT
from bench.measure import ROOT

BUILD = (sys.executable, "-m", "bench.site_alone", "build", "--quiet")
BUILD_ALL = (sys.executable, "-m", "mkdocs", "build", "--quiet")
MODULES = f"scripts:{ROOT}"
_FRONT = "standfirst: The same six chapters.\ndescription: The same."
_LISTS = ("timeline", "claims", "references", "glossary")
# Which records are kept, where it is not the first of each kind.
_KEPT = {figures: slice(0), withdrawn: slice(0), editions: slice(-1, None)}
_OTHERS = [name for name in NEEDED if name not in (*CHAPTERS, *_LISTS)]


def _headings() -> dict[str, str]:
    """The headings that two pages cannot do without."""
    taught = f"## The card {{ #{outline.CARD} }}\n\nWords.\n\n### Marking {{ #{outline.MARKING} }}"
    return {"index": f"## The chapters {{ #{outline.ANSWER} }}", "seminar": taught}


def _session(page: Page) -> str:
    """The least that a session may be."""
    chapter, head = page.name, " | ".join(sessions.COLUMNS)
    anchor = next(iter(paragraphs.of(page))).anchor
    lists = {
        "outcomes": "- One.",
        "readings": f"- The [chapter](../{chapter}.md) · 5 min",
        "text": f"- [¶](../{chapter}.md#{anchor})",
        "tasks": "1. One.",
        "slides": "\n".join(f"{n}. **One.** One; two. Say: Three." for n in range(1, 8)),
        "answers": "\n".join(f"{n + 1}. One." for n in range(len(sessions.questions(page)))),
        "misunderstandings": "- One.",
    }
    for name, length in sessions.PLANS.items():
        lists[name] = f"| {head} |\n|---|---|---|---|\n| 0–{length} | one | two | three |"
    return "\n\n".join(
        f"{'#' * level} {name} {{ #{name} }}\n\n{lists.get(name, 'Words.')}"
        for name, level in sessions.PARTS.items()
    )


def whole(folder: Path, _: Book) -> None:
    """The site as it is."""
    shutil.copytree(ROOT, folder, ignore=LEFT_OUT, dirs_exist_ok=True)


def same_content(folder: Path, book: Book) -> None:
    """The chapters of the book and its works; of all else one of a kind, which ours needs."""
    whole(folder, book)
    for page in book.chapters:
        path = folder / page.path
        front = path.read_text(encoding="utf-8").split("\n---\n")[0]
        path.write_text(f"{front}\n---\n{page.body}", encoding="utf-8")
    texts = dict.fromkeys(_OTHERS, "The chapters.") | {n: f"<!-- insert: {n} -->" for n in _LISTS}
    texts |= _headings() | {sessions.name_of(one.name): _session(one) for one in book.chapters}
    for name, text in texts.items():
        file = f"---\ntitle: Page {name}\n{_FRONT}\n---\n\n{text}\n"
        (folder / "docs" / f"{name}.md").write_text(file, encoding="utf-8")
    head = headers.HEADS[bibliography.PATH].block
    (folder / bibliography.PATH).write_text(f"{head}\n{book.bibtex}", encoding="utf-8")
    _one_of_each(folder, book)
    _navigation(folder / "mkdocs.yml")


def _one_of_each(folder: Path, book: Book) -> None:
    """One claim, event, term and question; no figure, nothing withdrawn, no edition before this."""
    work = re.findall(r"^@\w+\{(\w+),", book.bibtex, re.M)[0]
    chapter = book.chapters[0]
    for module in (timeline, claims, glossary, questions, figures, withdrawn, editions):
        path, tops = folder / module.PATH, module.TOPS
        found = module.load(path.read_text(encoding="utf-8")).records
        kept = {top: found[top][_KEPT.get(module, slice(1))] for top in tops}
        text = "".join(
            f"{top}: {json.dumps([_alone(one, work, chapter) for one in records])}\n"
            for top, records in kept.items()
        )
        path.write_text(headers.HEADS[module.PATH].block + text, encoding="utf-8")
        if module is claims:
            _mark(folder, kept["claims"][0])
    for path in (folder / editions.FOLDER).iterdir():
        path.unlink()


def _alone(record: Record, work: str, chapter: Page) -> dict[str, object]:
    """A record that names nothing but one work and one paragraph, which are there."""
    named = {name: [work] for name in ("cite", "source", "evidence")} | {
        "claims": [],
        "paragraphs": [f"{chapter.name}#{next(iter(paragraphs.of(chapter))).anchor}"],
    }
    # A period that is alone is also the last one, which has no end.
    return {
        name: named.get(name, value) for name, value in record.values.items() if name != "until"
    }


def _mark(folder: Path, claim: Record) -> None:
    """Mark the claim in its chapter, and give it its row among the codings."""
    chapter = folder / "docs" / f"{claim.text('chapter')}.md"
    text, end = chapter.read_text(encoding="utf-8"), "\n\n## What the evidence"
    marked = text.replace(end, f" [](claims.md#{claim.name}){end}", 1)
    chapter.write_text(marked, encoding="utf-8")
    row = (claim.name, *[claim.text("verdict")] * 3, "")
    rows = "\n".join("\t".join(cells) for cells in (coding.COLUMNS, row))
    (folder / coding.PATH).write_text(f"{rows}\n", encoding="utf-8")


def _navigation(settings: Path) -> None:
    listed = "".join(f"  - {name}.md\n" for name in NEEDED)
    text = settings.read_text(encoding="utf-8")
    text = re.sub(r"^nav:\n(?:[ ]+.*\n)+", f"nav:\n{listed}", text, flags=re.M)
    settings.write_text(text, encoding="utf-8")

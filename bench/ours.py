"""This project as one of those that are compared: with the same content alone, and as it is."""

import json
import re
import shutil
import sys
from pathlib import Path

from annotated.model import CHAPTERS
from annotated.read import claims, figures, glossary, headers, outline, timeline
from annotated.read.pages import NEEDED
from annotated.read.records import Record
from bench.book import Book
from bench.growth import LEFT_OUT
from bench.measure import ROOT

BUILD = (sys.executable, "-m", "bench.site_alone", "build", "--quiet")
BUILD_ALL = (sys.executable, "-m", "mkdocs", "build", "--quiet")
MODULES = f"scripts:{ROOT}"
_INDEX = "---\ntitle: Home\nstandfirst: The same six chapters.\ndescription: The same.\n---\n\n"
_LISTS = ("timeline", "claims", "references", "glossary")
_OTHERS = [name for name in NEEDED if name not in (*CHAPTERS, *_LISTS)]


def _headings() -> dict[str, str]:
    """The headings that two pages cannot do without."""
    weeks = (
        f"## A week {{ #{outline.week(chapter)} }}\n\n"
        + "".join(f"### A part {{ #{outline.part(name, chapter)} }}\n\n" for name in outline.PARTS)
        for chapter in CHAPTERS
    )
    answer = f"## The chapters {{ #{outline.ANSWER} }}"
    return {"index": answer, "seminar": "".join(weeks).rstrip()}


def whole(folder: Path, _: Book) -> None:
    """The site as it is."""
    shutil.copytree(ROOT, folder, ignore=LEFT_OUT, dirs_exist_ok=True)


def same_content(folder: Path, book: Book) -> None:
    """The chapters of the book and its works; of all else one of a kind, which ours needs."""
    whole(folder, book)
    for page in book.chapters:
        path = folder / "docs" / f"{page.name}.md"
        front = path.read_text(encoding="utf-8").split("\n---\n")[0]
        path.write_text(f"{front}\n---\n{page.body}", encoding="utf-8")
    texts = dict.fromkeys(_OTHERS, "The chapters.") | {n: f"<!-- insert: {n} -->" for n in _LISTS}
    texts |= _headings()
    for name, text in texts.items():
        (folder / "docs" / f"{name}.md").write_text(f"{_INDEX}{text}\n", encoding="utf-8")
    none = "".join(f"{top}: []\n" for top in figures.TOPS)
    (folder / figures.PATH).write_text(headers.block(figures.TOPS) + none, encoding="utf-8")
    (folder / "refs.bib").write_text(book.bibtex, encoding="utf-8")
    _one_of_each(folder, book)
    _navigation(folder / "mkdocs.yml")


def _one_of_each(folder: Path, book: Book) -> None:
    key = re.findall(r"^@\w+\{(\w+),", book.bibtex, re.M)[0]
    for module in (timeline, claims, glossary):
        path = folder / module.PATH
        found = module.load(path.read_text(encoding="utf-8")).records
        text = "".join(
            f"{top}:\n  - {json.dumps(_citing(records[0], key), ensure_ascii=False)}\n"
            for top, records in found.items()
        )
        path.write_text(headers.block(module.TOPS) + text, encoding="utf-8")
        if module is claims:
            _mark(folder, found["claims"][0])


def _citing(record: Record, key: str) -> dict:
    cited = {name: [key] for name in ("cite", "source", "evidence") if name in record.values}
    # A period that is alone is also the last one, which has no end.
    kept = {name: value for name, value in record.values.items() if name != "until"}
    return {**kept, **cited}


def _mark(folder: Path, claim: Record) -> None:
    chapter = folder / "docs" / f"{claim.values['chapter']}.md"
    text = chapter.read_text(encoding="utf-8")
    mark = f" [](claims.md#{claim.values['id']})\n\n## What the evidence"
    chapter.write_text(text.replace("\n\n## What the evidence", mark, 1), encoding="utf-8")


def _navigation(settings: Path) -> None:
    listed = "".join(f"  - {name}.md\n" for name in NEEDED)
    text = settings.read_text(encoding="utf-8")
    text = re.sub(r"^nav:\n(?:[ ]+.*\n)+", f"nav:\n{listed}", text, flags=re.M)
    settings.write_text(text, encoding="utf-8")

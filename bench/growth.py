"""Synthetic sources, as many times today's size as asked: a project to be built and measured.

Every copy of the real sources has their shape: the same citations, markers, links and lengths, so
that all proportions stay as they are today. Its words are synthetic; its ids and keys end in the
letters of the copy, and those of the first copy are the real ones, because other pages name them.
Figures are drawn one by one by code, so there are as many as today, in the first copy.

The chapters are a closed vocabulary in model.py. The project is a copy anyway, so that one mapping
is written anew in it, and the real code needs no second way to name its chapters.
"""

import json
import re
import shutil
import subprocess
import sys
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import chain
from math import isqrt
from pathlib import Path, PurePosixPath
from types import ModuleType

from annotated.model import CHAPTERS, Page, Reference, Sources
from annotated.read import (
    bibliography,
    claims,
    coding,
    glossary,
    questions,
    schema,
    sources,
    timeline,
)
from annotated.read.citations import cited_keys
from annotated.read.pages import figures
from annotated.read.records import Record
from annotated.text.rules import Field
from annotated.write.references import letters
from bench.words import scramble

LEFT_OUT = shutil.ignore_patterns(
    ".git", ".venv", ".build", "site", "tests", "bench", "__pycache__", ".*_cache", ".hypothesis"
)
# What differs from copy to copy, since no two entries may have the same.
_UNIQUE = ("title", "short", "question")
# There are as many of these as before, with more entries in each.
_SHARED = ("periods", "groups")
_KEPT_FIELDS = ("year", "month", "day", "isbn", "issn", "langid", "keywords", "checked")
_KEPT_FIELDS += ("entrysubtype", "further", "number", "volume", "pages")
# In this order: what stays, what names something, and everything else, word by word.
_PART = re.compile(
    r"(?P<kept>^#.*$|<!--.*?-->|<https?:[^>]*>|`[^`]*`)|(?P<cited>\[[^\[\]]*@[^\[\]]*\])"
    r"|\]\((?P<link>[^)\s]*)\)|(?P<text>[^\W\d_]+)",
    re.M,
)
_WEEK = re.compile(r"^## Week ", re.M)


@dataclass(frozen=True)
class Copy:
    """One copy of the sources, numbered from 0; the first keeps the real names."""

    number: int
    real: Sources

    @property
    def key_end(self) -> str:
        return f"x{letters(self.number)}" if self.number else ""

    @property
    def end(self) -> str:
        return f"-{self.key_end}" if self.number else ""

    @property
    def variant(self) -> int:
        """A text ten times as long has about three times as many different words."""
        return isqrt(self.number)

    @cached_property
    def ids(self) -> Mapping[str, set[str]]:
        """The ids in each page of data that are renamed with the copy."""
        return {
            "claims.md": {claim.id for claim in self.real.claims} | set(CHAPTERS),
            "timeline.md": {event.id for event in self.real.events},
            "glossary.md": {term.id for term in self.real.terms},
            "questions.md": {question.id for question in self.real.questions},
        }

    @cached_property
    def cited(self) -> set[str]:
        """The works that are cited outside figures."""
        return cited_keys(replace(self.real, figures=()))

    @cached_property
    def shown(self) -> Mapping[str, str]:
        """The page that shows each figure."""
        return {
            f"fig-{one}": page.name for page in self.real.pages.values() for one in figures(page)
        }

    # ---- Data ----

    def record(self, record: Record, kind: type) -> dict[str, object]:
        """A record of a YAML file."""
        fields = schema.fields_of(kind)
        values = {name: self.value(name, one, fields[name]) for name, one in record.values.items()}
        within = {
            name: [self.record(one, fields[name].rule) for one in found]  # type: ignore[arg-type]
            for name, found in record.entries.items()
            if not (self.number and name == "was")  # editions/ holds the real ones
        }
        if self.number and record.name == claims.UNJUDGED:
            values["reason"] = "no-source"  # only the real one goes without
        return values | within

    def value(self, name: str, value: str | tuple[str, ...], field: Field) -> str | list[str]:
        if isinstance(value, tuple):
            return [self.item(name, one) for one in value]
        if name in ("id", "chapter"):
            return f"{value}{self.end}"
        words = scramble(value, self.number if name in _UNIQUE else self.variant)
        words += self.end if name == "term" else ""
        # What takes any words is a text; what does not is a date, or a word of a vocabulary.
        return value if name == "group" or list(field.faults(words, {})) else words

    def item(self, name: str, text: str) -> str:
        """An item of a list: a citation, an id, a paragraph, or words."""
        if name in ("cite", "source", "evidence"):
            return re.sub(r"^[a-z0-9]+", rf"\g<0>{self.key_end}", text)
        if name in ("claims", "overtaken-by"):
            return f"{text}{self.end}"
        if name == "paragraphs":
            return text.replace("#", f"{self.end}#")
        return f"{scramble(text, self.variant)}{self.end if name in ('asked-as', 'also') else ''}"

    def coded(self) -> Iterator[str]:
        """The rows of coding.tsv."""
        for one in self.real.coding:
            why = scramble(one.why, self.variant)
            yield "\t".join((f"{one.id}{self.end}", one.first, one.second, one.settled, why))

    def entry(self, reference: Reference) -> str:
        """An entry of refs.bib."""
        written = dict(reference.fields)
        if self.number and reference.key not in self.cited:
            written["further"] = "yes"
        fields = ",\n".join(
            f"  {name} = {self.field(name, text)}" for name, text in written.items()
        )
        return f"@{reference.kind}{{{reference.key}{self.key_end},\n{fields}\n}}\n"

    def field(self, name: str, text: str) -> str:
        if name == "month":
            return text
        if name in _KEPT_FIELDS:
            return f"{{{text}}}"
        if text.startswith("http"):
            host, _, path = text.partition("://")[2].partition("/")
            return f"{{https://{scramble(host, 0)}.example/{scramble(path, self.number)}}}"
        return f"{{{scramble(text, self.number if name == 'title' else self.variant)}}}"

    # ---- Pages ----

    def page(self, page: Page) -> str:
        """A file of docs/."""
        front = "\n".join(
            f"{name}: {json.dumps(self.front(name, text), ensure_ascii=False)}"
            for name, text in page.meta.items()
        )
        body = self.session(page.body) if "/" in page.name else self.markdown(page.body)
        return f"---\n{front}\n---\n{body}"

    def front(self, name: str, text: str) -> str:
        """A value of the front matter; no two pages have the same title."""
        return scramble(text, self.variant) + (self.end if name == "title" else "")

    def session(self, text: str) -> str:
        """A session of the seminar, whose words are a form: only what it names is renamed."""
        return _PART.sub(
            lambda found: self.part(found) if found["cited"] or found["link"] else found[0], text
        )

    def markdown(self, text: str) -> str:
        return _PART.sub(self.part, text)

    def part(self, found: re.Match[str]) -> str:
        if self.number and found["kept"] and found["kept"].startswith("<!-- insert: figure-"):
            return ""
        if found["kept"]:
            return re.sub(r"(\{ #(?!case )[a-z-]+) \}$", rf"\1{self.end} }}", found["kept"])
        if found["cited"]:
            return re.sub(r"@[a-z0-9]+", rf"\g<0>{self.key_end}", found["cited"])
        if found["link"] is not None:
            return f"]({self.link(found['link'])})"
        return scramble(found["text"], self.variant)

    def link(self, target: str) -> str:
        name, _, anchor = target.partition("#")
        if anchor.startswith("fig-"):
            return (
                f"{self.shown[anchor]}.md#{anchor}" if self.number and name[:3] != "../" else target
            )
        if PurePosixPath(name).stem in CHAPTERS:
            return target.replace(".md", f"{self.end}.md")
        if name == "references.md" and anchor in self.real.references:
            return f"{target}{self.key_end}"
        return f"{target}{self.end}" if anchor in self.ids.get(name, ()) else target


def write(root: Path, target: Path, times: int) -> None:
    """Write a project into the new folder `target`, with the sources of `root` so many times."""
    real = sources.load(root)
    copies = [Copy(number, real) for number in range(times)]
    shutil.copytree(root, target, ignore=LEFT_OUT)
    files = chain(_data(root, copies), _pages(copies), _settings(target, copies))
    for path, text in files:
        (target / path).write_text(text, encoding="utf-8")
    # In a process of its own, because the project has chapters of its own.
    describe = [sys.executable, "-m", "annotated.read.headers"]
    environment = {"PYTHONPATH": str(target / "scripts"), "PYTHONDONTWRITEBYTECODE": "1"}
    subprocess.run(describe, cwd=target, env=environment, capture_output=True, check=True)


def _data(root: Path, copies: list[Copy]) -> Iterable[tuple[str, str]]:
    entries = (copy.entry(one) for copy in copies for one in copy.real.references.values())
    yield bibliography.PATH, "\n".join(["% Synthetic", "%", "", *entries])
    rows = (row for copy in copies for row in copy.coded())
    yield coding.PATH, "\n".join(["\t".join(coding.COLUMNS), *rows, ""])
    for module in (timeline, claims, glossary, questions):
        text = (root / module.PATH).read_text(encoding="utf-8")
        yield module.PATH, "\n".join(["# Synthetic", "#", *_yaml(module, text, copies)])


def _yaml(module: ModuleType, text: str, copies: list[Copy]) -> Iterator[str]:
    records = module.load(text).records
    for top, kind in module.TOPS.items():
        used = copies[:1] if top in _SHARED else copies
        values = [copy.record(record, kind) for copy in used for record in records[top]]
        if top == "events":
            values.sort(key=lambda one: str(one["date"]))
        yield f"{top}:"
        yield from (f"  - {json.dumps(one, ensure_ascii=False)}" for one in values)


def _pages(copies: list[Copy]) -> Iterator[tuple[str, str]]:
    for name, page in copies[0].real.pages.items():
        if PurePosixPath(name).name in CHAPTERS:  # a chapter, or its session
            for copy in copies:
                yield f"docs/{name}{copy.end}.md", copy.page(page)
        else:
            yield f"docs/{name}.md", copies[0].page(page) + _more(page, copies[1:])


def _more(page: Page, copies: list[Copy]) -> str:
    """What grows in a page that has no copies: the weeks of the seminar, one a chapter."""
    week = _WEEK.search(page.body)
    return (
        "".join(f"\n{copy.markdown(page.body[week.start() :])}" for copy in copies) if week else ""
    )


def _settings(target: Path, copies: list[Copy]) -> Iterator[tuple[str, str]]:
    chapters = tuple(f"{name}{copy.end}" for copy in copies for name in CHAPTERS)
    model = (target / "scripts/annotated/model.py").read_text(encoding="utf-8")
    written = re.sub(r"^CHAPTERS = .*$", f"CHAPTERS = {chapters}", model, count=1, flags=re.M)
    yield "scripts/annotated/model.py", written
    settings = (target / "mkdocs.yml").read_text(encoding="utf-8")
    for before in ("      - ", "          - seminar/"):
        listed = "".join(f"{before}{name}.md\n" for name in chapters)
        old = "".join(f"{before}{name}.md\n" for name in CHAPTERS)
        settings = settings.replace(old, listed)
    yield "mkdocs.yml", settings


if __name__ == "__main__":
    write(Path.cwd(), Path(sys.argv[1]), int(sys.argv[2]))

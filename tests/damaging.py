"""Ways to damage a copy of the real sources, for the tests that do."""

import re
import shutil
from collections.abc import Iterator
from contextlib import contextmanager

import pytest

from annotated.model import Claim, Event, Faulty, Figure, Page, Question, Term
from annotated.read import (
    bibliography,
    citations,
    claims,
    coding,
    figures,
    files,
    glossary,
    pages,
    published,
    questions,
    schema,
    sources,
    timeline,
    withdrawn,
)
from project import ROOT

# The entry of each file that is damaged, and what it is.
DATA = {
    "refs.bib": "creemers2018",
    "timeline.yaml": "planning-outline",
    "claims.yaml": "mech-04",
    "glossary.yaml": "judgment-defaulter",
    "figures.yaml": "layers",
    "questions.yaml": "is-the-score-real",
}
KINDS = {
    "timeline.yaml": Event,
    "claims.yaml": Claim,
    "glossary.yaml": Term,
    "figures.yaml": Figure,
    "questions.yaml": Question,
}
# Sources that are lists without entries, or with entries that hang on those of other files.
LISTS = tuple(path for path in files.DATA if path not in DATA)
PAGE = "docs/media.md"
FILES = (*DATA, *LISTS, PAGE)


def known(path):
    """The fields of the entries of a file, as messages list them."""
    return bibliography.FIELDS if path not in KINDS else schema.fields_of(KINDS[path])


def required(path):
    """The fields that the entry may not lack, its id apart."""
    if path not in KINDS:
        return (*bibliography.ALWAYS, *bibliography.KINDS["techreport"].needs)
    return [one for one in known(path) if one not in ("id", *schema.optional(KINDS[path]))]


def copy_texts(folder):
    """Copy what sources.load reads, and no more, so that damage costs little."""
    for name in ("docs", "editions"):
        shutil.copytree(ROOT / name, folder / name)
    for name in files.DATA:
        shutil.copy(ROOT / name, folder / name)
    return folder


@contextmanager
def remembering():
    """What stays as it is need not be read and judged again for each damage to something else.

    Only pure functions are remembered, each by what it was given, so that nothing else changes.
    """

    def remember(function):
        known = {}

        def again(*given):
            key = tuple(one if isinstance(one, str) else id(one) for one in map(_text, given))
            if key not in known:
                if len(known) > 60:
                    known.clear()
                found = function(*given)
                # Holding on to what was given keeps its identity from being used again.
                known[key] = (given, list(found) if isinstance(found, Iterator) else found)
            return known[key][1]

        return again

    with pytest.MonkeyPatch.context() as patch:
        for module in (timeline, claims, glossary, figures, questions, withdrawn):
            patch.setattr(module, "load", remember(module.load))
            patch.setattr(module, "problems", remember(module.problems))
        patch.setattr(bibliography, "parse", remember(bibliography.parse))
        patch.setattr(coding, "load", remember(coding.load))
        patch.setattr(published, "read_published", remember(published.read_published))
        patch.setattr(citations, "problems", remember(citations.problems))
        patch.setattr(pages, "form", remember(pages.form))
        yield


def _text(given):
    return f"{given.name}\n{given.line}\n{given.body}" if isinstance(given, Page) else given


@contextmanager
def damaged(root, path, change):
    """One file of the copy with another content while the block runs."""
    file = root / path
    good = file.read_bytes()
    file.write_bytes(change(good) if callable(change) else change)
    try:
        yield
    finally:
        file.write_bytes(good)


def found(root):
    """Every problem in the sources, as text; none if they are sound."""
    try:
        sources.load(root)
    except Faulty as faulty:
        return [str(problem) for problem in faulty.problems]
    return []


def edited(path, change):
    """A real text, its damaged form, and the line in which they begin to differ."""
    good = (ROOT / path).read_text(encoding="utf-8")
    bad = change(good)
    assert bad != good, path
    pairs = enumerate(zip(good, bad, strict=False))
    same = next((at for at, (one, other) in pairs if one != other), min(len(good), len(bad)))
    return bad.encode("utf-8", "surrogatepass"), good.count("\n", 0, same) + 1


def field(path, name, raw, entry=""):
    """Replaces the lines of one field of an entry by a raw text; by nothing, to remove it."""
    bib = path.endswith(".bib")
    entry = entry or DATA[path]
    start = f"@\\w+{{{entry}," if bib else f"  - id: {entry}$"
    own = rf"  {name} *=.*\n" if bib else rf"  (?:- |  ){name}:.*\n(?:     +.*\n)*"

    def change(text):
        begin = re.search(start, text, re.M).start()
        match = re.compile(own).search(text, begin)
        return text[: match.start()] + (f"{raw}\n" if raw else "") + text[match.end() :]

    return change

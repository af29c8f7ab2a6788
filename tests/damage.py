"""Ways to damage a copy of the real sources, for the tests that do."""

import re
import shutil
from contextlib import contextmanager
from pathlib import Path

import pytest

from annotated import bibliography, claims, glossary, registry, sources, timeline
from conftest import ROOT

DATA = {
    "refs.bib": "creemers2018",
    "timeline.yaml": "planning-outline",
    "claims.yaml": "mech-04",
    "glossary.yaml": "judgment-defaulter",
}
LISTS = ("withdrawn.yaml", "published.txt")
PAGE = "docs/media.md"
FILES = (*DATA, *LISTS, PAGE)


def copy_texts(folder):
    """Copy what sources.load reads, and no more, so that damage costs little."""
    (folder / "docs").mkdir(parents=True)
    for name in (*DATA, *LISTS):
        shutil.copy(ROOT / name, folder / name)
    for page in (ROOT / "docs").glob("*.md"):
        shutil.copy(page, folder / "docs" / page.name)
    return folder


@contextmanager
def remembering():
    """Files that stay as they are need not be read again for each damage to another one."""

    def remember(read):
        known = {}

        def again(text):
            if text not in known:
                known.clear()
                known[text] = read(text)
            return known[text]

        return again

    with pytest.MonkeyPatch.context() as patch:
        for module in (timeline, claims, glossary, registry):
            patch.setattr(module, "load", remember(module.load))
        patch.setattr(bibliography, "parse", remember(bibliography.parse))
        yield


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
    except sources.Faulty as faulty:
        return [str(problem) for problem in faulty.problems]
    return []


def edited(path, change):
    """A real text, its damaged form, and the line in which they begin to differ."""
    good = (ROOT / path).read_text(encoding="utf-8")
    bad = change(good)
    assert bad != good
    same = len(Path(path).parts and common(good, bad))
    return bad.encode("utf-8", "surrogatepass"), good.count("\n", 0, same) + 1


def common(one, other):
    """What two texts begin with."""
    size = next((at for at, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), None)
    return one[: min(len(one), len(other)) if size is None else size]


def field(path, name, raw):
    """Replaces the lines of one field of a known entry by a raw text; by nothing, to remove it."""
    bib = path.endswith(".bib")
    start = f"@\\w+{{{DATA[path]}," if bib else f"  - id: {DATA[path]}$"
    own = rf"  {name} *=.*\n" if bib else rf"  (?:- |  ){name}:.*\n(?:     +.*\n)*"

    def change(text):
        begin = re.search(start, text, re.M).start()
        match = re.compile(own).search(text, begin)
        return text[: match.start()] + (f"{raw}\n" if raw else "") + text[match.end() :]

    return change

"""What scripts/bench builds and measures: synthetic sources, and the book that others build too."""

import filecmp
import subprocess
import sys

from annotated.model import CHAPTERS
from annotated.read import sources
from bench import book, growth, ours
from bench.words import scramble
from project import ROOT


def counts(project):
    # In a process of its own, because the project has chapters of its own.
    code = (
        "from pathlib import Path; from annotated.read import sources; s = sources.load(Path('.'));"
        "print(len([p for p in s.pages.values() if p.is_chapter]), len(s.references),"
        " len(s.events), len(s.claims), len(s.terms), len(s.questions), len(s.coding))"
    )
    environment = {"PYTHONPATH": str(project / "scripts"), "PYTHONDONTWRITEBYTECODE": "1"}
    run = [sys.executable, "-c", code]
    said = subprocess.run(
        run, cwd=project, env=environment, capture_output=True, text=True, check=False
    )
    assert said.returncode == 0, said.stderr
    return [int(number) for number in said.stdout.split()]


def test_sources_of_todays_size_have_no_problems(tmp_path):
    growth.write(ROOT, tmp_path / "once", 1)
    sources.load(tmp_path / "once")


def test_twice_the_size_is_two_of_everything(tmp_path):
    growth.write(ROOT, tmp_path / "twice", 2)
    assert counts(tmp_path / "twice") == [2 * number for number in counts(ROOT)]


def test_the_chapters_alone_have_no_problems(tmp_path):
    text = book.read(ROOT)
    ours.same_content(tmp_path, text)
    found = sources.load(tmp_path)
    assert [page.name for page in found.pages.values() if page.is_chapter] == sorted(CHAPTERS)
    assert len(found.references) == text.bibtex.count("\n@") + 1
    assert [len(one) for one in (found.claims, found.events, found.figures)] == [1, 1, 0]


def test_the_generator_is_deterministic(tmp_path):
    for name in ("one", "other"):
        growth.write(ROOT, tmp_path / name, 1)
    files = [
        path.relative_to(tmp_path / "one")
        for path in (tmp_path / "one").rglob("*")
        if path.is_file()
    ]
    same = filecmp.cmpfiles(tmp_path / "one", tmp_path / "other", files, shallow=False)
    assert sorted(same[0]) == sorted(files)


def test_words_keep_their_length_and_their_case():
    found = scramble("The Party, of NDRC and others.", 0)
    assert [len(word) for word in found.split()] == [3, 6, 2, 4, 3, 7]
    assert found.split()[3].isupper()
    assert found == scramble("The Party, of NDRC and others.", 0)
    assert found != scramble("The Party, of NDRC and others.", 1)

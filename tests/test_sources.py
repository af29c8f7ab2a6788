"""Damage to the real sources: what it says, all at once, and that the build stops."""

import subprocess
import sys

import pytest

from annotated import sources
from conftest import ROOT, build


def damage(root, path, before, after):
    file = root / path
    text = file.read_text(encoding="utf-8")
    assert before in text
    file.write_text(text.replace(before, after, 1), encoding="utf-8")


def problems(root):
    with pytest.raises(sources.Faulty) as faulty:
        sources.load(root)
    return [str(problem) for problem in faulty.value.problems]


def test_the_real_sources_are_read_whole(real):
    read = (real.references, real.periods, real.events, real.claims, real.terms, real.figures)
    assert real.pages
    assert all(read)


def test_faults_in_every_file_are_reported_together(copy):
    damage(copy, "refs.bib", "@techreport{creemers2018,", "@techreport{creemers2018x,")
    damage(copy, "docs/media.md", "[@kostka2019monkeycage", "[@kostka2091")
    damage(copy, "figures.yaml", "cite: [rieger2020]", "cite: [rieger2002]")
    found = problems(copy)
    files = {problem.split(":")[0] for problem in found}
    assert {
        "docs/media.md",
        "timeline.yaml",
        "claims.yaml",
        "glossary.yaml",
        "figures.yaml",
    } <= files
    assert all("unknown citation key" in problem or "nothing cites" in problem for problem in found)


def test_faulty_data_does_not_hide_faults_in_pages(copy):
    damage(copy, "timeline.yaml", "category: policy", "category: politics")
    damage(copy, "docs/about.md", "## Privacy", "## Privacy\n\nSee @creemers2018.")
    found = problems(copy)
    assert len(found) == 2
    assert found[0].startswith("docs/about.md:")
    assert found[1].startswith("timeline.yaml:")


def test_a_missing_and_a_wrongly_encoded_file_are_problems(copy):
    (copy / "glossary.yaml").unlink()
    (copy / "claims.yaml").write_bytes(b"# caf\xe9\nclaims: []\n")
    found = problems(copy)
    assert "glossary.yaml:1: file: cannot be read: No such file or directory" in found
    assert "claims.yaml:1: file: expected UTF-8, found invalid continuation byte" in found


def test_check_prints_the_problems_and_fails(copy):
    damage(copy, "docs/media.md", "](timeline.md#nosedive)", "](timeline.md#nosedove)")
    result = subprocess.run(
        [sys.executable, "-m", "annotated.check"],
        cwd=copy,
        env={"PYTHONPATH": str(ROOT / "scripts")},
        capture_output=True,
        text=True,
        check=False,
    )
    assert result.returncode == 1
    assert result.stdout.endswith(": nosedove: timeline.yaml has no such id\n")
    assert result.stderr == "1 problem.\n"


def test_a_problem_stops_the_build_with_its_place_and_no_traceback(copy):
    damage(copy, "docs/media.md", "](timeline.md#nosedive)", "](timeline.md#nosedove)")
    result = build(copy, copy / "site")
    assert result.returncode != 0
    assert "nosedove: timeline.yaml has no such id" in result.stdout
    assert "Traceback" not in result.stdout + result.stderr
    assert not (copy / "site").exists()


def test_a_dead_link_between_pages_stops_the_build(copy):
    damage(copy, "docs/about.md", "## Privacy", "## Privacy\n\n[gone](media.md#no-such-heading)")
    result = build(copy, copy / "site")
    assert result.returncode != 0
    assert "no-such-heading" in result.stderr

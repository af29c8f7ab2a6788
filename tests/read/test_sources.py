"""Damage to the real sources: what it says, all at once, and that the build stops."""

import re

import pytest

from damaging import found
from project import assert_stops, build, edit


def test_the_real_sources_are_read_whole(real):
    read = (real.references, real.periods, real.events, real.claims, real.terms, real.figures)
    assert real.pages
    assert all(read)


def test_faults_in_every_file_are_reported_together(copy):
    edit(copy / "refs.bib", "@techreport{creemers2018,", "@techreport{creemers2018x,")
    edit(copy / "docs/media.md", "[@kostka2019monkeycage", "[@kostka2091")
    edit(copy / "figures.yaml", "cite: [rieger2020]", "cite: [rieger2002]")
    problems = found(copy)
    files = {problem.split(":")[0] for problem in problems}
    assert {
        "docs/media.md",
        "timeline.yaml",
        "claims.yaml",
        "glossary.yaml",
        "figures.yaml",
    } <= files
    assert all("unknown citation key" in one or "nothing cites" in one for one in problems)


def test_faulty_data_does_not_hide_faults_in_pages(copy):
    edit(copy / "timeline.yaml", "category: policy", "category: politics")
    edit(copy / "docs/about.md", "## Privacy", "## Privacy\n\nSee @creemers2018.")
    page, data = found(copy)
    assert page.startswith("docs/about.md:")
    assert data.startswith("timeline.yaml:")


@pytest.mark.parametrize(
    "place", ["standfirst: ", "## Activity sheet { #activity-sheet }\n\n", "{ #tasks }\n\n1. "]
)
def test_no_text_of_a_student_sheet_gives_a_verdict_away(copy, place):
    edit(copy / "docs/seminar/media.md", place, f"{place}This is contested. ")
    (problem,) = found(copy)
    assert problem.endswith("the student sheet may not hold the verdict or reason 'contested'")


@pytest.mark.parametrize("words", ["slides 1, 99", "slides 1 to 99", "slides 1 and 99", "slide 99"])
def test_a_running_order_names_slides_that_are_there(copy, words):
    edit(copy / "docs/seminar/media.md", " | the sheet", f" | {words}, the sheet")
    (problem,) = found(copy)
    assert re.search(r"expected at most slide \d+, found slide 99$", problem)


def test_what_takes_a_withdrawn_address_has_to_be_there(copy):
    edit(copy / "withdrawn.yaml", 'now: "/timeline/"', 'now: "/timelines/"')
    (problem,) = found(copy)
    assert problem.startswith("withdrawn.yaml:")
    assert "now: there is no docs/timelines.md" in problem


def test_a_missing_and_a_wrongly_encoded_file_are_problems(copy):
    (copy / "glossary.yaml").unlink()
    (copy / "claims.yaml").write_bytes(b"# caf\xe9\nclaims: []\n")
    problems = found(copy)
    assert "glossary.yaml:1: file: cannot be read: No such file or directory" in problems
    assert "claims.yaml:1: file: expected UTF-8, found invalid continuation byte" in problems


@pytest.mark.slow
def test_a_problem_stops_the_build_with_its_place_and_no_traceback(copy):
    edit(copy / "docs/media.md", "](timeline.md#nosedive)", "](timeline.md#nosedove)")
    assert_stops(build(copy, copy / "site"), "nosedove: timeline.yaml has no such id")
    assert not (copy / "site").exists()


@pytest.mark.slow
def test_a_dead_link_between_pages_stops_the_build(copy):
    edit(copy / "docs/about.md", "## Privacy", "## Privacy\n\n[gone](media.md#no-such-heading)")
    assert_stops(build(copy, copy / "site"), "no-such-heading")

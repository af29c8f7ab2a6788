import json

import pytest

from annotated import bibliography, citeproc
from annotated.model import Problem
from conftest import ROOT

GOOD = """\
@online{daum2018,
  author   = {Daum, Jeremy},
  title    = {Title of {China}},
  year     = {2018},
  month    = oct,
  langid   = {english},
  keywords = {scholarship},
  checked  = {seen},
}
"""


def problems(text):
    return bibliography.parse(text)[1]


def test_an_entry_is_read_with_its_line_and_fields():
    references, found = bibliography.parse("% a comment\n\n" + GOOD)
    assert found == []
    assert (references["daum2018"].kind, references["daum2018"].line) == ("online", 3)
    assert references["daum2018"].fields["title"] == "Title of {China}"
    assert references["daum2018"].fields["month"] == "oct"


@pytest.mark.parametrize(
    ("before", "after", "line", "message"),
    [
        ("month    = oct", "month    = okt", 5, "month: expected a month such as jun, found 'okt'"),
        ("{2018}", "{18}", 4, "year: expected a year such as 2018, found '18'"),
        ("  checked  = {seen},\n", "", 1, "the field 'checked' is missing"),
        (
            "{seen}",
            "{unconfirmed}",
            1,
            "an unconfirmed entry needs an `annotation` that says what is unconfirmed",
        ),
        ("@online", "@blog", 1, None),
        ("{Title of", r"{\emph{Title} of", 3, None),
        ("author   =", "autor    =", 2, None),
        (
            "  year     = {2018},\n",
            "  year     = {2018},\n  year     = {2019},\n",
            5,
            "the field 'year' stands twice",
        ),
        ("{China}}", "{China}", 3, "title: the braces do not match in '{Title of {China}'"),
        ("daum2018,", "Daum:2018,", 1, None),
        ("  year     = {2018},\n", "", 1, "a day needs a month, and a month a year"),
    ],
)
def test_a_fault_is_reported_with_its_line(before, after, line, message):
    assert before in GOOD
    found = problems(GOOD.replace(before, after, 1))
    assert (line, message) in [(one.line, one.message) for one in found] or (
        message is None and [one.line for one in found] == [line]
    )


def test_an_entry_that_is_not_closed_does_not_swallow_the_next():
    references, found = bibliography.parse(
        GOOD.rstrip("}\n") + "\n" + GOOD.replace("daum2018", "daum2019")
    )
    assert list(references) == ["daum2018", "daum2019"]
    message = "the entry is not closed by a line with } alone"
    assert found == [Problem("refs.bib", 1, "daum2018", message)]


def test_a_key_used_twice_is_reported():
    found = problems(GOOD + "\n" + GOOD)
    assert found == [
        Problem("refs.bib", 11, "daum2018", "the key is used twice, first on line 1"),
    ]


@pytest.mark.parametrize("text", ["@string{a = {b}}", "stray text", "@comment{x,"])
def test_what_the_dialect_does_not_know_is_refused(text):
    assert problems(text)


def test_several_faults_come_together():
    broken = GOOD.replace("{2018}", "{18}").replace("= {seen}", "= {perhaps}")
    assert [problem.line for problem in problems(broken)] == [4, 8]


def test_the_english_title_goes_into_brackets_for_pandoc():
    entry = GOOD.replace("  year", "  titleenglish = {Title in English},\n  year")
    assert "title    = {Title of {China} {[Title in English]}}," in bibliography.for_pandoc(entry)


def test_a_work_that_nothing_cites_is_reported_unless_it_is_further_reading():
    references, _ = bibliography.parse(GOOD)
    (found,) = bibliography.uncited(references, set())
    assert (found.line, found.id) == (1, "daum2018")
    marked, _ = bibliography.parse(GOOD.replace("  year", "  further  = {yes},\n  year"))
    assert list(bibliography.uncited(marked, set())) == []


def test_pandoc_reads_every_real_entry_with_the_same_people_and_date(real):
    read = json.loads(citeproc.run(["-f", "bibtex", "-t", "csljson", str(ROOT / "refs.bib")]))
    assert {item["id"] for item in read} == set(real.references)
    for item in read:
        fields = real.references[item["id"]].fields
        people = item.get("author", item.get("editor", []))
        assert len(people) == len(
            fields.get("author", fields.get("editor", "")).split(" and ")
        ) or ("{" in fields.get("author", fields.get("editor", "")) or not people)
        year = str(item.get("issued", {}).get("date-parts", [[""]])[0][0])
        assert year == fields.get("year", "")

"""refs.bib: how an entry is read. What is said of a damaged one stands in damage/test_damage.py."""

import pytest

from annotated.model import Problem, Reference
from annotated.read import bibliography

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
FIELDS = {
    "author": "Daum, Jeremy",
    "title": "Title of {China}",
    "year": "2018",
    "month": "oct",
    "langid": "english",
    "keywords": "scholarship",
    "checked": "seen",
}


def test_an_entry_is_read_with_its_line_and_fields():
    assert bibliography.parse("% a comment\n\n" + GOOD) == (
        {"daum2018": Reference("daum2018", "online", FIELDS, 3)},
        [],
    )


def test_an_entry_that_is_not_closed_does_not_swallow_the_next():
    other = GOOD.replace("daum2018", "daum2019")
    assert bibliography.parse(GOOD.rstrip("}\n") + "\n" + other) == (
        {
            "daum2018": Reference("daum2018", "online", FIELDS, 1),
            "daum2019": Reference("daum2019", "online", FIELDS, 9),
        },
        [Problem("refs.bib", 1, "daum2018", "the entry is not closed by a line with } alone")],
    )


def test_several_faults_come_together():
    broken = GOOD.replace("{2018}", "{18}").replace("= {seen}", "= {perhaps}")
    assert bibliography.parse(broken)[1] == [
        Problem("refs.bib", 4, "daum2018", "year: expected a year such as 2018, found '18'"),
        Problem(
            "refs.bib",
            8,
            "daum2018",
            "checked: expected one of seen, unconfirmed, found 'perhaps'",
        ),
    ]


def test_a_work_that_nothing_cites_is_reported_unless_it_is_further_reading():
    references, _ = bibliography.parse(GOOD)
    message = "nothing cites this work; cite it, delete it, or mark it `further = {yes}`"
    assert list(bibliography.uncited(references, {"daum2018"})) == []
    assert list(bibliography.uncited(references, set())) == [
        Problem("refs.bib", 1, "daum2018", message)
    ]
    marked, _ = bibliography.parse(GOOD.replace("  year", "  further  = {yes},\n  year"))
    assert list(bibliography.uncited(marked, set())) == []


@pytest.mark.parametrize(
    ("isbn", "messages"),
    [
        ("978-0-307-81929-1", []),
        ("9780203926765", []),
        ("979-10-90636-07-1", []),
        ("978-0-307-81929-2", ["isbn: the check digit of '978-0-307-81929-2' is wrong"]),
        ("978-0-307-81992-1", ["isbn: the check digit of '978-0-307-81992-1' is wrong"]),
        ("978-3-007-81929-1", ["isbn: the check digit of '978-3-007-81929-1' is wrong"]),
        ("0-307-81929-1", ["isbn: expected an ISBN of 13 digits, found '0-307-81929-1'"]),
    ],
)
def test_a_slip_in_an_isbn_is_found(isbn, messages):
    _, found = bibliography.parse(GOOD.replace("  year", f"  isbn     = {{{isbn}}},\n  year"))
    assert [(one.line, one.message) for one in found] == [(4, message) for message in messages]

"""refs.bib: how an entry is read. What is said of a damaged one stands in damage/test_damage.py."""

from datetime import date

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


def faults(entry):
    return [(one.line, one.message) for one in bibliography.parse(entry)[1]]


@pytest.mark.parametrize(
    ("field", "message"),
    [
        (
            "author   = {Xi Jinping}",
            "author: expected `Family, Given`, or a body in braces, such as "
            "`Daum, Jeremy and {China Law Translate}`, found 'Xi Jinping'",
        ),
        (
            "editor   = {Jeremy Daum}",
            "editor: expected `Family, Given`, or a body in braces, such as "
            "`Daum, Jeremy and {China Law Translate}`, found 'Jeremy Daum'",
        ),
        (
            "publisher = {Faber and Faber}",
            "publisher: other programs take `and` for a second one; write {{Faber and Faber}}",
        ),
        (
            "address  = {London and New York}",
            "address: other programs take `and` for a second one; write {{London and New York}}",
        ),
        ("year     = {1028}", "year: expected a year such as 2018, found '1028'"),
        ("year     = {2108}", "year: expected a year such as 2018, found '2108'"),
    ],
)
def test_what_other_programs_would_split_or_misread_is_refused(field, message):
    name = field.split()[0]
    rest = "".join(line for line in GOOD.splitlines(True) if not line.startswith(f"  {name} "))
    broken = rest.replace("{daum2018,\n", f"{{daum2018,\n  {field},\n").replace(
        "  month    = oct,\n", ""
    )
    assert faults(broken) == [(2, message)]


def test_a_short_name_is_that_of_a_body():
    message = "shortauthor: expected a short name of a body such as {{SPC}}, found 'Daum, J.'"
    assert faults(GOOD.replace("  title", "  shortauthor = {Daum, J.},\n  title")) == [(1, message)]


def test_a_work_is_not_dated_after_the_edition():
    references, _ = bibliography.parse(GOOD)
    message = "expected a date up to that of the edition, 2018-09-30, found 2018-10"
    assert list(bibliography.late(references, date(2018, 9, 30))) == [
        Problem("refs.bib", 1, "daum2018", message)
    ]
    assert list(bibliography.late(references, date(2018, 10, 1))) == []


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


def test_the_works_stand_in_the_order_of_their_keys(real):
    assert list(real.references) == sorted(real.references)

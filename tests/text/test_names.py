"""Names as refs.bib writes them, and what passes for one elsewhere and is refused here."""

import pytest

from annotated.text import names
from annotated.text.names import Name


@pytest.mark.parametrize(
    ("value", "found"),
    [
        ("Daum, Jeremy", [Name("Daum", "Jeremy")]),
        ("King, Jr., Martin", [Name("King", "Martin", "Jr.")]),
        ("al-Sisi, Abdel", [Name("al-Sisi", "Abdel")]),
        ("{von Blomberg}, Marianne", [Name("von Blomberg", "Marianne")]),
        ("van der Berg, Jan", [Name("van der Berg", "Jan")]),
        ("Гордеев, А.", [Name("Гордеев", "А.")]),
        ("{State Council}", [Name(body="State Council")]),
        ("’t Hooft, Gerard", [Name("’t Hooft", "Gerard")]),
        ("O’Neil, Cathy", [Name("O’Neil", "Cathy")]),
        (
            "{Data Justice Lab, Cardiff University}",
            [Name(body="Data Justice Lab, Cardiff University")],
        ),
        ("{Office for {A} and B}", [Name(body="Office for A and B")]),
        (
            "Daum, Jeremy and {A and B} and others",
            [Name("Daum", "Jeremy"), Name(body="A and B")],
        ),
    ],
)
def test_a_right_list_is_read(value, found):
    assert list(names.faults(value)) == []
    assert names.parse(value) == found


@pytest.mark.parametrize(
    ("value", "open_"), [("{A} and others", True), ("{A} and {others}", False), ("{A}", False)]
)
def test_an_open_list_says_that_there_are_others(value, open_):
    assert names.is_open(value) is open_


PERSON = "`Family, Given`, or a body in braces,"
BODY = "a person, or a body in braces,"
THREE = "`Family, Jr, Given`, or a body in braces,"
BRACED = "`Family, Given` without braces, or a body,"
RIGHT = "`Daum, Jeremy and {China Law Translate}`"


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("Xi Jinping", [(PERSON, "Xi Jinping")]),
        ("Jeremy Daum", [(PERSON, "Jeremy Daum")]),
        ("Plato", [(PERSON, "Plato")]),
        (
            "Department for Science and Technology",
            [(PERSON, "Department for Science"), (PERSON, "Technology")],
        ),
        (
            "Ministry of Trade, Japan",
            [(BODY, "Ministry of Trade, Japan")],
        ),
        ("Group 4, Research", [(BODY, "Group 4, Research")]),
        ("Doe, J. et al.", [(BODY, "Doe, J. et al.")]),
        ("Doe, Jane, Editor", [(THREE, "Doe, Jane, Editor")]),
        ("Doe, Jane; Roe, Richard", [(PERSON, "Doe, Jane; Roe, Richard")]),
        ("Doe, Jane and", [(PERSON, "")]),
        (", Jane", [(PERSON, ", Jane")]),
        ("A, B, C, D", [(PERSON, "A, B, C, D")]),
        ("others", [(PERSON, "others")]),
        ("others and {A}", [(PERSON, "others")]),
        ("{}", [("a name", "{}")]),
        ("Daum, J. & Smith, K.", [(THREE, "Daum, J. & Smith, K.")]),
        ("Daum, Jeremy AND Smith, Karl", [(THREE, "Daum, Jeremy AND Smith, Karl")]),
        ("Smith, John, III", [(THREE, "Smith, John, III")]),
        ("Daum，Jeremy", [(PERSON, "Daum，Jeremy")]),
        ("習近平", [(PERSON, "習近平")]),
        ("{Ministry of Justice} and Others", [(PERSON, "Others")]),
        ("Jr., Martin King", [(BODY, "Jr., Martin King")]),
        ("Daum, Jeremy (ed.)", [(BODY, "Daum, Jeremy (ed.)")]),
        ("Daum, Dr. Jeremy", [(BODY, "Daum, Dr. Jeremy")]),
        ("Apple, Inc.", [(BODY, "Apple, Inc.")]),
        ("University, Stanford", [(BODY, "University, Stanford")]),
        ("Doe, Jane and  and Roe, R.", [(BODY, "and Roe, R.")]),
        ("Doe, Jane and {et al.}", [(BRACED, "{et al.}")]),
        ("{others}", [(BRACED, "{others}")]),
        ("{Daum, Jeremy}", [(BRACED, "{Daum, Jeremy}")]),
        ("{Daum, Jeremy and Smith, Karl}", [(BRACED, "{Daum, Jeremy and Smith, Karl}")]),
        ("{A} {B}", [(PERSON, "{A} {B}")]),
    ],
)
def test_what_programs_would_read_otherwise_is_refused(value, expected):
    assert list(names.faults(value)) == [
        f"expected {what} such as {RIGHT}, found {found!r}" for what, found in expected
    ]


@pytest.mark.parametrize(
    ("value", "is_two"),
    [
        ("Faber and Faber", True),
        ("{Faber and Faber}", False),
        ("Random House", False),
        ("Sandford", False),
    ],
)
def test_a_publisher_with_an_and_would_be_two(value, is_two):
    assert names.and_in(value) is is_two

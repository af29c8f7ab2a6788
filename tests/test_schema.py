"""The rules of fields: what each one takes, and what it says of anything else."""

import pytest

from annotated import schema
from annotated.model import Problem
from annotated.records import Record
from annotated.schema import Field

KNOWN = {"creemers2018", "kostka2019"}


def said(rule, value):
    return list(rule(value))


SOUND = [
    (schema.plain, "Text with *emphasis*, 2 * 3, [2014] No. 21, a < b, e@f and {braces}."),
    (schema.short(5), "fives"),
    (schema.for_templates(schema.plain), "Scores’ ends"),
    (schema.identifier, "a-1-b"),
    (schema.one_of(("yes", "no")), "no"),
    (schema.known({"gdpr"}, "timeline.yaml"), "gdpr"),
    (schema.number, "9.36"),
    (schema.number, "0"),
    (schema.whole, "10"),
    (schema.date, "2014-06"),
    (schema.texts, ("one", "two *three*")),
    (schema.texts, ()),
    (schema.cites(KNOWN), ()),
    (schema.cites(KNOWN, least=1), ("creemers2018, p. 5", "kostka2019")),
]


@pytest.mark.parametrize(("rule", "value"), SOUND)
def test_what_a_rule_asks_for_has_no_fault(rule, value):
    assert said(rule, value) == []


LETTERS = "abcdefghijklmnopqrstuvwxyz"


@pytest.mark.parametrize(
    ("rule", "value", "messages"),
    [
        (schema.plain, "", ["expected a text, found nothing"]),
        (schema.plain, (), ["expected a text, found nothing"]),
        (schema.plain, ("a",), ["expected a text, found a list"]),
        (
            schema.plain,
            f"{LETTERS}<b>{LETTERS}",
            [f"expected plain text, found HTML: '{LETTERS[-15:]}<b>{LETTERS[:14]}'"],
        ),
        (
            schema.plain,
            "`a` \\",
            [
                "expected plain text, found code: '`a` \\\\'",
                "expected plain text, found a backslash: '`a` \\\\'",
            ],
        ),
        (
            schema.plain,
            f"*open {LETTERS}{LETTERS}",
            [
                "expected plain text, found an asterisk that closes no *emphasis*: "
                f"'*open {LETTERS[:24]}'"
            ],
        ),
        (
            schema.plain,
            "see @key",
            [
                "expected plain text, found a citation (its key belongs into the list of "
                "citations): 'see @key'"
            ],
        ),
        (schema.short(5), "sixsix", ["expected at most 5 characters, found 6"]),
        (schema.short(2), ("a",), ["expected a text, found a list"]),
        (
            schema.for_templates(schema.plain),
            'a "b" & c',
            [
                "expected a text without &, found 'a \"b\" & c'",
                'expected a text without ", found \'a "b" & c\'',
            ],
        ),
        (
            schema.for_templates(schema.plain),
            "a < b > c",
            [
                "expected a text without <, found 'a < b > c'",
                "expected a text without >, found 'a < b > c'",
            ],
        ),
        (
            schema.for_templates(schema.plain),
            "<b>",
            ["expected plain text, found HTML: '<b>'"],
        ),
        (
            schema.identifier,
            "Two Words",
            ["expected lower-case words joined by hyphens, found 'Two Words'"],
        ),
        (
            schema.identifier,
            ("a", "b"),
            ["expected lower-case words joined by hyphens, found [a, b]"],
        ),
        (schema.one_of(("yes", "no")), "No", ["expected one of yes, no; found 'No'"]),
        (schema.known({"gdpr"}, "timeline.yaml"), "x", ["timeline.yaml has no such id: 'x'"]),
        (schema.number, "9,36", ["expected a number such as 12 or 9.36, found '9,36'"]),
        (schema.number, "٣", ["expected a number such as 12 or 9.36, found '٣'"]),
        (schema.number, ("9",), ["expected a number such as 12 or 9.36, found [9]"]),
        (schema.whole, "0", ["expected a whole number such as 12, found '0'"]),
        (schema.whole, "1٣", ["expected a whole number such as 12, found '1٣'"]),
        (schema.whole, ("1",), ["expected a whole number such as 12, found [1]"]),
        (
            schema.date,
            ("2014", "2015"),
            ["expected a date such as 2014, 2014-06 or 2014-06-14, found [2014, 2015]"],
        ),
        (schema.date, "2014-13", ["expected a day that exists, found '2014-13'"]),
        (schema.texts, "one", ["expected a list such as [one, two], found 'one'"]),
        (
            schema.texts,
            ("one", "", "`a`"),
            ["expected a text, found nothing", "expected plain text, found code: '`a`'"],
        ),
        (
            schema.cites(KNOWN),
            "creemers2018",
            ["expected a list such as [creemers2018], found 'creemers2018'"],
        ),
        (schema.cites(KNOWN, least=1), (), ["expected at least one citation key, found none"]),
        (
            schema.cites(KNOWN),
            ("creemers2018", "nobody", "kostka2019 p. 5"),
            [
                "unknown citation key 'nobody'; refs.bib has no such entry",
                "malformed citation '@kostka2019 p. 5'; a right one: @creemers2018 or "
                "@creemers2018, p. 5",
            ],
        ),
    ],
)
def test_each_fault_of_a_value_is_told_in_words(rule, value, messages):
    assert said(rule, value) == messages


FIELDS = {
    "id": Field(schema.identifier),
    "title": Field(schema.short(3)),
    "note": Field(schema.plain, optional=True),
}


def test_faults_of_records_have_their_lines_and_owners():
    records = [
        Record(
            {"id": "a", "title": "long", "colour": "red"}, {"id": 2, "title": 3, "colour": 4}, 2
        ),
        Record({"id": "a", "title": "b", "note": "n"}, {"id": 5, "title": 6, "note": 7}, 5),
        Record({"title": "b"}, {"title": 8}, 8),
        Record({"title": "b"}, {"title": 9, "id": 10}, 9),
        Record({"id": "taken", "title": "b"}, {"id": 11, "title": 12}, 11),
    ]
    ids = {"taken"}
    found = list(schema.problems(records, FIELDS, "data.yaml", ids))
    assert found == [
        Problem("data.yaml", 3, "a", "title: expected at most 3 characters, found 4"),
        Problem("data.yaml", 4, "a", "unknown field 'colour'; known: id, title, note"),
        Problem("data.yaml", 5, "a", "the id is used twice"),
        Problem("data.yaml", 8, "entry without id", "the field 'id' is missing"),
        Problem("data.yaml", 11, "taken", "the id is used twice"),
    ]
    assert ids == {"taken", "a"}

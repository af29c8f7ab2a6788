"""The rules for fields: what each takes, and what it says of the rest."""

import pytest

from annotated import schema
from annotated.records import Record
from annotated.schema import Field

WORDS = ("yes", "no")
KNOWN = {"creemers2018"}
CITES = schema.cites(KNOWN, least=1)


@pytest.mark.parametrize(
    ("rule", "value"),
    [
        (schema.plain, "A *work*, 5 < 6 & 2 * 3 [sic] (a@b.org) {x} #1 | ~ ^ $ 失信"),
        (schema.short(3), "abc"),
        (schema.for_templates(schema.short(9)), "It’s (so)"),
        (schema.identifier, "mech-04"),
        (schema.one_of(WORDS), "no"),
        (schema.known({"gdpr"}, "timeline.yaml"), "gdpr"),
        (schema.number, "9.36"),
        (schema.whole, "10"),
        (schema.date, "2014-06"),
        (schema.texts, ["one", "*two*"]),
        (schema.texts, []),
        (CITES, ["creemers2018, p. 5", "creemers2018"]),
        (schema.cites(KNOWN), []),
    ],
)
def test_what_a_rule_asks_for_is_no_fault(rule, value):
    assert list(rule(value)) == []


@pytest.mark.parametrize(
    ("rule", "value", "said"),
    [
        (schema.plain, "", "expected a text, found nothing"),
        (schema.plain, ["a"], "expected a text, found a list"),
        (schema.plain, "a <b>", "expected plain text, found HTML: 'a <b>'"),
        (schema.plain, "[a](b)", "expected plain text, found a link: '[a](b)'"),
        (schema.plain, "see @key", "expected plain text, found a citation (its key belongs into the list of citations): 'see @key'"),
        (schema.plain, "`a`", "expected plain text, found code: '`a`'"),
        (schema.plain, "{{ a }}", "expected plain text, found a template mark: '{{ a }}'"),
        (schema.plain, "a\\b", "expected plain text, found a backslash: 'a\\\\b'"),
        (schema.plain, "a\nb", "expected plain text, found a line break or a tab (`>-` folds lines into one): 'a\\nb'"),
        (schema.plain, "=1+1", "expected plain text, found the mark of a list or a formula at the start: '=1+1'"),
        (schema.plain, "a *b", "expected plain text, found an asterisk that closes no *emphasis*: 'a *b'"),
        (schema.short(3), "abcd", "expected at most 3 characters, found 4"),
        (schema.for_templates(schema.plain), 'a "b', "expected a text without \", found 'a \"b'"),
        (schema.identifier, "Mech_04", "expected lower-case words joined by hyphens, found 'Mech_04'"),
        (schema.identifier, ["a"], "expected lower-case words joined by hyphens, found [a]"),
        (schema.one_of(WORDS), "maybe", "expected one of yes, no; found 'maybe'"),
        (schema.known({"gdpr"}, "timeline.yaml"), "x", "timeline.yaml has no such id: 'x'"),
        (schema.number, "9,36", "expected a number such as 12 or 9.36, found '9,36'"),
        (schema.number, "٣", "expected a number such as 12 or 9.36, found '٣'"),
        (schema.whole, "0", "expected a whole number such as 12, found '0'"),
        (schema.date, ["2014"], "expected a date such as 2014, 2014-06 or 2014-06-14, found [2014]"),
        (schema.date, "2014-02-30", "expected a day that exists, found '2014-02-30'"),
        (schema.texts, "one", "expected a list such as [one, two], found 'one'"),
        (schema.texts, ["one", "<b>"], "expected plain text, found HTML: '<b>'"),
        (CITES, "creemers2018", "expected a list such as [creemers2018], found 'creemers2018'"),
        (CITES, [], "expected at least one citation key, found none"),
        (CITES, ["nobody2000"], "unknown citation key 'nobody2000'; refs.bib has no such entry"),
    ],
)  # fmt: skip
def test_what_a_rule_refuses_is_said(rule, value, said):
    assert list(rule(value)) == [said]


def test_missing_unknown_and_faulty_fields_and_ids_used_twice_come_together():
    fields = {"id": Field(schema.identifier), "core": Field(schema.one_of(WORDS)), "end": Field(schema.date, optional=True)}  # fmt: skip
    records = [
        Record({"id": "one", "core": "yes"}, {"id": 2, "core": 3}, 2),
        Record({"id": "one", "colour": "red"}, {"id": 5, "colour": 6}, 5),
        Record({"id": "two", "core": "x", "end": "2014"}, {"id": 8, "core": 9, "end": 10}, 8),
    ]
    found = [str(one) for one in schema.problems(records, fields, "a.yaml", {"two"})]
    assert found == [
        "a.yaml:5: one: the field 'core' is missing",
        "a.yaml:6: one: unknown field 'colour'; known: id, core, end",
        "a.yaml:5: one: the id is used twice",
        "a.yaml:9: two: core: expected one of yes, no; found 'x'",
        "a.yaml:8: two: the id is used twice",
    ]

"""The rules of fields: what each one takes, and what it says of anything else."""

import pytest

from annotated.text import rules
from annotated.text.rules import Field

KNOWN = {"refs.bib": {"creemers2018", "kostka2019"}, "timeline.yaml": {"gdpr"}}


def said(rule, value):
    return list(Field("in words", rule).faults(value, KNOWN))


SOUND = [
    (rules.plain, "Text with *emphasis*, 2 * 3, [2014] No. 21, a < b, e@f and {braces}."),
    (rules.short(5), "fives"),
    (rules.for_templates(rules.plain), "Scores’ ends"),
    (rules.identifier, "a-1-b"),
    (rules.one_of(("yes", "no")), "no"),
    (rules.entry_of("timeline.yaml"), "gdpr"),
    (rules.number, "9.36"),
    (rules.number, "0"),
    (rules.whole, "10"),
    (rules.date, "2014-06"),
    (rules.texts, ("one", "two *three*")),
    (rules.texts, ()),
    (rules.address, "/claims/#mech-04"),
    (rules.address, "/"),
    (rules.cites(), ()),
    (rules.cites(least=1), ("creemers2018, p. 5", "creemers2018, p. 7", "kostka2019")),
]


@pytest.mark.parametrize(("rule", "value"), SOUND)
def test_what_a_rule_asks_for_has_no_fault(rule, value):
    assert said(rule, value) == []


LETTERS = "abcdefghijklmnopqrstuvwxyz"


@pytest.mark.parametrize(
    ("rule", "value", "messages"),
    [
        (rules.plain, "", ["expected a text, found nothing"]),
        (rules.plain, (), ["expected a text, found nothing"]),
        (rules.plain, ("a",), ["expected a text, found a list"]),
        (
            rules.plain,
            f"{LETTERS}<b>{LETTERS}",
            [f"expected plain text, found HTML: '{LETTERS[-15:]}<b>{LETTERS[:14]}'"],
        ),
        (
            rules.plain,
            "`a` \\",
            [
                "expected plain text, found code: '`a` \\\\'",
                "expected plain text, found a backslash: '`a` \\\\'",
            ],
        ),
        (
            rules.plain,
            f"*open {LETTERS}{LETTERS}",
            [
                "expected plain text, found an asterisk that closes no *emphasis*: "
                f"'*open {LETTERS[:24]}'"
            ],
        ),
        (
            rules.plain,
            "see @key",
            [
                "expected plain text, found a citation (its key belongs into the list of "
                "citations): 'see @key'"
            ],
        ),
        (rules.short(5), "sixsix", ["expected at most 5 characters, found 6"]),
        (rules.short(2), ("a",), ["expected a text, found a list"]),
        (
            rules.for_templates(rules.plain),
            "a & c",
            ["expected a text without &, found 'a & c'"],
        ),
        (rules.plain, 'a "b"', ['expected “ or ”, found " in \'a "b"\'']),
        (rules.plain, "it's", ["expected ‘ or ’, found ' in \"it's\""]),
        (rules.plain, "a -- b", ["expected – or —, found -- in 'a -- b'"]),
        (rules.plain, "2014---2020", ["expected – or —, found --- in '2014---2020'"]),
        (rules.plain, "and ...", ["expected …, found ... in 'and ...'"]),
        (
            rules.for_templates(rules.plain),
            "a < b > c",
            [
                "expected a text without <, found 'a < b > c'",
                "expected a text without >, found 'a < b > c'",
            ],
        ),
        (
            rules.for_templates(rules.plain),
            "<b>",
            ["expected plain text, found HTML: '<b>'"],
        ),
        (
            rules.identifier,
            "Two Words",
            ["expected lower-case words joined by hyphens, found 'Two Words'"],
        ),
        (
            rules.identifier,
            ("a", "b"),
            ["expected lower-case words joined by hyphens, found [a, b]"],
        ),
        (rules.one_of(("yes", "no")), "No", ["expected one of yes, no; found 'No'"]),
        (rules.entry_of("timeline.yaml"), "x", ["timeline.yaml has no such id: 'x'"]),
        (rules.number, "9,36", ["expected a number such as 12 or 9.36, found '9,36'"]),
        (rules.number, "٣", ["expected a number such as 12 or 9.36, found '٣'"]),
        (rules.number, ("9",), ["expected a number such as 12 or 9.36, found [9]"]),
        (rules.whole, "0", ["expected a whole number such as 12, found '0'"]),
        (rules.whole, "1٣", ["expected a whole number such as 12, found '1٣'"]),
        (rules.whole, ("1",), ["expected a whole number such as 12, found [1]"]),
        (
            rules.date,
            ("2014", "2015"),
            ["expected a date such as 2014, 2014-06 or 2014-06-14, found [2014, 2015]"],
        ),
        (rules.date, "2014-13", ["expected a day that exists, found '2014-13'"]),
        (
            rules.address,
            "/../media/",
            ["expected an address such as /claims/#mech-04, found '/../media/'"],
        ),
        (
            rules.address,
            ("/media/",),
            ["expected an address such as /claims/#mech-04, found ('/media/',)"],
        ),
        (rules.texts, "one", ["expected a list such as [one, two], found 'one'"]),
        (
            rules.texts,
            ("one", "", "`a`"),
            ["expected a text, found nothing", "expected plain text, found code: '`a`'"],
        ),
        (
            rules.cites(),
            "creemers2018",
            ["expected a list such as [creemers2018], found 'creemers2018'"],
        ),
        (rules.cites(least=1), (), ["expected at least one citation key, found none"]),
        (
            rules.cites(),
            ("creemers2018", "creemers2018"),
            ["'creemers2018' is cited twice in one place"],
        ),
        (
            rules.cites(),
            ("creemers2018, p. 5", "creemers2018,  p. 5"),
            ["'creemers2018, p. 5' is cited twice in one place"],
        ),
        (rules.texts, ("Red list", "red  LIST"), ["'red  LIST' stands twice"]),
        (rules.entries_of("timeline.yaml"), ("gdpr", "gdpr"), ["'gdpr' stands twice"]),
        (
            rules.paragraphs,
            ("media#p-a", "media#p-a"),
            ["'media#p-a' stands twice"],
        ),
        (
            rules.cites(),
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

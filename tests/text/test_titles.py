"""Titles: without braces, in sentence case, and marked against a style that changes their case."""

import pytest

from annotated.text import titles


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("Points in {China}: A First Look", "Points in China: A first look"),
        ("The {X-files} and {iPhones}", "The X-files and iPhones"),
        ("‘Rule of Trust’: The Power", "‘Rule of trust’: The power"),
        ("{[On the Draft Law]}", "[On the Draft Law]"),
        ("EU Law, TIME and McCarthy", "EU law, TIME and McCarthy"),
        ("Speculation vs. Reality", "Speculation vs. reality"),
        ("2019 Update. Special Topic: Research", "2019 update. Special topic: Research"),
        ("Why? Because! So", "Why? Because! So"),
        ("Globalized (In)Security", "Globalized (in)security"),
        ("China’s Hi-Tech {{AI} Act}", "China’s hi-tech AI Act"),
        ("", ""),
    ],
)
def test_sentence_case_keeps_what_stands_in_braces_and_begins_sentences(title, expected):
    assert titles.sentence_case(title) == expected


def test_braces_are_not_part_of_a_title():
    assert titles.plain("{{AI} Act} of {China}") == "AI Act of China"


def test_a_title_is_kept_whole_or_in_its_braces():
    nocase = '<span class="nocase">{}</span>'
    assert titles.kept("The {gnovis} Journal") == nocase.format("The gnovis Journal")
    assert titles.capitals_kept("The {gnovis} Journal") == f"The {nocase.format('gnovis')} Journal"

"""Characters that nobody would see: each kind is found once, where it first stands, by its name."""

import pytest

from annotated.text import characters


def found(text):
    return list(characters.hidden(text))


@pytest.mark.parametrize(
    ("letter", "name"),
    [
        ("\0", "U+0000 (a control character)"),
        ("\r", "U+000D (a control character)"),
        ("\x7f", "U+007F (a control character)"),
        ("\xad", "U+00AD (soft hyphen)"),
        ("\u200b", "U+200B (zero width space)"),
        ("\u200d", "U+200D (zero width joiner)"),
        ("\u2028", "U+2028 (line separator)"),
        ("\u202e", "U+202E (right-to-left override)"),
        ("\u2066", "U+2066 (left-to-right isolate)"),
        ("\u3164", "U+3164 (hangul filler)"),
        ("\ud800", "U+D800 (a control character)"),
        ("\ue000", "U+E000 (a control character)"),
        ("\ufeff", "U+FEFF (byte order mark)"),
        ("\ufffd", "U+FFFD (replacement character)"),
        ("\U000e0041", "U+E0041 (tag latin capital letter a)"),
    ],
)
def test_a_hidden_character_is_found_where_it_stands(letter, name):
    assert found(f"a\n{letter}b") == [(2, f"expected text that can be seen, found {name}")]


@pytest.mark.parametrize(
    "letter",
    "\x08\x0b\x1f\x7f\x9f\u061c\u115f\u1160\u180e\u200f\u2028\u202e\u2060\u206f\u3164\ud800\ue000"
    "\uf8ff\ufdd0\ufff0\ufffd\uffff\U0001ffff\U000e0001\U0010ffff",
)
def test_what_cannot_be_seen_or_is_lost_is_found(letter):
    assert [place for place, _ in found(f"a{letter}")] == [1]


def test_each_kind_is_told_once():
    assert [place for place, _ in found("a\u200bb\xad\u200b")] == [1, 3]


@pytest.mark.parametrize(
    ("text", "place", "message"),
    [
        (
            "a cafe\u0301 b",
            5,
            "expected 'café' in the form NFC (U+00E9), found U+0065 (latin small letter e) and "
            "U+0301 (combining acute accent)",
        ),
        (
            "\uf900",
            0,
            "expected '豈' in the form NFC (U+8C48), found U+F900 (cjk compatibility ideograph-f900)",
        ),
        ("a \ufb01nd", 2, "expected fi, found U+FB01 (latin small ligature fi)"),
        ("\uff21B", 0, "expected A, found U+FF21 (fullwidth latin capital letter a)"),
    ],
)
def test_a_letter_in_another_form_is_told_with_the_usual_one(text, place, message):
    assert found(text) == [(place, message)]


@pytest.mark.parametrize(
    "text", ["", "a\tb\n", "é ā — ‘ ’ “ ” …", "失信〔2014〕", "Цифра", "😀", "\xa0"]
)
def test_what_can_be_seen_is_no_fault(text):
    assert found(text) == []

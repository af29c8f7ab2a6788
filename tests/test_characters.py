"""Characters that no source may hold."""

import pytest

from annotated import characters


def test_each_hidden_character_is_named_once_where_it_first_stands():
    text = "a\u200bb\ufeffc\u200b\nd\x00e\xad"
    assert list(characters.hidden(text)) == [
        (1, "expected text that can be seen, found U+200B (zero width space)"),
        (3, "expected text that can be seen, found U+FEFF (byte order mark)"),
        (8, "expected text that can be seen, found U+0000 (a control character)"),
        (10, "expected text that can be seen, found U+00AD (soft hyphen)"),
    ]


@pytest.mark.parametrize(
    "letter",
    "\x08\x0b\x1f\x7f\x9f\u061c\u115f\u1160\u180e\u200f\u2028\u202e\u2060\u206f\u3164\ud800\ue000"
    "\uf8ff\ufdd0\ufff0\ufffd\uffff\U0001ffff\U000e0001\U0010ffff",
)
def test_what_cannot_be_seen_or_is_lost_is_found(letter):
    assert [place for place, _ in characters.hidden(f"a{letter}")] == [1]


def test_letters_of_every_script_and_line_ends_are_seen():
    assert list(characters.hidden("Ab\tç\n“–” Ж 信用 ǚ 〔〕 \u00a0 \u2011 𠀀 fi")) == []

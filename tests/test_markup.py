from annotated import markup

TEXT = """\
Intro.

## One

Text.

<div class="entry" markdown="1">

## Inside

<div markdown="1">

## Deeper

</div>

</div>

<div class="entry" markdown="1">

Second.

</div>

## Two
"""


def test_pieces_are_cut_before_sections_and_entries_but_not_inside_them():
    found = markup.pieces(TEXT, 1)
    assert "".join(found) == TEXT
    assert [piece.split("\n")[0] for piece in found] == [
        "Intro.",
        "## One",
        '<div class="entry" markdown="1">',
        '<div class="entry" markdown="1">',
        "## Two",
    ]


def test_a_piece_is_as_long_as_asked():
    assert markup.pieces(TEXT, len(TEXT)) == [TEXT]
    assert [len(piece) >= 100 for piece in markup.pieces(TEXT, 100)][:-1] == [True]


def test_an_empty_text_is_one_piece():
    assert markup.pieces("", 10) == [""]

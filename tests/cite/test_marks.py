"""What stands apart from a title: outside its italics and its quotation marks."""

import pytest

from annotated.cite import marks

E = marks.apart("[English]")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (f"A. <i>Titel {E}</i>. Press.", "A. <i>Titel</i> [English]. Press."),
        (f"“Titel {E}.” <i>Bild</i>.", "“Titel” [English]. <i>Bild</i>."),
        (f"‘Titel {E}’, <i>Bild</i>", "‘Titel’ [English], <i>Bild</i>"),
        (f"“Titel {E},” 2018", "“Titel” [English], 2018"),
        (f"A. <i>{E}</i>. Press.", "A. [English]. Press."),
        (f"A, ‘{E}’ (2018)", "A, [English] (2018)"),
        (f"<i>{marks.apart('Case 1 ')}A v B{marks.apart(' ECLI')}</i>", "Case 1 <i>A v B</i> ECLI"),
        (
            f"<i>Book{marks.apart(', A. B., Trans.')}</i>. Press.",
            "<i>Book</i>, A. B., Trans. Press.",
        ),
        ("<i>One</i> and <i>two</i>.", "<i>One</i> and <i>two</i>."),
    ],
)
def test_in_html(text, expected):
    assert marks.in_html(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (f"A. *Titel {E}*. Press.", "A. *Titel* [English]. Press."),
        (f"*FAT\\* {E}* and *more*", "*FAT\\** [English] and *more*"),
        (f"A. *{E}*.", "A. [English]."),
        (f"\\*A\\* *Titel {E}*", "\\*A\\* *Titel* [English]"),
        (f"(“{E},” n.d.)", "([English], n.d.)"),
    ],
)
def test_in_markdown(text, expected):
    assert marks.in_markdown(text) == expected

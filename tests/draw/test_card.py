"""The card of a record: each field with what stands in it, and what is no field apart."""

import pytest

import shapes
from annotated.draw import card, drawings

WIDTHS = [drawings.WIDE, drawings.TEXT, drawings.NARROW]


@pytest.fixture(scope="module")
def figure(real):
    return next(one for one in real.figures if one.lines)


@pytest.mark.parametrize("width", WIDTHS)
def test_the_fields_stand_on_the_card_in_order_and_what_is_none_in_a_dashed_frame(figure, width):
    marks = shapes.marks(card.card(figure, width))
    whole, frame = shapes.frames(marks)
    assert "stroke-dasharray" in frame.look and "stroke-dasharray" not in whole.look
    *fields, absent = figure.lines
    words = [
        shapes.joined([one for one in marks if shapes.within(one, box)]) for box in (whole, frame)
    ]
    assert words[0] == " ".join(f"{one.name} {one.value}" for one in fields)
    assert words[1] == f"{absent.name} {absent.value}"


@pytest.mark.parametrize("width", WIDTHS)
def test_the_card_says_over_it_what_is_invented(figure, width):
    marks = shapes.marks(card.card(figure, width))
    assert figure.remark and shapes.text(marks, figure.remark).bottom < shapes.frames(marks)[0].top

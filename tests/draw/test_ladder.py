"""The ladder of legal force: what stands above what, and what stands beside."""

from dataclasses import replace

import pytest

import shapes
from annotated.draw import drawings, ladder

WIDTHS = [drawings.WIDE, drawings.NARROW]


@pytest.fixture(scope="module")
def figure(real):
    return next(one for one in real.figures if one.rungs)


@pytest.fixture(params=WIDTHS)
def drawn(figure, request):
    """All marks, and the box of each rung, found by its name."""
    marks = shapes.marks(ladder.ladder(figure, request.param))
    boxes = {}
    for box in shapes.frames(marks):
        words = shapes.joined([one for one in marks if shapes.within(one, box)])
        (rung,) = [one for one in figure.rungs if f"{one.name} {one.force} {one.example}" == words]
        boxes[rung.id] = box
    assert boxes.keys() == {one.id for one in figure.rungs}
    return marks, boxes


def test_what_ranks_higher_stands_higher(drawn):
    _, boxes = drawn
    for above, below in [
        ("statute", "administrative-regulation"),
        ("administrative-regulation", "local-regulation"),
        ("administrative-regulation", "ministry-rule"),
        ("local-regulation", "local-government-rule"),
        ("ministry-rule", "policy-documents"),
        ("local-government-rule", "policy-documents"),
        ("policy-documents", "joint-documents"),
    ]:
        assert boxes[above].bottom < boxes[below].top, (above, below)


def test_two_rungs_without_rank_are_joined_by_a_dotted_line_that_says_so(figure, drawn):
    marks, boxes = drawn
    left, right = boxes["local-regulation"], boxes["ministry-rule"]
    (line,) = [one for one in marks if one.look.get("stroke-dasharray") == "2 3"]
    assert shapes.text(marks, "neither ranks higher")
    if left.top == right.top:
        assert left.right < line.left < line.right < right.left
    else:
        assert left.bottom < line.top < line.bottom < right.top


def test_what_binds_nobody_by_itself_is_dashed(drawn):
    _, boxes = drawn
    dashed = {name for name, box in boxes.items() if "stroke-dasharray" in box.look}
    assert dashed == {"policy-documents", "joint-documents"}


def test_an_arrow_leads_from_the_courts_form_to_the_statute(drawn):
    marks, boxes = drawn
    (arrow,) = shapes.arrows(marks)
    assert shapes.near(arrow.start, boxes["judicial-interpretation"])
    assert shapes.near(arrow.end, boxes["statute"])


def test_without_the_known_rungs_all_stand_one_below_the_other(figure):
    renamed = tuple(replace(one, id=f"r{n}") for n, one in enumerate(figure.rungs))
    for width in WIDTHS:
        marks = shapes.marks(ladder.ladder(replace(figure, rungs=renamed), width))
        assert len(shapes.frames(marks)) == len(figure.rungs)

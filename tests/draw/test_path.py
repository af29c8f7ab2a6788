"""The diagram of a path: boxes in the order of the steps, with arrows and ways out."""

from dataclasses import replace

import pytest

import shapes
from annotated.draw import drawings, path
from annotated.model import Figure, Step

WIDTHS = [drawings.WIDE, drawings.NARROW]


@pytest.fixture(scope="module")
def figure(real):
    return next(one for one in real.figures if one.steps)


def drawn(figure, width):
    return shapes.marks(path.path(figure, width))


def boxes(marks):
    """The boxes of the steps, which have a ground; the frames of the ways out have none."""
    return [one for one in shapes.frames(marks) if one.look["fill"] != "none"]


@pytest.mark.parametrize("width", WIDTHS)
def test_each_step_has_its_words_in_its_box_and_its_way_out_outside(figure, width):
    marks = drawn(figure, width)
    for step, box in zip(figure.steps, boxes(marks), strict=True):
        inside = shapes.joined([one for one in marks if shapes.within(one, box)])
        assert inside == f"{step.name} {step.text} {step.rule}"
    outside = [one for one in marks if not any(shapes.within(one, box) for box in boxes(marks))]
    for step in figure.steps:
        assert step.out in shapes.joined(outside, sideways=width == drawings.WIDE)
        assert step.until in shapes.joined(outside, sideways=width == drawings.WIDE)


def test_on_a_desk_the_steps_stand_from_left_to_right_and_on_a_phone_from_top_to_bottom(figure):
    wide, narrow = (boxes(drawn(figure, width)) for width in WIDTHS)
    places = [(box.top, box.left) for box in wide]
    assert places == sorted(places) and len({top for top, _ in places}) == 2
    assert len({box.left for box in narrow}) == 1
    assert [box.top for box in narrow] == sorted(box.top for box in narrow)


@pytest.mark.parametrize("width", WIDTHS)
def test_an_arrow_leads_from_each_step_to_the_one_that_follows_it(figure, width):
    marks = drawn(figure, width)
    by_id = dict(zip((step.id for step in figure.steps), boxes(marks), strict=True))
    ends = [(line.start, line.end) for line in shapes.arrows(marks) if not line.dotted]
    for before, step in zip(figure.steps, figure.steps[1:], strict=False):
        origin, target = by_id[step.after or before.id], by_id[step.id]
        assert any(shapes.near(a, origin) and shapes.near(b, target) for a, b in ends), step.id


@pytest.mark.parametrize("width", WIDTHS)
def test_dotted_arrows_join_two_steps_that_may_bring_each_other_and_no_others(figure, width):
    marks = drawn(figure, width)
    by_id = dict(zip((step.id for step in figure.steps), boxes(marks), strict=True))
    dotted = [line for line in shapes.arrows(marks) if line.dotted]
    (other,) = [
        (before.id, step.id)
        for before, step in zip(figure.steps, figure.steps[1:], strict=False)
        if step.after
    ]
    one, two = (by_id[name] for name in other)
    found = {(shapes.near(line.start, one), shapes.near(line.end, two)) for line in dotted}
    assert found == {(True, True), (False, False)} and len(dotted) == 2


@pytest.mark.parametrize("count", [1, 4, 5, 9])
def test_a_path_of_any_length_is_drawn_within_its_edges(count):
    steps = tuple(
        Step(f"s{n}", "f", f"Step {n}", "What it is.", "Rule", "A way out", (), "what must be")
        for n in range(count)
    )
    figure = Figure("f", "1", "T", "C.", "A.", "Step", (), steps=steps)
    for one in (figure, replace(figure, steps=(*steps[:-1], replace(steps[-1], after="s0")))):
        for width in WIDTHS:
            marks = drawn(one, width)
            assert len(boxes(marks)) == count
            assert max(mark.right for mark in marks) <= width

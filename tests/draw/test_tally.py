"""The bars of verdicts: parts as wide as their shares, each with the shape of its verdict."""

import pytest

import shapes
from annotated.draw import drawings, tally
from annotated.model import OVERTAKEN, VERDICTS, Value
from annotated.read.figures import VERDICTS_BY_CHAPTER

WIDTHS = [drawings.WIDE, drawings.NARROW, drawings.TEXT]
COUNTED = [one for one in VERDICTS.values() if one.id != OVERTAKEN]


@pytest.fixture(scope="module")
def figure(real):
    return next(one for one in real.figures if one.id == VERDICTS_BY_CHAPTER)


def looks(verdict):
    """The ground of a part, its edge, and the colour of the shape on it."""
    colour = f"var(--{verdict.colour})"
    if verdict.filled:
        return colour, colour, "var(--paper)"
    return "var(--paper-deep)", colour, colour


@pytest.mark.parametrize("width", WIDTHS)
def test_each_chapter_has_a_bar_of_its_verdicts(figure, width):
    marks = shapes.marks(tally.bars(figure, width))
    rows = {}
    for one in shapes.frames(marks):
        rows.setdefault(one.top, []).append(one)
    series = {}
    for value in figure.values:
        series.setdefault(value.series, []).append(value)
    for (name, values), parts in zip(series.items(), rows.values(), strict=True):
        title = shapes.text(marks, f"{name}: {sum(one.number for one in values):g} claims")
        assert parts[0].top - 20 < title.top < parts[0].top
        assert_parts([one for one in values if one.number], parts, marks, width)


def assert_parts(values, parts, marks, width):
    whole, end = sum(one.number for one in values), 0
    for value, part in zip(values, parts, strict=True):
        start, end = end, end + width * value.number / whole
        assert (part.left, part.right) == (
            pytest.approx(start + 0.5, abs=1),
            pytest.approx(end - 0.5, abs=1),
        )
        verdict = tally.verdict(value)
        (shape,) = [
            one
            for one in marks
            if one.kind == "shape" and shapes.near((one.middle, one.top + 4), part, 0)
        ]
        found = part.look["fill"], part.look["stroke"], shape.look["stroke"]
        assert (shape.text, found) == (verdict.id, looks(verdict))
        assert shape.middle == pytest.approx(part.middle, abs=0.6) and shape.width >= 8
        numbers = [
            one for one in marks if one.text == value.value and 0 < one.top - part.bottom < 20
        ]
        assert pytest.approx(part.middle, abs=0.6) in [one.left for one in numbers]


@pytest.mark.parametrize("width", WIDTHS)
def test_a_key_tells_what_each_shape_means(figure, width):
    marks = shapes.marks(tally.bars(figure, width))
    key = [one for one in marks if one.kind == "shape"][: len(COUNTED)]
    assert [one.text for one in key] == [verdict.id for verdict in COUNTED]
    for verdict, shape in zip(COUNTED, key, strict=True):
        word = next(one for one in marks if one.text == verdict.word)
        assert 0 < word.left - shape.right < 10 and shape.top < word.top < shape.bottom + 4
        assert shape.look["stroke"] == f"var(--{verdict.colour})"


def values(**counts):
    return [
        Value("v", "verdicts", VERDICTS[name.replace("_", "-")].word, str(count), "seen", ())
        for name, count in counts.items()
    ]


def test_a_small_bar_is_as_long_as_there_are_claims():
    marks = shapes.marks(tally.small(values(supported=10, inaccurate=0, opinion=5)))
    assert [one.look["fill"] for one in marks] == ["var(--supported)", "var(--paper-deep)"]
    assert [round(one.width) for one in marks] == [35, 16]
    assert shapes.size(tally.small(values(supported=10, opinion=5))) == (56, 11)


def test_a_bar_is_said_in_words():
    counted = values(supported=10, inaccurate=0, partly_supported=5)
    assert tally.said(counted) == "15 claims: 10 supported, 5 partly supported"

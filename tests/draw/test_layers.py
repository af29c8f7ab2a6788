"""The diagram of the layers of the system."""

import itertools

import pytest

import shapes
from annotated.draw import drawings, layers

WIDTHS = [drawings.WIDE, drawings.NARROW, drawings.TEXT]


@pytest.fixture(scope="module")
def figure(real):
    return next(one for one in real.figures if one.layers)


@pytest.mark.parametrize("width", WIDTHS)
def test_the_layers_have_all_their_words(figure, width):
    words = shapes.words(layers.layers(figure, width))
    for layer in figure.layers:
        for text in (layer.name, f"run by {layer.run}", layer.whom, layer.follows):
            assert text in words
    assert figure.remark in words


@pytest.mark.parametrize("width", WIDTHS)
def test_a_bar_stands_under_those_whom_it_touches_and_no_bar_touches_another(figure, width):
    marks = shapes.marks(layers.layers(figure, width))
    heads = {one: shapes.text(marks, f"Touches {one}").left for one in ("people", "firms")}
    bars = shapes.frames(marks)
    assert len(bars) == len(figure.layers)
    for layer, bar in zip(figure.layers, bars, strict=True):
        start = heads["firms" if layer.touches == "firms" else "people"]
        assert bar.left == pytest.approx(start, abs=1)
        assert (bar.right > heads["firms"]) == (layer.touches != "people")
    assert all(above.bottom < below.top for above, below in itertools.pairwise(bars))


@pytest.mark.parametrize("width", WIDTHS)
def test_what_stands_beside_the_system_is_dashed(figure, width):
    bars = shapes.frames(shapes.marks(layers.layers(figure, width)))
    dashed = ["stroke-dasharray" in bar.look for bar in bars]
    assert dashed == [layer.beside == "yes" for layer in figure.layers]

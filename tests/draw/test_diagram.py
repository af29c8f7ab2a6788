"""The diagram of the layers of the system."""

from xml.etree import ElementTree

import pytest

from annotated.draw import diagram, drawings


def texts(svg):
    return ["".join(one.itertext()) for one in ElementTree.fromstring(svg).iter("text")]


@pytest.mark.parametrize("width", [drawings.WIDE, drawings.NARROW, drawings.PAPER])
def test_the_layers_stand_in_their_columns_with_all_their_words(real, width):
    (figure,) = [one for one in real.figures if one.layers]
    words = " ".join(texts(diagram.layers(figure, width)))
    for layer in figure.layers:
        for text in (layer.name, f"run by {layer.run}", layer.whom, f"→ {layer.follows}"):
            assert text in words

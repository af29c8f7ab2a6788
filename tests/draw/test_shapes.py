"""The shapes of the verdicts: one for each, drawn once, for pages, drawings and documents."""

import re
from xml.etree import ElementTree

import pytest

from annotated.draw import shapes
from annotated.draw.colours import LIGHT
from annotated.model import VERDICTS

SVG = "{http://www.w3.org/2000/svg}"


def test_there_is_a_shape_for_each_verdict_and_no_two_are_alike():
    assert list(shapes.shapes()) == list(VERDICTS)
    assert len(set(shapes.shapes().values())) == len(VERDICTS)


def test_the_sprite_is_hidden_and_draws_nothing_but_takes_the_colour_of_its_place():
    sprite = ElementTree.fromstring(shapes.sprite())
    assert sprite.get("hidden") == ""
    assert {one.tag for one in sprite} == {f"{SVG}symbol"}
    assert [(one.get("id"), one.get("viewBox")) for one in sprite] == [
        (f"v-{verdict}", "0 0 16 16") for verdict in VERDICTS
    ]
    painted = {one.get(name) for one in sprite.iter() for name in ("fill", "stroke")}
    assert painted == {None, "none", "currentColor"}
    assert "style" not in shapes.sprite() and "<!--" not in shapes.sprite()


@pytest.mark.parametrize("verdict", VERDICTS.values(), ids=VERDICTS.keys())
def test_alone_a_shape_has_the_colour_of_its_verdict(verdict):
    colour = LIGHT[verdict.colour]
    picture = ElementTree.fromstring(shapes.alone(verdict.id))
    assert picture.attrib == {
        "width": "16",
        "height": "16",
        "viewBox": "0 0 16 16",
        "fill": "none",
        "stroke": colour,
        "stroke-width": "1.7",
    }
    marks = shapes.shapes()[verdict.id].replace("currentColor", colour)
    assert re.sub(r"^<svg[^>]*>|</svg>$", "", shapes.alone(verdict.id)) == marks

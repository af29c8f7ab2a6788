"""The drawings: what they hold, what they leave out, and how they stand in a page."""

import re
from xml.etree import ElementTree

import pytest

import shapes
from annotated.draw import drawings
from annotated.draw.colours import DARK, LIGHT
from annotated.read import pages
from browsing import DRAWN, with_browser

ALLOWED = {"svg", "g", "path", "line", "rect", "circle", "text", "tspan"}
WIDTHS = ("wide", "narrow", "paper")


@pytest.fixture(scope="module")
def drawn(real):
    return {figure.id: drawings.draw(figure) for figure in real.figures}


def texts(svg):
    return ["".join(one.itertext()) for one in ElementTree.fromstring(svg).iter("text")]


def short(value):
    return f"≈{value.value}" if value.words else value.value


@pytest.mark.parametrize("width", WIDTHS)
def test_the_numbers_in_a_drawing_are_those_of_the_data(real, drawn, width):
    for figure in real.figures:
        written = texts(getattr(drawn[figure.id], width))
        wanted = [short(one) for one in figure.values if one.value != "0"]
        found = [text.removesuffix("%") for text in written]
        assert [one for one in wanted if one not in found] == [], figure.id
        assert [one for one in figure.milestones if one.label not in written] == [], figure.id


@pytest.mark.parametrize("width", WIDTHS)
def test_a_drawing_has_no_style_no_id_no_script_and_no_colour_of_its_own(drawn, width):
    for name, drawing in drawn.items():
        root = ElementTree.fromstring(getattr(drawing, width))
        for element in root.iter():
            assert element.tag in ALLOWED, name
            assert not {"style", "id", "class", "role"} & set(element.attrib), name
            for attribute in ("fill", "stroke"):
                colour = element.get(attribute, "none")
                assert colour == "none" or colour.startswith("var(--"), (name, colour)
            assert float(element.get("font-size", "14")) >= 14, name


@pytest.mark.parametrize("width", WIDTHS)
def test_nothing_in_a_drawing_reaches_beyond_its_edges(drawn, width):
    for name, drawing in drawn.items():
        svg = getattr(drawing, width)
        right, bottom = shapes.size(svg)
        whole = width == "wide" or (width == "paper" and name in drawings.WITH_THE_NOTES)
        assert right == (736 if whole else 288 if width == "narrow" else 466)
        marks = shapes.marks(svg)
        beyond = [
            one
            for one in marks
            if min(shapes.reach(one)[0], one.top) < 0
            or shapes.reach(one)[1] > right
            or one.bottom > bottom
        ]
        assert (name, beyond) == (name, [])


# The marks of the drawings that a page shows, each with how far it reaches beyond its drawing.
BEYOND = """[...document.querySelectorAll(".drawing svg")].filter(svg => svg.checkVisibility()).map(svg => {
  const edge = svg.getBoundingClientRect()
  return [...svg.querySelectorAll("path, line, rect, text")].map(mark => {
    const box = mark.getBoundingClientRect()
    const over = Math.max(edge.left - box.left, edge.top - box.top, box.right - edge.right, box.bottom - edge.bottom)
    return [mark.outerHTML.slice(0, 200), Math.round(over)]
  })
})"""


@with_browser
@pytest.mark.parametrize("width", [1280, 320])
def test_nothing_in_a_drawing_is_seen_beyond_its_edges(visit, real, width):
    measured = set()
    for name, page in real.pages.items():
        if shown := list(pages.figures(page)):
            opened = visit(
                f"/{name}/".replace("/index/", "/"), viewport={"width": width, "height": 800}
            )
            assert opened.evaluate(DRAWN) == len(shown)
            found = opened.evaluate(BEYOND)
            assert all(found), name
            assert [mark for marks in found for mark, over in marks if over > 0] == [], name
            measured |= set(shown)
    assert measured == {figure.id for figure in real.figures}


def test_what_vega_adds_is_left_out():
    vega = (
        '<svg xmlns="http://www.w3.org/2000/svg" class="marks" width="9" height="8">'
        '<g fill="none" transform="translate(0,0)"><path class="background" d="M0,0h9"/>'
        '<g role="graphics-object" transform="translate(1,2)">'
        '<path aria-label="a: 1" d="M0.123,4h2" fill="var(--ink)" stroke="red" stroke-width="0"/>'
        '<text font-family="sans-serif" font-size="12px" fill="var(--ink)" opacity="1">1 &lt; 2</text>'
        '<path d="" stroke="red"/></g></g></svg>'
    )
    assert drawings.clean(vega) == (
        '<svg viewBox="0 0 9 8" fill="none"><g transform="translate(1,2)">'
        '<path d="M0.1,4h2" fill="var(--ink)"></path>'
        '<text font-size="12" fill="var(--ink)">1 &lt; 2</text></g></svg>'
    )


def test_in_a_page_a_drawing_follows_its_theme(drawn):
    for drawing in drawn.values():
        for svg in (drawing.wide, drawing.narrow):
            root = ElementTree.fromstring(found := drawings.in_page(svg))
            (look,) = root.findall("{*}style")
            used = set(re.findall(r"var\(--([a-z-]+)\)", svg))
            themes, forced = (
                dict(re.findall(r"--([a-z-]+):([^;]+);", one)) for one in look.text.split("@media")
            )
            assert themes == {name: f"light-dark({LIGHT[name]},{DARK[name]})" for name in used}
            grounds = {"paper": "Canvas", "paper-deep": "Canvas", "rule": "GrayText"}
            assert forced == {name: grounds.get(name, "CanvasText") for name in used}
            width, height = map(int, svg.partition('viewBox="0 0 ')[2].partition('"')[0].split())
            assert root.get("viewBox") == f"-8 -8 {width + 16} {height + 16}"
            assert (root.get("width"), root.get("height")) == (f"{width + 16}", f"{height + 16}")
            assert found.endswith(svg.partition(">")[2])


def test_alone_a_drawing_says_its_title_and_what_it_shows(real, drawn):
    for figure in real.figures:
        root = ElementTree.fromstring(drawings.alone(drawn[figure.id].wide, figure))
        said = [root.findtext(f"{{*}}{name}") for name in ("title", "desc")]
        assert said == [figure.title, figure.plain_alt]


def test_alone_and_on_paper_a_drawing_brings_its_colours_and_its_font(real, drawn):
    for figure in real.figures:
        drawing = drawn[figure.id]
        for svg in (drawings.alone(drawing.wide, figure), drawings.on_paper(drawing)):
            assert "var(" not in svg
            assert ElementTree.fromstring(svg).get("font-family")

"""The drawings look as they were accepted, in every cut, light and dark."""

import re
from dataclasses import replace

import pytest
import vl_convert

import pictures
from annotated.draw import colours, drawings, tally
from annotated.read.figures import VERDICTS_BY_CHAPTER

HOW = "Look at it with scripts/pictures; scripts/pictures --accept takes it."


@pytest.fixture(scope="module")
def figures(real):
    return {figure.id: figure for figure in real.figures}


def test_every_drawing_looks_as_it_was_accepted(real):
    found = [one for figure in real.figures for one in pictures.of(figure)]
    assert {one.path for one in found} == set(pictures.ACCEPTED.glob("*.png")), HOW
    faults = {one.name: pictures.fault_of(one) for one in found}
    assert {name: fault for name, fault in faults.items() if fault} == {}, HOW


def test_all_accepted_pictures_together_are_small():
    sizes = [path.stat().st_size for path in pictures.ACCEPTED.glob("*.png")]
    assert sum(sizes) <= pictures.LIMIT


def test_another_font_and_another_program_for_the_pixels_make_no_difference(real):
    for figure in real.figures:
        for one in pictures.of(figure):
            other = one.file.replace(drawings.SERIF, "Liberation Sans")
            new = pictures.halved(vl_convert.svg_to_png(other))
            assert (one.name, pictures.fault(pictures.taken(one.file), new, one.svg)) == (
                one.name,
                "",
            )


# ---- Slips that must be noticed ----


def fault(figure, svg, slip, theme=colours.LIGHT):
    """What is said of a drawing with a slip in it, in the place of the right one."""
    assert slip != svg
    right, wrong = (
        pictures.taken(drawings.alone(one, figure, drawings.SERIF, theme)) for one in (svg, slip)
    )
    return pictures.fault(right, wrong, slip)


def exchanged(svg):
    """The colours of shapes and of their grounds exchanged in the bars of verdicts."""
    return re.sub(
        r'<rect ([^>]*)fill="var\(--(\w+)\)"([^>]*)/><g ([^>]*)stroke="var\(--(\w+)\)"([^>]*)>(.*?)</g>',
        lambda it: (
            f'<rect {it[1]}fill="var(--{it[5]})"{it[3]}/>'
            f'<g {it[4]}stroke="var(--{it[2]})"{it[6]}>{it[7].replace(it[5], it[2])}</g>'
        ),
        svg,
    )


SLIPS = {
    "colours of shape and ground exchanged": (VERDICTS_BY_CHAPTER, exchanged),
    "one verdict without its colour": (
        VERDICTS_BY_CHAPTER,
        lambda svg: re.sub(r'(<rect [^>]*fill=")var\(--partly\)', r"\1none", svg),
    ),
    "one verdict in the colour of another": (
        VERDICTS_BY_CHAPTER,
        lambda svg: re.sub(r'(<rect [^>]*fill=")var\(--against\)', r"\1var(--partly)", svg),
    ),
    "a solid outline for one of dashes": (
        "legal-ladder",
        lambda svg: svg.replace(' stroke-dasharray="5 3"', "", 1),
    ),
    "an outline of dashes for a solid one": (
        "legal-ladder",
        lambda svg: svg.replace(
            'stroke="var(--ink-soft)"', 'stroke="var(--ink-soft)" stroke-dasharray="5 3"', 1
        ),
    ),
    "a solid line for a dotted one": (
        "debtor-path",
        lambda svg: svg.replace(' stroke-dasharray="2 3"', "", 1),
    ),
    "a derived column drawn like the others": (
        "court-list-flow",
        lambda svg: svg.replace(' stroke-dasharray="3,2"', ""),
    ),
    "an arrow without its head": (
        "debtor-path",
        lambda svg: re.sub(r'<path d="[^"]*Z" fill="var\(--ink\)"/>', "", svg, count=1),
    ),
    "a line of words left out": (
        "layers",
        lambda svg: re.sub(r"<text [^>]*>run by [^<]*</text>", "", svg, count=1),
    ),
}


@pytest.mark.parametrize("theme", pictures.THEMES.values(), ids=pictures.THEMES)
@pytest.mark.parametrize(("name", "slip"), SLIPS.values(), ids=SLIPS)
def test_a_slip_in_a_drawing_is_noticed(figures, name, slip, theme):
    for svg in (drawings.draw(figures[name]).wide, drawings.draw(figures[name]).narrow):
        assert fault(figures[name], svg, slip(svg), theme)


def test_the_narrow_cut_in_the_place_of_the_wide_is_noticed(figures):
    for figure in figures.values():
        drawing = drawings.draw(figure)
        assert "pixels, found" in fault(figure, drawing.wide, drawing.narrow)


def test_second_verdicts_counted_are_noticed(figures, real):
    figure = figures[VERDICTS_BY_CHAPTER]
    seconds = [claim.second for claim in real.claims if claim.second]
    more = [
        replace(one, value=str(int(one.value) + seconds.count(tally.verdict(one).id)))
        if one.series == figure.values[0].series
        else one
        for one in figure.values
    ]
    counted = replace(figure, values=tuple(more))
    for width in (drawings.WIDE, drawings.NARROW):
        assert fault(figure, tally.bars(figure, width), tally.bars(counted, width))

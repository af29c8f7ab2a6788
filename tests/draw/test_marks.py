"""The marks of diagrams: lines of text that fit, boxes and arrows."""

import pytest

import shapes
from annotated.draw import marks
from annotated.draw.marks import BOLD, PLAIN


@pytest.mark.parametrize("width", [60, 90, 140, 250, 700])
@pytest.mark.parametrize("look", [PLAIN, BOLD])
def test_a_text_is_broken_between_words_into_lines_that_fit(width, look):
    words = "The court decides in writing; in force that day, without a hearing (Arts. 1, 12)."
    lines = marks.wrapped(words, width, look)
    assert " ".join(lines).replace("\u00a0", " ") == words
    wide = [line for line in lines if marks.width_of(line, look) > width]
    assert [line for line in wide if " " in line] == []


def test_lines_are_about_equally_long():
    long, short = sorted(map(len, marks.wrapped("or the creditor agrees to it all", 190)))[::-1]
    assert long - short < 6


def test_an_article_stays_with_its_number():
    assert marks.wrapped("Civil Procedure Law, Art. 247", 150) == [
        "Civil Procedure",
        "Law, Art.\u00a0247",
    ]


def test_nothing_makes_no_line():
    assert marks.wrapped("", 100) == []


def test_bold_letters_and_capitals_are_wider():
    assert marks.width_of("words", BOLD) > marks.width_of("words")
    assert marks.width_of("WORDS") > marks.width_of("words")


@pytest.mark.parametrize("end", [(90, 10), (10, 90), (-70, 10), (10, -70)])
def test_an_arrow_ends_in_a_head_at_its_last_point(end):
    (arrow,) = shapes.arrows(shapes.marks(f"<svg>{marks.arrow((10, 10), end)}</svg>"))
    assert (arrow.start, arrow.end) == ((10, 10), end)


def test_signs_in_a_text_are_no_markup():
    assert marks.text("a < b & c", 1, 2) == (
        '<text x="1" y="2" font-size="14" fill="var(--ink)">a &lt; b &amp; c</text>'
    )

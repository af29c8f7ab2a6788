"""Drawings in pixels: as large as asked, with the fonts of the documents."""

import io
import subprocess
import sys

from PIL import Image

from annotated.paper.pixels import pixels
from project import ROOT

SVG = (
    '<svg xmlns="http://www.w3.org/2000/svg" width="40" height="20" font-family="{}">'
    '<path d="M0 0h40v20h-40z" fill="#ffffff"/><text x="4" y="15" font-size="14" fill="#000000">{}</text></svg>'
)


def picture(font, words, each=2):
    return Image.open(io.BytesIO(pixels(SVG.format(font, words), each))).convert("L")


def test_each_unit_of_a_drawing_has_as_many_pixels_as_asked():
    assert [picture("Libertinus Serif", "a", each).size for each in (1, 2)] == [(40, 20), (80, 40)]


def test_words_are_drawn_in_a_font_of_the_documents_and_chinese_too():
    assert picture("Libertinus Serif", "Ag").getextrema()[0] < 100
    assert picture("Libertinus Serif, Noto Serif CJK SC", "中国").getextrema()[0] < 100


def test_the_file_is_the_same_in_another_process():
    svg = SVG.format("Libertinus Serif", "Ag")
    program = f"import sys; from annotated.paper.pixels import pixels; sys.stdout.buffer.write(pixels({svg!r}))"
    again = subprocess.run(
        [sys.executable, "-c", program],
        capture_output=True,
        check=True,
        cwd=ROOT,
        env={"PYTHONPATH": "scripts"},
    )
    assert again.stdout == pixels(svg)

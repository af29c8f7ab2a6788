"""The press: Typst sets a text in the looks of book.typ, as a document or as a picture.

Colours and shapes are those of the site; they are handed over with each run, so that book.typ has
none of its own.
"""

import json
import re
from functools import cache
from pathlib import Path

import typst

from annotated.draw import shapes
from annotated.draw.colours import LIGHT
from annotated.model import VERDICTS, Edition
from annotated.paper.fonts import FOLDER
from annotated.paper.typesetting import call

_ROOT = Path(__file__).parent


class Unmade(Exception):
    """A document could not be made; the message names it, the paragraph and the reason."""


def setup(function: str, edition: Edition, looks: str = "book", **arguments: str) -> str:
    """The first lines of a document: what function of which file sets it, with which values."""
    day = edition.date
    arguments |= {
        "edition": quoted(edition.label),
        "date": f"datetime(year: {day.year}, month: {day.month}, day: {day.day})",
    }
    listed = ", ".join(f"{name}: {value}" for name, value in arguments.items())
    return f'#import "/{looks}.typ": *\n#show: {function}.with({listed})\n\n'


def quoted(text: str) -> str:
    """A text as a value of Typst, which can hold no code."""
    return call("", text)[2:-1]


def pdf(name: str, source: str, edition: Edition) -> bytes:
    """A tagged PDF. Raises `Unmade`; a warning counts as a failure."""
    try:
        made, warnings = _compiler().compile_with_warnings(
            source.encode(), format="pdf", pdf_standards=["ua-1"], timestamp=edition.timestamp
        )
    except typst.TypstError as error:
        raise Unmade(_explain(name, source, error)) from error
    if warnings:
        raise Unmade(_explain(name, source, warnings[0]))
    return _single(made)


def page_count(pdf: bytes) -> int:
    """The number of pages: the largest count in the page tree, which is that of its root."""
    return max(int(count) for count in re.findall(rb"/Count (\d+)", pdf))


def picture(name: str, edition: Edition, ppi: int) -> bytes:
    """The card or the cover, as the function of that name sets it. Raises `Unmade`."""
    words = {"title": quoted(edition.site), "subtitle": quoted(edition.description)}
    source = setup(name, edition, **words)
    try:
        return _single(_compiler().compile(source.encode(), format="png", ppi=ppi))
    except typst.TypstError as error:
        raise Unmade(_explain(f"{name}.png", source, error)) from error


def _single(made: bytes | list[bytes] | None) -> bytes:
    """What Typst gives for one file; it would give a list for one picture a page."""
    if not isinstance(made, bytes):
        raise TypeError(f"expected one file of Typst, found {type(made).__name__}")
    return made


def _compiler() -> typst.Compiler:
    return typst.Compiler(
        root=str(_ROOT),
        font_paths=_fonts(),
        ignore_system_fonts=True,
        sys_inputs={"look": look()},
    )


@cache
def look() -> str:
    """The colours of the site by day, and the word, shape and colour of each verdict."""
    verdicts = {
        one.id: {"word": one.word, "shape": shapes.alone(one.id), "colour": LIGHT[one.colour]}
        for one in VERDICTS.values()
    }
    return json.dumps({"colours": dict(LIGHT), "verdicts": verdicts})


@cache
def _fonts() -> typst.Fonts:
    # The fonts of the machine stay out, so that documents are the same everywhere.
    return typst.Fonts(include_system_fonts=False, font_paths=[str(FOLDER)])


def _explain(name: str, source: str, fault: typst.TypstError | typst.TypstWarning) -> str:
    """The document, the paragraph in which the fault lies, and what Typst says."""
    line = re.search(r":(\d+):\d+", fault.diagnostic)
    before = source.split("\n")[: int(line[1])] if line else []
    anchors = re.findall(r'#para\(\d+, "([^"]*)"\)', "\n".join(before))
    where = f"print/{name}, {anchors[-1]}" if anchors else f"print/{name}"
    return f"A document could not be made: {where}: {fault.message}"

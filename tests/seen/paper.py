"""What an engine printed: its sheets in words, and as pictures."""

import collections
import functools
import re
import unicodedata
from dataclasses import dataclass

import pypdfium2
from PIL import Image, ImageChops

_PIXELS = 110  # an inch: the smallest letters still have a middle as dark as was meant
_MM = _PIXELS / 25.4
# What stands in the margins of a sheet, where an engine knows such places.
_MARGINS = re.compile(r"https?://\S+\s*·\s*Edition\s*\S+|\b\d+\s/\s\d+\b")


def letters(text: str) -> str:
    """The letters and digits of a text: no spaces, hyphens or points, no ligatures."""
    return re.sub(r"\W|_", "", unicodedata.normalize("NFKC", text))


@dataclass(frozen=True)
class Print:
    """A page on paper."""

    data: bytes

    @functools.cached_property
    def raw(self) -> list[str]:
        """The words of each sheet, as the engine wrote them."""
        with pypdfium2.PdfDocument(self.data) as pdf:
            return [sheet.get_textpage().get_text_bounded() for sheet in pdf]

    @functools.cached_property
    def sheets(self) -> list[str]:
        """The letters of each sheet, but for its margins."""
        return [letters(_MARGINS.sub(" ", text)) for text in self.raw]

    @functools.cached_property
    def ends(self) -> list[tuple[str, ...]]:
        """The last line, two and three lines of each sheet but the last, in letters."""
        lines = [_MARGINS.sub("", text).strip().splitlines() for text in self.raw[:-1]]
        return [tuple(letters("".join(one[-count:])) for count in (1, 2, 3)) for one in lines]

    @functools.cached_property
    def text(self) -> str:
        return "".join(self.sheets)

    def census(self, without: set[str]) -> "collections.Counter[str]":
        """How often each letter stands there, some words apart: the same in whatever order."""
        apart = "|".join(sorted(without, key=len, reverse=True)) or "$"
        return collections.Counter(re.sub(apart, "", self.text))

    @functools.cached_property
    def pictures(self) -> list[Image.Image]:
        """Each sheet as a picture."""
        with pypdfium2.PdfDocument(self.data) as pdf:
            return [sheet.render(scale=_PIXELS / 72).to_pil().convert("RGB") for sheet in pdf]


Colour = tuple[int, int, int]


def ground(picture: Image.Image) -> Colour:
    """The colour that most of a sheet has."""
    return max(picture.getcolors(picture.width * picture.height))[1]


def contrast(picture: Image.Image) -> float:
    """Of the ink that stands out most against the ground, as WCAG counts it."""
    under = _light(ground(picture))
    colours = (colour for _, colour in picture.getcolors(picture.width * picture.height))
    return max(_ratio(_light(colour), under) for colour in colours)


def _ratio(one: float, other: float) -> float:
    return (max(one, other) + 0.05) / (min(one, other) + 0.05)


@functools.cache
def _light(colour: Colour) -> float:
    red, green, blue = (
        one / 12.92 if one <= 0.04045 else ((one + 0.055) / 1.055) ** 2.4
        for one in (value / 255 for value in colour)
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def inked(picture: Image.Image) -> tuple[float, ...]:
    """How far ink stays from the left, the head, the right and the foot of a sheet, in millimetres;
    nothing where there is none."""
    plain = Image.new("RGB", picture.size, ground(picture))
    off = ImageChops.difference(picture, plain).convert("L").point(lambda one: 255 * (one > 40))
    if not (box := off.getbbox()):
        return ()
    left, top, right, bottom = box
    return tuple(one / _MM for one in (left, top, picture.width - right, picture.height - bottom))

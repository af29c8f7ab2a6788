"""The marks of a drawing with their places in it, for the tests that measure."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from xml.etree import ElementTree

# A letter of a sans-serif font is about this wide, in parts of its size.
LETTER = 0.5


@dataclass(frozen=True)
class Mark:
    """A text, box, point or line; for a text the place is that of its anchor, on the baseline."""

    kind: str
    left: float
    top: float
    right: float
    bottom: float
    text: str
    look: dict[str, str]

    @property
    def width(self) -> float:
        return self.right - self.left

    @property
    def height(self) -> float:
        return self.bottom - self.top

    @property
    def middle(self) -> float:
        return (self.left + self.right) / 2


def size(svg: str) -> tuple[float, float]:
    """The width and the height of a drawing."""
    _, _, width, height = ElementTree.fromstring(svg).get("viewBox").split(" ")
    return float(width), float(height)


def marks(svg: str) -> list[Mark]:
    """All marks of a drawing in their order."""
    return list(_marks(ElementTree.fromstring(svg), 0, 0))


def _marks(parent: ElementTree.Element, x: float, y: float) -> Iterator[Mark]:
    for element in parent:
        moved = re.fullmatch(r"translate\((\S+?)[ ,](\S+)\)", element.get("transform", ""))
        left, top = (x + float(moved[1]), y + float(moved[2])) if moved else (x, y)
        if element.tag == "g":
            yield from _marks(element, left, top)
        else:
            yield _mark(element, left, top)


def _mark(element: ElementTree.Element, x: float, y: float) -> Mark:
    places = [(x + right, y + down) for right, down in _places(element)]
    across, down = zip(*places, strict=True)
    kind = element.tag
    if kind in ("path", "rect"):
        kind = {"A": "point", "Z": "box", "": "box"}.get(_letters(element)[-1:].upper(), "line")
    text = "\n".join(element.itertext())
    return Mark(kind, min(across), min(down), max(across), max(down), text, dict(element.attrib))


def _letters(element: ElementTree.Element) -> str:
    return re.sub(r"[^A-Za-z]", "", element.get("d", ""))


def _places(element: ElementTree.Element) -> list[tuple[float, float]]:
    def number(name: str) -> float:
        return float(element.get(name, "0"))

    if element.tag == "path":
        return list(_path(element.get("d")))
    x, y = number("x"), number("y")
    if element.tag == "rect":
        return [(x, y), (x + number("width"), y + number("height"))]
    return [(x, y), (number("x2"), number("y2"))] if element.tag == "line" else [(x, y)]


def _path(commands: str) -> Iterator[tuple[float, float]]:
    x = y = 0.0
    for letter, rest in re.findall(r"([A-Za-z])([^A-Za-z]*)", commands):
        numbers = [float(one) for one in re.findall(r"-?[\d.]+", rest)]
        if letter in "MLA":
            x, y = numbers[-2:]
        elif letter == "l":
            x, y = x + numbers[0], y + numbers[1]
        elif letter in "Hh":
            x = numbers[0] + (x if letter == "h" else 0)
        elif letter in "Vv":
            y = numbers[0] + (y if letter == "v" else 0)
        else:
            assert letter in "Zz", letter
        yield x, y


def reach(mark: Mark) -> tuple[float, float]:
    """The left and the right edge of a mark; those of a text are estimated."""
    if mark.kind != "text":
        return mark.left, mark.right
    longest = max(mark.text.split("\n"), key=len)
    width = LETTER * float(mark.look["font-size"]) * len(longest)
    before = {"middle": width / 2, "end": width}.get(mark.look.get("text-anchor", ""), 0)
    return mark.left - before, mark.left - before + width

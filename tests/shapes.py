"""The marks of a drawing with their places in it, for the tests that measure."""

import itertools
import re
from collections.abc import Iterator
from dataclasses import dataclass
from xml.etree import ElementTree

from annotated.draw import marks as drawn
from annotated.draw import shapes


@dataclass(frozen=True)
class Mark:
    """A text, box, point, line or shape; the place of a text is that of its anchor, on the baseline.

    The text of a shape is the id of its verdict.
    """

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


_MOVED = re.compile(r"translate\((\S+?)[ ,](\S+?)\)(?: scale\((\S+)\))?")


def _marks(parent: ElementTree.Element, x: float, y: float) -> Iterator[Mark]:
    for element in parent:
        moved = _MOVED.match(element.get("transform", ""))
        left, top = (x + float(moved[1]), y + float(moved[2])) if moved else (x, y)
        if moved and moved[3]:
            yield _shape(element, left, top, 16 * float(moved[3]))
        elif element.tag == "g":
            yield from _marks(element, left, top)
        else:
            yield _mark(element, left, top)


def _shape(element: ElementTree.Element, x: float, y: float, side: float) -> Mark:
    """A shape of the sprite, whose verdict is told by what is in it."""
    inside = "".join(ElementTree.tostring(one, "unicode") for one in element).replace(" />", "/>")
    colour = element.get("stroke")
    known = {marks.replace("currentColor", colour): one for one, marks in shapes.shapes().items()}
    return Mark("shape", x, y, x + side, y + side, known[inside], dict(element.attrib))


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


def lines(mark: Mark) -> list[tuple[float, float, float, float]]:
    """The place of each line of a text, as wide as a wide font would have it."""
    look = drawn.BOLD if mark.look.get("font-weight") else drawn.PLAIN
    found = []
    for number, words in enumerate(mark.text.split("\n")):
        width = drawn.width_of(words, look)
        before = {"middle": width / 2, "end": width}.get(mark.look.get("text-anchor", ""), 0)
        start, base = -before, drawn.LINE * number
        if "rotate(270)" in mark.look.get("transform", ""):  # read from below
            box = (base - 14, before - width, base + 6, before)
        else:
            box = (start - 3, base - 14, start + width + 3, base + 6)
        found.append((mark.left + box[0], mark.top + box[1], mark.left + box[2], mark.top + box[3]))
    return found


def reach(mark: Mark) -> tuple[float, float]:
    """The left and the right edge of a mark; those of a text are estimated."""
    if mark.kind != "text":
        return mark.left, mark.right
    boxes = lines(mark)
    return min(box[0] for box in boxes) + 3, max(box[2] for box in boxes) - 3


# ---- What diagrams are made of ----


def frames(marks: list[Mark]) -> list[Mark]:
    """The boxes with an outline, in their order."""
    return [one for one in marks if one.kind == "box" and one.look.get("stroke", "none") != "none"]


def within(mark: Mark, box: Mark) -> bool:
    """Whether a text stands in a box."""
    if mark.kind != "text":
        return False
    return box.left < mark.left < box.right and box.top < mark.top < box.bottom


def joined(texts: list[Mark], *, sideways: bool = False) -> str:
    """The words of texts in reading order, those that stand beside each other each for itself."""
    found = [one for one in texts if one.kind == "text"]
    if sideways:
        found.sort(key=lambda one: round(one.left))
    return " ".join(one.text for one in found).replace("\u00a0", " ")


def words(svg: str) -> str:
    """All words of a drawing in their order."""
    return joined(marks(svg))


def text(marks: list[Mark], words: str) -> Mark:
    """The one text that begins with these words, however it is broken into lines."""
    (found,) = [
        one
        for number, one in enumerate(marks)
        if one.kind == "text" and joined(marks[number : number + 9]).startswith(words)
    ]
    return found


@dataclass(frozen=True)
class Arrow:
    """A line with a head: where it begins, and the point of its head."""

    start: tuple[float, float]
    end: tuple[float, float]
    dotted: bool


def arrows(marks: list[Mark]) -> list[Arrow]:
    """The arrows of a diagram: a line, and the head that follows it."""
    found = []
    for shaft, head in itertools.pairwise(marks):
        if shaft.kind == "line" and head.kind == "box" and head.look.get("d", "").endswith("Z"):
            start, end = (next(_path(one.look["d"])) for one in (shaft, head))
            found.append(Arrow(start, end, "stroke-dasharray" in shaft.look))
    return found


def near(point: tuple[float, float], box: Mark, room: float = 5) -> bool:
    """Whether a point stands at a box or in it."""
    x, y = point
    return box.left - room <= x <= box.right + room and box.top - room <= y <= box.bottom + room

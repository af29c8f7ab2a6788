"""What every engine can do here: a window that opens a page, is used, and is pictured or printed."""

from dataclasses import dataclass
from typing import Any, Protocol


@dataclass(frozen=True)
class Sheet:
    """A size of paper, in millimetres."""

    name: str
    width: float
    height: float


A4 = Sheet("A4", 210, 297)
LETTER = Sheet("Letter", 215.9, 279.4)


class View(Protocol):
    """A window of an engine."""

    name: str

    def open(self, url: str) -> None:
        """Go to a page, and wait until it is loaded."""

    def evaluate(self, script: str) -> Any:
        """What an expression comes to in the page, awaited if it is a promise; JSON only."""

    def resize(self, width: int, height: int) -> None:
        """Give the page another size, in CSS pixels."""

    def hover(self, selector: str) -> None:
        """Bring the pointer over the first element of a selector, which is scrolled into view."""

    def click(self, selector: str) -> None:
        """Click the first element of a selector by the mouse."""

    def keys(self, *names: str) -> None:
        """Press keys one after another: "a", "Tab", "Shift+Tab", "Enter"."""

    def print_pdf(self, sheet: Sheet) -> bytes:
        """The page as a reader prints it, on a size of paper, without backgrounds."""

    def screenshot(self) -> bytes:
        """What is in view, as PNG."""


# Where the pointer has to be to hit an element: the middle of its first line.
PLACE = """(() => {
  const one = document.querySelector(%s)
  one.scrollIntoView({ block: "center", behavior: "instant" })
  const { x, y, width, height } = one.getClientRects()[0]
  return [Math.round(x + width / 2), Math.round(y + height / 2)]
})()"""

# Keys that are no character, as WebDriver writes them.
KEYS = {
    "Backspace": "\ue003",
    "Tab": "\ue004",
    "Enter": "\ue007",
    "Shift": "\ue008",
    "Control": "\ue009",
    "Alt": "\ue00a",
    "Escape": "\ue00c",
    "Space": " ",
    "PageUp": "\ue00e",
    "PageDown": "\ue00f",
    "End": "\ue010",
    "Home": "\ue011",
    "ArrowLeft": "\ue012",
    "ArrowUp": "\ue013",
    "ArrowRight": "\ue014",
    "ArrowDown": "\ue015",
}

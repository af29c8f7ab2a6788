"""What stands on the pages of a PDF: words with their places, links with what they lead to."""

import functools
import re
import unicodedata
from dataclasses import dataclass

import pypdf

MM = 72 / 25.4


@dataclass(frozen=True)
class Words:
    """A run of words, and where it begins: millimetres from the left and from the head."""

    text: str
    page: int
    x: float
    y: float


@dataclass(frozen=True)
class Link:
    """A link: its words, its page, and its target (an address, or a place in the document)."""

    words: str
    page: int
    address: str = ""
    target: Words | None = None


class Sheets:
    """A PDF, read once."""

    def __init__(self, path):
        self.pdf = pypdf.PdfReader(path)
        self._numbers = {page.indirect_reference.idnum: n for n, page in enumerate(self.pdf.pages)}

    def __len__(self):
        return len(self.pdf.pages)

    @functools.cache  # noqa: B019 (documents are few, and stay)
    def words(self, number):
        """The runs of words on a page, as they were set."""
        page, found = self.pdf.pages[number], []
        height = float(page.mediabox.height)

        def note(text, matrix, inner, *_):
            x = matrix[0] * inner[4] + matrix[2] * inner[5] + matrix[4]
            y = matrix[1] * inner[4] + matrix[3] * inner[5] + matrix[5]
            if text.strip():
                found.append(Words(plain(text), number, x / MM, (height - y) / MM))

        page.extract_text(visitor_text=note)
        return found

    @functools.cache  # noqa: B019
    def text(self, number):
        """All words of a page."""
        return plain(self.pdf.pages[number].extract_text())

    @functools.cached_property
    def all_text(self):
        return " ".join(self.text(number) for number in range(len(self)))

    def between(self, number, top, bottom):
        """The words of a page between two heights."""
        return [one for one in self.words(number) if top <= one.y <= bottom]

    def at(self, number, x, y):
        """The line to which a link leads: Typst leads 10 pt above its place."""
        near = [one for one in self.words(number) if x - 6 < one.x < x + 50]
        first = min(near, key=lambda one: (round(abs(one.y - y - 10 / MM)), one.x), default=None)
        return first and Words(self._line(first), number, first.x, first.y)

    def _line(self, first):
        """The words of a line from one run on."""
        rest = [one for one in self.words(first.page) if abs(one.y - first.y) < 2]
        return " ".join(one.text for one in rest if first.x <= one.x < first.x + 80)

    @functools.cached_property
    def links(self):
        """Every link, a link over two lines twice."""
        return [one for number in range(len(self)) for one in self._links(number)]

    def _links(self, number):
        page = self.pdf.pages[number]
        for annotation in page.get("/Annots", []):
            link = annotation.get_object()
            left, bottom, right, top = (float(one) / MM for one in link["/Rect"])
            height = float(page.mediabox.height) / MM
            lines = self.between(number, height - top, height - bottom)
            words = " ".join(one.text for one in lines if left - 0.5 <= one.x < right)
            yield Link(words, number, **self._target(link))

    def _target(self, link):
        if "/Dest" not in link:
            return {"address": link["/A"]["/URI"]}
        place = link["/Dest"]
        named = isinstance(place, str | bytes)
        page, _, x, y, _ = self.pdf.named_destinations[str(place)].dest_array if named else place
        number = self._numbers[page.idnum]
        height = float(self.pdf.pages[number].mediabox.height)
        return {"target": self.at(number, float(x) / MM, (height - float(y)) / MM)}


def plain(text):
    """A text in one line, its ligatures in their letters."""
    return re.sub(r"\s+", " ", unicodedata.normalize("NFKC", text).replace("\u2060", "")).strip()

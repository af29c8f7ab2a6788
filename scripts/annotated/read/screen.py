"""A page as the screen has it: what Python-Markdown makes of its text, as words and marks."""

import html
import json
import re
from types import MappingProxyType
from xml.etree.ElementTree import Element, fromstring

import markdown

from annotated.memory import remembered
from annotated.text.readings import Reading, Token

_TEXTS = MappingProxyType(
    {"p": "paragraph"} | {f"h{level}": f"heading {level}" for level in range(1, 7)}
)
_FLOWS = MappingProxyType({"blockquote": "quotation", "div": "division"})
_LISTS = MappingProxyType({"ul": "list", "ol": "numbered list"})
_BLOCKS = (*_TEXTS, *_FLOWS, *_LISTS, "pre", "table", "hr")
_INLINES = MappingProxyType({"em": "emphasis", "strong": "strong emphasis", "code": "code"})
_NAMED = re.compile(r"&(?!amp;|lt;|gt;|quot;|#)\w+;")


@remembered
def read(text: str, extensions: str) -> tuple[Token, ...]:
    """What the screen shows of a Markdown text. Raises `ParseError` where raw HTML is broken."""
    converter, page = converter_with(extensions), _Page()
    # XML knows no other names of signs than its own.
    known = _NAMED.sub(lambda name: html.unescape(name[0]), converter.convert(text))
    page.flow(fromstring(f"<page>{known}</page>"))
    return tuple(page.tokens)


def converter_with(extensions: str) -> markdown.Markdown:
    """Python-Markdown with extensions and their settings, which are JSON so that they compare."""
    settings = json.loads(extensions)
    return markdown.Markdown(extensions=list(settings), extension_configs=settings)


class _Page(Reading):
    """Takes elements of HTML as Python-Markdown writes it."""

    def flow(self, element: Element) -> None:
        """Blocks, and the bare text between them, which stands for a paragraph."""
        line: list[str | Element] = [element.text or ""]
        for child in element:
            if child.tag in _BLOCKS:
                self._bare(line)
                self._block(child)
                line = []
            else:
                line.append(child)
            line.append(child.tail or "")
        self._bare(line)

    def _bare(self, line: list[str | Element]) -> None:
        if any(not isinstance(one, str) or one.strip() for one in line):
            with self.between("paragraph"):
                self._pieces(line)

    def _pieces(self, line: list[str | Element]) -> None:
        for one in line:
            self.text(one) if isinstance(one, str) else self._inline(one)

    def _line(self, element: Element) -> None:
        self.anchor(element.get("id", ""))
        self.text(element.text or "")
        for child in element:
            self._pieces([child, child.tail or ""])

    def _block(self, element: Element) -> None:
        tag = element.tag
        if tag in _TEXTS:
            with self.between(_TEXTS[tag]):
                self._line(element)
        elif tag in _FLOWS:
            with self.between(_FLOWS[tag]):
                self.anchor(element.get("id", ""))
                self.flow(element)
        elif tag in _LISTS:
            self._list(element)
        elif tag == "table":
            self._table(element)
        elif tag == "pre":
            with self.between("code block"):
                self.text("".join(element.itertext()))
        else:
            self.edge(Token(mark="rule"))

    def _list(self, element: Element) -> None:
        first = int(element.get("start", "1"))
        with self.between(_LISTS[element.tag]):
            for number, item in enumerate(element.iterfind("li"), start=first):
                with self.between("item", str(number) if element.tag == "ol" else ""):
                    self.anchor(item.get("id", ""))
                    self.flow(item)

    def _table(self, element: Element) -> None:
        with self.between("table"):
            for row in element.iter("tr"):
                with self.between("row"):
                    for cell in row:
                        aligned = cell.get("style", "").removeprefix("text-align:").strip(" ;")
                        name = f"{'head' if cell.tag == 'th' else 'cell'} {aligned}".strip()
                        with self.between(name):
                            self._line(cell)

    def _inline(self, element: Element) -> None:
        tag = element.tag
        if tag == "a" and element.get("class") == "headerlink":
            return  # the permalink of a heading
        if tag == "br":
            self.edge(Token(mark="line break"))
        elif tag == "img":
            with self.inside(f"image {element.get('src', '')}"):
                self.text(element.get("alt", ""))
        elif tag == "span":
            self._line(element)
        else:
            link = f"link to {element.get('href', '')}"
            with self.inside(link if tag == "a" else _INLINES.get(tag, tag)):
                self._line(element)

"""A page as the documents have it: what pandoc makes of its text, as words and marks."""

import json
from types import MappingProxyType
from typing import Any

from annotated import pandoc
from annotated.text.readings import Reading, Token

Node = dict[str, Any]

_INLINES = MappingProxyType({"Emph": "emphasis", "Strong": "strong emphasis"})
_ALIGNED = MappingProxyType({"AlignDefault": "", "AlignLeft": "left", "AlignRight": "right"})


def read(text: str) -> tuple[Token, ...]:
    """What the documents show of a Markdown text. Raises `pandoc.Failed`."""
    page = _Page()
    page.flow(json.loads(pandoc.run(["-f", pandoc.MARKDOWN, "-t", "json"], text))["blocks"])
    return tuple(page.tokens)


class _Page(Reading):
    """Takes nodes of pandoc’s tree; one that the site does not use keeps pandoc’s name."""

    def flow(self, blocks: list[Node]) -> None:
        for node in blocks:
            self._block(node["t"], node.get("c"))

    def line(self, inlines: list[Node]) -> None:
        for node in inlines:
            self._inline(node["t"], node.get("c"))

    def _block(self, kind: str, content: Any) -> None:  # noqa: ANN401 (as many forms as kinds)
        if kind in ("Para", "Plain"):
            with self.between("paragraph"):
                self.line(content)
        elif kind == "Header":
            self._heading(*content)
        elif kind in ("BulletList", "OrderedList"):
            self._list(kind, content)
        elif kind == "Table":
            self._table(*content)
        elif kind == "HorizontalRule":
            self.edge(Token(mark="rule"))
        elif kind == "CodeBlock":
            with self.between("code block"):
                self.text(content[1])
        elif kind == "Figure":  # an image alone in its paragraph
            self.flow(content[2])
        else:
            self._other(kind, content)

    def _other(self, kind: str, content: Any) -> None:  # noqa: ANN401
        if kind == "BlockQuote":
            with self.between("quotation"):
                self.flow(content)
        elif kind == "Div":
            with self.between("division"):
                self.anchor(content[0][0])
                self.flow(content[1])
        else:
            self.edge(Token(mark=kind))
            self.text(" ".join(_texts(content)))

    def _heading(self, level: int, attributes: list[Any], inlines: list[Node]) -> None:
        with self.between(f"heading {level}"):
            self.anchor(attributes[0])
            self.line(inlines)

    def _list(self, kind: str, content: Any) -> None:  # noqa: ANN401
        numbers, items = content if kind == "OrderedList" else (None, content)
        with self.between(_list_name(numbers)):
            for number, item in enumerate(items, start=numbers[0] if numbers else 0):
                with self.between("item", str(number) if numbers else ""):
                    self.flow(item)

    def _table(self, _: object, caption: Any, columns: list[Any], *parts: Any) -> None:  # noqa: ANN401
        head, bodies, foot = parts
        aligned = [_ALIGNED.get(one["t"], "center") for one, _ in columns]
        rows = [("head", row) for row in head[1]]
        rows += [("cell", row) for body in bodies for part in body[2:] for row in part]
        rows += [("cell", row) for row in foot[1]]
        with self.between("table"):
            self.flow(caption[1])
            for name, (_, cells) in rows:
                with self.between("row"):
                    self._cells([f"{name} {one}".strip() for one in aligned], cells)

    def _cells(self, names: list[str], cells: list[Any]) -> None:
        for name, (*_, blocks) in zip(names, cells, strict=True):
            with self.between(name):
                for node in blocks:
                    self.line(node["c"]) if node["t"] == "Plain" else self.flow([node])

    def _inline(self, kind: str, content: Any) -> None:  # noqa: ANN401
        if kind == "Str":
            self.text(content)
        elif kind in ("Space", "SoftBreak"):
            self.text(" ")
        elif kind == "LineBreak":
            self.edge(Token(mark="line break"))
        elif kind in _INLINES:
            with self.inside(_INLINES[kind]):
                self.line(content)
        elif kind == "Code":
            with self.inside("code"):
                self.anchor(content[0][0])
                self.text(content[1])
        elif kind in ("Link", "Image"):
            name = "link to" if kind == "Link" else "image"
            with self.inside(f"{name} {content[2][0]}"):
                self.anchor(content[0][0])
                self.line(content[1])
        elif kind == "Cite":
            self.line(content[1])
        elif kind == "Span":
            self.anchor(content[0][0])
            self.line(content[1])
        else:
            with self.inside(kind):
                self.text(" ".join(_texts(content)))


def _list_name(numbers: list[Any] | None) -> str:
    if numbers is None:
        return "list"
    _, style, end = (one["t"] if isinstance(one, dict) else one for one in numbers)
    usual = style in ("Decimal", "DefaultStyle") and end in ("Period", "DefaultDelim")
    return "numbered list" if usual else f"list numbered in the style {style}, {end}"


def _texts(content: Any) -> list[str]:  # noqa: ANN401
    """The words anywhere below a node."""
    if isinstance(content, dict):
        return _texts(content.get("c")) if content.get("t") != "Str" else [content["c"]]
    if isinstance(content, list):
        return [text for one in content for text in _texts(one)]
    return [content] if isinstance(content, str) else []

"""What office files have in common: the site's type, the languages of their words, their facts."""

import re
import tempfile
from datetime import date, datetime
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import Any, Protocol

from annotated import pandoc
from annotated.draw.colours import LIGHT
from annotated.model import Edition
from annotated.paper.archive import packed, unpacked
from annotated.paper.typesetting import Node, plain, string
from annotated.text.scripts import PINYIN, pieces

# Of the site's serifs the one that Word, LibreOffice and Google's editors have, or replace well.
SERIF, HAN_SERIF = "Georgia", "SimSun"
# To office programs a language has a country.
LANGUAGES = MappingProxyType(
    {"": "en-GB", "zh": "zh-CN", "ru": "ru-RU", "pinyin": "zh-Latn-pinyin"}
)
_COLOURS = MappingProxyType(
    {
        "dk1": "ink",
        "dk2": "ink-soft",
        "accent1": "accent",
        "hlink": "accent",
        "folHlink": "accent",
    }
)
_NARROWEST, _WIDEST = 24, 60  # letters in a cell


# ---- The site's type ----


@cache
def template(kind: str) -> bytes:
    """The file whose styles pandoc takes by itself (docx, pptx), in the site's type and colours."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, f"reference.{kind}")
        pandoc.run([f"--output={path}", f"--print-default-data-file={path.name}"])
        files = unpacked(path.read_bytes())
    themes = (name for name in files if "/theme/theme" in name)
    return packed(
        files | {name: _themed(files[name].decode()).encode() for name in themes}, date(1980, 1, 1)
    )


def _themed(theme: str) -> str:
    fonts = (
        r'(<a:(?:major|minor)Font>\s*<a:latin typeface=")[^"]*"[^>]*/>(\s*<a:ea typeface=")[^"]*'
    )
    theme = re.sub(fonts, rf'\g<1>{SERIF}"/>\g<2>{HAN_SERIF}', theme)
    for name, colour in _COLOURS.items():
        value = f'<a:srgbClr val="{hexadecimal(colour)}"/>'
        theme = re.sub(rf"(<a:{name}>).*?(</a:{name}>)", rf"\g<1>{value}\g<2>", theme, flags=re.S)
    return theme


def hexadecimal(colour: str) -> str:
    """A colour of the site by day, as office files write it."""
    return str(LIGHT[colour]).removeprefix("#").upper()


# ---- Languages ----


def spoken(nodes: list[Any]) -> list[Any]:
    """Blocks or words with whatever is not English marked with its language."""
    marked: list[Any] = []
    for node in nodes:
        if isinstance(node, list):
            marked.append(spoken(node))
        elif isinstance(node, dict) and node.get("t") == "Str":
            marked += [_in(language, [string(text)]) for text, language in pieces(node["c"])]
        elif isinstance(node, dict) and isinstance(node.get("c"), list):
            inside = node | {"c": spoken(node["c"])}
            marked.append(_in("pinyin", [inside]) if _is_pinyin(node) else inside)
        else:
            marked.append(node)
    return marked


def _in(language: str, words: list[Node]) -> Node:
    if not language:
        return words[0]
    return {"t": "Span", "c": [["", [], [["lang", LANGUAGES[language]]]], words]}


def _is_pinyin(node: Node) -> bool:
    return node["t"] == "Emph" and bool(PINYIN.search(plain(node["c"])))


# ---- Tables ----


def spread(nodes: list[Any]) -> list[Any]:
    """Blocks whose tables are as wide as the page, each column by the length of its words."""
    placed: list[Any] = []
    for node in nodes:
        if isinstance(node, list):
            placed.append(spread(node))
        elif not isinstance(node, dict) or not isinstance(node.get("c"), list):
            placed.append(node)
        else:
            table = node["t"] == "Table"
            placed.append(_shared(node) if table else node | {"c": spread(node["c"])})
    return placed


def _shared(table: Node) -> Node:
    attributes, caption, columns, *rest = table["c"]
    columns = [
        [alignment, {"t": "ColWidth", "c": share}]
        for (alignment, _), share in zip(columns, _shares(table), strict=True)
    ]
    return table | {"c": [attributes, caption, columns, *rest]}


def _shares(table: Node) -> list[float]:
    _, _, columns, (_, head), bodies, _ = table["c"]
    rows = [*head, *(row for body in bodies for row in body[3])]
    longest = [max(len(_cell(row, column)) for row in rows) for column in range(len(columns))]
    bounded = [min(max(length, _NARROWEST), _WIDEST) for length in longest]
    return [length / sum(bounded) for length in bounded]


def _cell(row: list[Any], column: int) -> str:
    blocks = row[1][column][4]
    return "".join(plain(block["c"]) for block in blocks)


# ---- Facts, and bytes ----


class Facts(Protocol):
    """The core properties of an office file, of whatever kind."""

    title: str
    author: str
    last_modified_by: str
    subject: str
    language: str
    version: str
    identifier: str
    comments: str
    created: datetime | None
    modified: datetime | None
    revision: int


def describe(facts: Facts, title: str, page: str, edition: Edition, licence: str) -> None:
    """Say what the file is, as its page is cited; the site has no author, so it names none."""
    day = datetime.combine(edition.date, datetime.min.time())
    facts.title, facts.language, facts.comments = title, LANGUAGES[""], licence
    facts.subject, facts.version = f"{edition.site} ({edition.label} ed.)", edition.label
    facts.identifier = edition.of_page(page) or ""
    facts.author = facts.last_modified_by = ""
    facts.created = facts.modified = day
    facts.revision = 1


def settled(content: bytes, edition: Edition) -> bytes:
    """A file that tells nothing of when it was made."""
    return packed(unpacked(content), edition.date)

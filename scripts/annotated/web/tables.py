"""Tables in a finished page: on a phone a row of a wide one is a block, its cells named."""

import re
from html import escape, unescape

_TABLE = re.compile(
    r'(?P<numbers><div class="data numbers"[^>]*>\s*)?'
    r"<table>(?P<head>\s*<thead>.*?</thead>)(?P<body>.*?)</table>",
    re.S,
)
_HEAD = re.compile(r"<th\b[^>]*>(.*?)</th>", re.S)
_ROW = re.compile(r"<tr>.*?</tr>", re.S)
_CELL = re.compile(r"<td\b")
_WIDE = 3  # columns, from which on a table does not fit a phone


def into_page(html: str) -> str:
    """Name the cells of each wide table by its columns; those of numbers fit as they are.

    The first cell of a row is its title and needs no name.
    """
    return _TABLE.sub(_named, html).replace("<th></th>", "<td></td>")


def _named(table: re.Match[str]) -> str:
    names = [escape(unescape(re.sub("<[^>]*>", "", head))) for head in _HEAD.findall(table["head"])]
    if len(names) < _WIDE or table["numbers"]:
        return table[0]
    rows = _ROW.sub(lambda row: _cells(row[0], names), table["body"])
    return f'<table class="blocks">{table["head"]}{rows}</table>'


def _cells(row: str, names: list[str]) -> str:
    told = iter(["", *(f' data-column="{name}"' for name in names[1:])])
    return _CELL.sub(lambda cell: f"{cell[0]}{next(told, '')}", row)

"""A figure in a page: the picture, its caption with the sources, its data as a table."""

from collections.abc import Iterable, Mapping
from dataclasses import replace

from annotated.model import TOUCHES, Figure, Layer, Part, Reference, Row, Rung, Step, Value
from annotated.text import citations, dates
from annotated.text.citations import Citation
from annotated.text.markdown import escape, link_attributes


def by_author(
    cited: Iterable[Citation], references: Mapping[str, Reference]
) -> tuple[Citation, ...]:
    """The works cited, each once, with those of one author together and the author named once.

    Where in a work something stands, the table says.
    """
    groups: dict[str, list[Citation]] = {}
    for key in dict.fromkeys(citation.key for citation in cited):
        author = references[key].fields.get("author", key)
        groups.setdefault(author, []).append(Citation(key))
    return tuple(
        replace(citation, bare=number > 0)
        for group in groups.values()
        for number, citation in enumerate(group)
    )


def render(figure: Figure, references: Mapping[str, Reference]) -> str:
    """A figure as Markdown: the picture, its caption with the sources, its data as a table."""
    cited = by_author(figure.sources, references)
    source = citations.cluster(cited) if cited else "the ledger of [claims](claims.md)"
    numbers = "" if cited else " numbers"  # nothing but numbers, which stand to the right
    look = f'class="data{numbers}" data-search-exclude="" markdown="1"'
    return (
        f'<div class="figure" id="{figure.anchor}" markdown="1">\n\n'
        f"![{escape(figure.plain_alt)}](figures/{figure.id}.svg)\n\n"
        f"[**Figure {figure.number}.**](#{figure.anchor}){link_attributes('.figure-number')} "
        f"**{escape(figure.title)}.** {escape(figure.caption)} "
        f"*Source:* {source}. {_files(figure)}\n\n"
        f"<div {look}>\n\n{_data(figure)}\n\n</div>\n\n</div>"
    )


def _files(figure: Figure) -> str:
    """What can be taken along: the picture, its data, how to cite it."""
    files = " · ".join(
        f"[{kind.upper()}](figures/{figure.id}.{kind})" for kind in ("svg", "png", "csv")
    )
    cite = f"[cite](cite.md){link_attributes('.figure-cite')}"
    return f'<span class="figure-files">{files} · {cite}</span>'


def _data(figure: Figure) -> str:
    table = _table(figure) if figure.values else _parts_table(figure)
    milestones = "\n".join(
        f"- [{dates.words(one.date)}](timeline.md#{one.event}): {escape(one.label)}"
        for one in figure.milestones
    )
    return f"{table}\n\nMilestones:\n\n{milestones}" if milestones else table


# The columns of a diagram’s table, behind the name: their heads, by field.
_COLUMNS: Mapping[type, Mapping[str, str]] = {
    Layer: {"run": "Run by", "touches": "Touches", "whom": "Whom", "follows": "What follows"},
    Step: {"text": "What it is", "rule": "Rule", "until": "What leads on", "out": "Way out"},
    Row: {"value": "What stands in it"},
    Rung: {"branch": "Branch", "force": "Force", "example": "Example"},
}


def _parts_table(figure: Figure) -> str:
    """A diagram in words: a row for each part."""
    columns = _COLUMNS[type(figure.parts[0])]
    rows = [[escape(figure.rows), *columns.values(), "Source"]]
    for part in figure.parts:
        words = [_words(part, name) for name in ("name", *columns)]
        rows.append([*words, citations.cluster(part.cite)])
    return _written(rows)


def _words(part: Part, name: str) -> str:
    """A field of a part, in words."""
    value = str(getattr(part, name))
    return escape(TOUCHES[value] if name == "touches" else value)


def _table(figure: Figure) -> str:
    """The numbers: a row for each label, a column for each series, then sources and remarks."""
    columns = list(dict.fromkeys(one.series for one in figure.values))
    head = [escape(name or figure.unit.capitalize()) for name in columns]
    by_label: dict[str, list[Value]] = {}
    for one in figure.values:
        by_label.setdefault(one.label, []).append(one)
    rows = [[escape(figure.rows), *head, "Source and remarks"]]
    rows += [
        [escape(label), *_cells(own, columns), _remarks(own)] for label, own in by_label.items()
    ]
    return _written(rows if any(row[-1] for row in rows[1:]) else [row[:-1] for row in rows])


def _cells(values: list[Value], columns: list[str]) -> list[str]:
    """A cell for each series; it is empty where a row has no number of that series."""
    by_series = {one.series: one for one in values}
    return [_cell(by_series[name]) if name in by_series else "" for name in columns]


def _cell(value: Value) -> str:
    return escape(value.words or value.value) + (" (derived)" if value.derived else "")


def _remarks(values: list[Value]) -> str:
    cited = tuple(dict.fromkeys(citation for one in values for citation in one.cite))
    notes = dict.fromkeys(
        f"{one.series}: {one.note}" if one.series else one.note for one in values if one.note
    )
    return " ".join([citations.cluster(cited), *map(escape, notes)] if cited else [])


def _written(rows: list[list[str]]) -> str:
    head, *body = rows
    lines = [head, ["---"] * len(head), *body]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)

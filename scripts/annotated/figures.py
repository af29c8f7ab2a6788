"""figures.yaml: the figures of the site, as records, problems and Markdown."""

from collections import Counter
from collections.abc import Container, Iterable, Iterator, Mapping
from dataclasses import replace
from typing import TypeVar

from annotated import charts, citations, dates, drawings, schema
from annotated.charts import Need
from annotated.markup import escape, link_attributes
from annotated.model import (
    CHAPTERS,
    STATES,
    TOUCHES,
    VERDICTS,
    Citation,
    Claim,
    Event,
    Figure,
    Layer,
    Milestone,
    Problem,
    Reference,
    Value,
)
from annotated.records import Reading, Record, read
from annotated.schema import Field

PATH = "figures.yaml"
LAYERS = "layers"  # the diagram
VERDICTS_BY_CHAPTER = "verdicts"  # its numbers are counted in claims.yaml
_NEEDS = {**charts.NEEDS, LAYERS: Need(series=0)}
_FIGURE = {
    "id": Field(schema.identifier),
    "number": Field(schema.whole),
    "title": Field(schema.short(80)),
    "caption": Field(schema.plain),
    "alt": Field(schema.plain),
    "rows": Field(schema.short(20)),
    "unit": Field(schema.plain, optional=True),
    "remark": Field(schema.short(60), optional=True),
}
_VALUE = {
    "id": Field(schema.identifier),
    "figure": Field(schema.identifier),
    "label": Field(schema.short(40)),
    "date": Field(schema.date, optional=True),
    "series": Field(schema.short(40), optional=True),
    "value": Field(schema.number),
    "words": Field(schema.plain, optional=True),
    "state": Field(schema.one_of(STATES)),
    "note": Field(schema.plain, optional=True),
}
_LAYER = {
    "id": Field(schema.identifier),
    "name": Field(schema.short(40)),
    "run": Field(schema.short(60)),
    "touches": Field(schema.one_of(TOUCHES)),
    "whom": Field(schema.short(60)),
    "follows": Field(schema.short(60)),
    "beside": Field(schema.one_of(("yes", "no"))),
}


def load(text: str) -> Reading:
    """Read the text of figures.yaml."""
    return read(text, PATH, ("figures", "values", "layers", "milestones"))


def problems(reading: Reading, known: Container[str], events: Container[str]) -> Iterator[Problem]:
    """Report every fault; `known` are the keys of refs.bib, `events` the ids of the timeline."""
    yield from reading.problems
    milestone = {
        "id": Field(schema.identifier),
        "figure": Field(schema.identifier),
        "event": Field(schema.known(events, "timeline.yaml")),
        "label": Field(schema.short(28)),
    }
    fields = {
        "figures": _FIGURE | {"cite": Field(schema.cites(known))},
        "values": _VALUE | {"cite": Field(schema.cites(known, least=1))},
        "layers": _LAYER | {"cite": Field(schema.cites(known, least=1))},
        "milestones": milestone,
    }
    ids: set[str] = set()
    for top, expected in fields.items():
        yield from schema.problems(reading.records[top], expected, PATH, ids)
    for record, message in _all_faults(reading):
        yield Problem(PATH, record.line, record.name, message)


def _all_faults(reading: Reading) -> Iterator[tuple[Record, str]]:
    yield from _figure_faults(reading)
    yield from _shape_faults(reading)
    yield from _part_faults(reading)


def _figure_faults(reading: Reading) -> Iterator[tuple[Record, str]]:
    numbers: set[str] = set()
    for record in reading.records["figures"]:
        name, number = (str(record.values.get(field, "")) for field in ("id", "number"))
        if name not in drawings.DRAWN:
            yield record, f"nothing draws this figure; known: {', '.join(drawings.DRAWN)}"
        if number in numbers:
            yield record, f"the number {number} is used twice"
        numbers.add(number)


def _shape_faults(reading: Reading) -> Iterator[tuple[Record, str]]:
    """Figures that cannot be drawn from what there is."""
    for record in reading.records["figures"]:
        if need := _NEEDS.get(record.name):
            values = _of(record.name, reading.records["values"])
            yield from ((record, message) for message in _count_faults(need, values))
            yield from _axis_faults(need, values)
            yield from _twins(values)
            if need.milestones and not _of(record.name, reading.records["milestones"]):
                yield record, "expected milestones, found none"
        if record.name == LAYERS:
            beside = {layer.values.get("beside") for layer in reading.records["layers"]}
            for word in ("no", "yes"):
                if word not in beside:
                    yield record, f'expected a layer with beside: "{word}", found none'


def _count_faults(need: Need, values: list[Record]) -> Iterator[str]:
    series = Counter(_text(value, "series") for value in values)
    if not need.series and values:
        yield f"expected no values, found {len(values)}"
        return
    if len(series) != need.series:
        yield f"expected values in {need.series} series, found {len(series)}"
    for one, count in series.items():
        if not need.least <= count <= need.most:
            named = f" of the series {one!r}" if one else ""
            yield f"expected {need.least} to {need.most} values{named}, found {count}"
    numbers = [_text(value, "value") for value in values]
    if need.parts and values and not any(one.strip("0.") for one in numbers):
        yield "expected parts of a whole, found nothing but 0"


def _axis_faults(need: Need, values: list[Record]) -> Iterator[tuple[Record, str]]:
    """Values that would be drawn beyond the ends of an axis, or have no place on it."""
    first, last = need.axis
    for record in values:
        value, date = _text(record, "value"), _text(record, "date")
        if not any(schema.number(value)) and float(value) > need.highest:
            yield record, f"value: expected 0 to {need.highest:g}, as on the axis, found {value!r}"
        if need.dated and not date:
            yield record, "expected a date, since the axis is to scale of time"
        elif date and not dates.fault(date) and not first <= charts.year(date) <= last:
            expected = f"expected a time from {first} to {last} (in years), as on the axis"
            yield record, f"date: {expected}, found {date!r}"


def _twins(values: list[Record]) -> Iterator[tuple[Record, str]]:
    """Values that would share a cell of the table."""
    seen: set[tuple[str, str]] = set()
    for record in values:
        label, series = _text(record, "label"), _text(record, "series")
        if (label, series) in seen:
            named = f" in the series {series!r}" if series else ""
            yield record, f"the label {label!r} stands twice{named}"
        seen.add((label, series))


def _text(record: Record, name: str) -> str:
    """A field of a record; a list in the place of a text is reported elsewhere."""
    return str(record.values.get(name, ""))


def _of(figure: str, records: list[Record]) -> list[Record]:
    return [record for record in records if record.values.get("figure") == figure]


def _part_faults(reading: Reading) -> Iterator[tuple[Record, str]]:
    figures = [record.name for record in reading.records["figures"]]
    for record in (*reading.records["values"], *reading.records["milestones"]):
        figure = record.values.get("figure", "")
        if figure and figure not in figures:
            yield record, f"figure: expected one of {', '.join(figures)}; found {figure!r}"
        if record.values.get("state") == "derived" and not record.values.get("note"):
            yield record, "a derived number needs a note that says how it was derived"


def figures(
    reading: Reading, claims: Iterable[Claim], events: Iterable[Event]
) -> tuple[Figure, ...]:
    """The figures in order of their numbers, once there are no problems."""
    days = {event.id: event.date for event in events}
    values = [_cited(Value, record) for record in reading.records["values"]]
    values += verdict_counts(tuple(claims))
    milestones = [
        Milestone(**record.values, date=days[str(record.values["event"])])
        for record in reading.records["milestones"]
    ]
    layers = tuple(_cited(Layer, record) for record in reading.records["layers"])
    found = [
        replace(
            figure,
            values=tuple(one for one in values if one.figure == figure.id),
            milestones=tuple(one for one in milestones if one.figure == figure.id),
            layers=layers if figure.id == LAYERS else (),
        )
        for figure in (_cited(Figure, record) for record in reading.records["figures"])
    ]
    return tuple(sorted(found, key=lambda figure: int(figure.number)))


_Cited = TypeVar("_Cited", Figure, Value, Layer)


def _cited(kind: type[_Cited], record: Record) -> _Cited:
    return kind(**{**record.values, "cite": citations.listed(tuple(record.values["cite"]))})


def verdict_counts(claims: tuple[Claim, ...]) -> list[Value]:
    """How many claims got which verdict: in all, and in each chapter."""
    parts: dict[str, list[Claim]] = {"All chapters": [*claims]}
    parts |= {name: [] for name in CHAPTERS.values()}
    for claim in claims:
        parts[CHAPTERS[claim.chapter]].append(claim)
    return [
        Value(
            id=f"{part} {verdict}".lower().replace(" ", "-"),
            figure=VERDICTS_BY_CHAPTER,
            label=verdict.capitalize(),
            series=part,
            value=str(sum(claim.verdict == verdict for claim in chosen)),
            state="seen",
        )
        for part, chosen in parts.items()
        for verdict in VERDICTS
    ]


def sources(figure: Figure) -> tuple[Citation, ...]:
    """Every citation of a figure and its parts, once."""
    parts = (*figure.values, *figure.layers, figure)
    return tuple(dict.fromkeys(citation for part in parts for citation in part.cite))


def by_author(
    cited: Iterable[Citation], references: Mapping[str, Reference]
) -> tuple[Citation, ...]:
    """Citations with those of one author together, the author named once."""
    groups: dict[str, list[Citation]] = {}
    for citation in cited:
        author = references[citation.key].fields.get("author", citation.key)
        groups.setdefault(author, []).append(citation)
    return tuple(
        replace(citation, bare=number > 0)
        for group in groups.values()
        for number, citation in enumerate(group)
    )


def render(figure: Figure, references: Mapping[str, Reference]) -> str:
    """A figure as Markdown: the picture, its caption with the sources, its data as a table."""
    cited = by_author(sources(figure), references)
    source = citations.cluster(cited) if cited else "the ledger of [claims](claims.md)"
    numbers = "" if cited else " numbers"  # nothing but numbers, which stand to the right
    look = f'class="data{numbers}" data-search-exclude="" markdown="1"'
    return (
        f'<div class="figure" id="{figure.anchor}" markdown="1">\n\n'
        f"![{escape(figure.plain_alt)}](figures/{figure.id}.svg)\n\n"
        f"[**Figure {figure.number}.**](#{figure.anchor}){link_attributes('.figure-number')} "
        f"**{escape(figure.title)}.** {escape(figure.caption)} "
        f"*Source:* {source}. *Data:* [CSV](figures/{figure.id}.csv)\n\n"
        f"<div {look}>\n\n{_data(figure)}\n\n</div>\n\n</div>"
    )


def _data(figure: Figure) -> str:
    table = _layers_table(figure) if figure.layers else _table(figure)
    milestones = "\n".join(
        f"- [{dates.words(one.date)}](timeline.md#{one.event}): {escape(one.label)}"
        for one in figure.milestones
    )
    return f"{table}\n\nMilestones:\n\n{milestones}" if milestones else table


def _layers_table(figure: Figure) -> str:
    rows = [[escape(figure.rows), "Run by", "Touches", "Whom", "What follows", "Source"]]
    for layer in figure.layers:
        words = (layer.name, layer.run, TOUCHES[layer.touches], layer.whom, layer.follows)
        rows.append([*map(escape, words), citations.cluster(layer.cite)])
    return _written(rows)


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

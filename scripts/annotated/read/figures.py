"""figures.yaml: the figures of the site, their numbers, words and sources."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from typing import TypeVar

from annotated.model import (
    NEEDS,
    OVERTAKEN,
    VERDICTS,
    Claim,
    Event,
    Figure,
    Layer,
    Milestone,
    Need,
    Problem,
    Row,
    Rung,
    Step,
    Value,
)
from annotated.read import schema
from annotated.read.claims import UNJUDGED
from annotated.read.records import Reading, Record, read
from annotated.text import dates, rules
from annotated.text.rules import Known

T = TypeVar("T")
PATH = "figures.yaml"

LAYERS = "layers"  # the diagram
VERDICTS_BY_CHAPTER = "verdicts"  # its numbers are counted in claims.yaml

TOPS: Mapping[str, type] = {
    "figures": Figure,
    "values": Value,
    "layers": Layer,
    "steps": Step,
    "rows": Row,
    "rungs": Rung,
    "milestones": Milestone,
}


def load(text: str) -> Reading:
    """Read the text of figures.yaml."""
    return read(text, PATH, tuple(TOPS))


def problems(reading: Reading, known: Known) -> Iterator[Problem]:
    """Report every fault of the figures and their parts."""
    yield from schema.entries(reading, TOPS, PATH, known)
    for record, message in _all_faults(reading):
        yield Problem(PATH, record.line, record.name, message)


def _all_faults(reading: Reading) -> Iterator[tuple[Record, str]]:
    yield from _figure_faults(reading)
    yield from _shape_faults(reading)
    yield from _part_faults(reading)
    yield from _order_faults(reading)


def _figure_faults(reading: Reading) -> Iterator[tuple[Record, str]]:
    numbers: set[str] = set()
    for record in reading.records["figures"]:
        name, number = record.text("id"), record.text("number")
        if name not in NEEDS:
            yield record, f"nothing draws this figure; known: {', '.join(NEEDS)}"
        if number in numbers:
            yield record, f"the number {number} is used twice"
        numbers.add(number)


def _shape_faults(reading: Reading) -> Iterator[tuple[Record, str]]:
    """Figures that cannot be drawn from what there is."""
    for record in reading.records["figures"]:
        if need := NEEDS.get(record.name):
            values = _of(record.name, reading.records["values"])
            yield from ((record, message) for message in _count_faults(need, values))
            yield from _axis_faults(need, values)
            yield from _twins(values)
            wanted = [need.made_of, "milestones" if need.milestones else ""]
            for top in filter(None, wanted):
                if not _of(record.name, reading.records[top]):
                    yield record, f"expected {top}, found none"
        if record.name == LAYERS:
            beside = {layer.values.get("beside") for layer in reading.records["layers"]}
            for word in ("no", "yes"):
                if word not in beside:
                    yield record, f'expected a layer with beside: "{word}", found none'


def _count_faults(need: Need, values: list[Record]) -> Iterator[str]:
    series = Counter(value.text("series") for value in values)
    if not need.series and values:
        yield f"expected no values, found {len(values)}"
        return
    if len(series) != need.series:
        yield f"expected values in {need.series} series, found {len(series)}"
    for one, count in series.items():
        if not need.least <= count <= need.most:
            named = f" of the series {one!r}" if one else ""
            yield f"expected {need.least} to {need.most} values{named}, found {count}"
    numbers = [value.text("value") for value in values]
    if need.parts and values and not any(one.strip("0.") for one in numbers):
        yield "expected parts of a whole, found nothing but 0"


def _axis_faults(need: Need, values: list[Record]) -> Iterator[tuple[Record, str]]:
    """Values that would be drawn beyond the ends of an axis, or have no place on it."""
    first, last = need.axis
    for record in values:
        value, date = record.text("value"), record.text("date")
        if not any(rules.number(value)) and float(value) > need.highest:
            yield record, f"value: expected 0 to {need.highest:g}, as on the axis, found {value!r}"
        if need.dated and not date:
            yield record, "expected a date, since the axis is to scale of time"
        elif date and not dates.fault(date) and not first <= dates.as_year(date) <= last:
            expected = f"expected a time from {first} to {last} (in years), as on the axis"
            yield record, f"date: {expected}, found {date!r}"


def _twins(values: list[Record]) -> Iterator[tuple[Record, str]]:
    """Values that would share a cell of the table."""
    seen: set[tuple[str, str]] = set()
    for record in values:
        label, series = record.text("label"), record.text("series")
        if (cell := (rules.alike(label), rules.alike(series))) in seen:
            named = f" in the series {series!r}" if series else ""
            yield record, f"the label {label!r} stands twice{named}"
        seen.add(cell)


def _of(figure: str, records: list[Record]) -> list[Record]:
    return [record for record in records if record.values.get("figure") == figure]


def _part_faults(reading: Reading) -> Iterator[tuple[Record, str]]:
    figures = [record.name for record in reading.records["figures"]]
    for record in (one for top in TOPS if top != "layers" for one in reading.records[top]):
        figure = record.text("figure")
        if figure and figure not in figures:
            yield record, f"figure: expected one of {', '.join(figures)}; found {figure!r}"
        if record.values.get("state") == "derived" and not record.values.get("note"):
            yield record, "a derived number needs a note that says how it was derived"


def _order_faults(reading: Reading) -> Iterator[tuple[Record, str]]:
    """Steps that follow one that is not there, or not far enough above."""
    above: dict[str, list[str]] = {}
    for record in reading.records["steps"]:
        names = above.setdefault(record.text("figure"), [])
        after, known = record.text("after"), ", ".join(names[:-1]) or "none"
        if after and after not in names[:-1]:
            expected = f"a step above the one before ({known})"
            yield record, f"after: expected {expected}, found {after!r}"
        names.append(record.name)


def figures(
    reading: Reading,
    claims: Iterable[Claim],
    events: Iterable[Event],
    titles: Mapping[str, str],
) -> tuple[Figure, ...]:
    """The figures in order of their numbers, once there are no problems.

    `titles` are those of the chapters, in order.
    """
    days = {event.id: event.date for event in events}
    values = [schema.build(Value, record) for record in reading.records["values"]]
    values += verdict_counts(claims, titles)
    milestones = [
        schema.build(Milestone, record, date=days[record.text("event")])
        for record in reading.records["milestones"]
    ]
    found = [
        replace(
            schema.build(Figure, record),
            values=tuple(one for one in values if one.figure == record.name),
            layers=_built(Layer, reading, "layers") if record.name == LAYERS else (),
            steps=_built(Step, reading, "steps", record.name),
            lines=_built(Row, reading, "rows", record.name),
            rungs=_built(Rung, reading, "rungs", record.name),
            milestones=tuple(one for one in milestones if one.figure == record.name),
        )
        for record in reading.records["figures"]
    ]
    return tuple(sorted(found, key=lambda figure: int(figure.number)))


def _built(kind: type[T], reading: Reading, top: str, figure: str = "") -> tuple[T, ...]:
    """The parts of one kind, of one figure where the kind belongs to several."""
    records = reading.records[top]
    return tuple(schema.build(kind, one) for one in (_of(figure, records) if figure else records))


def verdict_counts(claims: Iterable[Claim], titles: Mapping[str, str]) -> list[Value]:
    """How many claims got which verdict: in all, and in each chapter."""
    counted = [claim for claim in claims if claim.id != UNJUDGED]
    parts = {"All chapters": counted} | {
        title: [claim for claim in counted if claim.chapter == chapter]
        for chapter, title in titles.items()
    }
    return [
        Value(
            id=f"{part} {verdict.id}".lower().replace(" ", "-"),
            figure=VERDICTS_BY_CHAPTER,
            label=verdict.word,
            series=part,
            value=str(sum(claim.verdict == verdict.id for claim in chosen)),
            state="seen",
            cite=(),
        )
        for part, chosen in parts.items()
        for verdict in VERDICTS.values()
        if verdict.id != OVERTAKEN
    ]

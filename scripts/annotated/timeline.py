"""timeline.yaml: dated events, as records, problems and Markdown."""

from collections import Counter
from collections.abc import Container, Iterator
from itertools import pairwise

from annotated import citations, dates, schema
from annotated.lists import Section, is_long
from annotated.markup import escape, link_attributes
from annotated.model import CATEGORIES, IN_ARTICLE, PLACES, Event, Period, Problem
from annotated.records import Reading, Record, read
from annotated.schema import Field

PATH = "timeline.yaml"
_LONG_GAP = 4  # years
_STRIP = 'role="navigation" aria-label="The events in time" data-search-exclude=""'
_LEGEND = "Each point is an event: ● China · ○ European Union · ◆ elsewhere."
_PERIODS = {
    "id": Field(schema.identifier),
    "title": Field(schema.for_templates(schema.short(60))),
    "until": Field(schema.date, optional=True),
}


def _fields(known: Container[str]) -> dict[str, Field]:
    return {
        "id": Field(schema.identifier),
        "date": Field(schema.date),
        "end": Field(schema.date, optional=True),
        "title": Field(schema.short(70)),
        "text": Field(schema.plain),
        "category": Field(schema.one_of(CATEGORIES)),
        "place": Field(schema.one_of(PLACES)),
        "article": Field(schema.one_of(IN_ARTICLE)),
        "differs": Field(schema.plain, optional=True),
        "core": Field(schema.one_of(("yes", "no"))),
        "cite": Field(schema.cites(known, least=1)),
    }


def load(text: str) -> Reading:
    """Read the text of timeline.yaml."""
    return read(text, PATH, ("periods", "events"))


def problems(reading: Reading, known: Container[str]) -> Iterator[Problem]:
    """Report every fault of the periods and events."""
    yield from reading.problems
    yield from schema.filled(reading, PATH)
    periods, events = reading.records["periods"], reading.records["events"]
    yield from schema.problems(periods, _PERIODS, PATH, ids := set())
    yield from schema.problems(events, _fields(known), PATH, ids)
    for period, message in _period_faults(periods):
        yield Problem(PATH, period.line, period.name, message)
    for before, event in zip([None, *events], events, strict=False):
        for message in _order_faults(before, event):
            yield Problem(PATH, event.line, event.name, message)


def _period_faults(periods: list[Record]) -> Iterator[tuple[Record, str]]:
    """Periods that would lose an event: each has to begin where the one before it ends."""
    ends = [str(period.values.get("until", "")) for period in periods]
    for period, end, before in zip(periods, ends, ["", *ends], strict=False):
        if period is periods[-1]:
            if end:
                yield period, f"expected no `until` in the last period, found {end!r}"
        elif not end:
            yield period, "expected `until`, which only the last period goes without"
        elif before and not dates.fault(before) and not dates.fault(end) and end <= before:
            yield period, f"periods stand in order; the end {end} follows {before}"


def _order_faults(before: Record | None, event: Record) -> Iterator[str]:
    date, end = event.values.get("date", ""), event.values.get("end", "")
    if any(dates.fault(str(one)) for one in (date, end) if one) or not date:
        return
    if end and dates.is_before(end, date):
        yield f"the end {end} lies before the start {date}"
    earlier = before.values.get("date", "") if before else ""
    if earlier and not dates.fault(str(earlier)) and dates.is_before(date, earlier):
        yield f"events stand in order of date; {date} follows {earlier}"


def periods(reading: Reading) -> tuple[Period, ...]:
    """The periods, once there are no problems."""
    return tuple(Period(**record.values) for record in reading.records["periods"])


def events(reading: Reading) -> tuple[Event, ...]:
    """The events, once there are no problems."""
    return tuple(
        Event(**{**record.values, "cite": citations.listed(record.values["cite"])})
        for record in reading.records["events"]
    )


def sections(periods: tuple[Period, ...], events: tuple[Event, ...]) -> list[Section]:
    """The timeline, a section for each period."""
    return [
        Section(
            period.id,
            period.title,
            f"## {escape(period.title)} {{ #{period.id} }}\n\n{_render_period(chosen)}",
            {one.id: f"{when(one)}: {escape(one.title)}" for one in chosen},
        )
        for period, chosen in grouped(periods, events)
    ]


def by_year(events: tuple[Event, ...]) -> list[Section]:
    """The timeline, should it be long: a section for each year."""
    years: dict[str, list[Event]] = {}
    for event in events:
        years.setdefault(event.year, []).append(event)
    return [
        Section(
            year,
            year,
            f"## {year} {{ #year-{year} }}\n\n{_render_period(chosen)}",
            {one.id: f"{when(one)}: {escape(one.title)}" for one in chosen},
        )
        for year, chosen in years.items()
    ]


def strip(events: tuple[Event, ...]) -> str:
    """The events as points on a strip to scale, a column a year, each a link to its entry.

    Few events lie far back: those before the last long gap share the first column. Of a long list
    only the years are shown, each a link to its page.
    """
    if is_long(events):
        counts = Counter(event.year for event in events)
        years = (f"[{year}](timeline-{year}.md) ({counts[year]})" for year in sorted(counts))
        return _strip(" · ".join(years))
    years = sorted({int(event.year) for event in events})
    gaps = [late for early, late in pairwise(years) if late - early > _LONG_GAP]
    first = gaps[-1] if gaps else years[0]
    columns = [(str(year), [year]) for year in range(first, years[-1] + 1)]
    if before := [year for year in years if year < first]:
        columns.insert(0, ("–".join(map(str, dict.fromkeys((before[0], before[-1])))), before))
    lists = "\n".join(_column(label, span, events) for label, span in columns)
    return _strip(f"{lists}\n\n{_LEGEND}")


def _strip(content: str) -> str:
    return f'<div class="strip" {_STRIP} markdown="1">\n\n{content}\n\n</div>'


def _column(label: str, years: list[int], events: tuple[Event, ...]) -> str:
    points = [
        f"    - [{when(event)}: {escape(event.title)}](timeline.md#{event.id})"
        f"{link_attributes(f'.point .{event.place}')}"
        for event in events
        if int(event.year) in years
    ]
    return "\n".join([f"- {label}", *points])


def grouped(
    periods: tuple[Period, ...], events: tuple[Event, ...]
) -> Iterator[tuple[Period, list[Event]]]:
    """Each period with its events: those up to its last day that no earlier period has."""
    found: dict[Period, list[Event]] = {period: [] for period in periods}
    for event in events:
        for period in periods:
            if not period.until or not dates.is_before(period.until, event.date):
                found[period].append(event)
                break
    yield from found.items()


def _render_period(events: list[Event]) -> str:
    items = "\n\n".join(_render_event(event) for event in events)
    return f'<div role="list" markdown="1">\n\n{items}\n\n</div>'


def _render_event(event: Event) -> str:
    category, place = CATEGORIES[event.category], PLACES[event.place]
    attributes = (
        f'data-category="{event.category}" data-category-words="{category}" '
        f'data-place="{event.place}" data-place-words="{place}"'
    )
    facts = [f"**{when(event)}**", category, place, IN_ARTICLE[event.article]]
    differs = f"\n\n*How the article differs:* {escape(event.differs)}" if event.differs else ""
    return (
        f'<div role="listitem" class="entry" {attributes} markdown="1">\n\n'
        f"### {escape(event.title)} {{ #{event.id} }}\n\n"
        f"{' · '.join(facts)}\n\n"
        f"{escape(event.text)} {citations.cluster(event.cite)}{differs}\n\n</div>"
    )


def when(event: Event) -> str:
    """The date of an event in words, or its first and last date."""
    return " to ".join(dates.words(date) for date in (event.date, event.end) if date)

"""timeline.yaml: dated events and the periods they belong to."""

from collections.abc import Iterator, Mapping

from annotated.model import Event, Period, Problem
from annotated.read import schema
from annotated.read.records import Reading, Record, read
from annotated.text import dates
from annotated.text.rules import Known

PATH = "timeline.yaml"
TOPS: Mapping[str, type] = {"periods": Period, "events": Event}


def load(text: str) -> Reading:
    """Read the text of timeline.yaml."""
    return read(text, PATH, tuple(TOPS))


def problems(reading: Reading, known: Known) -> Iterator[Problem]:
    """Report every fault of the periods and events."""
    yield from schema.filled(reading, PATH)
    yield from schema.entries(reading, TOPS, PATH, known)
    for period, message in _period_faults(reading.records["periods"]):
        yield Problem(PATH, period.line, period.name, message)
    events = reading.records["events"]
    for before, event in zip([None, *events], events, strict=False):
        for message in _order_faults(before, event):
            yield Problem(PATH, event.line, event.name, message)


def _period_faults(periods: list[Record]) -> Iterator[tuple[Record, str]]:
    """Periods that would lose an event: each has to begin where the one before it ends."""
    ends = [period.text("until") for period in periods]
    for period, end, before in zip(periods, ends, ["", *ends], strict=False):
        if period is periods[-1]:
            if end:
                yield period, f"expected no `until` in the last period, found {end!r}"
        elif not end:
            yield period, "expected `until`, which only the last period goes without"
        elif before and not dates.fault(before) and not dates.fault(end) and end <= before:
            yield period, f"periods stand in order; the end {end} follows {before}"


def _order_faults(before: Record | None, event: Record) -> Iterator[str]:
    date, end = event.text("date"), event.text("end")
    if any(dates.fault(one) for one in (date, end) if one) or not date:
        return
    if end and dates.is_before(end, date):
        yield f"the end {end} lies before the start {date}"
    elif end == date:
        yield f"the end {end} is the start; an event of one day has no `end`"
    earlier = before.text("date") if before else ""
    if earlier and not dates.fault(earlier) and dates.is_before(date, earlier):
        yield f"events stand in order of date; {date} follows {earlier}"


def periods(reading: Reading) -> tuple[Period, ...]:
    """The periods, once there are no problems."""
    return tuple(schema.build(Period, record) for record in reading.records["periods"])


def events(reading: Reading) -> tuple[Event, ...]:
    """The events, once there are no problems."""
    return tuple(schema.build(Event, record) for record in reading.records["events"])

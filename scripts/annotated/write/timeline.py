"""The timeline: its periods and events, and the strip above them."""

from collections.abc import Iterator
from itertools import pairwise

from annotated.model import ARTICLE_DAY, CATEGORIES, IN_ARTICLE, PLACES, Event, Period
from annotated.text import citations, dates
from annotated.text.markdown import data_attributes, escape, link_attributes
from annotated.write.pages import FILTERS

_LONG_GAP = 4  # years

_STRIP = 'role="navigation" aria-label="The events in time" data-search-exclude=""'

_LEGEND = (
    "Each point is an event: ■\u00a0China · □\u00a0European Union · ▲\u00a0elsewhere. "
    "Those in red are named."
)

_LINES = 4  # on which names stand: an earlier one lower, so that no later hairline crosses it


def render(periods: tuple[Period, ...], events: tuple[Event, ...]) -> str:
    """The timeline, a section for each period."""
    return "\n\n".join(
        f"## {escape(period.title)} {{ #{period.id} }}\n\n{_render_period(chosen)}"
        for period, chosen in grouped(periods, events)
    )


def strip(events: tuple[Event, ...]) -> str:
    """The events as points on a strip to scale, a column a year, each a link to its entry.

    Few events lie far back: those before the last long gap share the first column.
    """
    years = sorted({int(event.year) for event in events})
    gaps = [late for early, late in pairwise(years) if late - early > _LONG_GAP]
    first = gaps[-1] if gaps else years[0]
    columns = [(str(year), [year]) for year in range(first, years[-1] + 1)]
    if before := [year for year in years if year < first]:
        columns.insert(0, ("–".join(map(str, dict.fromkeys((before[0], before[-1])))), before))
    named = [event.id for event in events if event.landmark and event.date != ARTICLE_DAY]
    lists = "\n".join(_column(label, span, events, named) for label, span in columns)
    shown = f'<span class="shown">{len(events)} are shown.</span>'
    return FILTERS + _strip(f"{lists}\n\n{_LEGEND} {shown}")


def _strip(content: str) -> str:
    return f'<div class="strip" {_STRIP} markdown="1">\n\n{content}\n\n</div>'


def _column(label: str, years: list[int], events: tuple[Event, ...], named: list[str]) -> str:
    points = [
        f"    - [{when(event)}: {escape(event.title)}](timeline.md#{event.id})"
        f"{_point(event, named)}"
        for event in events
        if int(event.year) in years
    ]
    return "\n".join([f"- {label}", *points])


def _point(event: Event, named: list[str]) -> str:
    """A point; a landmark has its name, and the article's day a rule through the whole strip."""
    if not event.landmark:
        return link_attributes(f".point .{event.place}")
    at = named.index(event.id) if event.id in named else None
    line = "rule" if at is None else f"line-{_LINES - 1 - at % _LINES}"
    return link_attributes(f".point .{event.place} .{line}", data_name=event.landmark)


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
    words = [CATEGORIES[event.category], PLACES[event.place], IN_ARTICLE[event.article]]
    differs = f"\n\n*How the article differs:* {escape(event.differs)}" if event.differs else ""
    return (
        f'<div role="listitem" class="entry" {data_attributes(facts(event))} markdown="1">\n\n'
        f"### {escape(event.title)} {{ #{event.id} }}\n\n"
        f"{' · '.join([f'**{when(event)}**', *words])}\n\n"
        f"{escape(event.text)} {citations.cluster(event.cite)}{differs}\n\n</div>"
    )


def facts(event: Event) -> dict[str, tuple[str, ...]]:
    """What the filters go by."""
    return {"category": (event.category,), "place": (event.place,)}


def when(event: Event) -> str:
    """The date of an event in words, or its first and last date."""
    return " to ".join(dates.words(date) for date in (event.date, event.end) if date)

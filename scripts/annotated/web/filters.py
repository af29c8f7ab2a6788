"""The filters of a page of entries: what each is called, and how many entries each choice has."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from annotated.model import (
    CATEGORIES,
    CHAPTERS,
    CHECKED,
    GROUPS,
    LANGUAGES,
    PLACES,
    REASONS,
    VERDICTS,
    Sources,
)
from annotated.write import claims, references, timeline

Facts = Mapping[str, tuple[str, ...]]


@dataclass(frozen=True)
class Choice:
    """A value of a filter, as addresses have it and as readers see it, with its entries counted."""

    value: str
    words: str
    count: int


@dataclass(frozen=True)
class Filter:
    """A filter of a page: its name in addresses, its title, and what it offers."""

    name: str
    title: str
    choices: tuple[Choice, ...]


@dataclass(frozen=True)
class Filters:
    """The filters of a page, and the noun for its entries."""

    noun: str
    total: int
    each: tuple[Filter, ...]


def of_pages(sources: Sources) -> dict[str, Filters]:
    """The filters of each page that has some, by its name."""
    editions = claims.editions_left(sources.claims)
    titles = {name: sources.title(name) for name in CHAPTERS}
    return {
        "claims": _filters(
            "claims",
            [claims.facts(claim, editions) for claim in sources.claims],
            {
                "verdict": ("Verdict", {one.id: one.word for one in VERDICTS.values()}),
                "chapter": ("Chapter", titles),
                "reason": ("Reason", {name: label for name, (label, _) in REASONS.items()}),
                "close": ("Close calls", {"yes": "Close calls"}),
                "since": ("Changes", {one: f"Changed since {one}" for one in editions}),
            },
        ),
        "timeline": _filters(
            "events",
            [timeline.facts(event) for event in sources.events],
            {"category": ("Category", CATEGORIES), "place": ("Place", PLACES)},
        ),
        "references": _filters(
            "works",
            [references.facts(one) for one in sources.references.values()],
            {
                "group": ("Group", GROUPS),
                "language": ("Language", {name: name.capitalize() for name in LANGUAGES}),
                "checked": ("Check", CHECKED),
            },
        ),
    }


def _filters(
    noun: str, facts: list[Facts], asked: Mapping[str, tuple[str, Mapping[str, str]]]
) -> Filters:
    each = (
        Filter(name, title, _choices((one[name] for one in facts), words))
        for name, (title, words) in asked.items()
    )
    return Filters(noun, len(facts), tuple(one for one in each if one.choices))


def _choices(found: Iterable[tuple[str, ...]], words: Mapping[str, str]) -> tuple[Choice, ...]:
    """What occurs, in the order of its vocabulary."""
    counts = Counter(value for values in found for value in values)
    return tuple(
        Choice(value, told, counts[value]) for value, told in words.items() if counts[value]
    )

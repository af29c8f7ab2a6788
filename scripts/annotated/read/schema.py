"""Records held against the fields of what they are to become: every fault with its line.

The fields stand in `model`, each with its rule; nothing else here or in the files' readers knows
them by name. A field without a default may not be missing.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import MISSING, fields
from functools import cache
from types import MappingProxyType
from typing import TypeVar, get_args, get_type_hints

from annotated.model import Problem
from annotated.read.records import NAMELESS, Reading, Record
from annotated.text import citations, rules
from annotated.text.citations import Citation
from annotated.text.rules import Field, Known, Value

T = TypeVar("T")


@cache
def fields_of(kind: type) -> Mapping[str, Field]:
    """The fields of a kind of entry that its file has; what is worked out has no rule."""
    hints = get_type_hints(kind, include_extras=True)
    ruled = {name: getattr(hint, "__metadata__", ()) for name, hint in hints.items()}
    return MappingProxyType(
        {
            written(name): one
            for name, found in ruled.items()
            for one in found
            if isinstance(one, Field)
        }
    )


def written(name: str) -> str:
    """The name of a field as files and downloads have it."""
    return name.replace("_", "-")


@cache
def optional(kind: type) -> frozenset[str]:
    """The fields that an entry may do without."""
    return frozenset(written(one.name) for one in fields(kind) if one.default is not MISSING)


def build(kind: type[T], record: Record, **more: object) -> T:
    """The value that a record without faults describes; `more` is what is worked out."""
    hints = {written(name): (name, hint) for name, hint in get_type_hints(kind).items()}
    values = {hints[key][0]: _typed(value, hints[key][1]) for key, value in record.values.items()}
    within = {
        hints[key][0]: tuple(build(get_args(hints[key][1])[0], one) for one in found)
        for key, found in record.entries.items()
    }
    return kind(**values, **within, **more)


def _typed(value: Value, hint: object) -> object:
    if hint == tuple[Citation, ...] and not isinstance(value, str):
        return citations.listed(value)
    return value


def filled(reading: Reading, path: str) -> Iterator[Problem]:
    """Report lists without an entry, in a file of which none may be empty."""
    for name, records in reading.records.items():
        # What cannot be read looks empty too.
        if not records and not reading.problems:
            message = "expected at least one entry, found none"
            yield Problem(path, reading.lines[name], name, message)


def entries(
    reading: Reading, tops: Mapping[str, type], path: str, known: Known
) -> Iterator[Problem]:
    """Report what cannot be read of a file, and every fault of its entries, ids used twice too."""
    yield from reading.problems
    ids: set[str] = set()
    for top, kind in tops.items():
        yield from problems(reading.records[top], kind, path, known, ids)


def problems(
    records: list[Record], kind: type, path: str, known: Known, ids: set[str]
) -> Iterator[Problem]:
    """Report missing, unknown and faulty fields, and ids that are in `ids` already."""
    for record in records:
        owner = record.name
        for line, message in faults(record, kind, known):
            yield Problem(path, line, owner, message)
        if owner in ids:
            yield Problem(path, record.line, owner, "the id is used twice")
        ids |= {owner} if owner != NAMELESS else set()
    yield from _shared(records, kind, path)


def _shared(records: list[Record], kind: type, path: str) -> Iterator[Problem]:
    """Report texts that two entries have, where a reader could not tell these apart."""
    first: dict[tuple[str, str], Record] = {}
    ruled = {name: field.apart for name, field in fields_of(kind).items() if field.apart}
    for record in records:
        for name in ruled.keys() & record.values.keys():
            value = record.values[name]
            for text in (value,) if isinstance(value, str) else value:
                one = first.setdefault((ruled[name], rules.alike(text)), record)
                if text and one is not record:
                    message = f"{name}: {text!r} stands in {one.name} as well"
                    yield Problem(path, record.lines[name], record.name, message)


def faults(record: Record, kind: type, known: Known) -> Iterator[tuple[int, str]]:
    """What is missing, unknown or faulty in one record, each with its line."""
    expected = fields_of(kind)
    for name in expected:
        if name not in record.lines and name not in optional(kind):
            yield record.line, f"the field {name!r} is missing"
    for name, line in record.lines.items():
        if name not in expected:
            yield line, f"unknown field {name!r}; known: {', '.join(expected)}"
        elif name in record.values:
            for message in expected[name].faults(record.values[name], known):
                yield line, f"{name}: {message}"
        elif name in record.entries:
            yield from _faults_within(name, record.entries[name], expected[name], known, line)


def _faults_within(
    name: str, entries: Iterable[Record], field: Field, known: Known, line: int
) -> Iterator[tuple[int, str]]:
    """What is wrong with entries within an entry."""
    if not isinstance(field.rule, type):
        yield line, f"{name}: expected a text or a list of texts, found a list of entries"
        return
    for entry in entries:
        yield from ((at, f"{name}: {message}") for at, message in faults(entry, field.rule, known))

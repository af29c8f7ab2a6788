"""What the fields of a YAML record must hold, declared once for all files.

A rule takes a value and yields what is wrong with it. `problems` applies the rules of a file to its
records and reports every fault with its line.
"""

import re
from collections.abc import Callable, Collection, Container, Iterator, Mapping
from dataclasses import dataclass

from annotated import citations, dates
from annotated.markup import without_emphasis
from annotated.model import Problem
from annotated.records import NAMELESS, Reading, Record, Value

Rule = Callable[[Value], Iterator[str]]

ID = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_MARKUP = {
    re.compile(r"<[a-zA-Z/!?]"): "HTML",
    re.compile(r"\]\("): "a link",
    re.compile(r"\[-?@|(?<!\w)@\w"): "a citation (its key belongs into the list of citations)",
    re.compile(r"`"): "code",
    re.compile(r"\{\{|\{%"): "a template mark",
    re.compile(r"\\"): "a backslash",
    re.compile(r"[\n\t]"): "a line break or a tab (`>-` folds lines into one)",
    # A spreadsheet would take the first for a formula, pandoc the second for a definition.
    re.compile(r"\A[-+=@:~]"): "the mark of a list or a formula at the start",
}


@dataclass(frozen=True)
class Field:
    """A field of a record: its rule, and whether it may be missing."""

    rule: Rule
    optional: bool = False


def shown(value: Value) -> str:
    """A value as it would be written in the file."""
    return repr(value) if isinstance(value, str) else f"[{', '.join(value)}]"


def plain(value: Value) -> Iterator[str]:
    """A text without markup, `*emphasis*` apart."""
    if not isinstance(value, str) or not value:
        yield f"expected a text, found {'a list' if value else 'nothing'}"
        return
    for pattern, name in _MARKUP.items():
        if found := pattern.search(value):
            start = max(found.start() - 15, 0)
            yield f"expected plain text, found {name}: {value[start : found.end() + 15]!r}"
    if re.search(r"\*(?!\s)|(?<!\s)\*|\A\*", without_emphasis(value)):
        yield f"expected plain text, found an asterisk that closes no *emphasis*: {value[:30]!r}"


def short(limit: int) -> Rule:
    """A plain text of at most `limit` characters."""

    def rule(value: Value) -> Iterator[str]:
        yield from plain(value)
        if len(value) > limit:
            yield f"expected at most {limit} characters, found {len(value)}"

    return rule


def for_templates(rule: Rule) -> Rule:
    """A text that the theme puts into its HTML as it is, in attributes too."""

    def both(value: Value) -> Iterator[str]:
        faults = [*rule(value)]
        signs = [sign for sign in '&"<>' if sign in value]
        yield from faults or (f"expected a text without {one}, found {value!r}" for one in signs)

    return both


def identifier(value: Value) -> Iterator[str]:
    """Lower-case words joined by hyphens."""
    if not isinstance(value, str) or not ID.fullmatch(value):
        yield f"expected lower-case words joined by hyphens, found {shown(value)}"


def one_of(words: Collection[str]) -> Rule:
    """One word of a closed vocabulary."""

    def rule(value: Value) -> Iterator[str]:
        if value not in words:
            yield f"expected one of {', '.join(words)}; found {shown(value)}"

    return rule


def known(ids: Container[str], file: str) -> Rule:
    """The id of an entry in another file."""

    def rule(value: Value) -> Iterator[str]:
        if value not in ids:
            yield f"{file} has no such id: {shown(value)}"

    return rule


def number(value: Value) -> Iterator[str]:
    """Digits, with a point before decimals."""
    if not isinstance(value, str) or not re.fullmatch(r"\d+(\.\d+)?", value, re.ASCII):
        yield f"expected a number such as 12 or 9.36, found {shown(value)}"


def whole(value: Value) -> Iterator[str]:
    """A whole number from 1 on."""
    if not isinstance(value, str) or not re.fullmatch(r"[1-9]\d*", value, re.ASCII):
        yield f"expected a whole number such as 12, found {shown(value)}"


def date(value: Value) -> Iterator[str]:
    """A date as precise as known."""
    if not isinstance(value, str):
        yield f"expected a date such as 2014, 2014-06 or 2014-06-14, found {shown(value)}"
    elif message := dates.fault(value):
        yield message


def texts(value: Value) -> Iterator[str]:
    """A list of plain texts."""
    if isinstance(value, str):
        yield f"expected a list such as [one, two], found {shown(value)}"
        return
    for item in value:
        yield from plain(item)


def cites(known: Container[str], least: int = 0) -> Rule:
    """A list of citations of known works, at least `least` long."""

    def rule(value: Value) -> Iterator[str]:
        if isinstance(value, str):
            yield f"expected a list such as [creemers2018], found {shown(value)}"
            return
        if len(value) < least:
            yield "expected at least one citation key, found none"
        for item in value:
            yield from citations.faults(f"@{item}", known)

    return rule


def filled(reading: Reading, path: str) -> Iterator[Problem]:
    """Report lists without an entry, in a file of which none may be empty."""
    for name, records in reading.records.items():
        # What cannot be read looks empty too.
        if not records and not reading.problems:
            message = "expected at least one entry, found none"
            yield Problem(path, reading.lines[name], name, message)


def problems(
    records: list[Record], fields: Mapping[str, Field], path: str, ids: set[str]
) -> Iterator[Problem]:
    """Report missing, unknown and faulty fields, and ids that are in `ids` already."""
    for record in records:
        owner = record.name
        for line, message in faults(record, fields):
            yield Problem(path, line, owner, message)
        if owner in ids:
            yield Problem(path, record.line, owner, "the id is used twice")
        ids |= {owner} if owner != NAMELESS else set()


def faults(record: Record, fields: Mapping[str, Field]) -> Iterator[tuple[int, str]]:
    """What is missing, unknown or faulty in one record, each with its line."""
    for name in fields.keys() - record.lines.keys():
        if not fields[name].optional:
            yield record.line, f"the field {name!r} is missing"
    for name, line in record.lines.items():
        if name not in fields:
            yield line, f"unknown field {name!r}; known: {', '.join(fields)}"
        elif name in record.values:
            for message in fields[name].rule(record.values[name]):
                yield line, f"{name}: {message}"

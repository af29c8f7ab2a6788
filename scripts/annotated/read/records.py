"""Strict YAML: lists of records under named top keys, every value a text or a list of texts.

PyYAML would turn `no` into False and `2014-06-14` into a date, merge duplicate keys and forget the
lines. Here every scalar stays the text that was written and keeps its line.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import ClassVar

import yaml

from annotated.memory import remembered
from annotated.model import Problem
from annotated.text.characters import hidden
from annotated.text.rules import Value

NAMELESS = "entry without id"


# libyaml reads ten times faster; PyYAML's wheels bring it along.
class _Loader(getattr(yaml, "CSafeLoader", yaml.SafeLoader)):  # type: ignore[misc]
    yaml_implicit_resolvers: ClassVar[dict[str, list[object]]] = {}  # PyYAML's way to have none


@dataclass(frozen=True)
class Record:
    """One mapping: its values as far as they can be read, and the line on which each key stands.

    `entries` are the lists of entries within it.
    """

    values: Mapping[str, Value]
    lines: Mapping[str, int]
    line: int
    entries: Mapping[str, tuple["Record", ...]] = field(default_factory=dict)

    @property
    def name(self) -> str:
        """Its id, to call it by in a message."""
        found = self.values.get("id")
        return found if found and isinstance(found, str) else NAMELESS

    def text(self, name: str) -> str:
        """A field as text, empty if it is missing; a list in its place is reported elsewhere."""
        return str(self.values.get(name, ""))

    def texts(self, name: str) -> tuple[str, ...]:
        """A field as a list of texts; a text in its place is reported elsewhere."""
        found = self.values.get(name, ())
        return found if isinstance(found, tuple) else ()


@dataclass
class Reading:
    """What a file holds, the line of each top key, and what is wrong with its form."""

    records: dict[str, list[Record]] = field(default_factory=dict)
    lines: dict[str, int] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)


@remembered
def read(text: str, path: str, tops: tuple[str, ...]) -> Reading:
    """Read a YAML text whose top keys are exactly `tops`, each with a list of records."""
    reading = Reading({top: [] for top in tops})
    root = _compose(text, path, reading)
    if not reading.problems:
        _Walk(path, reading).top(root, tops)
    return reading


def read_mapping(text: str, path: str, owner: str, first_line: int) -> Reading:
    """Read one mapping, the front matter of the page `owner`, which begins at `first_line`."""
    shifted = "\n" * (first_line - 1) + text
    reading = Reading({"front matter": []})
    if root := _compose(shifted, path, reading):
        if isinstance(root, yaml.MappingNode):
            reading.records["front matter"] = [_Walk(path, reading, owner).record(root)]
        else:
            message = "expected fields such as `title: …`"
            reading.problems.append(Problem(path, first_line, "front matter", message))
    return reading


def _compose(text: str, path: str, reading: Reading) -> yaml.Node | None:
    try:
        reading.problems += _Form(path, text).problems()
        return yaml.compose(text, Loader=_Loader)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        # libyaml sees an error at the end of a text without a line end one line later.
        line = min(mark.line, text.count("\n")) + 1 if mark else 1
        problem = Problem(path, line, "YAML", f"cannot be read: {error.problem}")
    except yaml.YAMLError as error:
        problem = Problem(path, 1, "YAML", f"cannot be read: {str(error).splitlines()[0]}")
    reading.problems.append(problem)
    return None


# A mapping of lists of entries with lists of entries in them.
_DEEPEST = 5

_COMMENT = re.compile(r"(?:[|>][-+\d]*)?[,\]}]*[ \t]+(#.*)")


class _Form:
    """What YAML allows and these files do not: each would hide, change or blow up a text."""

    def __init__(self, path: str, text: str) -> None:
        self.path = path
        self.text = text
        self.depth = 0

    def problems(self) -> Iterator[Problem]:
        before, owner = "", "YAML"
        for event in yaml.parse(self.text, Loader=_Loader):
            if isinstance(event, yaml.ScalarEvent):
                owner = event.value if before == "id" else owner
                before = event.value
            self.refuse(event)
            for message in self.faults(event):
                yield Problem(self.path, _start(event).line + 1, owner, message)

    def refuse(self, event: yaml.Event) -> None:
        """Stop at an alias and at deep nesting: what follows cannot even be read safely."""
        self.depth += isinstance(event, yaml.CollectionStartEvent)
        self.depth -= isinstance(event, yaml.CollectionEndEvent)
        message = ""
        if isinstance(event, yaml.AliasEvent):
            message = f"found the alias *{event.anchor}; aliases are not used here"
        elif self.depth > _DEEPEST:
            message = "expected entries with texts and lists of texts, found deeper nesting"
        if message:
            raise yaml.MarkedYAMLError(problem=message, problem_mark=_start(event))

    def faults(self, event: yaml.Event) -> Iterator[str]:
        if anchor := getattr(event, "anchor", None):
            yield f"expected a text, found the anchor &{anchor}"
        if tag := getattr(event, "tag", None):
            yield f"expected a text, found the tag {tag!r}"
        if comment := self.comment(event):
            yield (
                f"expected a comment on a line of its own, found {comment[:60]!r} behind a value; "
                "put the whole value in quotation marks if it is part of it"
            )

    def comment(self, event: yaml.Event) -> str:
        """The comment behind a value, which may be a part of it that would be lost."""
        mark: yaml.Mark = event.end_mark  # type: ignore[assignment]
        if isinstance(event, yaml.ScalarEvent) and event.style in ("|", ">"):
            mark = _start(event)
        elif not isinstance(event, yaml.ScalarEvent | yaml.CollectionEndEvent):
            return ""
        if isinstance(event, yaml.CollectionEndEvent) and self.text[mark.index - 1] not in "]}":
            return ""
        found = _COMMENT.match(self.text, mark.index)
        return found[1] if found else ""


def _start(event: yaml.Event) -> yaml.Mark:
    return event.start_mark  # type: ignore[return-value]


@dataclass
class _Walk:
    path: str
    reading: Reading
    nameless: str = NAMELESS

    def top(self, root: yaml.Node | None, tops: tuple[str, ...]) -> None:
        if not isinstance(root, yaml.MappingNode):
            self.fault(1, "YAML", f"expected the top keys {', '.join(tops)}, found none")
            return
        found = dict(self.pairs(root, "top"))
        self.reading.lines = {name: line for name, (_, line) in found.items()}
        for name, (_, line) in found.items():
            if name not in tops:
                self.fault(line, name, f"unknown top key; expected {', '.join(tops)}")
        for name in tops:
            if name not in found:
                self.fault(1, name, "the top key is missing")
            else:
                self.reading.records[name] = list(self.entries(found[name][0], name))

    def entries(self, node: yaml.Node, name: str) -> Iterator[Record]:
        if not isinstance(node, yaml.SequenceNode):
            expected = "expected a list of entries, each beginning with `- id:`"
            self.fault(_line(node), name, f"{expected}, found {_kind(node)}")
            return
        for item in node.value:
            if isinstance(item, yaml.MappingNode):
                yield self.record(item)
            else:
                expected = "expected an entry with fields such as `id:`"
                self.fault(_line(item), name, f"{expected}, found {_kind(item)}")

    def record(self, node: yaml.MappingNode) -> Record:
        owner = _id_of(node) or self.nameless
        pairs = dict(self.pairs(node, owner))
        within = {key: item for key, (item, _) in pairs.items() if _holds_entries(item)}
        found = {
            key: self.value(item, key, owner)
            for key, (item, _) in pairs.items()
            if key not in within
        }
        return Record(
            {key: value for key, value in found.items() if value is not None},
            {key: line for key, (_, line) in pairs.items()},
            _line(node),
            {key: tuple(map(self.record, item.value)) for key, item in within.items()},
        )

    def pairs(
        self, node: yaml.MappingNode, owner: str
    ) -> Iterator[tuple[str, tuple[yaml.Node, int]]]:
        seen = set()
        for key, value in node.value:
            name = key.value
            if not isinstance(key, yaml.ScalarNode):
                self.fault(_line(key), owner, "expected the name of a field, found a list")
            elif name in seen:
                self.fault(_line(key), owner, f"the field {name!r} stands twice")
            else:
                seen.add(name)
                yield name, (value, _line(key))

    def value(self, node: yaml.Node, name: str, owner: str) -> Value | None:
        items = node.value if isinstance(node, yaml.SequenceNode) else [node]
        if not all(isinstance(item, yaml.ScalarNode) for item in items):
            self.fault(
                _line(node),
                owner,
                f"{name}: expected a text or a list of texts, found {_kind(node)}",
            )
            return None
        for item in items:
            for _, message in hidden(item.value):
                self.fault(_line(item), owner, f"{name}: {message}")
        texts = tuple(item.value.strip() for item in items)
        return texts if isinstance(node, yaml.SequenceNode) else texts[0]

    def fault(self, line: int, owner: str, message: str) -> None:
        self.reading.problems.append(Problem(self.path, line, owner, message))


def _line(node: yaml.Node) -> int:
    return node.start_mark.line + 1


def _holds_entries(node: yaml.Node) -> bool:
    items = node.value if isinstance(node, yaml.SequenceNode) else []
    return bool(items) and all(isinstance(item, yaml.MappingNode) for item in items)


def _kind(node: yaml.Node) -> str:
    names = {yaml.ScalarNode: "a text", yaml.SequenceNode: "a list", yaml.MappingNode: "fields"}
    return names[type(node)]


def _id_of(node: yaml.MappingNode) -> str:
    for key, value in node.value:
        if key.value == "id" and isinstance(value, yaml.ScalarNode):
            return str(value.value)
    return ""

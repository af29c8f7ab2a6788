"""Strict YAML: lists of records under named top keys, every value a text or a list of texts.

PyYAML would turn `no` into False and `2014-06-14` into a date, merge duplicate keys and forget the
lines. Here every scalar stays the text that was written and keeps its line.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

import yaml

from annotated.memory import remembered
from annotated.model import Problem

Value = str | tuple[str, ...]


# libyaml reads ten times faster; PyYAML's wheels bring it along.
class _Loader(getattr(yaml, "CSafeLoader", yaml.SafeLoader)):
    yaml_implicit_resolvers: dict = {}  # noqa: RUF012 (PyYAML's own way to switch resolvers off)


@dataclass(frozen=True)
class Record:
    """One mapping: its values, and the line on which each key stands."""

    values: Mapping[str, Value]
    lines: Mapping[str, int]
    line: int


@dataclass
class Reading:
    """What a file holds, and what is wrong with its form."""

    records: dict[str, list[Record]] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)


@remembered
def read(text: str, path: str, tops: tuple[str, ...]) -> Reading:
    """Read a YAML text whose top keys are exactly `tops`, each with a list of records."""
    reading = Reading({top: [] for top in tops})
    root = _compose(text, path, reading)
    if not reading.problems:
        _Walk(path, reading).top(root, tops)
    return reading


def read_mapping(text: str, path: str, first_line: int) -> Reading:
    """Read one mapping, the front matter of a page, which begins at `first_line` of its file."""
    shifted = "\n" * (first_line - 1) + text
    reading = Reading({"front matter": []})
    if root := _compose(shifted, path, reading):
        if isinstance(root, yaml.MappingNode):
            reading.records["front matter"] = [_Walk(path, reading).record(root)]
        else:
            message = "expected fields such as `title: …`"
            reading.problems.append(Problem(path, first_line, "front matter", message))
    return reading


def _compose(text: str, path: str, reading: Reading) -> yaml.Node | None:
    try:
        _refuse_aliases(text)
        return yaml.compose(text, Loader=_Loader)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        problem = Problem(
            path, mark.line + 1 if mark else 1, "YAML", f"cannot be read: {error.problem}"
        )
    except yaml.YAMLError as error:
        problem = Problem(path, 1, "YAML", f"cannot be read: {str(error).splitlines()[0]}")
    reading.problems.append(problem)
    return None


def _refuse_aliases(text: str) -> None:
    # An alias can blow up a small file, and nothing here needs one.
    for event in yaml.parse(text, Loader=_Loader):
        if isinstance(event, yaml.AliasEvent):
            raise yaml.MarkedYAMLError(
                problem=f"found the alias *{event.anchor}; aliases are not used here",
                problem_mark=event.start_mark,
            )


@dataclass
class _Walk:
    path: str
    reading: Reading

    def top(self, root: yaml.Node | None, tops: tuple[str, ...]) -> None:
        if not isinstance(root, yaml.MappingNode):
            self.fault(1, "YAML", f"expected the top keys {', '.join(tops)}, found none")
            return
        found = dict(self.pairs(root, "top"))
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
            self.fault(_line(node), name, "expected a list of entries, each beginning with `- id:`")
            return
        for item in node.value:
            if isinstance(item, yaml.MappingNode):
                yield self.record(item)
            else:
                self.fault(_line(item), name, "expected an entry with fields such as `id:`")

    def record(self, node: yaml.MappingNode) -> Record:
        pairs = dict(self.pairs(node, _id_of(node)))
        values = {key: self.value(item, key, _id_of(node)) for key, (item, _) in pairs.items()}
        return Record(values, {key: line for key, (_, line) in pairs.items()}, _line(node))

    def pairs(self, node: yaml.MappingNode, owner: str) -> Iterator[tuple[str, tuple]]:
        seen = set()
        for key, value in node.value:
            name = str(key.value)
            if name in seen:
                self.fault(_line(key), owner, f"the field {name!r} stands twice")
            else:
                seen.add(name)
                yield name, (value, _line(key))

    def value(self, node: yaml.Node, name: str, owner: str) -> Value:
        if isinstance(node, yaml.ScalarNode):
            return node.value.strip()
        if isinstance(node, yaml.SequenceNode) and all(
            isinstance(item, yaml.ScalarNode) for item in node.value
        ):
            return tuple(item.value.strip() for item in node.value)
        self.fault(_line(node), owner, f"{name}: expected a text or a list of texts")
        return ""

    def fault(self, line: int, owner: str, message: str) -> None:
        self.reading.problems.append(Problem(self.path, line, owner, message))


def _line(node: yaml.Node) -> int:
    return node.start_mark.line + 1


def _id_of(node: yaml.MappingNode) -> str:
    for key, value in node.value:
        if key.value == "id" and isinstance(value, yaml.ScalarNode):
            return value.value
    return "entry without id"

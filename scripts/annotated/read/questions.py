"""questions.yaml: what people ask, each answered in a few sentences."""

from collections.abc import Iterator, Mapping

from annotated.model import Group, Problem, Question
from annotated.read import schema
from annotated.read.records import Reading, read
from annotated.text.rules import Known

PATH = "questions.yaml"
TOPS: Mapping[str, type] = {"groups": Group, "questions": Question}


def load(text: str) -> Reading:
    """Read the text of questions.yaml."""
    return read(text, PATH, tuple(TOPS))


def problems(reading: Reading, known: Known) -> Iterator[Problem]:
    """Report every fault of the groups and the questions."""
    yield from schema.filled(reading, PATH)
    yield from schema.entries(reading, TOPS, PATH, known)
    names = [group.name for group in reading.records["groups"]]
    for record in reading.records["questions"]:
        for message in _group_faults(record.text("group"), names):
            yield Problem(PATH, record.line, record.name, message)


def _group_faults(group: str, names: list[str]) -> Iterator[str]:
    if group and names and group not in names:
        yield f"group: expected one of {', '.join(names)}; found {group!r}"


def groups(reading: Reading) -> tuple[Group, ...]:
    """The groups in their order, once there are no problems."""
    return tuple(schema.build(Group, record) for record in reading.records["groups"])


def questions(reading: Reading) -> tuple[Question, ...]:
    """The questions in their order, once there are no problems."""
    return tuple(schema.build(Question, record) for record in reading.records["questions"])

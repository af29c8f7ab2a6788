"""glossary.yaml: the terms."""

from collections.abc import Iterator, Mapping

from annotated.model import Problem, Term
from annotated.read import schema
from annotated.read.records import Reading, read
from annotated.text.rules import Known

PATH = "glossary.yaml"
TOPS: Mapping[str, type] = {"terms": Term}


def load(text: str) -> Reading:
    """Read the text of glossary.yaml."""
    return read(text, PATH, tuple(TOPS))


def problems(reading: Reading, known: Known) -> Iterator[Problem]:
    """Report every fault of the terms."""
    yield from reading.problems
    yield from schema.filled(reading, PATH)
    records = reading.records["terms"]
    yield from schema.problems(records, Term, PATH, known, set())
    named: dict[str, str] = {}
    for record in records:
        for name in dict.fromkeys(map(str.casefold, (record.text("term"), *record.texts("also")))):
            if name and name in named:
                message = f"{name!r} is the name of {named[name]} as well; a reader could not tell"
                yield Problem(PATH, record.line, record.name, message)
            named.setdefault(name, record.name)


def terms(reading: Reading) -> tuple[Term, ...]:
    """The terms in alphabetical order, once there are no problems."""
    found = (schema.build(Term, record) for record in reading.records["terms"])
    return tuple(sorted(found, key=lambda term: term.term.strip("‘’").casefold()))

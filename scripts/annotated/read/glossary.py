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
    yield from schema.filled(reading, PATH)
    yield from schema.entries(reading, TOPS, PATH, known)


def terms(reading: Reading) -> tuple[Term, ...]:
    """The terms in alphabetical order, once there are no problems."""
    found = (schema.build(Term, record) for record in reading.records["terms"])
    return tuple(sorted(found, key=lambda term: term.term.strip("‘’").casefold()))

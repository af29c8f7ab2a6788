"""claims.yaml: the ledger of the article’s claims."""

from collections.abc import Iterator, Mapping

from annotated.model import Claim, Problem
from annotated.read import schema
from annotated.read.records import Reading, read
from annotated.text.rules import Known

PATH = "claims.yaml"
TOPS: Mapping[str, type] = {"claims": Claim}


def load(text: str) -> Reading:
    """Read the text of claims.yaml."""
    return read(text, PATH, tuple(TOPS))


def problems(reading: Reading, known: Known) -> Iterator[Problem]:
    """Report every fault of the claims."""
    yield from reading.problems
    yield from schema.filled(reading, PATH)
    records = reading.records["claims"]
    yield from schema.problems(records, Claim, PATH, known, set())
    titles: set[str] = set()
    for record in records:
        title = record.text("title")
        if title and title in titles:
            message = f"the title {title!r} is used twice; search results need it to be unique"
            yield Problem(PATH, record.line, record.name, message)
        titles.add(title)


def claims(reading: Reading) -> tuple[Claim, ...]:
    """The claims in the article's order, once there are no problems."""
    return tuple(schema.build(Claim, record) for record in reading.records["claims"])

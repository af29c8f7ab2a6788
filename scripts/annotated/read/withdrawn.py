"""withdrawn.yaml: addresses that were published and are no more."""

from collections.abc import Iterator, Mapping

from annotated.model import Problem, Withdrawn
from annotated.read import schema
from annotated.read.published import PATH as PUBLISHED
from annotated.read.records import Reading, read
from annotated.text.rules import Known

PATH = "withdrawn.yaml"
# The page that bears the stones of files and of whole pages, which may have no page of their own.
COMMON = "about"
TOPS: Mapping[str, type] = {"withdrawn": Withdrawn}


def bearers(address: str) -> set[str]:
    """The names of the pages that bear the stone of an address."""
    path, _, anchor = address.partition("#")
    own = path.strip("/") or "index"
    return {own} if anchor else {own, COMMON}


def load(text: str) -> Reading:
    """Read the text of withdrawn.yaml."""
    return read(text, PATH, tuple(TOPS))


def problems(reading: Reading, known: Known) -> Iterator[Problem]:
    """Report every fault of the entries; only what was published can be withdrawn."""
    yield from schema.entries(reading, TOPS, PATH, known)
    for record in reading.records["withdrawn"]:
        address = record.text("id")
        if address and address not in known[PUBLISHED]:
            message = f"was never published; {PUBLISHED} has no such address"
            yield Problem(PATH, record.line, address, message)


def withdrawn(reading: Reading) -> tuple[Withdrawn, ...]:
    """The withdrawn addresses, once there are no problems."""
    return tuple(schema.build(Withdrawn, record) for record in reading.records["withdrawn"])

"""published.txt: every address that was published, one a line."""

from collections.abc import Iterator

from annotated.model import Problem
from annotated.text import rules

PATH = "published.txt"


def read(text: str) -> dict[str, int]:
    """The published addresses, each with its line; lines that begin with # are comments."""
    lines = enumerate(text.splitlines(), start=1)
    return {line: number for number, line in lines if line and not line.startswith("#")}


def read_published(text: str) -> tuple[dict[str, int], list[Problem]]:
    """The published addresses, with the faults of the file."""
    faults = []
    last = ""
    for number, line in enumerate(text.splitlines(), start=1):
        if not line.startswith("#"):
            faults += [
                Problem(PATH, number, line or "line", message) for message in _line(line, last)
            ]
            last = line
    return read(text), faults


def _line(line: str, last: str) -> Iterator[str]:
    if not rules.ADDRESS.fullmatch(line) or ".." in line:
        yield f"expected an address such as /claims/#mech-04, found {line!r}"
    elif line == last:
        yield "the address stands twice"
    elif line < last:
        yield f"addresses stand in order; this one follows {last}"

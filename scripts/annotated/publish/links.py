"""`python -m annotated.publish.links`: look whether the cited works still stand at their addresses.

For a person to run now and then, never part of a build. The report, links.csv, keeps for each
address when it was last seen; what it lists as gone is for a person to look at. For a source that
is gone it asks the Internet Archive for a copy, and proposes the copy only once it has opened it.
"""

import csv
import io
import json
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace
from datetime import date
from http.client import HTTPException
from pathlib import Path
from urllib.error import HTTPError
from urllib.parse import quote
from urllib.request import Request, urlopen

from annotated.model import Faulty, Problem, Reference
from annotated.read import sources

PATH = "links.csv"

_COLUMNS = ("address", "works", "seen", "state")

_SECONDS = 20

_ASKING = {"User-Agent": "Mozilla/5.0 (link check of a reference site)"}

_SEEN = "seen"

ARCHIVE = "https://archive.org/wayback/available?url="


class Offline(Exception):
    """No address at all could be reached."""


class Damaged(Exception):
    """The report cannot be read; the message names every fault with its line."""


@dataclass(frozen=True)
class Link:
    """An address, the keys of the works there, the day it was last seen, and how it was found."""

    address: str
    works: str
    seen: str = ""
    state: str = "not looked at"


def main() -> int:
    root = Path.cwd()
    try:
        known, references = read(root / PATH), sources.load(root).references
        looked = look(of(references.values(), known), state_of, date.today())
    except (Faulty, Offline, Damaged) as error:
        print(error, file=sys.stderr)
        return 1
    (root / PATH).write_text(write(looked), encoding="utf-8")
    gone = [link for link in looked if link.state != _SEEN]
    print(f"{len(looked)} addresses, {len(gone)} to look at by hand:")
    for link in gone:
        print(f"  {link.state}; last seen {link.seen or 'never'}: {link.address} ({link.works})")
    if found := list(copies(gone, references, copy_of, state_of)):
        print("Archived copies that were opened. Read each before it goes into refs.bib:")
        for key, copy in found:
            print(f"  {key}: archived = {{{copy}}}")
    return 0


def of(references: Iterable[Reference], known: Mapping[str, Link]) -> list[Link]:
    """Each address in the references with what is known of it, in order."""
    works: dict[str, list[str]] = {}
    for reference in references:
        fields = reference.fields
        for address in (
            *map(fields.get, ("url", "opencopy", "archived")),
            fields.get("doi") and f"https://doi.org/{fields['doi']}",
        ):
            if address:
                works.setdefault(address, []).append(reference.key)
    return [
        replace(known.get(address, Link(address, "")), works=" ".join(keys))
        for address, keys in sorted(works.items())
    ]


def look(links: Iterable[Link], state: Callable[[str], str], today: date) -> list[Link]:
    """Every link with its state of today. Raises `Offline` if there is no connection."""
    links = list(links)
    with ThreadPoolExecutor(8) as pool:
        states = list(pool.map(state, (link.address for link in links)))
    if states and all(one == UNREACHED for one in states):
        raise Offline(f"No address could be reached: is there a connection? {PATH} is as it was.")
    return [
        replace(link, state=one, seen=today.isoformat() if one == _SEEN else link.seen)
        for link, one in zip(links, states, strict=True)
    ]


UNREACHED = "not reached"


def state_of(address: str) -> str:
    """How an address is found: seen, an HTTP status, or not reached."""
    try:
        with urlopen(Request(address, headers=_ASKING), timeout=_SECONDS):
            return _SEEN
    except HTTPError as error:
        return f"status {error.code}"
    except (HTTPException, OSError, ValueError):
        return UNREACHED


def copies(
    gone: Iterable[Link],
    references: Mapping[str, Reference],
    copy: Callable[[str], str],
    state: Callable[[str], str],
) -> Iterator[tuple[str, str]]:
    """Archived copies of sources that are gone and have none yet, by key; each was opened."""
    for link in gone:
        for key in link.works.split():
            fields = references[key].fields
            if fields.get("url") == link.address and "archived" not in fields:
                found = copy(link.address)
                if found and state(found) == _SEEN:
                    yield key, found


def copy_of(address: str) -> str:
    """The address of a copy in the Internet Archive; empty if there is none, or no answer."""
    try:
        asked = Request(ARCHIVE + quote(address, safe=""), headers=_ASKING)
        with urlopen(asked, timeout=_SECONDS) as answer:
            found = json.load(answer)["archived_snapshots"].get("closest", {})
    except (HTTPException, OSError, ValueError, KeyError):
        return ""
    return str(found.get("url", "")).replace("http://", "https://", 1)


def read(path: Path) -> dict[str, Link]:
    """The links of the last report by address; none if there is no report yet.

    Raises `Damaged`.
    """
    if not path.exists():
        return {}
    rows = list(_rows(path))
    if faults := list(_faults(rows)):
        raise Damaged("\n".join(map(str, faults)))
    return {row[0]: Link(*row) for _, row in rows[1:]}


def _rows(path: Path) -> Iterator[tuple[int, list[str]]]:
    """The rows of the report, each with its line."""
    try:
        with path.open(encoding="utf-8", newline="") as report:
            rows = csv.reader(report)
            yield from ((rows.line_num, row) for row in rows)
    except (OSError, ValueError, csv.Error) as error:
        reason = error.strerror if isinstance(error, OSError) else error
        raise Damaged(str(Problem(PATH, 1, "file", f"cannot be read: {reason}"))) from error


def _faults(rows: list[tuple[int, list[str]]]) -> Iterator[Problem]:
    names = list(_COLUMNS)
    for number, (line, row) in enumerate(rows or [(1, [])]):
        if number == 0 and row != names:
            yield Problem(
                PATH, line, "header", f"expected {', '.join(names)}, found {', '.join(row)}"
            )
        elif len(row) != len(names):
            expected = f"expected {len(names)} columns, found {len(row)}"
            yield Problem(PATH, line, row[0] if row else "row", expected)


def write(links: Iterable[Link]) -> str:
    """The report as CSV."""
    text = io.StringIO()
    rows = csv.writer(text, lineterminator="\n")
    rows.writerow(_COLUMNS)
    rows.writerows((link.address, link.works, link.seen, link.state) for link in links)
    return text.getvalue()


if __name__ == "__main__":
    sys.exit(main())

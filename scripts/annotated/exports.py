"""The data of the timeline and the ledger as JSON and CSV, with the field names of the YAML."""

import csv
import hashlib
import io
import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict, fields

from annotated.model import Citation, Claim, Event, Sources

LICENCE = "CC BY 4.0"


def data(sources: Sources, edition: str) -> dict[str, bytes]:
    """The data files of the site by path."""
    return {
        "timeline.json": to_json("events", sources.events, edition).encode(),
        "timeline.csv": to_csv(sources.events).encode(),
        "claims.json": to_json("claims", sources.claims, edition).encode(),
        "claims.csv": to_csv(sources.claims).encode(),
    }


def to_json(name: str, items: Sequence[Event | Claim], edition: str) -> str:
    """One object: the edition, the licence and the list of items under `name`."""
    records = [{key: _plain(value) for key, value in _values(item).items()} for item in items]
    data = {"edition": edition, "licence": LICENCE, name: records}
    return json.dumps(data, ensure_ascii=False, indent=1) + "\n"


def to_csv(items: Sequence[Event | Claim]) -> str:
    """One row an item; lists are joined by semicolons. Begins with a BOM, which Excel asks for."""
    output = io.StringIO()
    names = [field.name for field in fields(items[0])]
    writer = csv.DictWriter(output, names, lineterminator="\r\n")
    writer.writeheader()
    for item in items:
        row = {key: _plain(value) for key, value in _values(item).items()}
        writer.writerow({key: _cell(value) for key, value in row.items()})
    return "\ufeff" + output.getvalue()


def checksums(files: Mapping[str, bytes]) -> str:
    """The hashes of files by path, as `sha256sum -c` reads them."""
    return "".join(
        f"{hashlib.sha256(content).hexdigest()}  {path}\n"
        for path, content in sorted(files.items())
    )


def _values(item: Event | Claim) -> dict[str, object]:
    return {name: getattr(item, name) for name in asdict(item)}


def _plain(value: object) -> str | list[str]:
    if isinstance(value, tuple):
        return [
            str(one).removeprefix("@") if isinstance(one, Citation) else str(one) for one in value
        ]
    return str(value)


def _cell(value: str | list[str]) -> str:
    return value if isinstance(value, str) else "; ".join(value)

"""The files beside the pages: the data as JSON and CSV, pages and works for reference managers."""

import csv
import hashlib
import io
import json
from collections.abc import Collection, Mapping, Sequence
from dataclasses import astuple, fields
from functools import partial

from annotated.cite import bibtex, items, ris
from annotated.cite.items import Work
from annotated.cite.styles import STYLES, works_in_styles
from annotated.draw import drawings
from annotated.memory import recall
from annotated.model import (
    Claim,
    Coding,
    Event,
    Part,
    Question,
    Sources,
    Term,
    Was,
)
from annotated.paper.pixels import pixels
from annotated.read import coding, schema
from annotated.text.citations import Citation, found_in
from annotated.write.site import Site

LICENCE = "CC BY 4.0"
Plain = str | list[str | dict[str, str]]
Entry = Claim | Event | Part | Question | Term


def data(sources: Sources, edition: str) -> dict[str, bytes]:
    """The data files of the site by path."""
    return {
        "timeline.json": to_json("events", sources.events, edition).encode(),
        "timeline.csv": to_csv(sources.events).encode(),
        "claims.json": to_json("claims", sources.claims, edition).encode(),
        "claims.csv": to_csv(sources.claims).encode(),
        "coding.tsv": coded(sources.coding).encode(),
        "questions.json": to_json("questions", sources.questions, edition).encode(),
        "glossary.json": to_json("terms", sources.terms, edition).encode(),
        "glossary.csv": to_csv(sources.terms).encode(),
        **{f"figures/{figure.id}.csv": to_csv(figure.parts).encode() for figure in sources.figures},
    }


def pictures(site: Site) -> dict[str, bytes]:
    """The figures as files of their own, by path: as drawn, and in pixels."""
    files: dict[str, bytes] = {}
    for figure in site.sources.figures:
        wide = site.drawings[figure.id].wide
        files[f"figures/{figure.id}.svg"] = drawings.alone(wide, figure).encode()
        svg = drawings.alone(wide, figure, drawings.SERIF)
        files[f"figures/{figure.id}.png"] = recall(("pixels", svg), partial(pixels, svg))
    return files


def citations(site: Site) -> dict[str, bytes]:
    """Every page, claim, event and work, the works of each page, and all works at once.

    Each in three formats.
    """
    files: dict[str, bytes] = {}
    for name, item in site.pages.items():
        folder = "" if name == "index" else f"{name}/"
        files |= _of_site(f"{folder}cite", item)
        if keys := _cited_on(site, name):
            files |= recall(
                ("files", folder, keys, site.sources.bibtex), partial(_works, folder, keys, site)
            )
    for path, item in site.entries.items():
        files |= _of_site(path, item)
    return files | recall(("files of works", site.sources.bibtex), partial(_files_of_works, site))


def styles(works: Mapping[str, Work]) -> dict[str, bytes]:
    """Every work in every style, as JSON by path: the reference, and for notes the note."""
    return {
        style_path(name): json.dumps(
            {
                key: [one.reference, *([one.label] if STYLES[name].notes else [])]
                for key, one in sorted(found.items())
            },
            ensure_ascii=False,
        ).encode()
        for name, found in works_in_styles(works.values()).items()
    }


def style_path(name: str) -> str:
    """Where the works in a style are."""
    return f"references/styles/{name}.json"


def _files_of_works(site: Site) -> dict[str, bytes]:
    files = _of_works("references", list(site.works.values()))
    for key, work in site.works.items():
        files |= _of_works(f"references/{key}", [work])
    return files


def _cited_on(site: Site, name: str) -> frozenset[str]:
    """The works cited on a page."""
    return frozenset(citation.key for citation in found_in(site.expanded[name]))


def _works(folder: str, keys: Collection[str], site: Site) -> dict[str, bytes]:
    return _of_works(f"{folder}works", [work for key, work in site.works.items() if key in keys])


def _of_works(path: str, listed: list[Work]) -> dict[str, bytes]:
    return {
        f"{path}.bib": "\n".join(map(bibtex.of_work, listed)).encode(),
        f"{path}.ris": "".join(map(ris.of_work, listed)).encode(),
        f"{path}.json": items.to_json(work.item for work in listed).encode(),
    }


def _of_site(path: str, item: items.Item) -> dict[str, bytes]:
    return {
        f"{path}.bib": bibtex.of_item(item).encode(),
        f"{path}.ris": ris.of_item(item).encode(),
        f"{path}.json": items.to_json([item]).encode(),
    }


def to_json(name: str, items: Sequence[Entry], edition: str) -> str:
    """One object: the edition, the licence and the list of items under `name`."""
    records = [{key: _plain(value) for key, value in _values(item).items()} for item in items]
    data = {"edition": edition, "licence": LICENCE, name: records}
    return json.dumps(data, ensure_ascii=False, indent=1) + "\n"


def to_csv(items: Sequence[Entry]) -> str:
    """One row an item; lists are joined by semicolons. Begins with a BOM, which Excel asks for."""
    output = io.StringIO()
    names = list(_values(items[0]))
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


def coded(rows: Sequence[Coding]) -> str:
    """How each claim was coded, as it stands in coding.tsv."""
    lines = [coding.COLUMNS, *(astuple(row) for row in rows)]
    return "".join("\t".join(line) + "\n" for line in lines)


def _values(item: Entry | Was) -> dict[str, object]:
    return {schema.written(field.name): getattr(item, field.name) for field in fields(item)}


def _plain(value: object) -> Plain:
    if isinstance(value, tuple):
        return [_one(each) for each in value]
    return str(value)


def _one(value: object) -> str | dict[str, str]:
    if isinstance(value, Was):
        return {name: str(one) for name, one in _values(value).items() if one}
    return str(value).removeprefix("@") if isinstance(value, Citation) else str(value)


def _cell(value: Plain) -> str:
    return value if isinstance(value, str) else "; ".join(map(_joined, value))


def _joined(value: str | dict[str, str]) -> str:
    return value if isinstance(value, str) else ": ".join(value.values())

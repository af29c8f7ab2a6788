"""editions.yaml, a line for each edition; and editions/LABEL.json, what each held when published.

scripts/publish writes the second, and nobody edits them: what changed from one edition to the next
is computed from them, and the verdicts of old in claims.yaml are held against them.
"""

import hashlib
import json
import re
from collections.abc import Iterable, Iterator, Mapping
from itertools import pairwise
from typing import Any

from annotated.model import Changes, Claim, Edition, Line, Page, Problem, Snapshot, Sources
from annotated.read import claims, paragraphs, schema
from annotated.read.pages import MARKER
from annotated.read.records import Reading, Record, read
from annotated.text import citations
from annotated.text.rules import Known

PATH = "editions.yaml"
FOLDER = "editions"
TOPS: Mapping[str, type] = {"editions": Line}
_HELD = ("paragraphs", "verdicts", "works", "questions")
_TARGET = re.compile(r"\]\([^)]*\)")

Verdict = tuple[str, str]


def load(text: str) -> Reading:
    """Read the text of editions.yaml."""
    return read(text, PATH, tuple(TOPS))


def problems(reading: Reading, known: Known) -> Iterator[Problem]:
    """Report every fault of the lines."""
    yield from schema.entries(reading, TOPS, PATH, known)
    for before, record in pairwise(reading.records["editions"]):
        if not order(before.name) < order(record.name):
            message = f"editions stand in order; {record.name} follows {before.name}"
            yield Problem(PATH, record.line, record.name, message)


def lines(reading: Reading) -> tuple[Line, ...]:
    """The lines in order of their editions, once there are no problems."""
    return tuple(schema.build(Line, record) for record in reading.records["editions"])


def order(label: str) -> list[int]:
    """By what labels are put in order: 2026.10 comes after 2026.9."""
    return [int(number) for number in re.findall(r"\d+", label)]


# ---- What an edition held ----


def snapshots(texts: Mapping[str, str]) -> tuple[tuple[Snapshot, ...], list[Problem]]:
    """What each published edition held, oldest first, from the texts of their files by path."""
    found, faults = [], []
    for path, text in texts.items():
        try:
            found.append(_parsed(path, json.loads(text)))
        except (ValueError, TypeError, KeyError, AttributeError) as error:
            expected = f"expected what scripts/publish writes: label, date, {', '.join(_HELD)}"
            faults.append(Problem(path, 1, "record", f"{expected}; found {error!r}"))
    return tuple(sorted(found, key=lambda one: order(one.label))), faults


def _parsed(path: str, found: Mapping[str, Any]) -> Snapshot:
    if path != f"{FOLDER}/{found['label']}.json":
        raise ValueError(f"the label {found['label']}")
    return Snapshot(
        label=found["label"],
        date=found["date"],
        paragraphs=dict(found["paragraphs"]),
        verdicts={claim: (str(one), str(two)) for claim, (one, two) in found["verdicts"].items()},
        works=tuple(found["works"]),
        questions=tuple(found["questions"]),
    )


def snapshot(sources: Sources, edition: Edition) -> Snapshot:
    """What the present edition holds."""
    return Snapshot(
        label=edition.label,
        date=edition.date.isoformat(),
        paragraphs=hashes(sources.pages.values()),
        verdicts={one.id: _verdict(one) for one in sources.claims},
        works=tuple(sources.references),
        questions=tuple(one.id for one in sources.questions),
    )


def written(held: Snapshot) -> str:
    """A snapshot as the text of its file."""
    parts: dict[str, object] = {"label": held.label, "date": held.date}
    parts |= {name: getattr(held, name) for name in _HELD}
    return json.dumps(parts, ensure_ascii=False, indent=1) + "\n"


def hashes(pages: Iterable[Page]) -> dict[str, str]:
    """The hash of the words of each body paragraph, by page and id."""
    return {
        f"{page.name}#{one.anchor}": hashlib.sha256(_words(one.text).encode()).hexdigest()[:16]
        for page in pages
        for one in paragraphs.of(page)
    }


def _words(text: str) -> str:
    """The words of a paragraph: not its marks, citations and targets, nor its stops."""
    plain = _TARGET.sub("]", citations.BLOCK.sub(" ", MARKER.sub(" ", text)))
    return " ".join(re.findall(r"\w+", plain))


def _verdict(claim: Claim) -> Verdict:
    return claim.verdict, claim.second


# ---- What changed ----


def history(sources: Sources, edition: Edition) -> list[tuple[Snapshot, Changes | None]]:
    """The editions up to the present one, newest first, each with what changed before it."""
    held = [*earlier(sources.snapshots, edition.label), snapshot(sources, edition)]
    first: list[tuple[Snapshot, Changes | None]] = [(held[0], None)]
    return [*first, *((new, changes(old, new)) for old, new in pairwise(held))][::-1]


def earlier(held: Iterable[Snapshot], label: str) -> list[Snapshot]:
    """The editions before that of this label."""
    return [one for one in held if order(one.label) < order(label)]


def changes(old: Snapshot, new: Snapshot) -> Changes:
    """What changed from one edition to the next."""
    known = old.verdicts.keys() & new.verdicts.keys()
    changed = [
        one for one in new.verdicts if one in known and old.verdicts[one] != new.verdicts[one]
    ]
    kept = [one for one in new.paragraphs if one in old.paragraphs]
    return Changes(
        verdicts={one: (old.verdicts[one], new.verdicts[one]) for one in changed},
        new=tuple(one for one in new.paragraphs if one not in old.paragraphs),
        reworded=tuple(one for one in kept if new.paragraphs[one] != old.paragraphs[one]),
        withdrawn=tuple(one for one in old.paragraphs if one not in new.paragraphs),
        works=tuple(one for one in new.works if one not in old.works),
        questions=tuple(one for one in new.questions if one not in old.questions),
    )


# ---- Whether the files say the same ----


def out_of_step(
    reading: Reading, held: Iterable[Snapshot], ledger: Reading, label: str
) -> Iterator[Problem]:
    """Report published editions without a line, and verdicts of old that no edition had.

    `label` is that of the present edition; what later ones say is not looked at.
    """
    before = earlier(held, label)
    named = [record.name for record in reading.records["editions"]]
    for missing in (one.label for one in before if one.label not in named):
        yield Problem(PATH, 1, missing, f"expected a line for the edition {missing}, found none")
    for record in ledger.records["claims"]:
        expected = _expected(record, before)
        had = [_was(one) for one in record.entries.get("was", ())]
        found = [one for one in had if order(one[0]) < order(label)]
        if found != expected:
            line = record.lines.get("was", record.line)
            message = f"was: expected {_told(expected)}, as {FOLDER}/ has it; found {_told(found)}"
            yield Problem(claims.PATH, line, record.name, message)


def _expected(record: Record, before: Iterable[Snapshot]) -> list[tuple[str, Verdict]]:
    """The verdicts that a claim had and has no more, each with the last edition that had it."""
    now = record.text("verdict"), record.text("second")
    had = [(one.label, one.verdicts[record.name]) for one in before if record.name in one.verdicts]
    return [old for old, new in pairwise([*had, ("", now)]) if old[1] != new[1]]


def _was(record: Record) -> tuple[str, Verdict]:
    return record.text("edition"), (record.text("verdict"), record.text("second"))


def _told(verdicts: list[tuple[str, Verdict]]) -> str:
    return (
        ", then ".join(f"{label} {'; '.join(filter(None, one))}" for label, one in verdicts)
        or "none"
    )

"""claims.yaml: the ledger of the article’s claims."""

from collections.abc import Iterator, Mapping
from itertools import chain

from annotated.model import CHAPTERS, OVERTAKEN, PHRASES, Claim, Problem
from annotated.read import schema
from annotated.read.records import Reading, Record, read
from annotated.text.rules import Known

PATH = "claims.yaml"
TOPS: Mapping[str, type] = {"claims": Claim}
# An entry for an omission of the article, kept for its address: it is judged by no rule.
UNJUDGED = "corp-12"


def load(text: str) -> Reading:
    """Read the text of claims.yaml."""
    return read(text, PATH, tuple(TOPS))


def problems(reading: Reading, known: Known) -> Iterator[Problem]:
    """Report every fault of the claims."""
    yield from schema.filled(reading, PATH)
    yield from schema.entries(reading, TOPS, PATH, known)
    entries = reading.records["claims"]
    for before, record in zip([None, *entries], entries, strict=False):
        faults = (_reason_faults(record), _overtaken_faults(record), _order_faults(before, record))
        for message in chain.from_iterable(faults):
            yield Problem(PATH, record.line, record.name, message)


def _reason_faults(record: Record) -> Iterator[str]:
    """A verdict has a reason word unless it is plainly supported; a forecast says how it stands."""
    verdict, reason = record.text("verdict"), record.text("reason")
    if record.name == UNJUDGED:
        return
    if verdict and verdict != "supported" and not reason:
        yield f"a claim that is {verdict} needs a `reason`"
    if verdict == "supported" and reason:
        yield f"a supported claim has no `reason`, found {reason}"
    if reason == "forecast" and record.text("qualification") not in PHRASES:
        found = record.text("qualification") or "none"
        yield f"a forecast needs a `qualification`, one of {', '.join(PHRASES)}; found {found}"


def _overtaken_faults(record: Record) -> Iterator[str]:
    """What was overtaken by events says what holds now; nothing else does."""
    if record.text("second") == OVERTAKEN:
        if not record.text("now"):
            yield "a claim overtaken by events needs `now`: what holds now, in one sentence"
        return
    for name in ("now", "overtaken-by"):
        if name in record.lines:
            yield f"`{name}` is only for a claim whose second verdict is {OVERTAKEN}"


def _order_faults(before: Record | None, record: Record) -> Iterator[str]:
    """Claims stand in the article's order, so those of a chapter together."""
    earlier, own = before.text("chapter") if before else "", record.text("chapter")
    if {earlier, own} <= set(CHAPTERS) and CHAPTERS.index(own) < CHAPTERS.index(earlier):
        yield f"claims stand in the order of the chapters; {own} follows {earlier}"


def claims(reading: Reading) -> tuple[Claim, ...]:
    """The claims in the article's order, once there are no problems."""
    return tuple(schema.build(Claim, record) for record in reading.records["claims"])

"""coding.tsv: how each claim was coded, twice and independently, and what settled differences."""

from collections.abc import Iterator, Sequence
from itertools import zip_longest

from annotated.model import OVERTAKEN, VERDICTS, Coding, Problem
from annotated.read.records import Reading

PATH = "coding.tsv"
COLUMNS = ("id", "first", "second", "settled", "why")
_FIRST = tuple(one for one in VERDICTS if one != OVERTAKEN)


def load(text: str) -> tuple[tuple[Coding, ...], list[Problem]]:
    """The rows of coding.tsv, with the faults of their form."""
    faults = []
    rows: list[Coding] = []
    for line, content in enumerate(text.splitlines(), start=1):
        cells = content.split("\t")
        if line == 1:
            if tuple(cells) != COLUMNS:
                expected = f"expected the columns {', '.join(COLUMNS)}"
                faults.append(Problem(PATH, 1, "header", f"{expected}, found {', '.join(cells)}"))
        elif len(cells) != len(COLUMNS):
            message = f"expected {len(COLUMNS)} cells with tabs between them, found {len(cells)}"
            faults.append(Problem(PATH, line, cells[0] or "row", message))
        else:
            rows.append(row := Coding(*cells))
            faults += [Problem(PATH, line, row.id, message) for message in _row_faults(row)]
    return tuple(rows), faults


def _row_faults(row: Coding) -> Iterator[str]:
    for name in ("first", "second", "settled"):
        if (verdict := getattr(row, name)) not in _FIRST:
            yield f"{name}: expected one of {', '.join(_FIRST)}; found {verdict!r}"
    differ = not row.first == row.second == row.settled
    if differ and not row.why.strip():
        yield "the verdicts differ; expected a sentence that says why the settled one was chosen"
    if row.why and not differ:
        yield "nothing was to be settled; expected no sentence"


def out_of_step(rows: Sequence[Coding], ledger: Reading) -> Iterator[Problem]:
    """Report rows that do not follow the ledger, claim by claim."""
    for number, (row, record) in enumerate(zip_longest(rows, ledger.records["claims"])):
        line = number + 2
        if row is None or record is None or row.id != record.name:
            found = row.id if row else "the end of the file"
            expected = record.name if record else "the end of the file"
            message = f"expected {expected}, as in claims.yaml, found {found}"
            yield Problem(PATH, line, row.id if row else "row", message)
            return
        verdict = record.text("verdict")
        # A verdict that is none is reported in the ledger.
        if verdict in _FIRST and row.settled != verdict:
            message = f"settled: expected {verdict}, as in claims.yaml, found {row.settled}"
            yield Problem(PATH, line, row.id, message)


def agreement(rows: Sequence[Coding]) -> tuple[int, float]:
    """On how many claims the coders agreed, and Cohen’s kappa of their first verdicts.

    See J. Cohen, ‘A Coefficient of Agreement for Nominal Scales’ (1960): the share of agreement
    beyond that which the coders’ totals alone would give. 1 for no rows at all.
    """
    total = len(rows)
    same = sum(row.first == row.second for row in rows)
    if not total or same == total:
        return same, 1.0
    chance = (
        sum(
            sum(row.first == one for row in rows) * sum(row.second == one for row in rows)
            for one in VERDICTS
        )
        / total**2
    )
    return same, (same / total - chance) / (1 - chance)

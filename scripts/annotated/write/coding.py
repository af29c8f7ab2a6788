"""How well the rule for verdicts is followed: the agreement of both coders, and each difference."""

from collections.abc import Sequence

from annotated.model import QUALIFICATIONS, REASONS, VERDICTS, Coding
from annotated.read.coding import agreement
from annotated.text.markdown import escape


def render(rows: Sequence[Coding]) -> str:
    """The agreement in numbers, and a table of the claims that had to be settled."""
    same, kappa = agreement(rows)
    share = round(100 * same / len(rows))
    settled = [row for row in rows if row.why]
    lines = ["| Claim | First | Second | Settled | Why |", "| --- | --- | --- | --- | --- |"]
    lines += [
        f"| [{row.id}](claims.md#{row.id}) | {_label(row.first)} | {_label(row.second)} "
        f"| {_label(row.settled)} | {escape(row.why)} |"
        for row in settled
    ]
    return (
        f"The first verdicts agreed on {same} of {len(rows)} claims ({share} per cent). Cohen’s "
        f"kappa, which leaves out what chance alone would give, is {kappa:.2f}. These "
        f"{len(settled)} had to be settled:\n\n" + "\n".join(lines)
    )


def _label(verdict: str) -> str:
    return VERDICTS[verdict].label


def verdict_list() -> str:
    """The verdicts with what each means, as a list."""
    return "\n".join(f"- **{one.word}**: {one.means}." for one in VERDICTS.values())


def reason_list() -> str:
    """The reason words with what each means, as a list."""
    return "\n".join(f"- *{label}*: {means}." for label, means in REASONS.values())


def phrase_list() -> str:
    """The phrases that may follow a verdict, as one line of text."""
    return " · ".join(f"*{phrase}*" for phrase in QUALIFICATIONS.values())

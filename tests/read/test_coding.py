"""coding.tsv: how it is read, that it follows the ledger, and how agreement is counted."""

import pytest

from annotated.model import OVERTAKEN, VERDICTS, Coding, Problem
from annotated.read import claims, coding

HEAD = "id\tfirst\tsecond\tsettled\twhy\n"
ROWS = (
    Coding("mech-01", "supported", "supported", "supported", ""),
    Coding("mech-02", "opinion", "contested", "contested", "Two laws differ."),
)
GOOD = f"{HEAD}mech-01\tsupported\tsupported\tsupported\t\nmech-02\topinion\tcontested\tcontested\tTwo laws differ.\n"
KNOWN = ", ".join(one for one in VERDICTS if one != OVERTAKEN)


def problems(text):
    return [str(one).removeprefix("coding.tsv:") for one in coding.load(text)[1]]


def ledger(*verdicts):
    entries = "".join(
        f"  - id: mech-0{number}\n    verdict: {verdict}\n"
        for number, verdict in enumerate(verdicts, start=1)
    )
    return claims.load(f"claims:\n{entries}")


def test_each_row_says_how_a_claim_was_coded():
    assert coding.load(GOOD) == (ROWS, [])


def test_other_columns_are_reported():
    assert problems("id\tfirst\n") == [
        "1: header: expected the columns id, first, second, settled, why, found id, first"
    ]


@pytest.mark.parametrize(
    ("row", "found"),
    [
        ("a\topinion", ["2: a: expected 5 cells with tabs between them, found 2"]),
        ("", ["2: row: expected 5 cells with tabs between them, found 1"]),
        ("a\tyes\tyes\tyes\t", [f"2: a: {name}: expected one of {KNOWN}; found 'yes'" for name in ("first", "second", "settled")]),
        ("a\tovertaken\topinion\topinion\tSo.", [f"2: a: first: expected one of {KNOWN}; found 'overtaken'"]),
        ("a\topinion\tcontested\topinion\t ", ["2: a: the verdicts differ; expected a sentence that says why the settled one was chosen"]),
        ("a\topinion\topinion\tcontested\t", ["2: a: the verdicts differ; expected a sentence that says why the settled one was chosen"]),
        ("a\topinion\topinion\topinion\tSo.", ["2: a: nothing was to be settled; expected no sentence"]),
    ],
)  # fmt: skip
def test_a_faulty_row_has_its_line_and_its_claim(row, found):
    assert problems(f"{HEAD}{row}\n") == found


def test_rows_follow_the_ledger_claim_by_claim():
    assert list(coding.out_of_step(ROWS, ledger("supported", "contested"))) == []
    assert list(coding.out_of_step(ROWS, ledger("opinion", "contested"))) == [
        Problem(
            "coding.tsv",
            2,
            "mech-01",
            "settled: expected opinion, as in claims.yaml, found supported",
        )
    ]


@pytest.mark.parametrize(
    ("rows", "verdicts", "line", "owner", "message"),
    [
        (ROWS[1:], ("supported", "contested"), 2, "mech-02", "expected mech-01, as in claims.yaml, found mech-02"),
        (ROWS, ("supported",), 3, "mech-02", "expected the end of the file, as in claims.yaml, found mech-02"),
        (ROWS[:1], ("supported", "contested"), 3, "row", "expected mech-02, as in claims.yaml, found the end of the file"),
    ],
)  # fmt: skip
def test_the_first_row_out_of_step_is_named_alone(rows, verdicts, line, owner, message):
    assert list(coding.out_of_step(rows, ledger(*verdicts))) == [
        Problem("coding.tsv", line, owner, message)
    ]


def test_agreement_leaves_out_what_chance_would_give():
    """Cohen’s own way of counting: 20 + 15 of 50 agree, 0.7; by chance 0.5; so 0.4."""
    counts = {
        ("supported", "supported"): 20,
        ("supported", "opinion"): 5,
        ("opinion", "supported"): 10,
        ("opinion", "opinion"): 15,
    }
    rows = [
        Coding("a", *pair, "opinion", "") for pair, count in counts.items() for _ in range(count)
    ]
    same, kappa = coding.agreement(rows)
    assert same == 35
    assert kappa == pytest.approx(0.4)


def test_coders_who_always_agree_agree_wholly():
    assert coding.agreement(ROWS[:1]) == (1, 1.0)
    assert coding.agreement([]) == (0, 1.0)


def test_the_settled_verdicts_are_those_of_the_ledger(real):
    assert [(row.id, row.settled) for row in real.coding] == [
        (claim.id, claim.verdict) for claim in real.claims
    ]

"""How well the rule for verdicts is followed, and what its words mean."""

from annotated.model import QUALIFICATIONS, REASONS, VERDICTS, Coding
from annotated.write import coding

ROWS = [Coding("mech-01", "supported", "supported", "supported", "")] * 2
DIFFERENT = Coding("mech-02", "opinion", "contested", "not-checkable", "Two | laws.")


def test_the_agreement_stands_in_numbers_above_what_had_to_be_settled():
    assert coding.render([*ROWS, DIFFERENT]) == (
        "The first verdicts agreed on 2 of 3 claims (67 per cent). Cohen’s kappa, which leaves out "
        "what chance alone would give, is 0.40. These 1 had to be settled:\n\n"
        "| Claim | First | Second | Settled | Why |\n| --- | --- | --- | --- | --- |\n"
        "| [mech-02](claims.md#mech-02) | opinion | contested | not checkable | Two \\| laws. |"
    )


def test_every_word_of_the_rule_is_listed_with_its_meaning():
    assert coding.verdict_list().splitlines() == [
        f"- **{one.word}**: {one.means}." for one in VERDICTS.values()
    ]
    assert coding.reason_list().splitlines() == [
        f"- *{label}*: {means}." for label, means in REASONS.values()
    ]
    assert coding.phrase_list() == "*" + "* · *".join(QUALIFICATIONS.values()) + "*"

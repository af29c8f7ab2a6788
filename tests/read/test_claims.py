from dataclasses import replace

from annotated.model import VERDICTS, Claim
from annotated.read import claims
from annotated.text.citations import Citation

CLAIM = Claim(
    "mech-04",
    "mechanics",
    "Online behaviour",
    "It analyses websites.",
    "partly supported",
    "One. Two.",
    source=(),
    evidence=(Citation("creemers2018", "p. 5"),),
    qualification="for Sesame",
)
GOOD = """\
claims:
  - id: mech-04
    chapter: mechanics
    title: Online behaviour
    claim: It analyses websites.
    source: []
    verdict: partly supported
    qualification: for Sesame
    explanation: One. Two.
    evidence: ["creemers2018, p. 5"]
"""


def test_a_claim_is_read():
    reading = claims.load(GOOD)
    assert list(claims.problems(reading, {"refs.bib": {"creemers2018"}})) == []
    assert claims.claims(reading) == (CLAIM,)


def test_faults_are_reported_together_with_line_and_id():
    bad = GOOD.replace("partly supported", "half true").replace("mechanics", "mechanic")
    bad += GOOD.removeprefix("claims:\n").replace("mech-04", "mech-05")
    found = [str(one) for one in claims.problems(claims.load(bad), {"refs.bib": {"creemers2018"}})]
    assert found == [
        "claims.yaml:3: mech-04: chapter: expected one of background, mechanics, corporate-scores, "
        "inequality, media, eu-outlook; found 'mechanic'",
        "claims.yaml:7: mech-04: verdict: expected one of supported, partly supported, contested, "
        "inaccurate, overtaken by events, not checkable, opinion; found 'half true'",
        "claims.yaml:11: mech-05: the title 'Online behaviour' is used twice; search results need it "
        "to be unique",
    ]


def test_the_real_ledger_follows_the_article(real):
    order = ["intro", "bg", "mech", "impl", "corp", "ineq", "media", "eu", "odds"]
    parts = [order.index(claim.id.split("-")[0]) for claim in real.claims]
    assert parts == sorted(parts)


def test_a_claim_may_have_a_second_verdict_and_sources():
    more = GOOD.replace("source: []", "source: [kostka2019]").replace(
        "    qualification: for Sesame\n", "    second: contested\n"
    )
    reading = claims.load(more)
    assert list(claims.problems(reading, {"refs.bib": {"creemers2018", "kostka2019"}})) == []
    expected = replace(
        CLAIM, source=(Citation("kostka2019"),), second="contested", qualification=""
    )
    assert claims.claims(reading) == (expected,)


def test_each_field_of_a_claim_has_its_own_rule():
    bad = (
        GOOD.replace("Online behaviour", "x" * 61)
        .replace("for Sesame", "x" * 81)
        .replace("source: []", "source: [nobody]\n    second: maybe")
        .replace("creemers2018, p. 5", "creemers")
    )
    unknown = "refs.bib has no such entry"
    verdicts = ", ".join(VERDICTS)
    found = [str(one) for one in claims.problems(claims.load(bad), {"refs.bib": {"creemers2018"}})]
    assert found == [
        "claims.yaml:4: mech-04: title: expected at most 60 characters, found 61",
        f"claims.yaml:6: mech-04: source: unknown citation key 'nobody'; {unknown}",
        f"claims.yaml:7: mech-04: second: expected one of {verdicts}; found 'maybe'",
        "claims.yaml:9: mech-04: qualification: expected at most 80 characters, found 81",
        f"claims.yaml:11: mech-04: evidence: unknown citation key 'creemers'; {unknown}",
    ]


def test_claims_without_a_title_are_not_taken_for_one():
    bad = GOOD.replace("    title: Online behaviour\n", "")
    bad += bad.removeprefix("claims:\n").replace("mech-04", "mech-05")
    found = [str(one) for one in claims.problems(claims.load(bad), {"refs.bib": {"creemers2018"}})]
    assert found == [
        "claims.yaml:2: mech-04: the field 'title' is missing",
        "claims.yaml:10: mech-05: the field 'title' is missing",
    ]

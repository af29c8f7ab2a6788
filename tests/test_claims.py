from annotated import claims
from annotated.model import Citation, Claim
from annotated.references import Place

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
    assert list(claims.problems(reading, {"creemers2018"})) == []
    assert claims.claims(reading) == (CLAIM,)


def test_faults_are_reported_together_with_line_and_id():
    bad = GOOD.replace("partly supported", "half true").replace("mechanics", "mechanic")
    bad += GOOD.removeprefix("claims:\n").replace("mech-04", "mech-05")
    found = [str(one) for one in claims.problems(claims.load(bad), {"creemers2018"})]
    assert found == [
        "claims.yaml:3: mech-04: chapter: expected one of background, mechanics, corporate-scores, "
        "inequality, media, eu-outlook; found 'mechanic'",
        "claims.yaml:7: mech-04: verdict: expected one of supported, partly supported, contested, "
        "inaccurate, overtaken by events, not checkable, opinion; found 'half true'",
        "claims.yaml:11: mech-05: the title 'Online behaviour' is used twice; search results need it "
        "to be unique",
    ]


def test_the_two_sides_stand_under_a_heading_that_carries_the_id():
    places = {"mech-04": [Place("Mechanics ¶ 2", "mechanics.md#p-data")]}
    (section,) = claims.sections((CLAIM,), places)
    assert (section.id, section.title) == ("mechanics", "Mechanics")
    assert section.entries == {"mech-04": "mech-04: Online behaviour"}
    text = section.text
    assert text.startswith("## Mechanics { #mechanics }\n\n")
    assert "### Online behaviour { #mech-04 }" in text
    assert (
        '<div class="entry" data-verdict="partly-supported" data-verdict-words="Partly supported" '
        'data-chapter="mechanics" data-chapter-words="Mechanics" '
        'data-source="none" data-source-words="None" markdown="1">'
    ) in text
    assert "**mech-04** · [Partly supported (for Sesame)](about.md#the-verdicts)" in text
    assert "Discussed in [Mechanics ¶ 2](mechanics.md#p-data)" in text
    assert "**The article says**\n\nIt analyses websites. *It names no source.*" in text
    assert "**The evidence says**\n\nOne. Two.\n\n*Evidence:* [@creemers2018, p. 5]" in text


def test_the_real_ledger_follows_the_article(real):
    order = ["intro", "bg", "mech", "impl", "corp", "ineq", "media", "eu", "odds"]
    parts = [order.index(claim.id.split("-")[0]) for claim in real.claims]
    assert parts == sorted(parts)

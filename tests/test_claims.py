from dataclasses import replace

from annotated import claims
from annotated.model import VERDICTS, Citation, Claim
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


def test_claims_of_a_chapter_are_written_one_after_another_chapters_in_their_order():
    sourced = replace(
        CLAIM,
        id="mech-05",
        title="A *second* [1]",
        source=(Citation("kostka2019"),),
        evidence=(),
        second="contested",
        qualification="",
    )
    early = replace(CLAIM, id="bg-01", chapter="background", verdict="opinion", qualification="")
    places = {
        "mech-04": [Place("Mechanics ¶ 2", "mechanics.md#p-data")],
        "mech-05": [Place("Media", "media.md"), Place("Mechanics ¶ 3", "mechanics.md#p-more")],
        "bg-01": [Place("Background ¶ 1", "background.md#p-one")],
    }
    background, mechanics = claims.sections((CLAIM, sourced, early), places)
    assert (background.id, background.title) == ("background", "Background")
    assert background.text == (
        "## Background { #background }\n\n"
        '<div class="entry" data-verdict="opinion" data-verdict-words="Opinion" '
        'data-chapter="background" data-chapter-words="Background" '
        'data-source="none" data-source-words="None" '
        'markdown="1">\n\n'
        "### Online behaviour { #bg-01 }\n\n"
        "**bg-01** · [Opinion](about.md#the-verdicts){ .verdict .opinion } · "
        "Discussed in [Background ¶ 1](background.md#p-one)\n\n"
        '<div class="sides" markdown="1">\n\n<div markdown="1">\n\n'
        "**The article says**\n\nIt analyses websites. *It names no source.*\n\n"
        '</div>\n\n<div markdown="1">\n\n'
        "**The evidence says**\n\nOne. Two.\n\n*Evidence:* [@creemers2018, p. 5]\n\n"
        "</div>\n\n</div>\n\n</div>"
    )
    first = claims.sections((CLAIM,), places)[0].text
    assert mechanics.text == (
        f"{first}\n\n"
        '<div class="entry" data-verdict="partly-supported" '
        'data-verdict-words="Partly supported" data-chapter="mechanics" '
        'data-chapter-words="Mechanics" data-source="given" data-source-words="Given" markdown="1">\n\n'
        "### A *second* \\[1\\] { #mech-05 }\n\n"
        "**mech-05** · [Partly supported; contested](about.md#the-verdicts)"
        "{ .verdict .partly-supported } · "
        "Discussed in [Media](media.md); [Mechanics ¶ 3](mechanics.md#p-more)\n\n"
        '<div class="sides" markdown="1">\n\n<div markdown="1">\n\n'
        "**The article says**\n\nIt analyses websites. *Its source:* [@kostka2019]\n\n"
        '</div>\n\n<div markdown="1">\n\n**The evidence says**\n\nOne. Two.\n\n'
        "</div>\n\n</div>\n\n</div>"
    )
    assert mechanics.entries == {
        "mech-04": "mech-04: Online behaviour",
        "mech-05": "mech-05: A *second* \\[1\\]",
    }


def test_a_claim_may_have_a_second_verdict_and_sources():
    more = GOOD.replace("source: []", "source: [kostka2019]").replace(
        "    qualification: for Sesame\n", "    second: contested\n"
    )
    reading = claims.load(more)
    assert list(claims.problems(reading, {"creemers2018", "kostka2019"})) == []
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
    found = [str(one) for one in claims.problems(claims.load(bad), {"creemers2018"})]
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
    found = [str(one) for one in claims.problems(claims.load(bad), {"creemers2018"})]
    assert found == [
        "claims.yaml:2: mech-04: the field 'title' is missing",
        "claims.yaml:10: mech-05: the field 'title' is missing",
    ]

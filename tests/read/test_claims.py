"""claims.yaml: what a claim may hold, and what it must say about its verdict."""

from dataclasses import replace

import pytest

from annotated.model import (
    CHAPTERS,
    OVERTAKEN,
    PHRASES,
    QUALIFICATIONS,
    REASONS,
    VERDICTS,
    Was,
)
from annotated.read import claims
from annotated.text.citations import Citation
from samples import CLAIM, CLAIMS_YAML, EXPLANATION, NOTE

KNOWN = {"refs.bib": {"creemers2018", "kostka2019"}, "timeline.yaml": {"law"}}
REASON = "    reason: mixes-layers\n"


def problems(text):
    return [
        str(one).removeprefix("claims.yaml:") for one in claims.problems(claims.load(text), KNOWN)
    ]


def changed(before, after, text=CLAIMS_YAML):
    assert before in text, before
    return text.replace(before, after, 1)


def second_claim(text=CLAIMS_YAML):
    return text.removeprefix("claims:\n").replace("mech-04", "mech-05")


def test_a_claim_is_read():
    assert problems(CLAIMS_YAML) == []
    assert claims.claims(claims.load(CLAIMS_YAML)) == (CLAIM,)


def test_a_claim_may_have_more_than_it_must():
    more = changed(
        REASON,
        f"{REASON}    second: {OVERTAKEN}\n    now: A law.\n    overtaken-by: [law]\n    qualification: as-a-report\n    close: 'yes'\n"
        '    was:\n      - edition: "2026.1"\n        verdict: inaccurate\n        second: contested\n'
        "        why: A law was found.\n"
        '      - {edition: "2026.2", verdict: opinion, why: Another was found.}\n',
        changed("source: []", "source: [kostka2019]"),
    )
    assert problems(more) == []
    expected = replace(
        CLAIM,
        source=(Citation("kostka2019"),),
        second=OVERTAKEN,
        qualification="as-a-report",
        close="yes",
        was=(
            Was("2026.1", "inaccurate", "A law was found.", "contested"),
            Was("2026.2", "opinion", "Another was found."),
        ),
        now="A law.",
        overtaken_by=("law",),
    )
    assert claims.claims(claims.load(more)) == (expected,)


def test_faults_are_reported_together_with_line_and_id():
    bad = changed("partly-supported", "half-true", changed("mechanics", "mechanic"))
    assert problems(bad + second_claim()) == [
        f"3: mech-04: chapter: expected one of {', '.join(CHAPTERS)}; found 'mechanic'",
        f"7: mech-04: verdict: expected one of {FIRST_VERDICTS}; found 'half-true'",
        "14: mech-05: short: 'Websites are analysed' stands in mech-04 as well",
    ]


FIRST_VERDICTS = ", ".join(one for one in VERDICTS if one != OVERTAKEN)


@pytest.mark.parametrize(
    ("before", "after", "found"),
    [
        (
            "Websites are analysed",
            "x" * 49,
            "4: mech-04: short: expected at most 48 characters, found 49",
        ),
        (
            "source: []",
            "source: [nobody]",
            "6: mech-04: source: unknown citation key 'nobody'; refs.bib has no such entry",
        ),
        (
            "partly-supported",
            OVERTAKEN,
            f"7: mech-04: verdict: expected one of {FIRST_VERDICTS}; found '{OVERTAKEN}'",
        ),
        (
            "mixes-layers",
            "mixed",
            f"8: mech-04: reason: expected one of {', '.join(REASONS)}; found 'mixed'",
        ),
        (NOTE, "Too few words.", "9: mech-04: note: expected 8 to 25 words, found 3"),
        (NOTE, "word " * 26, "9: mech-04: note: expected 8 to 25 words, found 26"),
        (
            EXPLANATION,
            "word " * 39,
            "10: mech-04: explanation: expected 40 to 110 words, found 39",
        ),
        (
            EXPLANATION,
            "word " * 111,
            "10: mech-04: explanation: expected 40 to 110 words, found 111",
        ),
        (
            "creemers2018, p. 5",
            "creemers",
            "11: mech-04: evidence: unknown citation key 'creemers'; refs.bib has no such entry",
        ),
        (
            REASON,
            f"{REASON}    second: maybe\n",
            f"9: mech-04: second: expected one of {', '.join(VERDICTS)}; found 'maybe'",
        ),
        (
            REASON,
            f"{REASON}    qualification: for Sesame\n",
            f"9: mech-04: qualification: expected one of {', '.join(QUALIFICATIONS)}; "
            "found 'for Sesame'",
        ),
        (
            REASON,
            f"{REASON}    close: 'no'\n",
            "9: mech-04: close: expected one of yes; found 'no'",
        ),
        (
            REASON,
            f"{REASON}    was: '2026.1'\n",
            "9: mech-04: was: expected a list of entries, found '2026.1'",
        ),
    ],
)
def test_each_field_of_a_claim_has_its_own_rule(before, after, found):
    assert problems(changed(before, after)) == [found]


def test_an_earlier_verdict_has_rules_of_its_own():
    bad = changed(REASON, f"{REASON}    was:\n      - edition: '1'\n        verdict: maybe\n")
    assert problems(bad) == [
        "10: mech-04: was: the field 'why' is missing",
        "10: mech-04: was: edition: expected the label of an edition such as \"2026.1\", found '1'",
        f"11: mech-04: was: verdict: expected one of {', '.join(VERDICTS)}; found 'maybe'",
    ]


def test_a_list_of_entries_in_the_place_of_a_text_is_reported():
    bad = changed("claim: It analyses *websites*.", "claim:\n      - text: It analyses.\n")
    expected = "expected a text or a list of texts, found a list of entries"
    assert problems(bad) == [f"5: mech-04: claim: {expected}"]


@pytest.mark.parametrize(
    "verdict", [one for one in VERDICTS if one not in (OVERTAKEN, "supported")]
)
def test_every_verdict_but_supported_needs_a_reason(verdict):
    bare = changed(REASON, "", changed("partly-supported", verdict))
    assert problems(bare) == [f"2: mech-04: a claim that is {verdict} needs a `reason`"]


def test_what_is_plainly_supported_has_no_reason():
    assert problems(changed("partly-supported", "supported")) == [
        "2: mech-04: a supported claim has no `reason`, found mixes-layers"
    ]
    assert problems(changed(REASON, "", changed("partly-supported", "supported"))) == []


def test_a_forecast_says_how_it_stands():
    forecast = changed("mixes-layers", "forecast", changed("partly-supported", "opinion"))
    expected = f"a forecast needs a `qualification`, one of {', '.join(PHRASES)}; found"
    assert problems(forecast) == [f"2: mech-04: {expected} none"]
    report = forecast.replace("    note:", "    qualification: as-a-report\n    note:")
    assert problems(report) == [f"2: mech-04: {expected} as-a-report"]
    for phrase in PHRASES:
        assert problems(report.replace("as-a-report", phrase)) == []


def test_what_was_overtaken_by_events_says_what_holds_now():
    overtaken = changed("    note:", "    second: overtaken\n    note:")
    assert problems(overtaken) == [
        "2: mech-04: a claim overtaken by events needs `now`: what holds now, in one sentence"
    ]
    told = overtaken.replace("    note:", "    now: A law.\n    overtaken-by: [law]\n    note:")
    assert problems(told) == []
    assert problems(told.replace("[law]", "[plan]")) == [
        "11: mech-04: overtaken-by: timeline.yaml has no such id: 'plan'"
    ]
    assert problems(told.replace("second: overtaken", "second: contested")) == [
        "2: mech-04: `now` is only for a claim whose second verdict is overtaken",
        "2: mech-04: `overtaken-by` is only for a claim whose second verdict is overtaken",
    ]


def test_the_entry_for_an_omission_is_judged_by_no_rule():
    bare = changed(REASON, "", changed("partly-supported", "inaccurate"))
    assert problems(bare.replace("mech-04", claims.UNJUDGED)) == []


def test_claims_without_a_short_form_are_not_taken_for_one():
    bad = changed("    short: Websites are analysed\n", "")
    assert problems(bad + second_claim(bad)) == [
        "2: mech-04: the field 'short' is missing",
        "11: mech-05: the field 'short' is missing",
    ]


def test_claims_of_a_chapter_stand_together():
    good = changed("", "")
    other = second_claim(good).replace("chapter: mechanics", "chapter: background")
    bad = good + other.replace("short: Websites", "short: Games")
    assert problems(bad) == [
        "12: mech-05: claims stand in the order of the chapters; background follows mechanics"
    ]


def test_the_real_ledger_follows_the_article(real):
    order = ["intro", "bg", "mech", "impl", "corp", "ineq", "media", "eu", "odds"]
    parts = [order.index(claim.id.split("-")[0]) for claim in real.claims]
    assert parts == sorted(parts)

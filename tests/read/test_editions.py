"""What editions held, what changed between them, and whether the files say the same of it."""

import json
from dataclasses import replace
from datetime import date

import pytest

from annotated.model import (
    Changes,
    Claim,
    Edition,
    Line,
    Page,
    Question,
    Reference,
    Snapshot,
    Sources,
)
from annotated.read import claims, editions

FIRST = Snapshot(
    "2026.1",
    "2026-11-23",
    {"media#p-kept": "a", "media#p-reworded": "b", "media#p-gone": "c"},
    {"media-01": ("inaccurate", "opinion"), "media-02": ("supported", "")},
    ("a2018",),
    ("old",),
)
SECOND = Snapshot(
    "2026.2",
    "2026-11-29",
    {"media#p-kept": "a", "media#p-reworded": "d", "media#p-new": "e"},
    {"media-01": ("opinion", ""), "media-02": ("supported", ""), "media-03": ("opinion", "")},
    ("a2018", "b2019"),
    ("old", "new"),
)
LINES = 'editions:\n  - id: "2026.1"\n    line: First.\n  - id: "2026.2"\n    line: Second.\n'


def page(text):
    return Page("media", {}, f"## Since 2020\n\n<!-- p: one -->\n{text}\n", 1)


def test_changes_are_told_from_what_two_editions_held():
    assert editions.changes(FIRST, SECOND) == Changes(
        verdicts={"media-01": (("inaccurate", "opinion"), ("opinion", ""))},
        new=("media#p-new",),
        reworded=("media#p-reworded",),
        withdrawn=("media#p-gone",),
        works=("b2019",),
        questions=("new",),
    )


@pytest.mark.parametrize(
    ("other", "same"),
    [
        ("It *was* said, in [2018](timeline.md#plan).", True),
        ("It was said [@b2019; @c2020, p. 5] in 2018. [](claims.md#media-02)", True),
        ("It was  said in\n[2018](timeline.md#other)!", True),
        ("It was said in 2019.", False),
        ("It was not said in 2018.", False),
    ],
)
def test_a_paragraph_is_reworded_when_its_words_changed(other, same):
    text = "It was said in [2018](timeline.md#plan) [@a2018]. [](claims.md#media-01)"
    assert (editions.hashes([page(text)]) == editions.hashes([page(other)])) is same


def test_a_snapshot_is_read_as_it_was_written():
    text = editions.written(FIRST)
    assert editions.snapshots({"editions/2026.1.json": text}) == ((FIRST,), [])


def test_snapshots_stand_in_order_of_their_numbers():
    late = replace(FIRST, label="2026.10")
    texts = {f"editions/{one.label}.json": editions.written(one) for one in (late, SECOND)}
    found, _ = editions.snapshots(texts)
    assert [one.label for one in found] == ["2026.2", "2026.10"]


@pytest.mark.parametrize(
    "text",
    [
        "",
        "[]",
        "{}",
        '{"label": "2026.1"}',
        editions.written(FIRST).replace('"2026.1"', '"2026.3"'),
        editions.written(FIRST).replace('"opinion"', '"opinion", ""'),
        json.dumps(json.loads(editions.written(FIRST)) | {"works": None}),
    ],
)
def test_a_damaged_snapshot_is_a_problem(text):
    found, (problem,) = editions.snapshots({"editions/2026.1.json": text})
    assert found == ()
    assert str(problem).startswith(
        "editions/2026.1.json:1: record: expected what scripts/publish writes: label, date, "
        "paragraphs, verdicts, works, questions; found "
    )


def test_the_present_edition_is_told_of_like_the_others():
    claim = Claim("media-01", "media", "It is", "It is.", (), "opinion", "Why.", "A. B.", ())
    sources = Sources(
        references={"a2018": Reference("a2018", "online", {}, 1)},
        claims=(claim, replace(claim, id="media-02", second="contested")),
        questions=(Question("q", "g", "Why?", "So.", (), (), (), ()),),
        pages={"media": page("Text.")},
        snapshots=(FIRST, replace(FIRST, label="2027.1")),
    )
    edition = Edition("Site", "About", "2026.2", date(2026, 11, 29), "")
    held = Snapshot(
        "2026.2",
        "2026-11-29",
        editions.hashes([page("Text.")]),
        {"media-01": ("opinion", ""), "media-02": ("opinion", "contested")},
        ("a2018",),
        ("q",),
    )
    assert editions.history(sources, edition) == [
        (held, editions.changes(FIRST, held)),
        (FIRST, None),
    ]


# ---- The lines ----


def test_lines_are_read_in_their_order():
    reading = editions.load(LINES)
    assert list(editions.problems(reading, {})) == []
    assert editions.lines(reading) == (Line("2026.1", "First."), Line("2026.2", "Second."))


def test_lines_out_of_order_and_labels_that_are_none_are_told():
    text = LINES.replace('"2026.2"', '"2026.01"') + '  - id: "2025.9"\n    line: Third.\n'
    assert [str(one) for one in editions.problems(editions.load(text), {})] == [
        'editions.yaml:4: 2026.01: id: expected the label of an edition such as "2026.1", found '
        "'2026.01'",
        "editions.yaml:4: 2026.01: editions stand in order; 2026.01 follows 2026.1",
        "editions.yaml:6: 2025.9: editions stand in order; 2025.9 follows 2026.01",
    ]


# ---- Whether the files say the same ----

CLAIM = "claims:\n  - id: media-01\n    verdict: opinion\n"
WAS = '    was:\n      - edition: "{}"\n        verdict: {}\n        why: So.\n'


def told(ledger, held=(FIRST,), label="2026.2", lines=LINES):
    found = editions.out_of_step(editions.load(lines), held, claims.load(ledger), label)
    return [str(one) for one in found]


def test_a_verdict_of_old_is_that_of_the_edition_that_had_it():
    had = replace(FIRST, verdicts={"media-01": ("inaccurate", "")})
    assert told(CLAIM + WAS.format("2026.1", "inaccurate"), [had]) == []
    same = replace(FIRST, verdicts={"media-01": ("opinion", "")})
    assert told(CLAIM, [same]) == []
    # It has held since the first of two editions.
    assert (
        told(
            CLAIM + WAS.format("2026.2", "inaccurate"),
            [had, replace(had, label="2026.2")],
            "2026.3",
        )
        == []
    )


@pytest.mark.parametrize(
    ("ledger", "found"),
    [
        (CLAIM, "none"),
        (CLAIM + WAS.format("2026.1", "inaccurate"), "2026.1 inaccurate"),
        (CLAIM + WAS.format("2025.1", "inaccurate"), "2025.1 inaccurate"),
    ],
)
def test_a_verdict_of_old_that_is_missing_or_another_is_told(ledger, found):
    line = 4 if "was" in ledger else 2
    assert told(ledger) == [
        f"claims.yaml:{line}: media-01: was: expected 2026.1 inaccurate; opinion, as editions/ has "
        f"it; found {found}"
    ]


def test_what_later_editions_say_is_not_looked_at():
    assert told(CLAIM + WAS.format("2026.1", "inaccurate"), [FIRST], "2026.1") == []


def test_a_published_edition_without_a_line_is_told():
    lines = LINES.replace("2026.1", "2025.1")
    same = replace(FIRST, verdicts={})
    assert told(CLAIM, [same], lines=lines) == [
        "editions.yaml:1: 2026.1: expected a line for the edition 2026.1, found none"
    ]


def test_the_real_snapshots_are_of_editions_that_were_published(real):
    assert [one.label for one in real.snapshots][:1] == ["2026.1"]
    assert {one.label for one in real.snapshots} <= {one.id for one in real.lines}

"""The notes beside the text: their numbers, the marks that lead to them, and what they say."""

from dataclasses import replace

import pytest

from annotated.model import VERDICTS, Page, Sources
from annotated.write import notes
from samples import CLAIM, NOTE

OTHER = replace(CLAIM, id="mech-05", verdict="inaccurate", reason="wrong-date")
AWAY = replace(CLAIM, id="media-01", chapter="media", verdict="supported", reason="")
SOURCES = Sources(claims=(CLAIM, OTHER, AWAY))
MARKED = "Said, [](claims.md#mech-05) [](claims.md#media-01) and done. [](claims.md#mech-04)"


def marker(*claims):
    return " ".join(f"[](claims.md#{one})" for one in claims)


def test_notes_are_numbered_by_chapter_in_the_order_of_the_text():
    def numbers(body, name="mechanics"):
        return notes.numbers(Page(name, {}, body, 1), SOURCES)

    assert numbers(MARKED) == {"mech-05": 1, "mech-04": 2}
    assert numbers(f"{marker('mech-04')} {MARKED}") == {"mech-04": 1, "mech-05": 2}
    assert numbers(MARKED, "media") == {"media-01": 1}
    assert numbers("Nothing.") == {}


def test_a_mark_leads_to_its_note_here_or_in_its_own_chapter():
    assert notes.mark(CLAIM, 2, "") == (
        '[2](#note-mech-04){ .mark .partly-supported aria-label="Note 2: partly supported" }'
    )
    assert notes.mark(CLAIM, None, "../") == (
        "[mech-04](../mechanics.md#note-mech-04)"
        '{ .mark .partly-supported aria-label="Note mech-04: partly supported, mixes layers" }'
    )
    assert notes.mark(AWAY, None, "") == (
        "[media-01](media.md#note-media-01)"
        '{ .mark .supported aria-label="Note media-01: supported" }'
    )


def test_marks_stand_behind_their_words_without_a_space_before_them():
    assert notes.marked(MARKED, {"mech-05": 1, "mech-04": 2}, SOURCES, "") == (
        f"Said,{notes.mark(OTHER, 1, '')} {notes.mark(AWAY, None, '')} "
        f"and done.{notes.mark(CLAIM, 2, '')}"
    )


def note(claim, number, words):
    verdict = claim.verdict
    return (
        f'- <span id="note-{claim.id}"></span><span class="mark {verdict}">{number}</span> {words} '
        f'<span class="why">{NOTE} [{claim.id}](claims.md#{claim.id}){{ .ledger }}</span>'
    )


def test_after_a_paragraph_come_the_notes_on_what_it_claims_first():
    done = {"mech-99"}
    text = f"{marker('mech-04', 'media-01')} {marker('mech-05', 'mech-04')}"
    assert notes.after(text, {"mech-05": 1, "mech-04": 2}, SOURCES, done) == (
        '\n<div class="notes" data-search-exclude="" markdown="1">\n\n'
        f"{note(CLAIM, 2, '**Partly supported** · mixes layers.')}\n"
        f"{note(OTHER, 1, '**Inaccurate** · wrong date.')}\n\n</div>\n"
    )
    assert done == {"mech-04", "mech-05", "mech-99"}
    assert notes.after(text, {"mech-05": 1, "mech-04": 2}, SOURCES, done) == ""
    assert notes.after("Nothing.", {"mech-05": 1}, SOURCES, set()) == ""


@pytest.mark.parametrize(
    ("more", "words"),
    [
        ({"verdict": "supported", "reason": ""}, "**Supported**."),
        ({"second": "contested"}, "**Partly supported; contested** · mixes layers."),
        (
            {"verdict": "opinion", "second": "overtaken", "reason": "forecast"}
            | {"qualification": "not-come-true"},
            "**Opinion; overtaken by events** · forecast (has not come true so far).",
        ),
        (
            {"verdict": "supported", "reason": "", "qualification": "as-a-report"},
            "**Supported** (as a report).",
        ),
    ],
)
def test_a_note_says_the_degree_in_words(more, words):
    claim = replace(CLAIM, **more)
    written = notes.after(marker("mech-04"), {"mech-04": 1}, Sources(claims=(claim,)), set())
    assert note(claim, 1, words) in written


@pytest.mark.parametrize("verdict", VERDICTS.values())
def test_each_mark_bears_its_verdict_as_a_class_and_as_a_word(verdict):
    claim = replace(CLAIM, verdict=verdict.id)
    assert notes.mark(claim, 3, "").endswith(
        f'{{ .mark .{verdict.id} aria-label="Note 3: {verdict.label}" }}'
    )


@pytest.mark.parametrize(
    ("more", "words"),
    [
        ({"reason": ""}, "Partly supported"),
        ({}, "Partly supported · mixes layers"),
        ({"second": "contested"}, "Partly supported; contested · mixes layers"),
        ({"qualification": "as-a-report"}, "Partly supported · mixes layers (as a report)"),
        (
            {"second": "overtaken", "qualification": "use-of-source"},
            "Partly supported; overtaken by events · mixes layers (use of the source)",
        ),
    ],
)
def test_a_verdict_is_told_with_the_second_one_the_reason_and_the_qualification(more, words):
    assert notes.verdict(replace(CLAIM, **more)) == words

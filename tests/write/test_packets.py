"""The texts of the teaching pack: what a guide and a deck take from where."""

import re
from dataclasses import replace

from annotated.write import packets


def test_a_guide_has_each_running_order_under_its_own_length(real):
    for session in real.sessions:
        text = packets.guide(session, real)
        for length, slots in session.plans.items():
            table = text.partition(f"### {length} minutes\n")[2].partition("\n#")[0]
            found = re.findall(r"^\| (\d+)–(\d+) \|", table, re.M)
            assert found == [(str(slot.start), str(slot.end)) for slot in slots]


def test_the_notes_of_a_verdict_name_the_evidence_for_it(real):
    entries = {key: f"Work {key}." for key in real.references}
    for session in real.sessions:
        deck = packets.deck(session, real, entries)
        for slide in session.slides:
            if slide.claim:
                said = deck.partition(f"{slide.title}: the verdict\n")[2].partition("\n# ")[0]
                named = re.findall(r"Work (\w+)\.", said)
                evidence = dict.fromkeys(one.key for one in real.claim[slide.claim].evidence)
                assert [*dict.fromkeys(named)] == [*evidence]


def test_what_a_guide_takes_from_the_seminar_page_leads_on_from_the_session(real):
    seminar = real.pages["seminar"]
    heading = next(line for line in seminar.body.splitlines() if "{ #marking }" in line)
    body = seminar.body.replace(heading, f"{heading}\n\nSee [the rule](about.md#licence).")
    told = replace(real, pages={**real.pages, "seminar": replace(seminar, body=body)})
    for session in real.sessions:
        assert "See [the rule](../about.md#licence)." in packets.guide(session, told)

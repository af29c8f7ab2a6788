"""The ledger: each claim with its two sides, what the filters go by, and what was overtaken."""

from dataclasses import replace

from annotated.model import Event, Was
from annotated.text.citations import Citation
from annotated.write import claims
from annotated.write.pages import FILTERS
from annotated.write.places import Place
from samples import CLAIM, EXPLANATION

TITLES = {"background": "Background", "mechanics": "How it works"}
PLACES = {
    "mech-04": [Place("Mechanics ¶ 2", "mechanics.md#p-data")],
    "mech-05": [Place("Media", "media.md"), Place("Mechanics ¶ 3", "mechanics.md#p-more")],
    "bg-01": [Place("Background ¶ 1", "background.md#p-one")],
}
SIDES = (
    '<div class="sides" markdown="1">\n\n<div markdown="1">\n\n'
    "**The article says**\n\nIt analyses *websites*. *It names no source.*\n\n"
    '</div>\n\n<div markdown="1">\n\n'
    f"**The evidence says**\n\n{EXPLANATION}\n\n*Evidence:* [@creemers2018, p. 5]\n\n"
    "</div>\n\n</div>"
)
ROWS = '<div class="rows" role="list" markdown="1">'
PLAIN = (
    '<div class="entry" role="listitem" data-verdict="partly-supported" '
    'data-reason="mixes-layers" data-chapter="mechanics" markdown="1">\n\n'
    "### Websites are analysed { #mech-04 }\n\n"
    "**mech-04** · [Partly supported](about.md#the-verdicts){ .verdict .partly-supported } · "
    f"mixes layers\n\n{SIDES}\n\n"
    '<span class="ways">Beside its sentence: [Mechanics ¶ 2](mechanics.md#p-data)</span>\n\n</div>'
)
CHANGED = replace(
    CLAIM,
    id="mech-05",
    short="A *second* [1]",
    source=(Citation("kostka2019"),),
    evidence=(),
    second="contested",
    qualification="as-a-report",
    close="yes",
    was=(
        Was("2026.1", "inaccurate", "A law [1] was found.", "contested"),
        Was("2026.2", "opinion", "Another was."),
    ),
)
OVERTAKEN = replace(
    CLAIM, id="eu-12", second="overtaken", now="A [new] law.", overtaken_by=("law", "ruling")
)


def test_the_two_sides_stand_under_a_heading_that_carries_the_id():
    assert claims.render((CLAIM,), TITLES, PLACES) == (
        f"{FILTERS}## How it works {{ #mechanics }}\n\n{ROWS}\n\n{PLAIN}\n\n</div>"
    )


def test_claims_of_a_chapter_are_written_one_after_another_chapters_in_their_order():
    early = replace(CLAIM, id="bg-01", chapter="background", verdict="supported", reason="")
    assert claims.render((CLAIM, CHANGED, early), TITLES, PLACES) == (
        f"{FILTERS}## Background {{ #background }}\n\n{ROWS}\n\n"
        '<div class="entry" role="listitem" data-verdict="supported" data-chapter="background" '
        'markdown="1">\n\n'
        "### Websites are analysed { #bg-01 }\n\n"
        "**bg-01** · [Supported](about.md#the-verdicts){ .verdict .supported }\n\n"
        f"{SIDES}\n\n"
        '<span class="ways">Beside its sentence: [Background ¶ 1](background.md#p-one)</span>'
        "\n\n</div>\n\n</div>\n\n"
        f"## How it works {{ #mechanics }}\n\n{ROWS}\n\n{PLAIN}\n\n"
        '<div class="entry" role="listitem" data-verdict="partly-supported" '
        'data-reason="mixes-layers" data-chapter="mechanics" data-close="yes" '
        'data-since="2026.1 2026.2" markdown="1">\n\n'
        "### A *second* \\[1\\] { #mech-05 }\n\n"
        "**mech-05** · [Partly supported](about.md#the-verdicts){ .verdict .partly-supported }; "
        "[contested](about.md#the-verdicts){ .verdict .contested } · mixes layers (as a report)\n\n"
        '<div class="sides" markdown="1">\n\n<div markdown="1">\n\n'
        "**The article says**\n\nIt analyses *websites*. *Its source:* [@kostka2019]\n\n"
        '</div>\n\n<div markdown="1">\n\n'
        f"**The evidence says**\n\n{EXPLANATION}\n\n</div>\n\n</div>\n\n"
        "*A close call:* careful readers still differ.\n\n"
        "*In edition 2026.1:* inaccurate; contested. A law \\[1\\] was found.\n\n"
        "*In edition 2026.2:* opinion. Another was.\n\n"
        '<span class="ways">Beside its sentence: [Media](media.md); '
        "[Mechanics ¶ 3](mechanics.md#p-more)</span>\n\n</div>\n\n</div>"
    )


def test_what_has_changed_since_an_edition_has_changed_since_all_before_it():
    was = [Was(label, "opinion", "Why.") for label in ("2026.9", "2026.10", "2027.1")]
    late, early = (replace(CLAIM, was=(one,)) for one in (was[1], was[0]))
    editions = claims.editions_left((late, early, replace(CLAIM, was=(was[2],)), CLAIM))
    assert editions == ["2026.9", "2026.10", "2027.1"]
    assert claims.facts(late, editions)["since"] == ("2026.9", "2026.10")
    assert claims.facts(early, editions)["since"] == ("2026.9",)
    assert claims.facts(CLAIM, editions)["since"] == ()


def test_what_was_overtaken_is_found_by_that_verdict_too():
    assert claims.facts(OVERTAKEN, [])["verdict"] == ("partly-supported", "overtaken")
    assert claims.facts(CHANGED, [])["verdict"] == ("partly-supported",)


def event(id, title, date):
    return Event(id, date, title, "Text.", "law", "eu", "no", "yes", ())


def test_what_was_overtaken_stands_in_a_table_with_its_events():
    events = {
        "law": event("law", "A *law* | applies", "2025-02-02"),
        "ruling": event("ruling", "A ruling", "2023-12"),
    }
    untold = replace(OVERTAKEN, id="eu-13", now="Nothing.", overtaken_by=())
    assert claims.overtaken((CLAIM, OVERTAKEN, CHANGED, untold), events) == (
        "| Claim | Event | What holds now |\n"
        "| --- | --- | --- |\n"
        "| [eu-12](claims.md#eu-12): Websites are analysed "
        "| [A *law* \\| applies](timeline.md#law), 2 February 2025; "
        "[A ruling](timeline.md#ruling), December 2023 | A \\[new\\] law. |\n"
        "| [eu-13](claims.md#eu-13): Websites are analysed | – | Nothing. |"
    )


def test_where_nothing_was_overtaken_the_page_says_so():
    assert claims.overtaken((CLAIM, CHANGED), {}) == "So far none."

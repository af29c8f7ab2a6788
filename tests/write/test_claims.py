"""The ledger: each claim with its two sides, what the filters go by, and where it is discussed."""

from dataclasses import replace

from annotated.model import Was
from annotated.text.citations import Citation
from annotated.write import claims
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
    "</div>\n\n</div>\n\n</div>"
)
PLAIN = (
    '<div class="entry" data-verdict="partly-supported" data-verdict-words="Partly supported" '
    'data-reason="mixes-layers" data-reason-words="mixes layers" '
    'data-chapter="mechanics" data-chapter-words="How it works" markdown="1">\n\n'
    "### Websites are analysed { #mech-04 }\n\n"
    "**mech-04** · [Partly supported · mixes layers](about.md#the-verdicts)"
    "{ .verdict .partly-supported } · Discussed in [Mechanics ¶ 2](mechanics.md#p-data)\n\n"
    f"{SIDES}"
)


def test_the_two_sides_stand_under_a_heading_that_carries_the_id():
    assert claims.render((CLAIM,), TITLES, PLACES) == f"## How it works {{ #mechanics }}\n\n{PLAIN}"


def test_claims_of_a_chapter_are_written_one_after_another_chapters_in_their_order():
    more = replace(
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
    early = replace(CLAIM, id="bg-01", chapter="background", verdict="supported", reason="")
    assert claims.render((CLAIM, more, early), TITLES, PLACES) == (
        "## Background { #background }\n\n"
        '<div class="entry" data-verdict="supported" data-verdict-words="Supported" '
        'data-chapter="background" data-chapter-words="Background" markdown="1">\n\n'
        "### Websites are analysed { #bg-01 }\n\n"
        "**bg-01** · [Supported](about.md#the-verdicts){ .verdict .supported } · "
        "Discussed in [Background ¶ 1](background.md#p-one)\n\n"
        f"{SIDES}\n\n"
        f"## How it works {{ #mechanics }}\n\n{PLAIN}\n\n"
        '<div class="entry" data-verdict="partly-supported" '
        'data-verdict-words="Partly supported" '
        'data-reason="mixes-layers" data-reason-words="mixes layers" data-chapter="mechanics" '
        'data-chapter-words="How it works" data-close="yes" data-close-words="Close calls" '
        'data-since="2026.2" data-since-words="Since 2026.2" markdown="1">\n\n'
        "### A *second* \\[1\\] { #mech-05 }\n\n"
        "**mech-05** · [Partly supported; contested · mixes layers (as a report)]"
        "(about.md#the-verdicts){ .verdict .partly-supported } · "
        "Discussed in [Media](media.md); [Mechanics ¶ 3](mechanics.md#p-more)\n\n"
        '<div class="sides" markdown="1">\n\n<div markdown="1">\n\n'
        "**The article says**\n\nIt analyses *websites*. *Its source:* [@kostka2019]\n\n"
        '</div>\n\n<div markdown="1">\n\n'
        f"**The evidence says**\n\n{EXPLANATION}\n\n</div>\n\n</div>\n\n"
        "*In edition 2026.1:* inaccurate; contested. A law \\[1\\] was found.\n\n"
        "*In edition 2026.2:* opinion. Another was.\n\n</div>"
    )

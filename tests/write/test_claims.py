from dataclasses import replace

from annotated.model import Claim
from annotated.text.citations import Citation
from annotated.write import claims
from annotated.write.places import Place

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


def test_the_two_sides_stand_under_a_heading_that_carries_the_id():
    places = {"mech-04": [Place("Mechanics ¶ 2", "mechanics.md#p-data")]}
    text = claims.render((CLAIM,), places)
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
    assert claims.render((CLAIM, sourced, early), places) == (
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
        "</div>\n\n</div>\n\n</div>\n\n"
        f"{claims.render((CLAIM,), places)}\n\n"
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

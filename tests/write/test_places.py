from dataclasses import replace

from annotated.model import Event, Figure, Page, Question, Sources, Term, Value
from annotated.text.citations import Citation
from annotated.write import places
from annotated.write.places import Place
from samples import CLAIM


def test_the_figures_that_cite_a_work_are_named():
    figure = Figure("poll", "5", "A poll", "Said.", "Heard.", "Answer", (Citation("a2018"),))
    media = Page("media", {"title": "Media"}, "<!-- insert: figure-poll -->\n", 1)
    assert places.of_works(Sources(figures=(figure,), pages={"media": media})) == {
        "a2018": [Place("Media, Figure 5", "media.md#fig-poll")]
    }


CITED = (Citation("a2018", "p. 5"), Citation("b2019"))


def everywhere():
    """Sources in which two works are cited in every way there is."""
    body = (
        "Before [@a2018] and [@f2023].\n\n## Since 2020\n\n<!-- p: one -->\nText [@a2018; @b2019].\n\n"
        "<!-- p: two -->\nMore [@a2018] and [@a2018, p. 6].\n\n<!-- insert: figure-poll -->\n"
    )
    event = Event(
        "plan", "2014", "A plan", "T.", "law", "eu", "no", "no", (*CITED[1:], Citation("g2024"))
    )
    claim = replace(CLAIM, id="media-01", source=CITED[:1], evidence=CITED[1:])
    question = Question("who", "g", "Who?", "Nobody.", CITED[:1], (), (), ())
    value = Value("v", "poll", "One", "1", "seen", (Citation("d2021"),))
    return Sources(
        events=(event,),
        claims=(claim,),
        questions=(question,),
        terms=(Term("fico", "FICO", "D.", (Citation("c2020"),)),),
        figures=(
            Figure("poll", "5", "T", "C.", "A.", "R", CITED[:1], values=(value,)),
            Figure("unshown", "6", "T", "C.", "A.", "R", (Citation("e2022"),)),
        ),
        pages={"media": Page("media", {"title": "Media"}, body, 1)},
    )


def test_every_place_that_cites_a_work_is_named_once():
    paragraph = Place("Media ¶ 1", "media.md#p-one")
    assert places.of_works(everywhere()) == {
        "a2018": [
            Place("Media", "media.md"),
            paragraph,
            Place("Media ¶ 2", "media.md#p-two"),
            Place("Media, Figure 5", "media.md#fig-poll"),
            Place("Claim media-01", "claims.md#media-01"),
            Place("Who?", "questions.md#who"),
        ],
        "b2019": [
            paragraph,
            Place("Timeline: A plan", "timeline.md#plan"),
            Place("Claim media-01", "claims.md#media-01"),
        ],
        "c2020": [Place("Glossary: FICO", "glossary.md#fico")],
        "d2021": [Place("Media, Figure 5", "media.md#fig-poll")],
        "f2023": [Place("Media", "media.md")],
        "g2024": [Place("Timeline: A plan", "timeline.md#plan")],
    }


def test_a_claim_is_placed_once_in_each_paragraph_that_marks_it_its_own_chapter_first():
    chapter = Page(
        "media",
        {"title": "Media"},
        "## In brief\n\n- [](claims.md#mech-04)\n\n## What the article says\n\n<!-- p: one -->\n"
        "A [](claims.md#mech-04) and [](claims.md#mech-04), [](claims.md#mech-05).\n",
        6,
    )
    own = Page("mechanics", {"title": "Mechanics"}, chapter.body, 6)
    claims = (CLAIM, replace(CLAIM, id="mech-05", chapter="media"))
    both = Sources(claims=claims, pages={"media": chapter, "mechanics": own})
    in_media = [Place("Media", "media.md"), Place("Media ¶ 1", "media.md#p-one")]
    in_mechanics = [
        Place("Mechanics", "mechanics.md"),
        Place("Mechanics ¶ 1", "mechanics.md#p-one"),
    ]
    assert places.of_claims(both) == {
        "mech-04": [*in_mechanics, *in_media],
        "mech-05": [in_media[1], in_mechanics[1]],
    }


def test_every_paragraph_is_a_place_by_its_page_and_its_id():
    assert places.by_id(everywhere()) == {
        "media#p-one": Place("Media ¶ 1", "media.md#p-one"),
        "media#p-two": Place("Media ¶ 2", "media.md#p-two"),
    }

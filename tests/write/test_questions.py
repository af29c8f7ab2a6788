"""The page of questions: group by group, each answer with where more stands."""

from annotated.model import Group, Question
from annotated.text.citations import Citation
from annotated.write import questions
from annotated.write.places import Place

GROUPS = (Group("scores", "Scores & lists"), Group("law", "Law"))
PLACES = {
    "mechanics#p-layers": Place("Mechanics ¶ 12", "mechanics.md#p-layers"),
    "media#p-one": Place("Media ¶ 1", "media.md#p-one"),
    "mechanics#p-list": Place("Mechanics ¶ 9", "mechanics.md#p-list"),
}


def question(name, group, claims=(), paragraphs=("media#p-one",)):
    asked = f"Who is *{name}*?"
    return Question(
        name, group, asked, "Nobody [1].", (Citation("a2018", "p. 5"),), claims, paragraphs, ()
    )


def entry(name, more):
    return (
        f'<div class="entry asked" markdown="1">\n\n### Who is *{name}*? {{ #{name} }}\n\n'
        f"Nobody \\[1\\].\n\n[@a2018, p. 5]\u00a0· {more}\n\n</div>"
    )


def test_questions_are_listed_by_group_and_answered_in_their_groups():
    asked = (question("a", "law"), question("b", "scores"), question("c", "law"))
    media = "[Media ¶\u00a01](media.md#p-one)"
    assert questions.render(GROUPS, iter(asked), PLACES) == (
        '<div class="questions" role="navigation" aria-label="The questions by group" '
        'data-search-exclude="" markdown="1">\n\n'
        "- [Scores &amp; lists](#scores)\n    - [Who is *b*?](#b)\n"
        "- [Law](#law)\n    - [Who is *a*?](#a)\n    - [Who is *c*?](#c)\n\n</div>\n\n"
        f"## Scores &amp; lists {{ #scores }}\n\n{entry('b', media)}\n\n"
        f"## Law {{ #law }}\n\n{entry('a', media)}\n\n{entry('c', media)}"
    )


def test_under_an_answer_stand_its_works_the_paragraphs_of_each_page_and_its_claims():
    both = question("b", "law", ("mech-02", "eu-01"), tuple(PLACES))
    one = question("a", "law", ("mech-02",))
    media = "[Media ¶\u00a01](media.md#p-one)"
    found = questions.render(GROUPS[1:], (both, one), PLACES).partition("## Law { #law }\n\n")[2]
    assert found.split("\n\n<div") == [
        entry(
            "b",
            "[Mechanics ¶\u00a09](mechanics.md#p-list), [12](mechanics.md#p-layers)\u00a0· "
            f"{media}\u00a0· claims [mech-02](claims.md#mech-02), [eu-01](claims.md#eu-01)",
        ),
        entry("a", f"{media}\u00a0· claim [mech-02](claims.md#mech-02)").removeprefix("<div"),
    ]

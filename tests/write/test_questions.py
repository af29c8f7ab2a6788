"""The page of questions: group by group, each answer with where more stands."""

from annotated.model import Group, Question
from annotated.text.citations import Citation
from annotated.write import questions
from annotated.write.places import Place

GROUPS = (Group("scores", "Scores & lists"), Group("law", "Law"))
PLACES = {
    "mechanics#p-layers": Place("Mechanics ¶ 3", "mechanics.md#p-layers"),
    "media#p-one": Place("Media ¶ 1", "media.md#p-one"),
}


def question(name, group, claims=(), paragraphs=("media#p-one",)):
    asked = f"Who is {name}?"
    return Question(
        name, group, asked, "Nobody [1].", (Citation("a2018", "p. 5"),), claims, paragraphs, ()
    )


def entry(name, more):
    return (
        f'<div class="entry" markdown="1">\n\n### Who is {name}? {{ #{name} }}\n\n'
        f"Nobody \\[1\\]. [@a2018, p. 5]\n\n*More:* {more}.\n\n</div>"
    )


def test_questions_stand_in_their_groups_in_order_with_where_more_stands():
    asked = (
        question("a", "law"),
        question("b", "scores", ("mech-02", "eu-01"), tuple(PLACES)),
        question("c", "law"),
    )
    media = "[Media ¶ 1](media.md#p-one)"
    both = (
        f"[Mechanics ¶ 3](mechanics.md#p-layers); {media}; [claim mech-02](claims.md#mech-02); "
        "[claim eu-01](claims.md#eu-01)"
    )
    assert questions.render(GROUPS, iter(asked), PLACES) == (
        f"## Scores &amp; lists {{ #scores }}\n\n{entry('b', both)}\n\n"
        f"## Law {{ #law }}\n\n{entry('a', media)}\n\n{entry('c', media)}"
    )

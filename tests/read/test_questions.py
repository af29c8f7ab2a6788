"""questions.yaml: how a question is read, and what it may not do."""

import pytest

from annotated.model import Group, Question
from annotated.read import questions
from annotated.text.citations import Citation

ANSWER = " ".join(["No."] + ["word"] * 38 + ["end."])
GOOD = f"""\
groups:
  - id: scores
    title: Scores
questions:
  - id: everyone
    group: scores
    question: Does everyone have a score?
    answer: {ANSWER}
    cite: ["dai2020, p. 5"]
    claims: [mech-02]
    paragraphs: ["mechanics#p-layers"]
    asked-as: [is it real, who has a score]
"""
KNOWN = {"refs.bib": {"dai2020"}, "claims.yaml": {"mech-02"}}


def problems(before="", after="", more=""):
    assert before in GOOD
    text = GOOD.replace(before, after, 1) + more
    found = questions.problems(questions.load(text), KNOWN)
    return [str(one).removeprefix("questions.yaml:") for one in found]


def another(name, question, *asked_as):
    """A further question, which begins on line 13."""
    entry = GOOD.partition("questions:\n")[2].replace("everyone", name, 1)
    entry = entry.replace("Does everyone have a score?", question)
    return entry.replace("is it real, who has a score", ", ".join(asked_as))


def test_groups_and_questions_are_read_in_their_order():
    reading = questions.load(GOOD)
    assert problems() == []
    assert questions.groups(reading) == (Group("scores", "Scores"),)
    assert questions.questions(reading) == (
        Question(
            "everyone",
            "scores",
            "Does everyone have a score?",
            ANSWER,
            (Citation("dai2020", "p. 5"),),
            ("mech-02",),
            ("mechanics#p-layers",),
            ("is it real", "who has a score"),
        ),
    )


@pytest.mark.parametrize(
    ("before", "after", "found"),
    [
        ("title: Scores", f"title: {'x' * 41}", "3: scores: title: expected at most 40 characters, found 41"),
        ("group: scores", "group: lists", "5: everyone: group: expected one of scores; found 'lists'"),
        ("a score?\n", "a score\n", "7: everyone: question: expected a question mark at the end, found 'Does everyone have a score'"),
        ("Does everyone", f"Does {'x' * 80}", "7: everyone: question: expected at most 90 characters, found 99"),
        (ANSWER, "Yes.", "8: everyone: answer: expected 40 to 90 words, found 1"),
        ('["dai2020, p. 5"]', "[]", "9: everyone: cite: expected at least one citation key, found none"),
        ("[mech-02]", "[mech-99]", "10: everyone: claims: claims.yaml has no such id: 'mech-99'"),
        ("[mech-02]", "mech-02", "10: everyone: claims: expected a list such as [one, two], found 'mech-02'"),
        ('["mechanics#p-layers"]', "[]", "11: everyone: paragraphs: expected a list such as [mechanics#p-restricted], found []"),
        ("mechanics#p-layers", "mechanics#layers", "11: everyone: paragraphs: expected a page and a paragraph such as mechanics#p-restricted, found 'mechanics#layers'"),
        ("[is it real, who has a score]", "is it real", "12: everyone: asked-as: expected a list such as [one, two], found 'is it real'"),
        ("id: everyone", "id: scores", "5: scores: the id is used twice"),
    ],
)  # fmt: skip
def test_each_field_has_its_own_rule(before, after, found):
    assert problems(before, after) == [found]


@pytest.mark.parametrize(
    ("question", "asked_as", "message"),
    [
        ("Is it real?", ("true or false",), "15: second: question: 'Is it real?'"),
        ("Is it true?", ("Who has a score",), "20: second: asked-as: 'Who has a score'"),
        (
            "Does everyone have a SCORE?",
            ("true or false",),
            "15: second: question: 'Does everyone have a SCORE?'",
        ),
    ],
)
def test_a_wording_that_stands_in_another_question_is_reported(question, asked_as, message):
    assert problems(more=another("second", question, *asked_as)) == [
        f"{message} stands in everyone as well"
    ]


def test_questions_with_wordings_of_their_own_stand_side_by_side():
    assert problems(more=another("second", "Is it a myth?", "true or false")) == []


@pytest.mark.parametrize("top", ["groups", "questions"])
def test_a_list_without_an_entry_is_reported(top):
    text = f"groups: []\nquestions:\n{GOOD.partition('questions:')[2]}"
    text = text if top == "groups" else f"{GOOD.partition('questions:')[0]}questions: []\n"
    line = 1 if top == "groups" else 4
    found = [str(one) for one in questions.problems(questions.load(text), KNOWN)]
    assert f"questions.yaml:{line}: {top}: expected at least one entry, found none" in found

import pytest

from annotated import memory


@pytest.fixture
def remembering(monkeypatch):
    monkeypatch.setattr(memory, "_memory", memory._Memory())
    memory.begin()


def counted():
    asked = []

    @memory.remembered
    def double(number):
        asked.append(number)
        return 2 * number

    return double, asked


def test_a_build_remembers_nothing():
    double, asked = counted()
    assert [double(1), double(1)] == [2, 2]
    assert asked == [1, 1]


def test_a_preview_remembers_by_arguments(remembering):
    double, asked = counted()
    assert [double(1), double(2), double(1)] == [2, 4, 2]
    assert asked == [1, 2]


def test_what_the_last_build_did_not_ask_for_is_forgotten(remembering):
    double, asked = counted()
    double(1), double(2)
    memory.forget_unused()
    double(1)
    memory.forget_unused()
    double(1), double(2)
    assert asked == [1, 2, 2]


def test_what_failed_is_not_remembered(remembering):
    answers = iter([ValueError("first"), "second"])

    @memory.remembered
    def ask():
        answer = next(answers)
        if isinstance(answer, ValueError):
            raise answer
        return answer

    with pytest.raises(ValueError, match="first"):
        ask()
    assert ask() == "second"


def test_functions_and_named_arguments_are_told_apart(remembering):
    @memory.remembered
    def one(number, *, more=0):
        return number + more

    @memory.remembered
    def other(number, *, more=0):
        return number - more

    assert [one(1, more=2), one(1), other(1, more=2), one(1, more=2)] == [3, 1, -1, 3]
    assert (one.__name__, other.__name__) == ("one", "other")

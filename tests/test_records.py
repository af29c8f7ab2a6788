from annotated.model import Problem
from annotated.records import read

PATH = "data.yaml"


def problems(text):
    return read(text, PATH, ("events",)).problems


def test_every_value_stays_the_text_that_was_written():
    reading = read(
        "events:\n- id: a\n  core: no\n  date: 2014-06-14\n  n: 1:30\n", PATH, ("events",)
    )
    assert not reading.problems
    assert reading.records["events"][0].values == {
        "id": "a",
        "core": "no",
        "date": "2014-06-14",
        "n": "1:30",
    }


def test_a_field_keeps_its_line():
    reading = read("events:\n- id: a\n\n  text: >-\n    One\n    two\n", PATH, ("events",))
    record = reading.records["events"][0]
    assert (record.values["text"], record.lines["text"], record.line) == ("One two", 4, 2)


def test_a_field_that_stands_twice_is_reported():
    found = problems("events:\n- id: a\n  text: one\n  text: two\n")
    assert found == [Problem(PATH, 4, "a", "the field 'text' stands twice")]


def test_an_alias_is_refused():
    found = problems("events:\n- id: &x a\n  text: *x\n")
    assert found == [
        Problem(PATH, 2, "a", "expected a text, found the anchor &x"),
        Problem(PATH, 3, "YAML", "cannot be read: found the alias *x; aliases are not used here"),
    ]


def test_a_syntax_error_has_its_line():
    found = problems("events:\n- id: a\n  text: 'open\n")
    message = "cannot be read: found unexpected end of stream"
    assert found == [Problem(PATH, 4, "YAML", message)]


def test_wrong_shapes_are_reported_together():
    found = problems("events:\n- just a text\n- id: a\n  text: {b: c}\nother: 1\n")
    assert found == [
        Problem(PATH, 5, "other", "unknown top key; expected events"),
        Problem(PATH, 2, "events", "expected an entry with fields such as `id:`, found a text"),
        Problem(PATH, 4, "a", "text: expected a text or a list of texts, found fields"),
    ]


def test_an_empty_file_is_a_problem():
    assert problems("") == [Problem(PATH, 1, "YAML", "expected the top keys events, found none")]


def test_a_control_character_is_a_problem_and_no_traceback():
    (found,) = problems("events:\n- id: a\x00\n")
    assert found.message.startswith("cannot be read: ")

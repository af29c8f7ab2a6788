from annotated.model import Problem
from annotated.read.records import Reading, Record, read, read_mapping

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
    assert problems("events:\n- id: a\x00\n") == [
        Problem(
            PATH,
            1,
            "YAML",
            "cannot be read: unacceptable character #x0000: control characters are not allowed",
        )
    ]


def test_one_mapping_is_read_with_the_lines_of_its_file():
    reading = read_mapping("title: Media\nalso: [a, b]\nmore:\n", "docs/media.md", "media", 2)
    assert reading == Reading(
        {
            "front matter": [
                Record(
                    {"title": "Media", "also": ("a", "b"), "more": ""},
                    {"title": 2, "also": 3, "more": 4},
                    2,
                )
            ]
        }
    )


def test_faults_in_one_mapping_are_those_of_its_file():
    reading = read_mapping("title: {a: b}\ntitle: x\n", "docs/media.md", "media", 2)
    message = "title: expected a text or a list of texts, found fields"
    assert reading.problems == [
        Problem("docs/media.md", 3, "media", "the field 'title' stands twice"),
        Problem("docs/media.md", 2, "media", message),
    ]


def test_lists_and_fields_in_the_place_of_entries_are_named():
    entries = "expected a list of entries, each beginning with `- id:`"
    entry = "expected an entry with fields such as `id:`"
    assert problems("events: text\n") == [Problem(PATH, 1, "events", f"{entries}, found a text")]
    assert problems("events:\n  a: b\n") == [Problem(PATH, 2, "events", f"{entries}, found fields")]
    assert problems("events:\n- [a]\n") == [Problem(PATH, 2, "events", f"{entry}, found a list")]
    assert problems("events:\n- id: a\n  ? [b]\n  : c\n") == [
        Problem(PATH, 3, "a", "expected the name of a field, found a list")
    ]


def test_nesting_has_an_end():
    message = "cannot be read: expected entries with texts and lists of texts, found deeper nesting"
    assert problems("events:\n- id: a\n  text:\n  - [[b]]\n") == [Problem(PATH, 4, "YAML", message)]


def test_what_yaml_would_hide_or_change_is_named_with_its_entry():
    text = (
        "events: # here too\n- id: a\n  text: one #1\n  more: [b] # two\n  last: !!int 3\n"
        "# a comment of its own\n- id: b\n  text: | # three\n    kept # four\n  rest: {c: d} # five\n"
    )

    def fault(line, owner, comment):
        message = (
            f"expected a comment on a line of its own, found {comment!r} behind a value; "
            "put the whole value in quotation marks if it is part of it"
        )
        return Problem(PATH, line, owner, message)

    # Two rules meet at the end of a list.
    assert list(dict.fromkeys(problems(text))) == [
        fault(3, "a", "#1"),
        fault(4, "a", "# two"),
        Problem(PATH, 5, "a", "expected a text, found the tag 'tag:yaml.org,2002:int'"),
        fault(8, "b", "# three"),
        fault(10, "b", "# five"),
    ]


def test_top_keys_that_are_missing_or_not_known_are_named_with_those_expected():
    found = read("other: []\nevents: []\nevents: []\n", PATH, ("periods", "events"))
    assert found.problems == [
        Problem(PATH, 3, "top", "the field 'events' stands twice"),
        Problem(PATH, 1, "other", "unknown top key; expected periods, events"),
        Problem(PATH, 1, "periods", "the top key is missing"),
    ]
    assert found.records == {"periods": [], "events": []}
    assert read("text", PATH, ("periods", "events")).problems == [
        Problem(PATH, 1, "YAML", "expected the top keys periods, events, found none")
    ]


def test_a_hidden_character_in_a_value_has_the_line_of_the_value():
    found = problems("events:\n- id: a\n  also: [b,\n    c\u200b]\n  text: d\xad\n")
    seen = "expected text that can be seen, found"
    assert found == [
        Problem(PATH, 4, "a", f"also: {seen} U+200B (zero width space)"),
        Problem(PATH, 5, "a", f"text: {seen} U+00AD (soft hyphen)"),
    ]


def test_an_entry_whose_id_is_no_text_has_none():
    message = "text: expected a text or a list of texts, found fields"
    for first in ("title: b", "id: [b]"):
        found = problems(f"events:\n- {first}\n  text: {{c: d}}\n")
        assert found == [Problem(PATH, 3, "entry without id", message)]


def test_a_comment_behind_the_sign_of_a_folded_text_is_named():
    for sign in ("|", ">", ">-", "|2"):
        found = problems(f"events:\n- id: a\n  text: {sign} # lost\n     b # kept\n  more: c\n")
        assert [(one.line, one.id, "'# lost'" in one.message) for one in found] == [(3, "a", True)]


def test_a_syntax_error_at_an_end_without_a_line_end_is_in_the_last_line():
    message = "cannot be read: could not find expected ':'"
    assert problems("events:\n- id: a\n  text") == [Problem(PATH, 3, "YAML", message)]

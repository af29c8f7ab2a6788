"""Records held against the rules of their fields: what is missing, unknown, faulty or there twice."""

from dataclasses import dataclass
from typing import Annotated

from annotated.model import Problem
from annotated.read import schema
from annotated.read.records import Reading, Record
from annotated.text import rules
from annotated.text.citations import Citation
from annotated.text.rules import Field


@dataclass(frozen=True)
class Thing:
    id: Annotated[str, Field("a name", rules.identifier)]
    title: Annotated[str, Field("in words", rules.short(3))]
    cite: Annotated[tuple[Citation, ...], Field("its sources", rules.cites())] = ()
    note: Annotated[str, Field("more words", rules.plain)] = ""
    counted: int = 0


@dataclass(frozen=True)
class Named:
    name: Annotated[str, Field("a name", rules.plain, "name")]
    also: Annotated[tuple[str, ...], Field("other names", rules.texts, "name")] = ()


def test_a_name_that_two_entries_have_in_any_spelling_is_reported():
    records = [
        Record({"name": "Blacklist", "also": ("black list",)}, {"name": 1, "also": 2}, 1),
        Record({"name": "blacklist"}, {"name": 3}, 3),
        Record({"name": "Red list", "also": ("Black  ‘List’",)}, {"name": 4, "also": 5}, 4),
        Record({"name": "red", "also": ("Red", "x")}, {"name": 6, "also": 7}, 6),
        Record({"name": ""}, {"name": 8}, 8),
    ]
    found = schema.problems(records, Named, "a.yaml", {}, set())
    assert [(one.line, one.message) for one in found] == [
        (8, "name: expected a text, found nothing"),
        (3, "name: 'blacklist' stands in entry without id as well"),
        (5, "also: 'Black  ‘List’' stands in entry without id as well"),
    ]


def test_faults_of_records_have_their_lines_and_owners():
    records = [
        Record(
            {"id": "a", "title": "long", "colour": "red"}, {"id": 2, "title": 3, "colour": 4}, 2
        ),
        Record({"id": "a", "title": "b", "note": "n"}, {"id": 5, "title": 6, "note": 7}, 5),
        Record({"title": "b"}, {"title": 8}, 8),
        Record({"title": "b"}, {"title": 9, "id": 10}, 9),
        Record({"id": "taken", "title": "b"}, {"id": 11, "title": 12}, 11),
    ]
    ids = {"taken"}
    found = list(schema.problems(records, Thing, "data.yaml", {}, ids))
    assert found == [
        Problem("data.yaml", 3, "a", "title: expected at most 3 characters, found 4"),
        Problem("data.yaml", 4, "a", "unknown field 'colour'; known: id, title, cite, note"),
        Problem("data.yaml", 5, "a", "the id is used twice"),
        Problem("data.yaml", 8, "entry without id", "the field 'id' is missing"),
        Problem("data.yaml", 11, "taken", "the id is used twice"),
    ]
    assert ids == {"taken", "a"}


def test_the_fields_of_a_kind_are_those_that_have_a_rule():
    assert list(schema.fields_of(Thing)) == ["id", "title", "cite", "note"]
    assert schema.fields_of(Thing)["note"] == Field("more words", rules.plain)
    assert schema.optional(Thing) == {"cite", "note", "counted"}


def test_a_record_becomes_a_value_with_citations_in_the_place_of_their_texts():
    values = {"id": "a", "title": "b", "cite": ("creemers2018, p. 5",), "note": "n"}
    assert schema.build(Thing, Record(values, {}, 1), counted=3) == Thing(
        "a", "b", (Citation("creemers2018", "p. 5"),), "n", 3
    )


def test_a_rule_may_ask_what_another_file_holds():
    record = Record(
        {"id": "a", "title": "b", "cite": ("nobody",)}, {"id": 1, "title": 2, "cite": 3}, 1
    )
    unknown = "cite: unknown citation key 'nobody'; refs.bib has no such entry"
    assert list(schema.faults(record, Thing, {"refs.bib": {"creemers2018"}})) == [(3, unknown)]
    assert list(schema.faults(record, Thing, {"refs.bib": {"nobody"}})) == []


def test_a_list_without_an_entry_is_reported_unless_the_file_cannot_be_read():
    reading = Reading({"things": []}, {"things": 7})
    message = "expected at least one entry, found none"
    assert list(schema.filled(reading, "data.yaml")) == [Problem("data.yaml", 7, "things", message)]
    reading.problems.append(Problem("data.yaml", 1, "YAML", "cannot be read"))
    assert list(schema.filled(reading, "data.yaml")) == []

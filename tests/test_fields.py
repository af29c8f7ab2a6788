"""A field of a data file is declared in one place: what follows from one line in the model."""

import csv
import io
import json
import re
import sys

import pytest

from annotated.model import Event
from annotated.read import schema
from project import edit, run, run_module

LINE = '    mood: Annotated[str, Field("how it was taken, in a word", rules.plain)] = ""\n'
DATA = """\
from pathlib import Path
from annotated.publish import exports
from annotated.read import sources
made = exports.data(sources.load(Path(".")), "2026.1")
for name in ("timeline.json", "timeline.csv"):
    Path(name).write_bytes(made[name])
"""


@pytest.fixture
def widened(copy):
    """A copy of the project whose events have one more field, and its head described anew."""
    edit(
        copy / "scripts/annotated/model.py",
        "    differs: Annotated[\n",
        f"{LINE}    differs: Annotated[\n",
    )
    said = run_module("annotated.read.headers", folder=copy, scripts=copy / "scripts")
    assert (said.returncode, said.stderr) == (0, "timeline.yaml: fields described anew.\n")
    return copy


def give(project, value):
    """Give the first event a value for the new field."""
    edit(project / "timeline.yaml", "\n    category:", f"\n    mood: {value}\n    category:")


def check(project):
    return run_module("annotated.read.check", folder=project, scripts=project / "scripts")


def test_a_new_field_stands_in_the_head_of_its_file(widened):
    head = (widened / "timeline.yaml").read_text(encoding="utf-8").partition("\n\n")[0]
    assert re.search(r"^#     mood +optional: how it was taken, in a word$", head, re.M)


def test_a_new_field_is_read_and_stands_in_json_and_csv(widened):
    give(widened, "calm")
    done = run(sys.executable, "-c", DATA, folder=widened, PYTHONPATH=str(widened / "scripts"))
    assert done.returncode == 0, done.stderr
    (first, *others) = json.loads((widened / "timeline.json").read_text(encoding="utf-8"))["events"]
    assert first["mood"] == "calm"
    assert {one["mood"] for one in others} == {""}
    table = (widened / "timeline.csv").read_text(encoding="utf-8-sig")
    assert [row["mood"] for row in csv.DictReader(io.StringIO(table))] == [
        one["mood"] for one in (first, *others)
    ]


def test_a_new_field_has_its_rule_and_is_known_to_messages(widened):
    give(widened, "<b>\n    moot: x")
    said = check(widened).stdout
    assert ": mood: expected plain text, found HTML: '<b>'" in said
    known = list(schema.fields_of(Event))
    known.insert(known.index("differs"), "mood")
    assert f"unknown field 'moot'; known: {', '.join(known)}" in said

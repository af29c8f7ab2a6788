"""The heads of the data files: they say of every field what the model says, and no more."""

import re
from dataclasses import dataclass
from typing import Annotated

import pytest

from annotated.model import Problem
from annotated.read import bibliography, headers, records, schema
from annotated.text import rules
from annotated.text.rules import Field
from damaging import damaged, found
from project import ROOT, run_module


def stale(path):
    source = headers.HEADS[path].source
    return f"the fields are not described as in {source}; run scripts/headers"


@dataclass(frozen=True)
class Thing:
    """A thing, in one line.

    More about it.
    """

    id: Annotated[str, Field("its name", rules.identifier)]
    title: Annotated[str, Field("many words " * 9 + "at the end", rules.plain)]
    note: Annotated[str, Field("a remark", rules.plain)] = ""
    counted: int = 0


def test_every_field_is_described_with_its_name_and_whether_it_may_be_missing():
    first, *lines, last = headers.of_records({"things": Thing}).block.splitlines()
    assert lines == [
        "#   things: A thing, in one line.",
        "#     id     its name",
        f"#     title  {' '.join(['many words'] * 8)}",
        "#            many words at the end",
        "#     note   optional: a remark",
    ]
    assert (
        first
        == "# ---- Fields, as scripts/headers writes them from scripts/annotated/model.py ----"
    )
    assert last == "# ---- End of the fields ----"


@pytest.mark.parametrize("path", headers.HEADS)
def test_a_head_that_says_something_else_is_reported_and_mended(path):
    good = (ROOT / path).read_text(encoding="utf-8")
    assert list(headers.problems(path, good)) == []
    assert headers.mended(path, good) == good
    head = headers.HEADS[path]
    begin = good.index(head.first)
    name = head.block.splitlines()[2][: len("#     author")]
    bad = good[:begin] + good[begin:].replace(name, f"{name}x", 1)
    line = good.count("\n", 0, begin) + 1
    assert list(headers.problems(path, bad)) == [Problem(path, line, "header", stale(path))]
    assert headers.mended(path, bad) == good


def test_a_file_without_a_description_gets_one_below_its_first_lines():
    text = "# claims.yaml: the ledger.\n#\n# Purpose\n\nclaims: []\n"
    assert list(headers.problems("claims.yaml", text)) == [
        Problem("claims.yaml", 1, "header", stale("claims.yaml"))
    ]
    assert headers.mended("claims.yaml", text) == (
        f"# claims.yaml: the ledger.\n#\n{headers.HEADS['claims.yaml'].block}#\n"
        "# Purpose\n\nclaims: []\n"
    )


def test_the_head_of_refs_bib_describes_every_type_and_every_field():
    lines = headers.HEADS["refs.bib"].block.splitlines()
    names = [line.split()[1] for line in lines if line.startswith("%     ") and line[6] != " "]
    assert names == [*bibliography.KINDS, *bibliography.FIELDS]
    assert "%     techreport     a report or a working paper; needs institution" in lines
    # To other readers an at sign would begin an entry.
    assert [line for line in lines if "@" in line] == []


def example(path):
    """The example in the head of a file, as a file of its own; kinds that have none are empty."""
    head = (ROOT / path).read_text(encoding="utf-8").partition("\n\n")[0]
    (lines,) = re.findall(r"^# .*[Ee]xample.*:\n#\n((?:#   .*\n)+)", f"{head}\n", re.M)
    text = "\n".join(line[4:] for line in lines.splitlines())
    tops = headers.TOPS[path]
    if text.startswith("-"):
        text = f"{[*tops][-1]}:\n{text}"
    empty = "".join(f"{top}: []\n" for top in tops if f"{top}:" not in text)
    return records.read(f"{text}\n{empty}", path, tuple(tops))


class Anything:
    def __contains__(self, _):
        return True


@pytest.mark.parametrize("path", headers.TOPS)
def test_the_example_in_a_head_has_every_field_and_no_fault(path):
    reading = example(path)
    known = dict.fromkeys(("refs.bib", "timeline.yaml", "claims.yaml"), Anything())
    assert reading.problems == []
    for top, kind in headers.TOPS[path].items():
        found = reading.records[top]
        assert list(schema.problems(found, kind, path, known, set())) == []
        shown = {name for record in found for name in record.lines}
        # Two or three fields need no example.
        assert shown == set(schema.fields_of(kind)) or len(schema.fields_of(kind)) < 4, top


def test_a_stale_head_is_a_problem_of_the_sources(texts):
    with damaged(texts, "claims.yaml", lambda good: good.replace(b"#     id ", b"#     name ")):
        (problem,) = found(texts)
    assert problem.endswith(f": header: {stale('claims.yaml')}")


def test_the_command_mends_what_is_stale_and_says_so(texts):
    good = (texts / "claims.yaml").read_bytes()
    with damaged(texts, "claims.yaml", lambda good: good.replace(b"#     id ", b"#     name ")):
        done = run_module("annotated.read.headers", folder=texts)
        again = run_module("annotated.read.headers", folder=texts)
        assert (texts / "claims.yaml").read_bytes() == good
    assert (done.returncode, done.stderr) == (0, "claims.yaml: fields described anew.\n")
    assert (again.returncode, again.stderr) == (0, "")

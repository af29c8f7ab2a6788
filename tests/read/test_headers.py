"""The heads of the data files: they say of every field what the model says, and no more."""

from dataclasses import dataclass
from typing import Annotated

import pytest

from annotated.model import Problem
from annotated.read import headers
from annotated.text import rules
from annotated.text.rules import Field
from damaging import damaged, found
from project import ROOT, run_module

STALE = "the fields are not described as in scripts/annotated/model.py; run scripts/headers"


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
    first, *lines, last = headers.block({"things": Thing}).splitlines()
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


@pytest.mark.parametrize("path", headers.FILES)
def test_a_head_that_says_something_else_is_reported_and_mended(path):
    good = (ROOT / path).read_text(encoding="utf-8")
    assert list(headers.problems(path, good)) == []
    assert headers.mended(path, good) == good
    stale = good.replace("#     id ", "#     name ", 1)
    line = good[: good.index("# ---- Fields")].count("\n") + 1
    assert list(headers.problems(path, stale)) == [Problem(path, line, "header", STALE)]
    assert headers.mended(path, stale) == good


def test_a_file_without_a_description_gets_one_below_its_first_lines():
    text = "# claims.yaml: the ledger.\n#\n# Purpose\n\nclaims: []\n"
    assert list(headers.problems("claims.yaml", text)) == [
        Problem("claims.yaml", 1, "header", STALE)
    ]
    assert headers.mended("claims.yaml", text) == (
        f"# claims.yaml: the ledger.\n#\n{headers.block(headers.FILES['claims.yaml'])}#\n"
        "# Purpose\n\nclaims: []\n"
    )


def test_a_stale_head_is_a_problem_of_the_sources(texts):
    with damaged(texts, "claims.yaml", lambda good: good.replace(b"#     id ", b"#     name ")):
        (problem,) = found(texts)
    assert problem.endswith(f": header: {STALE}")


def test_the_command_mends_what_is_stale_and_says_so(texts):
    good = (texts / "claims.yaml").read_bytes()
    with damaged(texts, "claims.yaml", lambda good: good.replace(b"#     id ", b"#     name ")):
        done = run_module("annotated.read.headers", folder=texts)
        again = run_module("annotated.read.headers", folder=texts)
        assert (texts / "claims.yaml").read_bytes() == good
    assert (done.returncode, done.stderr) == (0, "claims.yaml: fields described anew.\n")
    assert (again.returncode, again.stderr) == (0, "")

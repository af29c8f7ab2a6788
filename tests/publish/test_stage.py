"""The way out: the whole site as plain Markdown, which another generator builds without our hook.

That ProperDocs builds it as well is tried in exits.py.
"""

import re
import sys

import pytest

from annotated.publish import stage
from staging import assert_built_whole, pages, write


@pytest.fixture(scope="module")
def staged(assembled, tmp_path_factory):
    """The folder of the staged site."""
    return write(assembled, tmp_path_factory.mktemp("way") / "out")


def test_every_citation_note_and_figure_is_in_its_place(staged, real):
    found = pages(staged)
    assert set(found) == set(real.pages)
    left = re.compile(r"\[-?@\w|<!-- (?:p|insert):|\[\]\(claims")
    assert [name for name, text in found.items() if left.search(text)] == []


def test_no_hook_and_no_plugin_is_needed(staged):
    text = (staged / "mkdocs.yml").read_text("utf-8")
    assert not re.search("hooks|bibtex|material|scripts/", text)


def test_mkdocs_builds_it_without_our_hooks_and_loses_no_word(staged, tmp_path):
    assert_built_whole(staged, tmp_path / "site", sys.executable, "-m", "mkdocs")


def test_a_folder_that_holds_something_is_left_alone(tmp_path):
    (tmp_path / "mine").write_text("mine")
    with pytest.raises(stage.Taken) as taken:
        stage.write({"a": b"b"}, tmp_path)
    assert str(taken.value) == (
        f"Expected a new or an empty folder; {tmp_path} holds something already."
    )
    assert [path.name for path in tmp_path.iterdir()] == ["mine"]

"""The way out: the whole site as plain Markdown, which another generator builds without our hook."""

import re
import sys

import pytest
from bs4 import BeautifulSoup

from annotated.paper import documents
from annotated.publish import stage
from annotated.read import screen, settings
from project import EDITION, ROOT, SETTINGS, run


@pytest.fixture(scope="module")
def staged(assembled, tmp_path_factory):
    """The folder of the staged site."""
    folder = tmp_path_factory.mktemp("way") / "out"
    made = [documents.Document(name, name.encode()) for name in documents.names()]
    stage.write(stage.files(assembled, EDITION, SETTINGS, made), folder)
    return folder


def pages(folder):
    """Each staged page by its name, without its front matter."""
    docs = folder / "docs"
    return {
        path.relative_to(docs).with_suffix("").as_posix(): path.read_text("utf-8").split(
            "---\n", 2
        )[2]
        for path in sorted(docs.rglob("*.md"))
    }


def test_every_citation_note_and_figure_is_in_its_place(staged, real):
    found = pages(staged)
    assert set(found) == set(real.pages)
    left = re.compile(r"\[-?@\w|<!-- (?:p|insert):|\[\]\(claims")
    assert [name for name, text in found.items() if left.search(text)] == []


def test_no_hook_and_no_plugin_is_needed(staged):
    text = (staged / "mkdocs.yml").read_text("utf-8")
    assert not re.search("hooks|bibtex|material|scripts/", text)


def test_mkdocs_builds_it_without_our_hooks_and_loses_no_word(staged, tmp_path):
    command = (sys.executable, "-m", "mkdocs", "build", "--strict", "--site-dir", tmp_path / "site")
    result = run(*command, folder=staged, PYTHONPATH="")
    assert result.returncode == 0, result.stdout + result.stderr
    extensions = settings.extensions(ROOT)
    for name, text in pages(staged).items():
        path = "index.html" if name == "index" else f"{name}/index.html"
        page = BeautifulSoup((tmp_path / "site" / path).read_text("utf-8"), "lxml")
        main = page.find(role="main")
        for image in main.find_all("img"):
            image.replace_with(image.get("alt", ""))
        shown = "".join(filter(str.isalnum, main.get_text()))
        words = (token for token in screen.read(text, extensions) if token.word)
        assert "".join(token.letters for token in words) in shown, name
        assert "[@" not in main.get_text(), name


def test_a_folder_that_holds_something_is_left_alone(tmp_path):
    (tmp_path / "mine").write_text("mine")
    with pytest.raises(stage.Taken) as taken:
        stage.write({"a": b"b"}, tmp_path)
    assert str(taken.value) == (
        f"Expected a new or an empty folder; {tmp_path} holds something already."
    )
    assert [path.name for path in tmp_path.iterdir()] == ["mine"]

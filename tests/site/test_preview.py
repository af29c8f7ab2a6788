"""The running preview: every source shows its change, and a fault does not end it."""

import re
import subprocess
import sys
import time
import urllib.request
from contextlib import contextmanager

import pytest

from project import ENVIRONMENT, edit, free_port

PAGES = (
    *"/ /media/ /mechanics/ /timeline/ /claims/ /references/ /glossary/ /questions/ /seminar/ /cite/".split(),
    *"/about/ /timeline.csv /claims.json /references.bib /media/works.ris".split(),
    *"/references/creemers2018.json /search/search_index.json".split(),
)


class Preview:
    """A preview of a copy of the project, at a port of its own."""

    def __init__(self, copy, port):
        self.copy, self.port = copy, port

    def get(self, path):
        with urllib.request.urlopen(f"http://127.0.0.1:{self.port}{path}", timeout=60) as answer:
            # The script that reloads the page counts builds and requests.
            text = answer.read().decode()
        return re.sub(r"livereload\(\d+, \d+\)|:\d{4,5}/", "", text)

    def shows(self, path, text):
        """Wait until a page holds a text."""
        return self.waited(lambda: text in self.get(path))

    def said(self, text):
        """Wait until the log holds a text."""
        return self.waited(lambda: text in self.log())

    def waited(self, condition, seconds=60):
        for _ in range(seconds * 4):
            try:
                if condition():
                    return True
            except OSError:
                pass
            time.sleep(0.25)
        return False

    def log(self):
        return (self.copy / "log").read_text(encoding="utf-8")

    def edit(self, file, before, after):
        edit(self.copy / file, before, after)


@contextmanager
def started(copy):
    port = free_port()
    with open(copy / "log", "a", encoding="utf-8") as log:
        server = subprocess.Popen(
            [sys.executable, "-m", "mkdocs", "serve", "--dev-addr", f"127.0.0.1:{port}"],
            cwd=copy,
            env=ENVIRONMENT | {"PYTHONPATH": str(copy / "scripts")},
            stdout=log,
            stderr=log,
        )
    preview = Preview(copy, port)
    try:
        assert preview.shows("/claims/", "<title>Claims")
        yield preview
    finally:
        server.terminate()
        server.wait()


@pytest.fixture
def preview(copy):
    with started(copy) as one:
        yield one


def test_every_kind_of_source_shows_its_change_and_pages_are_as_made_anew(preview):
    edit, shows = preview.edit, preview.shows
    edit("scripts/annotated/write/claims.py", "The article says", "The article has it")
    assert shows("/claims/", "The article has it")
    edit("docs/media.md", "title: Media", "title: Newspapers")
    assert shows("/media/", "<h1>Newspapers</h1>")
    edit(
        "docs/media.md",
        "<!-- p: chinese-coverage -->\n",
        "<!-- p: chinese-coverage -->\nNew words [@creemers2018, p. 77]. ",
    )
    assert shows("/media/", "New words")
    edit("refs.bib", "An Evolving Practice of Control", "A Changing Practice")
    assert shows("/references/", "A changing practice")
    edit("claims.yaml", '"Websites and gaming hours are analysed"', "Websites are read")
    assert shows("/claims.json", '"short": "Websites are read"')
    edit("questions.yaml", "Is the Chinese social credit score real?", "Is the score real?")
    assert shows("/questions/", "Is the score real?")
    edit("coding.tsv", "Contested and not inaccurate", "Contested, not inaccurate")
    assert shows("/coding.tsv", "Contested, not inaccurate")
    edit("glossary.yaml", "\n    term: redlist\n", "\n    term: red list of firms\n")
    assert shows("/glossary/", "Red list of firms")
    edit("timeline.yaml", "Fair, Isaac and Company is founded", "The firm is founded")
    assert shows("/timeline.csv", ",The firm is founded,")
    edit("docs/index.md", "## Six chapters", "## The chapters")
    assert shows("/", ">The chapters<")
    edited = {path: preview.get(path) for path in PAGES}
    with started(preview.copy) as anew:
        assert edited == {path: anew.get(path) for path in PAGES}
    assert "Traceback" not in preview.log()


def test_a_fault_is_reported_and_the_preview_goes_on(preview):
    good = "title: Fair, Isaac and Company is founded"
    preview.edit("timeline.yaml", good, "title: <b>")
    assert preview.said("title: expected plain text, found HTML: '<b>'")
    preview.edit("timeline.yaml", "title: <b>", "title: The firm is founded")
    assert preview.shows("/timeline/", "The firm is founded")
    assert "Traceback" not in preview.log()

"""The running preview: every source shows its change, and a fault does not end it."""

import os
import re
import socket
import subprocess
import sys
import time
import urllib.request
from contextlib import contextmanager

import pytest

PAGES = (
    *"/ /media/ /mechanics/ /timeline/ /claims/ /references/ /glossary/ /seminar/ /cite/".split(),
    *"/about/ /timeline.csv /claims.json /references.bib /media/works.ris".split(),
    *"/references/creemers2018.json /search/search_index.json".split(),
)


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


class Preview:
    """A preview of a copy of the project, at a port of its own."""

    def __init__(self, copy, port):
        self.copy, self.port = copy, port

    def get(self, path):
        with urllib.request.urlopen(f"http://127.0.0.1:{self.port}{path}", timeout=5) as answer:
            # The script that reloads the page counts builds and requests.
            text = answer.read().decode()
        return re.sub(r"livereload\(\d+, \d+\)|:\d{4,5}/", "", text)

    def shows(self, path, text, seconds=60):
        for _ in range(seconds * 2):
            try:
                if text in self.get(path):
                    return True
            except OSError:
                pass
            time.sleep(0.5)
        return False

    def edit(self, file, before, after):
        path = self.copy / file
        text = path.read_text(encoding="utf-8")
        assert before in text
        path.write_text(text.replace(before, after), encoding="utf-8")


@contextmanager
def started(copy):
    port = free_port()
    environment = {"PYTHONPATH": str(copy / "scripts"), "NO_MKDOCS_2_WARNING": "1"}
    with open(copy / "log", "a", encoding="utf-8") as log:
        server = subprocess.Popen(
            [sys.executable, "-m", "mkdocs", "serve", "--dev-addr", f"127.0.0.1:{port}"],
            cwd=copy,
            env={**os.environ, **environment},
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
    edit("scripts/annotated/claims.py", "The article says", "The article has it")
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
    edit("claims.yaml", "verdict: opinion", "verdict: contested")
    assert shows("/claims.json", '"verdict": "contested"')
    edit("glossary.yaml", "term: redlist", "term: red list of firms")
    assert shows("/glossary/", "Red list of firms")
    edit("timeline.yaml", "Fair, Isaac and Company is founded", "The firm is founded")
    assert shows("/timeline.csv", ",The firm is founded,")
    edit("docs/index.md", "## Six chapters", "## The chapters")
    assert shows("/", ">The chapters<")
    edited = {path: preview.get(path) for path in PAGES}
    with started(preview.copy) as anew:
        assert edited == {path: anew.get(path) for path in PAGES}
    assert "Traceback" not in (preview.copy / "log").read_text(encoding="utf-8")


def test_a_fault_is_reported_and_the_preview_goes_on(preview):
    preview.edit("timeline.yaml", "category: policy", "category: politics")
    time.sleep(3)
    preview.edit("timeline.yaml", "category: politics", "category: law")
    assert preview.shows("/timeline/", 'data-category="law"')
    log = (preview.copy / "log").read_text(encoding="utf-8")
    assert "found 'politics'" in log
    assert "Traceback" not in log

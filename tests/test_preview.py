"""The running preview: every source shows its change, and a fault does not end it."""

import os
import socket
import subprocess
import sys
import time
import urllib.request

import pytest


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


@pytest.fixture
def preview(copy):
    """A preview of a copy of the project: the copy, and a function that waits for a text."""
    port = free_port()
    environment = {"PYTHONPATH": str(copy / "scripts"), "NO_MKDOCS_2_WARNING": "1"}
    with open(copy / "log", "w", encoding="utf-8") as log:
        server = subprocess.Popen(
            [sys.executable, "-m", "mkdocs", "serve", "--dev-addr", f"127.0.0.1:{port}"],
            cwd=copy,
            env={**os.environ, **environment},
            stdout=log,
            stderr=log,
        )

    def shows(path, text, seconds=60):
        for _ in range(seconds * 2):
            try:
                with urllib.request.urlopen(f"http://127.0.0.1:{port}{path}", timeout=5) as answer:
                    if text in answer.read().decode():
                        return True
            except OSError:
                pass
            time.sleep(0.5)
        return False

    yield copy, shows
    server.terminate()
    server.wait()


def edit(file, before, after):
    text = file.read_text(encoding="utf-8")
    assert before in text
    file.write_text(text.replace(before, after), encoding="utf-8")


def test_every_kind_of_source_shows_its_change(preview):
    copy, shows = preview
    assert shows("/claims/", "The article says")
    edit(copy / "scripts/annotated/claims.py", "The article says", "The article has it")
    assert shows("/claims/", "The article has it")
    edit(copy / "docs/media.md", "title: Media", "title: Newspapers")
    assert shows("/media/", "<h1>Newspapers</h1>")
    edit(copy / "refs.bib", "An Evolving Practice of Control", "A Changing Practice")
    assert shows("/references/", "A changing practice")
    edit(copy / "timeline.yaml", "category: policy", "category: politics")
    time.sleep(3)
    edit(copy / "timeline.yaml", "category: politics", "category: law")
    assert shows("/timeline/", 'data-category="law"')
    log = (copy / "log").read_text(encoding="utf-8")
    assert "found 'politics'" in log
    assert "Traceback" not in log

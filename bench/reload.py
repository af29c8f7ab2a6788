"""From saving a chapter to the reloaded page, in a browser, at today's size and beyond."""

import os
import shutil
import socket
import statistics
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import Page

from bench import growth
from bench.browser import chromium
from bench.measure import CACHE, ROOT, environment, record, report, table

TARGETS = {1: 1.5, 10: 5.0}
SAVES = 7
_TITLE = "Seconds from saving a chapter to the reloaded page"
_CHAPTER = "mechanics"
_WORD = "saved"


def main(arguments: list[str]) -> None:
    """Measure at the sizes named, or at those with a target."""
    rows = []
    for times in map(int, arguments or TARGETS):
        seconds = _measured(times)
        figures = [statistics.median(seconds), min(seconds), max(seconds)]
        target = f"{TARGETS[times]:.1f}" if times in TARGETS else ""
        rows.append([f"{times} ×", *(f"{figure:.2f}" for figure in figures), target])
    listed = table(["size", "median", "least", "most", "target"], rows)
    record("reload.md", report(_TITLE, "--reload", listed), whole=not arguments)


def _measured(times: int) -> list[float]:
    project = CACHE / f"reload-{times}"
    shutil.rmtree(project, ignore_errors=True)
    growth.write(ROOT, project, times)
    chapter = project / "docs" / f"{_CHAPTER}.md"
    with _preview(project) as address, chromium() as browser:
        page = browser.new_page()
        page.goto(f"{address}/{_CHAPTER}/", timeout=600_000)
        return [_save_and_wait(chapter, page, f"{_WORD}{n}") for n in range(SAVES)]


@contextmanager
def _preview(project: Path) -> Iterator[str]:
    """The address of a preview, made as scripts/serve makes it, once it shows the site."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    with (project / "log").open("w") as log:
        server = subprocess.Popen(
            [sys.executable, "-m", "mkdocs", "serve", "--dev-addr", f"127.0.0.1:{port}"],
            cwd=project,
            env={**os.environ, **environment(project)},
            stdout=log,
            stderr=log,
        )
    try:
        _wait_for(port)
        yield f"http://127.0.0.1:{port}"
    finally:
        server.terminate()
        server.wait()


def _wait_for(port: int) -> None:
    for _ in range(6000):
        with socket.socket() as probe:
            if not probe.connect_ex(("127.0.0.1", port)):
                return
        time.sleep(0.1)
    raise TimeoutError("The preview did not start within ten minutes.")


def _save_and_wait(chapter: Path, page: Page, word: str) -> float:
    # The server watches the files a moment after it answers; a person takes longer to type.
    time.sleep(2)
    text = chapter.read_text(encoding="utf-8")
    mark = text.index("-->\n") + len("-->\n")
    begun = time.monotonic()
    chapter.write_text(f"{text[:mark]}{word.capitalize()} {text[mark:]}", encoding="utf-8")
    page.wait_for_selector(f"article >> text={word.capitalize()}", timeout=600_000)
    return time.monotonic() - begun

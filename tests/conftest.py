"""What the tests share: the real sources, a copy of them to damage, and the built site."""

import functools
import http.server
import os
import shutil
import subprocess
import sys
import threading
from contextlib import contextmanager
from pathlib import Path

import pytest
from bs4 import BeautifulSoup
from playwright.sync_api import sync_playwright

from annotated import editions, site, sources

ROOT = Path(__file__).parent.parent
SOURCES = (
    "refs.bib",
    "timeline.yaml",
    "claims.yaml",
    "glossary.yaml",
    "figures.yaml",
    "withdrawn.yaml",
    "published.txt",
    "mkdocs.yml",
    "docs",
    "scripts",
)
CHROMIUM = os.environ.get("CHROMIUM")
with_browser = pytest.mark.skipif(
    not CHROMIUM, reason="no Chromium: scripts/test says how to get one"
)
PUBLIC = "https://example.org/credit/"
DESK = {"width": 1280, "height": 900}
PREVIEW = editions.read("The Site", "About it", {"label": "2026.1", "date": "2026-11-23"}, "")


@pytest.fixture(scope="session")
def real():
    """The real sources, which have no problems."""
    return sources.load(ROOT)


@pytest.fixture(scope="session")
def assembled(real):
    """The real site as Markdown."""
    return site.assemble(real, PREVIEW)


@pytest.fixture
def copy(tmp_path):
    """A copy of the project, to be damaged."""
    for name in SOURCES:
        source = ROOT / name
        if source.is_dir():
            shutil.copytree(source, tmp_path / name)
        else:
            shutil.copy(source, tmp_path / name)
    return tmp_path


def build(root: Path, target: Path, **environment: str) -> subprocess.CompletedProcess:
    """Build the site below `root` into `target`, strictly."""
    return subprocess.run(
        [sys.executable, "-m", "mkdocs", "build", "--strict", "--site-dir", str(target)],
        cwd=root,
        env={
            "PATH": "/usr/bin:/bin",
            "PYTHONPATH": str(root / "scripts"),
            "PYTHONDONTWRITEBYTECODE": "1",
            "NO_MKDOCS_2_WARNING": "1",
            **environment,
        },
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.fixture(scope="session")
def built(tmp_path_factory):
    """The folder of the built site."""
    target = tmp_path_factory.mktemp("site")
    result = build(ROOT, target)
    assert result.returncode == 0, result.stdout + result.stderr
    return target


@pytest.fixture(scope="session")
def published(tmp_path_factory):
    """The folder of the site as built for a public address."""
    target = tmp_path_factory.mktemp("published")
    result = build(ROOT, target, SITE_URL=PUBLIC)
    assert result.returncode == 0, result.stdout + result.stderr
    return target


@pytest.fixture(scope="session")
def soups(built):
    """Every built page, parsed, by its address."""
    return {
        f"/{path.relative_to(built).as_posix()}".removesuffix("index.html"): BeautifulSoup(
            path.read_text(encoding="utf-8"), "lxml"
        )
        for path in sorted(built.rglob("*.html"))
    }


class _Quiet(http.server.SimpleHTTPRequestHandler):
    def log_message(self, *_):
        pass


@contextmanager
def served(folder):
    """The address at which a folder is served while the block runs."""
    handler = functools.partial(_Quiet, directory=folder)
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()


@pytest.fixture(scope="session")
def playwright():
    with sync_playwright() as driver:
        yield driver


def launch(playwright, *more):
    """Chromium, found or installed by scripts/test."""
    # Without the first flag Chromium cannot run as root; the others keep it from calling home.
    quiet = ["--no-sandbox", "--disable-background-networking", "--disable-component-update"]
    return playwright.chromium.launch(executable_path=CHROMIUM, args=[*quiet, *more])


@pytest.fixture(scope="session")
def browser(playwright):
    chromium = launch(playwright)
    yield chromium
    chromium.close()


@pytest.fixture(scope="session")
def address(built):
    with served(built) as address:
        yield address


@contextmanager
def visiting(browser, address):
    """Open pages at an address; whatever they load from elsewhere, or throw, fails the test."""
    contexts, faults = [], []

    def open_page(path, **options):
        # A page that scrolls smoothly would move under the pointer.
        still = {"viewport": DESK, "reduced_motion": "reduce"}
        context = browser.new_context(**still | options)
        contexts.append(context)
        page = context.new_page()
        page.on("request", lambda one: one.url.startswith(address) or faults.append(one.url))
        page.on("pageerror", lambda error: faults.append(str(error)))
        page.goto(address + path)
        return page

    yield open_page
    for context in contexts:
        context.close()
    assert faults == []


@pytest.fixture
def visit(browser, address):
    """Open a page of the site as built without a public address."""
    with visiting(browser, address) as open_page:
        yield open_page


@pytest.fixture
def visit_published(browser, published):
    """Open a page of the site as built for a public address."""
    with served(published) as address, visiting(browser, address) as open_page:
        yield open_page

"""What the tests share: the real sources, a copy of them to damage, and the built site."""

import functools
import http.server
import os
import shutil
import socket
import subprocess
import sys
import threading
from contextlib import contextmanager
from pathlib import Path

import pypdf
import pytest
from bs4 import BeautifulSoup
from playwright.sync_api import sync_playwright

from annotated import editions, settings, site, sources

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
made_by_scripts = pytest.mark.skipif(
    not (ROOT / ".venv/lock").exists(), reason="the environment was not made by the scripts"
)
PUBLIC = "https://example.org/credit/"
DESK = {"width": 1280, "height": 900}
SETTINGS = (ROOT / "mkdocs.yml").read_text(encoding="utf-8")
# The edition of the site, which mkdocs.yml names; and one of a site that is not there.
LABEL_LINE = SETTINGS.split("label:")[0].count("\n") + 1  # of the edition, in mkdocs.yml
EDITION = settings.edition(SETTINGS, PUBLIC)
PREVIEW = editions.read("The Site", "About it", {"label": "2026.1", "date": "2026-11-23"}, "")


# ---- Sources ----


@pytest.fixture(scope="session")
def real():
    """The real sources, which have no problems."""
    return sources.load(ROOT)


@pytest.fixture(scope="session")
def assembled(real):
    """The real site as Markdown."""
    return site.assemble(real, PREVIEW)


def copy_sources(target):
    """Copy the sources of the project, and what makes the site of them, into a folder."""
    target.mkdir(parents=True, exist_ok=True)
    for name in SOURCES:
        copy = shutil.copytree if (ROOT / name).is_dir() else shutil.copy
        copy(ROOT / name, target / name)
    return target


@pytest.fixture
def copy(tmp_path):
    """A copy of the project, to be damaged."""
    return copy_sources(tmp_path)


@pytest.fixture(scope="module")
def texts(tmp_path_factory):
    """A copy of the texts alone, which every test leaves as it found it."""
    from damage import copy_texts, remembering  # which needs this file

    with remembering():
        yield copy_texts(tmp_path_factory.mktemp("texts") / "copy")


def edit(file, before, after):
    """Put a text in the place of another one, once; that one has to be there."""
    text = file.read_text(encoding="utf-8")
    assert before in text
    file.write_text(text.replace(before, after, 1), encoding="utf-8")


# ---- Commands ----

# Nothing of the caller's, such as SITE_URL.
ENVIRONMENT = {
    "PATH": "/usr/bin:/bin",
    "PYTHONPATH": str(ROOT / "scripts"),
    "PYTHONDONTWRITEBYTECODE": "1",
    "NO_MKDOCS_2_WARNING": "1",
}


def run(*command, folder=ROOT, **environment):
    """Run a command in a folder, with no environment but ours, and return how it ended."""
    return subprocess.run(
        command,
        cwd=folder,
        env=ENVIRONMENT | environment,
        capture_output=True,
        text=True,
        check=False,
    )


def run_module(name, *arguments, folder, scripts=ROOT / "scripts"):
    """Run a module of ours as a command."""
    return run(sys.executable, "-m", name, *arguments, folder=folder, PYTHONPATH=str(scripts))


def build(root: Path, target: Path, **environment: str) -> subprocess.CompletedProcess:
    """Build the site below `root` into `target`, strictly."""
    command = (sys.executable, "-m", "mkdocs", "build", "--strict", "--site-dir", target)
    return run(*command, folder=root, PYTHONPATH=str(root / "scripts"), **environment)


def assert_stops(result, said):
    """A command has failed with a sentence, which is returned with all else that it said."""
    output = result.stdout + result.stderr
    assert result.returncode != 0
    assert said in output
    assert "Traceback" not in output
    return output


# Does what the test tells it in the place of MkDocs, and writes down what it was asked for. A test
# of builds has it write a page, say so, wait to be let go, and write another; or fail.
STAND_IN = """\
#!/bin/sh
[ "$2" = mkdocs ] || exec {python} "$@"
printf '%s\\n' "$*" "SITE_URL=$SITE_URL OFFLINE=$OFFLINE" >asked
[ "$3" = build ] || exit 0
for site; do :; done
mkdir -p "$site" && echo new >"$site/index.html" && : >"$PWD/begun.$$"
while [ ! -e go ]; do sleep 0.02; done
echo new >"$site/last.html"
[ ! -e fail ]
"""


@pytest.fixture
def stand_in(tmp_path):
    """A copy of the project in whose environment something else stands for MkDocs."""
    project = copy_sources(tmp_path / "project")
    shutil.copy(ROOT / "requirements.txt", project)
    (project / ".venv/bin").mkdir(parents=True)
    python = project / ".venv/bin/python"
    python.write_text(STAND_IN.format(python=sys.executable))
    python.chmod(0o755)
    shutil.copy(ROOT / "requirements.txt", project / ".venv/lock")
    yield project
    (project / "go").touch()  # whatever the test left waiting ends


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


# ---- The built site ----


@pytest.fixture(scope="session")
def built(tmp_path_factory):
    """The folder of the built site."""
    target = tmp_path_factory.mktemp("site")
    result = build(ROOT, target)
    assert result.returncode == 0, result.stdout + result.stderr
    return target


@pytest.fixture(scope="session")
def published(tmp_path_factory):
    """The folder of the site as scripts/publish builds it: for a public address, and for a disk."""
    target = tmp_path_factory.mktemp("published")
    result = build(ROOT, target, SITE_URL=PUBLIC, OFFLINE="1")
    assert result.returncode == 0, result.stdout + result.stderr
    return target


def contents(folder):
    """Every file below a folder, by its path."""
    found = (path for path in sorted(folder.rglob("*")) if path.is_file())
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in found}


def parsed(folder):
    """Every page of a site, parsed, by its address."""
    return {
        f"/{path.relative_to(folder).as_posix()}".removesuffix("index.html"): BeautifulSoup(
            path.read_text(encoding="utf-8"), "lxml"
        )
        for path in sorted(folder.rglob("*.html"))
    }


@pytest.fixture(scope="session")
def soups(built):
    """Every built page, parsed, by its address."""
    return parsed(built)


@functools.cache
def reader_of(folder, name):
    """A document of a site, to be read."""
    return pypdf.PdfReader(folder / "print" / name)


# ---- The browser ----


class _Quiet(http.server.SimpleHTTPRequestHandler):
    def log_message(self, *_):
        pass


@contextmanager
def answering(handler):
    """The address at which a handler answers while the block runs."""
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_port}"
    finally:
        server.shutdown()
        server.server_close()


def served(folder):
    """The address at which a folder is served while the block runs."""
    return answering(functools.partial(_Quiet, directory=folder))


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

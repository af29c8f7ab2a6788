"""What the tests share: the real sources, a copy of them to damage, the built site, a browser."""

import fcntl
import functools
import os
import shlex
import shutil
import sys
import tempfile
from pathlib import Path

import pytest
from playwright.sync_api import sync_playwright

import machine
from annotated.read import sources
from annotated.write import site
from browsing import launch, served, visiting
from damaging import copy_texts, remembering
from project import PREVIEW, PUBLIC, ROOT, build, copy_sources, parsed, without_documents

# ---- The run ----

# What a user may have exported is not for the code that is tested here; commands get none of it.
for _name in ("OFFLINE", "PORT", "SITE_URL", "SOURCE_DATE_EPOCH"):
    os.environ.pop(_name, None)

# What scripts/test --quick leaves out: whatever builds, opens a browser or damages every source.
_SLOW_FIXTURES = {"built", "published", "chromium"}
_SLOW_FOLDERS = {"browser", "damage", "publish", "seen", "site"}


def pytest_collection_modifyitems(items):
    for item in items:
        folders = item.path.relative_to(ROOT / "tests").parts
        if _SLOW_FIXTURES & set(item.fixturenames) or _SLOW_FOLDERS & set(folders):
            item.add_marker(pytest.mark.slow)
    # First what takes long, so that at the end no process has much left to do while others wait.
    items.sort(key=lambda item: item.get_closest_marker("slow") is None)


def pytest_terminal_summary(terminalreporter):
    """Name each test that was left out, and why, where the run ends."""
    reasons = {}
    for report in terminalreporter.stats.get("skipped", []):
        why = report.longrepr[2].removeprefix("Skipped: ")
        reasons.setdefault(why, []).append(report.nodeid)
    if reasons:
        terminalreporter.section("Left out")
    for why, tests in reasons.items():
        terminalreporter.write_line(f"{why}:")
        for test in tests:
            terminalreporter.write_line(f"  {test}")


# ---- Sources ----


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
    return copy_sources(tmp_path)


@pytest.fixture(scope="module")
def texts(tmp_path_factory):
    """A copy of the texts alone, which every test leaves as it found it."""
    with remembering():
        yield copy_texts(tmp_path_factory.mktemp("texts") / "copy")


# ---- Commands ----

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
    python.write_text(STAND_IN.format(python=shlex.quote(sys.executable)))
    python.chmod(0o755)
    shutil.copy(ROOT / "requirements.txt", project / ".venv/lock")
    yield project
    (project / "go").touch()  # whatever the test left waiting ends


# ---- The built site ----


@pytest.fixture(scope="session")
def built(tmp_path_factory):
    """The folder of the site as built without a public address, with stand-ins for its documents."""
    return built_once(tmp_path_factory, "site", _quickly)


@pytest.fixture(scope="session")
def published(tmp_path_factory):
    """The folder of the site as scripts/publish builds it: for a public address, and for a disk."""
    whole = functools.partial(build, ROOT, SITE_URL=PUBLIC, OFFLINE="1")
    return built_once(tmp_path_factory, "published", whole)


def _quickly(target):
    with tempfile.TemporaryDirectory() as room:
        return build(without_documents(copy_sources(Path(room, "project"))), target)


def built_once(factory, name, make):
    """A site that one of the processes builds, whichever asks first; the others wait for it."""
    room = factory.getbasetemp()
    room = room.parent if "PYTEST_XDIST_WORKER" in os.environ else room
    with open(room / f"{name}.lock", "w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not (done := room / f"{name}.done").exists():
            result = make(room / name)
            assert result.returncode == 0, result.stdout + result.stderr
            done.touch()
    return room / name


@pytest.fixture(scope="session")
def soups(built):
    """Every built page, parsed, by its address."""
    return parsed(built)


# ---- The browser ----


@pytest.fixture(scope="session")
def chromium():
    """Where Chromium is; tests that ask for it are left out where there is none."""
    return machine.needed(machine.CHROMIUM)


@pytest.fixture(scope="session")
def playwright(chromium):
    with sync_playwright() as driver:
        yield driver


@pytest.fixture(scope="session")
def browser(playwright):
    started = launch(playwright)
    yield started
    started.close()


@pytest.fixture(scope="session")
def address(built):
    with served(built) as address:
        yield address


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

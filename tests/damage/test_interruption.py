"""A build that is killed, fails or meets another: the last site stays whole, the next one is right.

What MkDocs would do in ten seconds a stand-in does as slowly or as fast as a test needs.
"""

import os
import re
import shutil
import signal
import subprocess
import sys
import time

import pytest

from annotated.publish import swap
from project import EDITION, ENVIRONMENT, LABEL_LINE, assert_stops, edit, run

# What runs in the background inherits that it is deaf to some signals, Python to one more.
HEARING = """
import os, signal, sys
for sign in (signal.SIGINT, signal.SIGHUP, signal.SIGPIPE):
    signal.signal(sign, signal.SIG_DFL)
os.execv(sys.argv[1], sys.argv[1:])
"""


@pytest.fixture
def project(stand_in):
    """A project with a site, and with a stand-in for MkDocs."""
    write(stand_in / "site", "old")
    return stand_in


def write(site, text):
    site.mkdir()
    for name in ("index.html", "last.html"):
        (site / name).write_text(f"{text}\n")


def site_of(project):
    return {path.name: path.read_text() for path in (project / "site").iterdir()}


OLD = {"index.html": "old\n", "last.html": "old\n"}
NEW = {"index.html": "new\n", "last.html": "new\n"}


def start(project):
    """A build that has written its first page."""
    begun = set(project.glob("begun.*"))
    build = subprocess.Popen(
        [sys.executable, "-c", HEARING, project / "scripts/build"],
        cwd=project,
        env=ENVIRONMENT,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
    )
    wait_for(lambda: set(project.glob("begun.*")) - begun)
    return build


def wait_for(condition):
    for _ in range(3000):
        if condition():
            return
        time.sleep(0.01)
    raise AssertionError("waited in vain")


def finish(project, *arguments):
    """How a build ends that nothing keeps waiting."""
    (project / "go").touch()
    return run(project / "scripts/build", *arguments, folder=project)


def left(project):
    return sorted(path.name for path in (project / ".build").iterdir())


@pytest.mark.parametrize("sign", [signal.SIGTERM, signal.SIGINT, signal.SIGHUP])
def test_a_build_that_is_stopped_leaves_the_last_site_and_nothing_else(project, sign):
    build = start(project)
    build.send_signal(sign)
    _, said = build.communicate(timeout=30)
    assert (build.returncode, said) == (130, "Stopped; site/ is as it was.\n")
    assert site_of(project) == OLD
    assert left(project) == []
    assert finish(project).returncode == 0
    assert site_of(project) == NEW


def test_a_build_that_is_killed_leaves_the_last_site_and_the_next_one_is_right(project):
    build = start(project)
    os.killpg(build.pid, signal.SIGKILL)
    build.communicate(timeout=30)
    assert site_of(project) == OLD
    (stale,) = left(project)
    # Another build may still be filling its folder; after an hour it is not.
    assert finish(project).returncode == 0
    assert site_of(project) == NEW
    assert left(project) == [stale]
    os.utime(project / ".build" / stale, (0, 0))
    assert finish(project).returncode == 0
    assert left(project) == []


def test_a_build_that_fails_leaves_the_last_site(project):
    (project / "fail").touch()
    result = finish(project)
    assert (result.returncode, result.stderr) == (1, "Nothing was built; site/ is as it was.\n")
    assert site_of(project) == OLD
    assert left(project) == []


def test_two_builds_at_once_do_not_harm_each_other(project):
    first, second = start(project), start(project)
    (project / "go").touch()
    for build in (first, second):
        _, said = build.communicate(timeout=30)
        assert (build.returncode, said) == (0, "Built site/.\n")
    assert site_of(project) == NEW
    assert left(project) == []


def test_the_first_build_makes_the_site(project):
    shutil.rmtree(project / "site")
    assert finish(project).returncode == 0
    assert site_of(project) == NEW


def test_a_folder_that_cannot_be_made_is_a_sentence(project):
    # Root may write anywhere, so a file stands where the folder should be.
    (project / ".build").write_text("")
    result = finish(project)
    assert result.returncode == 1
    assert result.stderr.endswith("Nothing was built; site/ is as it was.\n")
    assert site_of(project) == OLD


def test_a_build_is_strict_and_for_a_disk_when_it_is_asked_to_be(project):
    for arguments, offline in (((), ""), (("--offline",), "1")):
        assert finish(project, *arguments).returncode == 0
        command, environment = (project / "asked").read_text().splitlines()
        assert re.sub(r"\d+", "1", command) == "-m mkdocs build --strict --site-dir .build/1"
        assert environment == f"SITE_URL= OFFLINE={offline}"


def test_a_faulty_setting_stops_a_build_before_it_begins(project):
    edit(project / "mkdocs.yml", f'"{EDITION.label}"', '"2026"')
    said = assert_stops(finish(project), f"mkdocs.yml:{LABEL_LINE}: extra.edition.label: expected")
    assert said.endswith("Nothing was built; site/ is as it was.\n")
    assert not (project / "asked").exists()
    assert site_of(project) == OLD


def test_a_kill_within_the_swap_of_another_system_is_made_good(project, monkeypatch):
    """Where names cannot be exchanged, the old site is aside for a moment."""
    (project / ".build").mkdir()
    write(project / ".build/123", "new")
    rename, calls = os.rename, []

    def killed(before, after):
        calls.append(after)
        if len(calls) == 2:
            raise KeyboardInterrupt
        rename(before, after)

    monkeypatch.setattr(swap, "_exchange", lambda *_: False)
    monkeypatch.setattr(os, "rename", killed)
    with pytest.raises(KeyboardInterrupt):
        swap.swap(project / ".build/123", project / "site")
    monkeypatch.undo()
    assert not (project / "site").exists()
    (project / "fail").touch()
    assert finish(project).returncode == 1
    assert site_of(project) == OLD

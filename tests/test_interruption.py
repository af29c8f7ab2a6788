"""A build that is killed, fails or meets another: the last site stays whole, the next one is right.

What MkDocs would do in ten seconds a stand-in does as slowly or as fast as a test needs.
"""

import os
import shutil
import signal
import subprocess
import sys
import threading
import time

import pytest

from annotated import swap
from conftest import ROOT

# Writes a page, says so, waits to be let go, writes another; fails if it is told to.
STAND_IN = """\
#!/bin/sh
[ "$2" = mkdocs ] || exec {python} "$@"
for site; do :; done
mkdir -p "$site" && echo new >"$site/index.html" && : >"$PWD/begun.$$"
while [ ! -e go ]; do sleep 0.02; done
echo new >"$site/last.html"
[ ! -e fail ]
"""


@pytest.fixture
def project(tmp_path):
    """A project with a site, and with the stand-in in its environment."""
    shutil.copytree(ROOT / "scripts", tmp_path / "scripts")
    for name in ("mkdocs.yml", "requirements.txt"):
        shutil.copy(ROOT / name, tmp_path / name)
    environment = tmp_path / ".venv/bin"
    environment.mkdir(parents=True)
    (environment / "python").write_text(STAND_IN.format(python=sys.executable))
    (environment / "python").chmod(0o755)
    shutil.copy(ROOT / "requirements.txt", tmp_path / ".venv/lock")
    write(tmp_path / "site", "old")
    return tmp_path


def write(site, text):
    site.mkdir()
    for name in ("index.html", "last.html"):
        (site / name).write_text(f"{text}\n")


def site_of(project):
    return {path.name: path.read_text() for path in (project / "site").iterdir()}


OLD = {"index.html": "old\n", "last.html": "old\n"}
NEW = {"index.html": "new\n", "last.html": "new\n"}


def hear_signals():
    # What runs in the background inherits that it is deaf to some.
    for sign in (signal.SIGINT, signal.SIGHUP):
        signal.signal(sign, signal.SIG_DFL)


def start(project):
    """A build that has written its first page."""
    begun = set(project.glob("begun.*"))
    build = subprocess.Popen(
        [project / "scripts/build"],
        cwd=project,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
        preexec_fn=hear_signals,
    )
    wait_for(lambda: set(project.glob("begun.*")) - begun)
    return build


def wait_for(condition):
    for _ in range(3000):
        if condition():
            return
        time.sleep(0.01)
    raise AssertionError("waited in vain")


def run(project):
    (project / "go").touch()
    return subprocess.run(
        [project / "scripts/build"], cwd=project, capture_output=True, text=True, check=False
    )


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
    assert run(project).returncode == 0
    assert site_of(project) == NEW


def test_a_build_that_is_killed_leaves_the_last_site_and_the_next_one_is_right(project):
    build = start(project)
    os.killpg(build.pid, signal.SIGKILL)
    build.communicate(timeout=30)
    assert site_of(project) == OLD
    (stale,) = left(project)
    # Another build may still be filling its folder; after an hour it is not.
    assert run(project).returncode == 0
    assert site_of(project) == NEW
    assert left(project) == [stale]
    os.utime(project / ".build" / stale, (0, 0))
    assert run(project).returncode == 0
    assert left(project) == []


def test_a_build_that_fails_leaves_the_last_site(project):
    (project / "fail").touch()
    result = run(project)
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
    assert run(project).returncode == 0
    assert site_of(project) == NEW


def test_a_folder_that_cannot_be_made_is_a_sentence(project):
    # Root may write anywhere, so a file stands where the folder should be.
    (project / ".build").write_text("")
    result = run(project)
    assert result.returncode == 1
    assert result.stderr.endswith("Nothing was built; site/ is as it was.\n")
    assert site_of(project) == OLD


# ---- The swap ----


def test_whoever_looks_during_a_swap_finds_a_whole_site(tmp_path):
    one, other = tmp_path / "one", tmp_path / "other"
    write(one, "old")
    write(other, "new")
    if not swap._exchange(one, other):
        pytest.skip("this system cannot exchange two names in one step")
    seen, done = set(), threading.Event()

    def look():
        while not done.is_set():
            seen.add((one / "index.html").read_text())

    watcher = threading.Thread(target=look)
    watcher.start()
    for _ in range(2000):
        swap.swap(other, one)
    done.set()
    watcher.join()
    assert seen == {"old\n", "new\n"}


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
    assert run(project).returncode == 1
    assert site_of(project) == OLD


def test_without_an_exchange_of_names_the_sites_change_places(tmp_path, monkeypatch):
    monkeypatch.setattr(swap, "_exchange", lambda *_: False)
    write(tmp_path / "1", "new")
    write(tmp_path / "site", "old")
    swap.swap(tmp_path / "1", tmp_path / "site")
    assert site_of(tmp_path) == NEW
    assert (tmp_path / "1/index.html").read_text() == "old\n"
    assert sorted(path.name for path in tmp_path.iterdir()) == ["1", "site"]


def test_a_swap_that_cannot_be_made_is_a_sentence(tmp_path):
    result = subprocess.run(
        [sys.executable, "-m", "annotated.swap", "nowhere", "site"],
        cwd=tmp_path,
        env={"PYTHONPATH": str(ROOT / "scripts")},
        capture_output=True,
        text=True,
        check=False,
    )
    assert (result.returncode, result.stderr) == (1, "nowhere: No such file or directory.\n")


# ---- The environment ----

# Makes an environment whose pip does nothing; `-m pip` runs what stands in $MEANWHILE.
PYTHON = """\
#!/bin/sh
[ "$1" = -c ] && exit
[ "$2" = pip ] && { eval "$MEANWHILE"; exit; }
[ "$2" = venv ] || exec echo ready
rm -rf .venv && mkdir -p .venv/bin && cp "$0" .venv/bin/python
"""


@pytest.fixture
def clone(tmp_path):
    """A clone without an environment, and a command that sets one up."""
    shutil.copytree(ROOT / "scripts", tmp_path / "scripts")
    shutil.copy(ROOT / "requirements.txt", tmp_path)
    (tmp_path / "bin").mkdir()
    (tmp_path / "bin/python3").write_text(PYTHON)
    (tmp_path / "bin/python3").chmod(0o755)
    path = f"{tmp_path / 'bin'}:/usr/bin:/bin"

    def check(meanwhile=""):
        return subprocess.run(
            [tmp_path / "scripts/check"],
            env={"PATH": path, "MEANWHILE": meanwhile},
            capture_output=True,
            text=True,
            check=False,
        )

    return tmp_path, check


def test_an_environment_that_was_not_finished_is_made_anew(clone):
    folder, check = clone
    killed = check("kill -9 $PPID")
    assert killed.returncode != 0
    assert (folder / ".venv").exists() and not (folder / ".venv/lock").exists()
    (folder / ".venv/half").touch()
    assert check().stdout == "ready\n"
    assert not (folder / ".venv/half").exists()


def test_a_lock_cut_short_is_no_lock(clone):
    folder, check = clone
    check()
    (folder / ".venv/lock").write_bytes((folder / "requirements.txt").read_bytes()[:1000])
    (folder / ".venv/half").touch()
    assert check().stdout == "ready\n"
    assert not (folder / ".venv/half").exists()


def test_two_commands_that_set_up_at_once_leave_no_half_environment(clone):
    folder, check = clone
    result = check("echo 99999 >.venv/owner")
    assert result.returncode == 1
    assert result.stderr.endswith(
        "Another command is setting up .venv as well. Wait for it, then run this again.\n"
    )
    assert not (folder / ".venv/lock").exists()
    assert check().stdout == "ready\n"

"""The commands of the README: what they do, and their messages when something is in the way."""

import os
import shutil
import socket

import pytest

from project import EDITION, LABEL_LINE, ROOT, assert_stops, edit, free_port, made_by_scripts, run


@made_by_scripts
def test_check_says_that_there_are_no_problems():
    result = run(ROOT / "scripts/check")
    assert (result.returncode, result.stdout) == (0, "No problems.\n")


def test_a_folder_to_stage_into_is_sought_where_the_command_was_given(stand_in, tmp_path):
    python = stand_in / ".venv/bin/python"
    python.write_text('#!/bin/sh\nprintf "%s\\n" "$*" >asked\n')
    result = run(stand_in / "scripts/build", "--stage", "out", folder=tmp_path)
    assert (result.returncode, result.stderr) == (0, f"Staged {tmp_path}/out.\n")
    asked = (stand_in / "asked").read_text()
    assert asked == f"-m annotated.publish.stage {tmp_path}/out\n"


# ---- The preview ----


def serve(project, port):
    return run(project / "scripts/serve", PORT=str(port))


def test_serve_says_where_to_look_and_starts_the_preview_there(stand_in):
    port = free_port()
    result = serve(stand_in, port)
    said = f"Building; then open http://127.0.0.1:{port}/ (Ctrl+C stops).\n"
    assert (result.returncode, result.stderr) == (0, said)
    command = (stand_in / "asked").read_text().splitlines()[0]
    assert command == f"-m mkdocs serve --dev-addr 127.0.0.1:{port}"


def test_a_port_in_use_is_a_sentence(stand_in):
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        result = serve(stand_in, port)
    assert result.returncode == 1
    assert result.stderr == (
        f"Port {port} cannot be used, perhaps another program has it. Try: PORT=8001 scripts/serve\n"
    )
    assert not (stand_in / "asked").exists()


@pytest.mark.parametrize("port", ["abc", "0", "-1", "80 80", "8000;ls", "99999"])
def test_a_port_that_cannot_be_is_a_sentence(stand_in, port):
    result = serve(stand_in, port)
    said = {
        "99999": f"Port {port} cannot be used, perhaps another program has it.",
    }.get(port, f"Expected a port such as 8001, found {port}.")
    expected = f"{said} Try: PORT=8001 scripts/serve\n"
    assert (result.returncode, result.stderr) == (1, expected)


def test_a_faulty_setting_stops_a_preview_before_it_begins(stand_in):
    edit(stand_in / "mkdocs.yml", f'"{EDITION.label}"', '"2026"')
    assert_stops(
        serve(stand_in, free_port()), f"mkdocs.yml:{LABEL_LINE}: extra.edition.label: expected"
    )
    assert not (stand_in / "asked").exists()


# ---- The environment ----


@pytest.fixture
def bare(tmp_path):
    """A clone without an environment, and a PATH with little on it."""
    shutil.copytree(ROOT / "scripts", tmp_path / "clone/scripts")
    shutil.copy(ROOT / "requirements.txt", tmp_path / "clone")
    tools = tmp_path / "bin"
    tools.mkdir()
    for name in ("sh", "dirname", "cmp", "cp", "id", "rm", "mkdir"):
        (tools / name).symlink_to(shutil.which(name))
    return tmp_path / "clone", tools


def test_a_python_too_old_is_a_sentence(bare):
    clone, tools = bare
    (tools / "python3").write_text(
        '#!/bin/sh\n[ "$1" = --version ] && echo "Python 3.9.2" && exit\nexit 1\n'
    )
    (tools / "python3").chmod(0o755)
    result = run(clone / "scripts/check", PATH=str(tools))
    assert result.returncode == 1
    assert result.stderr == "Python 3.11 or newer is needed; found: Python 3.9.2.\n"


def test_no_network_on_the_first_run_is_a_sentence(bare):
    clone, _ = bare
    offline = {"PIP_INDEX_URL": "http://127.0.0.1:9/", "PIP_RETRIES": "0", "PIP_FIND_LINKS": ""}
    # The Python of the caller, which may be the only one that is new enough.
    result = run(clone / "scripts/check", PATH=os.environ["PATH"], **offline)
    assert result.returncode == 1
    assert "The packages could not be installed (see above)." in result.stderr
    assert "Traceback" not in result.stderr
    assert not (clone / ".venv/lock").exists()


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
        return run(tmp_path / "scripts/check", PATH=path, MEANWHILE=meanwhile)

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

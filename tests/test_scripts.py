"""The commands of the README: their messages when something is in the way."""

import os
import shutil
import socket
import subprocess

import pytest

from conftest import ROOT

pytestmark = pytest.mark.skipif(
    not (ROOT / ".venv/lock").exists(), reason="the environment was not made by the scripts"
)


def run(*command, **environment):
    return subprocess.run(
        command, env={**os.environ, **environment}, capture_output=True, text=True, check=False
    )


def test_check_says_that_there_are_no_problems():
    result = run(ROOT / "scripts/check")
    assert (result.returncode, result.stdout) == (0, "No problems.\n")


def test_a_port_in_use_is_a_sentence():
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = str(taken.getsockname()[1])
        result = run(ROOT / "scripts/serve", PORT=port)
    assert result.returncode == 1
    assert result.stderr == (
        f"Port {port} cannot be used, perhaps another program has it. Try: PORT=8001 scripts/serve\n"
    )


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
    result = run(clone / "scripts/check", **offline)
    assert result.returncode == 1
    assert "The packages could not be installed (see above)." in result.stderr
    assert "Traceback" not in result.stderr
    assert not (clone / ".venv/lock").exists()

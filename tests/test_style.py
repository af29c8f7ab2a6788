"""The code keeps to one style, its types are sound, and its stages import only what is below them."""

import subprocess
import sys

import pytest

from project import ROOT

COMMANDS = {
    "no faults of style": ("-m", "ruff", "check", "--no-cache", "scripts", "tests", "bench"),
    "one format": ("-m", "ruff", "format", "--check", "--no-cache", "scripts", "tests", "bench"),
    "sound types": ("-m", "mypy", "--no-incremental"),
    "imports that go down only": (
        "-c",
        "from importlinter.cli import lint_imports_command as lint; lint()",
        "--no-cache",
    ),
}


@pytest.mark.parametrize("command", COMMANDS.values(), ids=COMMANDS)
def test_the_code_has(command):
    result = subprocess.run(
        [sys.executable, *command],
        cwd=ROOT,
        env={"PYTHONPATH": str(ROOT / "scripts"), "PATH": "/usr/bin:/bin", "LC_ALL": "C.UTF-8"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert result.returncode == 0, result.stdout + result.stderr

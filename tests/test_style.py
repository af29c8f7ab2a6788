import subprocess
import sys

import pytest

from conftest import ROOT


@pytest.mark.parametrize("command", [("check",), ("format", "--check")])
def test_the_code_keeps_to_one_style(command):
    ruff = [sys.executable, "-m", "ruff", *command, "--no-cache", "scripts", "tests", "bench"]
    result = subprocess.run(ruff, cwd=ROOT, capture_output=True, text=True, check=False)
    assert result.returncode == 0, result.stdout

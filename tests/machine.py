"""What some tests need of the machine beside Python: looked for when the first of them runs.

scripts/test lets it be installed, as root on Debian and its like; where that cannot be, the tests are
left out, and the end of the run names them. See conftest.
"""

import fcntl
import functools
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest
from playwright.sync_api import sync_playwright

MAY_INSTALL = "TESTS_MAY_INSTALL"  # set by scripts/test
_PLACES = os.pathsep.join(
    [os.environ.get("PATH", ""), "/usr/sbin", "/usr/local/bin", "/opt/homebrew/bin"]
    + [
        f"/Applications/{one}.app/Contents/MacOS"
        for one in ("Chromium", "Google Chrome", "LibreOffice")
    ]
)


@dataclass(frozen=True)
class Tool:
    """A program: its name, its commands, Debian's packages, and what it has to be able to run.

    A large one is used where it is. What would do instead is used where the program cannot be had.
    """

    name: str
    commands: tuple[str, ...]
    packages: str
    proof: tuple[str, ...] = ()
    large: bool = False
    instead: tuple[str, ...] = ()

    @property
    def place(self) -> str:
        """Where it is; empty if it is not here, or not whole."""
        found = _first(self.commands)
        return found if not self.proof or (found and _runs(found, *self.proof)) else ""


def _first(commands: tuple[str, ...]) -> str:
    return next(filter(None, (shutil.which(one, path=_PLACES) for one in commands)), "")


CHROMIUM = Tool(
    "Chromium",
    ("chromium-headless-shell",),  # opens a page in a quarter of the time
    "chromium-headless-shell",
    instead=("chromium", "chromium-browser", "google-chrome", "Chromium", "Google Chrome"),
)
NGINX = Tool("nginx", ("nginx",), "nginx-light")
JAVA = Tool("Java", ("java",), "default-jre-headless")
LIBREOFFICE = Tool(
    "LibreOffice", ("soffice",), "libreoffice-writer libreoffice-impress", large=True
)
FIREFOX = Tool("Firefox", ("firefox-esr", "firefox"), "firefox-esr")
DISPLAY = Tool("virtual display (Xvfb)", ("Xvfb",), "xvfb")
WEBKIT = Tool(  # Debian's own Python, which alone finds Debian's WebKit
    "WebKit for GTK",
    ("/usr/bin/python3",),
    "python3-gi gir1.2-webkit2-4.1",
    ("-c", "import gi; gi.require_version('WebKit2', '4.1')"),
)


def needed(tool: Tool) -> str:
    """Where a tool is, installed if that can be; else the test that asks is left out."""
    if not (place := _found(tool)):
        pytest.skip(f"no {tool.name}; on Debian: sudo apt-get install {tool.packages}")
    return place


@functools.cache
def _found(tool: Tool) -> str:
    with open(Path(tempfile.gettempdir()) / f"annotated-tests-{os.getuid()}.lock", "w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)  # several processes may ask at once
        return _given(tool) or tool.place or _installed(tool) or _first(tool.instead)


def _given(tool: Tool) -> str:
    """A Chromium that the caller names, or the one that Playwright has downloaded."""
    if tool != CHROMIUM:
        return ""
    return os.environ.get("CHROMIUM", "") or ("" if tool.place else _of_playwright())


def _of_playwright() -> str:
    with sync_playwright() as playwright:
        place = playwright.chromium.executable_path
    return place if Path(place).exists() else ""


def _installed(tool: Tool) -> str:
    """Where a tool is once it is installed; empty if it cannot be."""
    if tool.large or not os.environ.get(MAY_INSTALL):
        return ""
    if os.getuid() == 0 and shutil.which("apt-get"):
        with _no_service_starts():
            _quietly("apt-get", "update", "-qq")
            packages = tool.packages.split()
            _quietly("apt-get", "install", "-y", "-qq", "--no-install-recommends", *packages)
        return tool.place
    if tool == CHROMIUM and not _first(tool.instead):
        _quietly(sys.executable, "-m", "playwright", "install", "chromium")
        return _of_playwright()
    return ""


@contextmanager
def _no_service_starts() -> Iterator[None]:
    """Debian starts a server as soon as it is installed, unless this file says no."""
    policy = Path("/usr/sbin/policy-rc.d")
    ours = not policy.exists()
    if ours:
        policy.write_text("#!/bin/sh\nexit 101\n")
        policy.chmod(0o755)
    try:
        yield
    finally:
        if ours:
            policy.unlink()


def _runs(*command: str) -> bool:
    return not subprocess.run(command, capture_output=True, check=False).returncode


def _quietly(*command: str) -> None:
    quiet = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    subprocess.run(command, env=quiet, capture_output=True, check=False)

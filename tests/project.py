"""The project that is tested: its settings, copies of it to damage, its commands, what it builds."""

import functools
import shutil
import socket
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest
from bs4 import BeautifulSoup

from annotated.model import Edition
from annotated.read import files, pages, settings
from sheets import Sheets

ROOT = Path(__file__).parent.parent
SOURCES = (*files.DATA, "editions", "mkdocs.yml", "docs", "scripts")
PUBLIC = "https://example.org/credit/"
SETTINGS = (ROOT / "mkdocs.yml").read_text(encoding="utf-8")
# The edition of the site, which mkdocs.yml names; and one of a site that is not there.
LABEL_LINE = SETTINGS.split("label:")[0].count("\n") + 1  # of the edition, in mkdocs.yml
EDITION = settings.edition(SETTINGS, PUBLIC)
PREVIEW = Edition("The Site", "About it", "2026.1", date(2026, 11, 23), "")
# Where each page stands.
_PAGES = sorted(map(pages.name_of, files.markdown(ROOT)))
PATHS = ["/", *(f"/{name}/" for name in _PAGES if name != "index"), "/404.html"]
made_by_scripts = pytest.mark.skipif(
    not (ROOT / ".venv/lock").exists(), reason="the environment was not made by the scripts"
)


# ---- Sources ----


def copy_sources(target):
    """Copy the sources of the project, and what makes the site of them, into a folder."""
    target.mkdir(parents=True, exist_ok=True)
    for name in SOURCES:
        copy = shutil.copytree if (ROOT / name).is_dir() else shutil.copy
        copy(ROOT / name, target / name)
    return target


# For tests that do not hang on what the documents hold: they take most of a build.
STAND_INS = """

_all = names


def make(site, edition, names=(), say=print):
    return [Document(name, f"{name} of {edition.label}".encode(), 1) for name in _all()]
"""


def without_documents(project):
    """A copy of the project whose documents are stand-ins."""
    with (project / "scripts/annotated/paper/documents.py").open("a", encoding="utf-8") as code:
        code.write(STAND_INS)
    return project


def edit(file, before, after):
    """Put a text in the place of another one, once; that one has to be there."""
    text = file.read_text(encoding="utf-8")
    assert before in text, f"{file} has no {before!r}"
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
    assert result.returncode != 0, output
    assert said in output, output
    assert "Traceback" not in output, output
    return output


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


# ---- A built site ----


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


@functools.cache
def sheets_of(folder, name):
    """A document of a site, to be read."""
    return Sheets(folder / "print" / name)

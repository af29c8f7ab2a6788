"""Runs pandoc: the one of the wheel, on texts that nobody else sees."""

import os
import subprocess
import sys
import tempfile
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from types import MappingProxyType

import pypandoc

from annotated.memory import remembered

# One on the machine may be older and would format differently.
PROGRAM = Path(pypandoc.__file__).parent / "files" / "pandoc"

# How it reads a page: quotes and dashes stay as they are typed, as on the screen; and it does not
# look for what the screen does not know either, which would take a third of its time.
_NOT_READ = (
    "smart",
    "bracketed_spans",
    "citations",
    "definition_lists",
    "raw_html",
    "raw_tex",
    "tex_math_dollars",
)
MARKDOWN = "-".join(("markdown", *_NOT_READ))


# Paths are UTF-8 in whatever locale, and the files of an e-book carry their local time.
_LOCALE = "en_US.UTF-8" if sys.platform == "darwin" else "C.UTF-8"
_SURROUNDINGS = MappingProxyType({"LC_ALL": _LOCALE, "TZ": "UTC"})


class Failed(Exception):
    """pandoc failed or warned; the message is its own."""


def run(arguments: list[str], text: str = "", files: Mapping[str, str] | None = None) -> str:
    """What pandoc makes of a text. Raises `Failed`; a warning counts as a failure.

    `files` holds the contents of a style and of a library by the names of their files.
    """
    return _said(tuple(arguments), text, tuple((files or {}).items()))


@remembered
def _said(arguments: tuple[str, ...], text: str, files: tuple[tuple[str, str], ...]) -> str:
    with tempfile.TemporaryDirectory() as folder:
        options = [*arguments, *_written(Path(folder), files), "--fail-if-warnings"]
        result = _started(options, text)
    if result.returncode or result.stderr:
        raise Failed(result.stderr.strip() or f"pandoc ended with {result.returncode}")
    return result.stdout


def _started(options: list[str], text: str) -> subprocess.CompletedProcess[str]:
    try:
        return subprocess.run(
            [PROGRAM, *options],
            input=text,
            capture_output=True,
            encoding="utf-8",
            env={**os.environ, **_SURROUNDINGS},
            check=False,
        )
    except OSError as error:
        message = f"pandoc cannot be run: {PROGRAM}: {error.strerror}. Remove .venv and try again."
        raise Failed(message) from error


def _written(folder: Path, files: Iterable[tuple[str, str]]) -> Iterator[str]:
    for name, content in files:
        (folder / name).write_text(content, encoding="utf-8")
        yield f"--{'csl' if name.endswith('.csl') else 'bibliography'}={folder / name}"

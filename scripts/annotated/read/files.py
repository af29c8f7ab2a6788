"""The texts of the sources, and what no source may be or hold, whatever its kind."""

from collections.abc import Iterator
from pathlib import Path

from annotated.model import PATTERN, Problem
from annotated.read import (
    bibliography,
    claims,
    coding,
    editions,
    figures,
    glossary,
    pages,
    published,
    questions,
    timeline,
    withdrawn,
)
from annotated.text import characters

# Every source that is no page.
DATA = tuple(
    module.PATH
    for module in (
        bibliography,
        timeline,
        claims,
        coding,
        glossary,
        figures,
        questions,
        withdrawn,
        published,
        editions,
    )
)


def read_files(root: Path) -> tuple[dict[str, str], list[Problem]]:
    """The text of every source by its path, and the faults of those that cannot be read."""
    texts: dict[str, str] = {}
    faults: list[Problem] = []
    for path in [*DATA, *held(root), *markdown(root)]:
        try:
            text = (root / path).read_bytes().decode("utf-8").replace("\r\n", "\n")
        except OSError as error:
            faults.append(Problem(path, 1, "file", f"cannot be read: {error.strerror}"))
        except UnicodeDecodeError as error:
            line = error.object.count(b"\n", 0, error.start) + 1
            faults.append(Problem(path, line, "file", f"expected UTF-8, found {error.reason}"))
        else:
            hidden = list(_file_faults(path, text))
            faults += hidden
            if not hidden:
                texts[path] = text
    return texts, faults


def _file_faults(path: str, text: str) -> Iterator[Problem]:
    """What no source may be or hold, whatever its kind."""
    if not text.strip():
        yield Problem(path, 1, "file", "expected a text, found an empty file")
    for offset, message in characters.hidden(text):
        yield Problem(path, text.count("\n", 0, offset) + 1, "file", message)
    if path == f"docs/{PATTERN}.md":
        message = "expected another name; the pattern for citing an entry has this one"
        yield Problem(path, 1, "file", message)
    if path.endswith("/index.md") and path != "docs/index.md":
        folder = path.removesuffix("/index.md")
        yield Problem(path, 1, "file", f"expected {folder}.md, which has the address of its folder")
    if path.startswith("docs/") and not pages.PATH.fullmatch(path):
        expected = "expected a page as docs/NAME.md or docs/seminar/NAME.md"
        message = f"{expected}, its name lower-case words joined by hyphens"
        yield Problem(path, 1, "file", message)


def foreign(root: Path) -> Iterator[Problem]:
    """Report what docs/ holds beside pages, all of which would be published; and links."""
    for path in (root / "docs", *sorted((root / "docs").rglob("*"))):
        name = path.relative_to(root).as_posix()
        if path.is_symlink():
            message = f"expected the file itself, found a link to {path.readlink()}"
            yield Problem(name, 1, "file", message)
        elif path.is_file() and path.suffix not in pages.SUFFIXES:
            message = "expected nothing but pages in docs/, whose files are published; move it away"
            yield Problem(name, 1, "file", message)


def held(root: Path) -> list[str]:
    """What each published edition held."""
    return sorted(
        f"{editions.FOLDER}/{path.name}" for path in root.glob(f"{editions.FOLDER}/*.json")
    )


def markdown(root: Path) -> list[str]:
    """Every file that MkDocs would take for a page."""
    found = (path for path in (root / "docs").rglob("*") if path.suffix in pages.SUFFIXES)
    return sorted(path.relative_to(root).as_posix() for path in found)

"""`python -m annotated.read.check`: print every problem in the sources; exit 1 if there is one."""

import sys
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from annotated.model import Edition, Faulty, Problem, Sources
from annotated.read import bibliography, settings, sources

T = TypeVar("T")


def everything(root: Path) -> tuple[Edition, Sources]:
    """The settings and the sources below `root`. Raises `Faulty` with the problems of both."""
    edition, faults = _tried(settings.load, root)
    found, more = _tried(sources.load, root)
    if edition is None or found is None:
        raise Faulty([*faults, *more])
    if late := [*bibliography.late(found.references, edition.date)]:
        raise Faulty(late)
    return edition, found


def _tried(load: Callable[[Path], T], root: Path) -> tuple[T | None, tuple[Problem, ...]]:
    try:
        return load(root), ()
    except Faulty as faulty:
        return None, faulty.problems
    except OSError as error:
        return None, (Problem(str(error.filename), 0, "", str(error.strerror)),)


def main() -> int:
    """Check the sources and the settings in the current folder."""
    try:
        everything(Path.cwd())
    except Faulty as faulty:
        count = len(faulty.problems)
        print(faulty)
        print(f"{count} problem{'s' if count > 1 else ''}.", file=sys.stderr)
        return 1
    print("No problems.")
    return 0


if __name__ == "__main__":
    sys.exit(main())

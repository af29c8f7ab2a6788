"""`python -m annotated.publish.place SITE [NEW]`: put NEW in the place of SITE, or look if it can.

A build replaces site/ as a whole. Where that is a link or a disk of its own, the link would go and
what it leads to stay old; and what somebody else put into the folder would be lost. What the last
build put there is written down in .built, beside the folder.
"""

import fcntl
import os
import sys
from collections.abc import Container, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

from annotated.publish import manifest
from annotated.publish.swap import swap

_BUILT = ".built"
_AT_ONCE = 5  # names in a message


class Taken(Exception):
    """The place cannot be taken; the message is a sentence that says why."""


def look(site: Path) -> None:
    """Raise `Taken` if a build could not replace this folder as a whole."""
    name = f"{site.name}/"
    if site.is_symlink():
        raise Taken(
            f"{site.name} is a link to {site.readlink()}, and a build replaces {name} as a whole: "
            "remove the link, build, and copy what is built there."
        )
    if os.path.ismount(site):
        raise Taken(f"{site.name} is a disk of its own, and a build replaces {name} as a whole.")
    if site.exists() and not site.is_dir():
        raise Taken(f"{site.name} is a file, and stands where the site should be: move it away.")


def take(new: Path, site: Path) -> None:
    """Put a new site in the place of the old one, which is then at the name of the new one."""
    look(site)
    with _alone(new.parent):
        built, record = set(manifest.files(new)), site.parent / _BUILT
        # Before the first record every file counts as built that a build makes today.
        before = set(record.read_text("utf-8").splitlines()) if record.exists() else built
        _look_for_foreign(site, before)
        _write(record, built | before)  # right whenever this is killed
        swap(new, site)
        _write(record, built)


def _write(record: Path, paths: Iterable[str]) -> None:
    record.write_text("".join(f"{path}\n" for path in sorted(paths)), encoding="utf-8")


def _look_for_foreign(site: Path, built: Container[str]) -> None:
    if found := [path for path in manifest.files(site) if path not in built]:
        rest = f" and {len(found) - _AT_ONCE} more" if len(found) > _AT_ONCE else ""
        raise Taken(
            f"{site.name}/ holds what no build put there: {', '.join(found[:_AT_ONCE])}{rest}. "
            f"Move it away, or remove {site.name}/ as a whole."
        )


@contextmanager
def _alone(folder: Path) -> Iterator[None]:
    """Wait until no other build puts its site in place."""
    lock = os.open(folder, os.O_RDONLY)
    try:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield
    finally:
        os.close(lock)


def main(arguments: list[str]) -> int:
    site, *new = map(Path, arguments)
    try:
        take(new[0], site) if new else look(site)
    except (Taken, OSError) as error:
        said = f"{error.filename}: {error.strerror}." if isinstance(error, OSError) else error
        print(said, file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

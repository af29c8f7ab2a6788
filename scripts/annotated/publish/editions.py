"""`python -m annotated.publish.editions FOLDER`: publish an edition for ever.

FOLDER is what stands at the plain address. It holds a folder for each edition, named by its label,
and beside these folders a copy of the newest edition. An edition is published once editions.json
lists it. That file is written last, so a run that was interrupted can simply be run again.
"""

import fcntl
import json
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import replace
from pathlib import Path

from annotated.model import Edition, Faulty, Problem
from annotated.publish import exports
from annotated.read import settings

LIST = "editions.json"  # of all editions, in FOLDER

CARD = "edition.json"  # of one, in its own folder

MANIFEST = "MANIFEST"

_ROOM = ".publishing"


Entry = dict[str, str]  # label, date and address of a published edition

Build = Callable[[Edition, Path], None]  # writes the site of the edition into the folder


class Refused(Exception):
    """Nothing was published; the message is a sentence that says why."""


def main(arguments: list[str]) -> int:
    """Publish the edition that mkdocs.yml describes, and print its folder."""
    try:
        folder = _folder(arguments, Path.cwd())
        edition = to_publish(settings.load(Path.cwd()))
        print(publish(folder, edition, build))
    except (Refused, Faulty) as error:
        print(error, file=sys.stderr)
        return 1
    except (OSError, KeyboardInterrupt) as error:
        reason = str(error) or "Interrupted"
        print(f"{reason}. Older editions are as they were; run this again.", file=sys.stderr)
        return 1
    return 0


def publish(folder: Path, edition: Edition, build: Build) -> Path:
    """Build the edition, put it into its own folder for ever, and show it at the plain address.

    Returns the folder of the edition. Raises `Refused`, and then has changed nothing.
    """
    with _room(folder) as room:
        published = listed(folder)
        _refuse(edition.label, published)
        former = _paths_of(folder, published)
        new, target = room / edition.label, folder / edition.label
        build(edition, new)
        _seal(new, edition, published)
        _settle(new, target)
        _show(target, folder, former, room)
        entries = [*published, _entry(edition)]
        (room / LIST).write_text(_json(entries), encoding="utf-8")
        os.replace(room / LIST, folder / LIST)
    return target


# ---- What is published, and what is to be ----


def to_publish(edition: Edition) -> Edition:
    """The edition at its own address, below the plain one. Raises `Faulty` if it has none."""
    if not edition.address:
        expected = "expected the public address of the site, such as https://example.org/credit/"
        raise Faulty([Problem(settings.ADDRESS, 0, "", f"{expected}, found none")])
    return replace(edition, address=f"{edition.address}{edition.label}/")


def listed(folder: Path) -> list[Entry]:
    """The published editions, oldest first."""
    try:
        found = json.loads((folder / LIST).read_text(encoding="utf-8"))
        return [{name: one[name] for name in ("label", "date", "address")} for one in found]
    except FileNotFoundError:
        return []
    except (ValueError, TypeError, KeyError) as error:
        message = f"{folder / LIST}: expected a list of label, date and address: {error!r}."
        raise Refused(message) from error


def manifest(folder: Path) -> str:
    """The hash of every file of an edition but the manifest itself, as sha256sum writes them."""
    return exports.checksums(
        {path: (folder / path).read_bytes() for path in _files(folder) if path != MANIFEST}
    )


def _entry(edition: Edition) -> Entry:
    return {
        "label": edition.label,
        "date": edition.date.isoformat(),
        "address": edition.address,
    }


def _json(value: object) -> str:
    return json.dumps(value, indent=1) + "\n"


def _files(folder: Path) -> list[str]:
    found = (path for path in folder.rglob("*") if path.is_file())
    return sorted(path.relative_to(folder).as_posix() for path in found)


def _paths_of(folder: Path, published: list[Entry]) -> set[str]:
    """What the newest edition put at the plain address."""
    if not published:
        return set()
    path = folder / published[-1]["label"] / MANIFEST
    if not path.exists():
        raise Refused(f"{LIST} lists an edition whose {path} is missing; bring its folder back.")
    sums = path.read_text(encoding="utf-8")
    return {line.partition("  ")[2] for line in sums.splitlines()}


# ---- What is refused ----


def _folder(arguments: list[str], root: Path) -> Path:
    if len(arguments) != 1 or not arguments[0]:
        raise Refused("Expected one folder: SITE_URL=https://… scripts/publish FOLDER")
    folder = Path(arguments[0]).resolve()
    # scripts/build replaces site/ as a whole.
    if folder in (root, root / "site") or folder.is_relative_to(root / "docs"):
        raise Refused(f"Expected a folder for published editions alone, found {folder}.")
    return folder


def _refuse(label: str, published: list[Entry]) -> None:
    labels = [one["label"] for one in published]
    if label in labels:
        raise Refused(
            f"Edition {label} is published and never changes; "
            "give the next one a new label in mkdocs.yml."
        )
    if labels and _order(label) < _order(labels[-1]):
        raise Refused(
            f"Edition {label} would come after {labels[-1]}, the newest; "
            "give it a later label in mkdocs.yml."
        )


def _order(label: str) -> list[int]:
    return [int(number) for number in label.split(".")]


# ---- The steps ----


@contextmanager
def _room(folder: Path) -> Iterator[Path]:
    """A place to work in, on the disk of the folder, so that what is finished moves in one step."""
    folder.mkdir(parents=True, exist_ok=True)
    with _locked(folder):
        room = folder / _ROOM
        shutil.rmtree(room, ignore_errors=True)  # a run that was killed may have left it
        room.mkdir()
        try:
            yield room
        finally:
            shutil.rmtree(room, ignore_errors=True)


@contextmanager
def _locked(folder: Path) -> Iterator[None]:
    lock = os.open(folder, os.O_RDONLY)
    try:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as error:
            raise Refused(f"Another run is publishing into {folder} now.") from error
        yield
    finally:
        os.close(lock)


def build(edition: Edition, target: Path) -> None:
    """Build the site of the current folder, strictly. Raises `Refused`."""
    command = [sys.executable, "-m", "mkdocs", "build", "--strict", "--site-dir", str(target)]
    environment = {**os.environ, "SITE_URL": edition.address, "OFFLINE": "1"}
    # Standard output is for the folder of the edition alone.
    result = subprocess.run(command, env=environment, stdout=sys.stderr, check=False)
    if result.returncode:
        raise Refused("The site cannot be built (see above); nothing was published.")


def _seal(new: Path, edition: Edition, published: list[Entry]) -> None:
    """Add what the edition says of itself. Raises `Refused` if it cannot stand beside others."""
    tops = {path.partition("/")[0] for path in _files(new)}
    if clashes := sorted(top for top in tops if re.fullmatch(rf"{LIST}|\d+\.\d+", top)):
        raise Refused(f"The site may not hold {clashes[0]}: that is the place of the editions.")
    previous = published[-1]["label"] if published else None
    (new / CARD).write_text(_json(_entry(edition) | {"previous": previous}), encoding="utf-8")
    (new / MANIFEST).write_text(manifest(new), encoding="utf-8")


def _settle(new: Path, target: Path) -> None:
    """Move the edition to its place; an interrupted run may have put the very same there."""
    if not target.exists():
        os.replace(new, target)
    elif manifest(target) != manifest(new):
        raise Refused(
            f"{target} is there already, though {LIST} does not list it, and differs from what was "
            "built now; if it never was public, remove it and run this again."
        )


def _show(edition: Path, folder: Path, former: Iterable[str], room: Path) -> None:
    """Make the plain address a copy of the edition; what no edition put there stays."""
    paths = _files(edition)
    for path in set(former).difference(paths):
        _remove(folder / path, folder)
    for path in paths:
        shutil.copyfile(edition / path, room / "copy")
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        os.replace(room / "copy", folder / path)


def _remove(path: Path, folder: Path) -> None:
    """Remove a file, and the folders that it leaves empty."""
    # An interrupted run may have removed it, and put a file where its folder was.
    with suppress(FileNotFoundError, NotADirectoryError):
        path.unlink()
    with suppress(OSError):
        for parent in path.relative_to(folder).parents[:-1]:
            (folder / parent).rmdir()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

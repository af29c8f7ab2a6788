"""`python -m annotated.publish.editions FOLDER`: publish an edition for ever.

FOLDER is what stands at the plain address. It holds a folder for each edition, named by its label,
and beside these folders a copy of the newest edition, which tells of the feed as well. An edition
is published once editions.json lists it. That file is written last, so a run that was interrupted
can simply be run again.
"""

import fcntl
import json
import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field, replace
from pathlib import Path

from annotated.model import Edition, Faulty, Problem, Sources
from annotated.publish import feed, manifest, refusals, registry
from annotated.publish.refusals import Entry, Refused
from annotated.read import editions, published, settings, sources

LIST = "editions.json"  # of all editions, in FOLDER

CARD = "edition.json"  # of one, in its own folder

_ROOM = ".publishing"

Build = Callable[[Edition, Path], None]  # writes the site of the edition into the folder


@dataclass(frozen=True)
class More:
    """What belongs to an edition beside its pages.

    `held` is the text of its snapshot, `plain` the files that stand at the plain address alone.
    `gone` tells which promised addresses a built site lacks.
    """

    held: str = "{}"
    plain: Mapping[str, bytes] = field(default_factory=dict)
    gone: Callable[[Path], Iterable[Problem]] = lambda site: ()


def main(arguments: list[str]) -> int:
    """Publish the edition that mkdocs.yml describes, and print its folder."""
    root = Path.cwd()
    try:
        folder = refusals.folder(arguments, root)
        edition = to_publish(settings.load(root))
        found = sources.load(root)
        refusals.unprepared(edition, found, listed(folder))
        print(publish(folder, edition, build, _more(edition, found, root)))
    except (Refused, Faulty) as error:
        print(error, file=sys.stderr)
        return 1
    except (OSError, KeyboardInterrupt) as error:
        reason = str(error) or "Interrupted"
        print(f"{reason}. Older editions are as they were; run this again.", file=sys.stderr)
        return 1
    return 0


def publish(folder: Path, edition: Edition, build: Build, more: More = More()) -> Path:
    """Build the edition, put it into its own folder for ever, and show it at the plain address.

    Returns the folder of the edition. Raises `Refused`, and then has changed nothing.
    """
    with _room(folder) as room:
        before = listed(folder)
        refusals.out_of_order(edition, before)
        former = _shown(folder, before)
        refusals.foreign(folder, edition.label, before, former)
        new, target = room / edition.label, folder / edition.label
        build(edition, new)
        refusals.gone(more.gone(new))
        _seal(new, edition, before, more.held)
        _settle(new, target)
        _show(target, folder, former, room, more.plain)
        (room / LIST).write_text(_json([*before, _entry(edition)]), encoding="utf-8")
        os.replace(room / LIST, folder / LIST)
    return target


# ---- What is published, and what is to be ----


def to_publish(edition: Edition) -> Edition:
    """The edition at its own address, below the plain one. Raises `Faulty` if it has none."""
    if not edition.address:
        expected = "expected the public address of the site, such as https://example.org/credit/"
        raise Faulty([Problem(settings.ADDRESS, 0, "", f"{expected}, found none")])
    return replace(edition, address=f"{edition.address}{edition.label}/")


def _more(edition: Edition, found: Sources, root: Path) -> More:
    """What the sources say of an edition beside its pages."""
    promised = published.read((root / published.PATH).read_text(encoding="utf-8"))
    return More(
        held=editions.written(editions.snapshot(found, edition)),
        plain={feed.PATH: feed.render(found, edition).encode()},
        gone=lambda site: registry.gone(promised, registry.collect(site), found.withdrawn),
    )


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


def _shown(folder: Path, before: list[Entry]) -> set[str]:
    """What the newest edition put at the plain address."""
    if not before:
        return set()
    newest = folder / before[-1]["label"]
    if found := manifest.listed(newest):
        return {*found, feed.PATH}
    missing = newest / manifest.NAME
    raise Refused(f"{LIST} lists an edition whose {missing} is missing; bring its folder back.")


def _entry(edition: Edition) -> Entry:
    return {
        "label": edition.label,
        "date": edition.date.isoformat(),
        "address": edition.address,
    }


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, indent=1) + "\n"


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


def _seal(new: Path, edition: Edition, before: list[Entry], held: str) -> None:
    """Add what the edition says of itself. Raises `Refused` if it cannot stand beside others."""
    refusals.clashing(new)
    previous = before[-1]["label"] if before else None
    card = _entry(edition) | {"previous": previous, "held": json.loads(held)}
    (new / CARD).write_text(_json(card), encoding="utf-8")
    (new / manifest.NAME).write_text(manifest.of(new), encoding="utf-8")


def _settle(new: Path, target: Path) -> None:
    """Move the edition to its place; an interrupted run may have put the very same there."""
    if not target.exists():
        os.replace(new, target)
    elif manifest.of(target) != manifest.of(new):
        raise Refused(
            f"{target} is there already, though {LIST} does not list it, and differs from what was "
            "built now; if it never was public, remove it and run this again."
        )


def _show(
    edition: Path, folder: Path, former: Iterable[str], room: Path, plain: Mapping[str, bytes]
) -> None:
    """Make the plain address a copy of the edition that tells of the feed as well."""
    paths = manifest.files(edition)
    for path in set(former).difference(paths, plain):
        _remove(folder / path, folder)
    for path in paths:
        _copy(edition / path, room / "copy", path if plain else "")
        _put(room / "copy", folder / path)
    for path, content in plain.items():
        (room / "copy").write_bytes(content)
        _put(room / "copy", folder / path)


def _copy(file: Path, copy: Path, path: str) -> None:
    """Copy a file; a page, at its path on a site with a feed, tells of it."""
    if path.endswith("index.html"):
        copy.write_text(feed.announced(file.read_text(encoding="utf-8"), path), encoding="utf-8")
    else:
        shutil.copyfile(file, copy)


def _put(copy: Path, target: Path) -> None:
    target.parent.mkdir(parents=True, exist_ok=True)
    os.replace(copy, target)


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

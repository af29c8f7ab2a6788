"""The manifest of an edition: the hash of every other file in its folder."""

from pathlib import Path

from annotated.publish import exports

NAME = "MANIFEST"


def files(folder: Path) -> list[str]:
    """The files below a folder, by their paths."""
    found = (path for path in folder.rglob("*") if path.is_file() or path.is_symlink())
    return sorted(path.relative_to(folder).as_posix() for path in found)


def of(folder: Path) -> str:
    """The hash of every file of an edition but the manifest itself, as sha256sum writes them."""
    return exports.checksums(
        {path: (folder / path).read_bytes() for path in files(folder) if path != NAME}
    )


def listed(folder: Path) -> set[str]:
    """What the manifest of an edition names, itself included; nothing if there is none."""
    try:
        sums = (folder / NAME).read_text(encoding="utf-8")
    except OSError:
        return set()
    return {NAME, *(line.partition("  ")[2] for line in sums.splitlines())}

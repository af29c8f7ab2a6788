"""Puts a new folder in the place of an old one.

Both names change hands in one step where the system can do that, so that whoever looks, or kills
this, finds the old or the new one whole. The old one is then at the name of the new one.
"""

import ctypes
import os
from pathlib import Path

_HERE = -100  # AT_FDCWD

_EXCHANGE = 2  # RENAME_EXCHANGE of Linux, RENAME_SWAP of macOS


def swap(new: Path, old: Path) -> None:
    """Put `new` in the place of `old`, and `old`, if there is one, in that of `new`."""
    if not os.path.lexists(old):
        os.rename(new, old)
    elif not _exchange(new, old):
        os.lstat(new)  # one that is not there puts nothing aside
        # A kill between the two leaves the old one aside, where scripts/build looks for it.
        aside = new.with_name(f"{new.name}.old")
        os.rename(old, aside)
        os.rename(new, old)
        os.rename(aside, new)


def _exchange(one: Path, other: Path) -> bool:
    libc = ctypes.CDLL(None)
    names = os.fsencode(one), os.fsencode(other)
    if hasattr(libc, "renameat2"):
        return bool(libc.renameat2(_HERE, names[0], _HERE, names[1], _EXCHANGE) == 0)
    if hasattr(libc, "renamex_np"):
        return bool(libc.renamex_np(*names, _EXCHANGE) == 0)
    return False

"""What stops MkDocs halfway through a build: a sentence each, no traceback."""

import sys

import pytest
from mkdocs.exceptions import Abort

import hooks
from conftest import assert_stops, run


def test_a_full_disk_is_a_sentence(tmp_path):
    # No file may grow beyond a kilobyte, which to a program is the same as a full disk.
    small = ("sh", "-c", 'ulimit -f 2; exec "$@"', "sh")
    build = (sys.executable, "-m", "mkdocs", "build", "--strict", "--site-dir", tmp_path / "site")
    assert_stops(run(*small, *build), "Cannot write or read the disk: File too large")


@pytest.mark.parametrize(
    ("error", "said"),
    [
        (OSError(28, "No space left on device", "/x/index.html"), "Cannot write or read /x/index.html: No space left on device"),
        (OSError(30, "Read-only file system", "/x"), "Cannot write or read /x: Read-only file system"),
        (RecursionError(), "A page has lists or emphasis nested too deeply to be read."),
    ],
)  # fmt: skip
def test_what_stops_a_build_halfway_is_a_sentence(error, said):
    with pytest.raises(Abort) as stopped:
        hooks.on_build_error(error)
    assert stopped.value.message.strip() == said

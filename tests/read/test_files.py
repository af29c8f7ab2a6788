"""The texts of the sources. Every way to damage one stands in damage/test_damage.py."""

import pytest

from annotated.model import Problem
from annotated.read import files
from damaging import damaged


def test_every_source_is_read_with_line_ends_of_one_kind(texts):
    with damaged(texts, "claims.yaml", lambda good: good.replace(b"\n", b"\r\n")):
        read, faults = files.read_files(texts)
    found = (path for path in texts.rglob("*") if path.is_file())
    expected = {path.relative_to(texts).as_posix(): path.read_text("utf-8") for path in found}
    assert (read, faults) == (expected, [])


def test_what_cannot_be_read_is_left_out_and_told(texts):
    with damaged(texts, "claims.yaml", b"# caf\xe9\nclaims: []\n"):
        (texts / "docs/Two Words.md").write_text("Text.\n")
        read, faults = files.read_files(texts)
        (texts / "docs/Two Words.md").unlink()
    assert faults == [
        Problem("claims.yaml", 1, "file", "expected UTF-8, found invalid continuation byte"),
        Problem(
            "docs/Two Words.md",
            1,
            "file",
            "expected a page as docs/NAME.md or docs/seminar/NAME.md, its name lower-case words joined by hyphens",
        ),
    ]
    assert read.keys().isdisjoint({"claims.yaml", "docs/Two Words.md"})


@pytest.mark.parametrize(
    "name",
    ["media.md~", ".media.md.swp", ".DS_Store", "Thumbs.db", "a.html", "seminar/x.css", ".x/y"],
)
def test_docs_holds_pages_alone(tmp_path, name):
    write(tmp_path / "docs/media.md", tmp_path / "docs" / name)
    message = "expected nothing but pages in docs/, whose files are published; move it away"
    assert list(files.foreign(tmp_path)) == [Problem(f"docs/{name}", 1, "file", message)]


def test_docs_holds_no_links(tmp_path):
    write(tmp_path / "docs/media.md", tmp_path / "other/x.md")
    (tmp_path / "docs/linked.md").symlink_to("media.md")
    (tmp_path / "docs/seminar").symlink_to("../other")
    expected = "expected the file itself, found a link to"
    assert list(files.foreign(tmp_path)) == [
        Problem("docs/linked.md", 1, "file", f"{expected} media.md"),
        Problem("docs/seminar", 1, "file", f"{expected} ../other"),
    ]


def write(*paths):
    for path in paths:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("Text.\n")

"""What MkDocs is told: a sentence when a build stops halfway, and a remembered page like a new one."""

import sys

import pytest
from mkdocs.config import load_config
from mkdocs.exceptions import Abort
from mkdocs.structure.files import File, Files
from mkdocs.structure.pages import Page

import hooks
from annotated import memory, pandoc
from annotated.paper import press
from project import ROOT, assert_stops, run

TEXT = """\
Lead, with [a link](other.md#there).

## One

Text of [one](other.md#here).

### Inside

## Two

Text of [two](third.md#deep).
"""


@pytest.fixture
def render(monkeypatch):
    """Render a text as a page of a site that has these pages."""
    monkeypatch.setattr(memory, "_memory", memory._Memory())
    config = load_config(str(ROOT / "mkdocs.yml"), hooks=[], plugins=[])

    def made(text, names=("a", "other", "third")):
        listed = [File(f"{name}.md", "docs", "site", use_directory_urls=True) for name in names]
        files = Files(listed)
        monkeypatch.setattr(hooks._build, "pages", tuple(file.src_uri for file in listed))
        page = Page(None, files.get_file_from_path("a.md"), config)
        page.markdown = text
        hooks._render(page, config, files)
        return page, files

    return made


def told(page):
    """All that MkDocs keeps of a rendered page."""
    contents = [(one.title, one.id, one.level, len(one.children)) for one in page.toc]
    links = {file.src_uri: set(anchors) for file, anchors in page.links_to_anchors.items()}
    return page.content, contents, page.present_anchor_ids, links


def test_a_page_that_is_remembered_is_the_page_that_was_rendered(render):
    fresh, _ = render(TEXT)
    assert told(fresh)[1:] == (
        [("One", "one", 2, 1), ("Two", "two", 2, 0)],
        {"one", "inside", "two"},
        {"a.md": {"one", "inside", "two"}, "other.md": {"there", "here"}, "third.md": {"deep"}},
    )
    memory.begin()
    first, _ = render(TEXT)
    again, files = render(TEXT)
    assert told(first) == told(again) == told(fresh)
    assert again.content is first.content
    # The links lead to the files of this build, not of the one before.
    assert set(map(id, again.links_to_anchors)) <= set(map(id, files))


def test_another_text_or_another_page_to_link_to_is_rendered_anew(render):
    memory.begin()
    first, _ = render(TEXT, ("a", "other"))
    assert 'href="third.md#deep"' in first.content
    third, _ = render(TEXT)
    assert 'href="../third/#deep"' in third.content
    assert "Three" in render(f"{TEXT}\n## Three\n")[0].content


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
        (pandoc.Failed("pandoc cannot be run"), "pandoc cannot be run"),
        (press.Unmade("A document could not be made"), "A document could not be made"),
        (RecursionError(), "A page has lists or emphasis nested too deeply to be read."),
    ],
)  # fmt: skip
def test_what_stops_a_build_halfway_is_a_sentence(error, said):
    with pytest.raises(Abort) as stopped:
        hooks.on_build_error(error)
    assert stopped.value.message.strip() == said

"""The place of site/: what a build may replace as a whole, and what it leaves alone."""

import os

import pytest

from annotated.publish import place
from project import contents, run_module


@pytest.fixture
def project(tmp_path):
    """A folder with a new site in .build/1, and the old one in its place."""
    write(tmp_path / "site", "index.html", "old.html")
    write(tmp_path / ".build/1", "index.html", "new.html")
    return tmp_path


def write(folder, *names):
    for name in names:
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(folder.name)


def build(project, *names):
    """Put another new site in place."""
    write(project / ".build/2", *names)
    place.take(project / ".build/2", project / "site")


def refusal(project):
    before = contents(project)
    with pytest.raises(place.Taken) as taken:
        place.take(project / ".build/1", project / "site")
    assert contents(project) == before
    return str(taken.value)


def test_a_build_takes_the_place_of_the_one_before(tmp_path):
    build(tmp_path, "index.html", "gone/a.html")
    write(tmp_path / ".build/1", "index.html", "new.html")
    place.take(tmp_path / ".build/1", tmp_path / "site")
    assert set(contents(tmp_path / "site")) == {"index.html", "new.html"}
    assert (tmp_path / ".built").read_text() == "index.html\nnew.html\n"
    assert set(contents(tmp_path / ".build/1")) == {"index.html", "gone/a.html"}


def test_what_no_build_put_there_is_not_lost(tmp_path):
    build(tmp_path, "index.html")
    write(tmp_path / ".build/1", "index.html")
    write(tmp_path / "site", "CNAME", ".git/HEAD", "a/b", "c", "d", "e")
    assert refusal(tmp_path) == (
        "site/ holds what no build put there: .git/HEAD, CNAME, a/b, c, d and 1 more. "
        "Move it away, or remove site/ as a whole."
    )


def test_before_the_first_record_only_what_is_made_today_counts_as_built(project):
    assert refusal(project) == (
        "site/ holds what no build put there: old.html. Move it away, or remove site/ as a whole."
    )


def test_a_link_is_not_replaced(project):
    os.rename(project / "site", project / "root")
    (project / "site").symlink_to("root")
    assert refusal(project) == (
        "site is a link to root, and a build replaces site/ as a whole: "
        "remove the link, build, and copy what is built there."
    )


def test_a_disk_of_its_own_is_not_replaced(project, monkeypatch):
    monkeypatch.setattr(os.path, "ismount", lambda path: path == project / "site")
    assert refusal(project) == ("site is a disk of its own, and a build replaces site/ as a whole.")


def test_a_file_in_its_place_is_not_lost(tmp_path):
    (tmp_path / "site").write_text("mine")
    write(tmp_path / ".build/1", "index.html")
    assert refusal(tmp_path) == (
        "site is a file, and stands where the site should be: move it away."
    )


@pytest.mark.parametrize("killed", ["before", "after"])
def test_a_kill_at_the_swap_loses_no_account_of_what_was_built(tmp_path, monkeypatch, killed):
    build(tmp_path, "index.html", "old.html")
    write(tmp_path / ".build/1", "index.html", "new.html")
    swap = place.swap

    def stop(new, site):
        if killed == "after":
            swap(new, site)
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr(place, "swap", stop)
        with pytest.raises(KeyboardInterrupt):
            place.take(tmp_path / ".build/1", tmp_path / "site")
    write(tmp_path / ".build/3", "index.html")
    place.take(tmp_path / ".build/3", tmp_path / "site")
    assert set(contents(tmp_path / "site")) == {"index.html"}


def test_the_command_looks_or_takes_and_says_in_a_sentence_that_it_cannot(tmp_path):
    write(tmp_path / "new", "index.html")
    module = "annotated.publish.place"
    assert run_module(module, "site", folder=tmp_path).returncode == 0
    done = run_module(module, "site", "new", folder=tmp_path)
    assert (done.returncode, done.stderr) == (0, "")
    failed = run_module(module, "site", "nowhere/new", folder=tmp_path)
    assert (failed.returncode, failed.stderr) == (1, "nowhere: No such file or directory.\n")
    write(tmp_path / "site", "mine")
    write(tmp_path / "new", "index.html")
    assert run_module(module, "site", "new", folder=tmp_path).stderr.startswith(
        "site/ holds what no build put there: mine."
    )

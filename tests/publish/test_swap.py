"""The swap of a new site for the old: in one step where the system can, put right where it cannot."""

import threading

import pytest

from annotated.publish import swap
from project import contents


@pytest.fixture
def sites(tmp_path):
    """A new site and the old one."""
    for name in ("new", "old"):
        (tmp_path / name).mkdir()
        (tmp_path / name / "index.html").write_text(name)
    return tmp_path / "new", tmp_path / "old"


def shown(folder):
    return {path: content.decode() for path, content in contents(folder).items()}


CHANGED = {"new/index.html": "old", "old/index.html": "new"}


def test_whoever_looks_during_a_swap_finds_a_whole_site(sites):
    new, old = sites
    if not swap._exchange(new, old):
        pytest.skip("this system cannot exchange two names in one step")
    seen, done = set(), threading.Event()

    def look():
        while not done.is_set():
            try:
                seen.add((old / "index.html").read_text())
            except OSError as error:
                seen.add(repr(error))

    watcher = threading.Thread(target=look)
    watcher.start()
    try:
        for _ in range(2000):
            swap.swap(new, old)
    finally:
        done.set()
        watcher.join()
    assert seen == {"old", "new"}


@pytest.mark.parametrize("exchange", [swap._exchange, lambda *_: False])
def test_the_sites_change_places_and_nothing_else_is_left(sites, monkeypatch, exchange):
    monkeypatch.setattr(swap, "_exchange", exchange)
    swap.swap(*sites)
    assert shown(sites[0].parent) == CHANGED


def test_without_an_old_site_the_new_one_takes_its_place(sites):
    new, old = sites
    swap.swap(new, old.with_name("first"))
    assert shown(new.parent) == {"first/index.html": "new", "old/index.html": "old"}

"""Publishing editions: older ones never change, and the plain address shows the newest."""

import hashlib
import json
import os
import shutil
import sys
from dataclasses import replace
from datetime import date

import pytest

from annotated.model import Edition
from annotated.publish import editions, registry
from browsing import served, with_browser
from project import EDITION, ROOT, SETTINGS, contents, copy_sources, edit, made_by_scripts, run

PLAIN = "https://example.org/credit/"
FIRST = Edition("Site", "About", "2026.1", date(2026, 11, 23), f"{PLAIN}2026.1/")
SECOND = replace(FIRST, label="2027.1", date=date(2027, 3, 1), address=f"{PLAIN}2027.1/")
LISTED = [
    {"label": "2026.1", "date": "2026-11-23", "address": f"{PLAIN}2026.1/"},
    {"label": "2027.1", "date": "2027-03-01", "address": f"{PLAIN}2027.1/"},
]
FOREIGN = {"CNAME": b"example.org", ".nojekyll": b"", ".git/HEAD": b"ref: refs/heads/main"}
OLD_SITE = {
    "index.html": b"<script>old()</script>",
    "gone/a/index.html": b"gone",
    "mixed/kept.txt": b"kept",
    "mixed/gone.txt": b"gone",
    "turned/index.html": b"a folder",
}
NEW_SITE = {
    "index.html": b"<script>fresh()</script>",
    "mixed/kept.txt": b"kept",
    "turned": b"a file",
}


def write(folder, files):
    for path, content in files.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_bytes(content)


# What stands at the plain address for all editions.
ALL_EDITIONS = {"editions.json"}


def plain(folder):
    """What stands at the plain address and was put there by an edition."""
    own = (".git/", *(f"{name.name}/" for name in folder.glob("20*")))
    return {
        path: content
        for path, content in contents(folder).items()
        if path not in {*FOREIGN, *ALL_EDITIONS} and not path.startswith(own)
    }


def sums(folder):
    return "".join(
        f"{hashlib.sha256(content).hexdigest()}  {path}\n"
        for path, content in sorted(contents(folder).items())
        if path != "MANIFEST"
    )


def builds(files):
    return lambda edition, target: write(target, files)


@pytest.fixture
def public(tmp_path):
    """A folder with foreign files, in which the first edition is published."""
    folder = tmp_path / "public"
    write(folder, FOREIGN)
    editions.publish(folder, FIRST, builds(OLD_SITE))
    return folder


def refusal(folder, edition, build):
    """The sentence with which a publication is refused; the folder must not change."""
    before = contents(folder)
    with pytest.raises(editions.Refused) as refused:
        editions.publish(folder, edition, build)
    assert contents(folder) == before
    return str(refused.value)


# ---- With a small site instead of ours ----


def test_an_edition_has_its_folder_and_stands_at_the_plain_address(public):
    edition = contents(public / "2026.1")
    assert set(edition) == {*OLD_SITE, "edition.json", "MANIFEST"}
    assert plain(public) == edition
    assert json.loads((public / "editions.json").read_bytes()) == LISTED[:1]
    assert json.loads(edition["edition.json"]) == {**LISTED[0], "previous": None}


def test_the_next_edition_takes_the_plain_address_and_changes_nothing_else(public):
    before = contents(public / "2026.1")
    assert editions.publish(public, SECOND, builds(NEW_SITE)) == public / "2027.1"
    assert contents(public / "2026.1") == before
    assert plain(public) == contents(public / "2027.1")
    assert not (public / "gone").exists()
    assert json.loads((public / "editions.json").read_bytes()) == LISTED
    card = json.loads((public / "2027.1/edition.json").read_bytes())
    assert card == {**LISTED[1], "previous": "2026.1"}
    assert {path: contents(public)[path] for path in FOREIGN} == FOREIGN


def test_the_manifest_has_the_hash_of_every_other_file(public):
    assert (public / "2026.1/MANIFEST").read_text() == sums(public / "2026.1")


def test_a_published_label_is_refused(public):
    assert refusal(public, FIRST, builds(NEW_SITE)) == (
        "Edition 2026.1 is published and never changes; "
        "give the next one a new label in mkdocs.yml."
    )


def test_a_label_before_the_newest_is_refused(public):
    edition = replace(FIRST, label="2025.12")
    assert refusal(public, edition, builds(NEW_SITE)) == (
        "Edition 2025.12 would come after 2026.1, the newest; give it a later label in mkdocs.yml."
    )


def test_labels_are_ordered_by_their_numbers(public):
    for number in (9, 10):
        edition = replace(FIRST, label=f"2026.{number}")
        editions.publish(public, edition, builds(NEW_SITE))
    assert [one["label"] for one in editions.listed(public)] == ["2026.1", "2026.9", "2026.10"]


@pytest.mark.parametrize("name", ["2026.1/index.html", "editions.json"])
def test_a_site_that_would_write_over_the_editions_is_refused(public, name):
    top = name.partition("/")[0]
    assert refusal(public, SECOND, builds({name: b"mine"})) == (
        f"The site may not hold {top}: that is the place of the editions."
    )


def test_a_folder_that_no_publication_left_is_refused(public):
    write(public / "2027.1", {"index.html": b"somebody's"})
    assert refusal(public, SECOND, builds(NEW_SITE)) == (
        f"{public}/2027.1 is there already, though editions.json does not list it, and differs from "
        "what was built now; if it never was public, remove it and run this again."
    )


def test_a_list_that_cannot_be_read_is_refused(public):
    (public / "editions.json").write_text('["2026.1"]')
    assert refusal(public, SECOND, builds(NEW_SITE)).startswith(
        f"{public}/editions.json: expected a list of label, date and address: "
    )


def test_a_lost_edition_is_noticed(public):
    shutil.rmtree(public / "2026.1")
    assert refusal(public, SECOND, builds(NEW_SITE)) == (
        f"editions.json lists an edition whose {public}/2026.1/MANIFEST is missing; "
        "bring its folder back."
    )


def test_two_runs_at_once_are_refused(public):
    def build(edition, target):
        raise editions.Refused(refused_inside())

    def refused_inside():
        with pytest.raises(editions.Refused) as refused:
            editions.publish(public, SECOND, builds(NEW_SITE))
        return str(refused.value)

    assert refusal(public, SECOND, build) == f"Another run is publishing into {public} now."


class Stopped(BaseException):
    """The power fails."""


class Fuse:
    """Stands for a module, and stops the run before the n-th of its calls that change the disk."""

    def __init__(self, module, names, counter):
        self.module, self.names, self.counter = module, names, counter

    def __getattr__(self, name):
        if name in self.names:
            if not self.counter[0]:
                raise Stopped
            self.counter[0] -= 1
        return getattr(self.module, name)


def stop_before(change, monkeypatch):
    """From this change on the run does nothing any more, and cleans up nothing either."""
    counter = [change]
    monkeypatch.setattr(editions, "os", Fuse(os, {"replace"}, counter))
    monkeypatch.setattr(editions, "shutil", Fuse(shutil, {"rmtree", "copyfile"}, counter))


def test_a_run_interrupted_anywhere_harms_no_edition_and_can_be_run_again(tmp_path, monkeypatch):
    write(tmp_path / "whole", FOREIGN)
    for edition, site in ((FIRST, OLD_SITE), (SECOND, NEW_SITE)):
        editions.publish(tmp_path / "whole", edition, builds(site))
    change = stopped = 0
    while stopped == change:
        folder = tmp_path / str(change)
        write(folder, FOREIGN)
        editions.publish(folder, FIRST, builds(OLD_SITE))
        before = contents(folder / "2026.1")
        with monkeypatch.context() as patch:
            stop_before(change, patch)
            try:
                editions.publish(folder, SECOND, builds(NEW_SITE))
            except Stopped:
                stopped += 1
        assert contents(folder / "2026.1") == before
        if editions.listed(folder) == LISTED[:1]:
            editions.publish(folder, SECOND, builds(NEW_SITE))
        shutil.rmtree(folder / ".publishing", ignore_errors=True)
        assert contents(folder) == contents(tmp_path / "whole")
        change += 1
    assert stopped > len(NEW_SITE)


# ---- What the settings say ----


def test_the_edition_is_built_for_its_own_address():
    assert editions.to_publish(replace(FIRST, address=PLAIN)) == FIRST


def test_an_edition_is_built_strictly_for_its_address_and_for_a_disk(
    stand_in, monkeypatch, tmp_path
):
    monkeypatch.chdir(stand_in)
    monkeypatch.setattr(sys, "executable", str(stand_in / ".venv/bin/python"))
    (stand_in / "go").touch()
    editions.build(FIRST, tmp_path / "new")
    assert (stand_in / "asked").read_text().splitlines() == [
        f"-m mkdocs build --strict --site-dir {tmp_path}/new",
        f"SITE_URL={FIRST.address} OFFLINE=1",
    ]
    (stand_in / "fail").touch()
    with pytest.raises(editions.Refused) as refused:
        editions.build(FIRST, tmp_path / "new")
    assert str(refused.value) == "The site cannot be built (see above); nothing was published."


@pytest.mark.parametrize(
    ("address", "expected"),
    [
        (
            "",
            "SITE_URL: expected the public address of the site, such as https://example.org/credit/, found none",
        ),
        (
            "example.org",
            "SITE_URL: expected an address such as https://example.org/credit/, found 'example.org'",
        ),
    ],
)
def test_a_missing_or_faulty_address_is_a_sentence(
    tmp_path, monkeypatch, capsys, address, expected
):
    (tmp_path / "mkdocs.yml").write_text(SETTINGS, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("SITE_URL", address)
    assert editions.main([str(tmp_path / "public")]) == 1
    assert capsys.readouterr() == ("", f"{expected}\n")


def test_settings_in_another_encoding_are_a_sentence(tmp_path, monkeypatch, capsys):
    (tmp_path / "mkdocs.yml").write_bytes(b"site_name: Site\nextra: caf\xe9\n")
    monkeypatch.chdir(tmp_path)
    assert editions.main([str(tmp_path / "public")]) == 1
    problem = "mkdocs.yml:2: file: expected UTF-8, found invalid continuation byte\n"
    assert capsys.readouterr() == ("", problem)


# ---- The real site ----

HEADER = "# The published addresses.\n"


def publish(project, folder):
    # From beside the project, so that a relative folder is not one in it.
    return run(project / "scripts/publish", folder, folder=project.parent, SITE_URL=PLAIN)


@pytest.fixture(scope="module")
def project(tmp_path_factory):
    """A copy of the project with the environment of the original, of which home alone is published."""
    project = copy_sources(tmp_path_factory.mktemp("project"))
    (project / "published.txt").write_text(f"{HEADER}/\n")
    # Link by link, and with the lock it was made from: scripts/setup must find nothing to renew, and
    # could not harm the original if it did.
    (project / ".venv").mkdir()
    for part in (ROOT / ".venv").iterdir():
        (project / ".venv" / part.name).symlink_to(part)
    shutil.copy(ROOT / ".venv/lock", project / "requirements.txt")
    return project


@pytest.fixture(scope="module")
def twice(project):
    """Two editions published one after the other, and what the first one was."""
    public = project.parent / f"{project.name}-public"
    write(public, FOREIGN)
    label = EDITION.label
    result = publish(project, public.name)  # relative to the caller's folder
    assert result.returncode == 0, result.stderr
    first = contents(public / label)
    edit(project / "mkdocs.yml", f'label: "{label}"', 'label: "2099.1"')
    result = publish(project, public)
    assert result.returncode == 0, result.stderr
    return public, label, first


@made_by_scripts
def test_no_byte_of_an_older_edition_changes(twice):
    public, label, first = twice
    assert contents(public / label) == first


@made_by_scripts
def test_the_plain_address_is_the_newest_edition(twice):
    public, _, _ = twice
    newest = contents(public / "2099.1")
    assert plain(public) == {path: newest[path] for path in set(newest) - ALL_EDITIONS}
    assert {path: contents(public)[path] for path in FOREIGN} == FOREIGN


@made_by_scripts
def test_each_edition_knows_its_own_address_and_its_manifest_holds(twice):
    public, label, _ = twice
    for name in (label, "2099.1"):
        page = (public / name / "mechanics/index.html").read_text(encoding="utf-8")
        assert f'<link rel="canonical" href="{PLAIN}{name}/mechanics/">' in page
        assert (public / name / "MANIFEST").read_text() == sums(public / name)


@made_by_scripts
def test_publishing_adds_to_the_registry(twice, project):
    public, label, _ = twice
    found = registry.collect(public / label) | registry.collect(public / "2099.1")
    published = (project / "published.txt").read_text(encoding="utf-8")
    assert published == registry.extended(HEADER, found)
    assert "/mechanics/" in published.splitlines()
    assert [line for line in published.splitlines() if "2099.1" in line or "MANIFEST" in line] == []


@made_by_scripts
def test_the_script_says_why_it_refuses_or_fails_and_leaves_the_folder(twice, project, tmp_path):
    public, _, _ = twice
    before = contents(public)
    taken = publish(project, public)
    assert (taken.returncode, taken.stdout, taken.stderr) == (
        1,
        "",
        "Edition 2099.1 is published and never changes; "
        "give the next one a new label in mkdocs.yml.\n",
    )
    edit(project / "mkdocs.yml", '"2099.1"', '"2099.2"')
    edit(project / "docs/about.md", "## Privacy", "## Privacy\n\nSee [@nobody2099].")
    failed = publish(project, public)
    assert failed.returncode == 1
    assert "nobody2099" in failed.stderr
    assert failed.stderr.endswith("The site cannot be built (see above); nothing was published.\n")
    assert publish(project, "").stderr == (
        "Expected one folder: SITE_URL=https://… scripts/publish FOLDER\n"
    )
    assert publish(project, project).stderr == (
        f"Expected a folder for published editions alone, found {project}.\n"
    )
    assert contents(public) == before


# ---- The notice in an older edition ----

POLICY = "default-src 'none'; script-src 'self'; connect-src 'self'; img-src data:"
PAGE = """\
<!doctype html><html data-edition="2026.1" data-root="{root}">
<meta http-equiv="Content-Security-Policy" content="{policy}">
<link rel="icon" href="data:,"><article><h1>A page</h1></article>
<button id="open-search" hidden></button><button id="change-theme" hidden></button>
<script src="{root}/assets/site.js" defer></script>
"""


@pytest.fixture(scope="module")
def shown(tmp_path_factory):
    """Pages of edition 2026.1, published below /credit/ with 2027.1 beside them."""
    folder = tmp_path_factory.mktemp("shown")
    home, page = (PAGE.format(policy=POLICY, root=root).encode() for root in (".", ".."))
    script = (ROOT / "scripts/annotated/web/theme/assets/site.js").read_bytes()
    old = {"index.html": home, "a/index.html": page, "b/index.html": page}
    old["assets/site.js"] = script
    write(folder / "credit/2026.1", old)
    write(folder / "credit", old)  # as if it were the newest
    write(folder / "credit/2027.1", {"index.html": b"home", "a/index.html": b"a"})
    write(folder / "credit", {"editions.json": json.dumps(LISTED).encode()})
    write(folder / "newest/2026.1", old)
    write(folder / "newest", {"editions.json": json.dumps(LISTED[:1]).encode()})
    return folder


@pytest.fixture(scope="module")
def address(shown):
    with served(shown) as address:
        yield address


def opened(browser, address, script=""):
    """The article of a page, and everything that the console says, once nothing more happens."""
    page = browser.new_page()
    said = []
    page.on("console", lambda message: said.append(message.text))
    page.on("pageerror", lambda error: said.append(str(error)))
    page.add_init_script(script)
    page.goto(address, wait_until="networkidle")
    link = page.locator("article > p.newer-edition[role=note]:first-child > a")
    target = link.evaluate("one => one.href") if link.count() else None
    text = page.locator("article").inner_text().split("\n")[0]
    page.close()
    return text, target, said


NOTICE = "This is edition 2026.1. The newest is 2027.1."


@with_browser
def test_an_older_edition_links_to_the_same_page_in_the_newest(browser, address):
    for path in ("", "a/"):
        found = opened(browser, f"{address}/credit/2026.1/{path}?x=1#y")
        assert found == (NOTICE, f"{address}/credit/2027.1/{path}", [])


@with_browser
def test_a_page_that_the_newest_lacks_leads_to_its_home(browser, address):
    text, target, _ = opened(browser, f"{address}/credit/2026.1/b/")
    assert (text, target) == (NOTICE, f"{address}/credit/2027.1/")


@with_browser
@pytest.mark.parametrize("path", ["credit/a/", "newest/2026.1/a/"])
def test_the_plain_address_and_the_newest_edition_say_nothing(browser, address, path):
    assert opened(browser, f"{address}/{path}") == ("A page", None, [])


@with_browser
def test_offline_nothing_is_said_not_even_to_the_console(browser, address, shown, tmp_path):
    offline = "Object.defineProperty(navigator, 'onLine', { get: () => false })"
    found = opened(browser, f"{address}/credit/2026.1/a/", offline)
    assert found == ("A page", None, [])
    write(tmp_path, contents(shown))
    disk = tmp_path / "credit/2026.1/a/index.html"
    disk.write_text(PAGE.format(policy="", root=".."))  # on a disk, 'self' is nobody
    assert opened(browser, disk.as_uri()) == ("A page", None, [])

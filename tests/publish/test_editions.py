"""Publishing editions: older ones never change, and the plain address shows the newest."""

import hashlib
import json
import os
import re
import shutil
import sys
from dataclasses import replace
from datetime import date
from xml.etree import ElementTree

import pytest
from bs4 import BeautifulSoup

from annotated.model import Edition, Problem
from annotated.publish import editions, feed, refusals, registry
from annotated.publish.editions import More
from annotated.read import paragraphs
from browsing import served, with_browser
from project import (
    EDITION,
    ROOT,
    SETTINGS,
    contents,
    copy_sources,
    edit,
    made_by_scripts,
    run,
    without_documents,
)

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
HELD = '{"label": "2026.1", "works": ["a"]}'


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
    assert json.loads(edition["edition.json"]) == {**LISTED[0], "previous": None, "held": {}}


def test_the_next_edition_takes_the_plain_address_and_changes_nothing_else(public):
    before = contents(public / "2026.1")
    assert editions.publish(public, SECOND, builds(NEW_SITE)) == public / "2027.1"
    assert contents(public / "2026.1") == before
    assert plain(public) == contents(public / "2027.1")
    assert not (public / "gone").exists()
    assert json.loads((public / "editions.json").read_bytes()) == LISTED
    card = json.loads((public / "2027.1/edition.json").read_bytes())
    assert card == {**LISTED[1], "previous": "2026.1", "held": {}}
    assert {path: contents(public)[path] for path in FOREIGN} == FOREIGN


def test_the_manifest_has_the_hash_of_every_other_file(public):
    assert (public / "2026.1/MANIFEST").read_text() == sums(public / "2026.1")


def test_an_edition_keeps_what_it_held_for_the_next_one(public):
    editions.publish(public, SECOND, builds(NEW_SITE), More(held=HELD))
    card = json.loads((public / "2027.1/edition.json").read_bytes())
    assert card["held"] == json.loads(HELD)


def test_only_the_plain_address_has_the_feed_and_tells_of_it(tmp_path):
    pages = {
        "index.html": b"<head></head>",
        "a/index.html": b"<head></head>",
        "404.html": b"<head></head>",
    }
    editions.publish(tmp_path, FIRST, builds(pages), More(plain={"feed.xml": b"old"}))
    editions.publish(tmp_path, SECOND, builds(pages), More(plain={"feed.xml": b"new"}))
    found = contents(tmp_path)
    link = '<link rel="alternate" type="application/atom+xml" title="Editions" href="{}feed.xml">'
    assert found["feed.xml"] == b"new"
    assert found["index.html"].decode() == f"<head>{link.format('')}\n</head>"
    assert found["a/index.html"].decode() == f"<head>{link.format('../')}\n</head>"
    assert found["404.html"] == b"<head></head>"
    frozen = [
        path for path, content in found.items() if path.startswith("20") and b"feed" in content
    ]
    assert frozen == [] and not (tmp_path / "2027.1/feed.xml").exists()


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


@pytest.mark.parametrize("label", ["2026.01", "2026.0"])
def test_a_label_that_only_looks_later_is_refused(public, label):
    assert refusal(public, replace(SECOND, label=label), builds(NEW_SITE)) == (
        f"Edition {label} would come after 2026.1, the newest; give it a later label in mkdocs.yml."
    )


def test_a_date_before_the_newest_is_refused(public):
    edition = replace(SECOND, date=date(2026, 11, 22))
    assert refusal(public, edition, builds(NEW_SITE)) == (
        "Edition 2027.1 of 2026-11-22 would come after 2026.1 of 2026-11-23; "
        "give it a later date in mkdocs.yml."
    )


def test_an_edition_that_drops_promised_addresses_is_refused_and_each_is_named(public):
    dropped = [Problem("published.txt", line, f"/{line}/", "is gone") for line in (7, 9)]
    seen = []

    def gone(site):
        seen.append(contents(site))
        return dropped

    before = contents(public)
    with pytest.raises(editions.Refused) as refused:
        editions.publish(public, SECOND, builds(NEW_SITE), More(gone=gone))
    assert str(refused.value) == (
        "published.txt:7: /7/: is gone\npublished.txt:9: /9/: is gone\n"
        "The edition drops what was promised; nothing was published."
    )
    assert contents(public) == before
    assert seen == [NEW_SITE]


@pytest.mark.parametrize("first", [True, False])
def test_a_folder_that_holds_what_no_edition_put_there_is_refused(public, tmp_path, first):
    folder = tmp_path / "other" if first else public
    names = [
        "about/index.html",
        "blog/a.html",
        "feed.xml" if first else "feed2.html",
        "index2.html",
    ]
    write(folder, dict.fromkeys([*names, "notes.txt", "z/z.txt"], b"mine") | FOREIGN)
    edition = FIRST if first else SECOND
    assert refusal(folder, edition, builds(NEW_SITE)) == (
        f"{folder} holds what no edition put there: {', '.join([*names, 'notes.txt'])} and 1 more. "
        "Publish into a folder for editions alone."
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

HAD = re.compile(r"    was:\n(?: {6,}.*\n)+")
WHY = "It was judged by one rule."


def publish(project, folder):
    # From beside the project, so that a relative folder is not one in it.
    return run(project / "scripts/publish", folder, folder=project.parent, SITE_URL=PLAIN)


@pytest.fixture(scope="module")
def project(tmp_path_factory):
    """A copy of the project with the environment of the original, which published nothing yet."""
    project = without_documents(copy_sources(tmp_path_factory.mktemp("project")))
    # Link by link, and with the lock it was made from: scripts/setup must find nothing to renew, and
    # could not harm the original if it did.
    (project / ".venv").mkdir()
    for part in (ROOT / ".venv").iterdir():
        (project / ".venv" / part.name).symlink_to(part)
    shutil.copy(ROOT / ".venv/lock", project / "requirements.txt")
    for held in (project / "editions").iterdir():
        held.unlink()
    return project


@pytest.fixture(scope="module")
def judged(real):
    """A claim whose verdict can be another, and a paragraph that can have other words."""
    claim = next(one for one in real.claims if one.verdict == "partly-supported" and not one.second)
    return claim, paragraphs.of(real.pages["media"])[0]


def put_back(project, claim, paragraph):
    """Today's sources with the label of the first edition, one verdict and one paragraph apart."""
    ledger = HAD.sub("", (ROOT / "claims.yaml").read_text("utf-8"))
    start = ledger.index(f"  - id: {claim.id}\n")
    other = ledger[start:].replace("verdict: partly-supported", "verdict: inaccurate", 1)
    (project / "claims.yaml").write_text(ledger[:start] + other, "utf-8")
    rows = (ROOT / "coding.tsv").read_text("utf-8")
    row = "\t".join([claim.id, *["inaccurate"] * 3, ""])
    rows = re.sub(rf"^{claim.id}\t.*$", row, rows, flags=re.M)
    (project / "coding.tsv").write_text(rows, "utf-8")
    edit(
        project / "docs/media.md",
        f"-->\n{paragraph.text[:20]}",
        f"-->\nOnce, {paragraph.text[:20]}",
    )
    edit(project / "mkdocs.yml", f'label: "{EDITION.label}"', 'label: "2026.1"')
    edit(project / "mkdocs.yml", f'date: "{EDITION.date}"', 'date: "2026-11-23"')


def as_today(project, claim):
    """Today's sources, in which that claim says what its verdict was."""
    for name in ("coding.tsv", "docs/media.md", "mkdocs.yml"):
        shutil.copy(ROOT / name, project / name)
    ledger = HAD.sub("", (ROOT / "claims.yaml").read_text("utf-8"))
    was = f'    was:\n      - edition: "2026.1"\n        verdict: inaccurate\n        why: {WHY}\n'
    start = ledger.index(f"  - id: {claim.id}\n")
    end = ledger.find("\n  - id: ", start) + 1 or len(ledger)
    (project / "claims.yaml").write_text(ledger[:end] + was + ledger[end:], "utf-8")


@pytest.fixture(scope="module")
def twice(project, judged):
    """Editions 2026.1 and today's published one after the other, and what the first one was."""
    public = project.parent / f"{project.name}-public"
    write(public, FOREIGN)
    put_back(project, *judged)
    result = publish(project, public.name)  # relative to the caller's folder
    assert result.returncode == 0, result.stderr
    first = contents(public / "2026.1")
    as_today(project, judged[0])
    result = publish(project, public)
    assert result.returncode == 0, result.stderr
    return public, first


@made_by_scripts
def test_no_byte_of_an_older_edition_changes(twice):
    public, first = twice
    assert contents(public / "2026.1") == first


@made_by_scripts
def test_a_page_of_an_edition_shows_the_card_of_that_edition(twice):
    public, _ = twice
    page = BeautifulSoup((public / "2026.1/media/index.html").read_text("utf-8"), "lxml")
    card = page.find("meta", property="og:image")["content"]
    assert card == f"{PLAIN}2026.1/print/card.png"


@made_by_scripts
def test_the_plain_address_is_the_newest_edition_and_tells_of_the_feed(twice):
    public, _ = twice
    newest = contents(public / EDITION.label)
    announced = {
        path: feed.announced(content.decode(), path).encode()
        if path.endswith("index.html")
        else content
        for path, content in newest.items()
    }
    assert plain(public) == {**announced, "feed.xml": (public / "feed.xml").read_bytes()}
    assert not any("application/atom+xml" in str(content) for content in newest.values())
    assert {path: contents(public)[path] for path in FOREIGN} == FOREIGN


@made_by_scripts
def test_each_edition_knows_its_own_address_and_its_manifest_holds(twice):
    public, _ = twice
    for name in ("2026.1", EDITION.label):
        page = (public / name / "mechanics/index.html").read_text(encoding="utf-8")
        assert f'<link rel="canonical" href="{PLAIN}{name}/mechanics/">' in page
        assert (public / name / "MANIFEST").read_text() == sums(public / name)


@made_by_scripts
def test_the_newest_edition_tells_what_changed(twice, judged):
    public, _ = twice
    claim, paragraph = judged
    page = BeautifulSoup((public / "editions/index.html").read_text("utf-8"), "lxml")
    headings = [one.get_text().strip("¶") for one in page.article.find_all(["h2", "h3"])]
    assert headings == [
        f"Edition {EDITION.label}",
        "Verdicts that changed",
        "Paragraphs",
        "Edition 2026.1",
    ]
    (row,) = page.select("tbody tr")
    assert [cell.get_text() for cell in row("td")] == [
        *(claim.id, "inaccurate", "partly supported"),
        WHY,
    ]
    (item,) = page.article.select("ul li:has(a.para, a[href*='#p-'])")
    assert item.get_text().startswith("Reworded, Media: ¶ 1")
    assert item.a["href"] == f"../media/#{paragraph.anchor}"
    text = page.article.get_text()
    assert (
        "Verdicts changed: 1. Paragraphs: 0 new, 1 reworded, 0 withdrawn. Works added: 0." in text
    )
    assert {f"{PLAIN}2026.1/", f"{PLAIN}{EDITION.label}/"} <= {one["href"] for one in page("a")}


@made_by_scripts
def test_the_feed_tells_of_both_editions_and_of_the_verdict(twice, judged):
    public, _ = twice
    claim, _ = judged
    root = ElementTree.parse(public / "feed.xml").getroot()
    atom = "{http://www.w3.org/2005/Atom}"
    told = [
        (one.find(f"{atom}title").text, one.find(f"{atom}link").get("href"))
        for one in root.iter(f"{atom}entry")
    ]
    name = EDITION.label.replace(".", "-")
    assert told == [
        (f"Edition {EDITION.label}", f"{PLAIN}editions/#edition-{name}"),
        (
            f"{claim.id} ({claim.short}): inaccurate → partly supported",
            f"{PLAIN}claims/#{claim.id}",
        ),
        ("Edition 2026.1", f"{PLAIN}editions/#edition-2026-1"),
    ]


@made_by_scripts
def test_publishing_adds_to_the_registry_and_keeps_what_was_held(twice, project):
    public, _ = twice
    found = registry.collect(public / "2026.1") | registry.collect(public / EDITION.label)
    published = (project / "published.txt").read_text(encoding="utf-8")
    assert published == registry.extended((ROOT / "published.txt").read_text("utf-8"), found)
    assert [line for line in published.splitlines() if "2026.1" in line or "MANIFEST" in line] == []
    for label in ("2026.1", EDITION.label):
        held = json.loads((project / f"editions/{label}.json").read_bytes())
        assert held == json.loads((public / label / "edition.json").read_bytes())["held"]


@made_by_scripts
def test_the_script_says_why_it_refuses_or_fails_and_leaves_the_folder(twice, project, judged):
    public, _ = twice
    before = contents(public)
    label = EDITION.label

    def refused(folder=public):
        result = publish(project, folder)
        assert (result.returncode, result.stdout) == (1, ""), result.stdout
        return result.stderr

    assert refused() == (
        f"Edition {label} is published and never changes; "
        "give the next one a new label in mkdocs.yml.\n"
    )
    edit(project / "mkdocs.yml", f'"{label}"', '"2099.2"')
    assert refused() == (
        "editions.yaml has no line for edition 2099.2; "
        "write one sentence on what a reader finds new.\n"
    )
    lines = project / "editions.yaml"
    lines.write_text(
        lines.read_text("utf-8") + '  - id: "2099.2"\n    line: It is late.\n', "utf-8"
    )
    edit(project / "docs/about.md", "## Privacy", "## Privacy\n\nSee [@nobody2099].")
    assert "unknown citation key 'nobody2099'" in refused()
    edit(project / "docs/about.md", "See [@nobody2099].", "")
    paragraph = judged[1]
    edit(project / "docs/media.md", f"<!-- p: {paragraph.id} -->", "<!-- p: renamed -->")
    for file in (*(project / "docs").rglob("*.md"), project / "questions.yaml"):
        text = file.read_text("utf-8")
        file.write_text(text.replace(f"#{paragraph.anchor}", "#p-renamed"), "utf-8")
    said = refused()
    assert f"/media/#{paragraph.anchor}: is gone from the site; bring it back, or name it" in said
    assert said.endswith("The edition drops what was promised; nothing was published.\n")
    assert contents(public) == before


@pytest.mark.parametrize(
    "folder",
    ["", "site/pub", ".build/pub", "docs/x", "scripts/x", "tests", ".git/x", "editions/x", "file"],
)
def test_a_folder_that_something_else_fills_or_clears_is_refused(tmp_path, folder):
    (tmp_path / "file").write_text("")
    with pytest.raises(editions.Refused) as refused:
        refusals.folder([str(tmp_path / folder)], tmp_path)
    assert str(refused.value) == (
        f"Expected a folder for published editions alone, found {tmp_path / folder}."
    )


def test_a_folder_behind_a_link_is_judged_by_where_it_leads(tmp_path):
    (tmp_path / "root/site").mkdir(parents=True)
    (tmp_path / "link").symlink_to(tmp_path / "root/site")
    with pytest.raises(editions.Refused):
        refusals.folder([str(tmp_path / "link/pub")], tmp_path / "root")
    assert refusals.folder([str(tmp_path / "pub")], tmp_path / "root") == tmp_path / "pub"


# ---- The notice in an older edition ----

POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; font-src 'self'; connect-src 'self'; "
    "img-src data:"
)
PAGE = """\
<!doctype html><html data-edition="2026.1" data-root="{root}">
<meta http-equiv="Content-Security-Policy" content="{policy}">
<link rel="icon" href="data:,"><link rel="stylesheet" href="{root}/assets/site.css">
<article><h1>A page</h1><div class="tall"></div><p id="below">Below.</p></article>
<button id="open-search" hidden></button><button id="change-theme" hidden></button>
<script src="{root}/assets/site.js" defer></script>
"""


@pytest.fixture(scope="module")
def shown(tmp_path_factory):
    """Pages of edition 2026.1, published below /credit/ with 2027.1 beside them."""
    folder = tmp_path_factory.mktemp("shown")
    home, page = (PAGE.format(policy=POLICY, root=root).encode() for root in (".", ".."))
    assets = ROOT / "scripts/annotated/web/theme/assets"
    old = {"index.html": home, "a/index.html": page, "b/index.html": page}
    for name in (
        "site.js",
        "editions.js",
        "editions.css",
        "previews.js",
        "panels.css",
        "han.woff2",
    ):
        old[f"assets/{name}"] = (assets / name).read_bytes()
    looks = (assets / "site.css").read_bytes()
    old["assets/site.css"] = looks + b".tall { height: 3000px; }"
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
        assert found == (NOTICE, f"{address}/credit/2027.1/{path}?x=1#y", [])


@with_browser
def test_a_page_that_the_newest_lacks_leads_to_its_home(browser, address):
    text, target, _ = opened(browser, f"{address}/credit/2026.1/b/")
    assert (text, target) == (NOTICE, f"{address}/credit/2027.1/")


@with_browser
@pytest.mark.parametrize("width", [320, 1440])
def test_the_notice_is_in_view_wherever_the_page_is_read_and_keeps_the_place(
    browser, address, width
):
    page = browser.new_page(viewport={"width": width, "height": 600})
    page.goto(f"{address}/credit/2026.1/a/#below", wait_until="networkidle")
    notice = page.locator(".newer-edition")
    assert page.evaluate("scrollY") > 1000
    box = notice.bounding_box()
    assert box["x"] >= 0 and box["y"] + box["height"] <= 600 and box["x"] + box["width"] <= width
    page.evaluate("location.hash = '#top'")
    assert notice.locator("a").get_attribute("href").endswith("/credit/2027.1/a/#top")
    page.emulate_media(media="print")
    assert notice.evaluate("one => getComputedStyle(one).position") == "relative"
    page.close()


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

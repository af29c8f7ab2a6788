"""Where the site could go if MkDocs, Material or mkdocs-bibtex ended: `scripts/test --exits`.

Not part of the default run, which tries one way out already: every page is Markdown that pandoc reads
(site/test_portable.py). The generators tried here live in an environment of their own.
"""

import re
from pathlib import Path

import pytest

import staging
from project import ROOT, contents, copy_sources, run

BIN = ROOT / ".build" / "exits" / "bin"


def generate(*command, folder=ROOT):
    result = run(*command, folder=folder)
    assert result.returncode == 0, result.stdout + result.stderr


def test_properdocs_builds_the_same_site_to_the_byte(built, tmp_path):
    generate(BIN / "properdocs", "build", "--strict", "--site-dir", tmp_path / "site")
    ours, theirs = contents(built), contents(tmp_path / "site")
    assert set(theirs) == set(ours)
    assert [path for path in ours if theirs[path] != ours[path]] == []


def test_properdocs_builds_the_staged_site_and_loses_no_word(assembled, tmp_path):
    staged = staging.write(assembled, tmp_path / "out")
    staging.assert_built_whole(staged, tmp_path / "site", BIN / "properdocs")


# What a page of ours has that stands in its source for something else, and how a reader would see it.
LOST = {
    "citations shown as they are typed": re.compile(r"\[-?@\w+"),
    "markers of claims without their words": re.compile(r"<a href=\"[^\"]*claims[^\"]*\"></a>"),
    "places where lists and figures should stand": re.compile(r"<!-- insert: \S+ -->"),
    "permanent ids of paragraphs that are mere comments": re.compile(r"<!-- p: \S+ -->"),
}


@pytest.fixture
def zensical(tmp_path):
    """The site as Zensical builds it, with its own looks: it stops at templates of ours."""
    settings = copy_sources(tmp_path) / "mkdocs.yml"
    text = re.sub(r"^  custom_dir: .*\n", "", settings.read_text("utf-8"), flags=re.M)
    settings.write_text(re.sub(r"!ENV \[\w+, (.*)\]", r"\1", text), "utf-8")
    generate(BIN / "zensical", "build", folder=tmp_path)
    return tmp_path / "site"


def test_zensical_builds_the_pages_and_a_report_says_what_is_lost(zensical, built, capsys):
    pages = {path.parent.name for path in built.rglob("index.html")}
    theirs = {path.parent.name for path in zensical.rglob("index.html")}
    texts = [Path(path).read_text("utf-8") for path in zensical.rglob("index.html")]
    counts = {what: sum(len(mark.findall(text)) for text in texts) for what, mark in LOST.items()}
    missing = sorted(set(contents(built)) - set(contents(zensical)))
    documents = [path for path in missing if path.startswith("print/")]
    with capsys.disabled():
        print(f"\n\nZensical builds {len(theirs)} of {len(pages)} pages. What it loses:")
        print("- our own looks: it cannot read the templates")
        for what, count in counts.items():
            print(f"- {count} {what}")
        print(
            f"- {len(documents)} documents below print/, {len(missing) - len(documents)} other files"
        )
    # Should one of these come to nothing, Zensical has learnt something: look again.
    assert all(counts.values()), counts

"""The pages outlive the generator: pandoc reads them all, and one file alone knows MkDocs."""

import re

import pytest

from annotated import pandoc
from annotated.model import CHAPTERS
from annotated.write import site
from project import ROOT, run

DOCS = ROOT / "docs"
PAGES = sorted(path.relative_to(DOCS).with_suffix("").as_posix() for path in DOCS.rglob("*.md"))


@pytest.mark.parametrize("name", PAGES)
def test_pandoc_converts_the_source_of_every_page_without_a_warning(name):
    assert pandoc.run(["-f", "markdown", "-t", "html", str(DOCS / f"{name}.md")])


@pytest.mark.parametrize("name", PAGES)
def test_pandoc_converts_every_finished_page_without_a_warning(name, assembled):
    text = site.with_citations(assembled.expanded[name], assembled.formatted)
    whole = site.finish(text, assembled.sources.pages[name], assembled.formatted)
    html = pandoc.run(["-f", "markdown", "-t", "html"], whole)
    assert "{ ." not in html and "[@" not in html
    if name in CHAPTERS:
        assert 'id="references-on-this-page"' in html


def test_only_the_hook_file_imports_mkdocs():
    importing = [
        path.relative_to(ROOT).as_posix()
        for path in sorted((ROOT / "scripts").rglob("*.py"))
        if re.search(r"^\s*(import|from) mkdocs", path.read_text(encoding="utf-8"), re.M)
    ]
    assert importing == ["scripts/hooks.py"]


def test_nothing_in_the_project_names_its_makers_machine():
    listed = run("git", "ls-files", "-z")
    if listed.returncode:
        pytest.skip("only git knows which files belong to the project, and this is no clone")
    machine = re.compile(rb"/(home|root|Users|tmp)/\w|\.\./shared")
    files = [ROOT / name for name in listed.stdout.split("\0") if name]
    assert [path for path in files if path.is_file() and machine.search(path.read_bytes())] == []

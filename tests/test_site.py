"""The whole site as Markdown: what is inserted in which page."""

from dataclasses import replace

import pytest

from annotated import references, site
from conftest import PREVIEW


@pytest.fixture(scope="module")
def moved(real):
    """The real site; two pages have an insert that is made last, and that they do not hold today."""
    added = "\n<!-- insert: unconfirmed -->\n"
    changed = {
        name: replace(real.pages[name], body=real.pages[name].body + added)
        for name in ("media", "glossary")
    }
    return site.assemble(replace(real, pages={**real.pages, **changed}), PREVIEW)


@pytest.mark.parametrize("name", ["media", "glossary"])
def test_what_is_made_of_formatted_references_may_stand_on_any_page(real, assembled, moved, name):
    listed = references.unconfirmed(real.references, assembled.formatted.entries)
    assert len(listed.splitlines()) > 1
    assert moved.expanded[name] == f"{assembled.expanded[name]}\n{listed}\n"


def test_the_documents_have_it_too(moved):
    assert moved.whole["glossary"] == moved.expanded["glossary"]

"""The nav of mkdocs.yml names every page once, and no other."""

from annotated.read import nav

NAV = """\
site_name: Site
nav:
  - index.md
  - Part:
      - media.md
      - Named: seminar/media.md
  - Elsewhere: https://example.org/
"""
PAGES = ["docs/index.md", "docs/media.md", "docs/seminar/media.md"]


def told(text, paths):
    return [str(one) for one in nav.problems(text, paths)]


def test_a_nav_that_names_every_page_is_sound():
    assert told(NAV, PAGES) == []


def test_a_page_that_is_not_there_not_named_or_named_twice_is_told():
    assert told(NAV + "  - index.md\n", [*PAGES[:2], "docs/x.md"]) == [
        "mkdocs.yml:3: nav: expected each page once, found docs/index.md twice",
        "mkdocs.yml:6: nav: there is no page docs/seminar/media.md",
        "mkdocs.yml:8: nav: expected each page once, found docs/index.md twice",
        "docs/x.md:1: file: expected a line for this page in the nav of mkdocs.yml, found none",
    ]

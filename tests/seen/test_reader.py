"""A browser's reader view, as Mozilla's Readability makes it: it loses nothing that is to be read.

`readability/` holds `Readability.js` and the licence of `@mozilla/readability` 0.6.0 (Apache-2.0) as npm
has them. To update: `npm pack @mozilla/readability@VERSION`, copy the two files, set the hashes below.
"""

import hashlib
from collections import Counter
from pathlib import Path

import pytest

from annotated.read import files, pages
from browsing import with_browser
from project import ROOT

READABILITY = Path(__file__).with_name("readability")
PAGES = sorted(map(pages.name_of, files.markdown(ROOT)))

# What is text is read from the page before, and from what the view keeps of it: each piece of text in
# the article that is neither a control nor said twice. What is navigation points to what the page has.
READ = """async raw => {
  const OTHER = "h1, .filters, [role=navigation], .cite, .bar, .depth, .notes > summary, .exports, [hidden], [aria-hidden=true], button, select"
  const pieces = (root, left) => {
    const found = [], walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT)
    while (walker.nextNode()) {
      const text = walker.currentNode.data.replace(/\\s+/g, " ").trim()
      if (text && !(left && walker.currentNode.parentElement.closest(left))) found.push(text)
    }
    return found
  }
  const parsed = html => new DOMParser().parseFromString(html, "text/html")
  const page = raw ? parsed(await (await fetch(location)).text()) : document.cloneNode(true)
  const article = page.querySelector("article")
  const before = pieces(article, OTHER), drawings = article.querySelectorAll(".drawing").length
  const { byline, content, lang } = new Readability(page).parse()
  const kept = parsed(content)
  return { before, after: pieces(kept.body), drawings, byline, lang,
    kept: [...kept.querySelectorAll("img[src*='assets/drawings/']")].filter(one => one.alt.includes(" ")).length }
}"""


def test_readability_is_the_file_that_npm_has():
    sums = {one.name: hashlib.sha256(one.read_bytes()).hexdigest() for one in READABILITY.iterdir()}
    assert sums == {
        "LICENSE.md": "a5b1e8181751ce05b85b7bfaa832b785e87086250a5148e679d17ca9bdcfa958",
        "Readability.js": "34dcab3d0832d0019f02990eed6b6124e029e8c32b9f0c6f2550544ff8dff174",
    }


@with_browser
@pytest.mark.parametrize("name", PAGES)
def test_a_reader_view_keeps_every_text_and_drawing_and_names_no_author(visit, real, name):
    page = visit("/" if name == "index" else f"/{name}/", bypass_csp=True)
    page.add_script_tag(path=READABILITY / "Readability.js")
    drawings = len(list(pages.figures(real.pages[name])))
    for raw in (True, False):  # as it is sent, and as scripts have made it
        read = page.evaluate(READ, raw)
        assert Counter(read["before"]) - Counter(read["after"]) == Counter()
        assert len(read["before"]) > 20
        assert read["kept"] >= read["drawings"] == drawings
        assert (read["byline"], read["lang"]) == (None, "en-GB")

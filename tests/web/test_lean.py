"""What is sent is lean, and says and does the same."""

import re

from annotated.web import lean
from project import ROOT

ASSETS = ROOT / "scripts/annotated/web/theme/assets"


def test_a_style_sheet_is_sent_without_comments_and_needless_spaces():
    text = (
        "/* Looks,\n   of all. */\n\n@layer one, two;\n\n@layer one {\n  a > b,\n  c :is(d, e) { color: red; }\n\n"
        '  td::before { content: attr(x) ": { "; } /* a name */\n  .x\n  .y { width: calc(1px + 2px); }\n}\n'
    )
    assert lean.styles(text) == (
        "@layer one,two;@layer one{a > b,c :is(d,e){color:red;}"
        'td::before{content:attr(x) ": { ";}.x .y{width:calc(1px + 2px);}}'
    )


def test_a_script_is_sent_without_comments_and_indents():
    text = (
        '// Does it.\n\n"use strict"\n\n{\n  // why\n  const a = "https://x.example" // kept\n}\n'
    )
    assert lean.script(text) == '"use strict"\n{\nconst a = "https://x.example" // kept\n}\n'


def test_a_page_is_sent_without_indents_and_what_the_search_alone_reads():
    html = (
        '<p data-search-exclude>\n    One  two.</p>\n\n<h2 data-search-exclude="" id="x">X</h2>\n'
    )
    assert lean.page(html) == '<p>\nOne  two.</p>\n<h2 id="x">X</h2>\n'


def test_styles_and_scripts_of_the_theme_are_made_lean_and_nothing_else():
    assert lean.of("assets/site.css") is lean.styles
    assert lean.of("assets/site.js") is lean.script
    assert [lean.of(path) for path in ("assets/icon.svg", "about.md", "assets/licence")] == [
        None
    ] * 3


def test_no_text_in_a_style_sheet_or_script_looks_like_a_comment():
    for path in ASSETS.glob("*.css"):
        texts = re.findall(
            r'"[^"\n]*"', re.sub(r"/\*.*?\*/", "", path.read_text("utf-8"), flags=re.S)
        )
        assert [one for one in texts if "/*" in one or "  " in one] == [], path
    for path in ASSETS.glob("*.js"):
        for text in re.findall(r"`[^`]*`", path.read_text("utf-8")):
            assert not re.search(r"\n\s*//|\n\s*\n", text), path


def test_every_style_and_script_of_the_theme_is_sent_lean(built):
    for path in ASSETS.iterdir():
        if make := lean.of(f"assets/{path.name}"):
            assert (built / "assets" / path.name).read_text("utf-8") == make(
                path.read_text("utf-8")
            )

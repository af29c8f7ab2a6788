"""Damage that nobody thought of: whatever a file holds, it is read whole or its faults are named.

Hypothesis makes the damage, the same in every run.
"""

import json
import re

import markdown
import pytest
from bs4 import BeautifulSoup
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from annotated import pandoc
from annotated.model import Faulty
from annotated.read import sources
from annotated.text import rules
from annotated.text.markdown import escape, title, without_emphasis
from damaging import DATA, FILES, damaged, edited, field

SIGNS = "ab1 .,*_`[]()<>{}#|~^$&@%\\\"'!?:;=+-/\n\t\r\0é漢’\u202e😀"
TEXTS = st.text(st.sampled_from(SIGNS), max_size=40) | st.text(max_size=20)
HOSTILE = [
    "<script>alert(1)</script>", "](javascript:alert(1))", "{{ config }}", "{: onclick=x }", "1. x",
    "`x`{=html}", "&lt;b&gt;", "\\input{x}", "[@creemers2018]", "*", "**", "_x_ ~y~ ^z^ $a$ #b |c|",
]  # fmt: skip
# No deadline: a machine may be slow. No health check: reading the sources takes its time.
steadily = settings(
    derandomize=True,
    deadline=None,
    database=None,
    max_examples=12,
    suppress_health_check=list(HealthCheck),
)


def read(root):
    """The sources, or nothing if they are faulty; each fault names a file and a line in it."""
    try:
        return sources.load(root)
    except Faulty as faulty:
        for problem in faulty.problems:
            content = (root / problem.path).read_bytes()
            lines = max(content.count(b"\n"), content.count(b"\r")) + 1
            assert 1 <= problem.line <= lines, problem
            assert problem.id and problem.message
            assert str(problem).isprintable()
        return None


@st.composite
def wounds(draw):
    """A function that damages bytes: flips, cuts, removes, repeats, moves or inserts."""
    kind = draw(st.sampled_from(["flip", "cut", "remove", "repeat", "move", "insert"]))
    place, size = draw(st.floats(0, 1, exclude_max=True)), draw(st.integers(1, 9))
    put = draw(TEXTS).encode("utf-8", "surrogatepass") + draw(st.binary(max_size=3))

    def wound(good):
        at = int(place * len(good))
        lines = good.split(b"\n")
        line = int(place * len(lines))
        return {
            "flip": lambda: good[:at] + bytes([good[at] ^ (1 << size % 8)]) + good[at + 1 :],
            "cut": lambda: good[:at],
            "remove": lambda: b"\n".join(lines[:line] + lines[line + size :]),
            "repeat": lambda: b"\n".join(lines[: line + size] + lines[line:]),
            "move": lambda: b"\n".join(
                lines[:line] + lines[line + size :] + lines[line : line + size]
            ),
            "insert": lambda: good[:at] + put + good[at:],
        }[kind]()

    return wound


@pytest.mark.parametrize("path", FILES)
def test_no_wound_is_more_than_a_problem(texts, path):
    @steadily
    @given(wounds())
    def check(wound):
        with damaged(texts, path, wound):
            read(texts)

    check()


# The last is a text that the field takes.
FIELDS = [
    ("timeline.yaml", "title", "events", "A plan, and *more* of it"),
    ("timeline.yaml", "date", "events", "2014-06"),
    ("timeline.yaml", "cite", "events", "creemers2018, p. 5"),
    ("timeline.yaml", "id", "events", "planning-outline"),
    ("claims.yaml", "explanation", "claims", f"One & two < three, [4] of {{5}}{' and' * 40} more."),
    ("questions.yaml", "question", "questions", "Is it *real*, and > 5?"),
    ("questions.yaml", "asked-as", "questions", "real or (not)"),
    ("claims.yaml", "reason", "claims", "one-case"),
    ("glossary.yaml", "pinyin", "terms", "shīxìn / lǎolài"),
    ("glossary.yaml", "also", "terms", "debtor (listed)"),
]


@pytest.mark.parametrize(("path", "name", "kind", "sound"), FIELDS)
def test_any_text_in_a_field_is_kept_whole_or_refused(texts, path, name, kind, sound):
    taken = []

    @steadily
    @given(TEXTS)
    @example(sound)
    @example("")
    @example("\ud800")
    def check(text):
        start = "  - " if name == "id" else "    "
        written = json.dumps([text] if name in ("cite", "also", "asked-as") else text)
        content, _ = edited(path, field(path, name, f"{start}{name}: {written}"))
        with damaged(texts, path, content):
            if found := read(texts):
                own = text.strip() if name == "id" else DATA[path]
                (record,) = [one for one in getattr(found, kind) if one.id == own]
                kept = getattr(record, name.replace("-", "_"))
                kept = "; ".join(map(str, kept)).lstrip("@") if isinstance(kept, tuple) else kept
                assert kept.split() == text.split()
                taken.append(text)

    check()
    assert sound in taken


ENTRY = {
    "author": "Creemers, Rogier and {A Body of Men} and others",
    "title": "A {Title} of 100 & More: Signs, [Brackets]",
    "year": "2017",
    "note": "As on 3 May; *emphasis* too.",
    "url": "https://example.org/~a/b?c=1&d=%27#e",
    "doi": "10.1234/x-(5)",
    "keywords": "scholarship",
}


@pytest.mark.parametrize("name", ENTRY)
def test_any_text_in_an_entry_is_kept_whole_or_refused(texts, name):
    taken = []

    @steadily
    @given(TEXTS)
    @example(ENTRY[name])
    def check(text):
        content, _ = edited("refs.bib", field("refs.bib", name, f"  {name} = {{{text}}},"))
        with damaged(texts, "refs.bib", content):
            if found := read(texts):
                assert found.references["creemers2018"].fields[name] == text.strip()
                taken.append(text)

    check()
    assert ENTRY[name] in taken


def test_any_text_in_a_page_is_a_page_or_a_problem(texts):
    # Not a chapter, in which each paragraph needs an id.
    path, heading, sound = "docs/about.md", "## Privacy\n", "Plain & *simple*: 5 < 6 [here]"
    taken = []

    @settings(steadily, max_examples=60)
    @given(st.lists(TEXTS | st.sampled_from(HOSTILE), max_size=4).map("".join))
    @example(sound)
    def check(text):
        content, _ = edited(path, lambda good: good.replace(heading, f"{heading}\n{text}.\n", 1))
        with damaged(texts, path, content):
            if found := read(texts):
                page = found.pages["about"]
                assert f"{heading}\n{text}.\n".replace("\r\n", "\n") in page.body
                taken.append(text)

    check()
    assert sound in taken


# ---- What is shown ----

PROSE = "ab1 *.,_[]()<>{}#|~^$&@%\"'!?:;=+-/é漢’😀"
PLAIN = (
    (st.text(st.sampled_from(PROSE), min_size=1, max_size=30) | st.sampled_from(HOSTILE))
    .map(lambda text: " ".join(text.split()))
    .filter(lambda text: not list(rules.plain(text)))
)


def shown(html):
    return " ".join(BeautifulSoup(html, "lxml").get_text().split())


def web(text):
    return markdown.markdown(text, extensions=["attr_list", "md_in_html", "tables", "toc"])


@settings(steadily, max_examples=120)
@given(PLAIN)
def test_a_browser_shows_every_letter_of_a_plain_text(text):
    assert shown(web(f"Lead\n\n{escape(text)}")) == f"Lead {without_emphasis(text)}"
    # As the title of a link it stands in an attribute, where quotes are curly.
    link = BeautifulSoup(web(f'[link](page.md "{title(text)}"){{ .claim }}'), "lxml").a
    assert link.attrs == {
        "href": "page.md",
        "title": without_emphasis(text).replace('"', "”"),
        "class": ["claim"],
    }


@settings(steadily, max_examples=15)
@given(st.lists(PLAIN, min_size=1, max_size=30))
def test_paper_shows_every_letter_of_a_plain_text(listed):
    source = "\n\n".join(f"Lead {place}\n\n{escape(text)}" for place, text in enumerate(listed))
    html = pandoc.run(["-f", "markdown-smart", "-t", "html", "--wrap=none"], source)
    words = [f"Lead {place} {without_emphasis(text)}" for place, text in enumerate(listed)]
    assert shown(html) == " ".join(words)


def test_the_mark_of_an_emphasis_is_all_that_a_plain_text_may_hold():
    assert shown(web(escape("A *work* of 2 * 3"))) == "A work of 2 * 3"
    assert re.findall("<em>(.*?)</em>", web(escape("A *work* of 2 * 3"))) == ["work"]

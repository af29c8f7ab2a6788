"""Screen and paper read the same in a page, or its first difference is told with its line."""

import json

import markdown
import pytest
from bs4 import BeautifulSoup
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from annotated import pandoc
from annotated.cite.citeproc import Formatted
from annotated.model import Claim, Page, Sources, Term
from annotated.read import agreement, citations, pages, paper, screen
from annotated.read import settings as site_settings
from annotated.text.citations import Citation
from annotated.write import pages as written
from annotated.write import site
from project import ROOT

EXTENSIONS = site_settings.extensions(ROOT)


def page(body, name="about"):
    return Page(name, {"title": "About"}, body, 6)


def told(body):
    """What is told of a page whose text this is, between two others."""
    found = agreement.read([page(f"\nBefore.\n\n{body}\n\nAfter.\n")], EXTENSIONS)
    return [str(one) for one in agreement.problems(found)]


LIST = (
    "a list begins with 1. after an empty line and counts on; a list in a list is indented by four "
    "spaces; write 1998\\. for a number that is no item"
)


@pytest.mark.parametrize(
    ("body", "line", "message"),
    [
        (
            "Posts under the tag\n#MeToo were deleted.",
            10,
            "'#MeToo were deleted.': the screen has '[heading 1] [id metoo-were-deleted] MeToo were "
            "deleted.', paper '#MeToo were deleted. After.'; write \\# for the sign",
        ),
        (
            "1998. It was.",
            9,
            "'1998. It was.': the screen has '[item 1] It was. After.', paper '[item 1998] It was. "
            f"After.'; {LIST}",
        ),
        (
            "3. Third\n4. Fourth",
            9,
            f"'3. Third': the screen has '[item 1] Third [item 2] Fourth', paper '[item 3] Third "
            f"[item 4] Fourth'; {LIST}",
        ),
        (
            "The share was\n> 5 percent.",
            10,
            "'> 5 percent.': the screen has '[quotation] 5 percent. After.', paper '> 5 percent. "
            "After.'; leave an empty line before a quotation, or write \\> for the sign",
        ),
        (
            "| a | b |\n|---|---|\n| c | d | lost |",
            11,
            "'| c | d | lost |': not all of it is shown as it is written; write each row of a table "
            "with as many cells as its head, and `|` at both ends",
        ),
        (
            "1. a\n   - b\n2. c",
            10,
            f"'   - b': the screen has '[item 2] b [item 3] c', paper '[list] [item] b [item 2]'; {LIST}",
        ),
        (
            "1. a\n1. b",
            10,
            f"'1. b': not all of it is shown as it is written; {LIST}",
        ),
        (
            "A^[note] b",
            9,
            "'A^[note] b': the screen has 'A^[note] b After.', paper 'A [Note] note b After.'; notes "
            "below the text are not used here; write it into the text",
        ),
        (
            "p.\\ 5",
            9,
            "'p.\\\\ 5': the screen has 'p.\\\\ 5 After.', paper 'p.\\xa05 After.'; write a no-break "
            "space itself, not a backslash before a space",
        ),
        (
            "| a line block",
            9,
            "'| a line block': the screen has '| a line block', paper '[LineBlock] a line block "
            "After.'; write each row of a table with as many cells as its head, and `|` at "
            "both ends",
        ),
        (
            "(@) an example",
            9,
            "'(@) an example': the screen has '(@) an example After.', paper '[list numbered in the "
            f"style Example, TwoParens] [item 1] an example'; {LIST}",
        ),
        (
            "### 2020 and after",
            9,
            "'### 2020 and after': the screen has '[id 2020-and-after] 2020 and after After.', paper "
            "'[id and-after] 2020 and after After.'; leave an empty line before a heading, and "
            "write { #an-id } at its end",
        ),
    ],
)  # fmt: skip
def test_the_first_difference_is_told_with_its_line_and_what_to_write(body, line, message):
    assert told(body) == [f"docs/about.md:{line}: reading: expected one reading of {message}"]


@pytest.mark.parametrize(
    "body",
    [
        "Posts under the tag \\#MeToo.",
        "1998\\. It was.",
        "1. a\n2. b\n\n    - c\n    - d\n\n3. e",
        "> Quoted,\n> twice.\n\nMore.",
        "| a | b |\n|:--|--:|\n| *c* | [d](media.md) |",
        "A *b **c** d* `e  f` <https://example.org/> &amp; é — … ‘g’ 5 * 3 a_b_c  \nh",
        "### 2020 and after { #since }\n\nText.",
        "Of $x$ and $y$ \\emph{one} is more, says @it.\n: That",
    ],
)
def test_what_both_read_alike_passes(body):
    assert told(body) == []


def test_lines_are_those_of_the_file_though_ids_and_citations_stand_before():
    body = (
        "\n## Since 2020\n\n<!-- p: one -->\nA [@a2018,\np. 5] b.\n\n<!-- insert: errors -->\n\n"
        "<!-- p: two -->\nText [@a2018].\n\nThe tag\n#a\n"
    )
    found = agreement.read([page(body, "media")], EXTENSIONS)
    (problem,) = agreement.problems(found)
    assert (problem.path, problem.line) == (
        "docs/media.md",
        6 + body[: body.index("#a")].count("\n"),
    )


def test_an_id_that_a_reader_finds_twice_is_told_with_its_line():
    assert told("## A { #a }\n\n## B { #a }") == [
        "docs/about.md:11: reading: cannot be read: Duplicate identifier 'a'"
    ]


def test_raw_html_that_is_not_closed_is_a_problem_and_no_traceback():
    assert len(told("A <b>b c")) == 1


def test_the_ids_of_a_page_are_those_of_the_screen():
    found = agreement.read([page("## A b\n\n### C { #d }\n")], EXTENSIONS)
    assert found["docs/about.md"].ids == ["a-b", "d"]


# ---- The real pages, as they are finished ----


def finished(name, assembled):
    text = site.with_citations(assembled.expanded[name], assembled.formatted)
    return site.finish(text, assembled.sources.pages[name], assembled.formatted)


def test_screen_and_paper_read_the_same_in_every_finished_page(assembled):
    for name in assembled.expanded:
        text = finished(name, assembled)
        shown, printed = screen.read(text, EXTENSIONS), paper.read(text)
        apart = [pair for pair in zip(shown, printed, strict=False) if pair[0] != pair[1]]
        assert apart[:3] == [] and len(shown) == len(printed), name


# ---- Any page ----

# Pieces of both grammars, and what may stand between them.
PIECES = (
    *("a", "Word", "é", "中文", "2018", "1998.", "1.", "2.", "3)", "(a)", "iv.", "x_y", "No. 7"),
    *("*", "**", "_", "__", "`", "``", "~", "^", "\\", "\\*", "\\ ", "|", "||", ">", "> ", "#"),
    *(
        "## H",
        "### 2020 and",
        "{ #an-id }",
        "- ",
        "* ",
        "+ ",
        "1. ",
        "4. ",
        "    ",
        "  ",
        "\t",
        "   ",
    ),
    *("[", "]", "(", ")", "](", "[a](b.md)", "[@a2018]", "[@a2018, p. 5]", "[](claims.md#m-1)"),
    *("[t](glossary.md#t)", "[^", "^[", "]:", ":", ": ", "::: ", "---", "--", "...", "=", "==="),
    *("<", ">", "&", "&amp;", "&nbsp;", "<https://a.org/>", "https://a.org", "@", "$", "$x$", "!"),
    *(
        "| a | b |",
        "|---|---|",
        "|:--|--:|",
        "| c | d |",
        "| e |",
        "| f | g | h |",
        "(@)",
        "’",
        "—",
    ),
    *(
        "<!-- p: one -->",
        "<!-- p: two -->",
        "<!-- insert: errors -->",
        "Table: ",
        "\u00a0",
        "...",
        "'",
        '"',
    ),
)
SEAMS = ("", " ", " ", " ", "\n", "\n", "\n\n", "\n\n", "  \n", "\n    ", "\n   ", "\n\n    ")
BODIES = st.lists(st.tuples(st.sampled_from(PIECES), st.sampled_from(SEAMS)), max_size=14).map(
    lambda pairs: "".join(piece + seam for piece, seam in pairs)
)
CHAPTER = """
## In brief

{0}

## A case: one {{ #case }}

<!-- p: start -->
It began.

## What the article says

<!-- p: one -->
{0}

## What the evidence shows

{0}

## Since 2020

<!-- p: two -->
It went on.

## Questions for discussion

{0}
"""
TERM = Term("t", "term", "A term. More.", ())
CLAIM = Claim("m-1", "media", "It is", "It is.", (), "opinion", "Why not.", "A. B.", ())
INSERTS = {"errors": "| a | b |\n| --- | --- |\n| c | d |"}
FORMATTED = Formatted(
    {Citation("a2018"): "A, 2018", Citation("a2018", "p. 5"): "A, 2018, p. 5"},
    {"a2018": "A, B. (2018). *A title*."},
)
# What is compared besides words; paragraphs follow from these.
BLOCKS = [f"h{level}" for level in range(1, 7)]
BLOCKS += [
    "ul",
    "ol",
    "li",
    "blockquote",
    "pre",
    "table",
    "tr",
    "th",
    "td",
    "hr",
    "em",
    "strong",
    "code",
]


def passes(one):
    """Whether scripts/check would let a page pass, and all that it may hold is known."""
    found = [*pages.form(one), *citations.problems(one, {"a2018"})]
    return not found and not list(agreement.problems(agreement.read([one], EXTENSIONS)))


def skeleton(html):
    """The words and the blocks of HTML in their order, read by somebody else than the check."""
    soup = BeautifulSoup(html, "lxml")
    for link in soup.select("a.headerlink"):
        link.decompose()
    # pandoc asks for the plain form of an arrow.
    words = soup.get_text().replace("\ufe0e", "").split()
    blocks = [(tag.name, tag.get("start", "1")) for tag in soup.find_all(BLOCKS)]
    return words, blocks, [tag["id"] for tag in soup.find_all(id=True)]


def both(text):
    settings_ = json.loads(EXTENSIONS)
    shown = markdown.markdown(text, extensions=list(settings_), extension_configs=settings_)
    printed = pandoc.run(["-f", pandoc.MARKDOWN, "-t", "html", "--wrap=none"], text)
    return skeleton(shown), skeleton(printed)


@given(BODIES, st.booleans())
@settings(max_examples=150, deadline=None, suppress_health_check=list(HealthCheck))
def test_no_page_that_passes_is_read_differently_once_it_is_finished(body, chapter):
    one = page(CHAPTER.format(body), "media") if chapter else page(f"\n{body}\n")
    if passes(one):
        sources = Sources(claims=(CLAIM,), terms=(TERM,), pages={one.name: one})
        text = site.with_citations(written.expand(one, sources, INSERTS), FORMATTED)
        shown, printed = both(site.finish(text, one, FORMATTED))
        assert shown == printed

"""The papers of the teaching pack: sheet, guide and cards of a session, and the method card."""

from bisect import bisect
from functools import cache

from annotated.model import METHOD_CARD, Claim, Edition
from annotated.paper import office, press, typesetting
from annotated.paper.imprint import foot, imprint
from annotated.paper.manuscript import GUIDES, SHEETS, Manuscript
from annotated.paper.typesetting import Destination, Node, Paper, block, prepare
from annotated.read.sessions import name_of
from annotated.write import packets
from annotated.write.notes import verdict
from annotated.write.places import of_claims
from annotated.write.site import Site, with_citations

SHEET, GUIDE = "Student sheet", "Teacher’s guide"
_LARGE, _CARDS = "Student sheet in large print", "Claim cards"

_SHEET_PAGES = 2
_MOST_LINES, _LINES_IN_LARGE_PRINT = 9, 3


# ---- The student's sheet ----


def student(chapter: str, manuscript: Manuscript, edition: Edition) -> bytes:
    """The sheet on two pages, with as many lines to write on as they hold."""
    site, name = manuscript.site, f"{chapter}-student.pdf"
    text = _sheet(chapter, manuscript, edition)

    @cache
    def made(lines: int) -> bytes:
        head = _head("student", SHEET, chapter, site, edition, lines=str(lines))
        return press.pdf(name, head + text, edition)

    tried = range(1, _MOST_LINES + 1)
    fitting = bisect(tried, _SHEET_PAGES, key=lambda lines: press.page_count(made(lines)))
    if not fitting:
        said = f"text, tasks and room to write on {_SHEET_PAGES} pages"
        raise press.Unmade(_too_long(name, said))
    return made(fitting)


def large(chapter: str, manuscript: Manuscript, edition: Edition) -> bytes:
    """The sheet in large print, on as many pages as it takes."""
    site, lines = manuscript.site, str(_LINES_IN_LARGE_PRINT)
    head = _head("student", _LARGE, chapter, site, edition, size="18pt", lines=lines)
    text = _sheet(chapter, manuscript, edition)
    return press.pdf(f"{chapter}-student-large.pdf", head + text, edition)


def _sheet(chapter: str, manuscript: Manuscript, edition: Edition) -> str:
    blocks = manuscript.blocks[f"{SHEETS}{chapter}"]
    paper = Paper(name_of(chapter), outward(name_of(chapter), edition, blocks))
    return typesetting.write(office.spread(prepare(with_room(blocks, paper), paper)))


def with_room(blocks: list[Node], paper: Paper) -> list[Node]:
    """The sheet with room to write under each task."""
    return [_roomy(node, paper) if node["t"] == "OrderedList" else node for node in blocks]


def _roomy(tasks: Node, paper: Paper) -> Node:
    start, items = tasks["c"]
    return tasks | {"c": [start, [_with_place(item, paper) for item in items]]}


def _with_place(task: list[Node], paper: Paper) -> list[Node]:
    """A task and lines to write on, unless it has a table to be filled in."""
    fill_in = any(node["t"] == "Table" for node in task)
    return task if fill_in else [*task, *paper.room()]


# ---- The teacher's guide ----


def teacher(chapter: str, manuscript: Manuscript, edition: Edition) -> bytes:
    """The guide, its references at the end."""
    site = manuscript.site
    blocks = manuscript.blocks[f"{GUIDES}{chapter}"]
    paper = Paper(name_of(chapter), outward(name_of(chapter), edition, blocks))
    cite = imprint(name_of(chapter), site, edition)
    head = _head("guide", GUIDE, chapter, site, edition, **cite)
    text = typesetting.write(prepare(blocks, paper))
    return press.pdf(f"{chapter}-teacher.pdf", head + text, edition)


# ---- Claim cards, method card ----


def cards(chapter: str, manuscript: Manuscript, edition: Edition) -> bytes:
    """The claims of a chapter as cards to cut out, their verdicts on the back."""
    site = manuscript.site
    found = packets.cards(chapter, site.sources)
    # Each side is one paragraph.
    sides = typesetting.read("\n\n".join(side for _, *both in found for side in both))
    places = of_claims(site.sources)
    blocks: list[Node] = []
    for (claim, *_), front, back in zip(found, sides[::2], sides[1::2], strict=True):
        facts = _facts(claim, places[claim.id][0].label, edition)
        blocks += [block(f"({facts}, claim: ["), front, block("], note: ["), back, block("]),")]
    head = _head("cards", _CARDS, chapter, site, edition)
    text = f"#sheets(\n{typesetting.write(blocks)}\n)"
    return press.pdf(f"{chapter}-cards.pdf", head + text, edition)


def _facts(claim: Claim, place: str, edition: Edition) -> str:
    values = {
        "id": claim.id,
        "place": place,
        "verdict": claim.verdict,
        "words": verdict(claim),
        "address": edition.of_page("claims", claim.id) or "",
    }
    return ", ".join(f"{name}: {press.quoted(value)}" for name, value in values.items())


def method_card(manuscript: Manuscript, edition: Edition) -> bytes:
    """The six questions and the rule for verdicts, on one page."""
    site, page = manuscript.site, "seminar"
    cited = with_citations(packets.method_card(site.sources), site.formatted)
    heading, *blocks = typesetting.read(cited)
    title = typesetting.plain(heading["c"][2])
    named = {"title": press.quoted(title), "named": press.quoted(f"{title} – {edition.site}")}
    head = press.setup("method", edition, "packet", foot=_foot(page, edition), **named)
    text = typesetting.write(prepare(blocks, Paper(page, outward(page, edition, blocks))))
    made = press.pdf(METHOD_CARD, head + text, edition)
    if press.page_count(made) > 1:
        raise press.Unmade(_too_long(METHOD_CARD, "the method card on one page"))
    return made


# ---- What all have ----


def outward(page: str, edition: Edition, blocks: list[Node]) -> Destination:
    """On a paper of the pack, links lead to what stands on it, or to the site's public address."""
    own = frozenset(typesetting.anchors(blocks))

    def destination(name: str, anchor: str) -> str | None:
        if name == page and anchor in own:
            return f"#{anchor}"
        if anchor.startswith("ref-"):
            return edition.of_page("references", anchor.removeprefix("ref-"))
        return edition.of_page(name, anchor)

    return destination


def _head(
    function: str, kind: str, chapter: str, site: Site, edition: Edition, **values: str
) -> str:
    name = name_of(chapter)
    meta = site.sources.pages[name].meta
    values |= {part: press.quoted(meta[part]) for part in ("title", "standfirst")}
    values["named"] = press.quoted(f"{meta['title']} ({kind}) – {edition.site}")
    return press.setup(function, edition, "packet", foot=_foot(name, edition), **values)


def _foot(name: str, edition: Edition) -> str:
    return f"({', '.join(map(press.quoted, foot(name, edition)))})"


def _too_long(name: str, expected: str) -> str:
    return f"A document could not be made: print/{name}: expected {expected}, found more"

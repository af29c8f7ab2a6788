"""A chapter as a PDF, for reading and as a handout for a seminar."""

from annotated.model import Edition
from annotated.paper import press, typesetting
from annotated.paper.imprint import imprint
from annotated.paper.manuscript import Manuscript, cited, joined
from annotated.paper.typesetting import Destination, Paper, prepare
from annotated.read import sessions

# The parts of the session page that go into the handout, by the ids of their headings.
_TAKEN = ("outcomes", "readings", "activity-sheet")
# What a handout does otherwise; said in the text, since a state would have it set twice.
_HANDOUT = "#let annotated = annotated-below\n#let room = lines-to-write-on\n\n"


def chapter(name: str, manuscript: Manuscript, edition: Edition) -> str:
    """The chapter as Typst, its references at the end."""
    paper = Paper(name, _outward(name, manuscript, edition), manuscript.pictures)
    (body,) = typesetting.write_each(prepare(manuscript.blocks[name], paper))
    return _head("chapter", name, manuscript, edition) + body


def handout(name: str, manuscript: Manuscript, edition: Edition) -> str:
    """The chapter with the outcomes of its session before it, readings and activity after it."""
    paper = Paper(name, _outward(name, manuscript, edition), manuscript.pictures)
    text, own = typesetting.split_references(manuscript.blocks[name])
    session, more = typesetting.split_references(manuscript.blocks[sessions.name_of(name)])
    parts = typesetting.sections(session, 2)
    taken = [parts[part] for part in _TAKEN]
    works = joined(own, more, cited(manuscript.site, [text, *taken]))
    elsewhere = Paper(sessions.name_of(name), paper.destination)
    body, references, *plan = typesetting.write_each(
        prepare(text, paper),
        prepare(works, paper),
        *(prepare(part, elsewhere) for part in taken),
    )
    before, *after = (
        f"\n#heading(level: 2, {press.quoted(typesetting.title(session, name))})\n{part}\n"
        for name, part in zip(_TAKEN, plan, strict=True)
    )
    head = _head("handout", name, manuscript, edition) + _HANDOUT
    return head + "\n".join([before, body, *after, references])


def _outward(page: str, manuscript: Manuscript, edition: Edition) -> Destination:
    """In a single chapter, links stay inside it or go to the public address of the site."""

    def destination(name: str, anchor: str) -> str | None:
        own = name == page and bool(anchor) and manuscript.has(name, anchor)
        inside = own or anchor.startswith("ref-")
        return f"#{anchor}" if inside else edition.of_page(name, anchor)

    return destination


def _head(function: str, name: str, manuscript: Manuscript, edition: Edition) -> str:
    page = manuscript.site.sources.pages[name]
    return press.setup(
        function,
        edition,
        title=press.quoted(page.meta["title"]),
        standfirst=press.quoted(page.meta["standfirst"]),
        site=press.quoted(edition.site),
        **imprint(name, manuscript.site, edition),
    )

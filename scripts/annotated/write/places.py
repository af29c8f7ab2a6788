"""Where works and claims stand on the site: in paragraphs, pages, figures and lists."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from annotated.model import Page, Sources
from annotated.read import pages, paragraphs
from annotated.read.paragraphs import Paragraph
from annotated.text import citations


@dataclass(frozen=True)
class Place:
    """Somewhere on the site: what to call it and where it is, as a link from another page."""

    label: str
    target: str


def of_works(sources: Sources) -> dict[str, list[Place]]:
    """Where each work is cited: paragraphs, pages and figures, events, claims and terms."""
    found: dict[str, dict[Place, None]] = {}
    for key, place in _all_places(sources):
        found.setdefault(key, {})[place] = None
    return {key: list(them) for key, them in found.items()}


def _all_places(sources: Sources) -> Iterator[tuple[str, Place]]:
    for page in sources.pages.values():
        numbered = paragraphs.of(page)
        for offset, citation in _cited_at(page):
            yield citation.key, place_of(page, numbered, offset)
        yield from _figure_places(page, sources)
    yield from _entry_places(sources)


def _entry_places(sources: Sources) -> Iterator[tuple[str, Place]]:
    """The works that events, claims, questions and terms cite."""
    for event in sources.events:
        place = Place(f"Timeline: {event.title}", f"timeline.md#{event.id}")
        yield from ((one.key, place) for one in event.cite)
    for claim in sources.claims:
        place = Place(f"Claim {claim.id}", f"claims.md#{claim.id}")
        yield from ((one.key, place) for one in (*claim.source, *claim.evidence))
    for question in sources.questions:
        place = Place(question.question, f"questions.md#{question.id}")
        yield from ((one.key, place) for one in question.cite)
    for term in sources.terms:
        place = Place(f"Glossary: {term.term}", f"glossary.md#{term.id}")
        yield from ((one.key, place) for one in term.cite)


def _figure_places(page: Page, sources: Sources) -> Iterator[tuple[str, Place]]:
    shown = set(pages.figures(page))
    for figure in sources.figures:
        if figure.id in shown:
            label = f"{page.meta['title']}, Figure {figure.number}"
            for citation in figure.sources:
                yield citation.key, Place(label, f"{page.name}.md#{figure.anchor}")


def _cited_at(page: Page) -> Iterator[tuple[int, citations.Citation]]:
    for match in citations.BLOCK.finditer(page.body):
        for citation in citations.block_items(match[1]):
            yield match.start(), citation


def place_of(page: Page, numbered: list[Paragraph], offset: int) -> Place:
    """Name a place in a page by its numbered paragraph, or by the page where it is in none."""
    for one in numbered:
        if one.start <= offset < one.end:
            return _paragraph(page, one)
    return Place(page.meta["title"], f"{page.name}.md")


def by_id(sources: Sources) -> dict[str, Place]:
    """Every body paragraph as a place, by page and id: `mechanics#p-restricted`."""
    return {
        f"{page.name}#{one.anchor}": _paragraph(page, one)
        for page in sources.pages.values()
        for one in paragraphs.of(page)
    }


def _paragraph(page: Page, one: Paragraph) -> Place:
    return Place(f"{page.meta['title']} ¶ {one.number}", f"{page.name}.md#{one.anchor}")


def of_claims(sources: Sources) -> dict[str, list[Place]]:
    """Where each claim is marked, in its own chapter first."""
    own = {claim.id: f"{claim.chapter}.md" for claim in sources.claims}
    found: dict[str, dict[Place, None]] = {}
    for page in sources.pages.values():
        numbered = paragraphs.of(page)
        for claim, offset in pages.markers(page):
            place = place_of(page, numbered, offset)
            found.setdefault(claim, {})[place] = None
    return {claim: _first_of(own[claim], them) for claim, them in found.items()}


def _first_of(page: str, places: Iterable[Place]) -> list[Place]:
    """Places, those of a page before the others."""
    return sorted(places, key=lambda place: not place.target.startswith(page))

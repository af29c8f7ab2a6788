"""The whole site as Markdown: sources in, one text a page out, with every citation formatted."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from annotated import (
    bibliography,
    citations,
    citeproc,
    claims,
    glossary,
    pages,
    paragraphs,
    references,
    timeline,
)
from annotated.model import Sources
from annotated.references import Place


@dataclass(frozen=True)
class Site:
    """The sources, and for each page its Markdown in which only the citations are still to come."""

    sources: Sources
    formatted: citeproc.Formatted
    expanded: Mapping[str, str]


def assemble(root: Path, sources: Sources) -> Site:
    """Expand every page; format all citations and references in one run of pandoc."""
    inserts = _inserts(sources)
    texts = {
        name: pages.expand(page, sources, inserts | {"references": "", "unconfirmed": ""})
        for name, page in sources.pages.items()
    }
    bibtex = (root / bibliography.PATH).read_text(encoding="utf-8")
    cited = references.all_citations(texts.values())
    formatted = citeproc.format_all(bibtex, cited, sources.references)
    # These two hold no citations of their own, but need the formatted references.
    inserts |= {
        "references": references.render(
            sources.references, formatted.entries, references.places(sources)
        ),
        "unconfirmed": references.unconfirmed(sources.references, formatted.entries),
    }
    for name in ("references", "about"):
        if name in sources.pages:
            texts[name] = pages.expand(sources.pages[name], sources, inserts)
    return Site(sources, formatted, texts)


def _inserts(sources: Sources) -> dict[str, str]:
    return {
        "timeline": timeline.render(sources.periods, sources.events),
        "claims": claims.render(sources.claims, claim_places(sources)),
        "tally": claims.tally(sources.claims),
        "glossary": glossary.render(sources.terms),
    }


def claim_places(sources: Sources) -> dict[str, list[Place]]:
    """Where each claim is marked."""
    found: dict[str, dict[Place, None]] = {}
    for page in sources.pages.values():
        numbered = paragraphs.of(page)
        for claim, offset in pages.markers(page):
            place = references.place_of(page, numbered, offset)
            found.setdefault(claim, {})[place] = None
    return {claim: list(places) for claim, places in found.items()}


def cite(block: str, formatted: citeproc.Formatted) -> str:
    """What stands in the text for the inside of one pair of citation brackets."""
    cited = citations.block_items(block)
    return citations.rendered((citation.key, formatted.labels[citation]) for citation in cited)


def finish(markdown: str, formatted: citeproc.Formatted) -> str:
    """Number the citations of a page and add the list of its references."""
    text, counts = citations.number(markdown)
    return text + references.page_list(counts, formatted.entries)

"""The whole site as Markdown: sources in, one text a page out, with every citation formatted."""

import os
from collections.abc import Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace
from functools import partial

from annotated import (
    bibliography,
    citations,
    cite,
    citeproc,
    claims,
    coins,
    drawings,
    figures,
    glossary,
    interchange,
    lists,
    pages,
    paragraphs,
    references,
    registry,
    timeline,
)
from annotated.cite import Cited
from annotated.drawings import Drawing
from annotated.editions import Edition
from annotated.memory import recall
from annotated.model import Figure, Sources
from annotated.references import Place


@dataclass(frozen=True)
class Site:
    """The sources, and for each page its Markdown in which only the citations are still to come.

    `read` is what pandoc reads in refs.bib. `sections` are those of the lists that cite works,
    `inserts` all that is inserted into pages. `cited` tells, for each style, how to cite each page.
    `works` and `pages` are CSL-JSON items by key and by name. `drawings` are the figures.
    """

    sources: Sources
    read: list[dict]
    formatted: citeproc.Formatted
    expanded: Mapping[str, str]
    sections: Mapping[str, list[lists.Section]]
    inserts: Mapping[str, str]
    cited: Mapping[str, Mapping[str, Cited]]
    works: Mapping[str, dict]
    pages: Mapping[str, dict]
    drawings: Mapping[str, Drawing]


def assemble(sources: Sources, edition: Edition) -> Site:
    """Expand every page; format all citations and references, and how to cite the pages."""
    sources = replace(sources, pages={**sources.pages, **lists.pages(sources)})
    page_items = {name: cite.item(page, edition) for name, page in sources.pages.items()}
    # The references take pandoc longest; nothing else may keep them waiting for a processor.
    with ThreadPoolExecutor(max(2, os.cpu_count() or 1)) as pool:
        read = pool.submit(cite.works, bibliography.for_pandoc(sources.bibtex))
        sections = _sections(sources)
        inserts = _inserts(sources, sections)
        texts = _expand(sources, inserts)
        asked = references.all_citations(texts.values())
        formatted = pool.submit(citeproc.format_all, sources.bibtex, asked, sources.references)
        cited = pool.submit(cite.in_styles, [*page_items.values(), cite.pattern(edition)])
        drawn = {figure.id: pool.submit(_draw, figure) for figure in sources.figures}
        # Python works on while pandoc formats.
        works, coined = recall(("works", sources.bibtex), partial(_works, sources, read.result()))
    late = _late_inserts(sources, formatted.result(), cited.result(), coined, edition)
    for name, page in sources.pages.items():
        if not late.keys().isdisjoint(pages.inserts(page)):
            texts[name] = _page(name, sources, inserts | late)
    return Site(
        sources=sources,
        read=read.result(),
        formatted=formatted.result(),
        expanded=texts,
        sections=sections,
        inserts=inserts | late,
        cited=cited.result(),
        works=works,
        pages=page_items,
        drawings={name: done.result() for name, done in drawn.items()},
    )


def _works(sources: Sources, read: list[dict]) -> tuple[dict[str, dict], dict[str, str]]:
    """The works as items, and as ContextObjects."""
    works = interchange.items(sources.references, read)
    return works, {key: coins.context(item) for key, item in works.items()}


def _draw(figure: Figure) -> Drawing:
    return recall(("drawing", figure), partial(drawings.draw, figure))


def _expand(sources: Sources, inserts: Mapping[str, str]) -> dict[str, str]:
    return {name: _page(name, sources, inserts) for name in sources.pages}


def _page(name: str, sources: Sources, inserts: Mapping[str, str]) -> str:
    text = pages.expand(sources.pages[name], sources, inserts)
    return text + registry.stones(name, sources.withdrawn)


def _late_inserts(
    sources: Sources,
    formatted: citeproc.Formatted,
    cited: Mapping[str, Mapping[str, Cited]],
    coined: Mapping[str, str],
    edition: Edition,
) -> dict[str, str]:
    """What is made of formatted references; nothing in it is a citation that is still to come."""
    entries, places = formatted.entries, references.places(sources)
    works = references.works(sources.references, entries, places, coined)
    return {
        **lists.inserts(
            "references", references.sections(works), partial(references.by_key, works)
        ),
        "unconfirmed": references.unconfirmed(sources.references, entries),
        "examples": cite.examples(cited, _example_places(sources, edition)),
    }


def _example_places(sources: Sources, edition: Edition) -> dict[str, tuple[str, str]]:
    """A claim and an event to show how single entries are cited."""
    claim, event = sources.claims[0], sources.events[0]
    return {
        "A claim": (
            f"{claim.title} ({claim.id})",
            edition.of_page("claims", claim.id) or "",
        ),
        "An event": (
            f"{event.title} ({event.id})",
            edition.of_page("timeline", event.id) or "",
        ),
    }


def _sections(sources: Sources) -> dict[str, list[lists.Section]]:
    """The lists that cite works, by the names of their pages."""
    return {
        "timeline": timeline.sections(sources.periods, sources.events),
        "claims": claims.sections(sources.claims, claim_places(sources)),
        "glossary": glossary.sections(sources.terms),
    }


def _inserts(sources: Sources, sections: Mapping[str, list[lists.Section]]) -> dict[str, str]:
    years = {"timeline": partial(timeline.by_year, sources.events)}
    divided = (lists.inserts(name, them, years.get(name)) for name, them in sections.items())
    return {
        **dict.fromkeys((*pages.INSERTS, *sources.pages), ""),  # what comes late
        **{name: text for texts in divided for name, text in texts.items()},
        "strip": timeline.strip(sources.events),
        "errors": references.errors(sources.references),
        **{
            f"figure-{figure.id}": figures.render(figure, sources.references)
            for figure in sources.figures
        },
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


def cite_in_text(block: str, formatted: citeproc.Formatted) -> str:
    """What stands in the text for one pair of brackets; brackets that cite nothing stay."""
    cited = [citations.parse(item) for item in block.split(";")]
    if not all(citation in formatted.labels for citation in cited):
        return f"[{block}]"
    return citations.rendered((citation.key, formatted.labels[citation]) for citation in cited)


def with_citations(markdown: str, formatted: citeproc.Formatted) -> str:
    """A text with every citation written out, as mkdocs-bibtex writes it into a page."""
    return citations.BLOCK.sub(lambda block: cite_in_text(block[1], formatted), markdown)


def undivided(name: str, built: Site) -> str:
    """The Markdown of a page with its list whole, however long, as documents need it."""
    if name not in built.sections:
        return built.expanded[name]
    whole = {name: lists.whole(built.sections[name])}
    return _page(name, built.sources, {**built.inserts, **whole})


def blocks(markdown: str) -> list[str]:
    """Every different pair of citation brackets in a text."""
    return list(dict.fromkeys(block[0] for block in citations.BLOCK.finditer(markdown)))


def place(markdown: str, cited: Mapping[str, str]) -> str:
    """Put into a text what stands in it for each pair of citation brackets."""
    return citations.BLOCK.sub(lambda block: cited[block[0]], markdown)


def finish(name: str, markdown: str, built: Site) -> str:
    """Number the citations of a page and add the list of its references."""
    text, counts = citations.number(markdown)
    listed = references.page_list(counts, built.formatted.entries)
    if not listed and lists.names(name, built.sources):
        listed = f"{references.HEADING}The works stand on the pages of the parts.\n"
    return text + listed


def with_figures(page: str, built: Site) -> str:
    """A finished page with its figures drawn into it."""
    return drawings.into_page(page, built.drawings)

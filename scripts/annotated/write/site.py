"""The whole site as Markdown: sources in, one text a page out, with every citation formatted."""

import os
from collections.abc import Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from functools import partial

from annotated.cite import citeproc, coins, items, styles
from annotated.draw import drawings, tally
from annotated.memory import recall
from annotated.model import CHAPTERS, Edition, Figure, Page, Sources
from annotated.read.pages import INSERTS, inserts
from annotated.text import citations
from annotated.text.markdown import moved
from annotated.write import citations as written
from annotated.write import (
    claims,
    coding,
    editions,
    entries,
    examples,
    figures,
    glossary,
    home,
    pages,
    places,
    questions,
    references,
    sessions,
    timeline,
    withdrawn,
)


@dataclass(frozen=True)
class Site:
    """The sources, and for each page its Markdown in which only the citations are still to come.

    `cited` tells, for each style, how to cite each page. `works` are by key; `pages` and `entries`
    are CSL-JSON items by name and by the path of their files. `drawings` are the figures,
    `tallies` the small bars of the chapters.
    """

    sources: Sources
    formatted: citeproc.Formatted
    expanded: Mapping[str, str]
    cited: Mapping[str, Mapping[str, styles.Cited]]
    works: Mapping[str, items.Work]
    pages: Mapping[str, items.Item]
    entries: Mapping[str, items.Item]
    drawings: Mapping[str, drawings.Drawing]
    tallies: Mapping[str, str]


def assemble(sources: Sources, edition: Edition) -> Site:
    """Expand every page; format all citations and references, and how to cite the pages."""
    page_items = {name: items.of_page(page, edition) for name, page in sources.pages.items()}
    works = items.works(sources.references, edition.date)
    full, short = styles.on_pages(works.values())
    # The references take pandoc longest; nothing else may keep them waiting for a processor.
    with ThreadPoolExecutor(max(2, os.cpu_count() or 1)) as pool:
        early = _early_inserts(sources, edition)
        texts = {name: _page(name, sources, early) for name in sources.pages}
        asked = {citation for text in texts.values() for citation in citations.found_in(text)}
        formatted = pool.submit(citeproc.format_all, full, short, asked)
        asked_of = styles.with_paragraphs([*page_items.values(), items.pattern(edition)])
        cited = pool.submit(styles.in_styles, *asked_of)
        drawn = {figure.id: pool.submit(_draw, figure) for figure in sources.figures}
        coined = {key: coins.context(work) for key, work in works.items()}
    late = _late_inserts(sources, formatted.result(), cited.result(), coined, edition)
    late["chapters"] = home.chapters(sources, texts)
    for name, page in sources.pages.items():
        if not late.keys().isdisjoint(inserts(page)):
            texts[name] = _page(name, sources, early | late)
    return Site(
        sources=sources,
        formatted=formatted.result(),
        expanded=texts,
        cited=cited.result(),
        works=works,
        pages=page_items,
        entries=entries.items_of(sources, edition),
        drawings={name: done.result() for name, done in drawn.items()},
        tallies={name: tally.small(counts) for name, counts in home.tallies(sources).items()},
    )


def _draw(figure: Figure) -> drawings.Drawing:
    return recall(("drawing", figure), partial(drawings.draw, figure))


def _early_inserts(sources: Sources, edition: Edition) -> dict[str, str]:
    """What is inserted before the citations are formatted, since it holds some."""
    titles = {name: sources.title(name) for name in CHAPTERS}
    return {
        **dict.fromkeys(INSERTS, ""),  # what comes late
        "timeline": timeline.render(sources.periods, sources.events),
        "strip": timeline.strip(sources.events),
        "claims": claims.render(sources.claims, titles, places.of_claims(sources)),
        "overtaken": claims.overtaken(sources.claims, sources.event),
        "questions": questions.render(sources.groups, sources.questions, places.by_id(sources)),
        "coding": coding.render(sources.coding),
        "verdicts": coding.verdict_list(),
        "reasons": coding.reason_list(),
        "phrases": coding.phrase_list(),
        "glossary": glossary.render(sources.terms),
        "sessions": sessions.calendar(sources),
        "packs": sessions.packs(sources),
        "errors": references.errors(sources.references),
        "layers": home.layers(sources),
        "tally": home.verdicts(sources),
        "editions": editions.render(sources, edition),
        **{
            f"figure-{figure.id}": figures.render(figure, sources.references)
            for figure in sources.figures
        },
    }


def _page(name: str, sources: Sources, inserts: Mapping[str, str]) -> str:
    page = sources.pages[name]
    stones = moved(withdrawn.stones(name, sources.withdrawn), page.up)
    text = pages.expand(page, sources, inserts)
    return sessions.dressed(page, text, sources.references) + stones


def _late_inserts(
    sources: Sources,
    formatted: citeproc.Formatted,
    cited: Mapping[str, Mapping[str, styles.Cited]],
    coined: Mapping[str, str],
    edition: Edition,
) -> dict[str, str]:
    """What is made of formatted references; nothing in it is a citation that is still to come."""
    entries, known = formatted.entries, sources.references
    works = references.works(known, entries, places.of_works(sources), coined)
    return {
        "references": references.render(works),
        "unconfirmed": references.unconfirmed(known, entries),
        "examples": examples.examples(cited, _example_places(sources, edition)),
    }


def _example_places(sources: Sources, edition: Edition) -> dict[str, items.Item]:
    """A claim and an event to show how single entries are cited."""
    claim, event = sources.claims[0], sources.events[0]
    return {
        "A claim": entries.of_claim(claim, edition),
        "An event": entries.of_event(event, edition),
    }


def cite_in_text(block: str, formatted: citeproc.Formatted) -> str:
    """What stands in the text for one pair of brackets; brackets that cite nothing stay."""
    cited = list(citations.block_items(block))
    whole = len(cited) == block.count(";") + 1
    if not whole or not all(citation in formatted.labels for citation in cited):
        return f"[{block}]"
    return written.rendered((citation.key, formatted.labels[citation]) for citation in cited)


def with_citations(markdown: str, formatted: citeproc.Formatted) -> str:
    """A text with every citation written out, as mkdocs-bibtex writes it into a page."""
    return citations.BLOCK.sub(lambda block: cite_in_text(block[1], formatted), markdown)


def blocks(markdown: str) -> list[str]:
    """Every different pair of citation brackets in a text."""
    return list(dict.fromkeys(block[0] for block in citations.BLOCK.finditer(markdown)))


def place(markdown: str, cited: Mapping[str, str]) -> str:
    """Put into a text what stands in it for each pair of citation brackets."""
    return citations.BLOCK.sub(lambda block: cited[block[0]], markdown)


def finish(markdown: str, page: Page, formatted: citeproc.Formatted) -> str:
    """Number the citations of a page and add the list of its references."""
    text, cited = written.number(markdown)
    return text + moved(references.page_list(cited, formatted.entries), page.up)

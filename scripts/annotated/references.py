"""The references page, and the list of references at the end of every page that cites."""

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from html import escape as escape_html
from string import ascii_lowercase

from annotated import citations, figures, pages, paragraphs
from annotated.bibliography import plain
from annotated.lists import Section, key_part
from annotated.markup import escape, link_attributes, verbatim
from annotated.model import GROUPS, Page, Reference, Sources
from annotated.paragraphs import Paragraph

# Not in the search: each work is found on the references page.
HEADING = '\n\n## References on this page { #references-on-this-page data-search-exclude="" }\n\n'

_UP_TO_DATE = re.compile(r"(?:\*[^*]*\*|[^*])*?\((?:\d{4}|n\.d\.)[^()]*\)")


@dataclass(frozen=True)
class Place:
    """Somewhere on the site: what to call it and where it is, as a link from another page."""

    label: str
    target: str


def places(sources: Sources) -> dict[str, list[Place]]:
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
    for event in sources.events:
        for citation in event.cite:
            yield citation.key, Place(f"Timeline: {event.title}", f"timeline.md#{event.id}")
    for claim in sources.claims:
        for citation in (*claim.source, *claim.evidence):
            yield citation.key, Place(f"Claim {claim.id}", f"claims.md#{claim.id}")
    for term in sources.terms:
        for citation in term.cite:
            yield citation.key, Place(f"Glossary: {term.term}", f"glossary.md#{term.id}")


def _figure_places(page: Page, sources: Sources) -> Iterator[tuple[str, Place]]:
    shown = set(pages.figures(page))
    for figure in sources.figures:
        if figure.id in shown:
            label = f"{page.meta['title']}, Figure {figure.number}"
            for citation in figures.sources(figure):
                yield citation.key, Place(label, f"{page.name}.md#{figure.anchor}")


def _cited_at(page: Page) -> Iterator[tuple[int, citations.Citation]]:
    for match in citations.BLOCK.finditer(page.body):
        for citation in citations.block_items(match[1]):
            yield match.start(), citation


def place_of(page: Page, numbered: list[Paragraph], offset: int) -> Place:
    """Name a place in a page by its numbered paragraph, or by the page where it is in none."""
    for one in numbered:
        if one.start <= offset < one.end:
            return Place(f"{page.meta['title']} ¶ {one.number}", f"{page.name}.md#{one.anchor}")
    return Place(page.meta["title"], f"{page.name}.md")


@dataclass(frozen=True)
class Work:
    """A work as the references page shows it: its formatted entry, and the places that cite it.

    `coins` is the ContextObject that Zotero and its like read from the page.
    """

    reference: Reference
    entry: str
    places: list[Place]
    coins: str


def works(
    references: Mapping[str, Reference],
    entries: Mapping[str, str],
    places: Mapping[str, list[Place]],
    coins: Mapping[str, str],
) -> list[Work]:
    """All works, in the order of their entries."""
    return [
        Work(references[key], entry, places.get(key, []), coins[key])
        for key, entry in entries.items()
    ]


def sections(works: Iterable[Work]) -> list[Section]:
    """The references page: a section for each kind of work, each work anchored at its key."""
    return _sections(works, GROUPS, lambda work: work.reference.fields["keywords"])


def by_key(works: Iterable[Work]) -> list[Section]:
    """The references page, should it be long: a section for the first letters of the keys."""
    works = list(works)
    parts = {key_part(work.reference.key) for work in works}
    titles = {part: part.title() for part in sorted(parts)}
    return _sections(works, titles, lambda work: key_part(work.reference.key))


def _sections(
    works: Iterable[Work], titles: Mapping[str, str], section: Callable[[Work], str]
) -> list[Section]:
    found: dict[str, list[Work]] = {}
    for work in works:
        found.setdefault(section(work), []).append(work)
    return [
        Section(
            name,
            title,
            f"## {title} {{ #{name} }}\n\n" + "\n".join(map(_render_work, found[name])),
            {one.reference.key: _name(one.entry) for one in found[name]},
        )
        for name, title in titles.items()
        if name in found
    ]


def _name(entry: str) -> str:
    """The beginning of an entry up to its date, which names the work in a list of many."""
    found = _UP_TO_DATE.match(entry)
    return found[0] if found else entry


def _render_work(work: Work) -> str:
    reference, places = work.reference, work.places
    entry = f"{work.entry}{_coins(work.coins)}"
    lines = [f'- <span id="{reference.key}"></span>{entry}', *_remarks(reference)]
    lines.append(_exports(reference.key))
    if places:
        cited = "; ".join(f"[{escape(place.label)}]({place.target})" for place in places)
        lines.append(f"*Cited in:* {cited}.")
    else:
        lines.append("*Further reading: cited nowhere on this site.*")
    return "\n\n    ".join(lines) + "\n"


def _coins(context: str) -> str:
    return f' <span class="Z3988" title="{escape_html(context)}"></span>'


def _exports(key: str) -> str:
    formats = (("BibTeX", "bib"), ("RIS", "ris"), ("CSL-JSON", "json"))
    links = " · ".join(f"[{name}](references/{key}.{end})" for name, end in formats)
    # A script fills the second span with a button for each style.
    return (
        f'<span class="exports">Save as {links}</span> '
        f'<span class="exports work-copy" data-key="{key}"></span>'
    )


def _remarks(reference: Reference) -> Iterator[str]:
    fields = {name: verbatim(plain(value)) for name, value in reference.fields.items()}
    if "articleerror" in fields:
        yield f"*In the article’s list:* {fields['articleerror']}"
    if "note" in fields:
        yield f"*Note:* {fields['note']}"
    state = "Checked: details seen" if fields["checked"] == "seen" else "Checked: unconfirmed"
    yield f"*{state}.* {fields.get('annotation', '')}".strip()


def errors(references: Mapping[str, Reference]) -> str:
    """A table of what the article's own list got wrong, work by work."""
    rows = ["| Work | In the article’s list |", "| --- | --- |"]
    for key, reference in references.items():
        if error := reference.fields.get("articleerror"):
            title = verbatim(plain(reference.fields["title"]))
            rows.append(f"| [{title}](references.md#{key}) | {verbatim(plain(error))} |")
    return "\n".join(rows)


def unconfirmed(references: Mapping[str, Reference], entries: Mapping[str, str]) -> str:
    """The list of works of which some detail is unconfirmed, each with what it is."""
    return "\n".join(
        f"- [{verbatim(plain(references[key].fields['title']))}](references.md#{key}): "
        f"{verbatim(plain(references[key].fields['annotation']))}"
        for key in entries
        if references[key].fields["checked"] == "unconfirmed"
    )


def page_list(counts: Counter[str], entries: Mapping[str, str]) -> str:
    """References on this page: alphabetical, each with a link back to every place that cites it."""
    if not counts:
        return ""
    items = (_page_item(key, entry, counts[key]) for key, entry in entries.items() if key in counts)
    return HEADING + "\n".join(items) + "\n"


def _page_item(key: str, entry: str, times: int) -> str:
    backlinks = " ".join(_backlink(key, place, times) for place in range(times))
    return (
        f'- <span id="ref-{key}"></span>{entry} '
        f"[Entry](references.md#{key}){{ .entry-link }} {backlinks}"
    )


def _backlink(key: str, place: int, times: int) -> str:
    name = letters(place)
    spoken = "Back to the citation" if times == 1 else f"Back to citation {name} of {times}"
    attributes = link_attributes(".backlink", aria_label=f"{spoken}: {key}")
    return f"[{'↩' if times == 1 else name}](#cite-{key}-{place + 1}){attributes}"


def letters(place: int) -> str:
    """a, b … z, aa, ab … for 0, 1 … 25, 26, 27 …"""
    first, last = divmod(place, 26)
    return (letters(first - 1) if first else "") + ascii_lowercase[last]


def cited_keys(sources: Sources) -> set[str]:
    """The keys of all works cited anywhere."""
    cited = {one.key for page in sources.pages.values() for one in citations.found_in(page.body)}
    for event in sources.events:
        cited |= {one.key for one in event.cite}
    for claim in sources.claims:
        cited |= {one.key for one in (*claim.source, *claim.evidence)}
    for term in sources.terms:
        cited |= {one.key for one in term.cite}
    for figure in sources.figures:
        cited |= {one.key for one in figures.sources(figure)}
    return cited


def all_citations(texts: Iterable[str]) -> set[citations.Citation]:
    """Every citation that stands in these expanded pages."""
    return {citation for text in texts for citation in citations.found_in(text)}

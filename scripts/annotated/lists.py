"""The lists of works, claims, events and terms: each on one page or, when long, on several.

A list that outgrows its page leaves an index there, with the address of every entry, so that no
link to one breaks. Each part has a page of its own, named by what is in it and not by a number: a
chapter, a year, the first letters of keys.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from annotated.markup import escape
from annotated.model import CHAPTERS, Page, Problem, Reference, Sources

MOST = 1000  # entries: about three megabytes, which a phone still shows
_LEAD = "This is one part of a long list; [its index](%s.md) leads to all of it.\n\n"


@dataclass(frozen=True)
class Section:
    """A part of a list: its Markdown, and what to call each of its entries, by id."""

    id: str
    title: str
    text: str
    entries: Mapping[str, str]


def is_long(entries: Sequence | Mapping) -> bool:
    """Whether these are too many for one page."""
    return len(entries) > MOST


def initial(text: str) -> str:
    """The letter or digit that a text begins with, in lower case."""
    return next(one for one in text.casefold() if one.isalnum())


def key_part(key: str) -> str:
    """The part of a long list of references that a work belongs to; a key never changes."""
    return key[:2]


def names(page: str, sources: Sources) -> list[str]:
    """The names of the pages that hold the parts of a list; none if its own page holds it all."""
    return [f"{page}-{part}" for part in _titles(page, sources)]


def of_work(key: str, references: Mapping[str, Reference]) -> str:
    """The name of the page that shows a work."""
    return f"references-{key_part(key)}" if is_long(references) else "references"


def pages(sources: Sources) -> dict[str, Page]:
    """The pages of all parts, by name; no files of docs/ stand behind them."""
    return {
        f"{name}-{part}": _page(sources.pages[name], part, title)
        for name in ("references", "claims", "timeline", "glossary")
        for part, title in _titles(name, sources).items()
    }


def problems(sources: Sources) -> Iterator[Problem]:
    """Report pages that stand where a part of a long list has to."""
    for name in pages(sources).keys() & sources.pages.keys():
        message = f"expected another name; {name} is a part of a long list"
        yield Problem(sources.pages[name].path, 1, name, message)


def _titles(page: str, sources: Sources) -> dict[str, str]:
    """The title of each part by its id."""
    if page == "claims" and is_long(sources.claims):
        used = {claim.chapter for claim in sources.claims}
        return {name: title for name, title in CHAPTERS.items() if name in used}
    if page == "timeline" and is_long(sources.events):
        return {year: year for year in sorted({event.year for event in sources.events})}
    if page == "references" and is_long(sources.references):
        return {part: part.title() for part in sorted(set(map(key_part, sources.references)))}
    if page == "glossary" and is_long(sources.terms):
        letters = sorted({initial(term.term) for term in sources.terms})
        return {letter: letter.upper() for letter in letters}
    return {}


def _page(whole: Page, part: str, title: str) -> Page:
    name = f"{whole.name}-{part}"
    meta = {**whole.meta, "title": f"{whole.meta['title']}: {title}", "standfirst": ""}
    return Page(name, meta, f"{_LEAD % whole.name}<!-- insert: {name} -->\n", 1)


def whole(sections: Iterable[Section]) -> str:
    """A list as one text, whatever its length."""
    return "\n\n".join(section.text for section in sections)


def inserts(
    page: str, sections: list[Section], divide: Callable[[], list[Section]] | None = None
) -> dict[str, str]:
    """What stands on the page of a list and, if it is long, on the pages of its parts.

    `divide` makes the parts where they differ from the sections that the list has on one page.
    """
    entries = {entry: label for section in sections for entry, label in section.entries.items()}
    if not is_long(entries):
        return {page: whole(sections)}
    texts = {f"{page}-{part.id}": part for part in (divide() if divide else sections)}
    where = {entry: name for name, part in texts.items() for entry in part.entries}
    return {page: _index(sections, where)} | {name: part.text for name, part in texts.items()}


def _index(sections: Iterable[Section], where: Mapping[str, str]) -> str:
    """Where each entry stands, a line each, under the headings and the ids it always had."""
    return "\n\n".join(
        f'## {escape(section.title)} {{ #{section.id} data-search-exclude="" }}\n\n'
        + "\n".join(
            f'- <span id="{entry}"></span>[{label}]({where[entry]}.md#{entry}){{ .moved }}'
            for entry, label in section.entries.items()
        )
        for section in sections
    )

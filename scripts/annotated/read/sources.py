"""Reads the site's sources from disk and gathers every problem in them."""

from collections.abc import Container, Iterator, Mapping
from pathlib import Path
from types import ModuleType

from annotated.model import CHAPTERS, Coding, Faulty, Page, Problem, Reference, Snapshot, Sources
from annotated.read import (
    agreement,
    bibliography,
    citations,
    claims,
    coding,
    editions,
    figures,
    files,
    glossary,
    glyphs,
    headers,
    links,
    nav,
    pages,
    published,
    questions,
    sessions,
    settings,
    timeline,
    withdrawn,
)
from annotated.read.records import Reading
from annotated.text.rules import Known

_DATA = (timeline, claims, glossary, figures, questions, withdrawn, editions)
_Readings = Mapping[ModuleType, Reading]


def load(root: Path) -> Sources:
    """Read all sources below `root`. Raises `Faulty` with every problem found."""
    texts, faults = files.read_files(root)
    faults += files.foreign(root)
    unread = {fault.path for fault in faults}
    faults += glyphs.problems(texts, glyphs.covered())
    for path in headers.HEADS:
        faults += headers.problems(path, texts[path]) if path in texts else ()
    bibtex = texts.pop(bibliography.PATH, "")
    references, more = bibliography.parse(bibtex)
    faults += more
    promised, more = published.read_published(texts.pop(published.PATH, ""))
    faults += more
    coded, more = coding.load(texts.pop(coding.PATH, ""))
    faults += more
    held, more = editions.snapshots(
        {path: texts.pop(path) for path in list(texts) if path.startswith(f"{editions.FOLDER}/")}
    )
    faults += more
    readings = {module: module.load(texts.pop(module.PATH, "")) for module in _DATA}
    known = _known(references, promised, readings, unread)
    faults += _data_problems(readings, known, unread)
    if coding.PATH not in unread and claims.PATH not in unread:
        faults += coding.out_of_step(coded, readings[claims])
        faults += editions.out_of_step(
            readings[editions], held, readings[claims], settings.label(root)
        )
    found = dict(_pages(texts, faults))
    faults += pages.titles(texts, found)
    faults += pages.missing(found.keys() | set(map(pages.name_of, unread)))
    for page in found.values():
        faults += citations.problems(page, known[bibliography.PATH])
        faults += pages.form(page)
        faults += sessions.form(page)
    faults += _nav_faults(root)
    twice = _read_twice(root, found)
    # Where a page has another fault, that one says more.
    faulty = {fault.path for fault in faults}
    faults += agreement.problems({path: one for path, one in twice.items() if path not in faulty})
    # What leads from one file to another can be judged once each of them is sound in itself.
    sound = not unread and not any(fault.path.endswith(".yaml") for fault in faults)
    if sound and pages.complete(found):
        sources = _sources(bibtex, references, readings, found, coded, held)
        faults += _links(sources)
        if ids := {path: one.ids for path, one in twice.items()}:
            faults += links.problems(sources, ids)
            faults += links.replacements(readings[withdrawn], sources, ids)
    if faults:
        raise Faulty(faults)
    return sources


def _nav_faults(root: Path) -> Iterator[Problem]:
    # Where mkdocs.yml cannot be read, that is told of the settings.
    if settings.extensions(root):
        yield from nav.problems(settings.text(root), files.markdown(root))


def _read_twice(root: Path, found: Mapping[str, Page]) -> dict[str, agreement.Readings]:
    """Each page as screen and paper have it, by its path; none where mkdocs.yml is faulty."""
    extensions = settings.extensions(root)
    return agreement.read(found.values(), extensions) if extensions else {}


class _Anything(Container[str]):
    """Stands for the keys of a file that cannot be read: none of them is called unknown."""

    def __contains__(self, _: object) -> bool:
        return True


def _known(
    references: Mapping[str, Reference],
    promised: Mapping[str, int],
    readings: _Readings,
    unread: Container[str],
) -> Known:
    """What entries may point to, by file."""
    found: dict[str, Container[str]] = {bibliography.PATH: references, published.PATH: promised}
    for module, top in ((timeline, "events"), (claims, "claims")):
        reading = readings[module]
        # Where a file cannot be read whole, none of its entries is called unknown.
        ids = {record.name for record in reading.records[top]}
        found[module.PATH] = _Anything() if reading.problems else ids
    return {path: _Anything() if path in unread else ids for path, ids in found.items()}


def _data_problems(readings: _Readings, known: Known, unread: Container[str]) -> Iterator[Problem]:
    for module, reading in readings.items():
        if module.PATH not in unread:
            yield from module.problems(reading, known)


def _sources(
    bibtex: str,
    references: Mapping[str, Reference],
    readings: _Readings,
    found: Mapping[str, Page],
    coded: tuple[Coding, ...],
    held: tuple[Snapshot, ...],
) -> Sources:
    events = timeline.events(readings[timeline])
    judged = claims.claims(readings[claims])
    titles = {name: found[name].meta["title"] for name in CHAPTERS}
    return Sources(
        bibtex=bibtex,
        references=references,
        periods=timeline.periods(readings[timeline]),
        events=events,
        claims=judged,
        terms=glossary.terms(readings[glossary]),
        groups=questions.groups(readings[questions]),
        questions=questions.questions(readings[questions]),
        coding=coded,
        figures=figures.figures(readings[figures], judged, events, titles),
        withdrawn=withdrawn.withdrawn(readings[withdrawn]),
        sessions=tuple(sessions.of(found[sessions.name_of(name)]) for name in CHAPTERS),
        lines=editions.lines(readings[editions]),
        snapshots=held,
        pages=found,
    )


def _links(sources: Sources) -> Iterator[Problem]:
    for page in sources.pages.values():
        yield from pages.links(page, sources)
    yield from pages.unmarked(sources)
    yield from pages.unplaced(sources)
    yield from pages.unshown(sources)
    yield from sessions.links(sources)
    yield from bibliography.uncited(sources.references, citations.cited_keys(sources))


def _pages(texts: Mapping[str, str], faults: list[Problem]) -> Iterator[tuple[str, Page]]:
    for path, text in texts.items():
        page, more = pages.parse(pages.name_of(path), text)
        faults += more
        yield page.name, page

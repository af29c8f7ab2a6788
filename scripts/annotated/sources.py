"""Reads the site's sources from disk and gathers every problem in them."""

from collections.abc import Container, Iterator, Mapping
from dataclasses import replace
from pathlib import Path

from annotated import (
    bibliography,
    characters,
    citations,
    cite,
    claims,
    figures,
    fonts,
    glossary,
    lists,
    pages,
    references,
    registry,
    timeline,
)
from annotated.model import Page, Problem, Sources


class Faulty(Exception):
    """The sources have problems; `problems` lists them all."""

    def __init__(self, problems: tuple[Problem, ...]) -> None:
        super().__init__("\n".join(map(str, problems)))
        self.problems = problems


def load(root: Path) -> Sources:
    """Read all sources below `root`. Raises `Faulty` with every problem found."""
    texts, faults = read_files(root)
    unread = {fault.path for fault in faults}
    faults += fonts.problems(texts, fonts.covered())
    bibtex = texts.pop(bibliography.PATH, "")
    found, more = bibliography.parse(bibtex)
    faults += more
    known = _Anything() if bibliography.PATH in unread else found
    data = {
        module: module.load(texts.pop(module.PATH, ""))
        for module in (timeline, claims, glossary, registry)
    }
    published, more = registry.read_published(texts.pop(registry.PUBLISHED, ""))
    faults += more
    for module, reading in data.items():
        if module.PATH not in unread:
            against = _Anything() if registry.PUBLISHED in unread else published
            faults += module.problems(reading, against if module is registry else known)
    drawn = figures.load(texts.pop(figures.PATH, ""))
    if figures.PATH not in unread:
        dated = data[timeline]
        events = {record.name for record in dated.records["events"]}
        # Where the timeline cannot be read whole, no event is called unknown.
        whole = timeline.PATH not in unread and not dated.problems
        faults += figures.problems(drawn, known, events if whole else _Anything())
    sources = Sources(bibtex=bibtex, references=found, pages=dict(_pages(texts, faults)))
    faults += pages.missing(sources.pages.keys() | {Path(path).stem for path in unread})
    for page in sources.pages.values():
        faults += citations.problems(page, known)
        faults += pages.form(page)
    # What leads from one file to another can be judged once each of them is sound in itself.
    if not unread and not any(fault.path.endswith(".yaml") for fault in faults):
        sources = replace(
            sources,
            periods=timeline.periods(data[timeline]),
            events=timeline.events(data[timeline]),
            claims=claims.claims(data[claims]),
            terms=glossary.terms(data[glossary]),
            withdrawn=registry.withdrawn(data[registry]),
        )
        found_figures = figures.figures(drawn, sources.claims, sources.events)
        sources = replace(sources, figures=found_figures)
        faults += _links(sources)
    if faults:
        raise Faulty(tuple(sorted(set(faults))))
    return sources


class _Anything(Container):
    """Stands for the keys of a file that cannot be read: none of them is called unknown."""

    def __contains__(self, _: object) -> bool:
        return True


def _links(sources: Sources) -> Iterator[Problem]:
    for page in sources.pages.values():
        yield from pages.links(page, sources)
    yield from pages.unmarked(sources)
    yield from pages.unshown(sources)
    yield from lists.problems(sources)
    yield from bibliography.uncited(sources.references, references.cited_keys(sources))


def _pages(texts: Mapping[str, str], faults: list[Problem]) -> Iterator[tuple[str, Page]]:
    for path, text in texts.items():
        page, more = pages.parse(Path(path).stem, text)
        faults += more
        yield page.name, page


def read_files(root: Path) -> tuple[dict[str, str], list[Problem]]:
    """The text of every source by its path, and the faults of those that cannot be read."""
    data = [module.PATH for module in (bibliography, timeline, claims, glossary, figures, registry)]
    data.append(registry.PUBLISHED)
    texts: dict[str, str] = {}
    faults: list[Problem] = []
    for path in [*data, *_markdown(root)]:
        try:
            text = (root / path).read_bytes().decode("utf-8").replace("\r\n", "\n")
        except OSError as error:
            faults.append(Problem(path, 1, "file", f"cannot be read: {error.strerror}"))
        except UnicodeDecodeError as error:
            line = error.object.count(b"\n", 0, error.start) + 1
            faults.append(Problem(path, line, "file", f"expected UTF-8, found {error.reason}"))
        else:
            hidden = list(_file_faults(path, text))
            faults += hidden
            if not hidden:
                texts[path] = text
    return texts, faults


def _file_faults(path: str, text: str) -> Iterator[Problem]:
    """What no source may be or hold, whatever its kind."""
    if not text.strip():
        yield Problem(path, 1, "file", "expected a text, found an empty file")
    for offset, message in characters.hidden(text):
        yield Problem(path, text.count("\n", 0, offset) + 1, "file", message)
    if path == f"docs/{cite.PATTERN}.md":
        message = "expected another name; the pattern for citing an entry has this one"
        yield Problem(path, 1, "file", message)
    if path.endswith(".md") and not pages.PATH.fullmatch(path):
        message = "expected a page as docs/NAME.md, its name lower-case words joined by hyphens"
        yield Problem(path, 1, "file", message)


def _markdown(root: Path) -> list[str]:
    """Every file that MkDocs would take for a page."""
    found = (path for path in (root / "docs").rglob("*") if path.suffix in pages.SUFFIXES)
    return sorted(path.relative_to(root).as_posix() for path in found)

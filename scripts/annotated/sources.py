"""Reads the site's sources from disk and gathers every problem in them."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from pathlib import Path

from annotated import (
    bibliography,
    citations,
    claims,
    figures,
    fonts,
    glossary,
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
    faults += fonts.problems(texts, fonts.covered())
    found, more = bibliography.parse(texts.pop(bibliography.PATH, ""))
    faults += more
    data = {
        module: module.load(texts.pop(module.PATH, "")) for module in (timeline, claims, glossary)
    }
    for module, reading in data.items():
        if module.PATH not in {fault.path for fault in faults}:
            faults += module.problems(reading, found)
    drawn = figures.load(texts.pop(figures.PATH, ""))
    if figures.PATH not in {fault.path for fault in faults}:
        events = {record.values.get("id") for record in data[timeline].records["events"]}
        faults += figures.problems(drawn, found, events)
    stones = registry.load(texts.pop(registry.PATH, ""))
    published = registry.read(texts.pop(registry.PUBLISHED, ""))
    if registry.PATH not in {fault.path for fault in faults}:
        faults += registry.problems(stones, published)
    sources = Sources(references=found, pages=dict(_pages(texts, faults)))
    if not any(fault.path.endswith(".yaml") for fault in faults):
        sources = replace(
            sources,
            periods=timeline.periods(data[timeline]),
            events=timeline.events(data[timeline]),
            claims=claims.claims(data[claims]),
            terms=glossary.terms(data[glossary]),
            withdrawn=registry.withdrawn(stones),
        )
        found_figures = figures.figures(drawn, sources.claims, sources.events)
        sources = replace(sources, figures=found_figures)
        faults += _problems(sources)
    else:
        # Links into the data cannot be judged while the data is faulty; citations can.
        for page in sources.pages.values():
            faults += citations.problems(page, found)
    if faults:
        raise Faulty(tuple(sorted(set(faults))))
    return sources


def _problems(sources: Sources) -> Iterator[Problem]:
    for page in sources.pages.values():
        yield from citations.problems(page, sources.references)
        yield from pages.problems(page, sources)
    yield from pages.unmarked(sources)
    yield from pages.unshown(sources)
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
    markdown = sorted(f"docs/{path.name}" for path in (root / "docs").glob("*.md"))
    texts: dict[str, str] = {}
    faults: list[Problem] = []
    for path in [*data, *markdown]:
        try:
            texts[path] = (root / path).read_bytes().decode("utf-8").replace("\r\n", "\n")
        except OSError as error:
            faults.append(Problem(path, 1, "file", f"cannot be read: {error.strerror}"))
        except UnicodeDecodeError as error:
            line = (root / path).read_bytes().count(b"\n", 0, error.start) + 1
            faults.append(Problem(path, line, "file", f"expected UTF-8, found {error.reason}"))
    return texts, faults

"""Builds of synthetic sources at several sizes: how cost grows with size."""

import shutil
import sys
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from annotated.model import CHAPTERS
from annotated.read import sources
from bench import growth
from bench.measure import CACHE, ROOT, Cost, best, environment, record, report, run, table

SIZES = (1, 10)
KINDS = {"the site alone": ["-m", "bench.site_alone"], "with documents": ["-m", "mkdocs"]}
_INTRO = """\
Sources with today’s proportions and synthetic words, at so many times today’s size, built strictly.
Each figure is the best of several builds, of the largest size of one. *A page* is the time of the
processors for one chapter with its share of everything else: references, events, claims, terms,
files. Memory is that of the largest process: the reader and the e-book hold the whole site in one
document, so it grows with them."""


@dataclass(frozen=True)
class Size:
    """A project of so many times today's size: what it holds, and what its builds cost."""

    times: int
    chapters: int
    works: int
    events: int
    claims: int
    costs: Mapping[str, Cost]

    def a_page(self, kind: str) -> float:
        """Milliseconds of processor time for a chapter with its share of everything else."""
        return 1000 * self.costs[kind].cpu / self.chapters


def main(arguments: list[str]) -> None:
    """Measure at the sizes named, or at all of them, and write the table."""
    sizes = [_measured(times) for times in map(int, arguments or SIZES)]
    record("growth.md", _text(sizes), whole=not arguments)


def _measured(times: int) -> Size:
    project, site = CACHE / f"growth-{times}", CACHE / "site"
    shutil.rmtree(project, ignore_errors=True)
    growth.write(ROOT, project, times)
    real = sources.load(ROOT)
    costs = {kind: _cost(kind, project, site, times) for kind in KINDS}
    held = (len(CHAPTERS), len(real.references), len(real.events), len(real.claims))
    return Size(times, *(times * number for number in held), costs)


def _cost(kind: str, project: Path, site: Path, times: int) -> Cost:
    command = [sys.executable, *KINDS[kind], "build", "--strict", "--site-dir", site]
    paths = {"PYTHONPATH": f"{project / 'scripts'}:{ROOT}"}
    repeats = 3 if times == 1 else 1
    cost = best(lambda: run(command, project, **environment(project) | paths), repeats)
    print(f"{times} times, {kind}: {cost}", file=sys.stderr)
    return cost


def _text(sizes: list[Size]) -> str:
    heads = ["size", "chapters", "works", "events", "claims"]
    rows = [
        [f"{one.times} ×", *(f"{n:,}" for n in (one.chapters, one.works, one.events, one.claims))]
        for one in sizes
    ]
    parts = [_INTRO, table(heads, rows)]
    for kind in KINDS:
        heads = [kind, "seconds", "processor seconds", "memory, MB", "a page, ms", "to 1 ×"]
        parts.append(table(heads, list(_rows(kind, sizes))))
    return report("Growth", "", *parts)


def _rows(kind: str, sizes: list[Size]) -> Iterator[list[str]]:
    for one in sizes:
        cost, page = one.costs[kind], one.a_page(kind)
        figures = [f"{cost.wall:.1f}", f"{cost.cpu:.1f}", f"{cost.memory:,}", f"{page:.0f}"]
        yield [f"{one.times} ×", *figures, f"{page / sizes[0].a_page(kind):.2f}"]

"""Builds of synthetic sources at several sizes: how cost grows with size."""

import shutil
import sys
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from annotated.model import CHAPTERS
from annotated.read import sources
from bench import chart, growth
from bench.measure import CACHE, ROOT, Cost, best, environment, record, report, run, table

SIZES = (1, 10, 100)
KINDS = {"the site alone": ["-m", "bench.site_alone"], "with documents": ["-m", "mkdocs"]}
_INTRO = """\
Sources with today’s proportions and synthetic words, at so many times today’s size, built strictly.
Each figure is the best of several builds, of the largest size of one. *A page* is the time of the
processors for one chapter with its share of everything else: references, events, claims, terms,
files. Memory is that of the largest process.

The reader and the e-book hold the whole site in one document, and their memory grows with it: at
ten times today’s size Typst takes 3.6 GB and pandoc 4.8 GB. Beyond that none is measured."""
_LARGEST_READER = 10


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
    """Measure at the sizes named, or at all of them, and write the table and the plot."""
    sizes = [_measured(times) for times in map(int, arguments or SIZES)]
    whole = not arguments
    record("growth.md", _text(sizes), whole)
    if whole:
        (ROOT / "bench" / "growth.svg").write_text(_plot(sizes), encoding="utf-8")


def _measured(times: int) -> Size:
    project, site = CACHE / f"growth-{times}", CACHE / "site"
    shutil.rmtree(project, ignore_errors=True)
    growth.write(ROOT, project, times)
    real = sources.load(ROOT)
    kinds = KINDS if times <= _LARGEST_READER else list(KINDS)[:1]
    costs = {kind: _cost(kind, project, site, times) for kind in kinds}
    held = (len(CHAPTERS), len(real.references), len(real.events), len(real.claims))
    return Size(times, *(times * number for number in held), costs)


def _cost(kind: str, project: Path, site: Path, times: int) -> Cost:
    command = [sys.executable, *KINDS[kind], "build", "--strict", "--site-dir", site]
    paths = {"PYTHONPATH": f"{project / 'scripts'}:{ROOT}"}
    repeats = {1: 5, 10: 2}.get(times, 1)
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
    return report("Growth", "", *parts, "![Time by size](growth.svg)")


def _rows(kind: str, sizes: list[Size]) -> Iterator[list[str]]:
    for one in (one for one in sizes if kind in one.costs):
        cost, page = one.costs[kind], one.a_page(kind)
        figures = [f"{cost.wall:.1f}", f"{cost.cpu:.1f}", f"{cost.memory:,}", f"{page:.0f}"]
        yield [f"{one.times} ×", *figures, f"{page / sizes[0].a_page(kind):.2f}"]


def _plot(sizes: list[Size]) -> str:
    lines = {
        kind: [(one.times, one.costs[kind].cpu) for one in sizes if kind in one.costs]
        for kind in KINDS
    }
    return chart.log_log(lines, "times today’s size", "processor seconds of a build")

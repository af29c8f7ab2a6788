"""What a command costs: time on the clock, processor time and peak memory, children included."""

import os
import platform
import resource
import subprocess
import sys
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parent.parent
CACHE = ROOT / ".build" / "bench"


@dataclass(frozen=True)
class Cost:
    """Seconds on the clock, seconds of all processors, and megabytes of the largest process."""

    wall: float
    cpu: float
    memory: int


class Failed(Exception):
    """A command that is measured failed; the message is the end of what it said."""


def run(command: Sequence[str | Path], folder: Path, **environment: str) -> Cost:
    """Run a command to its end and say what it cost."""
    begun = time.monotonic()
    with subprocess.Popen(
        command,
        cwd=folder,
        env={**os.environ, **environment},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    ) as process:
        said = process.stdout.read() if process.stdout else ""
        _, status, usage = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise Failed(f"{command[0]} in {folder}:\n{said[-2000:]}")
    return Cost(time.monotonic() - begun, usage.ru_utime + usage.ru_stime, _megabytes(usage))


def _megabytes(usage: resource.struct_rusage) -> int:
    # Kilobytes on Linux, bytes on macOS.
    return round(usage.ru_maxrss / (1024 if sys.platform == "linux" else 1024**2))


def best(measured: Callable[[], Cost], times: int) -> Cost:
    """The least of several measurements: a busy machine only ever adds."""
    costs = [measured() for _ in range(times)]
    return Cost(
        min(cost.wall for cost in costs),
        min(cost.cpu for cost in costs),
        max(cost.memory for cost in costs),
    )


def machine() -> str:
    """The machine in general terms."""
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 1024**3
    return f"{os.cpu_count()} cores, {memory:.0f} GB of memory, Python {platform.python_version()}"


def table(heads: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    """A Markdown table; all columns but the first hold numbers."""
    lines = [heads, ["---", *("--:" for _ in heads[1:])], *rows]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)


def report(title: str, how: str, *parts: str) -> str:
    """The parts of a result under a title, with the command that measured it and the machine."""
    head = f"Written by `scripts/bench{' ' if how else ''}{how}` on a machine with {machine()}."
    return "\n\n".join([f"# {title}", head, *parts]) + "\n"


def record(name: str, text: str, whole: bool) -> None:
    """Print a result; that of a whole measurement stays beside the code, as bench/NAME."""
    if whole:
        (ROOT / "bench" / name).write_text(text, encoding="utf-8")
    print(text)


def environment(root: Path) -> Mapping[str, str]:
    """What a build of the project in `root` needs to be told."""
    return {"PYTHONPATH": str(root / "scripts"), "NO_MKDOCS_2_WARNING": "1"}

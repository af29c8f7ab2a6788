"""What is not published, and why: it would break a promise, or write over what is not ours."""

import re
from collections.abc import Iterable, Iterator
from pathlib import Path

from annotated.model import Edition, Problem, Sources
from annotated.publish import feed, manifest
from annotated.read import editions

# Folders of the project that a build, a test or git clears or fills; those of docs/ are pages.
_OWN = (
    *("site", ".build", ".venv", ".git", ".ci", ".github"),
    *("docs", "scripts", "tests", "bench", "hosting", editions.FOLDER),
)
# What hosts read beside the editions.
_FOR_HOSTS = ("CNAME", "robots.txt", "_redirects")
_AT_ONCE = 5  # names in a message

Entry = dict[str, str]  # label, date and address of a published edition


class Refused(Exception):
    """Nothing was published; the message is a sentence that says why."""


def folder(arguments: list[str], root: Path) -> Path:
    """The folder to publish into, which nothing else may fill or clear."""
    if len(arguments) != 1 or not arguments[0]:
        raise Refused("Expected one folder: SITE_URL=https://… scripts/publish FOLDER")
    chosen = Path(arguments[0]).resolve()
    own = [(root / name).resolve() for name in _OWN]
    inside = any(chosen.is_relative_to(one) for one in own)
    if chosen == root.resolve() or inside or (chosen.exists() and not chosen.is_dir()):
        raise Refused(f"Expected a folder for published editions alone, found {chosen}.")
    return chosen


def unprepared(edition: Edition, found: Sources, published: list[Entry]) -> None:
    """Refuse an edition without its line, or without what those before it held."""
    if edition.label not in [one.id for one in found.lines]:
        raise Refused(
            f"{editions.PATH} has no line for edition {edition.label}; "
            "write one sentence on what a reader finds new."
        )
    known = [one.label for one in found.snapshots]
    for label in (one["label"] for one in published if one["label"] not in known):
        command = f"python -m annotated.publish.registry FOLDER/{label}"
        raise Refused(
            f"{editions.FOLDER}/{label}.json is missing, which tells what that edition held; bring "
            f"it back, or run: PYTHONPATH=scripts .venv/bin/{command}"
        )


def out_of_order(edition: Edition, published: list[Entry]) -> None:
    """Refuse a label or a date that does not follow those that are published."""
    label, day = edition.label, edition.date.isoformat()
    if label in [one["label"] for one in published]:
        raise Refused(
            f"Edition {label} is published and never changes; "
            "give the next one a new label in mkdocs.yml."
        )
    for newest in published[-1:]:
        if editions.order(label) <= editions.order(newest["label"]):
            raise Refused(
                f"Edition {label} would come after {newest['label']}, the newest; "
                "give it a later label in mkdocs.yml."
            )
        if day < newest["date"]:
            raise Refused(
                f"Edition {label} of {day} would come after {newest['label']} of {newest['date']}; "
                "give it a later date in mkdocs.yml."
            )


def foreign(target: Path, label: str, published: list[Entry], former: set[str]) -> None:
    """Refuse a folder that holds what no edition put there; `former` is what the newest did."""
    interrupted = manifest.listed(target / label)  # by which a run may have shown some of it
    ours = former | interrupted | ({feed.PATH} if interrupted else set())
    labels = [label, *(one["label"] for one in published)]
    found = list(_foreign(target, {*labels, *_FOR_HOSTS, "editions.json"}, ours))
    if found:
        rest = f" and {len(found) - _AT_ONCE} more" if len(found) > _AT_ONCE else ""
        raise Refused(
            f"{target} holds what no edition put there: {', '.join(found[:_AT_ONCE])}{rest}. "
            "Publish into a folder for editions alone."
        )


def _foreign(target: Path, tops: set[str], ours: set[str]) -> Iterator[str]:
    for path in manifest.files(target):
        top = path.partition("/")[0]
        if not top.startswith(".") and top not in tops and path not in ours:
            yield path


def gone(problems: Iterable[Problem]) -> None:
    """Refuse an edition that drops promised addresses."""
    if told := "\n".join(map(str, problems)):
        raise Refused(f"{told}\nThe edition drops what was promised; nothing was published.")


def clashing(site: Path) -> None:
    """Refuse a site that would write over the editions."""
    tops = {path.partition("/")[0] for path in manifest.files(site)}
    if clashes := sorted(top for top in tops if re.fullmatch(r"editions\.json|\d+\.\d+", top)):
        raise Refused(f"The site may not hold {clashes[0]}: that is the place of the editions.")

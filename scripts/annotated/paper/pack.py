"""The teaching pack: every document of the six sessions in one file, and what each is for."""

from collections.abc import Iterator, Mapping

from annotated.model import CHAPTERS, DOCUMENTS, METHOD_CARD, Edition, Sources
from annotated.paper.archive import packed
from annotated.paper.imprint import foot
from annotated.read.sessions import name_of

_README = "README.txt"
_WIDTH = 32  # of the names in its list


def names() -> list[str]:
    """The names of the documents in it."""
    return [METHOD_CARD, *(f"{chapter}{end}" for chapter in CHAPTERS for end in DOCUMENTS)]


def pack(documents: Mapping[str, bytes], sources: Sources, edition: Edition) -> bytes:
    """The pack as a ZIP, with a folder for each session."""
    top = f"teaching-pack-{edition.label}"
    files = {_README: readme(sources, edition).encode(), METHOD_CARD: documents[METHOD_CARD]}
    for folder, chapter in _folders().items():
        for end in DOCUMENTS:
            files[f"{folder}/{chapter}{end}"] = documents[f"{chapter}{end}"]
    return packed({f"{top}/{path}": content for path, content in files.items()}, edition.date)


def _folders() -> dict[str, str]:
    return {f"{number}-{chapter}": chapter for number, chapter in enumerate(CHAPTERS, start=1)}


def readme(sources: Sources, edition: Edition) -> str:
    """What the files are, where they come from, and what may be done with them."""
    where, licence = foot("seminar", edition)
    sessions = (f"{folder}/" for folder in _folders())
    titles = (sources.title(name_of(chapter)) for chapter in CHAPTERS)
    lines = [
        "Teaching pack: six sessions of 90 or 45 minutes",
        where,
        licence,
        "",
        *map(_line, sessions, titles),
        _line(METHOD_CARD, "Method card: six questions, and the rule for verdicts, on one page"),
        "",
        "In each folder, NAME being its chapter:",
        "",
        *_listed(),
    ]
    return "\r\n".join([*lines, ""])  # for the plainest of editors


def _listed() -> Iterator[str]:
    for end, sheet in DOCUMENTS.items():
        yield _line(f"NAME{end}", f"{sheet.label}: {sheet.serves}")


def _line(name: str, words: str) -> str:
    return f"{name:<{_WIDTH}}{words}"

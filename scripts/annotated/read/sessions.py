"""The sessions of the seminar: docs/seminar/CHAPTER.md, a page for each chapter.

Documents are made from the parts of such a page, so each part stands under a heading with its id,
in this order, and holds nothing but what is expected there.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from textwrap import dedent
from types import MappingProxyType

from annotated.model import (
    CHAPTERS,
    REASONS,
    VERDICTS,
    Page,
    Problem,
    Reading,
    Reference,
    Session,
    Slide,
    Slot,
    Sources,
)
from annotated.read import outline, paragraphs
from annotated.read.pages import MARKER
from annotated.text import citations

FOLDER = "seminar/"
# The headings by their ids, with their levels.
PARTS = MappingProxyType(
    {
        "outcomes": 2,
        "readings": 2,
        "primary-document": 2,
        "running-order": 2,
        "ninety-minutes": 3,
        "forty-five-minutes": 3,
        "activity-sheet": 2,
        "text": 3,
        "tasks": 3,
        "slides": 2,
        "for-the-teacher": 2,
        "notes": 3,
        "answers": 3,
        "misunderstandings": 3,
    }
)
_BULLETS = ("outcomes", "readings", "text", "misunderstandings")
_NUMBERED = ("tasks", "slides", "answers")
PLANS = MappingProxyType({"ninety-minutes": 90, "forty-five-minutes": 45})
COLUMNS = ("Minutes", "What", "Form", "With")
_LEAST_SLIDES = 7

_BULLET, _NUMBER = re.compile(r"[-*+] +"), re.compile(r"\d+[.)] +")
# A line at the margin, with what is indented or empty below it.
_CHUNK = re.compile(r"^\S.*(?:\n(?:[ \t].*)?)*", re.M)
_ROW = re.compile(r"^\|(.*)\|$", re.M)
_RANGE = re.compile(r"(\d+)–(\d+)")
_MINUTES = re.compile(r" · (\d+) min$")
_PARAGRAPH = re.compile(r"\[¶\]\(\.\./([a-z-]+)\.md#(p-[^)\s]+)\)")
_SLIDE = re.compile(r"\*\*([^*]+)\.\*\*\s+(.+?)\s+Say: (.+)", re.S)
_CLAIM = re.compile(r"Claim: \[[^\]]+\]\(\.\./claims\.md#([^)\s]+)\)\.")
_FIGURE = re.compile(r"Figure: \[[^\]]+\]\(\.\./[a-z-]+\.md#fig-([^)\s]+)\)\.")
_MENTIONED = re.compile(r"\b(slide|task)s? (\d+)(?:(?:,| to| and| or) (\d+))?")
_LINK = re.compile(r"\]\([^)]+\)")
_ADDRESSES = ("url", "doi", "opencopy")

_Fault = tuple[int, str, str]


@dataclass(frozen=True)
class _Text:
    """A stretch of a page, and where it begins in it."""

    text: str
    start: int


def name_of(chapter: str) -> str:
    """The name of the page of a chapter's session."""
    return f"{FOLDER}{chapter}"


def of(page: Page) -> Session:
    """What a session page says, once it has no problems."""
    parts = _parts(page)

    def items(part: str) -> tuple[str, ...]:
        return tuple(item.text for item in _items(part, parts))

    def whole(part: str) -> str:
        return parts[part].text.strip() if part in parts else ""

    return Session(
        chapter=page.name.removeprefix(FOLDER),
        outcomes=items("outcomes"),
        readings=tuple(map(_reading, items("readings"))),
        document=whole("primary-document"),
        plans={length: _plan(_rows(part, parts)) for part, length in PLANS.items()},
        activity=whole("activity-sheet"),
        paragraphs=tuple(f"{page}#{anchor}" for page, anchor in _listed(items("text"))),
        tasks=items("tasks"),
        slides=tuple(slide for item in items("slides") if (slide := _slide(item))),
        notes=whole("notes"),
        answers=items("answers"),
        misunderstandings=items("misunderstandings"),
    )


def questions(chapter: Page) -> list[str]:
    """The questions that a chapter ends with, in its Markdown."""
    *_, last = paragraphs.SECTIONS
    texts = (
        text for heading, text in outline.below(chapter) if heading.line.strip() == f"## {last}"
    )
    return [
        chunk.text
        for text in texts
        for chunk in _chunks(_Text(text, 0))
        if _NUMBER.match(chunk.text)
    ]


# ---- The parts of a page ----


def _parts(page: Page) -> dict[str, _Text]:
    return {
        heading.id: _Text(text, heading.start + len(heading.line))
        for heading, text in outline.below(page)
    }


def _chunks(part: _Text) -> Iterator[_Text]:
    for chunk in _CHUNK.finditer(part.text):
        yield _Text(chunk[0].rstrip(), part.start + chunk.start())


def _items(name: str, parts: dict[str, _Text]) -> Iterator[_Text]:
    """The items of the list under a heading, without their marks."""
    mark = _mark(name)
    for chunk in _chunks(parts[name]) if name in parts else ():
        if found := mark.match(chunk.text):
            first, _, rest = chunk.text[found.end() :].partition("\n")
            yield _Text(f"{first}\n{dedent(rest)}".rstrip(), chunk.start)


def _mark(name: str) -> re.Pattern[str]:
    return _BULLET if name in _BULLETS else _NUMBER


def _rows(name: str, parts: dict[str, _Text]) -> list[tuple[int, list[str]]]:
    """The rows of the table under a heading, with their places; the line below its head is none."""
    part = parts.get(name, _Text("", 0))
    rows = [
        (part.start + row.start(), [cell.strip() for cell in row[1].split("|")])
        for row in _ROW.finditer(part.text)
    ]
    return rows[:1] + rows[2:]


# ---- What they say ----


def _reading(item: str) -> Reading:
    first = item.partition("\n\n")[0]
    minutes = _MINUTES.search(first)
    text = item.replace(minutes[0], "", 1) if minutes else item
    return Reading(text, int(minutes[1]) if minutes else 0)


def _plan(rows: Iterable[tuple[int, list[str]]]) -> tuple[Slot, ...]:
    return tuple(
        Slot(int(minutes[1]), int(minutes[2]), *cells[1:])
        for _, cells in rows
        if len(cells) == len(COLUMNS) and (minutes := _RANGE.fullmatch(cells[0]))
    )


def _listed(items: Iterable[str]) -> Iterator[tuple[str, str]]:
    for item in items:
        if link := _PARAGRAPH.fullmatch(item):
            yield link[1], link[2]


def _slide(item: str) -> Slide | None:
    found = _SLIDE.fullmatch(item)
    if not found:
        return None
    title, shown, say = found.groups()
    if claim := _CLAIM.fullmatch(shown):
        return Slide(title, say, claim=claim[1])
    if figure := _FIGURE.fullmatch(shown):
        return Slide(title, say, figure=figure[1])
    return Slide(title, say, points=tuple(shown.removesuffix(".").split("; ")))


# ---- What is wrong with a page in itself ----


def form(page: Page) -> Iterator[Problem]:
    """Report what is wrong with a session page; nothing for any other."""
    if page.name.startswith(FOLDER):
        yield from _placed(page, _form_faults(page))


def _placed(page: Page, faults: Iterable[_Fault]) -> Iterator[Problem]:
    for offset, owner, message in faults:
        yield Problem(page.path, page.line + page.body.count("\n", 0, offset), owner, message)


def _form_faults(page: Page) -> Iterator[_Fault]:
    parts = _parts(page)
    if page.name.removeprefix(FOLDER) not in CHAPTERS:
        yield 0, page.name, f"expected the name of a chapter, one of {', '.join(CHAPTERS)}"
    yield from _heading_faults(page)
    for name in (*_BULLETS, *_NUMBERED):
        yield from _list_faults(name, parts)
    yield from _reading_faults(parts)
    for name, length in PLANS.items():
        yield from _plan_faults(name, length, parts)
    yield from _text_faults(page.name.removeprefix(FOLDER), parts)
    yield from _slide_faults(parts)


def _heading_faults(page: Page) -> Iterator[_Fault]:
    found = {heading.id: heading.level for heading in outline.of(page)}
    missing = [name for name, level in PARTS.items() if found.get(name) != level]
    for name in missing:
        expected = f"expected one heading `{'#' * PARTS[name]} … {{ #{name} }}`"
        yield 0, name, f"{expected}, found none of this id and level"
    listed = [heading.id for heading in outline.of(page)]
    if not missing and listed != list(PARTS):
        message = f"expected the headings {', '.join(PARTS)}; found {', '.join(listed)}"
        yield 0, page.name, message


def _list_faults(name: str, parts: dict[str, _Text]) -> Iterator[_Fault]:
    """Only the items of a list go into the documents, so nothing else may stand beside them."""
    if name not in parts:
        return
    sign = "- …" if name in _BULLETS else "1. …"
    chunks = list(_chunks(parts[name]))
    if not chunks:
        yield parts[name].start, name, f"expected a list (`{sign}`), found nothing"
    for chunk in chunks:
        if not _mark(name).match(chunk.text):
            expected = f"expected nothing but items of a list (`{sign}`)"
            yield chunk.start, name, f"{expected}, found {chunk.text[:60]!r}"


def _reading_faults(parts: dict[str, _Text]) -> Iterator[_Fault]:
    for item in _items("readings", parts):
        first = item.text.partition("\n\n")[0]
        if not _MINUTES.search(first):
            expected = "expected the minutes that it takes, ` · 25 min`, at the end"
            yield item.start, "readings", f"{expected}, found {first[-30:]!r}"
        if not _LINK.search(item.text) and not [*citations.found_in(item.text)]:
            message = f"expected a citation or a link, found neither in {first[:60]!r}"
            yield item.start, "readings", message


def _plan_faults(name: str, length: int, parts: dict[str, _Text]) -> Iterator[_Fault]:
    if name not in parts:
        return
    rows = _rows(name, parts)
    if not rows or tuple(rows[0][1]) != COLUMNS:
        expected = f"expected a table with the head | {' | '.join(COLUMNS)} |"
        yield parts[name].start, name, f"{expected}, found {rows[0][1] if rows else 'none'}"
        return
    end = 0
    for place, cells in rows[1:]:
        minutes = _RANGE.fullmatch(cells[0])
        if not minutes or len(cells) != len(COLUMNS) or int(minutes[2]) <= int(minutes[1]):
            expected = "expected a row such as | 10–25 | what | form | with |"
            yield place, name, f"{expected}, found {' | '.join(cells)[:60]!r}"
            continue
        if (start := int(minutes[1])) != end:
            fault = "a gap" if start > end else "an overlap"
            yield place, name, f"expected a start at minute {end}, found {minutes[0]}: {fault}"
        end = int(minutes[2])
    if end != length:
        yield parts[name].start, name, f"expected a plan of {length} minutes, found {end}"


def _text_faults(chapter: str, parts: dict[str, _Text]) -> Iterator[_Fault]:
    for item in _items("text", parts):
        link = _PARAGRAPH.fullmatch(item.text)
        if not link or link[1] != chapter:
            expected = f"expected a paragraph of the chapter: [¶](../{chapter}.md#p-an-id)"
            yield item.start, "text", f"{expected}, found {item.text[:60]!r}"


def _slide_faults(parts: dict[str, _Text]) -> Iterator[_Fault]:
    items = list(_items("slides", parts))
    for item in items:
        slide = _slide(item.text)
        if slide is None:
            expected = (
                "expected `**Title.** Claim: [id](../claims.md#id).` or `Figure: …` "
                "or points, then `Say: …`"
            )
            yield item.start, "slides", f"{expected}; found {item.text[:60]!r}"
        elif slide.points and not 2 <= len(slide.points) <= 4:
            message = f"expected two to four points parted by `; `, found {len(slide.points)}"
            yield item.start, "slides", message
    if "slides" in parts and len(items) < _LEAST_SLIDES:
        message = f"expected at least {_LEAST_SLIDES} slides, found {len(items)}"
        yield parts["slides"].start, "slides", message


# ---- What is wrong beside other sources ----


def links(sources: Sources) -> Iterator[Problem]:
    """Report what in the sessions does not fit the chapters, the works and the claims."""
    for session in sources.sessions:
        page = sources.pages[session.page]
        yield from _placed(page, _link_faults(session, page, sources))


def _link_faults(session: Session, page: Page, sources: Sources) -> Iterator[_Fault]:
    parts = _parts(page)
    yield from _address_faults(parts, sources)
    yield from _mention_faults(session, parts)
    yield from _sheet_faults(session, page, sources)
    asked = len(questions(sources.pages[session.chapter]))
    if "answers" in parts and len(session.answers) != asked:
        expected = f"expected {asked} answers, as many as the chapter has questions"
        yield parts["answers"].start, "answers", f"{expected}, found {len(session.answers)}"


def _address_faults(parts: dict[str, _Text], sources: Sources) -> Iterator[_Fault]:
    """Readers need an address for whatever they are asked to read."""
    document = [parts["primary-document"]] if "primary-document" in parts else []
    for text in [*_items("readings", parts), *document]:
        for cited in citations.found_in(text.text):
            work = sources.references.get(cited.key)
            if work and not _has_address(work):
                message = f"has no address in refs.bib ({', '.join(_ADDRESSES)})"
                yield text.start, cited.key, message


def _has_address(work: Reference) -> bool:
    return any(name in work.fields for name in _ADDRESSES)


def _mention_faults(session: Session, parts: dict[str, _Text]) -> Iterator[_Fault]:
    """The running orders name slides and tasks by their numbers."""
    there = {"slide": len([*_items("slides", parts)]), "task": len(session.tasks)}
    for name in PLANS:
        for place, cells in _rows(name, parts):
            for kind, *numbers in _MENTIONED.findall(" | ".join(cells)):
                for number in filter(None, numbers):
                    if int(number) > there[kind]:
                        message = f"expected at most {kind} {there[kind]}, found {kind} {number}"
                        yield place, name, message


def _sheet_faults(session: Session, page: Page, sources: Sources) -> Iterator[_Fault]:
    """The student sheet gives no verdict and no reason away."""
    parts = _parts(page)
    found = dict(_discussed(session, sources))
    marked = {claim for text in found.values() for claim in MARKER.findall(text)}
    banned = [*_verdict_words(), *_reason_words(marked, sources)]
    own = [_Text(page.meta.get("standfirst", ""), 0), *_items("tasks", parts)]
    own += [parts["activity-sheet"]] if "activity-sheet" in parts else []
    printed = zip(_items("text", parts), found.values(), strict=False)
    for text in [*own, *(_Text(words, item.start) for item, words in printed)]:
        for word in banned:
            if re.search(rf"\b{word}\b", text.text, re.I):
                message = f"the student sheet may not hold the verdict or reason {word!r}"
                yield text.start, "activity-sheet", message


def _discussed(session: Session, sources: Sources) -> Iterator[tuple[str, str]]:
    """The paragraphs to discuss, by page and id, and their Markdown."""
    texts = {
        f"{page.name}#{one.anchor}": one.text
        for page in sources.pages.values()
        for one in paragraphs.of(page)
    }
    for place in session.paragraphs:
        yield place, texts.get(place, "")


def _verdict_words() -> Iterator[str]:
    for verdict in VERDICTS.values():
        yield from {verdict.label, verdict.id.replace("-", " ")}


def _reason_words(claims: Iterable[str], sources: Sources) -> Iterator[str]:
    reasons = {sources.claim[one].reason for one in claims if one in sources.claim}
    yield from sorted(REASONS[reason][0] for reason in reasons if reason)

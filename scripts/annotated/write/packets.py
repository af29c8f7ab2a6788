"""The texts of the teaching pack, as Markdown: what is handed out, said and shown in a session.

They are made of the session page, its chapter and the claims. Their links lead from where the
session page is, and only the citations are still to come, as in every expanded page.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from annotated.model import VERDICTS, Claim, Page, Session, Slide, Slot, Sources
from annotated.read import outline, paragraphs
from annotated.read.pages import MARKER, TERM
from annotated.read.sessions import COLUMNS, PLANS, questions
from annotated.text import citations
from annotated.text.markdown import escape, moved
from annotated.write.notes import verdict
from annotated.write.pages import expand
from annotated.write.paragraphs import lead
from annotated.write.sessions import linked

_INSIDE = re.compile(r"\]\(#")
_MARKS = re.compile(rf"\s*{MARKER.pattern}")
# A sheet may be all that a student has of the article.
_ORIGIN = (
    "*Our summary of N. Vdovychenko’s article ‘The Chinese Social Credit System’, "
    "in Diggit Magazine of 7 February 2020.*"
)


def sheet(session: Session, sources: Sources) -> str:
    """The student sheet: the text to discuss, without marks, notes and links; and the tasks."""
    passage = "\n\n".join([_ORIGIN, *_passage(session, sources)])
    parts = {"Text to discuss": passage, "Tasks": _numbered(session.tasks)}
    return _expanded(f"{session.activity}\n\n{_sections(parts)}", session, sources)


def _passage(session: Session, sources: Sources) -> Iterator[str]:
    chapter = sources.pages[session.chapter]
    found = {f"{chapter.name}#{one.anchor}": one for one in paragraphs.of(chapter)}
    for place in session.paragraphs:
        bare = TERM.sub(r"\1", _MARKS.sub("", found[place].text))
        yield lead(found[place]) + moved(bare, "../")


def guide(session: Session, sources: Sources) -> str:
    """The teacher's guide: what the page says, each question with its answer, how to mark."""
    chapter = sources.pages[session.chapter]
    asked = (_from(chapter, question) for question in questions(chapter))
    readings = (
        f"{linked(one.text, sources.references)} · {one.minutes} min" for one in session.readings
    )
    answers = (f"{one}\n\n{two}" for one, two in zip(asked, session.answers, strict=True))
    parts = {
        "Outcomes": _bullets(session.outcomes),
        "Readings": _bullets(readings),
        "Primary document": session.document,
        "Running order": "\n\n".join(_plans(session)),
        "Notes": session.notes,
        "Questions and expected answers": _numbered(answers),
        "Common misunderstandings": _bullets(session.misunderstandings),
    }
    marking = moved(_below(outline.MARKING, sources.pages["seminar"]), "../")
    return _expanded(f"{_sections(parts)}\n\n{_raised(marking)}", session, sources)


def _plans(session: Session) -> Iterator[str]:
    for length in PLANS.values():
        head = f"| {' | '.join(COLUMNS)} |\n|{'---|' * len(COLUMNS)}"
        rows = "\n".join(map(_row, session.plans[length]))
        yield f"### {length} minutes\n\n{head}\n{rows}"


def _row(slot: Slot) -> str:
    return f"| {slot.start}–{slot.end} | {slot.what} | {slot.form} | {slot.material} |"


def _from(chapter: Page, markdown: str) -> str:
    """A text of a chapter for a page below it; a list item loses its number."""
    inside = _INSIDE.sub(f"]({chapter.name}.md#", markdown)
    return moved(re.sub(r"\A\d+[.)] +", "", inside), "../")


def method_card(sources: Sources) -> str:
    """The method card, with the rule for verdicts, under its heading on the seminar page."""
    page = sources.pages["seminar"]
    return expand(replace(page, body=_raised(_below(outline.CARD, page))), sources, {})


def _below(anchor: str, page: Page) -> str:
    """A heading and what stands under it, the headings below it included."""
    text, level = "", 0
    for heading, below in outline.below(page):
        if heading.id == anchor or heading.level > level > 0:
            text += f"{heading.line}{below}"
            level = level or heading.level
        elif level:
            break
    return text


def _raised(markdown: str) -> str:
    """A text whose headings stand a level higher than on its page."""
    return re.sub(r"^#(?=#)", "", markdown, flags=re.M)


# ---- Slides and cards ----


def deck(session: Session, sources: Sources, entries: Mapping[str, str]) -> str:
    """The slides, a heading each; a claim has its verdict on the next. Notes say what is said.

    Titles have the numbers by which the running orders name the slides.

    `entries` are the formatted references, for the sources at the end of the notes.
    """
    numbered = (
        replace(slide, title=f"{number}. {slide.title}")
        for number, slide in enumerate(session.slides, start=1)
    )
    slides = (text for slide in numbered for text in _slides(slide, sources, entries))
    return _expanded("\n\n".join(slides), session, sources)


def _slides(slide: Slide, sources: Sources, entries: Mapping[str, str]) -> Iterator[str]:
    if slide.claim:
        yield from _claim(slide, sources.claim[slide.claim], entries)
    elif slide.figure:
        figure = next(one for one in sources.figures if one.id == slide.figure)
        caption = f"Figure {figure.number}. {escape(figure.title)}"
        works = _works(figure.sources, entries)
        yield _slide(slide.title, f"![{caption}]({figure.id}.png)", [slide.say, *works])
    else:
        points = (f"{point[0].upper()}{point[1:]}" for point in slide.points)
        yield _slide(slide.title, _bullets(points), [slide.say])


def _claim(slide: Slide, claim: Claim, entries: Mapping[str, str]) -> Iterator[str]:
    """The claim alone, so that a class can judge it; then the verdict, and what speaks for it."""
    ledger = f"[{claim.id}](../claims.md#{claim.id})"
    shape = VERDICTS[claim.verdict].shape
    yield _slide(slide.title, f"{escape(claim.claim)}\n\n{ledger}", [slide.say])
    judged = f"**{shape} {escape(verdict(claim))}**\n\n{escape(claim.note)}\n\n{ledger}"
    why = [escape(claim.explanation), *_works(claim.evidence, entries)]
    yield _slide(f"{slide.title}: the verdict", judged, why)


def _works(cited: Iterable[citations.Citation], entries: Mapping[str, str]) -> Iterator[str]:
    """The works behind a slide: each with its locator, as the references list it."""
    listed = dict.fromkeys((one.key, one.locator) for one in cited)
    if listed:
        works = (f"{entries[key]}{f' ({place})' if place else ''}" for key, place in listed)
        yield f"Sources:\n\n{_bullets(works)}"


def _slide(title: str, shown: str, said: Iterable[str]) -> str:
    notes = "\n\n".join(said)
    return f'# {title}\n\n{shown}\n\n<div class="notes">\n\n{notes}\n\n</div>'


def cards(chapter: str, sources: Sources) -> list[tuple[Claim, str, str]]:
    """The claims of a chapter, each with the two sides of its card."""
    found = (claim for claim in sources.claims if claim.chapter == chapter)
    return [(claim, escape(claim.claim), escape(claim.note)) for claim in found]


# ---- Markdown ----


def _expanded(text: str, session: Session, sources: Sources) -> str:
    return expand(replace(sources.pages[session.page], body=text), sources, {})


def _sections(parts: Mapping[str, str]) -> str:
    return "\n\n".join(f"## {title}\n\n{part}" for title, part in parts.items())


def _bullets(items: Iterable[str]) -> str:
    return "\n".join(f"- {_hanging(item, 2)}" for item in items)


def _numbered(items: Iterable[str]) -> str:
    return "\n\n".join(f"{n}. {_hanging(item, 4)}" for n, item in enumerate(items, start=1))


def _hanging(item: str, width: int) -> str:
    return item.replace("\n", f"\n{' ' * width}")

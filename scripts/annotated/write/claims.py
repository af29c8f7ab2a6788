"""The ledger of claims, and the table of what was overtaken by events."""

from collections.abc import Iterator, Mapping

from annotated.model import (
    CHAPTERS,
    OVERTAKEN,
    QUALIFICATIONS,
    REASONS,
    VERDICTS,
    Claim,
    Event,
    Was,
)
from annotated.text import citations
from annotated.text.markdown import data_attributes, escape, link_attributes
from annotated.write.pages import FILTERS
from annotated.write.places import Place
from annotated.write.timeline import when


def render(
    claims: tuple[Claim, ...], titles: Mapping[str, str], places: Mapping[str, list[Place]]
) -> str:
    """The ledger, a section for each chapter; `places` tells where each claim is discussed."""
    chapters: dict[str, list[str]] = {name: [] for name in CHAPTERS}
    editions = editions_left(claims)
    for claim in claims:
        rendered = _render_claim(claim, facts(claim, editions), places.get(claim.id, []))
        chapters[claim.chapter].append(rendered)
    return FILTERS + "\n\n".join(
        f"## {titles[name]} {{ #{name} }}\n\n"
        '<div class="rows" role="list" markdown="1">\n\n' + "\n\n".join(found) + "\n\n</div>"
        for name, found in chapters.items()
        if found
    )


def editions_left(claims: tuple[Claim, ...]) -> list[str]:
    """The editions after which a verdict changed, oldest first."""
    found = {before.edition for claim in claims for before in claim.was}
    return sorted(found, key=_order)


def _order(label: str) -> list[int]:
    return [int(part) for part in label.split(".")]


def facts(claim: Claim, editions: list[str]) -> dict[str, tuple[str, ...]]:
    """What the filters go by: for each of them the ids that hold for a claim.

    What has changed since an edition has changed since all earlier ones too.
    """
    overtaken = (OVERTAKEN,) if claim.second == OVERTAKEN else ()
    last = _order(claim.was[-1].edition) if claim.was else []
    return {
        "verdict": (claim.verdict, *overtaken),
        "reason": (claim.reason,) if claim.reason else (),
        "chapter": (claim.chapter,),
        "close": ("yes",) if claim.close else (),
        "since": tuple(one for one in editions if _order(one) <= last),
    }


def _render_claim(claim: Claim, facts: Mapping[str, tuple[str, ...]], places: list[Place]) -> str:
    source = (
        f"*Its source:* {citations.cluster(claim.source)}"
        if claim.source
        else "*It names no source.*"
    )
    evidence = f"\n\n*Evidence:* {citations.cluster(claim.evidence)}" if claim.evidence else ""
    return (
        f'<div class="entry" role="listitem" {data_attributes(facts)} markdown="1">\n\n'
        f"### {escape(claim.short)} {{ #{claim.id} }}\n\n"
        f"**{claim.id}** · {_judged(claim)}\n\n"
        f'<div class="sides" markdown="1">\n\n<div markdown="1">\n\n'
        f"**The article says**\n\n{escape(claim.claim)} {source}\n\n"
        f'</div>\n\n<div markdown="1">\n\n'
        f"**The evidence says**\n\n{escape(claim.explanation)}{evidence}\n\n"
        f"</div>\n\n</div>\n\n{''.join(_remarks(claim))}{_ways(places)}\n\n</div>"
    )


def _judged(claim: Claim) -> str:
    """The verdicts, each a link to what it means, the reason word and the phrase."""
    words = _verdict(claim.verdict, VERDICTS[claim.verdict].word)
    words += f"; {_verdict(claim.second, VERDICTS[claim.second].label)}" if claim.second else ""
    words += f" · {REASONS[claim.reason][0]}" if claim.reason else ""
    return words + (f" ({QUALIFICATIONS[claim.qualification]})" if claim.qualification else "")


def _verdict(verdict: str, word: str) -> str:
    return f"[{word}](about.md#the-verdicts){link_attributes(f'.verdict .{verdict}')}"


def _remarks(claim: Claim) -> Iterator[str]:
    """That it is a close call, and what its verdict was in earlier editions."""
    if claim.close:
        yield "*A close call:* careful readers still differ.\n\n"
    for before in claim.was:
        yield f"*In edition {before.edition}:* {_before(before)}. {escape(before.why)}\n\n"


def _before(before: Was) -> str:
    words = VERDICTS[before.verdict].label
    return words + (f"; {VERDICTS[before.second].label}" if before.second else "")


def _ways(places: list[Place]) -> str:
    """The last line of an entry, which leads to its sentence."""
    found = "; ".join(f"[{escape(place.label)}]({place.target})" for place in places)
    return f'<span class="ways">Beside its sentence: {found}</span>'


def overtaken(claims: tuple[Claim, ...], events: Mapping[str, Event]) -> str:
    """A table of the claims that were overtaken by events: which, and what holds now."""
    rows = ["| Claim | Event | What holds now |", "| --- | --- | --- |"]
    for claim in claims:
        if claim.second == OVERTAKEN:
            told = "; ".join(_event(events[one]) for one in claim.overtaken_by)
            name = f"[{claim.id}](claims.md#{claim.id}): {escape(claim.short)}"
            rows.append(f"| {name} | {told or '–'} | {escape(claim.now)} |")
    return "\n".join(rows) if len(rows) > 2 else "So far none."


def _event(event: Event) -> str:
    return f"[{escape(event.title)}](timeline.md#{event.id}), {when(event)}"

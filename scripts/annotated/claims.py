"""claims.yaml: the ledger of the article's claims, as records, problems and Markdown."""

from collections.abc import Container, Iterator, Mapping

from annotated import citations, schema
from annotated.lists import Section
from annotated.markup import escape, link_attributes
from annotated.model import CHAPTERS, VERDICTS, Claim, Problem
from annotated.pages import css, verdict
from annotated.records import Reading, read
from annotated.references import Place
from annotated.schema import Field

PATH = "claims.yaml"


def _fields(known: Container[str]) -> dict[str, Field]:
    return {
        "id": Field(schema.identifier),
        "chapter": Field(schema.one_of(CHAPTERS)),
        "title": Field(schema.short(60)),
        "claim": Field(schema.plain),
        "source": Field(schema.cites(known)),
        "verdict": Field(schema.one_of(VERDICTS)),
        "second": Field(schema.one_of(VERDICTS), optional=True),
        "qualification": Field(schema.short(80), optional=True),
        "explanation": Field(schema.plain),
        "evidence": Field(schema.cites(known)),
    }


def load(text: str) -> Reading:
    """Read the text of claims.yaml."""
    return read(text, PATH, ("claims",))


def problems(reading: Reading, known: Container[str]) -> Iterator[Problem]:
    """Report every fault of the claims."""
    yield from reading.problems
    yield from schema.filled(reading, PATH)
    records = reading.records["claims"]
    yield from schema.problems(records, _fields(known), PATH, set())
    titles: set[str] = set()
    for record in records:
        title = str(record.values.get("title", ""))
        if title and title in titles:
            message = f"the title {title!r} is used twice; search results need it to be unique"
            yield Problem(PATH, record.line, record.name, message)
        titles.add(title)


def claims(reading: Reading) -> tuple[Claim, ...]:
    """The claims in the article's order, once there are no problems."""
    cited = ("source", "evidence")
    return tuple(
        Claim(
            **record.values | {name: citations.listed(tuple(record.values[name])) for name in cited}
        )
        for record in reading.records["claims"]
    )


def sections(claims: tuple[Claim, ...], places: Mapping[str, list[Place]]) -> list[Section]:
    """The ledger, a section for each chapter; `places` tells where each claim is discussed."""
    chapters: dict[str, list[Claim]] = {}
    for claim in claims:
        chapters.setdefault(claim.chapter, []).append(claim)
    return [
        Section(
            chapter,
            name,
            f"## {name} {{ #{chapter} }}\n\n"
            + "\n\n".join(_render_claim(one, places.get(one.id, [])) for one in chapters[chapter]),
            {one.id: f"{one.id}: {escape(one.title)}" for one in chapters[chapter]},
        )
        for chapter, name in CHAPTERS.items()
        if chapter in chapters
    ]


def _render_claim(claim: Claim, places: list[Place]) -> str:
    source = (
        f"*Its source:* {citations.cluster(claim.source)}"
        if claim.source
        else "*It names no source.*"
    )
    evidence = f"\n\n*Evidence:* {citations.cluster(claim.evidence)}" if claim.evidence else ""
    discussed = "; ".join(f"[{escape(place.label)}]({place.target})" for place in places)
    named = ("given", "Given") if claim.source else ("none", "None")
    # What the filters go by, and the words that they offer for it.
    attributes = (
        f'data-verdict="{css(claim.verdict)}" data-verdict-words="{claim.verdict.capitalize()}" '
        f'data-chapter="{claim.chapter}" data-chapter-words="{CHAPTERS[claim.chapter]}" '
        f'data-source="{named[0]}" data-source-words="{named[1]}"'
    )
    return (
        f'<div class="entry" {attributes} markdown="1">\n\n'
        f"### {escape(claim.title)} {{ #{claim.id} }}\n\n"
        f"**{claim.id}** · [{escape(verdict(claim))}](about.md#the-verdicts)"
        f"{link_attributes(f'.verdict .{css(claim.verdict)}')} · Discussed in {discussed}\n\n"
        f'<div class="sides" markdown="1">\n\n<div markdown="1">\n\n'
        f"**The article says**\n\n{escape(claim.claim)} {source}\n\n"
        f'</div>\n\n<div markdown="1">\n\n'
        f"**The evidence says**\n\n{escape(claim.explanation)}{evidence}\n\n"
        f"</div>\n\n</div>\n\n</div>"
    )

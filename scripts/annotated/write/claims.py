"""The ledger of claims."""

from collections.abc import Mapping

from annotated.model import CHAPTERS, REASONS, VERDICTS, Claim, Was
from annotated.text import citations
from annotated.text.markdown import escape, link_attributes
from annotated.write.pages import verdict
from annotated.write.places import Place


def render(
    claims: tuple[Claim, ...], titles: Mapping[str, str], places: Mapping[str, list[Place]]
) -> str:
    """The ledger, a section for each chapter; `places` tells where each claim is discussed."""
    chapters: dict[str, list[Claim]] = {name: [] for name in CHAPTERS}
    for claim in claims:
        chapters[claim.chapter].append(claim)
    return "\n\n".join(
        f"## {titles[name]} {{ #{name} }}\n\n"
        + "\n\n".join(_render_claim(one, titles[name], places.get(one.id, [])) for one in found)
        for name, found in chapters.items()
        if found
    )


def _render_claim(claim: Claim, chapter: str, places: list[Place]) -> str:
    source = (
        f"*Its source:* {citations.cluster(claim.source)}"
        if claim.source
        else "*It names no source.*"
    )
    evidence = f"\n\n*Evidence:* {citations.cluster(claim.evidence)}" if claim.evidence else ""
    discussed = "; ".join(f"[{escape(place.label)}]({place.target})" for place in places)
    one = VERDICTS[claim.verdict]
    return (
        f'<div class="entry" {_attributes(claim, chapter)} markdown="1">\n\n'
        f"### {escape(claim.short)} {{ #{claim.id} }}\n\n"
        f"**{claim.id}** · [{escape(verdict(claim))}](about.md#the-verdicts)"
        f"{link_attributes(f'.verdict .{one.id}')} · Discussed in {discussed}\n\n"
        f'<div class="sides" markdown="1">\n\n<div markdown="1">\n\n'
        f"**The article says**\n\n{escape(claim.claim)} {source}\n\n"
        f'</div>\n\n<div markdown="1">\n\n'
        f"**The evidence says**\n\n{escape(claim.explanation)}{evidence}\n\n"
        f"</div>\n\n</div>{''.join(map(_was, claim.was))}\n\n</div>"
    )


def _was(before: Was) -> str:
    """What the verdict was in an earlier edition, and why it changed."""
    words = VERDICTS[before.verdict].label
    words += f"; {VERDICTS[before.second].label}" if before.second else ""
    return f"\n\n*In edition {before.edition}:* {words}. {escape(before.why)}"


def _attributes(claim: Claim, chapter: str) -> str:
    """What the filters go by, and the words that they offer for it."""
    facts = {
        "verdict": (claim.verdict, VERDICTS[claim.verdict].word),
        "reason": (claim.reason, REASONS[claim.reason][0]) if claim.reason else None,
        "chapter": (claim.chapter, chapter),
        "close": ("yes", "Close calls") if claim.close else None,
        "since": (claim.was[-1].edition, f"Since {claim.was[-1].edition}") if claim.was else None,
    }
    return " ".join(
        f'data-{name}="{fact[0]}" data-{name}-words="{fact[1]}"'
        for name, fact in facts.items()
        if fact
    )

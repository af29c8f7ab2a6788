"""The ledger of claims."""

from collections.abc import Mapping

from annotated.model import CHAPTERS, Claim
from annotated.text import citations
from annotated.text.markdown import escape, link_attributes
from annotated.write.pages import css, verdict
from annotated.write.places import Place


def render(claims: tuple[Claim, ...], places: Mapping[str, list[Place]]) -> str:
    """The ledger, a section for each chapter; `places` tells where each claim is discussed."""
    chapters: dict[str, list[Claim]] = {name: [] for name in CHAPTERS}
    for claim in claims:
        chapters[claim.chapter].append(claim)
    return "\n\n".join(
        f"## {CHAPTERS[name]} {{ #{name} }}\n\n"
        + "\n\n".join(_render_claim(one, places.get(one.id, [])) for one in found)
        for name, found in chapters.items()
        if found
    )


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

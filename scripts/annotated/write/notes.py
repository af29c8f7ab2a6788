"""The notes beside the text: a mark at each claim, and after its paragraph what the evidence says.

The number of a note belongs to its chapter and edition; its address, `#note-mech-01`, stays.
"""

import re
from collections.abc import Mapping
from types import MappingProxyType

from annotated.model import QUALIFICATIONS, REASONS, VERDICTS, Claim, Page, Sources
from annotated.read.pages import MARKER, markers
from annotated.text.markdown import escape, link_attributes

_MARKS = re.compile(rf"(?P<sign>(?<!\\)[!^])?(?:\s*{MARKER.pattern})+")
# With these before it a mark would be a picture or a note of pandoc’s.
_SIGNS = MappingProxyType({"!": r"\!", "^": "&#94;"})


def numbers(page: Page, sources: Sources) -> dict[str, int]:
    """The number of each note of a chapter, by claim, in the order of the text."""
    own = (claim for claim, _ in markers(page) if sources.claim[claim].chapter == page.name)
    return {claim: number for number, claim in enumerate(dict.fromkeys(own), start=1)}


def marked(text: str, numbers: Mapping[str, int], sources: Sources, up: str) -> str:
    """A text with the marks of its claims behind the words that they belong to.

    `up` leads from the folder of its page to that of the chapters.
    """

    def written(found: re.Match[str]) -> str:
        claims = MARKER.findall(found[0])
        sign = _SIGNS.get(found["sign"], "")
        return sign + " ".join(mark(sources.claim[one], numbers.get(one), up) for one in claims)

    return _MARKS.sub(written, text)


def mark(claim: Claim, number: int | None, up: str) -> str:
    """A link from a claim to its note: on this page by its number, else in its own chapter."""
    verdict = VERDICTS[claim.verdict]
    page = "" if number else f"{up}{claim.chapter}.md"
    # The words of a note that stands elsewhere cannot be read on this page.
    reason = f", {REASONS[claim.reason][0]}" if claim.reason and not number else ""
    spoken = f"Note {number or claim.id}: {verdict.label}{reason}"
    attributes = link_attributes(f".mark .{verdict.id}", aria_label=spoken)
    return f"[{number or claim.id}]({page}#note-{claim.id}){attributes}"


def after(text: str, numbers: Mapping[str, int], sources: Sources, done: set[str]) -> str:
    """The notes on the claims that a paragraph marks first; `done` are those that stand already."""
    found = [one for one in dict.fromkeys(MARKER.findall(text)) if one in numbers]
    new = [one for one in found if one not in done]
    done.update(new)
    if not new:
        return ""
    items = "\n".join(_note(sources.claim[one], numbers[one]) for one in new)
    return f'\n<div class="notes" data-search-exclude="" markdown="1">\n\n{items}\n\n</div>\n'


def _note(claim: Claim, number: int) -> str:
    verdict = VERDICTS[claim.verdict]
    shape = f'<span class="mark {verdict.id}">{number}</span>'
    ledger = f"[{claim.id}](claims.md#{claim.id}){link_attributes('.ledger')}"
    why = f'<span class="why">{escape(claim.note)} {ledger}</span>'
    return f'- <span id="note-{claim.id}"></span>{shape} {_degree(claim)} {why}'


def _degree(claim: Claim) -> str:
    """The verdict, its second, its reason word and its phrase."""
    words = f"**{VERDICTS[claim.verdict].word}"
    words += f"; {VERDICTS[claim.second].label}**" if claim.second else "**"
    words += f" · {REASONS[claim.reason][0]}" if claim.reason else ""
    words += f" ({QUALIFICATIONS[claim.qualification]})" if claim.qualification else ""
    return f"{words}."


def verdict(claim: Claim) -> str:
    """The verdict in words: with the second one, the reason word and the phrase, as far as due."""
    words = VERDICTS[claim.verdict].word
    words += f"; {VERDICTS[claim.second].label}" if claim.second else ""
    words += f" · {REASONS[claim.reason][0]}" if claim.reason else ""
    return words + (f" ({QUALIFICATIONS[claim.qualification]})" if claim.qualification else "")

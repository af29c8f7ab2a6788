"""A page’s Markdown with numbers, markers, terms and inserts in their places."""

from collections.abc import Mapping

from annotated.model import Claim, Page, Sources, Term
from annotated.read.pages import INSERT, MARKER, TERM
from annotated.text.markdown import first_sentence, link_attributes, title
from annotated.write import paragraphs


def expand(page: Page, sources: Sources, inserts: Mapping[str, str]) -> str:
    """The page's Markdown with numbers, markers, terms and inserts; only citations are to come.

    Every output of the site is made from this text.
    """
    text = paragraphs.number(page)
    text = MARKER.sub(lambda found: marker(sources.claim[found[1]]), text)
    text = TERM.sub(lambda found: _term_link(found[1], sources.term[found[2]]), text)
    return INSERT.sub(lambda found: inserts[found[1]], text)


def marker(claim: Claim) -> str:
    """A link to the ledger that says the verdict, and in its title the claim and the gist."""
    gist = title(f"{claim.claim} — {verdict(claim)}: {first_sentence(claim.explanation)}")
    attributes = link_attributes(f".claim .{css(claim.verdict)}")
    return f'[*{claim.id}:* {claim.verdict}](claims.md#{claim.id} "{gist}"){attributes}'


def verdict(claim: Claim) -> str:
    """The verdict in words, with the second one and the qualification if there are any."""
    words = claim.verdict + (f"; {claim.second}" if claim.second else "")
    words += f" ({claim.qualification})" if claim.qualification else ""
    return words[0].upper() + words[1:]


def css(word: str) -> str:
    """A vocabulary word as the name of a style class."""
    return word.replace(" ", "-")


def _term_link(text: str, term: Term) -> str:
    gist = title(first_sentence(term.definition))
    return f'[{text}](glossary.md#{term.id} "{gist}"){link_attributes(".term")}'

"""A page’s Markdown with numbers, markers, terms and inserts in their places."""

import re
from collections.abc import Mapping

from annotated.model import QUALIFICATIONS, REASONS, VERDICTS, Claim, Page, Sources, Term
from annotated.read import paragraphs as numbered
from annotated.read.pages import INSERT, PARAGRAPH_LINK, TERM
from annotated.text.markdown import first_sentence, link_attributes, title
from annotated.write import paragraphs


def expand(page: Page, sources: Sources, inserts: Mapping[str, str]) -> str:
    """The page's Markdown with numbers, markers, terms and inserts; only citations are to come.

    Every output of the site is made from this text.
    """
    text = paragraphs.number(page, sources)
    text = PARAGRAPH_LINK.sub(lambda found: _paragraph_link(found, page, sources), text)
    text = TERM.sub(lambda found: _term_link(found[1], sources.term[found[2]]), text)
    return INSERT.sub(lambda found: inserts[found[1]], text)


def _paragraph_link(found: re.Match[str], page: Page, sources: Sources) -> str:
    """`[¶](#p-an-id)` with the number of the paragraph, and the title of its page if another."""
    words, name, anchor = found.groups()
    if words != "¶":
        return found[0]
    target = sources.pages[name or page.name]
    number = next(one.number for one in numbered.of(target) if one.id == anchor)
    title = f"{target.meta['title']} " if target.name != page.name else ""
    return f"[{title}¶\u00a0{number}]({f'{name}.md' if name else ''}#p-{anchor}){{ .para }}"


def verdict(claim: Claim) -> str:
    """The verdict in words: with the second one, the reason word and the phrase, as far as due."""
    words = VERDICTS[claim.verdict].word
    words += f"; {VERDICTS[claim.second].label}" if claim.second else ""
    words += f" · {REASONS[claim.reason][0]}" if claim.reason else ""
    return words + (f" ({QUALIFICATIONS[claim.qualification]})" if claim.qualification else "")


def _term_link(text: str, term: Term) -> str:
    gist = title(first_sentence(term.definition))
    return f'[{text}](glossary.md#{term.id} "{gist}"){link_attributes(".term")}'

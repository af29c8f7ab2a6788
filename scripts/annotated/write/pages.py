"""A page’s Markdown with numbers, markers, terms and inserts in their places."""

import re
from collections.abc import Mapping

from annotated.model import Page, Sources, Term
from annotated.read import paragraphs as numbered
from annotated.read.pages import INSERT, PARAGRAPH_LINK, TERM
from annotated.text.markdown import first_sentence, link_attributes, moved, title
from annotated.write import paragraphs

# Where the filters of a list stand; the theme puts them there.
FILTERS = '<div class="filters"></div>\n\n'


# A number of a paragraph stands on the line of the word before it.
_BEFORE_NUMBER = re.compile(r"(?<=[^\W\d][.)]) (?=\[¶\])")


def expand(page: Page, sources: Sources, inserts: Mapping[str, str]) -> str:
    """The page's Markdown with numbers, markers, terms and inserts; only citations are to come.

    Every output of the site is made from this text.
    """
    text = _BEFORE_NUMBER.sub("\u00a0", paragraphs.number(page, sources))
    text = PARAGRAPH_LINK.sub(lambda found: _paragraph_link(found, page, sources), text)
    text = TERM.sub(lambda found: _term_link(found[1], sources.term[found[2]], page.up), text)
    return INSERT.sub(lambda found: moved(inserts[found[1]], page.up), text)


def _paragraph_link(found: re.Match[str], page: Page, sources: Sources) -> str:
    """`[¶](#p-an-id)` with the number of the paragraph, and the title of its page if another."""
    words, name, anchor = found.groups()
    if words != "¶":
        return found[0]
    target = sources.pages[name or page.name]
    number = next(one.number for one in numbered.of(target) if one.id == anchor)
    title = f"{target.meta['title']} " if target.name != page.name else ""
    place = f"{page.up}{name}.md" if name else ""
    return f"[{title}¶\u00a0{number}]({place}#p-{anchor}){{ .para }}"


def _term_link(text: str, term: Term, up: str) -> str:
    gist = title(first_sentence(term.definition))
    return f'[{text}]({up}glossary.md#{term.id} "{gist}"){link_attributes(".term")}'

"""Headings in a finished page: what their permanent links are called, and how to get past them."""

import re
from html import escape, unescape
from itertools import pairwise

_HEADING = re.compile(r'<h2 [^>]*?\bid="([^"]+)"[^>]*>(.*?)<a class="headerlink".*?</h2>', re.S)
_PERMALINK = re.compile(
    r'<h([1-6])\b([^>]*)>((?:(?!</h\1>).)*?)<a class="headerlink" (href="[^"]*")[^>]*>', re.S
)


def into_page(html: str) -> str:
    """Name each permanent link by its heading; in a chapter lead past each section."""
    html = _PERMALINK.sub(_named, html)
    return _passed(html) if '<article class="chapter">' in html else html


def _named(found: re.Match[str]) -> str:
    """A heading and its link, each with a name of its own: a voice would read the link with it."""
    level, attributes, heading, address = found.groups()
    words = _words(heading)
    link = f'<a class="headerlink" {address} aria-label="Permanent link: {words}">'
    return f'<h{level}{attributes} aria-label="{words}">{heading}{link}'


def _words(heading: str) -> str:
    """The text of a heading, fit for an attribute."""
    return escape(unescape(re.sub("<[^>]*>", "", heading)).strip())


def _passed(html: str) -> str:
    """After each heading of a section a link to the next, which shows when it has the focus."""
    for here, there in reversed([*pairwise(_HEADING.finditer(html))]):
        link = f'<a class="skip" href="#{there[1]}">Skip to “{_words(there[2])}”</a>'
        html = f"{html[: here.end()]}\n{link}{html[here.end() :]}"
    return html

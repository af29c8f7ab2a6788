"""A finished page for the reader view of a browser, which keeps what it takes for the text.

Mozilla's Readability, which Firefox's view is, goes by tags, links and names. Of lists in a page it
takes the longest for the whole, unless they stand in a section; a block that is mostly links it
drops, unless it is a section; and so it does with a heading whose id sounds like a frame's.
"""

import re

_LISTS = re.compile(
    r'<form class="filters".*<(?:div|ol) [^>]*role="list".*?(?=<h2|<details class="cite")', re.S
)
_FILES = re.compile(r'<div (class="files"[^>]*)>(.*?)</div>', re.S)
_HEADING = re.compile(r'<h([1-6]) (?=id="([^"]+)")')

# Of the words by which Readability drops an element those that a heading's id can hold.
_FRAME = re.compile(
    "banner|combx|com-|comment|community|contact|disqus|extra|footer|gdpr|header|hidden|legends|masthead|media|menu"
    "|meta|outbrain|pager|pagination|popup|promo|related|remark|replies|rss|scroll|share|shopping|shoutbox|sidebar"
    "|skyscraper|social|sponsor|supplemental|tags|widget"
)


def into_page(html: str) -> str:
    """Sections around filtered lists and lists of files; headings that say they are content."""
    html = _LISTS.sub(r"<section>\g<0></section>\n", html)
    html = _FILES.sub(r"<section \1>\2</section>", html)
    return _HEADING.sub(_kept, html)


def _kept(found: re.Match[str]) -> str:
    level, name = found.groups()
    return f'<h{level} class="content" ' if _FRAME.search(name) else found[0]

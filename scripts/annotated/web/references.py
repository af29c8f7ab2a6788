"""References in a finished page: what a work has beside its line, and the list of a page, closed.

What is closed on screen is open on paper, and a link into it opens it.
"""

import re

_WORKS = re.compile(
    r'<div (class="rows" role="list")>((?:\s*<div class="entry work".*?</div>)+)\s*</div>', re.S
)
_WORK = re.compile(
    r'<div (class="entry work".*?) role="listitem">(\s*<p>.*?</p>)\s*<p>(.*?)</p>(.*?)</div>', re.S
)
_LISTED = re.compile(r'(<h2 [^>]*id="references-on-this-page".*?</h2>)\s*(<ul>.*?</ul>)', re.S)


def into_page(html: str) -> str:
    """Each work of the references page, and the references on any page, as a disclosure."""
    html = _WORKS.sub(_list, html)
    return _LISTED.sub(_closed, html)


def _list(found: re.Match[str]) -> str:
    """A list in HTML's own tags: of blocks that are mostly links a reader view keeps no others."""
    works = _WORK.sub(r"<li \1>\2<details>\n<summary>\3</summary>\4</details></li>", found[2])
    return f"<ol {found[1]}>{works}</ol>"


def _closed(found: re.Match[str]) -> str:
    count = found[2].count("<li>")
    title = f"{count} work{'s' if count > 1 else ''}, each with its places on this page"
    return f'{found[1]}\n<details class="listed"><summary>{title}</summary>\n{found[2]}\n</details>'

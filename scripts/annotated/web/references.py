"""References in a finished page: what a work has beside its line, and the list of a page, closed.

What is closed on screen is open on paper, and a link into it opens it.
"""

import re

_WORK = re.compile(r'(<div class="entry work"[^>]*>\s*<p>.*?</p>)\s*<p>(.*?)</p>(.*?)</div>', re.S)
_LISTED = re.compile(r'(<h2 [^>]*id="references-on-this-page".*?</h2>)\s*(<ul>.*?</ul>)', re.S)


def into_page(html: str) -> str:
    """Each work of the references page, and the references on any page, as a disclosure."""
    html = _WORK.sub(r"\1<details>\n<summary>\2</summary>\3</details></div>", html)
    return _LISTED.sub(_closed, html)


def _closed(found: re.Match[str]) -> str:
    count = found[2].count("<li>")
    title = f"{count} work{'s' if count > 1 else ''}, each with its places on this page"
    return f'{found[1]}\n<details class="listed"><summary>{title}</summary>\n{found[2]}\n</details>'

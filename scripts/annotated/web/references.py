"""References in a finished page: what a work has beside its line, and the lists at the end, closed.

What is closed on screen is open on paper, and a link into it opens it.
"""

import re

_WORKS = re.compile(
    r'<div (class="rows" role="list")>((?:\s*<div class="entry work".*?</div>)+)\s*</div>', re.S
)
_WORK = re.compile(
    r'<div (class="entry work".*?) role="listitem">(\s*<p>.*?</p>)\s*<p>(.*?)</p>(.*?)</div>', re.S
)
# The lists at the end of a page by the ids of their headings, with what is said of one and of more.
_LISTS = {
    "references-on-this-page": ("{} work", "{} works", ", each with its places on this page"),
    "withdrawn": (
        "{} place",
        "{} places",
        " that left this page, with why and where to look",
    ),
}
_LISTED = re.compile(rf'(<h2 [^>]*id="({"|".join(_LISTS)})".*?</h2>)\s*(<ul>.*?</ul>)', re.S)


def into_page(html: str) -> str:
    """Each work of the references page, and the lists at the end of any page, as a disclosure."""
    html = _WORKS.sub(_list, html)
    return _LISTED.sub(_closed, html)


def _list(found: re.Match[str]) -> str:
    """A list in HTML's own tags: of blocks that are mostly links a reader view keeps no others."""
    works = _WORK.sub(r"<li \1>\2<details>\n<summary>\3</summary>\4</details></li>", found[2])
    return f"<ol {found[1]}>{works}</ol>"


def _closed(found: re.Match[str]) -> str:
    heading, name, listed = found.groups()
    one, more, said = _LISTS[name]
    count = listed.count("<li>")
    title = (one if count == 1 else more).format(count) + said
    return f'{heading}\n<details class="listed"><summary>{title}</summary>\n{listed}\n</details>'

"""Notes in a finished page: what opens, with the shapes of the verdicts beside the numbers."""

import re

_BLOCK = re.compile(r'<div class="notes"([^>]*)>\s*(<ul>.*?</ul>)\s*</div>', re.S)
_MARK = re.compile(r'(<(?:a|span) [^>]*class="mark ([a-z-]+)"[^>]*>)')
# The end of the last word and the marks behind it, which never begin a line of their own.
_TIED = re.compile(r"([^\s<>]+)((?: ?<a [^>]*class=\"mark [^>]*>[^<]*</a>)+)")


def into_page(html: str) -> str:
    """Each block of notes as a disclosure that stands open, each mark with its shape."""
    html = _BLOCK.sub(_disclosure, _TIED.sub(r'<span class="tied">\1\2</span>', html))
    return _MARK.sub(r'\1<svg class="shape" aria-hidden="true"><use href="#v-\2"/></svg>', html)


def _disclosure(found: re.Match[str]) -> str:
    count = found[2].count("<li>")
    title = f"{count} note{'s' if count > 1 else ''}"
    return f'<details class="notes" open{found[1]}><summary>{title}</summary>{found[2]}</details>'

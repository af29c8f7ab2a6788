"""Notes in a finished page: what opens, with the shapes of the verdicts beside the numbers."""

import re

# A paragraph and its notes, as Python-Markdown writes them.
_BLOCK = re.compile(
    r'(<p>(?:(?!</p>).)*</p>)\s*<div class="notes"([^>]*)>\s*(<ul>.*?</ul>)\s*</div>', re.S
)
_MARK = re.compile(r'(<(?:a|span) [^>]*class="mark ([a-z-]+)"[^>]*>)')
# The last word and the marks behind it, which never begin a line of their own. It is sought from
# its first letter only: from each letter on would take long.
_TIED = re.compile(r"(?<![^\s<>])([^\s<>]+)((?: ?<a [^>]*class=\"mark [^>]*>[^<]*</a>)+)")


def into_page(html: str) -> str:
    """Notes, with their paragraph, as a disclosure that stands open; each mark with its shape."""
    html = _BLOCK.sub(_disclosure, _TIED.sub(r'<span class="tied">\1\2</span>', html))
    return _MARK.sub(r'\1<svg class="shape" aria-hidden="true"><use href="#v-\2"/></svg>', html)


def _disclosure(found: re.Match[str]) -> str:
    paragraph, attributes, notes = found.groups()
    count = notes.count("<li>")
    title = f"<summary>{count} note{'s' if count > 1 else ''}</summary>"
    opened = f'<details class="notes" open{attributes}>{title}{notes}</details>'
    return f'<div class="annotated">{paragraph}\n{opened}</div>'

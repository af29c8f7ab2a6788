"""Pages, styles and scripts as they are sent: without what only their writers read.

Comments, indents and needless spaces go, and nothing else, so that a fault is still found by its
words. In a script a comment is a line of its own; no text of ours holds what looks like one.
"""

import re
from collections.abc import Callable

_COMMENT = re.compile(r"/\*.*?\*/", re.S)
_TEXT = re.compile(r'("[^"]*")')
# Before a colon and around > a space may mean something.
_SPACE = re.compile(r"\s*([{};,])\s*|(?<=:)\s+")
# For the search, which has read the page by then.
_EXCLUDED = re.compile(r' data-search-exclude(?:="")?')
_INDENT = re.compile(r"\n\s+")


def of(path: str) -> Callable[[str], str] | None:
    """What makes a file of the theme lean, if anything does."""
    if not path.startswith("assets/"):
        return None
    return {"css": styles, "js": script}.get(path.rpartition(".")[2])


def page(html: str) -> str:
    """A finished page; none has a text whose indents are seen."""
    return _INDENT.sub("\n", _EXCLUDED.sub("", html))


def styles(text: str) -> str:
    """A style sheet in one line, its texts as they are."""
    parts = _TEXT.split(_COMMENT.sub("", text).strip())
    parts[::2] = (re.sub(r"\s+", " ", _SPACE.sub(r"\1", one)) for one in parts[::2])
    return "".join(parts)


def script(text: str) -> str:
    """A script without comments and indents."""
    lines = (line.strip() for line in text.splitlines())
    return "\n".join(line for line in lines if line and not line.startswith("//")) + "\n"

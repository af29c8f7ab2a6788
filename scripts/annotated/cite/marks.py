"""Marks around what stands behind a title and not within it, through the formatting of pandoc.

A translation in brackets is upright and outside quotation marks, whatever the style makes of the
title before it. No field of CSL says that, so the text carries two signs of private use through.
"""

import re

_BEGIN, _END = "\ue000", "\ue001"
_APART = re.compile(rf"(\s*{_BEGIN}[^{_END}]*{_END}\s*)")
_QUOTED = re.compile(rf"(\s*{_BEGIN}[^{_END}]*{_END})([.,]?)([”’])")
_EMPTY = re.compile("“”|‘’")
_HTML = re.compile(r"<i>(.*?)</i>")
_MARKDOWN = re.compile(r"(?<!\\)\*((?:[^*\\]|\\.)+)\*")


def apart(text: str) -> str:
    """A text that is to stand outside the italics or the quotation marks of what is around it."""
    return f"{_BEGIN}{text}{_END}"


def in_html(text: str) -> str:
    """Set apart what is marked, in HTML whose only tag is `<i>`."""
    return _set(text, _HTML, "<i>", "</i>")


def in_markdown(text: str) -> str:
    """Set apart what is marked, in Markdown."""
    return _set(text, _MARKDOWN, "*", "*")


def _set(text: str, italics: re.Pattern[str], opening: str, closing: str) -> str:
    def upright(found: re.Match[str]) -> str:
        parts = _APART.split(found[1])
        inside = (f"{opening}{part}{closing}" if part.strip() else part for part in parts[::2])
        return "".join(a + b for a, b in zip(inside, [*parts[1::2], ""], strict=True))

    text = _QUOTED.sub(r"\3\1\2", italics.sub(upright, text)).replace(f".{_END}.", f".{_END}")
    return re.sub(f"[{_BEGIN}{_END}]", "", _EMPTY.sub("", text))

"""Plain text from the data files, written as Markdown that says the same and nothing more."""

import re

# Python-Markdown knows no backslash before some signs that mean something to pandoc.
_SPECIAL = re.compile(r"[\\`\[\]<>_#|{}~^$&]")

_ENTITIES = {sign: f"&#{ord(sign)};" for sign in "~^$"} | {"&": "&amp;", "<": "&lt;", ">": "&gt;"}

_EMPHASIS = re.compile(r"(?<![\w*])\*(?=[^\s*])([^*]+)(?<=\S)\*(?![\w*])")

_NUMBER = re.compile(r"\A(\(?(?:\d{1,9}|[a-zA-Z]|[ivxlcdmIVXLCDM]+))([.)])(?=\s)")

_IN_TITLE = re.compile(r"[&<>|\[\]{}'`\\]")


def escape(text: str) -> str:
    """Keep every character of a plain text as text; `*emphasis*` stays emphasis."""
    escaped = _SPECIAL.sub(lambda sign: _ENTITIES.get(sign[0], f"\\{sign[0]}"), text)
    # "1986. A year" would become the first item of a list and lose its number.
    return _NUMBER.sub(r"\1\\\2", escaped)


def verbatim(text: str) -> str:
    """Keep every character of a text as text, its asterisks too."""
    return escape(text).replace("*", r"\*")


def without_emphasis(text: str) -> str:
    """The words of a plain text, without the asterisks around `*emphasis*`."""
    return _EMPHASIS.sub(r"\1", text)


def title(text: str) -> str:
    """Make a plain text fit for the title of a Markdown link."""
    bare = without_emphasis(text).replace('"', "”")
    return _IN_TITLE.sub(lambda sign: f"&#{ord(sign[0])};", bare)


def first_sentence(text: str) -> str:
    """The first sentence of a text; a stop within an abbreviation or a name does not end it."""
    end = re.search(r"(?<=[a-z0-9\)’”%])[.!?](?=\s+[‘“A-Z0-9])(?<!No\.)(?<!Art\.)(?<!bn\.)", text)
    return text[: end.end()] if end else text


def link_attributes(css: str, **attributes: str) -> str:
    """Attributes after a link, as Python-Markdown and pandoc both read them."""
    pairs = " ".join(f'{name.replace("_", "-")}="{value}"' for name, value in attributes.items())
    return f"{{ {css}{' ' if pairs else ''}{pairs} }}"

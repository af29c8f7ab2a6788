"""Plain text from the data files, written as Markdown that says the same and nothing more."""

import re

_SPECIAL = re.compile(r"([\\`\[\]<>_#|{}~^$])")


def escape(text: str) -> str:
    """Keep every character of a plain text as text; `*emphasis*` stays emphasis."""
    return _SPECIAL.sub(r"\\\1", text).replace("\\<", "&lt;").replace("\\>", "&gt;")


def title(text: str) -> str:
    """Make a plain text fit for the title of a Markdown link."""
    return text.replace("*", "").replace('"', "”").replace("\\", "")


def first_sentence(text: str) -> str:
    """The first sentence of a text; a stop within an abbreviation or a name does not end it."""
    end = re.search(r"(?<=[a-z0-9\)’”%])[.!?](?=\s+[‘“A-Z0-9])(?<!No\.)(?<!Art\.)(?<!bn\.)", text)
    return text[: end.end()] if end else text


def link_attributes(css: str, **attributes: str) -> str:
    """Attributes after a link, as Python-Markdown and pandoc both read them."""
    pairs = " ".join(f'{name.replace("_", "-")}="{value}"' for name, value in attributes.items())
    return f"{{ {css}{' ' if pairs else ''}{pairs} }}"

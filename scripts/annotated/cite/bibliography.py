"""refs.bib as pandoc reads it: entry by entry, with the English titles of foreign works."""

import re

_ENTRY = re.compile(r"^@\w+\{([^,\s]*),.*?^\s*\}\s*$", re.M | re.S)

_TITLE = re.compile(r"^(\s*title\s*=\s*\{)(.*)(\},?)\s*$", re.M)

_SHORT = re.compile(r"^\s*shortauthor\s*=\s*\{(.*)\},?\s*$", re.M)
_AUTHOR = re.compile(r"^(\s*author\s*=\s*\{).*(\},?\s*)$", re.M)
_ENGLISH = re.compile(r"^\s*titleenglish\s*=\s*\{(.*)\},?\s*$", re.M)


def entries(text: str) -> dict[str, str]:
    """The text of each entry by its key, in the order of the file."""
    return {entry[1]: entry[0] for entry in _ENTRY.finditer(text)}


def for_pandoc(text: str) -> str:
    """Put the English title of a foreign work in brackets behind its own, as APA asks."""
    return "".join(_with_english_title(entry) for entry in re.split(r"^(?=@)", text, flags=re.M))


def _with_english_title(entry: str) -> str:
    english = _ENGLISH.search(entry)
    if not english:
        return entry
    return _TITLE.sub(lambda title: f"{title[1]}{title[2]} {{[{english[1]}]}}{title[3]}", entry)


def short_key(key: str) -> str:
    """The key of a work under the short name of its body."""
    return f"short-{key}"


def with_short_name(entry: str) -> str:
    """The same work by its body’s short name, under a key of its own; empty if it has none.

    citeproc has no variable for a short name, so what stands in the text comes from this one.
    """
    short = _SHORT.search(entry)
    if not short:
        return ""
    named = _AUTHOR.sub(lambda author: f"{author[1]}{short[1]}{author[2]}", entry)
    return re.sub(r"^@(\w+)\{([^,\s]*),", lambda m: f"@{m[1]}{{{short_key(m[2])},", named)

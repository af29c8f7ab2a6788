"""refs.bib as pandoc reads it: entry by entry, with the English titles of foreign works."""

import re

_ENTRY = re.compile(r"^@\w+\{([^,\s]*),.*?^\s*\}\s*$", re.M | re.S)

_TITLE = re.compile(r"^(\s*title\s*=\s*\{)(.*)(\},?)\s*$", re.M)

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

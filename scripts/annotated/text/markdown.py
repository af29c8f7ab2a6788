"""Plain text from the data files, written as Markdown that says the same and nothing more."""

import re
from collections.abc import Iterable, Mapping

# Python-Markdown knows no backslash before some signs that mean something to pandoc.
_SPECIAL = re.compile(r"[\\`\[\]<>_#|{}~^$&]")

_ENTITIES = {sign: f"&#{ord(sign)};" for sign in "~^$"} | {"&": "&amp;", "<": "&lt;", ">": "&gt;"}

_EMPHASIS = re.compile(r"(?<![\w*])\*(?=[^\s*])([^*]+)(?<=\S)\*(?![\w*])")

_NUMBER = re.compile(r"\A(\(?(?:\d{1,9}|[a-zA-Z]|[ivxlcdmIVXLCDM]+))([.)])(?=\s)")

_RELATIVE = re.compile(r"(?<!\\)\]\((?!https?:|#)")

# A stop, what closes behind it, and the beginning of what follows.
_STOP = re.compile(r"(?<=\S)(?P<stop>[.!?])[’”)\]]*(?=\s+[‘“(\[]*(?P<next>[^\W_a-z]))")

# What has a stop and goes on: titles, places of a text, firms, sums; initials and their like.
_SHORT = frozenset(
    "Mr Mrs Ms Mx Dr Prof St Gen Gov Sen Rep Col Lt Hon Jr Sr No Nos Art Arts Sec Ch Vol Fig para "
    "paras pp ed eds al vs cf ca etc approx bn mn Co Cos Corp Inc Ltd Bros Dept Univ "
    "Jan Feb Mar Apr Aug Sept Oct Nov Dec".split()
)
_BEFORE_NUMBERS = frozenset("no nos art arts p vol ch sec c v par fig pt".split())
_INITIALS = re.compile(r"[^\W\d_]|(?:[^\W\d_]\.)+[^\W\d_]")

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


def moved(markdown: str, up: str) -> str:
    """Generated Markdown for a page in a folder: its links lead from where `up` leads to."""
    return _RELATIVE.sub(f"]({up}", markdown)


def first_sentence(text: str) -> str:
    """The first sentence of a text; a stop within an abbreviation or a name does not end it."""
    for stop in _STOP.finditer(text):
        word = text[: stop.start()].split()[-1].lstrip("(‘“[")
        short = word in _SHORT or _INITIALS.fullmatch(word)
        counted = word.lower() in _BEFORE_NUMBERS and stop["next"].isdigit() and stop[0] == "."
        if stop["stop"] != "." or not (short or counted):
            return text[: stop.end()]
    return text


def link_attributes(css: str, **attributes: str) -> str:
    """Attributes after a link, as Python-Markdown and pandoc both read them."""
    pairs = " ".join(f'{name.replace("_", "-")}="{value}"' for name, value in attributes.items())
    return f"{{ {css}{' ' if pairs else ''}{pairs} }}"


def data_attributes(facts: Mapping[str, Iterable[str]]) -> str:
    """Facts about an entry as its attributes: `data-reason="forecast"`, several with a space."""
    found = ((name, " ".join(values)) for name, values in facts.items())
    return " ".join(f'data-{name}="{value}"' for name, value in found if value)


_PACE = 220  # words a minute
_UNREAD = re.compile(r"<[^>]*>|\]\([^)]*\)|\{[^}\n]*\}|\[-?@[^\]]*\]|^\|.*$", re.M)


def minutes(text: str) -> int:
    """How long it takes to read a page: its words, without tables, citations and marks."""
    return -(-len(_UNREAD.sub(" ", text).split()) // _PACE)

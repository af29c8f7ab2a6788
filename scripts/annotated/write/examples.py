"""Worked examples of citing this site, in each style."""

import html
import re
from collections.abc import Mapping

from annotated.cite.items import NUMBER, Item
from annotated.cite.styles import STYLES, Cited, filled, paragraph_of
from annotated.model import PATTERN
from annotated.text.markdown import verbatim


def examples(cited: Mapping[str, Mapping[str, Cited]], entries: Mapping[str, Item]) -> str:
    """Worked examples as Markdown: a page, a paragraph, and single entries in each style.

    `entries` are examples of these, by what they are.
    """
    return "\n\n".join(
        f"### {style.label} {{ #{name} }}\n\n{_listed(cited[name], entries, style.notes)}"
        for name, style in STYLES.items()
    )


def _listed(cited: Mapping[str, Cited], entries: Mapping[str, Item], notes: bool) -> str:
    lines = [
        ("A page", cited["mechanics"].reference),
        (
            f"Its paragraph 7, in {'a note' if notes else 'the text'}",
            cited[paragraph_of("mechanics")].label.replace(NUMBER, "7"),
        ),
        *((what, filled(cited[PATTERN].reference, item)) for what, item in entries.items()),
    ]
    return "\n".join(f"- *{what}:* {_markdown(marked)}" for what, marked in lines)


def _markdown(marked: str) -> str:
    """HTML whose only tag is `<i>`, as Markdown."""
    parts = [verbatim(html.unescape(part)) for part in re.split(r"</?i>", marked)]
    return "".join(f"*{part}*" if place % 2 else part for place, part in enumerate(parts))

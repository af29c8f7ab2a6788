"""Worked examples of citing this site, in each style."""

import re
from collections.abc import Mapping

from annotated.cite.items import ADDRESS, NUMBER, TITLE
from annotated.cite.styles import STYLES, Cited
from annotated.model import PATTERN
from annotated.text.markdown import escape


def examples(
    cited: Mapping[str, Mapping[str, Cited]], places: Mapping[str, tuple[str, str]]
) -> str:
    """Worked examples as Markdown: a page, a paragraph, and single entries in each style.

    `places` names the entries: what it is → its title and its address.
    """
    return "\n\n".join(
        f"### {name}\n\n{_example_list(cited[style], places)}"
        for style, (name, _) in STYLES.items()
    )


def _example_list(cited: Mapping[str, Cited], places: Mapping[str, tuple[str, str]]) -> str:
    page = cited["mechanics"]
    lines = [
        ("A page", page.text),
        ("Its paragraph 7, in the text", page.label.replace(NUMBER, "7")),
    ]
    for what, (title, address) in places.items():
        before, after = re.split(TITLE, cited[PATTERN].text, flags=re.I)
        lines.append((what, f"{before}{title}{after}".replace(ADDRESS, address)))
    return "\n".join(f"- *{what}:* {escape(text)}" for what, text in lines)

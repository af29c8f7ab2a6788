"""How to cite: the pages of the site as citable items, and any works in four styles.

The site itself is the author of its pages: it speaks for itself alone. What a cite box shows, what
its buttons copy and what its files hold come from the items made here. The works come from refs.bib
as pandoc reads them; pages and works are formatted by pandoc, each as if it stood alone.
"""

import html
import json
import os
import re
from collections.abc import Iterable, Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass

from annotated import citeproc, pandoc
from annotated.editions import Edition
from annotated.markup import escape
from annotated.model import Page

STYLES = {
    "apa": ("APA", "apa"),
    "mla": ("MLA", "modern-language-association"),
    "chicago": ("Chicago", "chicago-author-date"),
    "harvard": ("Harvard", "harvard-cite-them-right"),
}
PREVIEW = "[Preview: no public address is set]"
# Stand-ins that scripts in the page replace by the title and the address of a single entry, and by
# the number of a paragraph.
PATTERN = "pattern"
TITLE, ADDRESS, NUMBER = "The title", "https://address.invalid/", "77777"
_AT_ONCE = 1000  # works; more at once take pandoc more memory and no less time
_ENTRY = re.compile(r'<div id="ref-([^"]+)"[^>]*>\s*(.*?)\s*</div>', re.S)


@dataclass(frozen=True)
class Cited:
    """How to cite one item in one style: the reference as HTML, and the label in the text.

    `label` has the number of a paragraph in it, as the stand-in `NUMBER`.
    """

    reference: str
    label: str

    @property
    def text(self) -> str:
        """The reference without markup, as it is copied."""
        return html.unescape(re.sub(r"<[^>]+>", "", self.reference))


def item(page: Page, edition: Edition) -> dict:
    """A page as a CSL-JSON item."""
    return _item(page.name, page.meta["title"], edition.of_page(page.name), edition)


def pattern(edition: Edition) -> dict:
    """An item with stand-ins for title and address."""
    return _item(PATTERN, TITLE, ADDRESS if edition.address else None, edition)


def _item(name: str, title: str, address: str | None, edition: Edition) -> dict:
    day, home = edition.date, name == "index"
    return {
        "id": name,
        "type": "webpage",
        "title": edition.site if home else title,
        "author": [{"literal": edition.site}],
        "container-title": f"{'' if home else f'{edition.site}, '}edition {edition.label}",
        "issued": {"date-parts": [[day.year, day.month, day.day]]},
        "language": "en-GB",
        **({"URL": address} if address else {"note": PREVIEW}),
    }


def in_styles(items: Iterable[dict]) -> dict[str, dict[str, Cited]]:
    """Format CSL-JSON items in each style, each as if it stood alone: by style and id."""
    listed = list(items)
    cited = "\n\n".join(f"[@{one['id']}, para. {NUMBER}]" for one in listed)
    outputs = _format(listed, "", cited)
    return {style: dict(_read(output, listed)) for style, output in outputs.items()}


def _read(output: str, items: list[dict]) -> Iterator[tuple[str, Cited]]:
    labels = re.findall(r'<p><span class="citation"[^>]*>(.*?)</span></p>', output)
    by_name = {one["id"]: (one, label) for one, label in zip(items, labels, strict=True)}
    for key, entry in _ENTRY.findall(output):
        yield key, _cited(entry, *by_name[key])


def works_in_styles(works: Iterable[dict]) -> dict[str, dict[str, str]]:
    """The references of works as plain text in each style, each as if it stood alone."""
    listed = list(works)
    found: dict[str, dict[str, str]] = {style: {} for style in STYLES}
    with ThreadPoolExecutor(os.cpu_count()) as pool:
        starts = range(0, len(listed), _AT_ONCE)
        for outputs in pool.map(_references, (listed[at : at + _AT_ONCE] for at in starts)):
            for style, output in outputs.items():
                entries = _ENTRY.findall(output)
                found[style] |= {key: Cited(_tidy(entry), "").text for key, entry in entries}
    return found


def _references(works: list[dict]) -> dict[str, str]:
    keys = ", ".join(f"@{one['id']}" for one in works)
    return _format(works, f"nocite: |\n  {keys}\n", "")


def _format(items: list[dict], settings: str, text: str) -> dict[str, str]:
    files = (citeproc.STYLES / f"{name}.csl" for _, name in STYLES.values())
    styles = [file.read_text(encoding="utf-8") for file in files]
    text = f"---\nlang: en-GB\n{settings}---\n\n{text}\n\n::: {{#refs}}\n:::\n"
    return dict(zip(STYLES, citeproc.in_styles(styles, items, text), strict=True))


def _cited(entry: str, one: dict, label: str) -> Cited:
    preview = f" {PREVIEW}" if one.get("note") == PREVIEW else ""
    return Cited(_tidy(entry) + preview, _tidy(label))


def _tidy(entry: str) -> str:
    entry = re.sub(r"</?(?:span|a)\b[^>]*>", "", entry)
    return citeproc.without_retrieved(" ".join(entry.split()))


def works(bibtex: str) -> list[dict]:
    """All works of a BibTeX text as CSL-JSON items, as pandoc reads them for formatting."""
    return json.loads(pandoc.run(["-f", "bibtex", "-t", "csljson"], bibtex))


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

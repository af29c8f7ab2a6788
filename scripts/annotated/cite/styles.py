"""Pages and works in four styles: what a cite box shows and what its buttons copy.

The works come from refs.bib as pandoc reads them; pages and works are formatted by pandoc, each as
if it stood alone.
"""

import html
import json
import os
import re
from collections.abc import Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass

from annotated.cite import citeproc, pandoc
from annotated.cite.items import NUMBER, PREVIEW, Item

STYLES = {
    "apa": ("APA", "apa"),
    "mla": ("MLA", "modern-language-association"),
    "chicago": ("Chicago", "chicago-author-date"),
    "harvard": ("Harvard", "harvard-cite-them-right"),
}

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


def in_styles(items: Iterable[Item]) -> dict[str, dict[str, Cited]]:
    """Format CSL-JSON items in each style, each as if it stood alone: by style and id."""
    listed = list(items)
    cited = "\n\n".join(f"[@{one['id']}, para. {NUMBER}]" for one in listed)
    outputs = _format(listed, "", cited)
    return {style: dict(_read(output, listed)) for style, output in outputs.items()}


def _read(output: str, items: list[Item]) -> Iterator[tuple[str, Cited]]:
    labels = re.findall(r'<p><span class="citation"[^>]*>(.*?)</span></p>', output)
    by_name = {one["id"]: (one, label) for one, label in zip(items, labels, strict=True)}
    for key, entry in _ENTRY.findall(output):
        yield key, _cited(entry, *by_name[key])


def works_in_styles(works: Iterable[Item]) -> dict[str, dict[str, str]]:
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


def _references(works: list[Item]) -> dict[str, str]:
    keys = ", ".join(f"@{one['id']}" for one in works)
    return _format(works, f"nocite: |\n  {keys}\n", "")


def _format(items: list[Item], settings: str, text: str) -> dict[str, str]:
    files = (citeproc.STYLES / f"{name}.csl" for _, name in STYLES.values())
    styles = [file.read_text(encoding="utf-8") for file in files]
    text = f"---\nlang: en-GB\n{settings}---\n\n{text}\n\n::: {{#refs}}\n:::\n"
    return dict(zip(STYLES, citeproc.in_styles(styles, items, text), strict=True))


def _cited(entry: str, one: Item, label: str) -> Cited:
    preview = f" {PREVIEW}" if one.get("note") == PREVIEW else ""
    return Cited(_tidy(entry) + preview, _tidy(label))


def _tidy(entry: str) -> str:
    entry = re.sub(r"</?(?:span|a)\b[^>]*>", "", entry)
    return citeproc.without_retrieved(" ".join(entry.split()))


def works(bibtex: str) -> list[Item]:
    """All works of a BibTeX text as CSL-JSON items, as pandoc reads them for formatting."""
    read: list[Item] = json.loads(pandoc.run(["-f", "bibtex", "-t", "csljson"], bibtex))
    return read

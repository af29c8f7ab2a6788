"""The home page: the layers in short, the verdicts counted, a row for each chapter.

In Markdown these are lists in words; the web stage draws the picture and the bars beside them.
"""

from collections.abc import Mapping

from annotated.draw import tally
from annotated.model import CHAPTERS, TOUCHES, Sources, Value
from annotated.read.figures import LAYERS, VERDICTS_BY_CHAPTER, verdict_counts
from annotated.text.markdown import escape, link_attributes, minutes

_NONE = "*a single score* **does not exist**"
_ALL = "[All claims](claims.md) · [how we judge](about.md#the-verdicts)"
_SEAM = "\n\n"
_HEAD = "minutes to read · claims, by verdict"


def layers(sources: Sources) -> str:
    """The layers of the system by name, who runs each and for whom, and what there is not."""
    items = [
        f'- <span class="silhouette" data-layer="{layer.id}"></span> **{escape(layer.name)}** '
        f"run by {escape(layer.run)}, for {TOUCHES[layer.touches].lower()}"
        for figure in sources.figures
        if figure.id == LAYERS
        for layer in figure.layers
        if layer.beside == "no"
    ]
    return _framed("layers", "\n".join(items) + _SEAM + _NONE)


def verdicts(sources: Sources) -> str:
    """How many claims have which verdict, each a link to the ledger filtered so."""
    counts = tallies(sources)["all"]
    items = [
        f'- <span class="mark {verdict.id}"></span> '
        f"[{verdict.word}](claims.md?verdict={verdict.id}) {one.value}"
        for verdict, one in ((tally.verdict(one), one) for one in counts)
    ]
    total = sum(one.number for one in counts)
    head = f"## What became of the article’s {total:g} claims {{ #what-became-of-the-claims }}"
    listed = "\n".join(items) + _SEAM + _ALL
    return head + _SEAM + _framed("verdicts", listed, f' id="fig-{VERDICTS_BY_CHAPTER}"')


def chapters(sources: Sources, texts: Mapping[str, str]) -> str:
    """A row for each chapter: title, what it is about, minutes, and its verdicts."""
    counted = tallies(sources)
    rows = [
        f"- [{escape(sources.title(name))}]({name}.md){link_attributes('.chapter-title')}\n\n"
        f"    {escape(sources.pages[name].meta['description'])}\n\n"
        f"    {minutes(texts[name])} min "
        f'<span class="tally" data-chapter="{name}">{tally.said(counted[name])}</span>'
        for name in CHAPTERS
    ]
    return _HEAD + _SEAM + _framed("chapters", _SEAM.join(rows))


def tallies(sources: Sources) -> dict[str, list[Value]]:
    """How many claims have which verdict: in each chapter, and in all."""
    titles = {name: sources.title(name) for name in CHAPTERS}
    groups: dict[str, list[Value]] = {}
    for one in verdict_counts(sources.claims, titles):
        groups.setdefault(one.series, []).append(one)
    return dict(zip(("all", *CHAPTERS), groups.values(), strict=True))


def _framed(css: str, content: str, more: str = "") -> str:
    return f'<div class="{css}"{more} markdown="1">\n\n{content}\n\n</div>'

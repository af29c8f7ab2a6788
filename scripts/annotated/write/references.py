"""The references page, and the list of references at the end of every page that cites."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from html import escape as escape_html
from string import ascii_lowercase

from annotated.model import CHECKED, GROUPS, Reference
from annotated.text.markdown import data_attributes, escape, link_attributes, verbatim
from annotated.text.titles import plain
from annotated.write.pages import FILTERS
from annotated.write.places import Place

# Not in the search: each work is found on the references page.
HEADING = '\n\n## References on this page { #references-on-this-page data-search-exclude="" }\n\n'


@dataclass(frozen=True)
class Work:
    """A work as the references page shows it: its formatted entry, and the places that cite it.

    `coins` is the ContextObject that Zotero and its like read from the page.
    """

    reference: Reference
    entry: str
    places: list[Place]
    coins: str


def works(
    references: Mapping[str, Reference],
    entries: Mapping[str, str],
    places: Mapping[str, list[Place]],
    coins: Mapping[str, str],
) -> list[Work]:
    """All works, in the order of their entries."""
    return [
        Work(references[key], entry, places.get(key, []), coins[key])
        for key, entry in entries.items()
    ]


def render(works: Iterable[Work]) -> str:
    """The works, each anchored at its key; before them the anchors of their groups.

    What stands below the line of a work is told by its first paragraph.
    """
    anchors = " ".join(f'<span class="group" id="{name}"></span>' for name in GROUPS)
    found = "\n\n".join(map(_render_work, works))
    return f'{FILTERS}{anchors}\n\n<div class="rows" role="list" markdown="1">\n\n{found}\n\n</div>'


def facts(reference: Reference) -> dict[str, tuple[str, ...]]:
    """What the filters go by."""
    fields = {"group": "keywords", "language": "langid", "checked": "checked"}
    return {name: (reference.fields[field],) for name, field in fields.items()}


def _render_work(work: Work) -> str:
    reference, places = work.reference, work.places
    entry = f'<span id="{reference.key}"></span>{work.entry}{_coins(work.coins)}'
    cited = "; ".join(f"[{escape(place.label)}]({place.target})" for place in places)
    parts = [entry, _gist(work), *_remarks(reference), *_copies(reference), _exports(reference.key)]
    parts += [f"*Cited in:* {cited}."] if places else []
    attributes = data_attributes(facts(reference))
    return (
        f'<div class="entry work" role="listitem" {attributes} markdown="1">\n\n'
        + "\n\n".join(parts)
        + "\n\n</div>"
    )


def _gist(work: Work) -> str:
    """In a few words whether a work was checked and how often it is cited."""
    state, times = CHECKED[work.reference.fields["checked"]], len(work.places)
    cited = f"cited in {times} place{'s' if times > 1 else ''}" if times else "further reading"
    return f"{state} · {cited}"


def _coins(context: str) -> str:
    return f' <span class="Z3988" title="{escape_html(context)}"></span>'


def _exports(key: str) -> str:
    formats = (("BibTeX", "bib"), ("RIS", "ris"), ("CSL-JSON", "json"))
    links = " · ".join(f"[{name}](references/{key}.{end})" for name, end in formats)
    # A script fills the second span with a button for each style.
    return (
        f'<span class="exports">Save as {links}</span> '
        f'<span class="exports work-copy" data-key="{key}"></span>'
    )


def _remarks(reference: Reference) -> Iterator[str]:
    told = {"articleerror": "In the article’s list", "note": "Note", "annotation": "Our check"}
    for name, title in told.items():
        if name in reference.fields:
            yield f"*{title}:* {verbatim(plain(reference.fields[name]))}"


def _copies(reference: Reference) -> Iterator[str]:
    """The addresses of a copy that all can read and of an archived one, where they are known."""
    for name, title in {"opencopy": "Open copy", "archived": "Archived copy"}.items():
        if name in reference.fields:
            yield f"*{title}:* <{reference.fields[name]}>"


def errors(references: Mapping[str, Reference]) -> str:
    """A table of what the article's own list got wrong, work by work."""
    rows = ["| Work | In the article’s list |", "| --- | --- |"]
    for key, reference in references.items():
        if error := reference.fields.get("articleerror"):
            title = verbatim(plain(reference.fields["title"]))
            rows.append(f"| [{title}](references.md#{key}) | {verbatim(plain(error))} |")
    return "\n".join(rows)


def unconfirmed(references: Mapping[str, Reference], entries: Mapping[str, str]) -> str:
    """The list of works of which some detail is unconfirmed, each with what it is."""
    items = "\n".join(
        f"- [{verbatim(plain(references[key].fields['title']))}](references.md#{key}): "
        f"{verbatim(plain(references[key].fields['annotation']))}"
        for key in entries
        if references[key].fields["checked"] == "unconfirmed"
    )
    return f'<div data-search-exclude="" markdown="1">\n\n{items}\n\n</div>'


def page_list(cited: Mapping[str, list[int]], entries: Mapping[str, str]) -> str:
    """References on this page: alphabetical, each with a link back to every place that cites it."""
    if not cited:
        return ""
    items = (_page_item(key, entry, cited[key]) for key, entry in entries.items() if key in cited)
    return HEADING + "\n".join(items) + "\n"


def _page_item(key: str, entry: str, places: list[int]) -> str:
    named = ("↩",) if len(places) == 1 else map(letters, range(len(places)))
    backlinks = " ".join(map(_backlink, named, places))
    return (
        f'- <span id="ref-{key}"></span>{entry} '
        f"[Entry](references.md#{key}){{ .entry-link }} {backlinks}"
    )


def _backlink(name: str, place: int) -> str:
    spoken = "Back to the citation" if name == "↩" else f"Back to citation {name}"
    return f"[{name}](#c{place}){link_attributes('.backlink', aria_label=spoken)}"


def letters(place: int) -> str:
    """a, b … z, aa, ab … for 0, 1 … 25, 26, 27 …"""
    first, last = divmod(place, 26)
    return (letters(first - 1) if first else "") + ascii_lowercase[last]

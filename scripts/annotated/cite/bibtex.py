"""Works and pages as entries for biblatex, which Zotero, pandoc and pybtex read too.

The fields of a work are those of refs.bib, under the names of biblatex; its texts keep the braces
that protect capitals, bodies and family names with a particle. `language` holds the tag that Zotero
reads, `langid` the name that biblatex hyphenates by. What this site has to say of a work stands in
`annote`, which no style prints unless it is asked to.

Zotero’s reader of BibTeX knows no newspapers, statutes or episodes: it makes a journal article, a
bill and a recording of them, and a person of `others`. RIS and CSL-JSON tell it more.
"""

from collections.abc import Iterator
from types import MappingProxyType

from annotated.cite import items, kinds
from annotated.cite.items import Item, Work
from annotated.model import LANGUAGES, ROLES
from annotated.text import names
from annotated.text.names import OTHERS

# To BibTeX programs `english` is American.
_LANGIDS = MappingProxyType({tag: name for name, tag in LANGUAGES.items()} | {"en-GB": "british"})

# In this order; what refs.bib calls it, and biblatex.
_FIELDS = MappingProxyType(
    {name: name for name in (*ROLES, "shortauthor")}
    | {
        "booktitle": "booktitle",
        "journal": "journaltitle",
        "entrysubtype": "entrysubtype",
        "publisher": "publisher",
        "institution": "institution",
        "address": "location",
    }
    | {name: name for name in ("series", "type", "volume", "number", "chapter", "pages")}
)
# What `howpublished` is in works of some kinds. biblatex prints a judgment as it does a @misc
# entry, so there it stays as well.
_PUBLISHED = MappingProxyType(
    {
        "page": ("organization",),
        "paper": ("number",),
        "case": ("number", "howpublished"),
    }
)

# biblatex takes an "and" in these for the start of another one.
_LISTS = ("publisher", "institution", "organization", "location")

_ADDRESSES = ("doi", "url", "opencopy", "archived")

_TEX = str.maketrans(
    {sign: f"\\{sign}" for sign in "&%$#_"}
    | {"~": r"\textasciitilde{}", "^": r"\textasciicircum{}", "\\": r"\textbackslash{}"}
)


def of_work(work: Work) -> str:
    """A work as an entry in UTF-8."""
    return _entry(kinds.KINDS[work.kind].biblatex, work.reference.key, _work_fields(work))


def of_item(item: Item) -> str:
    """A page or an entry of this site; nothing tells its names from other words, so all are kept.

    It has no author.
    """
    return _entry("online", item["id"], _page_fields(item))


def _entry(kind: str, key: str, found: Iterator[tuple[str, str]]) -> str:
    fields = {name: text for name, text in found if text}
    width = max(map(len, fields))
    lines = ",\n".join(f"  {name:<{width}} = {_value(name, text)}" for name, text in fields.items())
    return f"@{kind}{{{key},\n{lines}\n}}\n"


def _value(name: str, text: str) -> str:
    # Programs take an address as it is; in other texts TeX would stumble over its signs.
    if name in _ADDRESSES:
        return f"{{{text}}}"
    if name in _LISTS and names.and_in(text):
        text = f"{{{text}}}"
    return f"{{{text.translate(_TEX)}}}"


def _work_fields(work: Work) -> Iterator[tuple[str, str]]:
    """The fields of an entry in the order of refs.bib; those that say nothing are empty."""
    fields, item = work.reference.fields, work.item
    for name in _FIELDS:
        if name in (*ROLES, "shortauthor"):
            yield name, _people(fields.get(name, ""))
    yield "title", fields["title"] + _braced(items.in_english(work.reference))
    for name, called in _FIELDS.items():
        if name not in (*ROLES, "shortauthor"):
            yield called, fields.get(name, "")
    yield from _published(work)
    yield "date", items.iso(items.date_parts(item))
    yield from ((name, fields.get(name, "")) for name in ("doi", "isbn", "issn"))
    yield "url", item.get("URL", "")
    yield "urldate", items.iso(items.date_parts(item, "accessed"))
    yield from ((name, fields.get(name, "")) for name in ("opencopy", "archived"))
    yield from _language(item)
    yield "keywords", item["keyword"]
    yield "annote", item.get("annote", "")


def _published(work: Work) -> Iterator[tuple[str, str]]:
    text = work.reference.fields.get("howpublished", "")
    if episode := kinds.EPISODE.fullmatch(text):
        yield from zip(("booktitle", "number"), episode.groups(), strict=False)
    yield from ((name, text) for name in _PUBLISHED.get(work.kind, ("howpublished",)))


def _page_fields(item: Item) -> Iterator[tuple[str, str]]:
    yield "title", f"{{{item['title']}}}"
    yield "organization", item.get("container-title", "")
    yield "version", item.get("edition", "")
    yield "date", items.iso(items.date_parts(item))
    yield "url", item.get("URL", "")
    yield "urldate", items.iso(items.date_parts(item, "accessed"))
    yield from _language(item)
    yield "note", item.get("note", "")


def _language(item: Item) -> Iterator[tuple[str, str]]:
    yield "langid", _LANGIDS[item["language"]]
    yield "language", item["language"]


def _braced(english: str) -> str:
    return f" {{{english.strip()}}}" if english else ""


def _people(value: str) -> str:
    """A list of names; without braces BibTeX would take the particle of one for a thing apart."""
    written = [_name(name) for name in names.split(value) if name and name != OTHERS]
    return " and ".join([*written, OTHERS] if written and names.is_open(value) else written)


def _name(name: str) -> str:
    family, comma, rest = name.partition(",")
    is_apart = not name.startswith("{") and not family[:1].isupper()
    return f"{{{family}}}{comma}{rest}" if is_apart else name

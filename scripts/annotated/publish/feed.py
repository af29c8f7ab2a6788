"""The feed of the site, as Atom: its editions, and the verdicts that changed.

It stands at the plain address alone; a frozen edition would never hear of the next one. Its ids
are made of labels and ids of claims, so that they stay when the address of the site changes. See
https://www.rfc-editor.org/rfc/rfc4287.
"""

import re
from collections.abc import Iterator
from uuid import UUID, uuid5
from xml.etree.ElementTree import Element, SubElement, indent, tostring

from annotated.model import Changes, Edition, Snapshot, Sources
from annotated.read.editions import history
from annotated.write.editions import summary, why, words

PATH = "feed.xml"
_SPACE = UUID("5e3c1f0a-1f2b-5b7e-9a64-6d1d2a0c7f11")  # of these ids alone, chosen once
_NAMESPACE = "http://www.w3.org/2005/Atom"


def announced(page: str, path: str) -> str:
    """A page that names the feed in its head; `path` is that of its file on the site."""
    up = "../" * path.count("/")
    link = f'<link rel="alternate" type="application/atom+xml" title="Editions" href="{up}{PATH}">'
    return re.sub(r"(?=</head>)", f"{link}\n", page, count=1)


def render(sources: Sources, edition: Edition) -> str:
    """The feed at the plain address of the site; without one its links are relative."""
    told = history(sources, edition)
    feed = Element("feed", {"xmlns": _NAMESPACE, "xml:lang": "en-GB"})
    _texts(feed, id=_id("feed"), title=edition.site, subtitle=edition.description)
    _texts(feed, updated=_moment(told[0][0].date), rights="CC BY 4.0")
    # The format asks for an author, and the pages of the site have none but the site.
    _texts(SubElement(feed, "author"), name=edition.site)
    SubElement(feed, "link", {"rel": "self", "href": f"{edition.home}{PATH}"})
    SubElement(feed, "link", {"href": edition.home or "./"})
    for place, (held, changes) in enumerate(told):
        former = told[place + 1][0].label if changes else ""
        feed.extend(_entries(held, changes, former, sources, edition))
    indent(feed, " ")
    written = tostring(feed, encoding="unicode")
    return f'<?xml version="1.0" encoding="utf-8"?>\n{written}\n'


def _entries(
    held: Snapshot, changes: Changes | None, former: str, sources: Sources, edition: Edition
) -> Iterator[Element]:
    line = " ".join(one.line for one in sources.lines if one.id == held.label)
    counted = summary(changes) if changes else ""
    yield _entry(
        f"edition {held.label}",
        held.date,
        f"{edition.home}editions/#edition-{held.label.replace('.', '-')}",
        title=f"Edition {held.label}",
        summary=f"{line} {counted}".strip(),
    )
    for claim, (old, new) in changes.verdicts.items() if changes else ():
        short = sources.claim[claim].short
        yield _entry(
            f"edition {held.label} claim {claim}",
            held.date,
            f"{edition.home}claims/#{claim}",
            title=f"{claim} ({short}): {words(old)} → {words(new)}",
            summary=why(claim, former, sources),
        )


def _entry(name: str, date: str, address: str, **texts: str) -> Element:
    entry = Element("entry")
    _texts(entry, id=_id(name), updated=_moment(date), **texts)
    SubElement(entry, "link", {"href": address})
    return entry


def _texts(parent: Element, **texts: str) -> None:
    for name, text in texts.items():
        SubElement(parent, name).text = text


def _id(name: str) -> str:
    return uuid5(_SPACE, name).urn


def _moment(date: str) -> str:
    return f"{date}T00:00:00Z"

"""The page of editions: what each brought, and what changed, with a link to each."""

from dataclasses import replace
from datetime import date

import pytest

from annotated.model import (
    Claim,
    Edition,
    Line,
    Page,
    Question,
    Reference,
    Snapshot,
    Sources,
    Was,
    Withdrawn,
)
from annotated.read import editions as read
from annotated.write import editions

CLAIM = Claim(
    "media-01",
    "media",
    "It is",
    "It is.",
    (),
    "opinion",
    "Why.",
    "A. B.",
    (),
    was=(Was("2026.1", "inaccurate", "By *one* rule.", "partly-supported"),),
)
BODY = "## Since 2020\n\n<!-- p: old -->\nOld.\n\n<!-- p: one -->\nText.\n"
SOURCES = Sources(
    references={"b2019": Reference("b2019", "online", {"title": "A {Work} [1]"}, 1)},
    claims=(CLAIM,),
    questions=(Question("why", "g", "Why so?", "So.", (), (), (), ()),),
    lines=(Line("2026.1", "The *first*."), Line("2026.2", "The second.")),
    withdrawn=(Withdrawn("/media/#p-gone", "2026", "Why."),),
    pages={"media": Page("media", {"title": "Media"}, BODY, 1)},
)
FIRST = Snapshot(
    "2026.1",
    "2026-11-23",
    {"media#p-old": "other", "media#p-gone": "a", "media#p-lost": "b"},
    {"media-01": ("inaccurate", "partly-supported")},
    (),
    (),
)
EDITION = Edition("Site", "About", "2026.2", date(2026, 11, 29), "https://e.org/a/2026.2/")
SECTION = """\
## Edition 2026.2 { #edition-2026-2 }

29 November 2026 · [https://e.org/a/2026.2/](https://e.org/a/2026.2/)

The second.

Verdicts changed: 1. Paragraphs: 1 new, 1 reworded, 2 withdrawn. Works added: 1. Questions added: 1.

### Verdicts that changed { #verdicts-2026-2 }

| Claim | In 2026.1 | In 2026.2 | Why |
| --- | --- | --- | --- |
| [media-01](claims.md#media-01) | inaccurate; partly supported | opinion | By *one* rule. |

### Paragraphs { #paragraphs-2026-2 }

- *New, Media:* [¶ 2](media.md#p-one)
- *Reworded, Media:* [¶ 1](media.md#p-old)
- *Withdrawn, Media:* [gone](media.md#p-gone), lost

### Works added { #works-2026-2 }

[A Work \\[1\\]](references.md#b2019)

### Questions added { #questions-2026-2 }

- [Why so?](questions.md#why)

## Edition 2026.1 { #edition-2026-1 }

23 November 2026 · [https://e.org/a/2026.1/](https://e.org/a/2026.1/)

The *first*."""


def test_each_edition_has_its_date_its_address_its_line_and_what_changed():
    assert editions.render(replace(SOURCES, snapshots=(FIRST,)), EDITION) == SECTION


def test_of_an_older_edition_a_paragraph_is_named_by_its_id():
    present = read.snapshot(SOURCES, EDITION)
    sources = replace(SOURCES, snapshots=(FIRST, present))
    later = replace(EDITION, label="2026.3", address="https://e.org/a/2026.3/")
    text = editions.render(sources, later)
    assert "- *New, Media:* [one](media.md#p-one)" in text
    assert text.startswith(
        "## Edition 2026.3 { #edition-2026-3 }\n\n29 November 2026 · "
        "[https://e.org/a/2026.3/](https://e.org/a/2026.3/)\n\nVerdicts changed: 0."
    )


@pytest.mark.parametrize(
    ("address", "own", "other"),
    [
        ("https://e.org/a/", "https://e.org/a/", "https://e.org/a/2026.1/"),
        ("", "no public address", "no public address"),
    ],
)
def test_addresses_follow_from_where_the_site_stands(address, own, other):
    text = editions.render(replace(SOURCES, snapshots=(FIRST,)), replace(EDITION, address=address))
    lines = [line for line in text.splitlines() if line.startswith(("29 Nov", "23 Nov"))]
    assert own in lines[0] and other in lines[1]

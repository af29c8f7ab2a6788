"""The feed: valid Atom, whose ids stay when the address of the site changes."""

import re
from dataclasses import replace
from uuid import UUID
from xml.etree import ElementTree

from annotated.model import Was
from annotated.publish import feed
from project import EDITION

ATOM = "{http://www.w3.org/2005/Atom}"


def parsed(text):
    return ElementTree.fromstring(text.encode())


def entries(text):
    return parsed(text).findall(f"{ATOM}entry")


def said(element, name):
    return element.find(f"{ATOM}{name}").text


def test_the_feed_has_what_the_format_asks_for(real):
    root = parsed(feed.render(real, EDITION))
    assert root.tag == f"{ATOM}feed"
    for element in (root, *root.findall(f"{ATOM}entry")):
        for name in ("id", "title", "updated"):
            assert len(element.findall(f"{ATOM}{name}")) == 1 and said(element, name).strip()
        assert re.fullmatch(r"\d{4}-\d\d-\d\dT00:00:00Z", said(element, "updated"))
        assert UUID(said(element, "id")).urn == said(element, "id")
        assert element.find(f"{ATOM}link").get("href")
    assert root.find(f"{ATOM}author/{ATOM}name").text
    assert root.find(f"{ATOM}link[@rel='self']").get("href") == f"{EDITION.address}feed.xml"
    ids = [said(one, "id") for one in root.iter() if one.find(f"{ATOM}id") is not None]
    assert len(set(ids)) == len(ids)


def test_the_feed_was_updated_on_the_day_of_its_newest_edition(real):
    day = f"{EDITION.date:%Y-%m-%d}T00:00:00Z"
    assert real.snapshots[0].date != f"{EDITION.date:%Y-%m-%d}"
    assert said(parsed(feed.render(real, EDITION)), "updated") == day


def test_it_tells_of_each_edition_and_each_verdict_that_changed(real):
    titles = [said(one, "title") for one in entries(feed.render(real, EDITION))]
    assert [title for title in titles if title.startswith("Edition")] == [
        *(f"Edition {one}" for one in (EDITION.label, "2026.1"))
    ]
    changed = {claim.id for claim in real.claims if claim.was}
    assert {title.partition(" ")[0] for title in titles} - {"Edition"} == changed


def test_each_change_of_a_verdict_has_its_own_reason(real):
    third = replace(EDITION, label="2027.1")
    claim = next(one for one in real.claims if one.verdict == "contested" and not one.second)
    changed = replace(
        claim,
        was=(
            Was("2026.1", "supported", "The first reason."),
            Was(EDITION.label, "inaccurate", "The second reason."),
        ),
    )
    first = real.snapshots[0]
    held = [
        replace(first, verdicts={**first.verdicts, claim.id: ("supported", "")}),
        replace(first, label=EDITION.label, verdicts={claim.id: ("inaccurate", "")}),
    ]
    found = replace(
        real,
        claims=tuple(changed if one is claim else one for one in real.claims),
        snapshots=tuple(held),
    )
    told = [
        "".join(one.itertext())
        for one in entries(feed.render(found, third))
        if said(one, "title").startswith(f"{claim.id} ")
    ]
    assert ["The second reason." in one for one in told] == [True, False]
    assert ["The first reason." in one for one in told] == [False, True]


def test_ids_do_not_depend_on_the_address_or_on_words(real):
    other = replace(EDITION, address="https://elsewhere.net/", site="Other", description="Else")
    reworded = replace(real, claims=tuple(replace(one, short="Other") for one in real.claims))
    ids = [[said(one, "id") for one in entries(feed.render(real, EDITION))]]
    ids.append([said(one, "id") for one in entries(feed.render(reworded, other))])
    assert ids[0] == ids[1]


def test_of_a_frozen_edition_the_links_lead_to_the_plain_address(real):
    frozen = replace(EDITION, address=f"{EDITION.address}{EDITION.label}/")
    assert feed.render(real, frozen) == feed.render(real, EDITION)


def test_a_page_names_the_feed_in_its_head_from_where_it_stands():
    link = '<link rel="alternate" type="application/atom+xml" title="Editions" href="{}feed.xml">'
    assert feed.announced("<head></head>", "index.html") == f"<head>{link.format('')}\n</head>"
    page = feed.announced("<head></head></head>", "seminar/media/index.html")
    assert page == f"<head>{link.format('../../')}\n</head></head>"

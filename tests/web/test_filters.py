"""The filters of the lists: what is offered, in which order and with which counts."""

from dataclasses import replace

from annotated.model import CHAPTERS, Event, Page, Reference, Sources, Was
from annotated.web import filters
from annotated.web.filters import Choice, Filter, Filters
from samples import CLAIM

PAGES = {name: Page(name, {"title": name.title()}, "", 1) for name in CHAPTERS}


def event(id, category, place):
    return Event(id, "2020", "T", "Text.", category, place, "no", "yes", ())


def work(key, **fields):
    return Reference(
        key, "book", {"keywords": "law", "langid": "english", "checked": "seen"} | fields, 1
    )


def test_a_filter_offers_what_occurs_in_the_order_of_its_vocabulary():
    was = (Was("2026.1", "opinion", "Why."),)
    claims = (
        CLAIM,
        replace(CLAIM, verdict="supported", second="overtaken", reason="", close="yes"),
        replace(CLAIM, chapter="background", was=was),
    )
    assert filters.of_pages(Sources(claims=claims, pages=PAGES))["claims"] == Filters(
        "claims",
        3,
        (
            Filter(
                "verdict",
                "Verdict",
                (
                    Choice("supported", "Supported", 1),
                    Choice("partly-supported", "Partly supported", 2),
                    Choice("overtaken", "Overtaken by events", 1),
                ),
            ),
            Filter(
                "chapter",
                "Chapter",
                (Choice("background", "Background", 1), Choice("mechanics", "Mechanics", 2)),
            ),
            Filter("reason", "Reason", (Choice("mixes-layers", "mixes layers", 2),)),
            Filter("close", "Close calls", (Choice("yes", "Close calls", 1),)),
            Filter("since", "Changes", (Choice("2026.1", "Changed since 2026.1", 1),)),
        ),
    )


def test_a_filter_without_a_choice_is_left_out():
    found = filters.of_pages(Sources(claims=(CLAIM,), pages=PAGES))["claims"]
    assert [one.name for one in found.each] == ["verdict", "chapter", "reason"]


def test_events_and_works_have_filters_of_their_own():
    sources = Sources(
        events=(event("a", "law", "eu"), event("b", "policy", "china"), event("c", "law", "eu")),
        references={"a": work("a"), "b": work("b", langid="chinese", checked="unconfirmed")},
        pages=PAGES,
    )
    found = filters.of_pages(sources)
    assert found["timeline"] == Filters(
        "events",
        3,
        (
            Filter(
                "category", "Category", (Choice("policy", "Policy", 1), Choice("law", "Law", 2))
            ),
            Filter(
                "place", "Place", (Choice("china", "China", 1), Choice("eu", "European Union", 2))
            ),
        ),
    )
    assert found["references"] == Filters(
        "works",
        2,
        (
            Filter("group", "Group", (Choice("law", "Law and policy", 2),)),
            Filter(
                "language",
                "Language",
                (Choice("english", "English", 1), Choice("chinese", "Chinese", 1)),
            ),
            Filter(
                "checked",
                "Check",
                (Choice("seen", "Details seen", 1), Choice("unconfirmed", "Unconfirmed", 1)),
            ),
        ),
    )

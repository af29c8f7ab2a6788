from dataclasses import replace

import pytest

from annotated import lists, timeline
from annotated.lists import Section
from annotated.model import Event, Period

GOOD = """\
periods:
  - id: roots
    title: Roots
    until: 2013-12-31
  - id: now
    title: Now
events:
  - id: plan
    date: 2014-06-14
    title: A plan
    text: It is *long*, and [2014] No. 21.
    category: policy
    place: china
    article: "yes"
    differs: The article calls it a launch.
    core: "yes"
    cite: ["creemers2018, p. 5", kostka2019]
"""
KNOWN = {"creemers2018", "kostka2019"}


def problems(before="", after=""):
    assert before in GOOD
    return [
        str(one) for one in timeline.problems(timeline.load(GOOD.replace(before, after, 1)), KNOWN)
    ]


def test_a_good_file_has_no_problems():
    assert problems() == []


def test_each_fault_has_line_id_what_was_expected_and_what_was_found():
    assert problems("2014-06-14", "2014-06-31") == [
        "timeline.yaml:9: plan: date: expected a day that exists, found '2014-06-31'"
    ]
    assert problems("date: 2014-06-14", "date: 2014-06-14\n    end: 2013") == [
        "timeline.yaml:8: plan: the end 2013 lies before the start 2014-06-14"
    ]
    assert problems("policy", "politics") == [
        "timeline.yaml:12: plan: category: expected one of policy, law, pilot, corporate, media, "
        "research, eu, technology; found 'politics'"
    ]
    assert problems("It is", "It <b>is</b>") == [
        "timeline.yaml:11: plan: text: expected plain text, found HTML: 'It <b>is</b> *long*,'"
    ]
    assert problems("kostka2019", "kostka2091") == [
        "timeline.yaml:17: plan: cite: unknown citation key 'kostka2091'; refs.bib has no such entry"
    ]
    assert problems("core:", "core: x\n    colour:") == [
        "timeline.yaml:16: plan: core: expected one of yes, no; found 'x'",
        "timeline.yaml:17: plan: unknown field 'colour'; known: id, date, end, title, text, category, "
        "place, article, differs, core, cite",
    ]
    assert problems("    title: A plan\n", "") == [
        "timeline.yaml:8: plan: the field 'title' is missing"
    ]
    assert problems("id: plan", "id: roots") == ["timeline.yaml:8: roots: the id is used twice"]


def test_several_faults_come_together():
    text = GOOD.replace("policy", "politics").replace("china", "mars").replace("A plan", "x" * 71)
    assert len(list(timeline.problems(timeline.load(text), KNOWN))) == 3


def test_a_file_without_events_or_without_periods_is_reported():
    empty = GOOD.split("events:")[0] + "events: []\n"
    assert [str(one) for one in timeline.problems(timeline.load(empty), KNOWN)] == [
        "timeline.yaml:7: events: expected at least one entry, found none"
    ]
    empty = "periods: []\nevents:" + GOOD.split("events:")[1]
    assert [str(one) for one in timeline.problems(timeline.load(empty), KNOWN)] == [
        "timeline.yaml:1: periods: expected at least one entry, found none"
    ]


def test_periods_that_would_lose_events_are_reported():
    assert problems("    title: Now\n", "    title: Now\n    until: 2013\n") == [
        "timeline.yaml:5: now: expected no `until` in the last period, found '2013'"
    ]
    assert problems("    until: 2013-12-31\n", "") == [
        "timeline.yaml:2: roots: expected `until`, which only the last period goes without"
    ]
    middle = "    until: 2013-12-31\n  - id: more\n    title: More\n    until: 2012-05\n"
    assert problems("    until: 2013-12-31\n", middle) == [
        "timeline.yaml:5: more: periods stand in order; the end 2012-05 follows 2013-12-31"
    ]


def test_events_out_of_order_are_reported():
    second = GOOD.split("events:\n")[1].replace("id: plan", "id: old").replace("2014-06-14", "2013")
    found = [str(one) for one in timeline.problems(timeline.load(GOOD + second), KNOWN)]
    assert found == [
        "timeline.yaml:18: old: events stand in order of date; 2013 follows 2014-06-14"
    ]


def test_an_event_is_written_with_date_facts_text_and_citations():
    reading = timeline.load(GOOD)
    roots, now = timeline.sections(timeline.periods(reading), timeline.events(reading))
    assert roots == Section(
        "roots",
        "Roots",
        '## Roots { #roots }\n\n<div role="list" markdown="1">\n\n\n\n</div>',
        {},
    )
    assert now.entries == {"plan": "14 June 2014: A plan"}
    assert now.text == (
        "## Now { #now }\n\n"
        '<div role="list" markdown="1">\n\n'
        '<div role="listitem" class="entry" data-category="policy" data-category-words="Policy" '
        'data-place="china" data-place-words="China" markdown="1">\n\n'
        "### A plan { #plan }\n\n"
        "**14 June 2014** · Policy · China · In the article\n\n"
        "It is *long*, and \\[2014\\] No. 21. [@creemers2018, p. 5; @kostka2019]\n\n"
        "*How the article differs:* The article calls it a launch.\n\n"
        "</div>\n\n</div>"
    )


def test_a_long_timeline_has_a_part_and_a_link_for_each_year(monkeypatch):
    monkeypatch.setattr(lists, "MOST", 2)
    events = (
        event("one", "2014-06-14", "china"),
        event("two", "2014", "eu"),
        event("three", "2019-01", "china"),
    )
    parts = timeline.by_year(events)
    assert [(one.id, one.title, one.entries) for one in parts] == [
        ("2014", "2014", {"one": "14 June 2014: One", "two": "2014: Two"}),
        ("2019", "2019", {"three": "January 2019: Three"}),
    ]
    assert [one.text.partition("\n")[0] for one in parts] == [
        "## 2014 { #year-2014 }",
        "## 2019 { #year-2019 }",
    ]
    assert "[2014](timeline-2014.md) (2) · [2019](timeline-2019.md) (1)" in timeline.strip(events)


def test_every_real_event_stands_in_exactly_one_period(real):
    grouped = [
        event for _, events in timeline.grouped(real.periods, real.events) for event in events
    ]
    assert grouped == list(real.events)
    assert all(events for _, events in timeline.grouped(real.periods, real.events))


def test_the_day_of_the_article_is_the_last_of_a_period(real):
    (article,) = [event for event in real.events if event.id == "diggit-article"]
    (period,) = [period for period in real.periods if period.until == article.date]
    assert dict(timeline.grouped(real.periods, real.events))[period][-1] == article


def event(id, date, place):
    return Event(id, date, id.title(), "Text.", "law", place, "no", "yes", ())


def test_the_strip_has_a_column_a_year_and_one_for_what_lies_far_back():
    events = (
        event("old", "1956", "elsewhere"),
        event("less-old", "1989-05", "china"),
        event("plan", "2014-06-14", "china"),
        event("law", "2016-04", "eu"),
    )
    strip = timeline.strip(events)
    _, _, *lines, _, legend, _, end = strip.split("\n")
    assert strip.startswith(
        '<div class="strip" role="navigation" aria-label="The events in time" '
        'data-search-exclude="" markdown="1">\n'
    )
    assert lines == [
        "- 1956–1989",
        "    - [1956: Old](timeline.md#old){ .point .elsewhere }",
        "    - [May 1989: Less-Old](timeline.md#less-old){ .point .china }",
        "- 2014",
        "    - [14 June 2014: Plan](timeline.md#plan){ .point .china }",
        "- 2015",
        "- 2016",
        "    - [April 2016: Law](timeline.md#law){ .point .eu }",
    ]
    assert legend == "Each point is an event: ● China · ○ European Union · ◆ elsewhere."
    assert end == "</div>"


@pytest.mark.parametrize(
    ("date", "end", "words"),
    [
        ("2014", "", "2014"),
        ("2018-12", "2019-04", "December 2018 to April 2019"),
        ("2016-05-01", "2016-05-03", "1 May 2016 to 3 May 2016"),
    ],
)
def test_an_event_that_lasted_has_its_first_and_its_last_date(date, end, words):
    assert timeline.when(replace(event("one", date, "eu"), end=end)) == words


def test_an_event_belongs_to_the_first_period_that_has_not_ended_before_it():
    periods = (Period("a", "A", "2013-12-31"), Period("b", "B", "2016-06"), Period("c", "C"))
    dates_ = ("2013", "2013-12-31", "2014-01-01", "2016", "2016-06-30", "2016-07", "2020")
    events = tuple(event(f"e{date}", date, "eu") for date in dates_)
    found = {
        period.id: [one.date for one in them] for period, them in timeline.grouped(periods, events)
    }
    assert found == {
        "a": ["2013", "2013-12-31"],
        "b": ["2014-01-01", "2016", "2016-06-30"],
        "c": ["2016-07", "2020"],
    }


@pytest.mark.parametrize(
    ("years", "columns"),
    [
        ((2014, 2016), ["2014", "2015", "2016"]),
        ((2010, 2014), ["2010", "2011", "2012", "2013", "2014"]),
        ((2009, 2014), ["2009", "2014"]),
        ((1956, 1980, 1982, 2014, 2015), ["1956–1982", "2014", "2015"]),
        ((2020,), ["2020"]),
    ],
)
def test_only_what_lies_before_a_long_gap_shares_a_column(years, columns):
    events = tuple(event(f"e{year}", str(year), "eu") for year in years)
    lines = timeline.strip(events).split("\n")
    assert [line[2:] for line in lines if line.startswith("- ")] == columns


def test_events_of_a_period_are_written_one_after_another():
    first = event("first", "2014-06-14", "china")
    second = replace(
        event("second", "2016", "eu"), end="2018", category="corporate", article="partly"
    )
    (section,) = timeline.sections((Period("all", "All [1]"),), (first, second))
    entry = (
        '<div role="listitem" class="entry" data-category="{}" data-category-words="{}" '
        'data-place="{}" data-place-words="{}" markdown="1">'
    )
    assert section.text == (
        '## All \\[1\\] { #all }\n\n<div role="list" markdown="1">\n\n'
        f"{entry.format('law', 'Law', 'china', 'China')}\n\n### First {{ #first }}\n\n"
        "**14 June 2014** · Law · China · Not in the article\n\nText. []\n\n</div>\n\n"
        f"{entry.format('corporate', 'Companies', 'eu', 'European Union')}\n\n### Second {{ #second }}\n\n"
        "**2016 to 2018** · Companies · European Union · Partly in the article\n\nText. []\n\n</div>"
        "\n\n</div>"
    )
    assert section.entries == {"first": "14 June 2014: First", "second": "2016 to 2018: Second"}


def test_an_event_may_have_an_end_and_need_not_differ_from_the_article():
    assert problems("date: 2014-06-14", "date: 2014-06\n    end: 2014-06-14") == []
    assert problems("date: 2014-06-14", "date: 2014-06-14\n    end: 2014") == []
    assert problems("    differs: The article calls it a launch.\n", "") == []
    assert problems('["creemers2018, p. 5", kostka2019]', "[kostka2019]") == []
    assert problems('["creemers2018, p. 5", kostka2019]', "[]") == [
        "timeline.yaml:17: plan: cite: expected at least one citation key, found none"
    ]


def test_events_of_one_year_stand_in_order_whatever_is_known_of_their_days():
    entry = GOOD.split("events:\n")[1]
    later = "".join(
        entry.replace("id: plan", f"id: e{number}").replace("2014-06-14", date)
        for number, date in enumerate(("2014-06", "2014", "2014-06-15", "2015"))
    )
    assert list(timeline.problems(timeline.load(GOOD + later), KNOWN)) == []


def test_a_faulty_date_is_compared_with_no_other():
    assert problems("date: 2014-06-14", "date: 2014-13\n    end: 2013") == [
        "timeline.yaml:9: plan: date: expected a day that exists, found '2014-13'"
    ]
    assert problems("    date: 2014-06-14\n", "    end: 2013\n") == [
        "timeline.yaml:8: plan: the field 'date' is missing"
    ]
    second = GOOD.split("events:\n")[1].replace("id: plan", "id: old").replace("2014-06-14", "2013")
    for date in ("    date: 2014-13\n", ""):
        text = GOOD.replace("    date: 2014-06-14\n", date) + second
        found = [one.id for one in timeline.problems(timeline.load(text), KNOWN)]
        assert found == ["plan"]


def test_faults_of_periods_have_their_lines():
    assert problems("title: Roots", 'title: "Roots & more"') == [
        "timeline.yaml:3: roots: title: expected a text without &, found 'Roots & more'"
    ]
    assert problems("2013-12-31", "2013-12-32") == [
        "timeline.yaml:4: roots: until: expected a day that exists, found '2013-12-32'"
    ]

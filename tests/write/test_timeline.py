import re
from dataclasses import replace

import pytest

from annotated.model import ARTICLE_DAY, Event, Period
from annotated.text.citations import Citation
from annotated.write import timeline
from annotated.write.pages import FILTERS


def test_an_event_is_written_with_date_facts_text_and_citations():
    periods = (Period("roots", "Roots", "2013-12-31"), Period("now", "Now"))
    plan = Event(
        "plan",
        "2014-06-14",
        "A plan",
        "It is *long*, and [2014] No. 21.",
        "policy",
        "china",
        "yes",
        "yes",
        (Citation("creemers2018", "p. 5"), Citation("kostka2019")),
        differs="The article calls it a launch.",
    )
    assert timeline.render(periods, (plan,)) == (
        '## Roots { #roots }\n\n<div role="list" markdown="1">\n\n\n\n</div>\n\n'
        "## Now { #now }\n\n"
        '<div role="list" markdown="1">\n\n'
        '<div role="listitem" class="entry" data-category="policy" data-place="china" '
        'markdown="1">\n\n'
        "### A plan { #plan }\n\n"
        "**14 June 2014** · Policy · China · In the article\n\n"
        "It is *long*, and \\[2014\\] No. 21. [@creemers2018, p. 5; @kostka2019]\n\n"
        "*How the article differs:* The article calls it a launch.\n\n"
        "</div>\n\n</div>"
    )


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
    assert timeline.strip(events) == (
        f"{FILTERS}"
        '<div class="strip" role="navigation" aria-label="The events in time" '
        'data-search-exclude="" markdown="1">\n\n'
        "- 1956–1989\n"
        "    - [1956: Old](timeline.md#old){ .point .elsewhere }\n"
        "    - [May 1989: Less-Old](timeline.md#less-old){ .point .china }\n"
        "- 2014\n"
        "    - [14 June 2014: Plan](timeline.md#plan){ .point .china }\n"
        "- 2015\n"
        "- 2016\n"
        "    - [April 2016: Law](timeline.md#law){ .point .eu }\n\n"
        "Each point is an event: ■\u00a0China · □\u00a0European Union · ▲\u00a0elsewhere. Those in red are named. "
        '<span class="shown">4 are shown.</span>\n\n</div>'
    )


def test_landmarks_are_named_on_lines_of_their_own_and_the_articles_day_is_a_rule():
    named = [
        replace(event(f"e{year}", str(year), "china"), landmark=f"Name {year}")
        for year in range(2014, 2020)
    ]
    article = replace(event("article", ARTICLE_DAY, "eu"), landmark="The article")
    strip = timeline.strip((*named, event("other", "2019-12", "eu"), article))
    points = re.findall(r"#([a-z0-9]+)\)\{ (.*) \}", strip)
    assert points == [
        ("e2014", '.point .china .line-3 data-name="Name 2014"'),
        ("e2015", '.point .china .line-2 data-name="Name 2015"'),
        ("e2016", '.point .china .line-1 data-name="Name 2016"'),
        ("e2017", '.point .china .line-0 data-name="Name 2017"'),
        ("e2018", '.point .china .line-3 data-name="Name 2018"'),
        ("e2019", '.point .china .line-2 data-name="Name 2019"'),
        ("other", ".point .eu"),
        ("article", '.point .eu .rule data-name="The article"'),
    ]


def test_about_eight_real_events_are_landmarks_and_the_article_is_one(real):
    named = [event for event in real.events if event.landmark]
    assert 7 <= len(named) <= 10
    assert {event.core for event in named} == {"yes"}
    assert [event.id for event in named if event.date == ARTICLE_DAY] == ["diggit-article"]


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
    entry = '<div role="listitem" class="entry" data-category="{}" data-place="{}" markdown="1">'
    assert timeline.render((Period("all", "All [1]"),), (first, second)) == (
        '## All \\[1\\] { #all }\n\n<div role="list" markdown="1">\n\n'
        f"{entry.format('law', 'china')}\n\n### First {{ #first }}\n\n"
        "**14 June 2014** · Law · China · Not in the article\n\nText. []\n\n</div>\n\n"
        f"{entry.format('corporate', 'eu')}\n\n### Second {{ #second }}\n\n"
        "**2016 to 2018** · Companies · European Union · Partly in the article\n\nText. []\n\n</div>"
        "\n\n</div>"
    )

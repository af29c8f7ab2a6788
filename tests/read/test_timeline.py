from annotated.read import timeline

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
KNOWN = {"refs.bib": {"creemers2018", "kostka2019"}}


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
        "timeline.yaml:17: plan: unknown field 'colour'; known: id, date, title, text, category, "
        "place, article, core, cite, end, differs, landmark",
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
    second = (
        GOOD.split("events:\n")[1]
        .replace("id: plan", "id: old")
        .replace("A plan", "Old")
        .replace("2014-06-14", "2013")
    )
    found = [str(one) for one in timeline.problems(timeline.load(GOOD + second), KNOWN)]
    assert found == [
        "timeline.yaml:18: old: events stand in order of date; 2013 follows 2014-06-14"
    ]


def test_two_events_of_one_title_are_reported():
    second = GOOD.split("events:\n")[1].replace("id: plan", "id: new").replace("A plan", "a Plan")
    assert [str(one) for one in timeline.problems(timeline.load(GOOD + second), KNOWN)] == [
        "timeline.yaml:20: new: title: 'a Plan' stands in plan as well"
    ]


def test_an_end_equal_to_the_start_is_reported():
    assert problems("date: 2014-06-14", "date: 2014-06-14\n    end: 2014-06-14") == [
        "timeline.yaml:8: plan: the end 2014-06-14 is the start; an event of one day has no `end`"
    ]


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
        entry.replace("id: plan", f"id: e{number}")
        .replace("A plan", f"Plan {number}")
        .replace("2014-06-14", date)
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
    second = (
        GOOD.split("events:\n")[1]
        .replace("id: plan", "id: old")
        .replace("A plan", "Old")
        .replace("2014-06-14", "2013")
    )
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

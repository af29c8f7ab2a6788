"""figures.yaml: figures, the numbers and parts that they are drawn from, and what they need."""

from dataclasses import replace

import pytest

from annotated.model import (
    CHAPTERS,
    NEEDS,
    OVERTAKEN,
    VERDICTS,
    Event,
    Row,
    Rung,
    Step,
    Value,
)
from annotated.read import figures
from annotated.read.claims import UNJUDGED
from annotated.text.citations import Citation
from samples import AFTER, CLAIM

GOOD = """\
figures:
  - id: student-support
    number: "2"
    title: Before and after
    caption: Students, in *two* rounds.
    alt: Two bars, 53 and about 29.
    rows: Asked
    unit: per cent
    cite: [ohlberg2020]
  - id: layers
    number: "1"
    title: The layers
    caption: Who runs what.
    alt: One bar.
    rows: System
    cite: []
  - id: investment
    number: "3"
    title: Money
    caption: In billions.
    alt: Four columns.
    rows: Year
    cite: []
  - {id: debtor-path, number: "4", title: A path, caption: Step by step., alt: Two steps., rows: Step, cite: []}
  - {id: court-list-entry, number: "5", title: An entry, caption: Invented., alt: A card., rows: Field, cite: []}
  - {id: legal-ladder, number: "6", title: Forms, caption: From above., alt: Two rungs., rows: Form, cite: []}
values:
  - id: before
    figure: student-support
    label: Before
    value: "53"
    state: seen
    cite: [rieger2020]
  - id: after
    figure: student-support
    label: After
    value: "29"
    words: about 29
    state: derived
    note: From two parts.
    cite: ["rieger2020, p. 4"]
  - {id: y1, figure: investment, label: "2015", date: "2015", value: "1", state: seen, cite: [rieger2020]}
  - {id: y2, figure: investment, label: "2016", date: "2016", value: "2", state: seen, cite: [rieger2020]}
  - {id: y3, figure: investment, label: "2017", date: "2017", value: "3", state: seen, cite: [rieger2020]}
  - {id: y4, figure: investment, label: "2018", date: "2018", value: "4", state: seen, cite: [rieger2020]}
layers:
  - id: scores
    name: Commercial scores
    run: firms
    touches: people
    whom: users
    follows: perks | more
    beside: "no"
    cite: [rieger2020]
  - {id: loans, name: Loans, run: banks, touches: both, whom: all, follows: a loan, beside: "yes", cite: [rieger2020]}
milestones:
  - id: milestone-gdpr
    figure: investment
    event: gdpr
    label: GDPR applies
steps:
  - {id: judgment, figure: debtor-path, name: Judgment, text: A court decides, rule: Law, until: no payment, out: paying, cite: [rieger2020]}
  - {id: listing, figure: debtor-path, name: Listing, text: The list, rule: Rules, out: removal, cite: [rieger2020]}
rows:
  - {id: name, figure: court-list-entry, name: Name, value: Wang X, cite: [rieger2020]}
rungs:
  - {id: law, figure: legal-ladder, branch: legislature, name: Law, example: Civil Code, force: binds all, cite: [rieger2020]}
  - {id: reply, figure: legal-ladder, branch: courts, name: Reply, example: A reply, force: binds courts, cite: [rieger2020]}
"""
KNOWN = {"refs.bib": {"rieger2020", "ohlberg2020"}, "timeline.yaml": {"gdpr"}}
EVENT = Event("gdpr", "2018-05-25", "T", "T", "eu", "eu", "no", "yes", ())
CLAIMS = (
    replace(CLAIM, id="a-1", verdict="supported"),
    replace(CLAIM, id="a-2", verdict="supported", second="contested"),
    replace(CLAIM, id="b-1", verdict="opinion", chapter="media"),
    replace(CLAIM, id=UNJUDGED, verdict="opinion", chapter="media"),
)
TITLES = {name: name.replace("-", " ").capitalize() for name in CHAPTERS}
CITED = (Citation("rieger2020"),)


def problems(before="", after=""):
    assert before in GOOD
    reading = figures.load(GOOD.replace(before, after, 1))
    return [str(one) for one in figures.problems(reading, KNOWN)]


def by_id():
    found = figures.figures(figures.load(GOOD), CLAIMS, (EVENT,), TITLES)
    return {figure.id: figure for figure in found}


def test_a_good_file_has_no_problems():
    assert problems() == []


@pytest.mark.parametrize(
    ("before", "after", "messages"),
    [
        (
            'value: "53"',
            "value: many",
            ["figures.yaml:31: before: value: expected a number such as 12 or 9.36, found 'many'"],
        ),
        (
            'number: "2"',
            'number: "1.5"',
            [
                "figures.yaml:3: student-support: number: expected a whole number such as 12, found '1.5'"
            ],
        ),
        ('number: "2"', 'number: "1"', ["figures.yaml:10: layers: the number 1 is used twice"]),
        (
            "state: seen",
            "state: guessed",
            ["figures.yaml:32: before: state: expected one of seen, derived; found 'guessed'"],
        ),
        (
            "    note: From two parts.\n",
            "",
            ["figures.yaml:34: after: a derived number needs a note that says how it was derived"],
        ),
        (
            "figure: student-support",
            "figure: poll",
            [
                "figures.yaml:28: before: figure: expected one of student-support, layers, "
                "investment, debtor-path, court-list-entry, legal-ladder; found 'poll'"
            ],
        ),
        (
            "id: layers",
            "id: strata",
            [f"figures.yaml:10: strata: nothing draws this figure; known: {', '.join(NEEDS)}"],
        ),
        (
            "touches: people",
            "touches: cats",
            ["figures.yaml:50: scores: touches: expected one of people, firms, both; found 'cats'"],
        ),
        (
            "event: gdpr",
            "event: gpdr",
            [
                "figures.yaml:59: milestone-gdpr: event: timeline.yaml has no such id: 'gpdr'",
            ],
        ),
        (
            "figure: investment\n    event",
            "figure: layers\n    event",
            ["figures.yaml:17: investment: expected milestones, found none"],
        ),
        (
            'label: "2016", date: "2016",',
            'label: "2016",',
            ["figures.yaml:43: y2: expected a date, since the axis is to scale of time"],
        ),
        (
            "label: After",
            "label: After\n    series: Two",
            ["figures.yaml:2: student-support: expected values in 1 series, found 2"],
        ),
        (
            "label: After",
            "label: Before",
            ["figures.yaml:34: after: the label 'Before' stands twice"],
        ),
        (
            'value: "29"',
            'value: "100.1"',
            [
                "figures.yaml:34: after: value: expected 0 to 100, as on the axis, found '100.1'",
            ],
        ),
        (
            "  - id: before\n    figure: student-support",
            "  - id: before\n    figure: layers",
            ["figures.yaml:10: layers: expected no values, found 1"],
        ),
        (
            'beside: "no"',
            'beside: "yes"',
            ['figures.yaml:10: layers: expected a layer with beside: "no", found none'],
        ),
        (
            'beside: "yes"',
            'beside: "no"',
            ['figures.yaml:10: layers: expected a layer with beside: "yes", found none'],
        ),
        (
            '  - {id: y4, figure: investment, label: "2018", date: "2018", value: "4", state: seen, cite: [rieger2020]}\n',
            "",
            ["figures.yaml:17: investment: expected 4 to 99 values, found 3"],
        ),
        (
            "cite: [ohlberg2020]",
            "cite: [ohlberg2002]",
            [
                "figures.yaml:9: student-support: cite: unknown citation key 'ohlberg2002'; "
                "refs.bib has no such entry"
            ],
        ),
        (
            "alt: One bar.",
            "alt: One <b>bar.",
            [
                "figures.yaml:14: layers: alt: expected plain text, found HTML: 'One <b>bar.'",
            ],
        ),
    ],
)
def test_each_fault_has_line_id_what_was_expected_and_what_was_found(before, after, messages):
    assert problems(before, after) == messages


def values(figure, *rows):
    """The problems of a figure with these values, each as label, series, date and number."""
    records = "".join(
        f'  - {{id: v{place}, figure: {figure}, label: "{label}", series: "{series}", date: "{date}", '
        f'value: "{number}", state: seen, cite: [rieger2020]}}\n'.replace(' series: "",', "")
        for place, (label, series, date, number) in enumerate(rows)
    )
    entry = "number: '1'\n    title: T\n    caption: C.\n    alt: A.\n    rows: R\n    cite: []\n"
    others = "".join(f"{top}: []\n" for top in figures.TOPS if top not in ("figures", "values"))
    text = f"figures:\n  - id: {figure}\n    {entry}values:\n{records}{others}"
    found = figures.problems(figures.load(text), KNOWN)
    return [str(one).removeprefix("figures.yaml:") for one in found]


LINES = [
    (day, series, day, "5")
    for series in ("One", "Two")
    for day in ("2017-12-31", "2018-12-31", "2019-07-09")
]


def test_what_would_be_drawn_beyond_the_ends_of_an_axis_is_reported():
    assert values("blocked-purchases", *LINES) == []
    assert values("blocked-purchases", *LINES, ("2020", "One", "2020", "29.1")) == [
        "16: v6: value: expected 0 to 29, as on the axis, found '29.1'",
        "16: v6: date: expected a time from 2017.98 to 2019.55 (in years), as on the axis, "
        "found '2020'",
    ]


def test_two_numbers_for_one_cell_are_reported():
    twin = ("2017-12-31", "One", "2018-06-30", "7")
    assert values("blocked-purchases", *LINES, twin) == [
        "16: v6: the label '2017-12-31' stands twice in the series 'One'"
    ]


def test_a_bar_without_a_part_is_reported():
    answers = [(f"Answer {number}", "", "2019", "0") for number in range(5)]
    assert values("german-poll", *answers) == [
        "2: german-poll: expected parts of a whole, found nothing but 0"
    ]
    assert values("german-poll", *answers[:4], ("Answer 4", "", "2019", "0.5")) == []


def test_figures_stand_in_order_of_their_numbers_with_their_parts():
    found = by_id()
    assert list(found) == [
        "layers",
        "student-support",
        "investment",
        "debtor-path",
        "court-list-entry",
        "legal-ladder",
    ]
    assert found["student-support"].values == (
        Value("before", "student-support", "Before", "53", "seen", (Citation("rieger2020"),)),
        AFTER,
    )
    assert found["debtor-path"].steps == (
        Step(
            "judgment",
            "debtor-path",
            "Judgment",
            "A court decides",
            "Law",
            "paying",
            CITED,
            "no payment",
        ),
        Step("listing", "debtor-path", "Listing", "The list", "Rules", "removal", CITED),
    )
    assert found["court-list-entry"].lines == (
        Row("name", "court-list-entry", "Name", "Wang X", CITED),
    )
    assert found["legal-ladder"].rungs == (
        Rung("law", "legal-ladder", "legislature", "Law", "Civil Code", "binds all", CITED),
        Rung("reply", "legal-ladder", "courts", "Reply", "A reply", "binds courts", CITED),
    )
    assert [layer.name for layer in found["layers"].layers] == ["Commercial scores", "Loans"]
    assert [one.date for one in found["investment"].milestones] == ["2018-05-25"]


def test_a_count_is_a_number_of_the_figure_of_verdicts():
    found = {one.id: one for one in figures.verdict_counts(CLAIMS, TITLES)}
    assert found["corporate-scores-partly-supported"] == Value(
        "corporate-scores-partly-supported",
        "verdicts",
        "Partly supported",
        "0",
        "seen",
        (),
        series="Corporate scores",
    )


def test_what_is_only_ever_a_second_verdict_is_not_counted():
    shown = {one.label for one in figures.verdict_counts(CLAIMS, TITLES)}
    assert shown == {one.word for one in VERDICTS.values() if one.id != OVERTAKEN}


def test_verdicts_are_counted_in_all_and_by_chapter():
    counts = {
        (one.series, one.label): one.value
        for one in figures.verdict_counts(CLAIMS, TITLES)
        if one.value != "0"
    }
    assert counts == {
        ("All chapters", "Supported"): "2",
        ("All chapters", "Opinion"): "1",
        ("Mechanics", "Supported"): "2",
        ("Media", "Opinion"): "1",
    }


def test_the_numbers_of_the_real_figures_count_from_one_and_start_with_the_layers(real):
    assert [int(figure.number) for figure in real.figures] == list(range(1, len(real.figures) + 1))
    assert real.figures[0].id == "layers"


def test_every_real_figure_is_referred_to_in_the_prose_of_its_chapter(real):
    for page in real.pages.values():
        if page.is_chapter:
            for figure in real.figures:
                if f"<!-- insert: figure-{figure.id} -->" in page.body:
                    assert f"[Figure {figure.number}](#{figure.anchor})" in page.body

"""The charts: what is drawn is as long, as high and as far along as the numbers say."""

from datetime import date
from itertools import pairwise

import pytest

import shapes
from annotated.draw import charts, drawings
from annotated.model import Figure, Milestone, Value

WIDTHS = ("wide", "narrow", "paper")
NEAR = 0.16  # a drawing gives places to a tenth of a pixel


@pytest.fixture(scope="module")
def drawn(real):
    """The marks of each chart in each width, and the figure."""
    found = {}
    for figure in real.figures:
        if figure.id in charts.CHARTS:
            drawing = drawings.draw(figure)
            for width in WIDTHS:
                found[figure.id, width] = figure, shapes.marks(getattr(drawing, width))
    return found


def boxes(marks, colour=None):
    """The boxes that are drawn with data, without the signs of a key."""
    found = [one for one in marks if one.kind == "box" and one.height > 10]
    return [one for one in found if colour in (None, one.look["fill"])]


def of(marks, text):
    """The texts with these words."""
    return [one for one in marks if one.text.replace("\n", " ") == text]


def years(text):
    """A date as a number of years."""
    day = date.fromisoformat(f"{text}-01-01"[:10])
    first, next_first = date(day.year, 1, 1), date(day.year + 1, 1, 1)
    return day.year + (day - first) / (next_first - first)


def assert_to_scale(pairs):
    """Equal steps of the values are equal steps in the drawing."""
    (low, start), (high, end) = min(pairs), max(pairs)
    step = (end - start) / (high - low)
    expected = [start + (value - low) * step for value, _ in pairs]
    assert [place for _, place in pairs] == pytest.approx(expected, abs=NEAR)


def near(place):
    return pytest.approx(place, abs=NEAR)


def short(value):
    return f"≈{value.value}" if value.words else value.value


@pytest.mark.parametrize("width", WIDTHS)
def test_blocked_purchases_are_points_to_scale_of_time_and_of_number(drawn, width):
    figure, marks = drawn["blocked-purchases", width]
    points = [one for one in marks if one.kind == "point"]
    drawn_ = list(zip(figure.values, points, strict=True))
    (axis,) = [one for one in marks if one.kind == "line" and one.width > 200 and not one.height]
    # Vega moves an axis by half a pixel.
    ground = (0, axis.top - 0.5)
    assert_to_scale([(value.number, point.top) for value, point in drawn_] + [ground])
    names = {"Jan 2018": 2018, "Jul 2018": 2018.5, "Jan 2019": 2019, "Jul 2019": 2019.5}
    named = [(year, text.left - 0.5) for name, year in names.items() for text in of(marks, name)]
    assert len(named) == len(names)
    assert_to_scale([(years(value.date), point.middle) for value, point in drawn_] + named)


@pytest.mark.parametrize("width", WIDTHS)
def test_a_line_joins_the_points_of_each_series_and_bears_its_name(drawn, width):
    figure, marks = drawn["blocked-purchases", width]
    lines = [one for one in marks if one.look.get("stroke-width") == "2"]
    series = list(dict.fromkeys(value.series for value in figure.values))
    for name, line in zip(series, lines, strict=True):
        points = [
            one for one in marks if one.kind == "point" and one.look["fill"] == line.look["stroke"]
        ]
        assert len(points) == sum(value.series == name for value in figure.values)
        assert line.left == near(points[0].middle) and line.right == near(points[-1].middle)
        (text,) = of(marks, name)
        assert line.left < text.left < line.right


@pytest.mark.parametrize("width", WIDTHS)
def test_columns_of_the_court_list_are_as_high_as_their_numbers(drawn, width):
    figure, marks = drawn["court-list-flow", width]
    columns = boxes(marks)
    assert_columns(figure.values, columns, marks)
    half = len(columns) // 2
    for first, second in zip(columns[:half], columns[half:], strict=True):
        assert first.right < second.left
        assert first.look["fill"] != second.look["fill"]
        label = figure.values[columns.index(first)].label
        (text,) = of(marks, label)
        # Vega puts what belongs to an axis half a pixel to the right; the rest is the gap between.
        assert text.left == pytest.approx((first.left + second.right) / 2, abs=1)


@pytest.mark.parametrize("width", WIDTHS)
def test_columns_of_investment_stand_over_their_years_and_the_milestones_below(drawn, width):
    figure, marks = drawn["investment", width]
    columns = boxes(marks)
    assert_columns(figure.values, columns, marks)
    over = list(zip(figure.values, columns, strict=True))
    dots = [one for one in marks if one.kind == "point"]
    below = list(zip(figure.milestones, dots, strict=True))
    assert_to_scale(
        [(years(value.date) + 0.5, column.middle) for value, column in over]
        + [(years(one.date), dot.middle) for one, dot in below]
    )
    for value, column in over:
        name = value.date if width != "narrow" else f"’{value.date[2:]}"
        (text,) = of(marks, name)
        assert text.left == near(column.middle)
        editions = [text for text in of(marks, edition(value)) if text.left == near(column.middle)]
        assert [text.top > column.bottom for text in editions] == [True]
    for one, dot in below:
        (text,) = of(marks, one.label)
        assert (text.look["text-anchor"], text.left) == ("end", near(dot.middle - 8))
        assert dot.top < text.top < dot.top + 8
        drops = [line for line in marks if line.kind == "line" and not line.width]
        assert (near(dot.middle), near(dot.top)) in [(line.left, line.bottom) for line in drops]


def edition(value):
    """What a label says of the edition of its number: `Jan 2017` in `2016 (January 2017)`."""
    month, year = value.label.partition(" (")[2].removesuffix(")").split(" ")
    return f"{month[:3]} {year}"


@pytest.mark.parametrize("width", WIDTHS)
def test_no_line_joins_the_columns_of_investment(drawn, width):
    _, marks = drawn["investment", width]
    columns = boxes(marks)
    lines = [one for one in marks if one.kind == "line" and one.height and one.width]
    assert lines == []
    assert all(one.right < other.left for one, other in pairwise(columns))


def assert_columns(values, columns, marks):
    """Columns from one ground, their heights to scale from 0, each under its number."""
    assert len(columns) == len(values)
    assert {round(one.bottom) for one in columns} == {round(columns[0].bottom)}
    assert_to_scale(
        [(0, 0), *((value.number, one.height) for value, one in zip(values, columns, strict=True))]
    )
    for value, column in zip(values, columns, strict=True):
        assert value.derived == (column.look.get("stroke-dasharray") == "3,2")
        over = [one for one in of(marks, short(value)) if column.top - 10 < one.top < column.top]
        # A number that is wider than its column begins or ends with it.
        places = (near(column.left), near(column.middle), near(column.right))
        assert [one for one in over if one.left in places or round(one.left) in places]


@pytest.mark.parametrize("width", WIDTHS)
def test_bars_of_support_are_parts_of_a_whole_bar(drawn, width):
    figure, marks = drawn["student-support", width]
    tracks, bars = boxes(marks, charts.DEEP), boxes(marks, charts.FIRST)
    for value, track, bar in zip(figure.values, tracks, bars, strict=True):
        assert (bar.left, bar.top, bar.bottom) == (track.left, track.top, track.bottom)
        assert bar.width / track.width * 100 == pytest.approx(value.number, abs=0.1)
        (number,) = of(marks, f"{value.value}%")
        assert number.left == near(bar.right + 6)
        (name,) = of(marks, value.label)
        assert name.left == track.left and track.top - 10 < name.top < track.top


@pytest.mark.parametrize("width", WIDTHS)
def test_parts_of_the_poll_fill_a_bar_and_their_sums_stand_over_them(drawn, width):
    figure, marks = drawn["german-poll", width]
    parts = boxes(marks)
    assert_parts(figure.values, parts)
    for value, part in zip(figure.values, parts, strict=True):
        (number,) = of(marks, value.value)
        assert number.left == near(part.middle) and number.top < part.top
        (name,) = of(marks, value.label)
        assert part.left < name.left <= part.right and name.top > part.bottom
    numbers = [value.number for value in figure.values]
    whole = parts[-1].right - parts[0].left
    for text, chosen in (("against", slice(0, 2)), ("in favour", slice(3, 5))):
        (said,) = of(marks, f"{sum(numbers[chosen]):g}% {text}")
        first, last = parts[chosen]
        assert first.left <= said.left <= last.right
        lines = [one for one in marks if one.kind == "line" and 0 < one.top - said.top < 5]
        assert (near(first.left), near(last.right)) in [(one.left, one.right) for one in lines]
    (half,) = of(marks, "half")
    assert half.left == near(parts[0].left + whole / 2)
    (mark,) = [one for one in marks if one.kind == "line" and one.middle == half.left]
    assert mark.top < parts[0].top and mark.bottom > parts[0].bottom


def assert_parts(values, parts):
    """Parts of one bar, one after another, as wide as their share."""
    assert len(parts) == len(values)
    assert [one.right for one in parts[:-1]] == [near(one.left) for one in parts[1:]]
    whole, total = parts[-1].right - parts[0].left, sum(value.number for value in values)
    assert [one.width for one in parts] == [near(whole * one.number / total) for one in values]


def figure(name, values, **more):
    """A figure with these values, each given by its year and its number."""
    listed = tuple(
        Value(year, name, year, number, "seen", (), date=year) for year, number in values
    )
    return Figure(name, "1", "T", "C.", "A.", "Year", (), values=listed, **more)


@pytest.mark.parametrize(
    ("days", "ends"),
    [
        (("2016-07-01", "2019"), [2015, 2019.9]),
        (("2014-12-31", "2016"), [2014, 2019]),
    ],
)
def test_the_axis_of_time_holds_every_column_and_every_milestone(days, ends):
    money = figure(
        "investment",
        values=[("2015", "1"), ("2016", "2"), ("2017", "3"), ("2018", "4")],
        milestones=tuple(Milestone(day, "investment", day, day, date=day) for day in days),
    )
    bars = charts.investment(money, 400)["layer"][0]
    assert [row["x"] for row in bars["data"]["values"]] == [2015.16, 2016.16, 2017.16, 2018.16]
    assert bars["encoding"]["x"]["scale"]["domain"] == ends


def test_a_survey_has_room_for_each_of_its_bars():
    rounds = [("2019", "53"), ("2020", "29"), ("2021", "53")]
    surveys = [figure("student-support", rounds[:2]), figure("student-support", rounds)]
    assert [charts.student_support(one, 400)["height"] for one in surveys] == [108, 162]

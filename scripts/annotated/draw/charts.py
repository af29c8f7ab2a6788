"""The charts of the figures as Vega-Lite specifications, one function for each.

Colours are the variables of the style sheet, so that a drawing follows the theme of its page.
Widths and margins are given in pixels, so that no drawing depends on the fonts of the machine.
"""

import textwrap
from collections.abc import Callable, Iterable
from typing import Any

from annotated.draw.marks import SIZE, width_of
from annotated.model import NEEDS, Figure, Milestone, Value
from annotated.text.dates import MONTHS, as_year

VERSION = "6.4"  # of Vega-Lite, of which the package carries several

NARROW = 400  # below this width a chart is drawn for a phone

INK, SOFT, DEEP = "var(--ink)", "var(--ink-soft)", "var(--paper-deep)"

FIRST, SECOND = "var(--accent)", "var(--open)"

PALE = 0.65  # the second of two marks is lighter, so that they differ without their colours too

Spec = dict[str, Any]

Rows = list[Spec]
Channels = dict[str, Spec | str]


def _chart(width: int, height: int, layers: Iterable[Spec], margins: tuple[int, ...]) -> Spec:
    """A chart of a whole width; margins stand at the top, right, bottom and left."""
    top, right, bottom, left = margins
    return {
        "$schema": "https://vega.github.io/schema/vega-lite/v6.json",
        "width": width - left - right,
        "height": height - top - bottom,
        "padding": {"top": top, "right": right, "bottom": bottom, "left": left},
        "autosize": "none",
        "background": None,
        "layer": list(layers),
        "config": {
            "view": {"stroke": None},
            "text": {"fill": INK, "fontSize": SIZE},
            "rule": {"stroke": SOFT, "strokeWidth": 1},
            "point": {"shape": "circle", "size": 36, "opacity": 1, "strokeWidth": 0},
            "axis": {
                "title": None,
                "grid": False,
                "labelColor": SOFT,
                "labelFontSize": SIZE,
                "domainColor": SOFT,
                "tickColor": SOFT,
                "tickSize": 4,
            },
        },
    }


def _marks(kind: str, rows: Rows, options: Spec | None = None, /, **channels: Spec | str) -> Spec:
    """Marks of one kind, one a row; a channel given by a name takes that field of a row as is."""
    encoding = {
        channel: _as_it_is(one, channel) if isinstance(one, str) else one
        for channel, one in channels.items()
    }
    mark = {"type": kind, **(options or {})}
    return {"data": {"values": rows}, "mark": mark, "encoding": encoding}


def _as_it_is(field: str, channel: str) -> Spec:
    if channel in ("x2", "y2", "text"):
        return {"field": field}
    if channel in ("x", "y"):
        return {"field": field, "type": "quantitative", "scale": None, "axis": None}
    return {"field": field, "type": "nominal", "scale": None}


def _scale(field: str, low: float, high: float, **more: object) -> Spec:
    scale = {"domain": [low, high], "nice": False, "zero": False}
    return {"field": field, "type": "quantitative", "scale": scale, "axis": None, **more}


def _at(pixels: float) -> Spec:
    return {"value": pixels}


def _look(colour: str, opacity: float = 1, *, derived: bool = False) -> Spec:
    """How a column looks; one that is derived is almost empty, with an outline of dashes."""
    plain = {"fill": colour, "stroke": colour, "opacity": opacity, "line": 0, "dash": [1, 0]}
    return plain | ({"opacity": 0.08, "line": 1.2, "dash": [3, 2]} if derived else {})


_LOOK: Channels = {
    "fill": "fill",
    "stroke": "stroke",
    "fillOpacity": "opacity",
    "strokeWidth": "line",
    "strokeDash": "dash",
}


def _short(value: Value) -> str:
    """The number as it stands in a drawing."""
    return f"≈{value.value}" if value.words else value.value


def _grouped(values: tuple[Value, ...]) -> dict[str, list[Value]]:
    """The values of each series."""
    groups: dict[str, list[Value]] = {}
    for one in values:
        groups.setdefault(one.series, []).append(one)
    return groups


# ---- Blocked purchases: two lines, to scale of time ----


def blocked_purchases(figure: Figure, width: int) -> Spec:
    groups = {
        name: [
            {"x": as_year(one.date), "y": one.number, "label": _short(one), "name": name}
            for one in values
        ]
        for name, values in _grouped(figure.values).items()
    }
    x = _scale("x", *NEEDS["blocked-purchases"].axis, axis=_half_years())
    place = {"x": x, "y": _scale("y", 0, NEEDS["blocked-purchases"].highest)}
    flights, rail = groups.values()
    layers = [
        *_line(flights, FIRST, 1, place),
        *_line(rail, SECOND, PALE, place),
        *_names_of_points(flights, rail, place, width),
    ]
    return _chart(width, 300, layers, (10, 34, 26, 34))


def _half_years() -> Spec:
    places = [2018, 2018.5, 2019, 2019.5]
    names = ", ".join(f"'{MONTHS[int(place % 1 * 12)][:3]} {int(place)}'" for place in places)
    return {"values": places, "labelExpr": f"[{names}][(datum.value - 2018) * 2]"}


def _line(rows: Rows, colour: str, opacity: float, place: Spec) -> list[Spec]:
    stroke = {"stroke": colour, "strokeWidth": 2, "strokeOpacity": opacity}
    before, _, after, *_ = rows
    between = {axis: (before[axis] + after[axis]) / 2 for axis in ("x", "y")}
    name = {"fontWeight": 600, "dy": 26 if colour == FIRST else 23, "dx": 10}
    return [
        _marks("line", rows, stroke, **place),
        _marks("point", rows, {"fill": colour}, **place),
        _marks("text", [before | between], name, **place, text="name"),
    ]


def _names_of_points(flights: Rows, rail: Rows, place: Spec, width: int) -> list[Spec]:
    """The numbers, beside the steep line, and above and below the flat one by turns."""
    beside = {"align": "right", "dx": -7, "dy": -5}
    first = {"align": "left", "dx": -3}
    places: list[tuple[Rows, Spec]] = [
        ([flights[0]], first | {"dy": -11 if width > NARROW else 18}),
        ([rail[0]], first | {"dy": -11}),
        (flights[1:2], {"dy": -10} if width > NARROW else beside),
        (flights[2:], beside),
        (rail[1::2], {"dy": -11}),
        (rail[2::2], {"dy": 17}),
    ]
    return [_marks("text", rows, options, **place, text="label") for rows, options in places]


# ---- The court list: two columns a year ----


_KEY = 20  # a line of the key over the columns
_BETWEEN, _CLOSE = 0.28, 0.06  # years, and the two columns of a year, in parts of a column


def court_list_flow(figure: Figure, width: int) -> Spec:
    names = list(_grouped(figure.values))
    looks = dict(zip(names, ((FIRST, 1), (SECOND, PALE)), strict=True))
    rows = [
        {"year": one.label, "y": one.number, "label": _short(one), "series": one.series}
        | _look(*looks[one.series], derived=one.derived)
        for one in figure.values
    ]
    x: Spec = {"field": "year", "type": "nominal", "scale": {"paddingInner": _BETWEEN}}
    x["axis"] = {"labelAngle": 0, "ticks": False, "labelPadding": 8}
    x["scale"]["paddingOuter"] = _BETWEEN / 2
    offset: Spec = {"field": "series", "type": "nominal", "sort": names}
    offset["scale"] = {"paddingInner": _CLOSE}
    y = _scale("y", 0, NEEDS["court-list-flow"].highest)
    place: Channels = {"x": x, "xOffset": offset, "y": y}
    layers = [
        _marks("bar", rows, **place, **_LOOK),
        *_numbers_of_columns(rows, names, place, width),
        *_names_of_series(looks, stacked=width < NARROW),
    ]
    top = 36 if width > NARROW else 36 + _KEY
    return _chart(width, 240 + top, layers, (top, 2, 26, 2))


def _numbers_of_columns(rows: Rows, names: list[str], place: Channels, width: int) -> list[Spec]:
    """Over each column its number; where it is wider than the column, away from the other one."""
    pair = 2 * (width - 4) / len(rows) * (1 - _BETWEEN)
    column = pair * (1 - _CLOSE) / (2 - _CLOSE)
    apart = max(width_of(row["label"]) for row in rows) > column
    sides = (("right", 0.5), ("left", -0.5)) if apart else (("center", 0), ("center", 0))
    return [
        _marks(
            "text",
            [row for row in rows if row["series"] == name],
            {"dy": -8, "align": align, "dx": part * column},
            **place,
            text="label",
        )
        for name, (align, part) in zip(names, sides, strict=True)
    ]


def _names_of_series(looks: dict[str, tuple[str, float]], *, stacked: bool) -> list[Spec]:
    rows: Rows = []
    end, y = 6.0, -_KEY * (len(looks) if stacked else 1) - 2.0
    for name, (colour, opacity) in looks.items():
        rows.append({"x": end, "y": y, "text": name, "fill": colour, "opacity": opacity})
        end, y = (end, y + _KEY) if stacked else (end + width_of(name) + 30, y)
    square = {"shape": "square", "size": 96}
    words = {"align": "left", "baseline": "middle", "dx": 11}
    return [
        _marks("point", rows, square, x="x", y="y", fill="fill", opacity="opacity"),
        _marks("text", rows, words, x="x", y="y", text="text"),
    ]


# ---- Two surveys ----


def student_support(figure: Figure, width: int) -> Spec:
    rows: Rows = [
        {"top": 26 + 54 * number, "x": one.number, "number": f"{one.value}%", "name": one.label}
        for number, one in enumerate(figure.values)
    ]
    for row in rows:
        row |= {"start": 0, "whole": 100, "middle": row["top"] + 12, "end": row["top"] + 24}
    most = NEEDS["student-support"].highest
    sides: Channels = {"y": "top", "y2": "end"}
    across = _scale("start", 0, most)
    track = {"fill": DEEP, "stroke": SOFT, "strokeWidth": 0.7}
    number = {"align": "left", "dx": 6, "fontWeight": 600, "baseline": "middle"}
    layers = [
        _marks("bar", rows, track, x=across, x2="whole", **sides),
        _marks("bar", rows, {"fill": FIRST}, x=across, x2="x", **sides),
        _marks(
            "text",
            rows,
            number,
            x=_scale("x", 0, most),
            y="middle",
            text="number",
        ),
        _marks("text", rows, {"align": "left", "dy": -8}, x=_at(0), y="top", text="name"),
    ]
    return _chart(width, 4 + 54 * len(rows), layers, (2, 2, 2, 2))


# What stands at which height of the bar of the poll.
_SUMS, _NUMBERS, _BAR, _END, _NAMES, _LOW = 24, 44, 52, 86, 93, 132


def german_poll(figure: Figure, width: int) -> Spec:
    looks = (
        _look(FIRST),
        _look(FIRST, PALE),
        _look(DEEP) | {"stroke": SOFT, "line": 0.7},
        _look(SECOND, PALE),
        _look(SECOND),
    )
    rows = [row | look for row, look in zip(_stacked(list(figure.values)), looks, strict=True)]
    low = 1 if width > NARROW else 2  # how many of the last parts are too narrow for their names
    middle, name = _scale("middle", 0, 100), {"baseline": "top", "lineHeight": 17}
    sides: Channels = {"x": _scale("start", 0, 100), "x2": "end", "y": _at(_BAR), "y2": _at(_END)}
    layers = [
        _marks("bar", rows, **sides, **_LOOK),
        _marks("text", rows, {"fontWeight": 600}, x=middle, y=_at(_NUMBERS), text="number"),
        _marks("text", rows[:-low], name, x=_scale("name", 0, 100), y=_at(_NAMES), text="words"),
        *(
            mark
            for place in range(low)
            for mark in _low_name(rows[-low:][place], _LOW + 18 * place)
        ),
        *_sum(rows[:2], "against"),
        *_sum(rows[3:], "in favour"),
        *_half(),
    ]
    return _chart(width, _LOW + 18 * low + 4, layers, (4, 2, 2, 2))


def _stacked(values: list[Value]) -> Rows:
    """Parts of a bar, from 0 to 100, one after another."""
    whole, end, rows = sum(one.number for one in values), 0.0, []
    for one in values:
        start, end = end, end + 100 * one.number / whole
        words = {"number": one.value, "label": one.label, "words": one.label.split(" ")}
        # A name stands clear of the mark for half.
        clear = max(end - 50, 50 - start) / 2
        beside = (50 + clear if end - 50 > 50 - start else 50 - clear) if start < 50 < end else 0
        middle = (start + end) / 2
        rows.append(
            {"start": start, "end": end, "middle": middle, "name": beside or middle, **words}
        )
    return rows


def _low_name(row: Spec, y: int) -> list[Spec]:
    """The name of a part that is narrow stands lower, at the end of a line to it."""
    name = {"align": "right", "baseline": "top"}
    middle, end = _scale("middle", 0, 100), _scale("end", 0, 100)
    return [
        _marks("rule", [row], x=middle, y=_at(_END + 2), y2=_at(y - 3)),
        _marks("text", [row], name, x=end, y=_at(y), text="label"),
    ]


def _sum(rows: Rows, word: str) -> list[Spec]:
    """A line over some parts of the bar, with their sum."""
    start, end = rows[0]["start"], rows[-1]["end"]
    text = f"{sum(float(row['number']) for row in rows):g}% {word}"
    align, at = ("right", end) if end == 100 else ("center", (start + end) / 2)
    over = [{"start": start, "end": end, "place": at, "text": text}]
    return [
        _marks("rule", over, x=_scale("start", 0, 100), x2="end", y=_at(_SUMS)),
        _marks(
            "text", over, {"align": align}, x=_scale("place", 0, 100), y=_at(_SUMS - 7), text="text"
        ),
    ]


def _half() -> list[Spec]:
    x, rows = _scale("x", 0, 100), [{"x": 50, "text": "half"}]
    line = {"stroke": INK, "strokeDash": [2, 2]}
    return [
        _marks("rule", rows, line, x=x, y=_at(_BAR - 4), y2=_at(_LOW - 2)),
        _marks("text", rows, {"baseline": "top", "fill": SOFT}, x=x, y=_at(_LOW), text="text"),
    ]


# ---- Investment above milestones, on one axis of time ----


_FOOT, _STEP = 176, 21  # where the columns stand, and how far apart the milestones are


def investment(figure: Figure, width: int) -> Spec:
    years = [int(one.date[:4]) for one in figure.values]
    span = _span(years, [as_year(one.date) for one in figure.milestones])
    rows = [
        {"x": first + 0.16, "end": first + 0.84, "middle": first + 0.5, "y": one.number}
        | {"text": _short(one), "foot": 0}
        | _look(FIRST, derived=one.derived)
        for first, one in zip(years, figure.values, strict=True)
    ]
    middle, y = _scale("middle", *span), _scale("y", 0, NEEDS["investment"].highest)
    y["scale"]["range"] = [_FOOT, 16]
    remark = {"align": "left", "fill": SOFT, "fontStyle": "italic", "lineHeight": 18}
    words = [{"middle": years[3] + 0.3, "text": textwrap.wrap(figure.remark, 26)}]
    under = _FOOT + (46 if width > NARROW else 92)
    layers = [
        _marks("bar", rows, x=_scale("x", *span), x2="end", y=y, y2="foot", **_LOOK),
        _marks("text", rows, {"dy": -8}, x=middle, y=y, text="text"),
        _marks("text", words, remark, x=middle, y=_at(22), text="text"),
        *_years(figure.values, span, width),
        *_milestones(figure.milestones, span, under),
    ]
    left = _room_for_names(figure.milestones, span, width)
    return _chart(width, under + 4 + _STEP * len(figure.milestones), layers, (2, 2, 2, left))


def _span(years: list[int], milestones: list[float]) -> tuple[float, float]:
    """The axis: every column and every milestone, with some room after the last."""
    return min(*years, *map(int, milestones)), max(*milestones, max(years) + 0.1) + 0.9


def _room_for_names(milestones: Iterable[Milestone], span: tuple[float, float], width: int) -> int:
    """How far right the axis begins, so that the names on the left of the dots are seen whole."""
    room = 2.0
    for one in milestones:
        part = (as_year(one.date) - span[0]) / (span[1] - span[0])
        room = max(room, (width_of(one.label) + 10 - part * width) / (1 - part))
    return int(room)


def _years(values: Iterable[Value], span: tuple[float, float], width: int) -> list[Spec]:
    """Under each column its year, and the edition in which its number stands."""
    wide = width > NARROW
    rows = [
        {"x": int(one.date[:4]) + 0.5}
        | {"text": one.date[:4] if wide else f"’{one.date[2:4]}", "edition": _edition(one)}
        for one in values
    ]
    axis, x = [{"x": span[0], "end": span[1]}], _scale("x", *span)
    turned = {} if wide else {"angle": 270, "align": "right", "baseline": "middle"}
    return [
        _marks("rule", axis, x=x, x2="end", y=_at(_FOOT)),
        _marks("text", rows, x=x, y=_at(_FOOT + 18), text="text"),
        _marks(
            "text",
            rows,
            {"fill": SOFT} | turned,
            x=x,
            y=_at(_FOOT + (36 if wide else 26)),
            text="edition",
        ),
    ]


def _edition(value: Value) -> str:
    """The edition that a label names: the `Jan 2017` of `2016 (January 2017)`."""
    month, _, year = value.label.partition("(")[2].removesuffix(")").rpartition(" ")
    return f"{month[:3]} {year}".strip()


def _milestones(
    milestones: Iterable[Milestone], span: tuple[float, float], under: int
) -> list[Spec]:
    """A dot for each event, on a line down from the axis, with its name on the left."""
    rows = [
        {"x": as_year(one.date), "y": under + _STEP * number + 10, "text": one.label}
        for number, one in enumerate(milestones)
    ]
    x, drop = _scale("x", *span), {"strokeWidth": 0.8, "strokeDash": [1, 2]}
    words = {"align": "right", "dx": -8, "baseline": "middle"}
    return [
        _marks("rule", rows, drop, x=x, y="y", y2=_at(under - 4)),
        _marks("point", rows, {"fill": INK}, x=x, y="y"),
        _marks("text", rows, words, x=x, y="y", text="text"),
    ]


CHARTS: dict[str, Callable[[Figure, int], Spec]] = {
    "blocked-purchases": blocked_purchases,
    "court-list-flow": court_list_flow,
    "student-support": student_support,
    "german-poll": german_poll,
    "investment": investment,
}

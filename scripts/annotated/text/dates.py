"""ISO dates at the precision known: `2014`, `2014-06` or `2014-06-14`."""

import re
from datetime import date

MONTHS = (
    "January February March April May June July August September October November December".split()
)

EXPECTED = "expected a date such as 2014, 2014-06 or 2014-06-14"
_FORM = re.compile(r"(\d{4})(?:-(\d\d))?(?:-(\d\d))?", re.ASCII)


def fault(text: str) -> str | None:
    """Say what is wrong with a date, or nothing."""
    form = _FORM.fullmatch(text)
    if not form:
        return f"{EXPECTED}, found {text!r}"
    year, month, day = (int(part or 1) for part in form.groups())
    try:
        date(year, month, day)
    except ValueError:
        return f"expected a day that exists, found {text!r}"
    return None


def words(text: str) -> str:
    """Write a date as prose does: `14 June 2014`, `June 2014`, `2014`."""
    year, *rest = text.split("-")
    month = [MONTHS[int(rest[0]) - 1]] if rest else []
    day = [str(int(rest[1]))] if len(rest) == 2 else []
    return " ".join([*day, *month, year])


def is_before(one: str, other: str) -> bool:
    """Compare at the precision both share, so that 2014 is not before 2014-06."""
    length = min(len(one), len(other))
    return one[:length] < other[:length]


def as_year(text: str) -> float:
    """A date as a number of years, at the start of what it names: 2019.5 is in mid-2019."""
    whole, month, day = (int(part) for part in f"{text}-01-01"[:10].split("-"))
    first, last = date(whole, 1, 1), date(whole + 1, 1, 1)
    return whole + (date(whole, month, day) - first).days / (last - first).days

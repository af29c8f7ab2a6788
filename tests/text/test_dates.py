import calendar

import pytest

from annotated.text import dates


@pytest.mark.parametrize(
    ("date", "words"),
    [("2014", "2014"), ("2014-06", "June 2014"), ("2014-06-04", "4 June 2014")],
)
def test_a_date_is_written_at_the_precision_known(date, words):
    assert dates.words(date) == words


@pytest.mark.parametrize("date", ["2014", "2014-06", "2014-06-14", "2016-02-29"])
def test_an_iso_date_has_no_fault(date):
    assert dates.fault(date) is None


@pytest.mark.parametrize(
    "date", ["14-06-2014", "2014-6", "June 2014", "2014-06-14T00:00", "", "20144"]
)
def test_another_form_is_refused_with_examples(date):
    expected = f"expected a date such as 2014, 2014-06 or 2014-06-14, found {date!r}"
    assert dates.fault(date) == expected


@pytest.mark.parametrize("date", ["2014-13", "2015-02-29", "2014-06-31", "2014-00"])
def test_a_day_that_does_not_exist_is_refused(date):
    assert dates.fault(date) == f"expected a day that exists, found {date!r}"


def test_dates_compare_at_the_precision_they_share():
    assert dates.is_before("2013-12-31", "2014")
    assert not dates.is_before("2014", "2014-06")
    assert not dates.is_before("2014-06", "2014")
    assert dates.is_before("2014-06-13", "2014-06-14")


def test_every_month_has_its_name():
    found = [dates.words(f"2014-{number:02}") for number in range(1, 13)]
    assert found == [f"{name} 2014" for name in list(calendar.month_name)[1:]]


def test_dates_of_every_precision_are_years():
    found = [dates.as_year(text) for text in ("2016", "2019-07", "2018-12-31", "2020-07-02")]
    assert found == [2016, 2019 + 181 / 365, 2018 + 364 / 365, 2020 + 183 / 366]
    assert dates.words("2019-07") == "July 2019"

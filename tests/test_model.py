"""The values of the site: what an edition knows of itself, and how a problem is told."""

from datetime import date

from annotated.model import Edition, Faulty, Problem

EDITION = Edition("Site", "About", "2026.1", date(2026, 11, 23), "https://example.org/credit/")


def test_an_edition_knows_its_addresses():
    assert EDITION.of_page("index") == "https://example.org/credit/"
    assert EDITION.of_page("media", "p-x") == "https://example.org/credit/media/#p-x"
    assert EDITION.of_page("timeline.json") == "https://example.org/credit/timeline.json"


def test_a_preview_has_no_address():
    assert Edition("Site", "About", "2026.1", EDITION.date, "").of_page("media") is None


def test_an_edition_tells_its_day_and_its_midnight():
    assert EDITION.day == "23 November 2026"
    assert EDITION.timestamp == 1_795_392_000


def test_a_problem_is_told_on_one_line_with_its_place():
    found = Problem("a.yaml", 3, "an-id", "expected a text,\nfound \x1b[2J")
    assert str(found) == "a.yaml:3: an-id: expected a text,\\nfound \\x1b[2J"
    assert str(Problem("SITE_URL", 0, "", "expected an address")) == "SITE_URL: expected an address"


def test_a_problem_of_any_length_is_told_in_short():
    told = str(Problem("a.yaml", 3, "i" * 90, "m" * 700))
    assert told == f"a.yaml:3: {'i' * 80} …: {'m' * 600} …"


def test_problems_are_told_once_each_in_order_of_their_places():
    one, two, three = (Problem(*place, "a", "b") for place in (("a", 2), ("a", 10), ("b", 1)))
    faulty = Faulty([three, two, one, two])
    assert faulty.problems == (one, two, three)
    assert str(faulty) == "a:2: a: b\na:10: a: b\nb:1: a: b"

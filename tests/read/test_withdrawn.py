"""withdrawn.yaml: only what was published can be withdrawn, and each fault has its line."""

from annotated.model import Withdrawn
from annotated.read import published, withdrawn
from project import ROOT
from samples import PUBLISHED_TXT

GOOD = """\
withdrawn:
  - id: "/claims/#mech-99"
    date: "2027-05-03"
    reason: It stood *twice*, as [1].
    now: "/claims/#mech-04"
  - id: "/old/"
    date: "2027-05"
    reason: Nobody read it.
"""


def problems(before="", after=""):
    assert before in GOOD
    reading = withdrawn.load(GOOD.replace(before, after, 1))
    return [
        str(one)
        for one in withdrawn.problems(reading, {published.PATH: published.read(PUBLISHED_TXT)})
    ]


def test_a_good_file_has_no_problems():
    assert problems() == []
    assert withdrawn.withdrawn(withdrawn.load(GOOD)) == (
        Withdrawn(
            "/claims/#mech-99", "2027-05-03", "It stood *twice*, as [1].", "/claims/#mech-04"
        ),
        Withdrawn("/old/", "2027-05", "Nobody read it."),
    )


def test_each_fault_has_line_id_what_was_expected_and_what_was_found():
    assert problems("#mech-99", "#mech-98") == [
        "withdrawn.yaml:2: /claims/#mech-98: was never published; published.txt has no such address"
    ]
    assert problems('now: "/claims/#mech-04"', "now: claims.md") == [
        "withdrawn.yaml:5: /claims/#mech-99: now: expected an address such as /claims/#mech-04, "
        "found 'claims.md'"
    ]
    assert problems("mech-04", "<b>")[0].endswith("found '/claims/#<b>'")
    assert problems("2027-05-03", "2027-05-32") == [
        "withdrawn.yaml:3: /claims/#mech-99: date: expected a day that exists, found '2027-05-32'"
    ]
    assert problems("    reason: Nobody read it.\n", "    why: Nobody read it.\n") == [
        "withdrawn.yaml:6: /old/: the field 'reason' is missing",
        "withdrawn.yaml:8: /old/: unknown field 'why'; known: id, date, reason, now",
    ]
    assert problems('"/old/"', '"/claims/#mech-99"') == [
        "withdrawn.yaml:6: /claims/#mech-99: the id is used twice"
    ]


def test_the_header_of_the_real_file_shows_every_field():
    text = (ROOT / withdrawn.PATH).read_text(encoding="utf-8")
    example = text.partition("#   withdrawn:\n")[2].partition("#\n#")[0]
    reading = withdrawn.load("withdrawn:\n" + example.replace("#   ", ""))
    assert list(withdrawn.problems(reading, {published.PATH: {"/claims/#mech-99"}})) == []
    assert set(reading.records["withdrawn"][0].values) == {"id", "date", "reason", "now"}

import csv
import io
import json
from dataclasses import fields

import pytest

from annotated.cite.styles import STYLES
from annotated.model import Claim, Event
from annotated.publish import exports
from annotated.text.citations import Citation
from works import sample, works_of


@pytest.fixture(scope="module")
def samples():
    return works_of(sample("refs.bib"))


EVENT = Event(
    "plan",
    "2014-06",
    'A “plan”, with "quotes"',
    "Text; more.",
    "policy",
    "china",
    "yes",
    "no",
    (Citation("creemers2018", "p. 5"), Citation("kostka2019")),
)


def test_every_style_has_a_file_of_all_works_and_a_style_of_notes_their_notes(samples):
    files = exports.styles(samples)
    assert set(files) == {exports.style_path(name) for name in STYLES}
    apa, mhra = (json.loads(files[exports.style_path(name)]) for name in ("apa", "mhra"))
    assert apa.keys() == mhra.keys() == samples.keys()
    assert apa["creemers2018"] == [
        "Creemers, R. (2018). <i>China’s Social Credit System: An evolving practice of control</i> "
        "(Working Paper No. 3175792). SSRN. https://doi.org/10.2139/ssrn.3175792"
    ]
    assert [
        text.startswith(name)
        for text, name in zip(
            mhra["creemers2018"], ("Creemers, Rogier, ", "Rogier Creemers, "), strict=True
        )
    ] == [True, True]


def test_json_keeps_the_field_names_and_the_types_of_the_yaml():
    data = json.loads(exports.to_json("events", [EVENT], "2026.1"))
    assert data == {
        "edition": "2026.1",
        "licence": "CC BY 4.0",
        "events": [
            {
                "id": "plan",
                "date": "2014-06",
                "title": 'A “plan”, with "quotes"',
                "text": "Text; more.",
                "category": "policy",
                "place": "china",
                "article": "yes",
                "core": "no",
                "cite": ["creemers2018, p. 5", "kostka2019"],
                "end": "",
                "differs": "",
                "landmark": "",
            }
        ],
    }


def test_csv_gives_back_every_field():
    text = exports.to_csv([EVENT])
    (row,) = csv.DictReader(io.StringIO(text.removeprefix("\ufeff")))
    assert row["title"] == 'A “plan”, with "quotes"'
    assert row["cite"] == "creemers2018, p. 5; kostka2019"
    assert list(row) == [field.name for field in fields(Event)]


def test_the_published_data_are_the_sources(built, real):
    events = json.loads((built / "timeline.json").read_text(encoding="utf-8"))["events"]
    claims = json.loads((built / "claims.json").read_text(encoding="utf-8"))["claims"]
    assert [event["id"] for event in events] == [event.id for event in real.events]
    assert [claim["explanation"] for claim in claims] == [
        claim.explanation for claim in real.claims
    ]
    rows = csv.DictReader(io.StringIO((built / "claims.csv").read_text(encoding="utf-8-sig")))
    assert [row["verdict"] for row in rows] == [claim.verdict for claim in real.claims]
    assert set(claims[0]) == {field.name.replace("_", "-") for field in fields(Claim)}

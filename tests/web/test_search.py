"""The search index, completed after MkDocs has made it."""

import json

from annotated.model import Reference
from annotated.web import search


def test_works_take_the_place_of_the_long_sections_and_terms_come_first(real):
    key = "creemers2018"
    docs = [
        {"location": "references/", "title": "References", "text": "All"},
        {"location": "references/#law", "title": "Law", "text": "Much"},
        {"location": "glossary/#fico", "title": "FICO", "text": "A score"},
    ]
    entries = {key: "Creemers, R. (2018). *A \\[title\\]*. <https://x.org/>"}
    done = json.loads(
        search.complete(json.dumps({"config": {}, "docs": docs}), real.references, entries)
    )
    assert done == {
        "config": {},
        "docs": [
            docs[0],
            docs[2] | {"boost": 3},
            {
                "location": f"references/#{key}",
                "title": "China’s Social Credit System: An Evolving Practice of Control",
                "text": "<p>Creemers, R. (2018). A [title]. https://x.org/</p>",
            },
        ],
    }


def test_every_work_event_claim_and_term_is_a_result_of_its_own(built, real):
    docs = json.loads((built / "search" / "search_index.json").read_text("utf-8"))["docs"]
    found = {doc["location"] for doc in docs}
    expected = {f"references/#{key}" for key in real.references}
    expected |= {f"timeline/#{event.id}" for event in real.events}
    expected |= {f"claims/#{claim.id}" for claim in real.claims}
    expected |= {f"glossary/#{term.id}" for term in real.terms}
    assert expected - found == set()
    assert [one for one in found if one.endswith("#references-on-this-page")] == []


def test_a_work_is_written_as_html_and_the_index_without_spaces():
    references = {"daum2018": Reference("daum2018", "book", {"title": "{A} & B…"}, 1)}
    entries = {"daum2018": "Daum, J. (2018). *A & B*."}
    assert search.complete('{"docs": [ ]}', references, entries) == (
        '{"docs":[{"location":"references/#daum2018","title":"A &amp; B…",'
        '"text":"<p>Daum, J. (2018). A &amp; B.</p>"}]}'
    )

"""The search index, completed after MkDocs has made it."""

import json

from annotated import lists, search
from annotated.model import Reference


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


def test_a_long_index_keeps_the_beginning_of_every_text(monkeypatch):
    monkeypatch.setattr(search, "MOST", 12)
    docs = [
        {"location": "a/", "title": "A whole title", "text": "<p>Seven letters</p>"},
        {"location": "b/", "title": "B", "text": "Short<p>."},
    ]
    done = json.loads(search.complete(json.dumps({"docs": docs}), {}, {}))
    assert done == {
        "docs": [docs[0] | {"text": "<p>Sev"}, docs[1] | {"text": "Short"}],
        "shortened": True,
    }


def test_an_index_of_just_the_length_allowed_is_kept(monkeypatch):
    monkeypatch.setattr(search, "MOST", 5)
    index = json.dumps({"docs": [{"location": "a/", "title": "A", "text": "Fünf…"}]})
    done = '{"docs":[{"location":"a/","title":"A","text":"Fünf…"}]}'
    assert search.complete(index, {}, {}) == done


def test_works_and_terms_of_long_lists_lead_to_the_pages_of_their_parts(monkeypatch):
    monkeypatch.setattr(lists, "MOST", 1)
    locations = ("references-cr/", "references-cr/#creemers2018", "glossary-f/#fico", "glossary-f/")
    docs = [{"location": one, "title": "T", "text": "T"} for one in locations]
    references = {
        key: Reference(key, "book", {"title": "{A} & B"}, 1) for key in ("creemers2018", "daum2018")
    }
    entries = {"daum2018": "Daum, J. (2018). *A & B*."}
    done = search.complete(json.dumps({"docs": docs}), references, entries)
    assert json.loads(done)["docs"] == [
        docs[0],
        docs[2] | {"boost": 3},
        docs[3],
        {
            "location": "references-da/#daum2018",
            "title": "A &amp; B",
            "text": "<p>Daum, J. (2018). A &amp; B.</p>",
        },
    ]


def test_every_work_event_claim_and_term_is_a_result_of_its_own(built, real):
    docs = json.loads((built / "search" / "search_index.json").read_text("utf-8"))["docs"]
    found = {doc["location"] for doc in docs}
    expected = {f"references/#{key}" for key in real.references}
    expected |= {f"timeline/#{event.id}" for event in real.events}
    expected |= {f"claims/#{claim.id}" for claim in real.claims}
    expected |= {f"glossary/#{term.id}" for term in real.terms}
    assert expected - found == set()
    assert [one for one in found if one.endswith("#references-on-this-page")] == []

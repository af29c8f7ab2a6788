"""Claims and events as things to cite."""

from annotated.model import Claim, Event, Sources
from annotated.text.citations import Citation
from annotated.write import entries
from works import EDITION

CLAIM = Claim(
    "mech-04", "mechanics", "A *low* score", "Said.", (), "inaccurate", "Why.", "Since.", ()
)
EVENT = Event(
    "plan", "2014-06-14", "The *Outline*", "T.", "policy", "china", "yes", "no", (Citation("a"),)
)


def test_claims_and_events_have_files_under_their_ids():
    found = entries.items_of(Sources(claims=(CLAIM,), events=(EVENT,)), EDITION)
    assert {path: (item["id"], item["title"], item["URL"]) for path, item in found.items()} == {
        "claims/mech-04": (
            "mech-04",
            "A low score (mech-04)",
            "https://example.org/credit/claims/#mech-04",
        ),
        "timeline/plan": (
            "plan",
            "The Outline (plan)",
            "https://example.org/credit/timeline/#plan",
        ),
    }

"""Claims and events as things to cite, each under its own title and address."""

from annotated.cite import items
from annotated.cite.items import Item
from annotated.model import Claim, Edition, Event, Sources
from annotated.text.markdown import without_emphasis


def items_of(sources: Sources, edition: Edition) -> dict[str, Item]:
    """The entries that have files of their own, by the paths of these."""
    claims = {f"claims/{one.id}": of_claim(one, edition) for one in sources.claims}
    return claims | {f"timeline/{one.id}": of_event(one, edition) for one in sources.events}


def of_claim(claim: Claim, edition: Edition) -> Item:
    """A claim, under its short form and its id."""
    return items.of_entry(claim.id, _title(claim.short, claim.id), "claims", edition)


def of_event(event: Event, edition: Edition) -> Item:
    """An event, under its title and its id."""
    return items.of_entry(event.id, _title(event.title, event.id), "timeline", edition)


def _title(words: str, name: str) -> str:
    return f"{without_emphasis(words)} ({name})"

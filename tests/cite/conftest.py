"""Works for the tests of what other programs get of them."""

import pytest

from annotated.cite import items
from works import EDITION, REFERENCES, sample, works_of


@pytest.fixture(scope="session")
def samples():
    """A work of each kind, and those that are hard to write."""
    return works_of(sample("refs.bib"))


@pytest.fixture(scope="session")
def works():
    """All real works."""
    return items.works(REFERENCES, EDITION.date)

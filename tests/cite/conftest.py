"""Works as items, for the tests of what other programs get of them."""

import pytest

from works import AWKWARD, BIBTEX, items_of


@pytest.fixture(scope="session")
def awkward():
    """The awkward works as items."""
    return items_of(AWKWARD)


@pytest.fixture(scope="session")
def works():
    """All real works as items."""
    return items_of(BIBTEX)

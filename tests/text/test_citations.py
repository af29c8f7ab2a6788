import pytest

from annotated.text import citations
from annotated.text.citations import Citation

KNOWN = {"creemers2018", "kostka2019"}


def test_citations_are_found_with_their_locators():
    text = "One [@creemers2018, p. 5; -@kostka2019] and [a link](b.md) and [@kostka2019, Art. 5(1)(c)]."
    assert list(citations.found_in(text)) == [
        Citation("creemers2018", "p. 5"),
        Citation("kostka2019", bare=True),
        Citation("kostka2019", "Art. 5(1)(c)"),
    ]


@pytest.mark.parametrize(
    ("items", "messages"),
    [
        (["@a", "@a"], ["'a' is cited twice in one place"]),
        (["@a, p. 5", "@b", "@a, p. 5"], ["'a, p. 5' is cited twice in one place"]),
        (["@a, p. 5", "@a, p. 9", "-@a"], []),
        (["a", "a"], []),
    ],
)
def test_a_work_that_stands_twice_in_a_bracket_is_told(items, messages):
    assert list(citations.twice(items)) == messages


def test_a_cluster_is_written_as_it_is_read():
    cited = (Citation("creemers2018", "p. 5"), Citation("kostka2019", bare=True))
    assert citations.cluster(cited) == "[@creemers2018, p. 5; -@kostka2019]"
    assert tuple(citations.found_in(citations.cluster(cited))) == cited


@pytest.mark.parametrize(
    "sign", ["<", ">", "`", "*", "_", "\\", "{", "}", "~", "^", "$", "|", "&amp;"]
)
def test_a_locator_is_plain_text(sign):
    found = list(citations.faults(f"-@creemers2018, p. {sign} 5", KNOWN))
    message = f"the locator {f'p. {sign} 5'!r} has markup in it; expected plain text"
    assert found == [message]


@pytest.mark.parametrize(
    "locator", ["p. 5", "Art. 5(1)(c)", "pp. 3–4 & 9, n. 2", "‘Scope’", "ch. 1: A"]
)
def test_a_locator_in_words_has_no_fault(locator):
    assert list(citations.faults(f"@creemers2018, {locator}", KNOWN)) == []

from collections import Counter

from annotated.write import citations


def test_each_citation_gets_an_id_of_its_own():
    label = citations.rendered(
        iter([("kostka2019", "Kostka, 2019"), ("creemers2018", "Creemers, 2018")])
    )
    assert citations.number(f"{label} {label}") == (
        "([Kostka, 2019](#ref-kostka2019){ #cite-kostka2019-1 .citation }; "
        "[Creemers, 2018](#ref-creemers2018){ #cite-creemers2018-1 .citation }) "
        "([Kostka, 2019](#ref-kostka2019){ #cite-kostka2019-2 .citation }; "
        "[Creemers, 2018](#ref-creemers2018){ #cite-creemers2018-2 .citation })",
        Counter(kostka2019=2, creemers2018=2),
    )

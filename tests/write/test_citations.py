from annotated.write import citations


def test_each_citation_gets_an_id_of_its_own():
    label = citations.rendered(
        iter([("kostka2019", "Kostka, 2019"), ("creemers2018", "Creemers, 2018")])
    )
    assert citations.number(f"{label} {label}") == (
        "([Kostka, 2019](#ref-kostka2019){ #c1 .citation }; "
        "[Creemers, 2018](#ref-creemers2018){ #c2 .citation }) "
        "([Kostka, 2019](#ref-kostka2019){ #c3 .citation }; "
        "[Creemers, 2018](#ref-creemers2018){ #c4 .citation })",
        {"kostka2019": [1, 3], "creemers2018": [2, 4]},
    )

import pytest

from annotated.cite import bibliography, citeproc, pandoc
from annotated.read import bibliography as read_bibliography
from annotated.text.citations import Citation
from project import ROOT

BIBTEX = """\
@online{daum2018a,
  author       = {Daum, Jeremy},
  title        = {Second {China} Essay},
  year         = {2018},
  langid       = {english},
}

@online{daum2018b,
  author       = {Daum, Jeremy},
  title        = {First Essay},
  year         = {2018},
  langid       = {english},
}

@article{gordeev2016,
  author       = {Гордеев, А.},
  title        = {Цифровая диктатура},
  titleenglish = {Digital Dictatorship},
  journal      = {РБК},
  year         = {2016},
  langid       = {russian},
}

@online{trivium,
  author       = {{Trivium China}},
  title        = {Adoption},
  url          = {https://example.org/a_b},
  langid       = {english},
}
"""


def formatted(*citations):
    return citeproc.format_all(
        BIBTEX, citations, ["daum2018a", "daum2018b", "gordeev2016", "trivium"]
    )


def test_labels_keep_locators_and_suffixes_across_the_whole_site():
    cited = (
        Citation("daum2018a", "Art. 5(1)(c)"),
        Citation("daum2018b", "p. 7", bare=True),
        Citation("gordeev2016"),
        Citation("trivium"),
    )
    assert formatted(*cited).labels == {
        cited[0]: "Daum, 2018b, Art. 5(1)(c)",
        cited[1]: "2018a, p. 7",
        cited[2]: "Гордеев, 2016",
        cited[3]: "Trivium China, n.d.",
    }


def test_references_are_alphabetical_with_the_english_title_in_brackets():
    assert formatted().entries == {
        "daum2018b": "Daum, J. (2018a). *First essay*.",
        "daum2018a": "Daum, J. (2018b). *Second China essay*.",
        "trivium": "Trivium China. (n.d.). *Adoption*. <https://example.org/a_b>",
        "gordeev2016": "Гордеев, А. (2016). Цифровая диктатура \\[Digital Dictatorship\\]. *РБК*.",
    }


def entry(key, author, title, year=2018):
    return (
        f"@book{{{key},\n  author = {{{author}}},\n  title = {{{title}}},\n  year = {{{year}}}\n}}"
    )


# Works that pandoc tells apart by letters, initials or more names, and some that it need not.
ALIKE = "\n\n".join(
    [
        *(entry(f"daum{n}", "Daum, Jeremy", f"Essay {n}") for n in range(30)),
        entry("daumlee", "Daum, Jeremy and Lee, Ann and Poe, Bo", "Three of them"),
        entry("daumzola", "Daum, Jeremy and Zola, Ann and Poe, Bo", "Three others"),
        entry("other", "Daum, Karl", "Another Daum"),
        entry("particle", "von Daum, Lisa", "With a particle"),
        entry("junior", "Daum, Jr., Max", "With a suffix"),
        entry("lee", "Lee, Ann", "Alone"),
        entry("office", "{Office of Daum}", "Corporate", 2019),
        "@misc{how,\n  title = {How We Did It: A Start},\n  year = {2018}\n}",
        "@misc{howtwo,\n  title = {How We Did It: An End},\n  year = {2018}\n}",
        *(entry(f"single{n}", f"Name{chr(97 + n)}, Ann", "Title") for n in range(20)),
    ]
)


def assert_the_same_in_parts(bibtex, citations, size):
    keys = list(bibliography.entries(bibtex))
    whole = citeproc.format_all(bibtex, citations, keys, size=len(keys))
    parts = citeproc.format_all(bibtex, citations, keys, size=size)
    assert parts == whole
    assert list(parts.entries) == list(whole.entries)


@pytest.mark.parametrize("size", [1, 7])
def test_parts_give_the_letters_and_initials_of_the_whole(size):
    citations = [Citation(key) for key in bibliography.entries(ALIKE)]
    assert_the_same_in_parts(ALIKE, [*citations, Citation("daum7", "p. 3", bare=True)], size)


def test_the_references_of_the_site_are_the_same_in_parts(assembled):
    bibtex = (ROOT / read_bibliography.PATH).read_text(encoding="utf-8")
    assert_the_same_in_parts(bibtex, assembled.formatted.labels, size=40)


def test_an_unknown_key_is_an_error_in_parts_too():
    keys = list(bibliography.entries(ALIKE))
    with pytest.raises(pandoc.Failed, match="nobody2018"):
        citeproc.format_all(ALIKE, [Citation("nobody2018")], keys, size=7)


def test_a_warning_of_pandoc_is_an_error():
    with pytest.raises(pandoc.Failed, match="nobody2018"):
        formatted(Citation("nobody2018"))


def test_every_citation_and_reference_of_the_site_is_formatted(assembled):
    assert set(assembled.formatted.entries) == set(assembled.sources.references)
    assert all(assembled.formatted.labels.values())
    assert not any("???" in label for label in assembled.formatted.labels.values())

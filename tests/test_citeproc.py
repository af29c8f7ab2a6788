import pytest

from annotated import citeproc
from annotated.model import Citation

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


def test_a_warning_of_pandoc_is_an_error():
    with pytest.raises(citeproc.PandocError, match="nobody2018"):
        formatted(Citation("nobody2018"))


def test_every_citation_and_reference_of_the_site_is_formatted(assembled):
    assert set(assembled.formatted.entries) == set(assembled.sources.references)
    assert all(assembled.formatted.labels.values())
    assert not any("???" in label for label in assembled.formatted.labels.values())

"""refs.bib as pandoc gets it: every entry as written, a foreign title with its English one."""

import pytest

from annotated.cite import bibliography

GOOD = """\
@online{daum2018,
  author   = {Daum, Jeremy},
  title    = {Title of {China}},
  year     = {2018},
  month    = oct,
  langid   = {english},
  keywords = {scholarship},
  checked  = {seen},
}
"""


@pytest.mark.parametrize(
    "entry",
    [
        "@book{a,\n  titleenglish = {English},\n  title        = {Title of {China}%s},\n}\n",
        "@book{a,\n  title        = {Title of {China}%s},\n  titleenglish = {English},\n}\n",
        # The last field may stand without a comma.
        "@book{a,\n  titleenglish = {English},\n  title        = {Title of {China}%s}\n}\n",
        "@book{a,\n  title        = {Title of {China}%s},\n  titleenglish = {English}\n}\n",
    ],
)
def test_the_english_title_goes_into_brackets_for_pandoc(entry):
    assert bibliography.for_pandoc(entry % "") == entry % " {[English]}"


def test_pandoc_gets_every_other_word_as_it_is_written():
    foreign = GOOD.replace("daum2018", "a1").replace(
        "  year", "  titleenglish = {In English},\n  year"
    )
    text = f"% a note\n\n{GOOD}\n{foreign}"
    assert bibliography.for_pandoc(text) == text.replace(
        "{Title of {China}},\n  titleenglish", "{Title of {China} {[In English]}},\n  titleenglish"
    )
    found = bibliography.entries(text)
    assert list(found) == ["daum2018", "a1"]
    assert [entry.strip() for entry in found.values()] == [GOOD.strip(), foreign.strip()]

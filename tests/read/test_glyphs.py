"""The font of the documents: which characters the sources need, and which it lacks."""

from annotated.read import files, glyphs
from project import ROOT


def test_what_needs_the_chinese_font_is_collected_once_and_sorted():
    texts = {"a.md": "Credit 信用, *xìnyòng*; 用 again.", "b.yaml": "（信）〔2014〕"}
    assert glyphs.used(texts) == "".join(sorted("信用（）〔〕"))
    assert glyphs.used({"a.md": "Nothing Chinese: é, „ā“, Цифра."}) == ""


def test_the_font_has_all_that_the_sources_use():
    texts, _ = files.read_files(ROOT)
    assert set(glyphs.used(texts)) <= set(glyphs.covered())
    assert list(glyphs.problems(texts, glyphs.covered())) == []


def test_the_first_place_of_each_missing_character_is_named_with_its_cure():
    texts = {"a.md": "信用\n龘 信\n", "b.md": "龘 → 😀"}
    assert [str(problem) for problem in glyphs.problems(texts, "信")] == [
        "a.md:1: font: the print font lacks '用' (U+7528); run scripts/fonts",
        "a.md:2: font: the print font lacks '龘' (U+9F98); run scripts/fonts",
        "b.md:1: font: the print font lacks '😀' (U+1F600); write it in Latin letters",
    ]

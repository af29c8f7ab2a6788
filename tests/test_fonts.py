"""The font of the documents: which characters the sources need, and which it lacks."""

from annotated import fonts, sources
from conftest import ROOT, run_module


def test_what_needs_the_chinese_font_is_collected_once_and_sorted():
    texts = {"a.md": "Credit 信用, *xìnyòng*; 用 again.", "b.yaml": "（信）〔2014〕"}
    assert fonts.used(texts) == "".join(sorted("信用（）〔〕"))
    assert fonts.used({"a.md": "Nothing Chinese: é, „ā“, Цифра."}) == ""


def test_the_font_has_all_that_the_sources_use():
    texts, _ = sources.read_files(ROOT)
    assert set(fonts.used(texts)) <= set(fonts.covered())
    assert list(fonts.problems(texts, fonts.covered())) == []


def test_the_first_place_of_each_missing_character_is_named_with_its_cure():
    texts = {"a.md": "信用\n龘 信\n", "b.md": "龘 → 😀"}
    assert [str(problem) for problem in fonts.problems(texts, "信")] == [
        "a.md:1: font: the print font lacks '用' (U+7528); run scripts/fonts",
        "a.md:2: font: the print font lacks '龘' (U+9F98); run scripts/fonts",
        "b.md:1: font: the print font lacks '😀' (U+1F600); write it in Latin letters",
    ]


def test_the_command_prints_what_the_sources_use(texts):
    printed = run_module("annotated.fonts", folder=texts)
    assert (printed.returncode, printed.stderr) == (0, "")
    assert printed.stdout == f"{fonts.used(sources.read_files(texts)[0])}\n"

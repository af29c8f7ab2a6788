"""The command that checks: every problem in sources and settings, printed, and how it ends."""

from project import EDITION, LABEL_LINE, edit, run_module


def check(folder):
    """How the check of a copy ends, what it prints, and what it says beside."""
    result = run_module("annotated.read.check", folder=folder, scripts=folder / "scripts")
    return result.returncode, result.stdout, result.stderr


def line_of(file, text):
    return file.read_text(encoding="utf-8").split(text)[0].count("\n") + 1


def test_problems_in_settings_and_sources_are_printed_together(copy):
    media, settings = copy / "docs/media.md", copy / "mkdocs.yml"
    edit(media, "](timeline.md#nosedive)", "](timeline.md#nosedove)")
    edit(settings, f'"{EDITION.label}"', '"2026"')
    printed = (
        f"docs/media.md:{line_of(media, '#nosedove')}: nosedove: timeline.yaml has no such id; it has nosedive\n"
        f"mkdocs.yml:{LABEL_LINE}: extra.edition.label: "
        "expected \"2026.1\" or alike, found '2026'\n"
    )
    assert check(copy) == (1, printed, "2 problems.\n")


def test_a_work_of_the_future_is_reported(copy):
    refs = copy / "refs.bib"
    line = line_of(refs, "@online{accountinginsights,")
    edit(refs, "@online{accountinginsights,\n", "@online{accountinginsights,\n  year = {2099},\n")
    printed = (
        f"refs.bib:{line}: accountinginsights: "
        f"expected a date up to that of the edition, {EDITION.date}, found 2099\n"
    )
    assert check(copy) == (1, printed, "1 problem.\n")


def test_a_missing_list_of_characters_is_a_sentence(copy):
    place = copy / "scripts/annotated/paper/fonts/characters.txt"
    place.unlink()
    said = f"{place}: No such file or directory\n"
    assert check(copy) == (1, said, "1 problem.\n")

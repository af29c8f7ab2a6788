"""Running pandoc: what it says when it cannot, and when it is not content."""

import pytest

from annotated import pandoc


def test_a_text_goes_in_and_its_other_form_comes_out():
    assert (
        pandoc.run(["-f", "markdown", "-t", "html"], "*a* ‘失信’") == "<p><em>a</em> ‘失信’</p>\n"
    )


def test_a_warning_is_a_failure_in_pandocs_own_words():
    with pytest.raises(pandoc.Failed, match="nobody2018 not found"):
        pandoc.run(["--citeproc", "-f", "markdown", "-t", "html"], "[@nobody2018]")


@pytest.mark.parametrize("locale", ["C", "POSIX", "de_DE.ISO-8859-1"])
def test_files_of_any_name_are_found_in_any_locale(monkeypatch, tmp_path, locale):
    monkeypatch.setenv("LC_ALL", locale)
    folder = tmp_path / "中 ü"
    folder.mkdir()
    (folder / "é.css").write_text("p {}")
    book = folder / "失.epub"
    pandoc.run(
        ["-t", "epub3", f"--css={folder / 'é.css'}", f"--output={book}", "-M", "title=a"], "a"
    )
    assert book.exists()


def test_a_missing_pandoc_is_a_sentence(monkeypatch, tmp_path):
    monkeypatch.setattr(pandoc, "PROGRAM", tmp_path / "pandoc")
    with pytest.raises(pandoc.Failed) as error:
        pandoc.run(["--version"])
    place = tmp_path / "pandoc"
    reason = f"{place}: No such file or directory. Remove .venv and try again."
    assert str(error.value) == f"pandoc cannot be run: {reason}"

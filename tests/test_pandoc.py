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


def test_a_missing_pandoc_is_a_sentence(monkeypatch, tmp_path):
    monkeypatch.setattr(pandoc, "PROGRAM", tmp_path / "pandoc")
    with pytest.raises(pandoc.Failed) as error:
        pandoc.run(["--version"])
    place = tmp_path / "pandoc"
    reason = f"{place}: No such file or directory. Remove .venv and try again."
    assert str(error.value) == f"pandoc cannot be run: {reason}"

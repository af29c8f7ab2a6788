"""The home page in Markdown: the layers, the verdicts counted, a row for each chapter."""

import re

import pytest

from annotated.model import CHAPTERS, VERDICTS
from annotated.read.claims import UNJUDGED
from annotated.text.markdown import minutes
from annotated.write import home


def test_each_layer_is_named_with_who_runs_it_and_for_whom_and_that_there_is_no_score(real):
    (figure,) = [one for one in real.figures if one.layers]
    parts = [layer for layer in figure.layers if layer.beside == "no"]
    whom = {"people": "people", "firms": "firms", "both": "people and firms"}
    rows = [
        f'- <span class="silhouette" data-layer="{one.id}"></span> **{one.name}** '
        f"run by {one.run}, for {whom[one.touches]}"
        for one in parts
    ]
    assert home.layers(real) == (
        '<div class="layers" markdown="1">\n\n'
        + "\n".join(rows)
        + "\n\n*a single score* **does not exist**\n\n</div>"
    )


def test_the_verdicts_are_counted_and_each_leads_to_the_ledger_filtered_so(real):
    written = home.verdicts(real)
    counted = [one for one in real.claims if one.id != UNJUDGED]
    assert f"## What became of the article’s {len(counted)} claims {{ #what-became" in written
    found = re.findall(r"\(claims\.md\?verdict=([a-z-]+)\) (\d+)", written)
    by_verdict = {
        verdict: str(sum(one.verdict == verdict for one in counted)) for verdict in VERDICTS
    }
    assert dict(found) == {name: by_verdict[name] for name, _ in found}
    assert sum(int(number) for _, number in found) == len(counted)


def test_each_chapter_has_a_row_with_its_minutes_and_its_numbers(real, assembled):
    written = home.chapters(real, assembled.expanded)
    rows = written.split("\n- ")[1:]
    assert len(rows) == len(CHAPTERS)
    for name, row in zip(CHAPTERS, rows, strict=True):
        claims = [one for one in real.claims if one.chapter == name and one.id != UNJUDGED]
        assert row.startswith(f"[{real.title(name)}]({name}.md)")
        assert real.pages[name].meta["description"] in row
        assert f"{minutes(assembled.expanded[name])} min" in row
        assert f'data-chapter="{name}">{len(claims)} claims: ' in row


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("word " * 220, 1),
        ("word " * 221, 2),
        ("word " * 219 + "[linked](page.md#a-place){ .term } [@key, p. 5; -@other2018]", 1),
        (
            "word " * 220
            + "\n\n| a | table |\n| --- | --- |\n| of | words |\n\n<div class='a b c'>",
            1,
        ),
    ],
)
def test_minutes_are_those_of_the_words_that_are_read(text, expected):
    assert minutes(text) == expected

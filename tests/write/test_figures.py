from dataclasses import replace

from annotated.model import Figure, Layer, Milestone, Reference, Row, Rung, Step, Value
from annotated.text.citations import Citation
from annotated.write import figures
from samples import AFTER

REFERENCES = {
    "rieger2020": Reference("rieger2020", "report", {"author": "Rieger"}, 1),
    "ohlberg2020": Reference("ohlberg2020", "report", {"author": "Ohlberg"}, 1),
}
CITED = (Citation("rieger2020"),)
SURVEY = Figure(
    "student-support",
    "2",
    "Before and after",
    "Students, in *two* rounds.",
    "Two bars, 53 and about 29.",
    "Asked",
    (Citation("ohlberg2020"),),
    unit="per cent",
    values=(
        Value("before", "student-support", "Before", "53", "seen", CITED),
        AFTER,
    ),
)
LAYERS = Figure(
    "layers",
    "1",
    "The layers",
    "Who runs what.",
    "One bar.",
    "System",
    (),
    layers=(
        Layer("a", "Commercial scores", "firms", "people", "users", "perks | more", "no", CITED),
        Layer("b", "Loans", "banks", "both", "all", "a loan", "yes", CITED),
    ),
)
MONEY = Figure(
    "investment",
    "3",
    "Money",
    "In billions.",
    "One column.",
    "Year",
    (),
    values=(Value("y", "investment", "2015", "1", "seen", CITED, date="2015"),),
    milestones=(Milestone("m", "investment", "gdpr", "GDPR applies", "2018-05-25"),),
)


def files(name):
    """What can be taken along of a figure."""
    kinds = " · ".join(f"[{kind.upper()}](figures/{name}.{kind})" for kind in ("svg", "png", "csv"))
    return f'<span class="figure-files">{kinds} · [cite](cite.md){{ .figure-cite }}</span>'


def test_the_table_has_each_number_in_the_column_of_its_series():
    numbers = [
        ("2023", "Removed", "2"),
        ("2023", "New", "1"),
        ("2024", "New", "3"),
        ("2025", "Removed", "5"),
        ("2025", "New", "4"),
    ]
    rows = tuple(
        Value(f"v{place}", "court-list-flow", label, number, "seen", (), series=series)
        for place, (label, series, number) in enumerate(numbers)
    )
    figure = Figure("court-list-flow", "3", "T", "C.", "A.", "Year", (), values=rows)
    assert figures.render(figure, REFERENCES).partition('markdown="1">\n\n| ')[2] == (
        "Year | Removed | New |\n"
        "| --- | --- | --- |\n"
        "| 2023 | 2 | 1 |\n"
        "| 2024 |  | 3 |\n"
        "| 2025 | 5 | 4 |\n\n"
        "</div>\n\n</div>"
    )


def test_a_figure_is_written_with_picture_caption_sources_and_table():
    assert figures.render(SURVEY, REFERENCES) == (
        '<div class="figure" id="fig-student-support" markdown="1">\n\n'
        "![Two bars, 53 and about 29.](figures/student-support.svg)\n\n"
        "[**Figure 2.**](#fig-student-support){ .figure-number } **Before and after.** "
        "Students, in *two* rounds. "
        f"*Source:* [@rieger2020; @ohlberg2020]. {files('student-support')}\n\n"
        '<div class="data" data-search-exclude="" markdown="1">\n\n'
        "| Asked | Per cent | Source and remarks |\n"
        "| --- | --- | --- |\n"
        "| Before | 53 | [@rieger2020] |\n"
        "| After | about 29 (derived) | [@rieger2020, p. 4] From two parts. |\n\n"
        "</div>\n\n</div>"
    )


def test_layers_and_milestones_are_written_out():
    assert (
        "| System | Run by | Touches | Whom | What follows | Source |\n"
        "| --- | --- | --- | --- | --- | --- |\n"
        "| Commercial scores | firms | People | users | perks \\| more | [@rieger2020] |\n"
        "| Loans | banks | People and firms | all | a loan | [@rieger2020] |\n\n</div>"
        in figures.render(LAYERS, REFERENCES)
    )
    assert (
        "Milestones:\n\n- [25 May 2018](timeline.md#gdpr): GDPR applies\n\n</div>"
        in figures.render(MONEY, REFERENCES)
    )


def figure(**parts):
    return Figure("f", "4", "T", "C.", "A.", "Part", (), **parts)


def test_a_step_a_line_and_a_rung_are_rows_of_their_tables():
    step = Step("s", "f", "Judgment", "A court [1]", "Law", "paying", CITED, "no payment")
    last = Step("t", "f", "Listing", "The list", "Rules", "removal", CITED)
    assert (
        "| Part | What it is | Rule | What leads on | Way out | Source |\n"
        "| --- | --- | --- | --- | --- | --- |\n"
        "| Judgment | A court \\[1\\] | Law | no payment | paying | [@rieger2020] |\n"
        "| Listing | The list | Rules |  | removal | [@rieger2020] |\n\n</div>"
    ) in figures.render(figure(steps=(step, last)), REFERENCES)
    assert (
        "| Part | What stands in it | Source |\n| --- | --- | --- |\n"
        "| Name | Wang X | [@rieger2020] |\n\n</div>"
    ) in figures.render(figure(lines=(Row("r", "f", "Name", "Wang X", CITED),)), REFERENCES)
    rung = Rung("l", "f", "courts", "Reply", "A reply", "binds courts", CITED)
    assert (
        "| Part | Branch | Force | Example | Source |\n| --- | --- | --- | --- | --- |\n"
        "| Reply | courts | binds courts | A reply | [@rieger2020] |\n\n</div>"
    ) in figures.render(figure(rungs=(rung,)), REFERENCES)


def test_milestones_stand_one_below_the_other():
    ban = Milestone("n", "investment", "ban", "A [ban]", "2025-02")
    more = replace(MONEY, milestones=(*MONEY.milestones, ban))
    assert figures.render(more, REFERENCES).endswith(
        "Milestones:\n\n- [25 May 2018](timeline.md#gdpr): GDPR applies\n"
        "- [February 2025](timeline.md#ban): A \\[ban\\]\n\n</div>\n\n</div>"
    )


def test_a_caption_names_every_work_of_the_figure_and_its_data_once(real):
    for figure in real.figures:
        cited = figures.by_author(figure.sources, real.references)
        works = {one.key for part in (*figure.parts, figure) for one in part.cite}
        assert sorted(one.key for one in cited) == sorted(works), figure.id
        assert {one.locator for one in cited} <= {""}


def test_sources_of_one_author_stand_together_and_those_of_nobody_alone():
    def work(key, **fields):
        return Reference(key, "report", fields, 1)

    works = {
        "a1": work("a1", author="A"),
        "n1": work("n1"),
        "b1": work("b1", author="B"),
        "n2": work("n2"),
        "a2": work("a2", author="A"),
        "a3": work("a3", author="A"),
    }
    assert figures.by_author(map(Citation, works), works) == (
        Citation("a1"),
        Citation("a2", bare=True),
        Citation("a3", bare=True),
        Citation("n1"),
        Citation("b1"),
        Citation("n2"),
    )


def test_a_figure_without_sources_of_its_own_names_the_ledger():
    values = tuple(
        Value("v", "verdicts", label, number, "seen", (), series=series)
        for label, numbers in (("Supported", "20"), ("Opinion", "11"))
        for series, number in zip(("All chapters", "Media"), numbers, strict=True)
    )
    counted = Figure("verdicts", "9", "T", "C.", "A.", "Verdict", (), values=values)
    assert figures.render(counted, REFERENCES) == (
        '<div class="figure" id="fig-verdicts" markdown="1">\n\n'
        "![A.](figures/verdicts.svg)\n\n"
        "[**Figure 9.**](#fig-verdicts){ .figure-number } **T.** C. "
        f"*Source:* the ledger of [claims](claims.md). {files('verdicts')}\n\n"
        '<div class="data numbers" data-search-exclude="" markdown="1">\n\n'
        "| Verdict | All chapters | Media |\n"
        "| --- | --- | --- |\n"
        "| Supported | 2 | 0 |\n"
        "| Opinion | 1 | 1 |\n\n"
        "</div>\n\n</div>"
    )


def test_remarks_name_their_series_and_stand_beside_their_sources():
    def value(series, note, cite):
        cited = tuple(map(Citation, cite))
        return Value("v", "f", "2024", "1", "seen", cited, series=series, note=note)

    values = (
        value("In", "A [note].", ["rieger2020"]),
        value("Out", "A note.", ["rieger2020", "ohlberg2020"]),
        value("Third", "", ["ohlberg2020"]),
    )
    figure = Figure("f", "1", "T", "C.", "A.", "Year", (), unit="million", values=values)
    assert (
        "| Year | In | Out | Third | Source and remarks |\n"
        "| --- | --- | --- | --- | --- |\n"
        "| 2024 | 1 | 1 | 1 | [@rieger2020; @ohlberg2020] In: A \\[note\\]. Out: A note. |\n\n</div>"
        in figures.render(figure, REFERENCES)
    )

"""Tables in a finished page: the cells of a wide one say what they are."""

from annotated.web import tables


def table(names, rows, css="", columns=()):
    head = "".join(f"<th>{name}</th>" for name in names)
    starts = ["<td>", *(f'<td data-column="{column}">' for column in columns)]
    starts = starts if columns else ["<td>"] * len(names)
    cells = [
        "".join(f"{start}{cell}</td>" for start, cell in zip(starts, row, strict=True))
        for row in rows
    ]
    body = "\n".join(f"<tr>{row}</tr>" for row in cells)
    return f"<table{css}>\n<thead>\n<tr>{head}</tr>\n</thead>\n<tbody>\n{body}\n</tbody>\n</table>"


NAMES = ["Claim", "<em>First</em>", "Why & “how”"]
ROWS = [["a", "b", "c"], ["d", "", "f"]]


def test_the_cells_of_a_wide_table_are_named_by_their_columns():
    named = table(NAMES, ROWS, ' class="blocks"', ["First", "Why &amp; “how”"])
    html = f"<p>A.</p>{table(NAMES, ROWS)}<p>B.</p>"
    assert tables.into_page(html) == f"<p>A.</p>{named}<p>B.</p>"


def test_a_narrow_table_and_one_of_numbers_stay_as_they_are():
    narrow = table(["In the text", "What is wrong"], [["a", "b"]])
    numbers = f'<div class="data numbers" data-search-exclude="">\n{table(NAMES, ROWS)}</div>'
    assert tables.into_page(narrow + numbers) == narrow + numbers

"""References in a finished page: what stands behind a line, and the closed list of a page."""

from annotated.web import references

WORK = '<div class="entry work" data-group="law" role="listitem">\n<p><span id="{0}"></span>{0}</p>'
LISTED = '<li class="entry work" data-group="law">\n<p><span id="{0}"></span>{0}</p>'


def test_a_work_is_its_line_and_a_disclosure_for_the_rest():
    html = "\n".join(
        f"{WORK.format(key)}\n<p>{state}</p>\n<p>Note.</p>\n<p>Cited.</p>\n</div>"
        for key, state in (("a2018", "Details seen"), ("b2019", "Unconfirmed"))
    )
    items = "\n".join(
        f"{LISTED.format(key)}<details>\n<summary>{state}</summary>\n<p>Note.</p>\n<p>Cited.</p>\n"
        "</details></li>"
        for key, state in (("a2018", "Details seen"), ("b2019", "Unconfirmed"))
    )
    found = references.into_page(f'<div class="rows" role="list">\n{html}\n</div>\n<p>After.</p>')
    assert found == f'<ol class="rows" role="list">\n{items}</ol>\n<p>After.</p>'


def listed(*items):
    list_ = "\n".join(f"<li>{one}</li>" for one in items)
    return (
        '<h2 data-search-exclude="" id="references-on-this-page">References on this page</h2>',
        f"<ul>\n{list_}\n</ul>",
    )


def test_the_references_of_a_page_are_closed_below_their_heading():
    heading, list_ = listed("A.", "B.")
    assert references.into_page(f"<ul><li>0</li></ul>\n{heading}\n{list_}\n<p>After.</p>") == (
        f"<ul><li>0</li></ul>\n{heading}\n"
        '<details class="listed"><summary>2 works, each with its places on this page</summary>\n'
        f"{list_}\n</details>\n<p>After.</p>"
    )


def test_what_was_withdrawn_is_closed_below_its_heading():
    heading, list_ = '<h2 id="withdrawn">Withdrawn</h2>', "<ul>\n<li>Old.</li>\n</ul>"
    assert references.into_page(f"{heading}\n{list_}") == (
        f'{heading}\n<details class="listed"><summary>1 place that left this page, with why '
        f"and where to look</summary>\n{list_}\n</details>"
    )


def test_one_work_is_one_work():
    heading, list_ = listed("A.")
    assert "<summary>1 work, " in references.into_page(f"{heading}\n{list_}")

"""What a finished page says for the reader view of a browser."""

from annotated.web import reading


def test_filtered_lists_stand_with_their_filters_in_a_section():
    lists = (
        '<form class="filters"><input></form>\n<p class="selection"></p>\n<h2 id="a">A</h2>\n'
        '<div class="rows" role="list">\n<div class="entry">1</div>\n</div>\n<h2 id="b">B</h2>\n'
        '<div role="list">\n<div class="entry">2</div>\n</div>\n'
    )
    for after in ('<h2 id="c">C</h2>', '<details class="cite"></details>'):
        found = reading.into_page(f"<p>Before.</p>{lists}{after}")
        assert found == f"<p>Before.</p><section>{lists}</section>\n{after}"


def test_an_entry_with_a_disclosure_does_not_end_the_section():
    row = '<div role="list"><div><details><summary>A</summary></details></div></div>'
    page = f'<form class="filters"></form>{row}{row}<details class="cite"></details>'
    assert reading.into_page(page).endswith('</section>\n<details class="cite"></details>')


def test_files_to_take_away_stand_in_a_section():
    page = '<div class="files" data-search-exclude=""><p><a href="a.pdf">A</a></p></div>'
    assert reading.into_page(page) == f"{page[:0]}<section{page[4:-6]}</section>"


def test_a_heading_whose_id_sounds_like_a_frame_says_that_it_is_content():
    html = (
        '<h2 id="from-social-credit" aria-label="A">A</h2><h3 id="rules">B</h3><p id="media"></p>'
    )
    assert reading.into_page(html) == (
        '<h2 class="content" id="from-social-credit" aria-label="A">A</h2>'
        '<h3 id="rules">B</h3><p id="media"></p>'
    )

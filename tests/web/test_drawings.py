from annotated.draw.drawings import Drawing, in_page
from annotated.web import drawings

DRAWING = Drawing(*(f'<svg viewBox="0 0 {n} 9" fill="none">{n}</svg>' for n in (3, 2, 1)))


def test_a_figure_in_a_page_has_its_drawing_in_two_widths_and_is_said_once():
    page = (
        '<p>Before.</p><div class="figure" id="fig-poll">\n'
        '<p><img alt="One &quot;bar&quot;." src="../figures/poll.svg" /></p>\n'
        '<p><a href="#fig-poll"><strong>Figure 5.</strong></a> Said.</p>\n'
        '<div class="data" data-search-exclude="">\n<table>\n<tr>\n<td>2015</td>\n<td>47</td>\n</tr>\n'
        "</table>\n</div>\n</div><p>After.</p>"
    )
    assert drawings.into_page(page, {"poll": DRAWING}) == (
        '<p>Before.</p><div class="figure" id="fig-poll">\n<figure>\n<picture class="drawing">'
        '<source media="screen and (max-width: 49.99rem)" '
        'srcset="../assets/drawings/poll-narrow.svg" width="18" height="25">'
        '<img alt="One &quot;bar&quot;." loading="lazy" src="../assets/drawings/poll.svg" '
        'width="19" height="25"></picture>\n'
        '<figcaption><a href="#fig-poll"><strong>Figure 5.</strong></a> Said.</figcaption>\n</figure>\n'
        '<details class="data" data-search-exclude="">\n<summary>The data as a table</summary>\n'
        '<div class="scroll" role="region" aria-label="Data of Figure 5" tabindex="0">'
        "\n<table>\n<tr>\n<td>2015</td>\n<td>47</td>\n</tr>\n</table>\n</div>\n"
        "</details>\n</div><p>After.</p>"
    )


def test_the_drawings_of_the_pages_are_files():
    assert drawings.files({"poll": DRAWING}) == {
        "assets/drawings/poll.svg": in_page(DRAWING.wide).encode(),
        "assets/drawings/poll-narrow.svg": in_page(DRAWING.narrow).encode(),
    }

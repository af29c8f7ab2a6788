from annotated.draw.colours import LIGHT
from annotated.draw.drawings import Drawing
from annotated.web.drawings import into_page


def test_a_figure_in_a_page_is_drawn_twice_and_said_once():
    page = (
        '<p>Before.</p><div class="figure" id="fig-poll">\n'
        '<p><img alt="One &quot;bar&quot;." src="../figures/poll.svg" /></p>\n'
        '<p><a href="#fig-poll"><strong>Figure 5.</strong></a> Said.</p>\n'
        '<div class="data" data-search-exclude="">\n<table>\n<tr>\n<td>2015</td>\n<td>47</td>\n</tr>\n'
        "</table>\n</div>\n</div><p>After.</p>"
    )
    drawing = Drawing(*(f'<svg viewBox="0 0 {n} 9" fill="var(--ink)">{n}</svg>' for n in (3, 2, 1)))
    assert into_page(page, {"poll": drawing}) == (
        '<p>Before.</p><div class="figure" id="fig-poll">\n<figure>\n'
        '<div class="drawing" role="img" aria-label="One &quot;bar&quot;.">'
        f'<svg class="wide" viewBox="0 0 3 9" fill="var(--ink, {LIGHT["ink"]})">3</svg>'
        '<svg class="narrow" aria-hidden="true" viewBox="0 0 2 9" fill="var(--ink)">2</svg></div>\n'
        '<figcaption><a href="#fig-poll"><strong>Figure 5.</strong></a> Said.</figcaption>\n</figure>\n'
        '<details class="data" data-search-exclude="">\n<summary>The data as a table</summary>\n'
        '<div class="scroll" role="region" aria-label="Data of Figure 5" tabindex="0">'
        "\n<table>\n<tr>\n<td>2015</td>\n<td>47</td>\n</tr>\n</table>\n</div>\n"
        "</details>\n</div><p>After.</p>"
    )

"""The finished home page: the picture, the bars, the fold."""

from annotated.draw import shapes
from annotated.web.home import into_page

TALLY = '<svg viewBox="0 0 41 11"><rect/></svg>'


def test_a_layer_gets_its_silhouette_and_one_without_a_shape_an_empty_place():
    page = '<li><span class="silhouette" data-layer="{}"></span> <strong>A</strong></li>'
    known, unknown = (into_page(page.format(name), {}) for name in ("local-schemes", "new-one"))
    drawn = '<li><svg class="silhouette" aria-hidden="true" viewBox="0 0 104 104">{}</svg> <strong>A</strong></li>'
    assert known == drawn.format(shapes.silhouettes()["local-schemes"])
    assert unknown == drawn.format("")


def test_every_part_of_the_system_has_a_silhouette_and_no_two_are_alike(real):
    (figure,) = [one for one in real.figures if one.layers]
    parts = [layer.id for layer in figure.layers if layer.beside == "no"]
    assert list(shapes.silhouettes()) == parts
    assert len(set(shapes.silhouettes().values())) == len(parts)


def test_the_numbers_of_a_chapter_become_a_picture_that_says_them():
    page = '<p>12 min <span class="tally" data-chapter="media">11 claims: 10 supported, 1 opinion</span></p>'
    assert into_page(page, {"media": TALLY}) == (
        '<p>12 min <span class="tally">'
        '<svg role="img" aria-label="11 claims: 10 supported, 1 opinion" viewBox="0 0 41 11"><rect/></svg>'
        '<span aria-hidden="true">11</span></span></p>'
    )


def test_over_the_list_of_verdicts_stands_a_bar_to_point_at():
    items = (
        '<li><span class="mark supported"><svg/></span> <a href="claims/?verdict=supported">Supported</a> 30</li>\n'
        '<li><span class="mark opinion"><svg/></span> <a href="claims/?verdict=opinion">Opinion</a> 5</li>'
    )
    page = f'<div class="verdicts" id="fig-verdicts">\n<ul>\n{items}\n</ul>\n</div>'
    parts = [
        f'<a class="{css}" href="claims/?verdict={verdict}" tabindex="-1">'
        f'<svg class="share" width="{40 * count}" height="1"></svg>'
        f'<span><svg class="shape"><use href="#v-{verdict}"/></svg><b>{count}</b></span></a>'
        for css, verdict, count in (("supported", "supported", 30), ("opinion few", "opinion", 5))
    ]
    assert into_page(page, {}) == (
        '<section class="verdicts" id="fig-verdicts">'
        f'<div class="bar" aria-hidden="true">{"".join(parts)}</div>\n<ul>\n{items}\n</ul>\n</section>'
    )


def test_the_answer_in_words_stands_behind_a_disclosure_and_what_follows_does_not():
    page = '<p>a</p><h2 id="the-one-minute-answer">A</h2>\n<p>b</p>\n<h2 id="six-chapters">C</h2>'
    assert into_page(page, {}) == (
        '<p>a</p><details class="answer"><summary>The one-minute answer in words, with its sources</summary>'
        '<h2 id="the-one-minute-answer">A</h2>\n<p>b</p>\n</details>\n<h2 id="six-chapters">C</h2>'
    )

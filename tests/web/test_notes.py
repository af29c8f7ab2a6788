"""Notes in a finished page: disclosures that stand open, and marks with the shapes of verdicts."""

from annotated.web import notes

SHAPE = '<svg class="shape" aria-hidden="true"><use href="#v-{}"/></svg>'


def mark(number, verdict, tag="a"):
    return f'<{tag} class="mark {verdict}">{number}</{tag}>'


def shaped(number, verdict, tag="a"):
    return f'<{tag} class="mark {verdict}">{SHAPE.format(verdict)}{number}</{tag}>'


def test_each_mark_bears_its_shape_and_stays_with_the_word_before_it():
    html = (
        f"<p>They said so,{mark(1, 'opinion')} {mark(2, 'not-checkable')} and "
        f"<em>more</em>.{mark(3, 'supported')}</p>"
    )
    assert notes.into_page(html) == (
        f'<p>They said <span class="tied">so,{shaped(1, "opinion")} '
        f"{shaped(2, 'not-checkable')}</span> and "
        f'<em>more</em><span class="tied">.{shaped(3, "supported")}</span></p>'
    )


def test_the_notes_after_a_paragraph_stand_open_under_their_number():
    def block(*items):
        listed = "\n".join(f"<li>{one}</li>" for one in items)
        return f'<div class="notes" data-search-exclude="">\n<ul>\n{listed}\n</ul>\n</div>'

    def disclosed(title, *items):
        listed = "\n".join(f"<li>{one}</li>" for one in items)
        return (
            f'<details class="notes" open data-search-exclude=""><summary>{title}</summary>'
            f"<ul>\n{listed}\n</ul></details>"
        )

    one, two = mark(1, "opinion", "span"), mark(2, "supported", "span")
    first, second = shaped(1, "opinion", "span"), shaped(2, "supported", "span")
    assert notes.into_page(f"<p>A</p>{block(one)}<p>B</p>{block(one, two)}") == (
        f'<div class="annotated"><p>A</p>\n{disclosed("1 note", first)}</div>'
        f'<div class="annotated"><p>B</p>\n{disclosed("2 notes", first, second)}</div>'
    )


def test_a_page_without_notes_stays_as_it_is():
    html = '<div class="entry"><p>Text <a class="verdict opinion">opinion</a></p></div>'
    assert notes.into_page(html) == html

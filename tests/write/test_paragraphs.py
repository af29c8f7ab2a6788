from annotated.model import Page
from annotated.write import paragraphs


def page(body, name="media"):
    return Page(name, {}, body, 5)


def test_number_and_permanent_link_stand_before_the_text():
    numbered = paragraphs.number(page("## Since 2020\n\n<!-- p: a-point -->\nText.\n\n- item\n"))
    assert numbered == (
        '## Since 2020\n\n<span id="p-a-point"></span>[1](#p-a-point "Permanent link to paragraph 1")'
        '{ #p1 .pn data-search-exclude="" } Text.\n\n- item\n'
    )


def test_each_number_stands_before_its_own_paragraph():
    body = (
        "## Since 2020\n\n<!-- p: one -->\nFirst,\nin two lines.\n\n### Between\n\n"
        "<!-- p: two -->\nSecond.\n\n## Questions for discussion\n\nNone.\n"
    )
    lead = '<span id="p-{0}"></span>[{1}](#p-{0} "Permanent link to paragraph {1}"){{ #p{1} .pn data-search-exclude="" }}'
    assert paragraphs.number(page(body)) == (
        f"## Since 2020\n\n{lead.format('one', 1)} First,\nin two lines.\n\n### Between\n\n"
        f"{lead.format('two', 2)} Second.\n\n## Questions for discussion\n\nNone.\n"
    )

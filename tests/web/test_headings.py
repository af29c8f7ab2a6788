"""Headings in a finished page: the names of their links, and the ways past a section."""

from annotated.web import headings


def heading(level, id, text, name=""):
    """A heading before its link is named, or after."""
    label = f'aria-label="Permanent link: {name}"' if name else 'title="Permanent link"'
    link = f'<a class="headerlink" href="#{id}" {label}>&para;</a>'
    own = f' aria-label="{name}"' if name else ""
    return f'<h{level} id="{id}"{own}>{text}{link}</h{level}>'


def test_a_permanent_link_is_named_by_its_heading():
    html = heading(2, "since", "Since 2020") + heading(
        3, "nosedive", "<em>Black “Mirror”</em> &amp; I"
    )
    assert headings.into_page(html) == (
        heading(2, "since", "Since 2020", "Since 2020")
        + heading(3, "nosedive", "<em>Black “Mirror”</em> &amp; I", "Black “Mirror” &amp; I")
    )


def test_a_heading_without_a_link_stays_as_it_is():
    html = f"<h1>Media</h1>\n{heading(2, 'since', 'Since 2020')}"
    expected = f"<h1>Media</h1>\n{heading(2, 'since', 'Since 2020', 'Since 2020')}"
    assert headings.into_page(html) == expected


def test_in_a_chapter_a_link_leads_from_each_section_to_the_next():
    parts = [("brief", "In brief"), ("case", "A <em>case</em>"), ("since", "Since 2020")]
    words = ["In brief", "A case", "Since 2020"]
    html = "".join(f"{heading(2, *part)}\n<p>Text.</p>" for part in parts)
    first, second, third = (
        heading(2, *part, name) for part, name in zip(parts, words, strict=True)
    )
    assert headings.into_page(f'<article class="chapter">{html}</article>') == (
        f'<article class="chapter">{first}\n'
        '<a class="skip" href="#case">Skip to “A case”</a>\n<p>Text.</p>'
        f"{second}\n"
        '<a class="skip" href="#since">Skip to “Since 2020”</a>\n<p>Text.</p>'
        f"{third}\n<p>Text.</p></article>"
    )
    assert "skip" not in headings.into_page(f"<article>{html}</article>")

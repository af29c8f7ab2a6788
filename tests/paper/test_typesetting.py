"""A page for paper and for the e-book: each mark becomes what stands for it there, and no code."""

import re

from annotated.paper import typesetting
from annotated.paper.ebook import EBook
from annotated.paper.typesetting import Paper


def outward(page, anchor):
    """Links within the page stay; all others lead nowhere."""
    return f"#{anchor}" if page == "mechanics" else None


def on_paper(markdown):
    blocks = typesetting.prepare(typesetting.read(markdown), Paper("mechanics", outward))
    return typesetting.write(blocks).strip()


def test_texts_become_no_code():
    assert typesetting.call("claim", 'a"b\\#x', 7) == '#claim("a\\"b\\\\#x", 7)'
    hostile = typesetting.write(typesetting.read('\\#panic() and \\$x\\$ `#eval("1")` @key'))
    assert "\\#panic" in hostile and "\\$x" in hostile and "\\@key" in hostile


def test_the_words_of_a_line_are_one_and_spaces_beside_marks_stay_apart():
    (paragraph, _) = typesetting.read("A few words *and more* [x](#x) [y](#y)\n\n- z")
    kinds = [(one["t"], one["c"]) if one["t"] == "Str" else one["t"] for one in paragraph["c"]]
    assert kinds == [("Str", "A few words"), "Space", "Emph", "Space", "Link", "Space", "Link"]


def test_what_is_for_the_screen_only_is_left_out():
    markdown = (
        '<span id="p-x"></span>[7](#p-x "Permanent link"){ #p7 .pn data-search-exclude="" } A '
        "word [7](claims.md#mech-04){ .mark .inaccurate } "
        '[term](glossary.md#redlist "Definition."){ .term } [b](media.md) [↩](#c1){ .backlink }'
    )
    assert on_paper(markdown) == (
        '#para(7, "p-x")A word #mark("inaccurate", "7") #term("redlist")term b'
    )


def test_what_only_leads_about_a_page_is_left_out():
    listed = '<div role="navigation" aria-label="Asked" markdown="1">\n\n- [Why?](#why)\n\n</div>'
    assert on_paper(f"{listed}\n\n### Why? {{ #why }}\n") == on_paper("### Why? { #why }\n")


def test_links_lead_from_the_folder_of_their_page():
    def destination(page, anchor):
        return f"https://example.org/{page}#{anchor}"

    markdown = "[a](../media.md#a) [b](mechanics.md#b) [c](../coding.tsv) [d](#d)"
    blocks = typesetting.prepare(typesetting.read(markdown), Paper("seminar/media", destination))
    assert re.findall(r'"https://example.org/(.*?)"', typesetting.write(blocks)) == [
        "media#a",
        "seminar/mechanics#b",
        "coding.tsv#",
        "seminar/media#d",
    ]


def test_an_address_is_written_in_ascii_and_what_was_written_so_stays():
    address = "https://example.org/caf%C3%A9/café?a=1&b=2#p~q"
    blocks = typesetting.prepare(typesetting.read(f"[a](<{address}>)"), Paper("media", outward))
    assert re.findall(r'"(https:.*?)"', typesetting.write(blocks)) == [
        "https://example.org/caf%C3%A9/caf%C3%A9?a=1&b=2#p~q"
    ]


def test_each_question_has_room_to_write_after_it():
    questions = "## Questions { #questions-for-discussion }\n\n1.  Why?\n\n2.  How?\n"
    other = "\n## In brief { #in-brief }\n\n1.  Not this.\n"
    written = on_paper(questions + other)
    assert re.findall(r"Why\?|How\?|#room\(\)|Not this", written) == [
        "Why?",
        "#room()",
        "How?",
        "#room()",
        "Not this",
    ]


def test_a_page_is_divided_from_its_references_and_into_sections():
    text = "Lead.\n\n## One\n\na\n\n### Deep\n\nb\n\n## Two\n\nc\n"
    references = f"\n## References {{ #{typesetting.REFERENCES} }}\n\n- A work.\n"
    before, after = typesetting.split_references(typesetting.read(text + references))
    assert typesetting.write(before) == typesetting.write(typesetting.read(text))
    assert "A work." in typesetting.write(after)
    found = typesetting.sections(before, 2)
    assert {name: typesetting.plain(blocks[-1]["c"]) for name, blocks in found.items()} == {
        "one": "b",
        "two": "c",
    }


def test_in_the_e_book_marks_are_links_and_no_code_of_paper():
    markdown = (
        '[7](#p-x "Permanent link"){ #p7 .pn } A '
        "[7](claims.md#mech-04){ .mark .inaccurate } "
        '[term](glossary.md#redlist "Definition."){ .term }'
    )
    inside = EBook("mechanics", lambda page, anchor: f"#{page}--{anchor}")
    (paragraph,) = typesetting.prepare(typesetting.read(markdown), inside)
    (raised,) = (node["c"] for node in paragraph["c"] if node["t"] == "Superscript")
    links = [node["c"] for node in (*paragraph["c"], *raised) if node["t"] == "Link"]
    assert [(typesetting.plain(text), target[0]) for _, text, target in links] == [
        ("7", "#mechanics--p-x"),
        ("term", "#glossary--redlist"),
        ("×\u20607", "#claims--mech-04"),
    ]
    assert not [node for node in paragraph["c"] if node["t"] == "RawInline"]


def test_the_answer_is_called_what_its_heading_says():
    blocks = typesetting.read("## First\n\n## *Our* answer { #the-one-minute-answer }\n\nText.\n")
    assert typesetting.title(blocks, "the-one-minute-answer") == "Our answer"

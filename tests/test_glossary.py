import re

import pytest

from annotated import glossary
from annotated.model import Citation, Term


@pytest.mark.parametrize(
    ("pinyin", "plain"), [("shīxìn bèi zhíxíng rén", "shixin bei zhixing ren"), ("lǜ", "lu")]
)
def test_pinyin_loses_its_tones(pinyin, plain):
    assert glossary.plain_pinyin(pinyin) == plain


def test_a_term_is_written_with_characters_pinyin_and_search_words():
    term = Term(
        "judgment-defaulter",
        "judgment defaulter",
        "Someone who does not obey.",
        (Citation("spc2013"),),
        "失信被执行人",
        "shīxìn bèi",
        ("debtor list", "a [list]"),
    )
    (section,) = glossary.sections((term,))
    assert (section.id, section.title) == ("j", "J")
    assert section.entries == {"judgment-defaulter": "judgment defaulter"}
    assert section.text == (
        '<div class="entry" markdown="1">\n\n'
        "## Judgment defaulter { #judgment-defaulter }\n\n"
        "失信被执行人 · *shīxìn bèi* · also: debtor list, a \\[list\\]\n\n"
        "Someone who does not obey. [@spc2013]\n\n"
        '<span class="search-words">shixin bei · shixinbei</span>\n\n</div>'
    )


def test_faults_are_reported_with_line_and_id():
    text = "terms:\n  - id: Repair\n    term: repair\n    definition: A [link](x).\n    cite: []\n"
    assert [str(one) for one in glossary.problems(glossary.load(text), set())] == [
        "glossary.yaml:2: Repair: id: expected lower-case words joined by hyphens, found 'Repair'",
        "glossary.yaml:4: Repair: definition: expected plain text, found a link: 'A [link](x).'",
        "glossary.yaml:5: Repair: cite: expected at least one citation key, found none",
    ]


def test_a_file_without_terms_is_reported():
    found = glossary.problems(glossary.load("# None.\nterms: []\n"), set())
    assert [str(one) for one in found] == [
        "glossary.yaml:2: terms: expected at least one entry, found none"
    ]


def test_a_term_has_a_letter_or_a_digit_and_a_definition_is_short():
    text = f"terms:\n  - id: a\n    term: …\n    definition: {'x' * 421}\n    cite: [a2000]\n"
    assert [str(one) for one in glossary.problems(glossary.load(text), {"a2000"})] == [
        "glossary.yaml:3: a: term: expected a letter or a digit, found '…'",
        "glossary.yaml:4: a: definition: expected at most 420 characters, found 421",
    ]


def test_every_chapter_links_the_terms_it_glosses_in_chinese(real):
    """A Chinese term in a chapter stands beside a link to the glossary, on its first use at least."""
    for page in real.pages.values():
        if page.is_chapter:
            for term in re.findall(r"\(([\u3400-\u9fff][^,()]*), \*", page.body):
                before = page.body[: page.body.index(term)]
                assert "glossary.md#" in before[-160:] or "timeline.md#" in before[-160:], (
                    page.name,
                    term,
                )


def test_terms_stand_in_alphabetical_order_whatever_their_case_and_quotation_marks():
    entry = "  - {{id: {}, term: {}, definition: Said., cite: [spc2013]}}\n"
    names = {"c": "Zhima", "a": "‘blacklist’", "d": "Ant", "b": "court list"}
    reading = glossary.load("terms:\n" + "".join(entry.format(*one) for one in names.items()))
    assert [term.term for term in glossary.terms(reading)] == [
        "Ant",
        "‘blacklist’",
        "court list",
        "Zhima",
    ]


def test_a_term_has_a_line_of_names_only_if_it_has_names():
    terms = (
        Term("aeo", "AEO", "A status.", (Citation("eu2016"),)),
        Term("ant", "ant", "A firm.", (Citation("eu2016", "p. 2"),), "蚂蚁"),
        Term("beta", "Beta", "A test.", (Citation("eu2016"),), pinyin="beta"),
    )
    a, b = glossary.sections(terms)
    assert (a.id, a.title, a.entries) == ("a", "A", {"aeo": "AEO", "ant": "ant"})
    assert a.text == (
        '<div class="entry" markdown="1">\n\n## AEO { #aeo }\n\nA status. [@eu2016]\n\n</div>\n\n'
        '<div class="entry" markdown="1">\n\n## Ant { #ant }\n\n蚂蚁\n\nA firm. [@eu2016, p. 2]\n\n</div>'
    )
    assert b.text == (
        '<div class="entry" markdown="1">\n\n## Beta { #beta }\n\n*beta*\n\nA test. [@eu2016]\n\n</div>'
    )


def test_a_term_with_every_field_is_read_whole():
    entry = (
        "terms:\n  - id: repair\n    term: credit repair\n    chinese: 信用修复\n"
        "    pinyin: xìnyòng xiūfù\n    also: [mending, clearing]\n    definition: A way back.\n"
        '    cite: ["spc2013, p. 5"]\n'
    )
    reading = glossary.load(entry)
    assert list(glossary.problems(reading, {"spc2013"})) == []
    assert glossary.terms(reading) == (
        Term(
            "repair",
            "credit repair",
            "A way back.",
            (Citation("spc2013", "p. 5"),),
            "信用修复",
            "xìnyòng xiūfù",
            ("mending", "clearing"),
        ),
    )


def test_each_field_of_a_term_has_its_own_rule():
    entry = (
        f"terms:\n  - id: repair\n    term: {'x' * 81}\n    chinese: [信用]\n    pinyin: <b>\n"
        "    also: mending\n    definition:\n    cite: [nobody]\n"
    )
    assert [str(one) for one in glossary.problems(glossary.load(entry), {"spc2013"})] == [
        "glossary.yaml:3: repair: term: expected at most 80 characters, found 81",
        "glossary.yaml:4: repair: chinese: expected a text, found a list",
        "glossary.yaml:5: repair: pinyin: expected plain text, found HTML: '<b>'",
        "glossary.yaml:6: repair: also: expected a list such as [one, two], found 'mending'",
        "glossary.yaml:7: repair: definition: expected a text, found nothing",
        "glossary.yaml:8: repair: cite: unknown citation key 'nobody'; refs.bib has no such entry",
    ]

import re

from annotated.model import Term
from annotated.read import glossary
from annotated.text.citations import Citation


def test_faults_are_reported_with_line_and_id():
    text = "terms:\n  - id: Repair\n    term: repair\n    definition: A [link](x).\n    cite: []\n"
    assert [str(one) for one in glossary.problems(glossary.load(text), {"refs.bib": set()})] == [
        "glossary.yaml:2: Repair: id: expected lower-case words joined by hyphens, found 'Repair'",
        "glossary.yaml:4: Repair: definition: expected plain text, found a link: 'A [link](x).'",
        "glossary.yaml:5: Repair: cite: expected at least one citation key, found none",
    ]


def test_a_file_without_terms_is_reported():
    found = glossary.problems(glossary.load("# None.\nterms: []\n"), {"refs.bib": set()})
    assert [str(one) for one in found] == [
        "glossary.yaml:2: terms: expected at least one entry, found none"
    ]


def test_a_definition_is_short():
    text = f"terms:\n  - id: a\n    term: a\n    definition: {'x' * 421}\n    cite: [a2000]\n"
    assert [
        str(one) for one in glossary.problems(glossary.load(text), {"refs.bib": {"a2000"}})
    ] == [
        "glossary.yaml:4: a: definition: expected at most 420 characters, found 421",
    ]


def test_two_terms_of_one_name_are_reported():
    entry = "  - {{id: {}, term: {}, also: [{}], definition: Said., cite: [a2000]}}\n"
    names = (("a", "Blacklist", "list"), ("b", "blacklist", "court list"), ("c", "x", "Court list"))
    text = "terms:\n" + "".join(entry.format(*one) for one in names)
    assert [
        str(one) for one in glossary.problems(glossary.load(text), {"refs.bib": {"a2000"}})
    ] == [
        "glossary.yaml:3: b: term: 'blacklist' stands in a as well",
        "glossary.yaml:4: c: also: 'Court list' stands in b as well",
    ]


def test_every_chapter_links_the_terms_it_glosses_in_chinese(real):
    """A term that stands in a chapter in Chinese is linked to the glossary at its first use."""
    terms = {word: term.id for term in real.terms for word in term.chinese.split(" / ") if word}
    for page in real.pages.values():
        glossed = re.findall(r"\(([\u3400-\u9fff][^,()]*), \*", page.body)
        for word in (one for one in glossed if page.is_chapter and one in terms):
            before = page.body.partition(word)[0]
            assert f"](glossary.md#{terms[word]})" in before, (page.name, word)


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


def test_a_term_with_every_field_is_read_whole():
    entry = (
        "terms:\n  - id: repair\n    term: credit repair\n    chinese: 信用修复\n"
        "    pinyin: xìnyòng xiūfù\n    also: [mending, clearing]\n    definition: A way back.\n"
        '    cite: ["spc2013, p. 5"]\n'
    )
    reading = glossary.load(entry)
    assert list(glossary.problems(reading, {"refs.bib": {"spc2013"}})) == []
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
    assert [
        str(one) for one in glossary.problems(glossary.load(entry), {"refs.bib": {"spc2013"}})
    ] == [
        "glossary.yaml:3: repair: term: expected at most 80 characters, found 81",
        "glossary.yaml:4: repair: chinese: expected a text, found a list",
        "glossary.yaml:5: repair: pinyin: expected plain text, found HTML: '<b>'",
        "glossary.yaml:6: repair: also: expected a list such as [one, two], found 'mending'",
        "glossary.yaml:7: repair: definition: expected a text, found nothing",
        "glossary.yaml:8: repair: cite: unknown citation key 'nobody'; refs.bib has no such entry",
    ]

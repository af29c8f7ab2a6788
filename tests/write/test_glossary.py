from annotated.model import Term
from annotated.text.citations import Citation
from annotated.write import glossary


def test_a_term_is_written_with_its_characters_and_pinyin():
    term = Term(
        "judgment-defaulter",
        "judgment defaulter",
        "Someone who does not obey.",
        (Citation("spc2013"),),
        "失信被执行人",
        "shīxìn bèi",
        ("debtor list", "a [list]"),
    )
    assert glossary.render((term,)) == (
        '<div class="entry" markdown="1">\n\n'
        "## Judgment defaulter { #judgment-defaulter }\n\n"
        "失信被执行人 · *shīxìn bèi* · also: debtor list, a \\[list\\]\n\n"
        "Someone who does not obey. [@spc2013]\n\n</div>"
    )


def test_a_term_has_a_line_of_names_only_if_it_has_names():
    terms = (
        Term("aeo", "AEO", "A status.", (Citation("eu2016"),)),
        Term("ant", "ant", "A firm.", (Citation("eu2016", "p. 2"),), "蚂蚁"),
        Term("beta", "Beta", "A test.", (Citation("eu2016"),), pinyin="beta"),
    )
    assert glossary.render(terms) == (
        '<div class="entry" markdown="1">\n\n## AEO { #aeo }\n\nA status. [@eu2016]\n\n</div>\n\n'
        '<div class="entry" markdown="1">\n\n## Ant { #ant }\n\n蚂蚁\n\nA firm. [@eu2016, p. 2]\n\n</div>\n\n'
        '<div class="entry" markdown="1">\n\n## Beta { #beta }\n\n*beta*\n\nA test. [@eu2016]\n\n</div>'
    )

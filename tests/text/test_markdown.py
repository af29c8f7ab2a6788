import pytest

from annotated.text import markdown


@pytest.mark.parametrize(
    ("text", "written"),
    [
        (r"a\b `c` [d] _e_ #f |g| {h}", r"a\\b \`c\` \[d\] \_e\_ \#f \|g\| \{h\}"),
        ("~a ^b $c &d <e>", "&#126;a &#94;b &#36;c &amp;d &lt;e&gt;"),
        ("*emphasis* stays", "*emphasis* stays"),
        ("1986. A year", r"1986\. A year"),
        ("(iv) A part", r"(iv\) A part"),
        ("b) A part", r"b\) A part"),
        ("12.5 per cent", "12.5 per cent"),
        ("In 1986. A year", "In 1986. A year"),
    ],
)
def test_every_sign_of_a_plain_text_stays_a_sign(text, written):
    assert markdown.escape(text) == written


def test_a_text_from_elsewhere_keeps_its_asterisks_too():
    assert markdown.verbatim("A *star* [1]") == r"A \*star\* \[1\]"


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("A *long word* and *one*.", "A long word and one."),
        ("(*One*), *two*; “*three*”", "(One), two; “three”"),
        *((text, text) for text in ("2 * 3 * 4 and a*b*c", "a*b* c", "*b*c d", "**b* c", "*b** c")),
        *((text, text) for text in ("* b* c", "*b * c", "5*b* c", "**", "*b")),
    ],
)
def test_only_emphasis_loses_its_asterisks(text, words):
    assert markdown.without_emphasis(text) == words


def test_a_title_of_a_link_is_one_text_in_quotation_marks():
    assert markdown.title("A *b* \"c\" & <d> | [e] {f} 'g' `h` \\") == (
        "A b ”c” &#38; &#60;d&#62; &#124; &#91;e&#93; &#123;f&#125; &#39;g&#39; &#96;h&#96; &#92;"
    )


@pytest.mark.parametrize(
    "first",
    [
        "It ends here.",
        "Does it end?",
        "It is document No. 21 of the State Council.",
        "Under Art. 5 it is banned.",
        "The peak was €35 bn. In 2016, that is.",
        "The U.S. Congress said so.",
        "Mr. Xi said so.",
        "See Dr. A. B. Creemers in vol. 3, p. 5.",
        "It joined the EU.",
        "It fell (by 5.5 points).",
        "They call it ‘the list’.",
        "It was 2019.",
        "It grew by 10%!",
        "Mr. Xi said so.",
        "Prof. J. K. Smith and Dr. Lee of Ant Group Co. Ltd. agreed.",
        "Smith et al. 2019 and Art. 5 say so, e.g. on p. 7.",
        "It is told by the CAC.",
        "It opened on 5 Jan. 2015 in the café.",
        "It said ‘no.’",
    ],
)
@pytest.mark.parametrize("more", ["More.", "‘More’.", "“More.”", "2020 came."])
def test_the_first_sentence_ends_at_its_own_stop(first, more):
    assert markdown.first_sentence(f"{first} {more} And more.") == first


@pytest.mark.parametrize("text", ["Document no. 21 says so.", "He said no. And that was it."])
def test_a_number_that_follows_tells_an_abbreviation_from_a_word(text):
    assert markdown.first_sentence(text) in (text, "He said no.")


@pytest.mark.parametrize("text", ["No stop", "One. two", "A stop at the end."])
def test_a_text_without_a_second_sentence_is_its_first(text):
    assert markdown.first_sentence(text) == text


def test_attributes_of_a_link():
    assert markdown.link_attributes(".term") == "{ .term }"
    assert markdown.link_attributes(".a .b", aria_label="C", id="d") == (
        '{ .a .b aria-label="C" id="d" }'
    )

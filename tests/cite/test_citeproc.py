"""Citations and references on the pages: labels, letters, locators, and the same in parts."""

import pytest

from annotated import pandoc
from annotated.cite import citeproc, styles
from annotated.text.citations import Citation
from works import works_of

FIELDS = "  langid = {english},\n  keywords = {scholarship},\n  checked = {seen},\n}\n"


def entry(key, kind="book", **fields):
    fields = {"publisher": "P"} | fields if kind == "book" else fields
    lines = "".join(f"  {name} = {{{value}}},\n" for name, value in fields.items())
    return f"@{kind}{{{key},\n{lines}{FIELDS}"


def of(*entries):
    """Works as they stand in the lists of the pages, in full and short."""
    return styles.on_pages(works_of("\n".join(entries)).values())


SOME = of(
    entry("daum2018a", "online", author="Daum, Jeremy", title="Second {China} Essay", year=2018),
    entry("daum2018b", "online", author="Daum, Jeremy", title="First Essay", year=2018),
    entry(
        "gordeev2016",
        "article",
        author="Гордеев, А.",
        title="Цифровая диктатура",
        titleenglish="Digital Dictatorship",
        journal="РБК",
        year=2016,
    ).replace("english}", "russian}", 1),
    entry("trivium", "online", author="{Trivium China}", title="Adoption", url="https://a.org/a_b"),
    entry("nameless", "online", title="How We Did It: A Story", howpublished="site.org"),
    entry(
        "court2023",
        "misc",
        author="{Court of the Union}",
        shortauthor="{CU}",
        title="{OQ} v {Land Hessen}, {Case C-634/21}",
        howpublished="Judgment of the Court, ECLI:EU:C:2023:957",
        year=2023,
    ).replace("{scholarship}", "{law}"),
)


def formatted(*citations):
    return citeproc.format_all(*SOME, citations)


def labels(*citations):
    """What stands in the text; pandoc ties an abbreviation to what follows."""
    return [label.replace("\xa0", " ") for label in formatted(*citations).labels.values()]


def test_labels_keep_letters_across_the_whole_site_and_the_short_name_of_a_body():
    cited = (
        Citation("daum2018a", "Art. 5(1)(c)"),
        Citation("daum2018b", "p. 7", bare=True),
        Citation("gordeev2016"),
        Citation("trivium"),
        Citation("nameless"),
        Citation("court2023", "para. 44"),
    )
    assert sorted(labels(*cited)) == [
        "2018a, p. 7",
        "CU, 2023, para. 44",
        "Daum, 2018b, Art. 5(1)(c)",
        "Trivium China, n.d.",
        "site.org, n.d.",
        "Гордеев, 2016",
    ]


@pytest.mark.parametrize(
    "locator",
    [
        "p. A-12",
        "No. 7",
        "p. 5",
        "pp. 5–7",
        "part I",
        "parts I and II(3)",
        "Art. 265",
        "chap. 3, para. 2",
        "recital 31 and Annex III",
        "vol. 2, p. 9",
        "§ 12",
        "¶ 3",
        "(second part)",
        "‘Preface’",
        "12",
        "iv–vi",
        "no page given",
        "book 2, line 5",
        "text of 2017",
    ],
)
def test_a_locator_is_printed_as_it_is_written(locator):
    assert labels(Citation("trivium", locator)) == [f"Trivium China, n.d., {locator}"]
    assert labels(Citation("trivium", locator, bare=True)) == [f"n.d., {locator}"]


def test_references_are_alphabetical_and_stand_under_the_names_that_the_text_has():
    assert formatted().entries == {
        "court2023": "CU \\[Court of the Union\\]. (2023). *OQ v Land Hessen* (Case C-634/21, "
        "ECLI:EU:C:2023:957).",
        "daum2018b": "Daum, J. (2018a). *First essay*.",
        "daum2018a": "Daum, J. (2018b). *Second China essay*.",
        "nameless": "site.org. (n.d.). *How we did it: A story*.",
        "trivium": "Trivium China. (n.d.). *Adoption*. <https://a.org/a_b>",
        "gordeev2016": "Гордеев, А. (2016). Цифровая диктатура \\[Digital dictatorship\\]. *РБК*.",
    }
    assert list(formatted().entries)[:2] == ["court2023", "daum2018b"]


@pytest.mark.parametrize(
    ("author", "short", "listed"),
    [
        ("{Court of the Union}", "{CU}", ["CU [Court of the Union]"]),
        ("{State Council of China}", "{State Council}", ["State Council of China"]),
        ("{Institute of Studies (IS)}", "{IS}", ["IS [Institute of Studies]"]),
        ("{Office A} and {Office B}", "{Offices}", ["Offices [Office A and Office B]"]),
        ("{Big Bank} and {Firm}", "{BB} and {Firm}", ["BB [Big Bank]", "Firm"]),
        ("{Big Bank} and others", "{BB}", ["BB [Big Bank]", "others"]),
    ],
)
def test_in_the_lists_a_short_name_comes_before_the_whole_one(author, short, listed):
    full, _ = of(entry("body", author=author, shortauthor=short, title="Essay", year=2018))
    assert [one["literal"] for one in full["body"]["author"]] == listed


# Works that pandoc tells apart by letters, initials or more names, and some that it need not.
ALIKE = of(
    *(entry(f"daum{n}", author="Daum, Jeremy", title=f"Essay {n}", year=2018) for n in range(30)),
    entry("daumlee", author="Daum, Jeremy and Lee, Ann and Poe, Bo", title="Three", year=2018),
    entry("daumzola", author="Daum, Jeremy and Zola, Ann and Poe, Bo", title="Others", year=2018),
    entry("other", author="Daum, Karl", title="Another Daum", year=2018),
    entry("particle", author="von Daum, Lisa", title="With a Particle", year=2018),
    entry("junior", author="Daum, Jr., Max", title="With a Suffix", year=2018),
    entry("lee", author="Lee, Ann", title="Alone", year=2018),
    entry("office", author="{Office of Daum}", title="A Body", year=2019),
    entry("how", "misc", title="How We Did It: A Start", year=2018),
    entry("howtwo", "misc", title="How We Did It: An End", year=2018),
    *(
        entry(f"single{n}", author=f"Name{chr(97 + n)}, Ann", title="Title", year=2018)
        for n in range(20)
    ),
)


def assert_the_same_in_parts(full, short, citations, size):
    whole = citeproc.format_all(full, short, citations, size=len(full))
    parts = citeproc.format_all(full, short, citations, size=size)
    assert parts == whole
    assert list(parts.entries) == list(whole.entries)


@pytest.mark.parametrize("size", [1, 7])
def test_parts_give_the_letters_and_initials_of_the_whole(size):
    citations = [Citation(key) for key in ALIKE[0]]
    assert_the_same_in_parts(*ALIKE, [*citations, Citation("daum7", "p. 3", bare=True)], size)


def test_the_references_of_the_site_are_the_same_in_parts(assembled):
    full, short = styles.on_pages(assembled.works.values())
    assert_the_same_in_parts(full, short, assembled.formatted.labels, size=40)


@pytest.mark.parametrize("size", [7, 99])
def test_an_unknown_key_is_an_error(size):
    with pytest.raises(KeyError, match="nobody2018"):
        citeproc.format_all(*ALIKE, [Citation("nobody2018")], size=size)


def test_a_work_that_a_style_does_not_print_is_an_error():
    nowhere = {"id": "a", "type": "manuscript", "title": "Found nowhere"}
    with pytest.raises(pandoc.Failed, match="no printed form"):
        citeproc.alone(citeproc.style("mhra-notes"), "en-GB", [nowhere], {})


def test_every_citation_and_reference_of_the_site_is_formatted(assembled):
    assert set(assembled.formatted.entries) == set(assembled.sources.references)
    assert all(assembled.formatted.labels.values())
    assert not any("???" in label for label in assembled.formatted.labels.values())

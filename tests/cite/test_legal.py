"""Law in the styles: what the golden texts of test_styles do not show."""

import pytest

from annotated.cite import legal
from annotated.cite.manuals import bare_item
from annotated.cite.marks import apart
from works import without, works_of

ENTRY = """\
@misc{{a,
  author       = {{{author}}},
  title        = {{{title}}},
  howpublished = {{{published}}},
  year         = {{2019}},
  month        = mar,
  day          = {{19}},
  langid       = {{english}},
  keywords     = {{law}},
  checked      = {{seen}},
}}
"""
GAZETTE = "Official Journal of the European Union"


def work(title, published, author="{European Union}"):
    (found,) = works_of(ENTRY.format(title=title, published=published, author=author)).values()
    return found


@pytest.mark.parametrize(
    ("published", "place"),
    [
        (f"{GAZETTE}, L 119, 4 May 2016, pp. 1–88", " [2016] OJ L119/1"),
        (f"{GAZETTE}, L 79I, 21 March 2019, pp. 1–14", " [2019] OJ L79I/1"),
        (f"{GAZETTE}, L 186, 11 July 2019", " [2019] OJ L186"),
        (f"{GAZETTE}, L, 2024/1689, 12 July 2024", " [2024] OJ L2024/1689"),
    ],
)
def test_oscola_names_the_place_in_the_gazette(published, place):
    law = work("Regulation ({EU}) 2016/679", published)
    found = legal.law_in_gazette(law, bare_item(law))
    assert found["title"].endswith(place)
    assert set(found) == {"id", "type", "title"}


@pytest.mark.parametrize("published", [f"{GAZETTE}, 26 June 2026", "Order No. 3"])
def test_without_a_place_in_the_gazette_the_law_stays_as_it_is(published):
    law = work("Regulation ({EU}) 2016/679", published)
    assert legal.law_in_gazette(law, bare_item(law)) == bare_item(law)


@pytest.mark.parametrize(
    ("title", "published", "name", "number"),
    [
        (
            "{OQ} v {Land} (Intervener: {X AG}), {Case C-634/21}, {Scoring}",
            "Judgment of the Court (First Chamber), ECLI:EU:C:2023:957",
            "OQ v Land (Intervener: X AG)",
            "Case C-634/21, ECLI:EU:C:2023:957",
        ),
        (
            "{UF} and {AB} v {Land}, Joined Cases {C-26/22} and {C-64/22}",
            "Judgment of the Court, ECLI:EU:C:2023:958",
            "UF and AB v Land",
            "Joined Cases C-26/22 and C-64/22, ECLI:EU:C:2023:958",
        ),
        ("{NJCM} v {State}, {C/09/550982}", "ECLI:NL:1", "NJCM v State", "C/09/550982, ECLI:NL:1"),
        ("{A} v {B}", "Judgment I ZR 97/25", "A v B", "I ZR 97/25"),
        ("{A} v {B}", "Decision Ro 2021/04/0010, ECLI:AT:1", "A v B", "Ro 2021/04/0010, ECLI:AT:1"),
    ],
)
def test_a_case_has_its_name_and_its_numbers_apart(title, published, name, number):
    case = work(title, published, author="{Court of Justice}")
    found = legal.case_by_name(case, bare_item(case))
    assert found["title"] == f'<span class="nocase">{name}</span>'
    assert found["number"] == number
    assert found["authority"] == "Court of Justice"


@pytest.mark.parametrize(
    ("published", "behind", "number"),
    [
        ("COM(2021) 206 final", "", "COM (2021) 206 final"),
        ("Communication C(2025) 5052 final", " (Communication)", "C (2025) 5052 final"),
    ],
)
def test_oscola_sets_the_kind_of_a_document_apart_and_takes_its_year_from_its_number(
    published, behind, number
):
    paper = work("{Act} on Scores", published, author="{European Commission}")
    item = bare_item(paper)
    title = item["title"] + (apart(behind) if behind else "")
    assert legal.commission_document(paper, item) == without(item, "issued") | {
        "title": title,
        "number": number,
    }


def test_oscola_leaves_the_date_to_a_paper_whose_number_has_none():
    paper = work("{Act} on Scores", "Bundestagsdrucksache 19/13723", author="{Bundestag}")
    assert legal.commission_document(paper, bare_item(paper)) == bare_item(paper)

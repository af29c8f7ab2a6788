from urllib.parse import parse_qsl

import pytest

from annotated.cite import coins


def test_a_journal_article():
    item = {
        "type": "article-journal",
        "title": "Social Credit & Opinion",
        "container-title": "New Media & Society",
        "author": [
            {"family": "Blomberg", "given": "Marianne", "non-dropping-particle": "von"},
            {"literal": "Trivium China"},
        ],
        "issued": {"date-parts": [[2019, 7]]},
        "volume": "21",
        "page": "1565-1593",
        "DOI": "10.1177/1461444819826402",
        "URL": "https://example.org/a",
    }
    assert parse_qsl(coins.context(item)) == [
        ("ctx_ver", "Z39.88-2004"),
        ("rft_val_fmt", "info:ofi/fmt:kev:mtx:journal"),
        ("rft.genre", "article"),
        ("rft.atitle", "Social Credit & Opinion"),
        ("rft.jtitle", "New Media & Society"),
        ("rft.volume", "21"),
        ("rft.pages", "1565-1593"),
        ("rft.date", "2019-07"),
        ("rft.au", "von Blomberg, Marianne"),
        ("rft.au", "Trivium China"),
        ("rft_id", "info:doi/10.1177/1461444819826402"),
        ("rft_id", "https://example.org/a"),
    ]


BOOK = [("ctx_ver", "Z39.88-2004"), ("rft_val_fmt", "info:ofi/fmt:kev:mtx:book")]


@pytest.mark.parametrize(
    ("item", "pairs"),
    [
        (
            {
                "type": "book",
                "title": "Discipline",
                "author": [{"family": "King", "given": "Martin", "suffix": "Jr"}],
                "issued": {"date-parts": [[1975]]},
                "publisher": "Gallimard",
                "publisher-place": "Paris",
                "ISBN": "9782070291793",
            },
            [
                ("rft.genre", "book"),
                ("rft.btitle", "Discipline"),
                ("rft.publisher", "Gallimard"),
                ("rft.isbn", "9782070291793"),
                ("rft.place", "Paris"),
                ("rft.date", "1975"),
                ("rft.au", "King, Martin, Jr"),
            ],
        ),
        (
            {"type": "chapter", "title": "The Field", "container-title": "Terror"},
            [("rft.genre", "bookitem"), ("rft.atitle", "The Field"), ("rft.btitle", "Terror")],
        ),
        (
            {"type": "paper-conference", "title": "Scores", "container-title": "Talks"},
            [("rft.genre", "proceeding"), ("rft.atitle", "Scores"), ("rft.btitle", "Talks")],
        ),
        (
            {"type": "report", "title": "Blacklists", "editor": [{"literal": "MERICS"}]},
            [("rft.genre", "report"), ("rft.btitle", "Blacklists"), ("rft.au", "MERICS")],
        ),
    ],
)
def test_a_book_a_part_of_one_and_a_report(item, pairs):
    assert parse_qsl(coins.context(item)) == BOOK + pairs


def test_a_web_page():
    page = {"type": "webpage", "title": "A page", "language": "ru"}
    assert parse_qsl(coins.context(page)) == [
        ("ctx_ver", "Z39.88-2004"),
        ("rft_val_fmt", "info:ofi/fmt:kev:mtx:dc"),
        ("rft.type", "webpage"),
        ("rft.title", "A page"),
        ("rft.language", "ru"),
    ]


def test_an_open_list_of_authors_names_nobody_called_others():
    people = [{"literal": "People’s Bank of China"}, {"literal": "others"}]
    item = {"type": "report", "title": "Rules", "author": people}
    assert parse_qsl(coins.context(item)) == [
        *BOOK,
        ("rft.genre", "report"),
        ("rft.btitle", "Rules"),
        ("rft.au", "People’s Bank of China"),
    ]


def test_what_has_no_format_of_its_own_is_described_in_dublin_core():
    item = {
        "type": "legislation",
        "title": "Measures",
        "container-title": "Order No. 3",
        "language": "zh",
        "author": [{"literal": "State Council"}],
        "publisher": "P",
        "issued": {"date-parts": [[2019, 11, 3]]},
        "URL": "https://x.org/?a=1&b=2",
    }
    assert parse_qsl(coins.context(item)) == [
        ("ctx_ver", "Z39.88-2004"),
        ("rft_val_fmt", "info:ofi/fmt:kev:mtx:dc"),
        ("rft.type", "legislation"),
        ("rft.title", "Measures"),
        ("rft.source", "Order No. 3"),
        ("rft.language", "zh"),
        ("rft.publisher", "P"),
        ("rft.date", "2019-11-03"),
        ("rft.au", "State Council"),
        ("rft_id", "https://x.org/?a=1&b=2"),
    ]
    assert parse_qsl(coins.context({"type": "document", "title": "T"}))[2:] == [
        ("rft.type", "document"),
        ("rft.title", "T"),
    ]

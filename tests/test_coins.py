from urllib.parse import parse_qsl

from annotated import coins


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


def test_a_chapter_and_a_web_page():
    chapter = {"type": "chapter", "title": "The Field", "container-title": "Terror"}
    assert ("rft.btitle", "Terror") in parse_qsl(coins.context(chapter))
    page = {"type": "webpage", "title": "A page", "language": "ru"}
    assert parse_qsl(coins.context(page)) == [
        ("ctx_ver", "Z39.88-2004"),
        ("rft_val_fmt", "info:ofi/fmt:kev:mtx:dc"),
        ("rft.type", "webpage"),
        ("rft.title", "A page"),
        ("rft.language", "ru"),
    ]

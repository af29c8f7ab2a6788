"""A finished HTML page: languages marked, links that say nothing to others."""

import re

import pytest

from annotated.web import languages


@pytest.mark.parametrize(
    ("html", "marked"),
    [
        ("<p>A 信用体系 here</p>", '<p>A <span lang="zh">信用体系</span> here</p>'),
        ("<p>《办法》第3条 x</p>", '<p>《<span lang="zh">办法》第3条</span> x</p>'),
        ("<b>Гордеев, В., 2016</b>", '<b><span lang="ru">Гордеев, В</span>., 2016</b>'),
        (
            "<p>(失信, <em>shīxìn</em>) <em>really</em></p>",
            '<p>(<span lang="zh">失信</span>, <em lang="zh-Latn-pinyin">shīxìn</em>) <em>really</em></p>',
        ),
        ("<p><em>lǎolài</em></p>", '<p><em lang="zh-Latn-pinyin">lǎolài</em></p>'),
        ('<a title="失信">x</a>', '<a title="失信">x</a>'),
        ("<head><title>失信</title></head>", "<head><title>失信</title></head>"),
        ("<script>'失信' < 1</script>", "<script>'失信' < 1</script>"),
    ],
)
def test_foreign_text_is_marked_by_its_script(html, marked):
    assert languages.finish(html) == marked


@pytest.mark.parametrize(
    ("html", "finished"),
    [
        ('<a href="https://x.org">x</a>', '<a rel="noreferrer" href="https://x.org">x</a>'),
        (
            '<a class="a" href="http://x">x</a>',
            '<a rel="noreferrer" class="a" href="http://x">x</a>',
        ),
        ('<a href="../claims/">x</a>', '<a href="../claims/">x</a>'),
        ('<link href="https://x.org">', '<link href="https://x.org">'),
    ],
)
def test_a_link_elsewhere_does_not_tell_where_a_reader_comes_from(html, finished):
    assert languages.finish(html) == finished


def test_on_the_site_all_foreign_text_is_marked_and_no_link_tells(soups):
    foreign = re.compile("[\\u3400-\\u9fff\\u0400-\\u04ff]")
    for address, soup in soups.items():
        unmarked = [
            text
            for text in soup.body.find_all(string=foreign)
            if text.parent.name not in ("script", "style")
            and not text.find_parent(lang=["zh", "ru"])
        ]
        assert unmarked == [], address
        links = soup.select('a[href^="http"]')
        assert [link["href"] for link in links if "noreferrer" not in link.get("rel", [])] == []

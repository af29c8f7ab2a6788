"""A finished HTML page: foreign text marked with its language, links that say nothing to others.

The language follows from the script, so that nobody has to write it: a voice reads Chinese as
Chinese, and a browser takes the right letter forms.
"""

import re

from annotated.memory import remembered
from annotated.text.scripts import FOREIGN, PINYIN

_PINYIN = re.compile(f"(?:<em>)(?=[^<]*{PINYIN.pattern})|(?<=</span>, )<em>(?=[a-z])")

_UNMARKED = "head|script|style|textarea|option"

_TOKEN = re.compile(rf"<({_UNMARKED})\b.*?</\1>|<[^>]*>|(?P<text>[^<]+)", re.S)

_ELSEWHERE = re.compile(r'<a (?=[^>]*\bhref="https?:)(?![^>]*\brel=)')


@remembered
def finish(html: str) -> str:
    """Mark the languages of a page, and keep its links from telling where a reader comes from."""
    marked = _PINYIN.sub('<em lang="zh-Latn-pinyin">', _TOKEN.sub(_mark, html))
    return _ELSEWHERE.sub('<a rel="noreferrer" ', marked)


def _mark(token: re.Match[str]) -> str:
    text = token["text"]
    if not text:
        return token[0]
    for language, pattern in FOREIGN:
        text = pattern.sub(rf'<span lang="{language}">\g<0></span>', text)
    return text

"""A finished HTML page: foreign text marked with its language, links that say nothing to others.

The language follows from the script, so that nobody has to write it: a voice reads Chinese as
Chinese, and a browser takes the right letter forms.
"""

import re

from annotated.memory import remembered

_HAN = "\u2e80-\u2fdf\u3005\u3007\u3400-\u9fff\uf900-\ufaff"

_HAN_MARKS = "\u3001-\u3003\u3008-\u301b\uff01-\uff1f\u00b7"

_CYRILLIC = "\u0400-\u04ff"

_FOREIGN = (
    ("zh", re.compile(f"[{_HAN}](?:[{_HAN}{_HAN_MARKS}0-9]*[{_HAN}])?")),
    ("ru", re.compile(f"[{_CYRILLIC}](?:[{_CYRILLIC}0-9 .,:;«»–—-]*[{_CYRILLIC}])?")),
)

# Vowels with the first and the third tone: with them stands no word of another language here.
_PINYIN = re.compile("(?:<em>)(?=[^<]*[āēīōūǖǎěǐǒǔǚ])|(?<=</span>, )<em>(?=[a-z])")

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
    for language, pattern in _FOREIGN:
        text = pattern.sub(rf'<span lang="{language}">\g<0></span>', text)
    return text

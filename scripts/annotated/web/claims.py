"""The ledger in a finished page: each entry a line that opens in place.

It is a list of disclosures, not a table: `details` opens without a script, by key, by an address
and by the browser's own search, and a voice says that it is open. A table would need a script and
a second row for each, and a phone would take it apart again.
"""

import re

# An entry as Python-Markdown writes it; see write/claims.py.
_ENTRY = re.compile(
    r'(?P<start><div class="entry"[^>]*>)\s*'
    r'<h3 id="(?P<id>[^"]+)">(?P<short>.+?)<a class="headerlink"[^>]*>[^<]*</a></h3>\s*'
    r"<p><strong>(?P=id)</strong> · (?P<verdict><a [^\n]*?</a>)(?:; (?P<second><a [^\n]*?</a>))?"
    r"(?: · (?P<reason>[^<(]+?))?(?: (?P<phrase>\([^<]+\)))?</p>"
    r'(?P<sides>(?s:.*?))<p><span class="ways">(?P<ways>.*?)</span></p>\s*</div>'
)
_VERDICT = re.compile(r'<a class="verdict ([a-z-]+)"[^>]*>(.*?)</a>')
_PLACE = re.compile(r'<a href="[^"]+">(.*?)(¶[^<]*)?</a>')


def into_page(html: str) -> str:
    """Each entry of the ledger as a disclosure, its summary in the columns of a table."""
    return _ENTRY.sub(_row, html)


def _row(found: re.Match[str]) -> str:
    own = f'<a class="headerlink" href="#{found["id"]}">Link and citation</a>'
    return (
        f"{found['start']}<details>\n<summary>{_summary(found)}</summary>\n"
        f'{found["sides"]}<p class="ways">{found["ways"]} {own}</p>\n</details></div>'
    )


def _summary(found: re.Match[str]) -> str:
    parts = [f'<span class="number">{found["id"]}</span>', _verdicts(found)]
    phrase = f' <span class="phrase">{found["phrase"]}</span>' if found["phrase"] else ""
    parts.append(f'<span class="reason">{found["reason"] or ""}{phrase}</span>')
    parts.append(f'<h3 id="{found["id"]}">{found["short"]}</h3>')
    if place := _PLACE.search(found["ways"]):
        where = f"<span>{place[1]}</span>{place[2] or ''}"
        parts.append(f'<span class="where">{where}</span>')
    return "\n".join(parts)


def _verdicts(found: re.Match[str]) -> str:
    """The shape and the word of the first verdict, and of a second its shape, which has a name."""
    verdict, word = _VERDICT.findall(found["verdict"])[0]
    text = f'<span class="verdict {verdict}">{_shape(verdict)}{word}</span>'
    for second, label in _VERDICT.findall(found["second"] or ""):
        named = f'role="img" aria-label="second verdict: {label}"'
        text += f' <span class="second {second}" {named}>{_shape(second)}</span>'
    return f'<span class="judged">{text}</span>'


def _shape(verdict: str) -> str:
    return f'<svg class="shape" aria-hidden="true"><use href="#v-{verdict}"/></svg>'

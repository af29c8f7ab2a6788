"""The finished home page: its picture, its bars, and the answer in words behind a disclosure."""

import re
from collections.abc import Mapping
from functools import partial

from annotated.draw import shapes
from annotated.read.outline import ANSWER

_SILHOUETTE = re.compile(r'<span class="silhouette" data-layer="([a-z0-9-]+)"></span>')
_TALLY = re.compile(r'<span class="tally" data-chapter="([a-z0-9-]+)">((\d+)[^<]*)</span>')
_VERDICTS = re.compile(r'<div (class="verdicts"[^>]*)>(.*?)</div>', re.S)
_VERDICT = re.compile(r'<span class="mark ([a-z-]+)">.*?<a href="([^"]*)">[^<]*</a> (\d+)', re.S)
_ANSWER = re.compile(rf'<h2 id="{ANSWER}"[^>]*>.*?(?=<h2)', re.S)
_FEW = 12  # a part of the bar with fewer claims shows its shape alone on a phone
_SHARE = 40  # how many pixels a claim is wide, before the parts shrink to the width of the page


def into_page(page: str, tallies: Mapping[str, str]) -> str:
    """The picture, the bars and the fold in their places; `tallies` are small bars by chapter."""
    page = _SILHOUETTE.sub(_silhouette, page)
    page = _TALLY.sub(partial(_tally, tallies), page)
    page = _VERDICTS.sub(_verdicts, page)
    return _ANSWER.sub(_folded, page)


def _silhouette(found: re.Match[str]) -> str:
    drawn = shapes.silhouettes().get(found[1], "")
    return f'<svg class="silhouette" aria-hidden="true" viewBox="0 0 104 104">{drawn}</svg>'


def _tally(tallies: Mapping[str, str], found: re.Match[str]) -> str:
    """A small bar, which says its numbers aloud, and how many claims there are."""
    picture = tallies[found[1]].replace("<svg ", f'<svg role="img" aria-label="{found[2]}" ', 1)
    return f'<span class="tally">{picture}<span aria-hidden="true">{found[3]}</span></span>'


def _verdicts(found: re.Match[str]) -> str:
    """The bar and the list; in a section, since a reader view drops a `div` of links."""
    return f"<section {found[1]}>{_bar(found[2])}{found[2]}</section>"


def _bar(listed: str) -> str:
    """The bar over a list of verdicts: to point at; the list says and links the same."""
    parts = "".join(_part(*found) for found in _VERDICT.findall(listed))
    return f'<div class="bar" aria-hidden="true">{parts}</div>'


def _part(verdict: str, address: str, count: str) -> str:
    # No style can be given to a single part, so an empty picture makes it as wide as its share.
    width = f'<svg class="share" width="{_SHARE * int(count)}" height="1"></svg>'
    few = " few" if int(count) < _FEW else ""
    shape = f'<svg class="shape"><use href="#v-{verdict}"/></svg>'
    return (
        f'<a class="{verdict}{few}" href="{address}" tabindex="-1">{width}'
        f"<span>{shape}<b>{count}</b></span></a>"
    )


def _folded(found: re.Match[str]) -> str:
    summary = "<summary>The one-minute answer in words, with its sources</summary>"
    return f'<details class="answer">{summary}{found[0]}</details>\n'

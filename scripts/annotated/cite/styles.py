"""Pages and works in the styles that essays are written in: what a cite box shows and copies.

Each is formatted by pandoc as if it stood alone, from an item that the rules of its style have
made ready; what no item can achieve is put right in the finished text.
"""

import html
import os
import re
from collections.abc import Iterable, Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace
from types import MappingProxyType

from annotated.cite import citeproc, legal, manuals, marks
from annotated.cite.items import ADDRESS, NUMBER, PREVIEW, TITLE, Item, Person, Work, people
from annotated.cite.manuals import Rule, bare_item
from annotated.cite.marks import apart
from annotated.text.titles import kept


@dataclass(frozen=True)
class Style:
    """A style: its name, its CSL file, the language of its terms and marks, and our rules for it.

    `page` and `home` are what pages of this site are to it, so that their titles stand first.
    In a style of `notes` a citation is a note, not a bracket in the text.
    """

    label: str
    csl: str
    language: str
    rules: tuple[Rule, ...]
    page: str
    home: str = "book"
    notes: bool = False


_APA = (
    manuals.in_sentence_case,
    manuals.site_once,
    manuals.publisher_once,
    manuals.series_of_reports,
    manuals.in_proceedings,
    manuals.preprint,
    manuals.unpublished,
    manuals.directed,
    manuals.in_season,
    manuals.no_retrieval,
    manuals.hyphens_in_initials,
    legal.policy,
)

_CHICAGO = (
    manuals.with_long_prepositions,
    manuals.unsigned,
    manuals.site_once,
    manuals.printed_book,
    manuals.series_of_reports,
    manuals.in_proceedings,
    manuals.no_volume,
    manuals.known_by_number,
    manuals.preprint,
    manuals.unpublished,
    manuals.listed_though_unpublished,
    manuals.directed,
    legal.policy,
    legal.gazette_dated_once,
    legal.case_by_name,
)

STYLES = MappingProxyType(
    {
        "apa": Style(
            "APA",
            "apa",
            "en-US",
            (
                *_APA,
                manuals.unsigned,
                manuals.news_site,
                manuals.printed_book,
                legal.gazette_dated_once,
                legal.case_by_name,
            ),
            page="article-magazine",
            home="webpage",
        ),
        "mla": Style(
            "MLA",
            "modern-language-association",
            "en-US",
            (
                manuals.as_written,
                manuals.unsigned,
                manuals.site_not_author,
                manuals.publisher_not_author,
                manuals.printed_book,
                manuals.series_of_reports,
                manuals.in_proceedings,
                manuals.preprint_on_server,
                manuals.unpublished,
                manuals.directed,
                legal.policy,
                legal.law_of_a_body,
                legal.case_of_a_court,
            ),
            page="webpage",
            home="webpage",
        ),
        "chicago": Style(
            "Chicago, author–date", "chicago-author-date", "en-US", _CHICAGO, page="post-weblog"
        ),
        "chicago-notes": Style(
            "Chicago, notes",
            "chicago-notes-bibliography",
            "en-US",
            _CHICAGO,
            page="post-weblog",
            notes=True,
        ),
        "harvard": Style(
            "Harvard",
            "harvard-cite-them-right",
            "en-GB",
            (
                manuals.in_sentence_case,
                manuals.unsigned,
                manuals.site_once,
                manuals.printed_book,
                manuals.series_of_reports,
                manuals.no_volume,
                manuals.known_by_number,
                manuals.preprint_in_brackets,
                manuals.unpublished_in_a_sentence,
                manuals.directed,
                manuals.number_behind_series,
                manuals.post,
                manuals.hyphens_in_initials,
                legal.policy,
                legal.law_by_title,
                legal.law_as_report,
                legal.case_as_report,
            ),
            page="chapter",
        ),
        "mhra": Style(
            "MHRA",
            "mhra-notes",
            "en-GB",
            (
                manuals.as_written,
                manuals.unsigned,
                manuals.site_once,
                manuals.printed_book,
                manuals.without_the,
                manuals.series_of_reports,
                manuals.in_proceedings,
                manuals.no_volume,
                manuals.preprint,
                manuals.unpublished,
                manuals.listed_though_unpublished,
                manuals.directed,
                manuals.post,
                legal.policy,
                legal.gazette_dated_once,
                legal.law_by_title,
                legal.case_with_court,
            ),
            page="article-magazine",
            home="webpage",
            notes=True,
        ),
        "ieee": Style(
            "IEEE",
            "ieee",
            "en-US",
            (
                manuals.books_as_written,
                manuals.unsigned,
                manuals.site_once,
                manuals.printed_book,
                manuals.hyphens_in_initials,
                manuals.translated,
                manuals.preprint,
                manuals.unpublished_by_nobody,
                manuals.directed,
                manuals.number_behind_series,
                legal.policy,
                legal.gazette_dated_once,
                legal.law_with_number,
                legal.case_with_court,
            ),
            page="article-magazine",
        ),
        "oscola": Style(
            "OSCOLA",
            "oscola",
            "en-GB",
            (
                manuals.as_written,
                manuals.unsigned,
                manuals.site_once,
                manuals.printed_book,
                manuals.in_proceedings,
                manuals.in_book,
                manuals.magazine_as_newspaper,
                manuals.known_by_number,
                manuals.number_for_volume,
                manuals.printed_first,
                manuals.numbered_paper,
                manuals.unpublished_by_nobody,
                manuals.number_behind_series,
                legal.policy,
                legal.law_in_gazette,
                legal.case_in_europe,
                legal.commission_document,
                legal.no_stops,
            ),
            page="webpage",
            notes=True,
        ),
    }
)

# In the text a law or a judgment is cited by its body, and an unsigned article by its outlet: so
# they stand in the lists of our pages, which else are in APA style.
ON_PAGES = (*_APA, manuals.news_site, manuals.site_for_author, legal.of_its_body)

# What no item can achieve: style, what pandoc and the style file write, what it has to be, and why.
REPAIRS = (
    ("apa", citeproc.RETRIEVED, "", "said only with a day: APA, “Retrieval dates”"),
    ("ieee", re.compile(r"^\[\d+\]\s+(?=\S)"), "", "the list of the reader gives the number"),
    ("ieee", re.compile(r"^\[\d+"), "[1", "the same, in the text"),
    (
        "ieee",
        re.compile(r"([A-Z][a-z]{2,3}\.?) 0(?=\d, \d{4})"),
        r"\1 ",
        "a day has no zero in front: IEEE",
    ),
    ("ieee", re.compile(r"(?<=, )Para\."), "para.", "small within a bracket: IEEE"),
    (
        "oscola",
        re.compile(r"(?:^|(?<=, )|(?<= and ))([A-Z])(?=[A-Z][a-z])"),
        r"\1 ",
        "an initial before a name stands apart, which pandoc forgets: OSCOLA 1.3.1",
    ),
)

_ENTRY = re.compile(r'<div id="ref-([^"]+)"[^>]*>\s*(.*?)\s*^</div>', re.S | re.M)
_LABEL = re.compile(r'<p><span class="citation"[^>]*>(.*?)</span></p>', re.S)
_NOTE = re.compile(r'<li id="fn\d+"[^>]*><p>(.*?)<a [^>]*class="footnote-back"', re.S)


@dataclass(frozen=True)
class Cited:
    """How to cite one item in one style, as HTML whose only tag is `<i>`.

    `reference` is for the list of works, `label` for the text: a bracket, or a note.
    """

    reference: str
    label: str

    @property
    def text(self) -> str:
        """The reference without markup."""
        return html.unescape(re.sub(r"</?i>", "", self.reference))


def filled(reference: str, item: Item) -> str:
    """The reference of the pattern with the title and the address of an entry in their places."""
    before, after = re.split(TITLE, reference, maxsplit=1, flags=re.I)
    title, address = html.escape(item["title"], quote=False), html.escape(item.get("URL", ""))
    return f"{before}{title}{after}".replace(ADDRESS, address)


def in_styles(
    items: Iterable[Item], locators: Mapping[str, str] = MappingProxyType({})
) -> dict[str, dict[str, Cited]]:
    """Pages and entries of the site in each style, by style and id, some with a locator."""
    listed = list(items)
    ready = {name: [_of_site(one, style) for one in listed] for name, style in STYLES.items()}
    unpublished = {one["id"] for one in listed if one.get("note") == PREVIEW}
    return {
        name: {key: _preview(one) if key in unpublished else one for key, one in found.items()}
        for name, found in _formatted(ready, locators).items()
    }


def _preview(one: Cited) -> Cited:
    return replace(one, reference=f"{one.reference} {PREVIEW}")


def works_in_styles(works: Iterable[Work]) -> dict[str, dict[str, Cited]]:
    """The works in each style, by style and key."""
    listed = list(works)
    ready = {
        name: [adapted(work, style.rules) for work in listed] for name, style in STYLES.items()
    }
    return _formatted(ready, {})


def adapted(work: Work, rules: Iterable[Rule]) -> Item:
    """The item of a work from which a style makes what its manual asks."""
    item = bare_item(work)
    for rule in rules:
        item = rule(work, item)
    return item


def on_pages(works: Iterable[Work]) -> tuple[dict[str, Item], dict[str, Item]]:
    """The works as they stand in our lists, and once more those whose body has a short name.

    The text names such a body by its short name; so in the list this comes first, then the other.
    """
    full = {work.reference.key: adapted(work, ON_PAGES) for work in works}
    short = {
        work.reference.key: full[work.reference.key]
        | {"id": f"short-{work.reference.key}"}
        | {"author": [*people(names), *([{"literal": "others"}] if work.is_open else [])]}
        for work in works
        if (names := work.reference.fields.get("shortauthor"))
    }
    for key, one in short.items():
        full[key] = full[key] | {"author": _explained(one["author"], full[key]["author"])}
    return full, short


def _explained(short: list[Person], whole: list[Person]) -> list[Person]:
    """`NDRC [National Development and Reform Commission]`; several may have one short name."""
    if len(short) == len(whole):
        pairs = zip(short, whole, strict=True)
        return [_both(one["literal"], other["literal"]) for one, other in pairs]
    return [_both(short[0]["literal"], " and ".join(one["literal"] for one in whole))]


def _both(short: str, whole: str) -> Person:
    known = whole.replace(f" ({short})", "")
    return {"literal": whole if whole.startswith(short) else f"{short} [{known}]"}


def paragraph_of(name: str) -> str:
    """The id of a page under which its paragraph is cited."""
    return f"{name}-paragraph"


def with_paragraphs(items: Iterable[Item]) -> tuple[list[Item], dict[str, str]]:
    """Pages once as they are and once to be cited with a paragraph, and the locators for it."""
    pages = list(items)
    copies = [one | {"id": paragraph_of(one["id"])} for one in pages]
    return [*pages, *copies], {one["id"]: f"para. {NUMBER}" for one in copies}


def _of_site(item: Item, style: Style) -> Item:
    """A page or an entry of the site; its edition stands behind the title of the site, upright."""
    found = manuals.without(item, "container-title", "edition", "note")
    if "container-title" not in item:
        edition = apart(kept(f"({item['edition']} ed.)"))
        return found | {"type": style.home, "title": f"{kept(item['title'])} {edition}"}
    site, _, edition = item["container-title"].rpartition(" ")
    site, _, label = site.rpartition(" ")
    container = f"{kept(site)} {apart(kept(f'{label} {edition}'))}"
    return found | {"type": style.page, "container-title": container}


def _formatted(
    items: Mapping[str, list[Item]], locators: Mapping[str, str]
) -> dict[str, dict[str, Cited]]:
    def cited(name: str) -> dict[str, Cited]:
        style = STYLES[name]
        csl = citeproc.style(style.csl)
        output = citeproc.alone(csl, style.language, items[name], locators)
        return dict(_read(output, name, items[name]))

    with ThreadPoolExecutor(os.cpu_count()) as pool:
        return dict(zip(items, pool.map(cited, items), strict=True))


def _read(output: str, name: str, items: list[Item]) -> Iterator[tuple[str, Cited]]:
    labels = (_NOTE if STYLES[name].notes else _LABEL).findall(output)
    by_id = {one["id"]: label for one, label in zip(items, labels, strict=True)}
    for key, entry in _ENTRY.findall(output):
        yield key, Cited(_tidy(entry, name), _tidy(by_id[key], name))


def _tidy(marked: str, name: str) -> str:
    text = re.sub(r"<(/?)em>", r"<\1i>", " ".join(marked.split()))
    text = marks.in_html(re.sub(r"</?(?!i>)[a-z][^>]*>", "", text))
    for style, wrong, right, _ in REPAIRS:
        text = wrong.sub(right, text) if style == name else text
    return text

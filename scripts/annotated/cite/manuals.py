"""What the manuals of style ask of our works and the style files do not do by themselves.

A rule takes an item on its way to a style and gives one of which that style makes what its manual
asks; it says which. Law has rules of its own, in `legal`. What no item can achieve is put right in
the finished text: see `styles.REPAIRS`.

Manuals: *Publication Manual of the APA*, 7th ed. (APA); *MLA Handbook*, 9th ed. (MLA); *The Chicago
Manual of Style*, 18th ed. (CMOS); *Cite Them Right*, 12th ed. (CTR); *MHRA Style Guide*, 4th ed.
(MHRA); *IEEE Reference Style Guide* (IEEE); *OSCOLA*, 4th ed. A rule is named in words; a section
has its number only where it was seen in the manual.
"""

import re
from collections.abc import Callable

from annotated.cite.items import Item, Person, Work, date_parts
from annotated.cite.marks import apart
from annotated.model import ROLES
from annotated.text.titles import capitals_kept, kept, plain, sentence_case

Rule = Callable[[Work, Item], Item]

_NEWS = ("newspaper", "magazine")
_LEGAL = ("law", "case")
# Those that the manual of APA names; of others nobody could say.
_NEWS_SITES = ("BBC News", "Bloomberg", "CNN", "HuffPost", "MSNBC", "Reuters", "Salon", "Vox")


def without(item: Item, *names: str) -> Item:
    """An item without some of its variables."""
    return {name: value for name, value in item.items() if name not in names}


def bare_item(work: Work) -> Item:
    """A work without what no reference shows; an open list of authors ends in “et al.” here."""
    item = without(work.item, "annote", "keyword", "custom")
    others = {"author": [*item["author"], {"literal": "others"}]} if work.is_open else {}
    return item | others


# ---- Titles ----


def in_sentence_case(work: Work, item: Item) -> Item:
    """APA, CTR: sentence case; laws and judgments are exempt."""
    if work.kind in _LEGAL:
        return as_written(work, item)
    return item | {"title": _title(work, sentence_case)} | _container(work, item, sentence_case)


def as_written(work: Work, item: Item) -> Item:
    """MLA, MHRA, OSCOLA: title case with small prepositions, as refs.bib has it."""
    return item | {"title": _title(work, kept)} | _container(work, item, kept)


def with_long_prepositions(work: Work, item: Item) -> Item:
    """CMOS, “Headline-style capitalization”: prepositions of five letters or more are capital."""
    if work.kind in _LEGAL:
        return as_written(work, item)
    return item | {"title": _title(work, capitals_kept)} | _container(work, item, capitals_kept)


def books_as_written(work: Work, item: Item) -> Item:
    """IEEE: articles and papers in sentence case, books in title case."""
    if work.kind == "book":
        return as_written(work, item)
    return in_sentence_case(work, item) | _container(work, item, kept)


def _container(work: Work, item: Item, case: Callable[[str], str]) -> Item:
    """The title of a book that holds the work in this case; that of a periodical as it is."""
    if "container-title" not in item:
        return {}
    written = work.reference.fields.get("booktitle")
    return {"container-title": case(written) if written else kept(item["container-title"])}


def _title(work: Work, case: Callable[[str], str]) -> str:
    """The title, with what is in brackets apart from it.

    APA; MLA; CMOS, “Translated titles”; CTR; MHRA; OSCOLA: a translation of a
    title stands in brackets, and a description in the place of one too; both are upright and
    outside quotation marks.
    """
    fields = work.reference.fields
    if re.fullmatch(r"\[.*\]", plain(fields["title"])):
        return apart(kept(fields["title"]))
    title = case(fields["title"]) if fields["langid"] == "english" else kept(fields["title"])
    english = fields.get("titleenglish", "")
    if case is not kept:  # APA; CMOS, “Translated titles”; CTR; IEEE: in sentence case
        english = sentence_case(english)
    return f"{title} {apart(kept(f'[{english}]'))}" if english else title


# ---- Who stands first ----


def _same(one: str, other: str) -> bool:
    """Whether two texts name the same body, whatever stands in brackets or before it."""
    first, second = (
        re.sub(r"\([^)]*\)|^the |\W", "", _plain(text).casefold()) for text in (one, other)
    )
    return first == second != ""


def _plain(text: str) -> str:
    """A text of an item without the tags that keep its capitals."""
    return re.sub(r"<[^>]*>", "", text)


def _sole_body(item: Item) -> str:
    people = item.get("author", ())
    return people[0].get("literal", "") if len(people) == 1 else ""


def unsigned(work: Work, item: Item) -> Item:
    """APA; MLA; CMOS, “Unsigned articles”; CTR; MHRA; IEEE; OSCOLA: no author is named.

    The style then begins with the title, or with the outlet, as its manual has it.
    """
    is_unsigned = work.kind in _NEWS and _same(_sole_body(item), item["container-title"])
    return without(item, "author") if is_unsigned else item


def site_once(work: Work, item: Item) -> Item:
    """APA; CMOS; CTR; MHRA; IEEE; OSCOLA: a site that is its own author is named once."""
    is_own = work.kind == "page" and _same(_sole_body(item), item.get("container-title", ""))
    return without(item, "container-title") if is_own else item


def site_for_author(work: Work, item: Item) -> Item:
    """Our own lists: where no author is known, the site stands for one, else the title, short."""
    if "author" in item or work.kind != "page":
        return item
    if "container-title" in item:
        site = {"literal": _plain(item["container-title"])}
        return without(item, "container-title") | {"author": [site]}
    short = sentence_case(work.reference.fields["title"]).split(": ")[0]
    return item if short.startswith("[") else item | {"title-short": short}


def site_not_author(work: Work, item: Item) -> Item:
    """MLA, “Author”: a body that is author and publisher is skipped as author; the site has it."""
    body = _sole_body(item)
    site = item.get("container-title", kept(body))
    is_own = work.kind == "page" and _same(body, site)
    return without(item, "author") | {"container-title": site} if is_own else item


def publisher_once(work: Work, item: Item) -> Item:
    """APA, “Publisher”: one that is the author is not named again."""
    is_own = _same(_sole_body(item), item.get("publisher", ""))
    return without(item, "publisher") if is_own else item


def publisher_not_author(work: Work, item: Item) -> Item:
    """MLA, “Author”: a body that is author and publisher is skipped as author."""
    is_own = _same(_sole_body(item), item.get("publisher", ""))
    return without(item, "author") if is_own else item


def news_site(work: Work, item: Item) -> Item:
    """APA, “Webpage on a news website”: a site that prints no paper is upright, its page not."""
    site = _plain(item.get("container-title", ""))
    if work.kind not in _NEWS or site not in _NEWS_SITES:
        return item
    found = without(item, "container-title") if _same(_sole_body(item), site) else item
    return found | {"type": "webpage"}


def without_the(work: Work, item: Item) -> Item:
    """MHRA: newspapers and magazines lose their first “The”, except The Times."""
    if work.kind not in _NEWS or item["container-title"] == kept("The Times"):
        return item
    return item | {"container-title": re.sub(r"(?<=>)The (?=\w)", "", item["container-title"])}


def hyphens_in_initials(_: Work, item: Item) -> Item:
    """APA, CTR, IEEE, OSCOLA: `Ching-yu` is `C.-Y.`; citeproc sees only capitals."""
    return item | {role: list(map(_hyphened, item[role])) for role in ROLES if role in item}


def _hyphened(person: Person) -> Person:
    if "given" not in person:
        return person
    given = re.sub(r"-[a-z]", lambda two: two[0].upper(), person["given"])
    return {**person, "given": given}


# ---- Works of one kind ----


def series_of_reports(work: Work, item: Item) -> Item:
    """APA, MLA, CMOS: the type of a report without a number is the name of its series."""
    if work.kind != "report" or "genre" not in item or "number" in item:
        return item
    return without(item, "genre") | {"collection-title": item["genre"]}


def printed_book(work: Work, item: Item) -> Item:
    """All manuals: a printed book needs no address, and its publisher’s page is no copy of it."""
    is_printed = work.kind == "book" and "ISBN" in item
    return without(item, "URL", "accessed") if is_printed else item


def translated(work: Work, item: Item) -> Item:
    """IEEE: `*Title*, A. Sheridan, Trans.`, whom the style leaves out."""
    if "translator" not in item:
        return item
    named = " and ".join(map(_with_initials, item["translator"]))
    return item | {"title": item["title"] + apart(f", {named}, Trans.")}


def _with_initials(person: Person) -> str:
    initials = re.sub(r"(\w)\w*\.?", r"\1.", person.get("given", ""))
    return person.get("literal") or f"{initials} {person['family']}"


def in_proceedings(work: Work, item: Item) -> Item:
    """APA, MLA, CMOS, MHRA, OSCOLA: a paper in proceedings is a chapter of a book."""
    return item | {"type": "chapter"} if work.kind == "conference" else item


def in_book(work: Work, item: Item) -> Item:
    """OSCOLA: a chapter stands `in` its book; the style says so only before editors."""
    if work.kind not in ("chapter", "conference") or "editor" in item:
        return item
    return item | {"container-title": apart("in ") + item["container-title"]}


def no_volume(work: Work, item: Item) -> Item:
    """CMOS, CTR, MHRA: an article is not “ahead of print” only since its volume is not known."""
    if work.kind != "journal" or "volume" in item:
        return item
    return item | {"type": "article-magazine"}


def preprint(work: Work, item: Item) -> Item:
    """APA, CMOS, MHRA, IEEE: a working paper on a server, with its number and its date."""
    return item | {"type": "article"} if work.kind == "preprint" else item


def preprint_on_server(work: Work, item: Item) -> Item:
    """MLA, “Repositories”: the server contains the paper as a journal would, in italics."""
    if work.kind != "preprint":
        return item
    of_server = {"type": "article", "container-title": kept(item["publisher"])}
    return without(item, "publisher", "number", "genre") | of_server


def preprint_in_brackets(work: Work, item: Item) -> Item:
    """CTR, “Preprints”: `‘Title’, *SSRN* [Preprint]`, as the style has it for no volume."""
    found = preprint_on_server(work, item)
    return found | {"type": "article-journal"} if work.kind == "preprint" else item


def unpublished(work: Work, item: Item) -> Item:
    """APA, MLA, CMOS, MHRA: a manuscript is said to be one."""
    return {"genre": "unpublished manuscript"} | item if work.kind == "manuscript" else item


def unpublished_by_nobody(work: Work, item: Item) -> Item:
    """CTR, IEEE, OSCOLA: the same; their styles say it only where the publisher would stand."""
    if work.kind != "manuscript":
        return item
    said = unpublished(work, item)["genre"]
    where = ", ".join(filter(None, (said, item.get("publisher"))))
    return without(item, "genre") | {"publisher": where}


def unpublished_in_a_sentence(work: Work, item: Item) -> Item:
    """CTR: the same, after a full stop."""
    found = unpublished_by_nobody(work, item)
    if work.kind != "manuscript":
        return found
    return found | {"publisher": found["publisher"][:1].upper() + found["publisher"][1:]}


def listed_though_unpublished(work: Work, item: Item) -> Item:
    """CMOS, MHRA: what no reader can reach stands in notes alone; our list of works has it too."""
    return item | {"type": "article"} if work.kind in ("manuscript", "document") else item


def directed(work: Work, item: Item) -> Item:
    """APA, MLA, CMOS, MHRA, IEEE: an episode has a director, not an author."""
    if work.kind != "episode":
        return item
    return without(item, "author") | {"director": item["author"]}


def in_season(work: Work, item: Item) -> Item:
    """APA, “TV series episode”: `Nosedive (Season 3, Episode 1) [TV series episode]`."""
    if work.kind != "episode":
        return item
    number = item["number"].replace("series", "Season").replace("episode", "Episode")
    return item | {"number": number, "medium": "TV series episode"}


def number_behind_series(work: Work, item: Item) -> Item:
    """CTR, “Television programmes”; IEEE; OSCOLA: the number of an episode follows its series."""
    if work.kind != "episode":
        return item
    series = item["container-title"] + apart(f", {item['number']}")
    return without(item, "number") | {"container-title": series}


def post(work: Work, item: Item) -> Item:
    """CTR, “Blogs”; MHRA, “Online publications”: the site that has the page stands in italics."""
    is_of_site = work.kind == "page" and "container-title" in item
    return item | {"type": "post-weblog"} if is_of_site else item


def no_retrieval(_: Work, item: Item) -> Item:
    """APA, “Retrieval dates”: a day of retrieval is given only for what is meant to change."""
    return without(item, "accessed")


def printed_first(work: Work, item: Item) -> Item:
    """OSCOLA: what is known by volume and page needs no address."""
    is_printed = work.kind == "journal" and {"volume", "page"} <= item.keys()
    return without(item, "URL", "DOI", "accessed") if is_printed else item


def known_by_number(work: Work, item: Item) -> Item:
    """CMOS, CTR, OSCOLA: a magazine without a day or a month is cited by its number."""
    is_numbered = work.kind == "magazine" and "issue" in item and len(date_parts(item)) < 2
    return item | {"type": "article-journal"} if is_numbered else item


def number_for_volume(_: Work, item: Item) -> Item:
    """OSCOLA: of a periodical without volumes the number stands in their place."""
    if item["type"] != "article-journal" or "volume" in item or "issue" not in item:
        return item
    return without(item, "issue") | {"volume": item["issue"]}


def magazine_as_newspaper(work: Work, item: Item) -> Item:
    """OSCOLA: magazines are cited as newspapers are, with their day."""
    return item | {"type": "article-newspaper"} if work.kind == "magazine" else item


def numbered_paper(work: Work, item: Item) -> Item:
    """OSCOLA, “Working papers”: `‘Title’ (2018) SSRN Working Paper 3175792`."""
    if work.kind != "preprint":
        return item
    number = f"{item['publisher']} {item['genre']} {item['number']}"
    return without(item, "publisher", "genre") | {"number": number}

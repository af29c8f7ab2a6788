"""What the search reads: its index, and MiniSearch, which asks it.

Material's plugin indexes the sections of pages. In the lists an entry is made from the data
instead, so that it holds what a reader looks for and nothing else, and says of what kind it is.
"""

import json
import re
from collections.abc import Iterator, Mapping
from html import unescape
from itertools import chain
from pathlib import Path
from typing import TypedDict

from annotated.model import CHAPTERS, VERDICTS, Claim, Event, Question, Sources, Term
from annotated.text.dates import words
from annotated.text.markdown import without_emphasis
from annotated.text.titles import plain

PATH = "search/search_index.json"

LIBRARY = "assets/minisearch.js"

VERSION = "7.2.0"

# MiniSearch as it came from npm, with its licence.
_MINISEARCH = Path(__file__).parent / "minisearch"

_COMMENT = re.compile(r"^ *(?:/\*\*.*?\*/|//[^\n]*)\n", re.M | re.S)

# A bracket of citations, as Python-Markdown writes it, with the word that announces it.
_CITATIONS = re.compile(r'(?: <em>\w+:</em>)?\s*\((?:<a class="citation"[^>]*>[^<]*</a>(?:; )?)+\)')

_LISTS = re.compile(r"(questions|claims|timeline|glossary|references)/#")

# Of a session's page a reader looks for what it is about; the rest is for the room.
_SESSION = re.compile(r"(seminar/[a-z-]+/)(#.*)?")

_OUTCOMES = "#outcomes"

_TAG = re.compile(r"(</?(?:p|li|ol|ul|pre)>)|<[^>]*>")

_ADDRESS = re.compile(r"\s*<https?://[^>]*>")


class Entry(TypedDict, total=False):
    """One thing to find.

    `about` is shown with the title. `asked` are other wordings for it, and `besides` words that it
    has too: both are found and not shown.
    """

    location: str
    kind: str
    title: str
    text: str
    about: str
    verdict: str
    asked: list[str]
    besides: str


def library() -> str:
    """MiniSearch as readers load it: its licence, and its code without comments: half its size."""
    licence = (_MINISEARCH / "LICENSE.txt").read_text("utf-8").strip()
    code = (_MINISEARCH / "index.js").read_text("utf-8")
    return f"/*! MiniSearch {VERSION}\n\n{licence}\n*/\n{_COMMENT.sub('', code)}"


def without_citations(html: str) -> str:
    """A page as it is indexed: whoever looks for a work finds it among the works."""
    return _CITATIONS.sub("", html)


def complete(index: str, sources: Sources, entries: Mapping[str, str]) -> str:
    """The theme's index, {"docs": [{"location", "title", "text"}, …]}, with the data in it.

    `entries` are the formatted references by key. What is about the same stands together, which
    makes the compressed file smaller.
    """
    sections = list(_sections(json.loads(index)["docs"], sources))
    found = [
        *map(_question, sources.questions),
        *(one for one in sections if one["kind"] != "chapter"),
        *chain.from_iterable(_chapter(name, sections, sources) for name in CHAPTERS),
        *map(_event, sources.events),
        *map(_term, sources.terms),
        *(_work(key, sources, entry) for key, entry in entries.items()),
    ]
    docs = list(_with_explanations(found, sources))
    return json.dumps({"docs": docs}, ensure_ascii=False, separators=(",", ":"))


def _chapter(name: str, sections: list[Entry], sources: Sources) -> Iterator[Entry]:
    yield from (one for one in sections if one["location"].startswith(f"{name}/"))
    yield from (_claim(one) for one in sources.claims if one.chapter == name)


def _with_explanations(entries: list[Entry], sources: Sources) -> Iterator[Entry]:
    """A claim is found by all words of its explanation, though the index has no room for the whole.

    Most of them stand in its note, or in the chapter that says the same at length.
    """
    known = {word for one in entries for word in _words(" ".join(map(str, one.values())))}
    for one in entries:
        claim = sources.claim.get(one["location"].removeprefix("claims/#"))
        more = [word for word in _words(claim.explanation) if word not in known] if claim else []
        yield one | Entry(besides=" ".join(more)) if more else one


def _words(text: str) -> list[str]:
    return list(dict.fromkeys(re.findall(r"\w+", text.lower())))


def _sections(docs: list[dict[str, str]], sources: Sources) -> Iterator[Entry]:
    """The sections of pages, without those of the lists; of sessions one entry each."""
    texts = {doc["location"]: _text(doc["text"]) for doc in docs}
    for doc in docs:
        place, session = doc["location"], _SESSION.fullmatch(doc["location"])
        if _LISTS.match(place) or (session and session[2]):
            continue
        name = place.partition("#")[0].rstrip("/") or "index"
        text = texts.get(place + _OUTCOMES, "") if session else texts[place]
        if "#" not in place and not text:
            text = sources.pages[name].meta.get("standfirst", "")
        yield Entry(location=place, kind=_kind(name), title=unescape(doc["title"]), text=text)


def _kind(page: str) -> str:
    return "chapter" if page in CHAPTERS else "seminar" if page.startswith("seminar") else "page"


def _text(html: str) -> str:
    """The words of a section, each of its blocks on a line of its own."""
    lines = _TAG.sub(lambda tag: "\n" if tag[1] else "", html).splitlines()
    return "\n".join(unescape(line).strip() for line in lines if line.strip())


def _question(one: Question) -> Entry:
    return Entry(
        location=f"questions/#{one.id}",
        kind="answer",
        title=one.question,
        text=without_emphasis(one.answer),
        asked=list(one.asked_as),
    )


def _claim(one: Claim) -> Entry:
    return Entry(
        location=f"claims/#{one.id}",
        kind="claim",
        title=one.short,
        about=f"{one.id} · {VERDICTS[one.verdict].word}",
        verdict=one.verdict,
        text="\n".join(map(without_emphasis, (one.claim, one.note))),
    )


def _event(one: Event) -> Entry:
    return Entry(
        location=f"timeline/#{one.id}",
        kind="event",
        title=without_emphasis(one.title),
        about=words(one.date),
        text="\n".join(map(without_emphasis, filter(None, (one.text, one.differs)))),
    )


def _term(one: Term) -> Entry:
    return Entry(
        location=f"glossary/#{one.id}",
        kind="term",
        title=one.term[0].upper() + one.term[1:],
        about=" · ".join(filter(None, (one.chinese, one.pinyin))),
        text=without_emphasis(one.definition),
        asked=[*one.also, *one.asked_as],
    )


def _work(key: str, sources: Sources, entry: str) -> Entry:
    title = plain(sources.references[key].fields["title"])
    written = re.sub(r"\\(.)|[*<>]", r"\1", _ADDRESS.sub("", entry))
    rest = re.sub(rf"{re.escape(title)}\.? ?", "", written, count=1, flags=re.I)
    rest = re.sub(r"\((\d{4}[a-z]?), [^)]*\)", r"(\1)", rest, count=1)
    return Entry(location=f"references/#{key}", kind="work", title=title, text=rest)

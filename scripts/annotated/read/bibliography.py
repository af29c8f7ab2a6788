"""refs.bib, in a strict dialect: one field per line, UTF-8, no TeX.

The dialect is a subset of BibTeX that pandoc, pybtex and Zotero read alike. Reading it line by line
gives every fault its place; whatever the dialect does not know is refused, never skipped. What the
fields and the types are is said once, in `FIELDS` and `KINDS`; the head of the file follows.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType

from annotated.memory import remembered
from annotated.model import CHECKED, GROUPS, LANGUAGES, Problem, Reference
from annotated.text import dates, names, rules
from annotated.text.dates import MONTHS
from annotated.text.rules import Field, Rule
from annotated.text.titles import plain

PATH = "refs.bib"
_MONTHS = tuple(month[:3].lower() for month in MONTHS)
_OPEN = re.compile(r"@(\w+)\{([^,\s]*),")
_FIELD = re.compile(r"\s*(\w+)\s*=\s*(\{.*\}|[a-z]{3})(,?)\s*")

# ---- What a field holds ----

# pandoc and pybtex would lose, change or run these.
_MARKUP = {
    re.compile(r"\\"): "a TeX command",
    re.compile(r"<[a-zA-Z/!?]"): "HTML",
    re.compile(r"&#?\w+;"): "an HTML entity",
    re.compile(r"[`$]"): "markup",
}
_TEX = re.compile(r"[%~]")
_YEAR = r"1[5-9][0-9]{2}|20[0-9]{2}"


def _text(value: rules.Value) -> Iterator[str]:
    """A text that every BibTeX program prints as it stands."""
    if sign := _TEX.search(str(value)):
        yield f"expected text without {sign[0]}, which TeX does not print, found {value[:60]!r}"


def _like(pattern: str, expected: str) -> Rule:
    """A value of one form."""

    def rule(value: rules.Value) -> Iterator[str]:
        if not re.fullmatch(pattern, str(value)):
            yield f"expected {expected}, found {value!r}"

    return rule


def _among(words: Mapping[str, str] | tuple[str, ...]) -> Rule:
    return _like("|".join(words), f"one of {', '.join(words)}")


def _body(value: rules.Value) -> Iterator[str]:
    """The name of a publisher or a place; other programs split it at an `and`."""
    yield from _text(value)
    if names.and_in(str(value)):
        yield f"other programs take `and` for a second one; write {{{{{value}}}}}"


def _people(value: rules.Value) -> Iterator[str]:
    yield from _text(value)
    yield from names.faults(str(value))


def _isbn(value: rules.Value) -> Iterator[str]:
    """An ISBN whose check digit is right."""
    faults = [*_like(r"97[89](-?[0-9]){10}", "an ISBN of 13 digits")(value)]
    yield from faults
    digits = [int(digit) for digit in value if digit.isdigit()]
    total = sum(digit * (3 if place % 2 else 1) for place, digit in enumerate(digits))
    if not faults and total % 10:
        yield f"the check digit of {value!r} is wrong"


# Signs that no address may hold as they are; in Markdown they would begin something else.
_ADDRESS = _like(r"https?://[^\s<>\"{}\\\[\]|^`]+", "an address beginning with http")

FIELDS: Mapping[str, Field] = MappingProxyType(
    {
        "author": Field(
            "who wrote it: {Family, Given} or {Family, Jr, Given}, the family name with its "
            "particle; everybody else as a body in a second pair of braces, an outlet or an "
            "institution where no person was recorded. A site whose name was not recorded is named "
            "after its host. The date is not after that of the edition",
            _people,
        ),
        "editor": Field("as author", _people),
        "translator": Field("as author", _people),
        "shortauthor": Field(
            "the short name of a well-known body, {{SPC}}, where it saves two words or more. The "
            "text shows it, the lists show the full name. It is the form that readers know, with "
            "one pair of braces per name, as in author; names that need no short one are repeated. "
            "A body has the same short name everywhere, and no two bodies share one",
            _people,
        ),
        "title": Field(
            "as printed in the work. In square brackets it is a description, supplied because the "
            "work’s own title was not recorded. It may be derived from the page’s address, which "
            "has no punctuation and few small words; the annotation says so",
            _text,
        ),
        "titleenglish": Field(
            "the title in English, where it is in another language; in title case, with braces",
            _text,
        ),
        "booktitle": Field("the book or the conference that it is part of", _text),
        "journal": Field("the journal, newspaper or magazine", _text),
        "publisher": Field("as usual", _body),
        "institution": Field("whose report or working paper it is", _body),
        "howpublished": Field(
            "where an unpublished work, a web page or anything else stands: its publisher, the "
            "name of the site, or what is said of it below",
            _text,
        ),
        "address": Field("the place of the publisher", _body),
        "series": Field("as usual", _text),
        "type": Field("of what kind a report or a manuscript is", _text),
        "volume": Field("as usual", _text),
        "number": Field("as usual", _text),
        "chapter": Field("as usual", _text),
        "pages": Field("first and last, with two hyphens between", _text),
        "year": Field("four digits", _like(_YEAR, "a year such as 2018")),
        "month": Field(
            "three letters without braces; needs a year",
            _like("|".join(_MONTHS), "a month such as jun"),
        ),
        "day": Field("needs a month", _like(r"[1-9]|[12][0-9]|3[01]", "a day from 1 to 31")),
        "doi": Field(
            "without https://doi.org/",
            _like(r"10\.[0-9]{4,9}/[^\s<>\"{}\\^]+", "a DOI such as 10.2139/ssrn.3175792"),
        ),
        "isbn": Field("13 digits, with hyphens or without", _isbn),
        "issn": Field("as usual", _like(r"[0-9]{4}-[0-9]{3}[0-9X]", "an ISSN such as 2589-6741")),
        "entrysubtype": Field(
            "newspaper or magazine, for periodicals that are not scholarly journals",
            _like("newspaper|magazine", "newspaper or magazine"),
        ),
        "url": Field(
            "the source’s own address: publisher, journal, court, gazette, newspaper, institution, "
            "or the translation that the note names. Never a third-party copy. Where there is "
            "neither url nor doi nor opencopy, the annotation says why",
            _ADDRESS,
        ),
        "opencopy": Field(
            "the address of a copy that all can read: the author’s or a repository’s, or, where "
            "url is taken, the translator’s own page, the full text or another version; the note "
            "says which. A reprint is named in the annotation and never linked",
            _ADDRESS,
        ),
        "archived": Field("an archived copy, for the day when url fails", _ADDRESS),
        "langid": Field(
            f"the language of the title as printed here, one of {', '.join(LANGUAGES)}; the note "
            "says where the work itself is in another one, and gives the original title of a "
            "Chinese document",
            _among(tuple(LANGUAGES)),
        ),
        "keywords": Field(
            "exactly one of article (the article that the site explains, and the works in its own "
            "list), law (laws, policy documents and judgments), scholarship (academic "
            "publications, working papers and legal analysis), institution (reports and pages of "
            "institutes, public bodies, firms and pollsters), journalism (newspapers, magazines, "
            "agencies, blogs, wikis and other commentary), work (other works that the article "
            "mentions)",
            _among(tuple(GROUPS)),
        ),
        "checked": Field(
            "seen (its details were read in a copy of the source, in its publisher’s record, or, "
            "where the annotation says so, on a page that reports them) or unconfirmed (some field "
            "rests on memory, on inference or on the article alone, or the work could not be fully "
            "identified; the annotation says which)",
            _among(CHECKED),
        ),
        "further": Field(
            "{yes} marks further reading, which may stand without being cited anywhere; every "
            "other work must be cited at least once",
            _like("yes", "yes, or no such field"),
        ),
        "note": Field(
            "what a reader should know: original title, translation, status, edition", _text
        ),
        "annotation": Field(
            "what was read and what was not, where the check is partial. Notes and annotations are "
            "read by strangers: another work is named by its author or title, never by its key",
            _text,
        ),
        "articleerror": Field(
            "for the works in the article’s own list only: what that list, or the article’s use of "
            "the work, gets wrong, in two or three plain sentences. The article was read as plain "
            "text; links that its web page may carry were not seen",
            _text,
        ),
    }
)
ALWAYS = ("title", "langid", "keywords", "checked")


@dataclass(frozen=True)
class Kind:
    """A type of entry: what it is for, and the fields that it needs beside those of all."""

    says: str
    needs: tuple[str, ...] = ()


KINDS = MappingProxyType(
    {
        "article": Kind("an article in a journal, newspaper or magazine", ("journal",)),
        "book": Kind("a book", ("publisher", "year")),
        "incollection": Kind("a chapter of a book", ("booktitle", "year")),
        "inproceedings": Kind("a paper at a conference", ("booktitle", "year")),
        "misc": Kind("laws, judgments, episodes and whatever is none of the others"),
        "online": Kind("a web page"),
        "techreport": Kind("a report or a working paper", ("institution",)),
        "unpublished": Kind("a manuscript; its note says of what kind", ("note",)),
    }
)

# ---- How the file is read ----


@remembered
def parse(text: str) -> tuple[dict[str, Reference], list[Problem]]:
    """Read refs.bib into references by key, with the faults of its form."""
    reader = _Reader()
    for line, content in enumerate(text.split("\n"), start=1):
        reader.take(line, content)
    reader.end()
    return reader.references, reader.problems


class _Reader:
    """Takes one line after the other; `kind` is empty between entries."""

    def __init__(self) -> None:
        self.references: dict[str, Reference] = {}
        self.problems: list[Problem] = []
        self.kind = ""
        self.key = ""
        self.line = 0
        self.fields: dict[str, str] = {}
        self.bare = ""  # the field before, if no comma follows it

    def take(self, line: int, content: str) -> None:
        if not self.kind:
            self.between(line, content)
        elif content.strip() == "}":
            self.close()
        elif match := _FIELD.fullmatch(content):
            self.field(line, match[1], match[2])
            self.bare = "" if match[3] else match[1]
        elif content.startswith("@"):
            self.fault(self.line, "the entry is not closed by a line with } alone")
            self.close()
            self.between(line, content)
        elif content.strip():
            found = content.strip()[:60]
            self.fault(line, f"expected a line `field = {{value}},`, found {found!r}")

    def between(self, line: int, content: str) -> None:
        if not content.strip() or content.startswith("%"):
            return
        match = _OPEN.fullmatch(content.rstrip())
        if not match:
            self.key = "entry"
            self.fault(line, f"expected `@type{{key,` or a % comment, found {content[:60]!r}")
            return
        self.kind, self.key, self.line, self.fields = match[1], match[2], line, {}
        self.bare = ""

    def field(self, line: int, name: str, raw: str) -> None:
        if self.bare:
            self.fault(line, f"expected a comma after the field {self.bare!r} before this one")
        if name in self.fields:
            self.fault(line, f"the field {name!r} stands twice")
        if raw.startswith("{") and not _balanced(raw):
            self.fault(line, f"{name}: the braces do not match in {raw[:60]!r}")
        if raw.startswith("{") == (name == "month"):
            expected = "a month without braces, such as jun" if name == "month" else "{braces}"
            self.fault(line, f"{name}: expected {expected}, found {raw[:60]!r}")
        self.fields[name] = raw[1:-1].strip() if raw.startswith("{") else raw
        for message in _field_faults(name, self.fields[name]):
            self.fault(line, f"{name}: {message}")
        # What is not even a text in braces is no list of names either.

    def close(self) -> None:
        reference = Reference(self.key, self.kind, self.fields, self.line)
        for message in _entry_faults(reference):
            self.fault(self.line, message)
        if self.key in self.references:
            first = self.references[self.key].line
            self.fault(self.line, f"the key is used twice, first on line {first}")
        else:
            self.references[self.key] = reference
        self.kind = ""

    def end(self) -> None:
        if self.kind:
            self.fault(self.line, "the entry is not closed by a line with } alone")
            self.close()

    def fault(self, line: int, message: str) -> None:
        self.problems.append(Problem(PATH, line, self.key or "entry", message))


def _balanced(value: str) -> bool:
    depth = 0
    for place, letter in enumerate(value):
        depth += (letter == "{") - (letter == "}")
        if depth == 0 and place < len(value) - 1:
            return False
    return depth == 0


def _field_faults(name: str, value: str) -> Iterator[str]:
    if name not in FIELDS:
        yield f"unknown field; known: {', '.join(FIELDS)}"
    if not plain(value).strip():
        yield "expected a value; leave the field out when nothing is known"
        return
    for pattern, found in _MARKUP.items():
        if pattern.search(value):
            yield f"expected plain text, found {found} in {value[:60]!r}"
    if name in FIELDS:
        yield from FIELDS[name].faults(value, {})


def _entry_faults(reference: Reference) -> Iterator[str]:
    fields = reference.fields
    if not re.fullmatch(r"[a-z][a-z0-9]*", reference.key):
        yield f"expected a key of lower-case letters and digits, found {reference.key!r}"
    if reference.key in (*GROUPS, "withdrawn"):
        yield "expected another key; the references page has a section of this name"
    kind = KINDS.get(reference.kind)
    if not kind:
        yield f"unknown type @{reference.kind}; known: {', '.join(KINDS)}"
    for name in (*ALWAYS, *(kind.needs if kind else ())):
        if name not in fields:
            yield f"the field {name!r} is missing"
    if fields.get("checked") == "unconfirmed" and "annotation" not in fields:
        yield "an unconfirmed entry needs an `annotation` that says what is unconfirmed"
    yield from _short_name_faults(fields.get("shortauthor", ""), fields.get("author", ""))
    yield from _date_faults(fields)


def _short_name_faults(short: str, author: str) -> Iterator[str]:
    """Short names are for bodies, which stand in braces, and say no more than the full ones."""
    given, full = ([one for one in names.split(text) if one] for text in (short, author))
    bodies = all(names.is_body(one) or one == names.OTHERS for one in (*given, *full))
    if short and (not bodies or len(given) > len(full)):
        yield f"shortauthor: expected a short name of a body such as {{{{SPC}}}}, found {short!r}"


def _date_faults(fields: Mapping[str, str]) -> Iterator[str]:
    if ("day" in fields and "month" not in fields) or ("month" in fields and "year" not in fields):
        yield "a day needs a month, and a month a year"
    elif "day" in fields and fields["month"] in _MONTHS and _are_sound(fields, "year", "day"):
        try:
            date(int(fields["year"]), _MONTHS.index(fields["month"]) + 1, int(fields["day"]))
        except ValueError:
            yield f"expected a day that exists, found {fields['day']} {fields['month']}"


def _are_sound(fields: Mapping[str, str], *names: str) -> bool:
    return not any(fault for name in names for fault in FIELDS[name].faults(fields[name], {}))


def uncited(references: Mapping[str, Reference], cited: set[str]) -> Iterator[Problem]:
    """Report references that nothing cites and that are not marked as further reading."""
    for key in references.keys() - cited:
        if "further" not in references[key].fields:
            message = "nothing cites this work; cite it, delete it, or mark it `further = {yes}`"
            yield Problem(PATH, references[key].line, key, message)


def late(references: Mapping[str, Reference], day: date) -> Iterator[Problem]:
    """Report works that are dated after the edition."""
    for key, reference in references.items():
        written = iso(reference.fields)
        if written and dates.is_before(day.isoformat(), written):
            message = f"expected a date up to that of the edition, {day}, found {written}"
            yield Problem(PATH, reference.line, key, message)


def iso(fields: Mapping[str, str]) -> str:
    """The date of a work as `2018-05-09`, as far as it is known."""
    month = f"{_MONTHS.index(fields['month']) + 1:02}" if "month" in fields else ""
    day = f"{int(fields['day']):02}" if "day" in fields else ""
    return "-".join(filter(None, (fields.get("year"), month, day)))

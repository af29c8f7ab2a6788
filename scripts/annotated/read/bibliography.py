"""refs.bib, in a strict dialect: one field per line, UTF-8, no TeX.

The dialect is a subset of BibTeX that pandoc, pybtex and Zotero read alike. Reading it line by line
gives every fault its place; whatever the dialect does not know is refused, never skipped.
"""

import re
from collections.abc import Iterator, Mapping
from datetime import date

from annotated.memory import remembered
from annotated.model import CHECKED, GROUPS, LANGUAGES, ROLES, Problem, Reference
from annotated.text.dates import MONTHS

PATH = "refs.bib"

_MONTHS = tuple(month[:3].lower() for month in MONTHS)

FIELDS = (
    *ROLES,
    *"title titleenglish booktitle journal publisher institution howpublished address".split(),
    *"series type volume number chapter pages year month day doi isbn issn entrysubtype".split(),
    *"url opencopy archived langid keywords checked note annotation articleerror".split(),
    *"shortauthor further".split(),
)

REQUIRED = {
    "article": ("journal",),
    "book": ("publisher", "year"),
    "incollection": ("booktitle", "year"),
    "inproceedings": ("booktitle", "year"),
    "misc": (),
    "online": (),
    "techreport": ("institution",),
    "unpublished": ("note",),
}

ALWAYS = ("title", "langid", "keywords", "checked")

_OPEN = re.compile(r"@(\w+)\{([^,\s]*),")

_FIELD = re.compile(r"\s*(\w+)\s*=\s*(\{.*\}|[a-z]{3})(,?)\s*")

# pandoc and pybtex would lose, change or run these.
_MARKUP = {
    re.compile(r"\\"): "a TeX command",
    re.compile(r"<[a-zA-Z/!?]"): "HTML",
    re.compile(r"&#?\w+;"): "an HTML entity",
    re.compile(r"[`$]"): "markup",
}

_TEX = re.compile(r"[%~]")

_RULES = {
    "year": (re.compile(r"[12][0-9]{3}"), "a year such as 2018"),
    "month": (re.compile("|".join(_MONTHS)), "a month such as jun"),
    "day": (re.compile(r"[1-9]|[12][0-9]|3[01]"), "a day from 1 to 31"),
    "doi": (re.compile(r"10\.[0-9]{4,9}/[^\s<>\"{}\\^]+"), "a DOI such as 10.2139/ssrn.3175792"),
    "url": (re.compile(r"https?://[^\s<>\"{}\\]+"), "an address beginning with http"),
    "opencopy": (re.compile(r"https?://[^\s<>\"{}\\]+"), "an address beginning with http"),
    "archived": (re.compile(r"https?://[^\s<>\"{}\\]+"), "an address beginning with http"),
    "isbn": (re.compile(r"97[89](-?[0-9]){10}"), "an ISBN of 13 digits"),
    "issn": (re.compile(r"[0-9]{4}-[0-9]{3}[0-9X]"), "an ISSN such as 2589-6741"),
    "keywords": (re.compile("|".join(GROUPS)), f"one of {', '.join(GROUPS)}"),
    "checked": (re.compile("|".join(CHECKED)), f"one of {', '.join(CHECKED)}"),
    "langid": (re.compile("|".join(LANGUAGES)), f"one of {', '.join(LANGUAGES)}"),
    "entrysubtype": (re.compile("newspaper|magazine"), "newspaper or magazine"),
    "further": (re.compile("yes"), "yes, or no such field"),
}


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
    for pattern, found in _MARKUP.items():
        if pattern.search(value):
            yield f"expected plain text, found {found} in {value[:60]!r}"
    if name not in ("url", "doi", "opencopy", "archived") and (sign := _TEX.search(value)):
        yield f"expected text without {sign[0]}, which TeX does not print, found {value[:60]!r}"
    if name in ROLES and plain(value).strip():
        yield from _name_faults(value)
    rule, expected = _RULES.get(name, (None, ""))
    if rule and value and not rule.fullmatch(value):
        yield f"expected {expected}, found {value!r}"
    elif name == "isbn" and not _isbn_adds_up(value):
        yield f"the check digit of {value!r} is wrong"


def _name_faults(value: str) -> Iterator[str]:
    """A name is `Family, Given` or `Family, Jr, Given`; a pair of braces makes it one piece."""
    while (bare := re.sub(r"\{[^{}]*\S[^{}]*\}", "Name", value)) != value:
        value = bare
    for name in re.split(r"(?:^|\s+)and(?=\s|$)", value):
        parts = [part.strip("{} ") for part in name.split(",")]
        if not all(parts) or len(parts) > 3 or ";" in name:
            yield f"expected names such as `Daum, Jeremy and {{ChinaFile}}`, found {name.strip()!r}"


def _isbn_adds_up(isbn: str) -> bool:
    digits = [int(digit) for digit in isbn if digit.isdigit()]
    return sum(digit * (3 if place % 2 else 1) for place, digit in enumerate(digits)) % 10 == 0


def _entry_faults(reference: Reference) -> Iterator[str]:
    fields = reference.fields
    if not re.fullmatch(r"[a-z][a-z0-9]*", reference.key):
        yield f"expected a key of lower-case letters and digits, found {reference.key!r}"
    if reference.key in (*GROUPS, "withdrawn"):
        yield "expected another key; the references page has a section of this name"
    if reference.kind not in REQUIRED:
        yield f"unknown type @{reference.kind}; known: {', '.join(REQUIRED)}"
    for name in (*ALWAYS, *REQUIRED.get(reference.kind, ())):
        if name not in fields:
            yield f"the field {name!r} is missing"
    if fields.get("checked") == "unconfirmed" and "annotation" not in fields:
        yield "an unconfirmed entry needs an `annotation` that says what is unconfirmed"
    yield from _short_name_faults(fields.get("shortauthor", ""), fields.get("author", ""))
    yield from _date_faults(fields)


def _short_name_faults(short: str, author: str) -> Iterator[str]:
    """Short names are for bodies, which stand in braces, and say no more than the full ones."""
    given, full = (
        re.split(r"\s+and\s+", re.sub(r"\{[^{}]+\}", "{}", names)) for names in (short, author)
    )
    if short and ({*given, *full} - {"{}", "others"} or len(given) > len(full)):
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
    return all(_RULES[name][0].fullmatch(fields[name]) for name in names)


def uncited(references: Mapping[str, Reference], cited: set[str]) -> Iterator[Problem]:
    """Report references that nothing cites and that are not marked as further reading."""
    for key in references.keys() - cited:
        if "further" not in references[key].fields:
            message = "nothing cites this work; cite it, delete it, or mark it `further = {yes}`"
            yield Problem(PATH, references[key].line, key, message)


def plain(value: str) -> str:
    """A field without the braces that protect capitals."""
    return value.replace("{", "").replace("}", "")

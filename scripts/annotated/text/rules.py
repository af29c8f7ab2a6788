"""What a field of a data file must hold: a rule takes a value and yields what is wrong with it."""

import re
import unicodedata
from collections.abc import Callable, Collection, Container, Iterable, Iterator, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from annotated.text import citations, dates
from annotated.text.markdown import without_emphasis

Value = str | tuple[str, ...]
Rule = Callable[[Value], Iterator[str]]
# What other files hold, by their paths: the keys of refs.bib, the ids of timeline.yaml …
Known = Mapping[str, Container[str]]


@dataclass(frozen=True)
class Asks:
    """A rule that has to know what another file holds."""

    path: str
    rule: Callable[[Container[str]], Rule]


@dataclass(frozen=True)
class Field:
    """A field of a data file: what it holds, in words for its header, and its rule."""

    says: str
    rule: Rule | Asks | type  # a type is that of entries within the entry
    # Fields that share a name here share no text with those of another entry, in any spelling.
    apart: str = ""

    def faults(self, value: Value, known: Known) -> Iterator[str]:
        """What is wrong with a text, or a list of texts, of this field."""
        rule = self.rule
        if isinstance(rule, type):
            yield f"expected a list of entries, found {shown(value)}"
        else:
            yield from (rule.rule(known[rule.path]) if isinstance(rule, Asks) else rule)(value)


ID = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
LABEL = re.compile(r"[0-9]{4}\.[1-9][0-9]*")
PARAGRAPH = re.compile(rf"({ID.pattern})#p-({ID.pattern})")
ADDRESS = re.compile(r"/(?:[\w.-]+/)*(?:[\w.-]+|#[^\s#\"<>]+)?")

_MARKUP = {
    re.compile(r"<[a-zA-Z/!?]"): "HTML",
    re.compile(r"\]\("): "a link",
    re.compile(r"\[-?@|(?<!\w)@\w"): "a citation (its key belongs into the list of citations)",
    re.compile(r"`"): "code",
    re.compile(r"\{\{|\{%"): "a template mark",
    re.compile(r"\\"): "a backslash",
    re.compile(r"[\n\t]"): "a line break or a tab (`>-` folds lines into one)",
    # A spreadsheet would take the first for a formula, pandoc the second for a definition.
    re.compile(r"\A[-+=@:~]"): "the mark of a list or a formula at the start",
}


# Signs of a typewriter, and what a printed text has in their place.
_TYPED = MappingProxyType(
    {
        re.compile('"'): "“ or ”",
        re.compile("'"): "‘ or ’",
        re.compile(r"(?<![-!<])---?(?![->])"): "– or —",
        re.compile(r"\.\.\."): "…",
    }
)


def typed(text: str) -> Iterator[tuple[int, str]]:
    """Where each sign of a typewriter first stands, and what to write for it."""
    for pattern, right in _TYPED.items():
        if found := pattern.search(text):
            yield found.start(), f"expected {right}, found {found[0]}"


def alike(text: str) -> str:
    """What a reader would take for the same text, whatever its case, its spaces and its quotes."""
    letters = unicodedata.normalize("NFKC", text).casefold()
    return " ".join(re.sub(r"[‘’“”*?]", "", letters).split())


def shown(value: Value) -> str:
    """A value as it would be written in the file."""
    return repr(value) if isinstance(value, str) else f"[{', '.join(value)}]"


def plain(value: Value) -> Iterator[str]:
    """A text without markup, `*emphasis*` apart."""
    if not isinstance(value, str) or not value:
        yield f"expected a text, found {'a list' if value else 'nothing'}"
        return
    for pattern, name in _MARKUP.items():
        if found := pattern.search(value):
            start = max(found.start() - 15, 0)
            yield f"expected plain text, found {name}: {value[start : found.end() + 15]!r}"
    for _, message in typed(value):
        yield f"{message} in {value[:60]!r}"
    if re.search(r"\*(?!\s)|(?<!\s)\*|\A\*", without_emphasis(value)):
        yield f"expected plain text, found an asterisk that closes no *emphasis*: {value[:30]!r}"


def short(limit: int) -> Rule:
    """A plain text of at most `limit` characters."""

    def rule(value: Value) -> Iterator[str]:
        yield from plain(value)
        if len(value) > limit:
            yield f"expected at most {limit} characters, found {len(value)}"

    return rule


def words(least: int, most: int) -> Rule:
    """A plain text of so many words."""

    def rule(value: Value) -> Iterator[str]:
        faults = [*plain(value)]
        yield from faults
        count = len(str(value).split())
        if not faults and not least <= count <= most:
            yield f"expected {least} to {most} words, found {count}"

    return rule


def question(value: Value) -> Iterator[str]:
    """A short plain text that ends with a question mark."""
    faults = [*short(90)(value)]
    yield from faults
    if not faults and not str(value).endswith("?"):
        yield f"expected a question mark at the end, found {shown(value)}"


def label(value: Value) -> Iterator[str]:
    """The label of an edition."""
    if not isinstance(value, str) or not LABEL.fullmatch(value):
        yield f'expected the label of an edition such as "2026.1", found {shown(value)}'


def for_templates(rule: Rule) -> Rule:
    """A text that the theme puts into its HTML as it is, in attributes too."""

    def both(value: Value) -> Iterator[str]:
        faults = [*rule(value)]
        signs = [sign for sign in '&"<>' if sign in value]
        yield from faults or (f"expected a text without {one}, found {value!r}" for one in signs)

    return both


def identifier(value: Value) -> Iterator[str]:
    """Lower-case words joined by hyphens."""
    if not isinstance(value, str) or not ID.fullmatch(value):
        yield f"expected lower-case words joined by hyphens, found {shown(value)}"


def one_of(words: Collection[str]) -> Rule:
    """One word of a closed vocabulary."""

    def rule(value: Value) -> Iterator[str]:
        if value not in words:
            yield f"expected one of {', '.join(words)}; found {shown(value)}"

    return rule


def entry_of(path: str) -> Asks:
    """The id of an entry in another file."""

    def among(ids: Container[str]) -> Rule:
        def rule(value: Value) -> Iterator[str]:
            if value not in ids:
                yield f"{path} has no such id: {shown(value)}"

        return rule

    return Asks(path, among)


def number(value: Value) -> Iterator[str]:
    """Digits, with a point before decimals."""
    if not isinstance(value, str) or not re.fullmatch(r"\d+(\.\d+)?", value, re.ASCII):
        yield f"expected a number such as 12 or 9.36, found {shown(value)}"


def whole(value: Value) -> Iterator[str]:
    """A whole number from 1 on."""
    if not isinstance(value, str) or not re.fullmatch(r"[1-9]\d*", value, re.ASCII):
        yield f"expected a whole number such as 12, found {shown(value)}"


def date(value: Value) -> Iterator[str]:
    """A date as precise as known."""
    if not isinstance(value, str):
        yield f"{dates.EXPECTED}, found {shown(value)}"
    elif message := dates.fault(value):
        yield message


def texts(value: Value) -> Iterator[str]:
    """A list of plain texts."""
    if isinstance(value, str):
        yield f"expected a list such as [one, two], found {shown(value)}"
        return
    yield from _twice(value)
    for item in value:
        yield from plain(item)


def _twice(items: Iterable[str]) -> Iterator[str]:
    """What stands twice in a list."""
    seen: set[str] = set()
    for item in items:
        if (same := alike(item)) in seen:
            yield f"{item!r} stands twice"
        seen.add(same)


def paragraphs(value: Value) -> Iterator[str]:
    """A list of places such as `mechanics#p-restricted`, at least one."""
    if isinstance(value, str) or not value:
        yield f"expected a list such as [mechanics#p-restricted], found {shown(value)}"
        return
    yield from _twice(value)
    for item in value:
        if not PARAGRAPH.fullmatch(item):
            yield f"expected a page and a paragraph such as mechanics#p-restricted, found {item!r}"


def entries_of(path: str) -> Asks:
    """A list of ids of entries in another file."""

    def among(ids: Container[str]) -> Rule:
        def rule(value: Value) -> Iterator[str]:
            if isinstance(value, str):
                yield f"expected a list such as [one, two], found {shown(value)}"
                return
            yield from _twice(value)
            for item in value:
                if item not in ids:
                    yield f"{path} has no such id: {item!r}"

        return rule

    return Asks(path, among)


def cites(least: int = 0) -> Asks:
    """A list of citations of works in refs.bib, at least `least` long."""

    def among(keys: Container[str]) -> Rule:
        def rule(value: Value) -> Iterator[str]:
            if isinstance(value, str):
                yield f"expected a list such as [creemers2018], found {shown(value)}"
                return
            if len(value) < least:
                yield "expected at least one citation key, found none"
            for item in value:
                yield from citations.faults(f"@{item}", keys)
            yield from citations.twice(f"@{item}" for item in value)

        return rule

    return Asks("refs.bib", among)


def address(value: Value) -> Iterator[str]:
    """An address of the site, from its root."""
    if not isinstance(value, str) or not ADDRESS.fullmatch(value) or ".." in value:
        yield f"expected an address such as /claims/#mech-04, found {value!r}"

"""glossary.yaml: terms, as records, problems and Markdown."""

import unicodedata
from collections.abc import Container, Iterator

from annotated import citations, schema
from annotated.lists import Section, initial
from annotated.markup import escape
from annotated.model import Problem, Term
from annotated.records import Reading, Value, read
from annotated.schema import Field

PATH = "glossary.yaml"


def _fields(known: Container[str]) -> dict[str, Field]:
    return {
        "id": Field(schema.identifier),
        "term": Field(_term),
        "chinese": Field(schema.plain, optional=True),
        "pinyin": Field(schema.plain, optional=True),
        "also": Field(schema.texts, optional=True),
        "definition": Field(schema.short(420)),
        "cite": Field(schema.cites(known, least=1)),
    }


def _term(value: Value) -> Iterator[str]:
    """A short text with a letter or a digit, by which the list of terms is divided."""
    faults = [*schema.short(80)(value)]
    yield from faults
    if not faults and not any(one.isalnum() for one in value):
        yield f"expected a letter or a digit, found {value!r}"


def load(text: str) -> Reading:
    """Read the text of glossary.yaml."""
    return read(text, PATH, ("terms",))


def problems(reading: Reading, known: Container[str]) -> Iterator[Problem]:
    """Report every fault of the terms."""
    yield from reading.problems
    yield from schema.filled(reading, PATH)
    yield from schema.problems(reading.records["terms"], _fields(known), PATH, set())


def terms(reading: Reading) -> tuple[Term, ...]:
    """The terms in alphabetical order, once there are no problems."""
    found = (
        Term(**{**record.values, "cite": citations.listed(record.values["cite"])})
        for record in reading.records["terms"]
    )
    return tuple(sorted(found, key=lambda term: term.term.strip("‘’").casefold()))


def sections(terms: tuple[Term, ...]) -> list[Section]:
    """The glossary, a section for each letter, without a heading of its own."""
    letters: dict[str, list[Term]] = {}
    for term in terms:
        letters.setdefault(initial(term.term), []).append(term)
    return [
        Section(
            letter,
            letter.upper(),
            "\n\n".join(map(_render_term, chosen)),
            {term.id: escape(term.term) for term in chosen},
        )
        for letter, chosen in letters.items()
    ]


def _render_term(term: Term) -> str:
    heading = term.term[0].upper() + term.term[1:]
    chinese = [escape(term.chinese), f"*{escape(term.pinyin)}*" if term.pinyin else ""]
    also = [f"also: {', '.join(map(escape, term.also))}"] if term.also else []
    names = " · ".join([name for name in chinese if name] + also)
    return (
        f'<div class="entry" markdown="1">\n\n## {escape(heading)} {{ #{term.id} }}\n\n'
        + (f"{names}\n\n" if names else "")
        + f"{escape(term.definition)} {citations.cluster(term.cite)}\n"
        + f"{_search_words(term)}\n</div>"
    )


def _search_words(term: Term) -> str:
    # Readers type pinyin without tones; the page shows it with them.
    toneless = plain_pinyin(term.pinyin)
    joined = toneless.replace(" ", "")
    words = dict.fromkeys(word for word in (toneless, joined) if word and word != term.pinyin)
    text = escape(" · ".join(words))
    return f'\n<span class="search-words">{text}</span>\n' if words else ""


def plain_pinyin(pinyin: str) -> str:
    """Pinyin without its tone marks: `shīxìn` becomes `shixin`; ü becomes u."""
    letters = unicodedata.normalize("NFD", pinyin)
    return "".join(letter for letter in letters if not unicodedata.combining(letter))

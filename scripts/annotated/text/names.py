"""Names as refs.bib writes them: `Family, Given`, `Family, Jr, Given`, or `{A Body}` in braces.

BibTeX reads more than these, and reads it otherwise than a person would: `Xi Jinping` is a Mr
Jinping to it, `Department for Science and Technology` two authors. So nothing else is taken.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

OTHERS = "others"  # as the last name: the list is open

_AND = re.compile(r"\s+and(?=\s|$)\s*")
_SUFFIX = re.compile(r"(?:Jr|Sr)\.?|[IVX]+")
# Words that stand in the names of bodies and in no family name.
_IN_BODIES = re.compile(r"(?<!\S)(?:of|for|the|on|in|&)(?!\S)|\d", re.I)
# What stands in the name of no person at all: bodies, titles, remarks, what is left of a list.
_IN_NO_PERSON = re.compile(
    r"\b(?:University|Institute|Ministry|Department|Commission|Committee|Council|Agency"
    r"|Inc|Ltd|LLC|GmbH|Corp)\b|\b(?:Dr|Prof|Mr|Mrs|Ms)\.|[()\[\]]|\bet al\b|^and\b"
)
# What stands in the braces of a body and is none.
_NO_BODY = re.compile(r"others|et al\.?|(?:.* and )?[^\W\d]+, [^\W\d]+\.?(?: and .*)?")
_RIGHT = "`Daum, Jeremy and {China Law Translate}`"


@dataclass(frozen=True)
class Name:
    """A person, whose family name keeps its particle (`von Blomberg`); or a `body`, whole."""

    family: str = ""
    given: str = ""
    suffix: str = ""
    body: str = ""


def split(value: str) -> list[str]:
    """The names of a list; an `and` within braces belongs to a name."""
    names, depth, start = [], 0, 0
    for sign in re.finditer(rf"[{{}}]|{_AND.pattern}", value):
        depth += (sign[0] == "{") - (sign[0] == "}")
        if not depth and sign[0] not in "{}":
            names.append(value[start : sign.start()])
            start = sign.end()
    return [name.strip() for name in (*names, value[start:])]


def parse(value: str) -> list[Name]:
    """The names of a list without faults; an open list ends with its last name."""
    return [_parse(name) for name in split(value) if name != OTHERS]


def is_open(value: str) -> bool:
    """Whether a list says that there are others."""
    return split(value)[-1] == OTHERS


def _parse(name: str) -> Name:
    if is_body(name):
        return Name(body=_bare(name))
    family, *suffix, given = map(_bare, _parts(name))
    return Name(family, given, "".join(suffix))


def _bare(text: str) -> str:
    return text.replace("{", "").replace("}", "").strip()


def is_body(name: str) -> bool:
    """Whether a name is that of a body: one pair of braces around all of it."""
    return bool(re.fullmatch(r"\{.*\}", name)) and not re.search(r"\}[^{}]*\{", name)


def _parts(name: str) -> list[str]:
    """A name at its commas outside braces."""
    return re.split(r",(?![^{}]*\})", name)


def faults(value: str) -> Iterator[str]:
    """Say which names of a list cannot be told apart from something else."""
    names = split(value)
    for place, name in enumerate(names):
        is_last = 0 < place == len(names) - 1
        if not (name == OTHERS and is_last) and (expected := _expected(name)):
            yield f"expected {expected} such as {_RIGHT}, found {name!r}"


def _expected(name: str) -> str:
    """What ought to stand in the place of a name; nothing if it is right."""
    if is_body(name):
        return _expected_body(_bare(name))
    parts = _parts(name)
    if len(parts) not in (2, 3) or not all(map(_bare, parts)) or ";" in name:
        return "`Family, Given`, or a body in braces,"
    if len(parts) == 3 and not _SUFFIX.fullmatch(_bare(parts[1])):
        return "`Family, Jr, Given`, or a body in braces,"
    is_suffix = _SUFFIX.fullmatch(_bare(parts[0]))
    if is_suffix or _IN_BODIES.search(parts[0]) or _IN_NO_PERSON.search(name):
        return "a person, or a body in braces,"
    return ""


def _expected_body(name: str) -> str:
    if not name:
        return "a name"
    return "`Family, Given` without braces, or a body," if _NO_BODY.fullmatch(name) else ""


def and_in(value: str) -> bool:
    """Whether a text, such as the name of a publisher, would be taken for two."""
    return len(split(value)) > 1

"""`python -m annotated.read.headers`: describe the fields of the data files at their heads.

What a field holds is said once, in `model`, those of refs.bib in `read.bibliography`; the head of
its file repeats it between two lines, for whoever edits the file and never looks here.
"""

import re
import sys
import textwrap
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType

from annotated.model import Problem
from annotated.read import (
    bibliography,
    claims,
    editions,
    figures,
    glossary,
    questions,
    schema,
    timeline,
    withdrawn,
)

TOPS = MappingProxyType(
    {
        module.PATH: module.TOPS
        for module in (timeline, claims, glossary, figures, questions, withdrawn, editions)
    }
)
_WIDTH = 100


@dataclass(frozen=True)
class Head:
    """The description of a file: how its comments begin, where its fields stand in the code."""

    sign: str
    source: str
    lists: Mapping[str, Mapping[str, str]]  # what each list is → its names → what they are

    @property
    def first(self) -> str:
        return f"{self.sign} ---- Fields, as scripts/headers writes them from {self.source} ----\n"

    @property
    def last(self) -> str:
        return f"{self.sign} ---- End of the fields ----\n"

    @property
    def block(self) -> str:
        """The lines between the two, with them."""
        listed = (self._listed(what, names) for what, names in self.lists.items())
        return self.first + "".join(listed) + self.last

    def found(self, text: str) -> re.Match[str] | None:
        """The lines in a text, whatever they say."""
        return re.search(f"{re.escape(self.first)}.*?{re.escape(self.last)}", text, re.S)

    def _listed(self, what: str, names: Mapping[str, str]) -> str:
        width = max(map(len, names)) + 2
        lines = (
            textwrap.fill(
                says,
                _WIDTH,
                initial_indent=f"{self.sign}     {name:<{width}}",
                subsequent_indent=f"{self.sign}{' ' * (width + 5)}",
                break_on_hyphens=False,
            )
            for name, says in names.items()
        )
        return "\n".join([f"{self.sign}   {what}", *lines, ""])


def of_records(tops: Mapping[str, type]) -> Head:
    """The head of a YAML file whose top keys hold these kinds of entries."""
    lists = {
        f"{top}: {(kind.__doc__ or '').partition(chr(10))[0]}": dict(_fields(kind))
        for top, kind in tops.items()
    }
    return Head("#", "scripts/annotated/model.py", lists)


def _fields(kind: type) -> Iterator[tuple[str, str]]:
    for name, field in schema.fields_of(kind).items():
        yield name, f"optional: {field.says}" if name in schema.optional(kind) else field.says


def _of_works() -> Head:
    types = {
        name: f"{kind.says}; needs {' and '.join(kind.needs)}" if kind.needs else kind.says
        for name, kind in bibliography.KINDS.items()
    }
    lists = {
        f"Types. All need {', '.join(bibliography.ALWAYS)}.": types,
        "Fields": {name: field.says for name, field in bibliography.FIELDS.items()},
    }
    return Head("%", "scripts/annotated/read/bibliography.py", lists)


HEADS: Mapping[str, Head] = MappingProxyType(
    {bibliography.PATH: _of_works()} | {path: of_records(tops) for path, tops in TOPS.items()}
)


def problems(path: str, text: str) -> Iterator[Problem]:
    """Report a head that does not say what the fields of its file are."""
    head = HEADS[path]
    found = head.found(text)
    if not found or found[0] != head.block:
        line = text.count("\n", 0, found.start()) + 1 if found else 1
        message = f"the fields are not described as in {head.source}; run scripts/headers"
        yield Problem(path, line, "header", message)


def mended(path: str, text: str) -> str:
    """The text of a data file with its fields described; below its first lines if they were not."""
    head = HEADS[path]
    if found := head.found(text):
        return text[: found.start()] + head.block + text[found.end() :]
    first, _, rest = text.partition(f"\n{head.sign}\n")
    return f"{first}\n{head.sign}\n{head.block}{head.sign}\n{rest}"


def main() -> int:
    """Mend the heads of the data files in the current folder."""
    for path in map(Path, HEADS):
        text = path.read_text(encoding="utf-8")
        if (new := mended(str(path), text)) != text:
            path.write_text(new, encoding="utf-8")
            print(f"{path}: fields described anew.", file=sys.stderr)
    return 0


if __name__ == "__main__":
    sys.exit(main())

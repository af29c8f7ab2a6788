"""`python -m annotated.read.headers`: describe the fields of the data files at their heads.

What a field holds is said once, in `model`; the head of its file repeats it between two lines, for
whoever edits the file and never looks here.
"""

import re
import sys
import textwrap
from collections.abc import Iterator, Mapping
from pathlib import Path
from types import MappingProxyType

from annotated.model import Problem
from annotated.read import claims, figures, glossary, questions, schema, timeline, withdrawn

FILES = MappingProxyType(
    {
        module.PATH: module.TOPS
        for module in (timeline, claims, glossary, figures, questions, withdrawn)
    }
)
_FIRST = "# ---- Fields, as scripts/headers writes them from scripts/annotated/model.py ----\n"
_LAST = "# ---- End of the fields ----\n"
_BLOCK = re.compile(f"{re.escape(_FIRST)}.*?{re.escape(_LAST)}", re.S)
_WIDTH = 100


def block(tops: Mapping[str, type]) -> str:
    """The description of a file whose top keys hold these kinds of entries."""
    return _FIRST + "".join(_described(top, kind) for top, kind in tops.items()) + _LAST


def _described(top: str, kind: type) -> str:
    what = (kind.__doc__ or "").partition("\n")[0]
    names = schema.fields_of(kind)
    width = max(map(len, names)) + 2
    lines = [f"#   {top}: {what}\n"]
    for name, field in names.items():
        says = f"optional: {field.says}" if name in schema.optional(kind) else field.says
        lead = f"#     {name:<{width}}"
        rest = "#" + " " * (len(lead) - 1)
        lines.append(
            textwrap.fill(says, _WIDTH, initial_indent=lead, subsequent_indent=rest) + "\n"
        )
    return "".join(lines)


def problems(path: str, text: str) -> Iterator[Problem]:
    """Report a head that does not say what the fields of its file are."""
    found = _BLOCK.search(text)
    if not found or found[0] != block(FILES[path]):
        line = text.count("\n", 0, found.start()) + 1 if found else 1
        message = (
            "the fields are not described as in scripts/annotated/model.py; run scripts/headers"
        )
        yield Problem(path, line, "header", message)


def mended(path: str, text: str) -> str:
    """The text of a data file with its fields described; below its first lines if they were not."""
    new = block(FILES[path])
    if _BLOCK.search(text):
        return _BLOCK.sub(lambda _: new, text)
    first, _, rest = text.partition("\n#\n")
    return f"{first}\n#\n{new}#\n{rest}"


def main() -> int:
    """Mend the heads of the data files in the current folder."""
    for path in map(Path, FILES):
        text = path.read_text(encoding="utf-8")
        if (new := mended(str(path), text)) != text:
            path.write_text(new, encoding="utf-8")
            print(f"{path}: fields described anew.", file=sys.stderr)
    return 0


if __name__ == "__main__":
    sys.exit(main())

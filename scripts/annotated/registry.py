"""The registry of published addresses: published.txt, and withdrawn.yaml for those taken back.

Essays link to pages, anchors and files. Once an edition is published, each of its addresses stays:
one that can be kept no longer is named in withdrawn.yaml, and a stone stands in its place.
`python -m annotated.registry SITE` adds the addresses of a published site to published.txt.
"""

import os
import re
import sys
from collections.abc import Collection, Container, Iterable, Iterator, Mapping
from html.parser import HTMLParser
from pathlib import Path

from annotated import dates, schema
from annotated.markup import escape
from annotated.model import Problem, Withdrawn
from annotated.records import Reading, Value
from annotated.records import read as read_records
from annotated.schema import Field

PATH = "withdrawn.yaml"
PUBLISHED = "published.txt"
# The page that holds the stones of files and of whole pages, which may have no page of their own.
COMMON = "about"

_ADDRESS = re.compile(r"/(?:[\w.-]+/)*(?:[\w.-]+|#[^\s#\"<>]+)?")
# The theme's files, the search, and what a publication adds: nobody cites them, and a new version
# of the theme renames them.
_MACHINERY = re.compile(
    r"(assets|search)/.*|references/styles\.json|404\.html|sitemap\.xml(\.gz)?|edition\.json|MANIFEST"
    r"|_headers|nginx-headers\.conf|offline\.zip"
)
# Numbers of paragraphs and citations change from edition to edition.
_PASSING = re.compile(r"p\d+|cite-.+-\d+|ref-.+")


# ---- published.txt ----


def read(text: str) -> dict[str, int]:
    """The published addresses, each with its line; lines that begin with # are comments."""
    lines = enumerate(text.splitlines(), start=1)
    return {line: number for number, line in lines if line and not line.startswith("#")}


def read_published(text: str) -> tuple[dict[str, int], list[Problem]]:
    """The published addresses, with the faults of the file."""
    faults = []
    last = ""
    for number, line in enumerate(text.splitlines(), start=1):
        if not line.startswith("#"):
            faults += [
                Problem(PUBLISHED, number, line or "line", message) for message in _line(line, last)
            ]
            last = line
    return read(text), faults


def _line(line: str, last: str) -> Iterator[str]:
    if not _ADDRESS.fullmatch(line) or ".." in line:
        yield f"expected an address such as /claims/#mech-04, found {line!r}"
    elif line == last:
        yield "the address stands twice"
    elif line < last:
        yield f"addresses stand in order; this one follows {last}"


def extended(text: str, found: Iterable[str]) -> str:
    """The text of published.txt with more addresses, sorted, under the same header."""
    header = [line for line in text.splitlines() if line.startswith("#")]
    return "".join(f"{line}\n" for line in [*header, *sorted({*read(text), *found})])


# ---- The addresses of a built site ----


def collect(folder: Path) -> set[str]:
    """Every address that the site in this folder has to keep."""
    found: set[str] = set()
    for path in folder.rglob("*"):
        name = path.relative_to(folder).as_posix()
        if path.is_file() and not _MACHINERY.fullmatch(name):
            html = path.read_text(encoding="utf-8") if path.suffix == ".html" else ""
            found.update(addresses(name, html))
    return found


def addresses(path: str, html: str = "") -> Iterator[str]:
    """The addresses of one file: its own, and for a page those of its anchors."""
    address = "/" + (path.removesuffix("index.html") if _is_page(path) else path)
    yield address
    yield from (f"{address}#{one}" for one in anchors(html) if not _PASSING.fullmatch(one))


def _is_page(path: str) -> bool:
    return path.rpartition("/")[2] == "index.html"


def anchors(html: str) -> list[str]:
    """The ids inside <article>, in their order; those inside a drawing belong to the drawing."""
    parser = _Anchors()
    parser.feed(html)
    parser.close()
    return parser.found


class _Anchors(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []
        self.depth = {"article": 0, "svg": 0}

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        inside = self.depth["article"] and not self.depth["svg"]
        if tag in self.depth:
            self.depth[tag] += 1
        if inside and (anchor := dict(attrs).get("id")):
            self.found.append(anchor)

    def handle_endtag(self, tag: str) -> None:
        if tag in self.depth:
            self.depth[tag] -= 1


# ---- What is gone ----


def gone(
    published: Mapping[str, int], found: Collection[str], withdrawn: Iterable[Withdrawn]
) -> Iterator[Problem]:
    """Report every published address that the site lacks and that nobody withdrew.

    A page that is named takes its anchors and its files with it. An anchor that is named still has
    to be found while its page is there, because the stone bears it.
    """
    named = {one.id for one in withdrawn}
    pages = tuple(one for one in named if one.endswith("/") and one != "/")
    for address, line in published.items():
        page, _, anchor = address.partition("#")
        if address in found or address.startswith(pages):
            continue
        if address not in named:
            message = "is gone from the site; bring it back, or name it in withdrawn.yaml"
            yield Problem(PUBLISHED, line, address, message)
        elif anchor and page in found:
            yield Problem(PUBLISHED, line, address, "is withdrawn, but its page shows no stone")


# ---- withdrawn.yaml ----


def _address(value: Value) -> Iterator[str]:
    if not isinstance(value, str) or not _ADDRESS.fullmatch(value) or ".." in value:
        yield f"expected an address such as /claims/#mech-04, found {value!r}"


_FIELDS = {
    "id": Field(_address),
    "date": Field(schema.date),
    "reason": Field(schema.plain),
    "now": Field(_address, optional=True),
}


def load(text: str) -> Reading:
    """Read the text of withdrawn.yaml."""
    return read_records(text, PATH, ("withdrawn",))


def problems(reading: Reading, published: Container[str]) -> Iterator[Problem]:
    """Report every fault of the entries; only what was published can be withdrawn."""
    yield from reading.problems
    records = reading.records["withdrawn"]
    yield from schema.problems(records, _FIELDS, PATH, set())
    for record in records:
        address = record.values.get("id")
        if address and address not in published:
            message = f"was never published; {PUBLISHED} has no such address"
            yield Problem(PATH, record.line, str(address), message)


def withdrawn(reading: Reading) -> tuple[Withdrawn, ...]:
    """The withdrawn addresses, once there are no problems."""
    return tuple(Withdrawn(**record.values) for record in reading.records["withdrawn"])


def stones(page_name: str, withdrawn: Iterable[Withdrawn]) -> str:
    """A section for the end of a page's Markdown, with an anchor for each old id; often empty."""
    items = [_stone(one) for one in withdrawn if page_name in _bearers(one.id)]
    return "\n\n## Withdrawn { #withdrawn }\n\n" + "\n".join(items) + "\n" if items else ""


def _bearers(address: str) -> set[str]:
    """The names of the pages that bear the stone of an address."""
    path, _, anchor = address.partition("#")
    own = path.strip("/") or "index"
    return {own} if anchor else {own, COMMON}


def _stone(one: Withdrawn) -> str:
    anchor = one.id.partition("#")[2]
    lead = f'<span id="{anchor}"></span>' if anchor else ""
    now = f" Now: [{escape(one.now)}]({_link(one.now)})." if one.now else ""
    name = escape(anchor or one.id)
    return f"- {lead}**{name}** · withdrawn {dates.words(one.date)}. {escape(one.reason)}{now}"


def _link(address: str) -> str:
    """An address as a link between Markdown files, which a strict build checks."""
    path, mark, anchor = address.partition("#")
    if path.endswith("/"):
        path = f"{path.strip('/') or 'index'}.md"
    return path.removeprefix("/") + mark + anchor


# ---- The command ----


def main(arguments: list[str]) -> int:
    """Add the addresses of a published site to published.txt of the current folder."""
    site = Path(*arguments)
    if len(arguments) != 1 or not (site / "index.html").is_file():
        print("Expected one argument, the folder of a built site.", file=sys.stderr)
        return 1
    path = Path(PUBLISHED)
    before = path.read_text(encoding="utf-8")
    after = extended(before, collect(site))
    new = path.with_suffix(".new")
    new.write_text(after, encoding="utf-8")
    os.replace(new, path)
    count = len(read(after)) - len(read(before))
    print(f"{PUBLISHED}: {count} new address{'' if count == 1 else 'es'}.", file=sys.stderr)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

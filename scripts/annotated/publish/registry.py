"""The addresses of a built site, held against those that were published.

Essays link to pages, anchors and files. Once an edition is published, each of its addresses stays:
one that can be kept no longer is named in withdrawn.yaml, and a stone stands in its place.
`python -m annotated.publish.registry SITE` adds the addresses of a published site to published.txt,
and keeps in editions/ what it held.
"""

import json
import os
import re
import sys
from collections.abc import Collection, Iterable, Iterator, Mapping
from html.parser import HTMLParser
from pathlib import Path

from annotated.model import Problem, Withdrawn
from annotated.read import editions
from annotated.read.published import PATH as PUBLISHED
from annotated.read.published import read

# The theme's files, the search, and what a publication adds: nobody cites them, and a new version
# of the theme renames them.
_MACHINERY = re.compile(
    r"(assets|search)/.*|references/styles/.*|404\.html|sitemap\.xml(\.gz)?|edition\.json|MANIFEST"
    r"|_headers|nginx-headers\.conf|offline\.zip"
)

# Numbers of paragraphs and citations change from edition to edition.
PASSING = re.compile(r"[pc]\d+|ref-.+")


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
    yield from (f"{address}#{one}" for one in anchors(html) if not PASSING.fullmatch(one))


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


# ---- The command ----


def main(arguments: list[str]) -> int:
    """Add a published site to published.txt and to editions/ of the current folder."""
    site = Path(*arguments)
    if len(arguments) != 1 or not (site / "index.html").is_file():
        print("Expected one argument, the folder of a built site.", file=sys.stderr)
        return 1
    path = Path(PUBLISHED)
    before = path.read_text(encoding="utf-8")
    after = extended(before, collect(site))
    _replace(path, after)
    _keep(site)
    count = len(read(after)) - len(read(before))
    print(f"{PUBLISHED}: {count} new address{'' if count == 1 else 'es'}.", file=sys.stderr)
    return 0


def _keep(site: Path) -> None:
    """Keep what a published edition held, by which the next one tells what changed."""
    card = site / "edition.json"
    held = json.loads(card.read_text(encoding="utf-8")).get("held") if card.exists() else None
    path = Path(editions.FOLDER, f"{held['label']}.json") if held else None
    if path and not path.exists():  # what an edition held is written once
        path.parent.mkdir(exist_ok=True)
        _replace(path, json.dumps(held, ensure_ascii=False, indent=1) + "\n")


def _replace(path: Path, text: str) -> None:
    """Write a file in one step, so that a kill leaves the old or the new one whole."""
    new = path.with_suffix(".new")
    new.write_text(text, encoding="utf-8")
    os.replace(new, path)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

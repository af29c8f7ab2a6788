"""The site as one file for a disk: unpacked, it works by double-click, its search included.

From a disk a browser lists a folder where a server would show its page, and fetches no data. So
links name their files here, and what the scripts would fetch comes in a script.
"""

import json
import re
from collections.abc import Iterable, Mapping

from annotated.model import Edition
from annotated.paper.archive import packed
from annotated.web import search

NAME = "offline.zip"

_STYLES = re.compile("references/styles/")
_FOR_SERVERS = re.compile(rf"404\.html|sitemap\.xml.*|_headers|.*\.conf|{search.PATH}")

_ITSELF = re.compile(rf'<a href="[^"]*{re.escape(NAME)}">(.*?)</a>', re.S)

# A link to a folder: `.`, `..`, `../..`, `../claims/` and what may follow.
_FOLDER = re.compile(r'(<a [^>]*?href=")((?:\.{1,2}/)*(?:\.{1,2}/?|(?:[\w-]+/)+))(?=["#?])')


def archive(files: Mapping[str, bytes], edition: Edition) -> bytes:
    """A ZIP of the finished site in one folder; the same files give the same bytes."""
    folder = f"social-credit-annotated-{edition.label}"
    named = {f"{folder}/{path}": content for path, content in on_disk(files).items()}
    return packed(named, edition.date)


def on_disk(files: Mapping[str, bytes]) -> dict[str, bytes]:
    """The files of the site as a disk needs them, by path."""
    kept = {path: content for path, content in files.items() if not _FOR_SERVERS.fullmatch(path)}
    pages = {path: _page(html.decode()).encode() for path, html in _pages(kept.items())}
    return kept | pages | {"assets/offline.js": _script(files).encode()}


def _pages(files: Iterable[tuple[str, bytes]]) -> Iterable[tuple[str, bytes]]:
    return ((path, content) for path, content in files if path.endswith(".html"))


def _page(html: str) -> str:
    return _FOLDER.sub(lambda link: link[1] + _file(link[2]), _ITSELF.sub(r"\1", html))


def _file(folder: str) -> str:
    return f"{folder.rstrip('/')}/index.html" if folder != "." else "index.html"


def _script(files: Mapping[str, bytes]) -> str:
    """What `site.read` of site.js gives, by path."""
    index = json.loads(files[search.PATH])
    for doc in index["docs"]:
        page, mark, anchor = doc["location"].partition("#")
        doc["location"] = f"{page}index.html{mark}{anchor}"
    read = {
        search.PATH: index,
        **{path: json.loads(files[path]) for path in sorted(files) if _STYLES.match(path)},
    }
    return f"site.offline = {json.dumps(read, ensure_ascii=False, separators=(',', ':'))}\n"

"""The search index: each work is a result of its own, and terms come before texts that use them.

A browser reads the whole index before it finds anything, so there is a limit to its length.
"""

import json
import re
from collections.abc import Mapping
from html import escape

from annotated import lists
from annotated.bibliography import plain
from annotated.model import Reference

_WORKS = re.compile(r"references(-\w+)?/#")
_TERM = re.compile(r"glossary(-\w)?/#")
_TERMS_FIRST = 3
MOST = 6_000_000  # letters: what a phone reads and indexes in some seconds


def complete(index: str, references: Mapping[str, Reference], entries: Mapping[str, str]) -> str:
    """The theme's index, with works for the long sections of the references page, and terms first.

    `entries` are the formatted references by key. The index is that of lunr as Material's search
    worker reads it: {"config": …, "docs": [{"location", "title", "text"}, …]}. An index that is too
    long keeps the beginning of every text, and says that it is `shortened`.
    """
    read = json.loads(index)
    kept = [
        one | ({"boost": _TERMS_FIRST} if _TERM.match(one["location"]) else {})
        for one in read["docs"]
        if not _WORKS.match(one["location"])
    ]
    works = [
        {
            "location": f"{lists.of_work(key, references)}/#{key}",
            "title": escape(plain(references[key].fields["title"])),
            "text": f"<p>{escape(_words(entry))}</p>",
        }
        for key, entry in entries.items()
    ]
    done = read | _shortened(kept + works, MOST)
    return json.dumps(done, ensure_ascii=False, separators=(",", ":"))


def _shortened(docs: list[dict], most: int) -> dict:
    if sum(len(doc["text"]) for doc in docs) <= most:
        return {"docs": docs}
    room = most // len(docs)
    return {
        "docs": [doc | {"text": re.sub(r"<[^>]*$", "", doc["text"][:room])} for doc in docs],
        "shortened": True,
    }


def _words(entry: str) -> str:
    return re.sub(r"\\(.)|[*<>]", r"\1", entry)

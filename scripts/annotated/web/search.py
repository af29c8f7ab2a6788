"""The search index: each work is a result of its own, and terms come before texts that use them."""

import json
import re
from collections.abc import Mapping
from html import escape

from annotated.model import Reference
from annotated.read.bibliography import plain

_WORKS = re.compile(r"references/#")

_TERM = re.compile(r"glossary/#")

_TERMS_FIRST = 3


def complete(index: str, references: Mapping[str, Reference], entries: Mapping[str, str]) -> str:
    """The theme's index, with works for the long sections of the references page, and terms first.

    `entries` are the formatted references by key. The index is that of lunr as Material's search
    worker reads it: {"config": …, "docs": [{"location", "title", "text"}, …]}.
    """
    read = json.loads(index)
    kept = [
        one | ({"boost": _TERMS_FIRST} if _TERM.match(one["location"]) else {})
        for one in read["docs"]
        if not _WORKS.match(one["location"])
    ]
    works = [
        {
            "location": f"references/#{key}",
            "title": escape(plain(references[key].fields["title"])),
            "text": f"<p>{escape(_words(entry))}</p>",
        }
        for key, entry in entries.items()
    ]
    return json.dumps(read | {"docs": kept + works}, ensure_ascii=False, separators=(",", ":"))


def _words(entry: str) -> str:
    return re.sub(r"\\(.)|[*<>]", r"\1", entry)

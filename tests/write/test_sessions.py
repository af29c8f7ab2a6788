"""The page of a session: what there is to take away, and for whom."""

import re

from annotated.model import DOCUMENTS, READERS


def test_each_document_stands_once_in_the_line_of_its_reader(real, assembled):
    for session in real.sessions:
        head = assembled.expanded[session.page].partition("</div>")[0]
        lines = dict(re.findall(r"^\*\*(\w+):\*\* (.+)$", head, re.M))
        assert tuple(lines) == READERS
        for end, sheet in DOCUMENTS.items():
            link = f"[{sheet.short}](../print/{session.chapter}{end})"
            assert [reader for reader, line in lines.items() if link in line] == [sheet.reader]

"""The page of a session: what there is to take away, and for whom."""

import re

from annotated.model import DOCUMENTS, READERS, Reference
from annotated.write import sessions


def test_each_document_stands_once_in_the_line_of_its_reader(real, assembled):
    for session in real.sessions:
        head = assembled.expanded[session.page].partition("</div>")[0]
        lines = dict(re.findall(r"^\*\*(\w+):\*\* (.+)$", head, re.M))
        assert tuple(lines) == READERS
        for end, sheet in DOCUMENTS.items():
            link = f"[{sheet.short}](../print/{session.chapter}{end})"
            assert [reader for reader, line in lines.items() if link in line] == [sheet.reader]


def test_a_reading_leads_to_an_open_copy_if_there_is_one():
    addresses = {"opencopy": "https://open.org/", "url": "https://a.org/", "doi": "10.1/x"}
    for known in (addresses, {"url": "https://a.org/", "doi": "10.1/x"}, {"doi": "10.1/x"}):
        first = next(iter(known.values()))
        address = first if "://" in first else f"https://doi.org/{first}"
        work = Reference("a2018", "online", known, 1)
        reading = "Ten pages [@a2018, pp. 1–10], read slowly"
        assert sessions.linked(reading, {"a2018": work}) == (
            f"[Ten pages]({address}) [@a2018, pp. 1–10], read slowly"
        )


def test_the_course_at_a_glance_counts_what_a_session_has(real):
    weeks = sessions.calendar(real).split("\n## ")
    for session in real.sessions:
        (week,) = (one for one in weeks if f"](#files-{session.chapter})" in one)
        page = f"{session.page}.md"
        assert f"{len(session.readings)} [readings]({page}#readings), " in week
        assert f"{session.minutes_to_read} minutes" in week
        assert f"{len(session.slides)} [slides]({page}#slides)" in week

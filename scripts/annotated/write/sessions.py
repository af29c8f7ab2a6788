"""The course at a glance, and the files to take away from it."""

import re
from collections.abc import Iterator, Mapping

from annotated.model import (
    CHAPTERS,
    DOCUMENTS,
    METHOD_CARD,
    PACK,
    READERS,
    Page,
    Reference,
    Session,
    Sheet,
    Sources,
)
from annotated.read.sessions import FOLDER, PLANS, questions
from annotated.text.markdown import moved

# The words of a reading up to its first work, and the rest of them; one item of the list.
_CITED = re.compile(r"([^\[\];:]+)((?:[;:][^\[\]]*)? (?=\[@([a-z0-9]+)))")
_ITEM = re.compile(r"^- (.+)$", re.M)
# The search knows a session by its title and its outcomes: the rest repeats what the chapters say.
_UNSEARCHED = re.compile(r"^(#+ .*\{ #(?!outcomes )\S+) \}$", re.M)


def calendar(sources: Sources) -> str:
    """The six weeks; the anchors of a week are those that essays and reading lists link to."""
    weeks = (
        _week(number, session, sources.pages)
        for number, session in enumerate(sources.sessions, start=1)
    )
    return "\n\n".join(["## Six weeks { #weeks }", *weeks])


def _week(number: int, session: Session, pages: Mapping[str, Page]) -> str:
    chapter, title = session.chapter, pages[session.chapter].meta["title"]
    lines = "\n".join(
        f'- <span id="{anchor}-{chapter}"></span>{words}'
        for anchor, words in _lines(session, pages).items()
    )
    heading = f"### Week {number}. {title} {{ #week-{chapter} }}"
    return f"{heading}\n\n{pages[session.page].meta['standfirst']}\n\n{lines}"


def _lines(session: Session, pages: Mapping[str, Page]) -> dict[str, str]:
    """What a week has, by the names that its anchors had from the first edition on."""
    chapter, page = session.chapter, f"{session.page}.md"
    plans = " or ".join(f"[{length} minutes]({page}#{part})" for part, length in PLANS.items())
    asked = len(questions(pages[chapter]))
    return {
        "objectives": f"The [session]({page}), with its [outcomes]({page}#outcomes)",
        "readings": f"To read before: {len(session.readings)} [readings]({page}#readings), "
        f"{session.minutes_to_read} minutes, the chapter [{pages[chapter].meta['title']}]"
        f"({chapter}.md) among them; a [primary document]({page}#primary-document)",
        "exercise": f"In the room: {plans}, an [activity sheet]({page}#activity-sheet), "
        f"{len(session.slides)} [slides]({page}#slides)",
        "questions": f"To discuss: {asked} [questions]({chapter}.md#questions-for-discussion), "
        f"an [answer to each]({page}#answers)",
        "print": f"To print and to show: [files](#files-{chapter})",
    }


def packs(sources: Sources) -> str:
    """The documents of each session; their lengths and sizes are added to the finished page."""
    whole = (
        f'- <span id="documents"></span>[Everything in one file](print/{PACK})\n'
        f"- [Method card](print/{METHOD_CARD})\n"
        "- The whole site: [PDF](print/reader.pdf), [e-book](print/reader.epub)"
    )
    parts = (
        f"### {sources.title(session.page)} {{ #files-{session.chapter} }}\n\n"
        + "\n".join(f"- {link}: {sheet.serves}" for link, sheet in _documents(session.chapter))
        for session in sources.sessions
    )
    return "\n\n".join([whole, *parts])


def _documents(chapter: str) -> Iterator[tuple[str, Sheet]]:
    for end, sheet in DOCUMENTS.items():
        yield f"[{sheet.label}](print/{chapter}{end})", sheet


def _files(chapter: str) -> str:
    """The documents of a session, a line for each of their readers."""
    lines = (f"**{reader}:** {' · '.join(_files_for(reader, chapter))}" for reader in READERS)
    inside = "\n\n".join(lines)
    return f'<div class="files" data-search-exclude="" markdown="1">\n\n{inside}\n\n</div>'


def _files_for(reader: str, chapter: str) -> Iterator[str]:
    for end, sheet in DOCUMENTS.items():
        if sheet.reader == reader:
            yield f"[{sheet.short}](print/{chapter}{end})"


def linked(reading: str, references: Mapping[str, Reference]) -> str:
    """A reading whose first words lead to the text itself, to an open copy if there is one."""
    found = _CITED.match(reading)
    if not found:
        return reading
    fields = references[found[3]].fields
    address = next(fields[name] for name in ("opencopy", "url", "doi") if name in fields)
    address = address if "://" in address else f"https://doi.org/{address}"
    return f"[{found[1]}]({address}){found[2]}{reading[found.end() :]}"


def _with_links(text: str, references: Mapping[str, Reference]) -> str:
    before, heading, rest = text.partition("{ #readings }")
    listed, following, after = rest.partition("\n## ")
    linked_list = _ITEM.sub(lambda item: f"- {linked(item[1], references)}", listed)
    return f"{before}{heading}{linked_list}{following}{after}"


def dressed(page: Page, text: str, references: Mapping[str, Reference]) -> str:
    """A session page with its documents at the head and its readings linked; others as they are."""
    chapter = page.name.removeprefix(FOLDER)
    if chapter not in CHAPTERS or page.is_chapter:
        return text
    files = moved(_files(chapter), page.up)
    text = _with_links(text, references)
    return f"{files}\n\n" + _UNSEARCHED.sub(r'\1 data-search-exclude="" }', text)

"""The questions that people ask: a list of them, and each with its answer."""

from collections.abc import Iterable, Iterator, Mapping

from annotated.model import Group, Question
from annotated.text import citations
from annotated.text.markdown import escape
from annotated.write.places import Place

_LIST = 'role="navigation" aria-label="The questions by group" data-search-exclude=""'
_BETWEEN = "\u00a0· "  # no line begins with it


def render(
    groups: Iterable[Group], questions: Iterable[Question], places: Mapping[str, Place]
) -> str:
    """The page of questions, group by group; `places` are the paragraphs by page and id."""
    listed = list(questions)
    grouped = [(group, [one for one in listed if one.group == group.id]) for group in groups]
    answered = (
        f"## {escape(group.title)} {{ #{group.id} }}\n\n"
        + "\n\n".join(_render(one, places) for one in asked)
        for group, asked in grouped
    )
    return "\n\n".join((_index(grouped), *answered))


def _index(grouped: Iterable[tuple[Group, list[Question]]]) -> str:
    """Every question by name, for the screen: documents have contents of their own."""
    lines = "\n".join(
        f"- [{escape(group.title)}](#{group.id})\n"
        + "\n".join(f"    - [{escape(one.question)}](#{one.id})" for one in asked)
        for group, asked in grouped
    )
    return f'<div class="questions" {_LIST} markdown="1">\n\n{lines}\n\n</div>'


def _render(question: Question, places: Mapping[str, Place]) -> str:
    return (
        f'<div class="entry asked" markdown="1">\n\n### {escape(question.question)} '
        f"{{ #{question.id} }}\n\n{escape(question.answer)}\n\n"
        f"{_BETWEEN.join(_more(question, places))}\n\n</div>"
    )


def _more(question: Question, places: Mapping[str, Place]) -> Iterator[str]:
    """What the answer goes by and where more stands: works, paragraphs by page, claims."""
    yield citations.cluster(question.cite)
    yield from _paragraphs([places[one] for one in question.paragraphs])
    if question.claims:
        links = ", ".join(f"[{claim}](claims.md#{claim})" for claim in question.claims)
        yield f"claim{'s' if len(question.claims) > 1 else ''} {links}"


def _paragraphs(listed: Iterable[Place]) -> Iterator[str]:
    """The paragraphs of each page together, as they follow there: `Mechanics ¶ 24, 26`."""
    by_page: dict[str, dict[int, str]] = {}
    for place in listed:
        title, number = place.label.rsplit(" ¶ ", 1)
        by_page.setdefault(title, {})[int(number)] = place.target
    for title, found in by_page.items():
        (first, target), *others = sorted(found.items())
        links = [f"[{escape(title)} ¶\u00a0{first}]({target})"]
        yield ", ".join([*links, *(f"[{number}]({target})" for number, target in others)])

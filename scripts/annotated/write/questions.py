"""The questions that people ask, with their answers."""

from collections.abc import Iterable, Mapping

from annotated.model import Group, Question
from annotated.text import citations
from annotated.text.markdown import escape
from annotated.write.places import Place


def render(
    groups: Iterable[Group], questions: Iterable[Question], places: Mapping[str, Place]
) -> str:
    """The page of questions, group by group; `places` are the paragraphs by page and id."""
    listed = list(questions)
    return "\n\n".join(
        f"## {escape(group.title)} {{ #{group.id} }}\n\n"
        + "\n\n".join(_render(one, places) for one in listed if one.group == group.id)
        for group in groups
    )


def _render(question: Question, places: Mapping[str, Place]) -> str:
    more = [places[one] for one in question.paragraphs]
    links = [f"[{escape(place.label)}]({place.target})" for place in more]
    links += [f"[claim {claim}](claims.md#{claim})" for claim in question.claims]
    return (
        f'<div class="entry" markdown="1">\n\n### {escape(question.question)} '
        f"{{ #{question.id} }}\n\n{escape(question.answer)} {citations.cluster(question.cite)}\n\n"
        f"*More:* {'; '.join(links)}.\n\n</div>"
    )

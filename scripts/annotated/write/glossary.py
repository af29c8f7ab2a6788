"""The glossary."""

from annotated.model import Term
from annotated.text import citations
from annotated.text.markdown import escape


def render(terms: tuple[Term, ...]) -> str:
    """The glossary, an entry for each term."""
    return "\n\n".join(map(_render_term, terms))


def _render_term(term: Term) -> str:
    heading = term.term[0].upper() + term.term[1:]
    chinese = [escape(term.chinese), f"*{escape(term.pinyin)}*" if term.pinyin else ""]
    also = [f"also: {', '.join(map(escape, term.also))}"] if term.also else []
    names = " · ".join([name for name in chinese if name] + also)
    return (
        f'<div class="entry" markdown="1">\n\n## {escape(heading)} {{ #{term.id} }}\n\n'
        + (f"{names}\n\n" if names else "")
        + f"{escape(term.definition)} {citations.cluster(term.cite)}\n\n</div>"
    )

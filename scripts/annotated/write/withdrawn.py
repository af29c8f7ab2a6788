"""The stones that stand in the place of what was withdrawn."""

from collections.abc import Iterable

from annotated.model import Withdrawn
from annotated.read.withdrawn import bearers
from annotated.text import dates
from annotated.text.markdown import escape

STONES = "withdrawn"


def stones(page_name: str, withdrawn: Iterable[Withdrawn]) -> str:
    """A section for the end of a page's Markdown, with an anchor for each old id; often empty."""
    items = [_stone(one) for one in withdrawn if page_name in bearers(one.id)]
    return f"\n\n## Withdrawn {{ #{STONES} }}\n\n" + "\n".join(items) + "\n" if items else ""


def _stone(one: Withdrawn) -> str:
    anchor = one.id.partition("#")[2]
    lead = f'<span id="{anchor}"></span>' if anchor else ""
    now = f" Now: [{escape(one.now)}]({_link(one.now)})." if one.now else ""
    name = escape(anchor or one.id)
    return f"- {lead}**{name}** · withdrawn {dates.words(one.date)}. {escape(one.reason)}{now}"


def _link(address: str) -> str:
    """An address as a link between Markdown files, which a strict build checks."""
    path, mark, anchor = address.partition("#")
    if path.endswith("/"):
        path = f"{path.strip('/') or 'index'}.md"
    return path.removeprefix("/") + mark + anchor

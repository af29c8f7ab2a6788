"""The number and the permanent link of each body paragraph."""

from annotated.model import Page
from annotated.read.paragraphs import of


def number(page: Page) -> str:
    """The page's Markdown, with its number and its permanent link before each body paragraph."""
    body = page.body
    for paragraph in reversed(of(page)):
        name = f'"Permanent link to paragraph {paragraph.number}"'
        lead = (
            f'<span id="{paragraph.anchor}"></span>[{paragraph.number}](#{paragraph.anchor} {name})'
        )
        attributes = f'{{ #p{paragraph.number} .pn data-search-exclude="" }}'
        text = f"{lead}{attributes} {paragraph.text}\n"
        body = body[: paragraph.start] + text + body[paragraph.end :]
    return body

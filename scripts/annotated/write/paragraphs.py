"""The number and the permanent link of each body paragraph, and the notes after it."""

from annotated.model import Page, Sources
from annotated.read.paragraphs import Paragraph, of
from annotated.write import notes


def number(page: Page, sources: Sources) -> str:
    """The page's Markdown, its paragraphs numbered, each with its permanent link and its notes."""
    numbers, done, text, end = notes.numbers(page, sources), set[str](), "", 0
    for paragraph in of(page):
        between = page.body[end : paragraph.start]
        after = notes.after(paragraph.text, numbers, sources, done)
        text += notes.marked(between, numbers, sources, page.up) + lead(paragraph)
        text += notes.marked(paragraph.text, numbers, sources, page.up) + f"\n{after}"
        end = paragraph.end
    return text + notes.marked(page.body[end:], numbers, sources, page.up)


def lead(paragraph: Paragraph) -> str:
    name = f'"Permanent link to paragraph {paragraph.number}"'
    anchor = paragraph.anchor
    lead = f'<span id="{anchor}"></span>[{paragraph.number}](#{anchor} {name})'
    return f'{lead}{{ #p{paragraph.number} .pn data-search-exclude="" }} '

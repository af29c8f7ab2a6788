"""What stands on the first page of a document: how to cite it, and what may be done with it."""

from annotated.cite.items import PREVIEW
from annotated.model import Edition
from annotated.paper.press import quoted
from annotated.write.site import Site

TERMS = "CC BY 4.0"
LICENCE = (
    f"Text, data and figures: {TERMS}. Copies for a class are expressly allowed. "
    "The article and the works cited belong to their owners."
)


def imprint(name: str, site: Site, edition: Edition) -> dict[str, str]:
    """The values of it in Typst: the words of the cite box, with edition, day and address."""
    address = edition.of_page(name)
    edited = quoted(f"Edition {edition.label}, {edition.day}")
    cite = f"{_cite_as(site.cited['apa'][name].text, address)} + linebreak() + {edited}"
    return {"cite": cite, "licence": quoted(LICENCE)}


def foot(name: str, edition: Edition) -> list[str]:
    """The lines at the foot of what is handed out and may lose its first page."""
    where = edition.of_page(name) or PREVIEW
    return [f"{edition.site}, edition {edition.label}. {where}", LICENCE]


def _cite_as(reference: str, address: str | None) -> str:
    if not address:
        return quoted(f"Cite as: {reference}")
    before, after = reference.split(address)
    return f"{quoted(f'Cite as: {before}')} + link({quoted(address)}) + {quoted(after)}"

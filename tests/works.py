"""Works of each kind, a page, and all real works, for the tests of what other programs get of them."""

import json
import re
from dataclasses import replace
from pathlib import Path

from annotated import pandoc
from annotated.cite import citeproc, items
from annotated.model import Page
from annotated.read import bibliography
from project import PREVIEW, ROOT

SAMPLES = Path(__file__).parent / "cite" / "samples"
EDITION = replace(PREVIEW, address="https://example.org/credit/")
REFERENCES, _ = bibliography.parse((ROOT / bibliography.PATH).read_text(encoding="utf-8"))
PAGE = items.of_page(Page("eu-outlook", {"title": "EU outlook: 100% of A & B_2"}, "", 1), EDITION)
# How pandoc prints what it reads.
APA = ("--citeproc", f"--csl={citeproc.FILES / 'apa.csl'}", "--wrap=none", "-t", "plain")


def works_of(bibtex):
    """The entries of a BibTeX text as works; it has no faults."""
    references, faults = bibliography.parse(bibtex)
    assert faults == [], faults
    return items.works(references, EDITION.date)


def sample(name):
    """A file of samples."""
    return (SAMPLES / name).read_text(encoding="utf-8")


def read_by_pandoc(form, text):
    """What pandoc reads in a text: CSL-JSON items by id. A warning would be an error."""
    output = pandoc.run(["-f", form, "-t", "csljson"], text)
    return {item["id"]: item for item in json.loads(output)}


def by_key(pattern, text):
    """The parts of a golden text, which are apart by an empty line, by the key in them."""
    return {re.search(pattern, part)[1]: part.strip() for part in text.strip().split("\n\n")}


def names(people):
    """People with their names in one piece, as no program reads them alike: von Blomberg, Marianne."""
    order = ("dropping-particle", "non-dropping-particle", "family")
    found = []
    for one in people or []:
        family = " ".join(one[part] for part in order if part in one).replace("- ", "-")
        parts = (one.get("literal"), family, one.get("given"), one.get("suffix"))
        found.append(", ".join(filter(None, parts)))
    return found


def straight(text):
    """A text with one kind of quotation mark: pandoc makes single ones double, and curls them."""
    return re.sub(r"[‘’“”\"]", "'", re.sub(r"</?span[^>]*>", "", text))


def without(item, *names):
    return {name: value for name, value in item.items() if name not in names}

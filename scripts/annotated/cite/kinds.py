"""What kind of work an entry of refs.bib is, and what each program calls it.

An entry that is @misc has no kind of its own: its keyword, `howpublished` and the first words of
its title tell, as the header of refs.bib says.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from annotated.model import Reference
from annotated.text import names
from annotated.text.titles import plain


@dataclass(frozen=True)
class Kind:
    """A kind of work, in the words of CSL, Zotero, biblatex and RIS."""

    csl: str
    zotero: str
    biblatex: str
    ris: str


KINDS = MappingProxyType(
    {
        "journal": Kind("article-journal", "journalArticle", "article", "JOUR"),
        "magazine": Kind("article-magazine", "magazineArticle", "article", "MGZN"),
        "newspaper": Kind("article-newspaper", "newspaperArticle", "article", "NEWS"),
        "book": Kind("book", "book", "book", "BOOK"),
        "chapter": Kind("chapter", "bookSection", "incollection", "CHAP"),
        "conference": Kind("paper-conference", "conferencePaper", "inproceedings", "CPAPER"),
        "report": Kind("report", "report", "report", "RPRT"),
        # A numbered working paper on a server of preprints: to other programs, a report.
        "preprint": Kind("report", "report", "report", "RPRT"),
        "manuscript": Kind("manuscript", "manuscript", "unpublished", "MANSCPT"),
        "page": Kind("webpage", "webpage", "online", "ELEC"),
        "episode": Kind("broadcast", "tvBroadcast", "video", "MPCT"),
        "law": Kind("legislation", "statute", "legislation", "STAT"),
        # What a body decides without making law: an opinion, a plan, a notice.
        "policy": Kind("legislation", "statute", "legislation", "STAT"),
        "paper": Kind("report", "report", "report", "RPRT"),  # of a parliament or a commission
        "case": Kind("legal_case", "case", "jurisdiction", "CASE"),
        "document": Kind("document", "document", "misc", "GEN"),
    }
)
_OF_ENTRIES = MappingProxyType(
    {
        "book": "book",
        "incollection": "chapter",
        "inproceedings": "conference",
        "techreport": "report",
        "unpublished": "manuscript",
        "online": "page",
    }
)
_SERVERS = ("SSRN", "arXiv", "SocArXiv")
EPISODE = re.compile(r"(.+), (series \d+, episode \d+), (.+)")
_PAPER = re.compile(r"Bundestagsdrucksache|Kamerstuk|COM\(|Communication C\(|P\d_TA")
_JUDGED = re.compile(r"ECLI:|^\[?Judgment ", re.M)
_DECIDED = re.compile(r"^\[?Decision ", re.M)
_COURT = re.compile(r"Court|Tribunal")
_MAKES_LAW = re.compile(
    r"\b(?:(Laws?|Acts?|Code|Regulations?|Directives?|Measures|Provisions|Rules|Decisions?)"
    r"|Opinions?|Notice|Plan|Outline|Memorandum|Catalogue|List|Standards|Guidelines)\b"
)


def of(reference: Reference) -> str:
    """The kind of a work: a key of `KINDS`."""
    if reference.kind == "article":
        return reference.fields.get("entrysubtype", "journal")
    if reference.kind == "misc":
        return _of_misc({name: plain(value) for name, value in reference.fields.items()}, reference)
    if reference.fields.get("institution") in _SERVERS:
        return "preprint"
    return _OF_ENTRIES[reference.kind]


def _of_misc(fields: Mapping[str, str], reference: Reference) -> str:
    published, authors = fields.get("howpublished", ""), reference.fields.get("author", "")
    if EPISODE.fullmatch(published):
        return "episode"
    if fields["keywords"] != "law" or any(not one.body for one in names.parse(authors or "{-}")):
        return "document"
    if _PAPER.match(published):
        return "paper"
    told = f"{fields['title']}\n{published}"
    # A court may issue rules too, and a legislature a decision.
    if _JUDGED.search(told) or (_DECIDED.search(told) and _COURT.search(authors)):
        return "case"
    found = _MAKES_LAW.search(fields["title"])
    return "law" if found and found[1] else "policy"

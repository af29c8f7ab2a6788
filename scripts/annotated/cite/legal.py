"""What the manuals ask of laws, policy papers and judgments: rules as in `manuals`.

No style file knows the laws and courts of China and Europe; most know those of the United States.
So the name of a law or a judgment, its number, its gazette and its court are put where the style
prints them as its manual would.
"""

import re

from annotated.cite.items import Item, Person, Work, date_parts, iso
from annotated.cite.manuals import without
from annotated.cite.marks import apart
from annotated.model import ROLES
from annotated.text.dates import words
from annotated.text.titles import kept, plain

_GAZETTE = "Official Journal of the European Union"
_PLACE = re.compile(
    rf"{_GAZETTE}, L(?: (\d+[A-Z]?)|, (\d+/\d+)), \d+ \w+ (\d{{4}})(?:, pp\. (\d+).*)?"
)
_JUDGMENT = re.compile(r"^(?:Judgment|Decision)(?: of the Court(?: \([^)]*\))?)?,? ?")
_OF_COMMISSION = re.compile(r"(?:(\w+) )?(C(?:OM)?)(\(\d{4}\).*)")
_OF_UNION = re.compile(r"\b([CTF])-(?=\d)")
_NUMBERED = re.compile(r", (?=(?:Joined )?Cases? |[A-Z]+/\d)")


def _published(work: Work) -> str:
    return plain(work.reference.fields.get("howpublished", ""))


def _court(item: Item) -> str:
    return str(item["author"][0]["literal"])


def _name(work: Work) -> str:
    """The name of a case; in brackets what describes one without a name, and a translation."""
    name = _NUMBERED.split(plain(work.reference.fields["title"]), 1)[0]
    shown = apart(kept(name)) if name.startswith("[") else kept(name)
    english = work.reference.fields.get("titleenglish")
    return f"{shown} {apart(kept(f'[{english}]'))}" if english else shown


def _numbers(work: Work) -> str:
    """The number of a case in its title, and the numbers that `howpublished` has."""
    _, *behind = _NUMBERED.split(plain(work.reference.fields["title"]), 1)
    own = [re.split(r", (?!\w*-?\d)", text)[0] for text in behind]
    return ", ".join(filter(None, [*own, _JUDGMENT.sub("", _published(work))]))


# ---- Policy ----


def policy(work: Work, item: Item) -> Item:
    """APA, MLA, CMOS, CTR, MHRA, IEEE: a plan, notice or opinion is a report of its body."""
    if work.kind != "policy":
        return item
    number = {"number": published} if (published := _published(work)) else {}
    return without(item, "container-title") | {"type": "report"} | number


# ---- Laws ----


def law_of_a_body(work: Work, item: Item) -> Item:
    """MLA, “Government authors”: the body is the author; a gazette contains the law."""
    if work.kind != "law" or "container-title" not in item:
        return item
    _, gazette, place = _published(work).rpartition(f"{_GAZETTE}, ")
    if not gazette:
        return without(item, "container-title") | {"number": place}
    dated = re.search(r"\d{4}$|\d{4},", place)
    found = without(item, "issued", "accessed") if dated else item
    return found | {"container-title": kept(_GAZETTE), "number": place}


def gazette_dated_once(work: Work, item: Item) -> Item:
    """APA, CMOS, MHRA, IEEE: beside the year of a law the day of its gazette is left out."""
    if work.kind != "law" or "container-title" not in item:
        return item
    published = re.sub(r", \d+ \w+ \d{4}(?=,|$)", "", _published(work))
    return item | {"container-title": kept(published)}


def law_by_title(work: Work, item: Item) -> Item:
    """CTR, “Legislation”; MHRA: a law has no author; its number or gazette follows its title."""
    if work.kind != "law":
        return item
    published = item.get("container-title", "").replace(_GAZETTE, f"<i>{_GAZETTE}</i>")
    number = {"number": published} if published else {}
    return without(item, "author", "container-title") | number


def law_with_number(work: Work, item: Item) -> Item:
    """IEEE: `Body, *Title of the law*, number`."""
    if work.kind != "law":
        return item
    number = apart(f", {item['container-title']}") if "container-title" in item else ""
    return without(item, "container-title") | {"title": item["title"] + number}


def law_as_report(work: Work, item: Item) -> Item:
    """CTR: the title in italics, the year in brackets, then the number or the gazette."""
    return item | {"type": "report"} if work.kind == "law" else item


def law_in_gazette(work: Work, item: Item) -> Item:
    """OSCOLA 2.6: `Regulation (EU) 2016/679 … [2016] OJ L119/1`."""
    place = _gazette_place(_published(work))
    if work.kind != "law" or not place:
        return item
    return {"id": item["id"], "type": "legislation", "title": f"{item['title']} {place}"}


def _gazette_place(published: str) -> str:
    """Year, series and page: `L 119, 4 May 2016, pp. 1–88` is [2016] OJ L119/1."""
    found = _PLACE.fullmatch(published)
    if not found:
        return ""
    number, act, year, page = found.groups()
    return f"[{year}] OJ L{number or act}{f'/{page}' if page else ''}"


# ---- Judgments ----


def case_by_name(work: Work, item: Item) -> Item:
    """APA and CMOS, “Court decisions”: name, numbers, and in brackets the court and the date."""
    if work.kind != "case":
        return item
    found = {"title": _name(work), "number": _numbers(work), "authority": _court(item)}
    return without(item, "author") | found


def case_of_a_court(work: Work, item: Item) -> Item:
    """MLA, “Government authors”: the court is the author, the name of the case its title."""
    if work.kind != "case":
        return item
    return item | {"title": _name(work), "number": _numbers(work)}


def case_as_report(work: Work, item: Item) -> Item:
    """CTR, “Cases”: `*Name* (Year). Court, numbers`."""
    if work.kind != "case":
        return item
    number = ", ".join(filter(None, (_court(item), _numbers(work))))
    return without(item, "author") | {"type": "report", "title": _name(work), "number": number}


def case_with_court(work: Work, item: Item) -> Item:
    """MHRA, “Legal cases”; IEEE: the name in italics, then the court and the numbers."""
    if work.kind != "case":
        return item
    behind = ", ".join(filter(None, (_court(item), _numbers(work))))
    return without(item, "author", "number") | {"title": _name(work) + apart(f", {behind}")}


def case_in_europe(work: Work, item: Item) -> Item:
    """OSCOLA 2.6: `Case C–634/21 *OQ v Land Hessen* ECLI:EU:C:2023:957`; others by court."""
    if work.kind != "case":
        return item
    number, _, ecli = _numbers(work).rpartition(", ")
    if re.match("(?:Joined )?Cases? ", number):
        number = _OF_UNION.sub(r"\1–", number)
        title = f"{apart(f'{number} ')}{_name(work)}{apart(f' {ecli}')}"
    else:
        numbers = f" {found}" if (found := _numbers(work)) else ""
        place = f" ({_court(item)}, {words(iso(date_parts(item)))})"
        title = f"{_name(work)}{apart(numbers + place)}"
    # As a case, it would lose the points in its numbers; a treaty too is in italics.
    return {"id": item["id"], "type": "treaty", "title": title}


# ---- OSCOLA ----


def commission_document(work: Work, item: Item) -> Item:
    """OSCOLA 3.4.5: `‘Title’ (Communication) COM (2021) 206 final`, dated by its number."""
    found = _OF_COMMISSION.fullmatch(item["number"]) if work.kind == "paper" else None
    if not found:
        return item
    what, series, number = found.groups()
    title = item["title"] + (apart(f" ({what})") if what else "")
    return without(item, "issued") | {"title": title, "number": f"{series} {number}"}


def no_stops(_: Work, item: Item) -> Item:
    """OSCOLA 1.3.1: no full stop after an abbreviation: `No 7`, `King M Jr`."""
    texts = {name: item[name] for name in ("number", "genre") if name in item}
    found = item | {name: text.replace("No. ", "No ") for name, text in texts.items()}
    return found | {role: list(map(_without_stop, item[role])) for role in ROLES if role in item}


def _without_stop(person: Person) -> Person:
    return {part: text.rstrip(".") if part == "suffix" else text for part, text in person.items()}


# ---- On our pages ----


def of_its_body(work: Work, item: Item) -> Item:
    """Our own lists: a law or a judgment stands under its body, which the text names."""
    if work.kind == "case":
        return item | {"type": "report", "title": _name(work), "number": _numbers(work)}
    if work.kind == "law":
        number = {"number": published} if (published := _published(work)) else {}
        return without(item, "container-title") | {"type": "report"} | number
    return item

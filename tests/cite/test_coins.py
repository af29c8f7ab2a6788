"""COinS: golden texts, and what Zotero’s parser makes of all real works.

The reader here does what Zotero’s does (zotero/utilities, openurl.js) in the order of the pairs.
"""

from urllib.parse import parse_qsl, unquote

from annotated.cite import coins, items, kinds
from works import sample


def read(context):
    """What Zotero reads in a ContextObject of the Dublin Core format, without its plus signs."""
    found, people, bodies = {"itemType": "webpage", "tags": []}, [], []
    for pair in context.split("&"):
        name, _, raw = pair.partition("=")
        value = unquote(raw.replace("+", " ").replace("%2B", " "))
        of_books = found["itemType"] in ("journalArticle", "bookSection", "conferencePaper")
        if name == "rft.title":
            found["publicationTitle" if of_books else "title"] = value
        elif name == "rft.type":
            found["itemType"] = value
        elif name == "rft.au":
            people.append(tuple(value.split(", ", 1)))
        elif name == "rft.aucorp":
            bodies.insert(0, (value,))
        elif name == "rft.subject":
            found["tags"].append(value)
        elif name in ("rft.date", "rft.language"):
            found[name.removeprefix("rft.")] = value
        elif name == "rft_id" and value.startswith("http"):
            found["url"] = value
    return found | {"authors": bodies + people}


def expected(work):
    item = work.item
    people = item.get("author", [])
    found = {
        "itemType": kinds.KINDS[work.kind].zotero,
        "title": items.full_title(work.reference).replace("+", " "),
        "authors": [(one["literal"],) for one in people if "literal" in one]
        + [(one["family"], one["given"]) for one in people if "family" in one],
        "language": item["language"],
        "tags": [item["keyword"]],
    }
    dates = {"date": items.iso(items.date_parts(item))} if "issued" in item else {}
    return found | dates | ({"url": item["URL"]} if "URL" in item else {})


def test_works_of_each_kind(samples):
    written = "\n".join(
        f"# {key}\n"
        + "".join(f"{name} = {value}\n" for name, value in parse_qsl(coins.context(work)))
        for key, work in samples.items()
    )
    assert written == sample("coins.txt")


def test_every_real_work_is_read_with_its_type_people_title_date_and_language(works):
    for key, work in works.items():
        assert read(coins.context(work)) == expected(work), key


def test_a_suffix_stays_behind_the_given_name(samples):
    found = read(coins.context(samples["invented2019"]))["authors"]
    assert found == [
        ("Office for Books and Papers",),
        ("al-Sisi", "Abdel"),
        ("King", "Martin, Jr."),
    ]

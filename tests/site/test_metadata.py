"""What reference managers, search engines and link previews read in the head of a page."""

import json

import pytest
import rispy
from pybtex.database import parse_string

from annotated import pandoc
from annotated.model import CHAPTERS
from project import EDITION, PUBLIC, parsed


@pytest.fixture(scope="module")
def public(published):
    """Every page of the published site: its folder, and the page parsed, by its address."""
    return {
        address: (published / address.removeprefix("/"), soup)
        for address, soup in parsed(published).items()
        if address.endswith("/")
    }


def meta(soup, name):
    tag = soup.find("meta", attrs={"name": name}) or soup.find("meta", attrs={"property": name})
    return tag["content"]


def test_head_file_and_linked_data_tell_one_story(public):
    for address, (folder, soup) in public.items():
        (item,) = json.loads((folder / "cite.json").read_text(encoding="utf-8"))
        data = json.loads(soup.find("script", type="application/ld+json").string)
        titles = {meta(soup, "DC.title"), meta(soup, "og:title"), data["headline"], item["title"]}
        assert len(titles) == 1, address
        own = PUBLIC.rstrip("/") + address
        links = {tag["rel"][0]: tag["href"] for tag in soup.find_all("link", rel=True)}
        assert {meta(soup, "og:url"), data["url"], item["URL"], links["cite-as"]} == {own}
        assert links["canonical"] == own
        assert meta(soup, "DC.date") == data["datePublished"] == str(EDITION.date)
        assert meta(soup, "DC.publisher") == data["publisher"]["name"] == EDITION.site
        assert item.get("container-title", "") in ("", meta(soup, "DC.isPartOf"))
        assert meta(soup, "DC.language") == data["inLanguage"] == item["language"] == "en-GB"
        assert links["license"] == data["license"]
        assert links["describedby"] == "cite.json"
        assert meta(soup, "DC.description") == meta(soup, "og:description") == data["description"]


def test_no_page_passes_for_a_journal_article(public):
    for _, soup in public.values():
        assert (
            soup.find("meta", attrs={"name": lambda name: name and name.startswith("citation_")})
            is None
        )


def test_no_page_names_an_author_or_a_type_that_zotero_would_take_for_one(public):
    for address, (folder, soup) in public.items():
        (item,) = json.loads((folder / "cite.json").read_text(encoding="utf-8"))
        data = json.loads(soup.find("script", type="application/ld+json").string)
        names = {tag.get("name", "").lower() for tag in soup.find_all("meta")}
        assert not names & {"dc.creator", "dc.type", "author", "dc.contributor"}, address
        assert "author" not in data, address
        assert "author" not in item, address
        assert meta(soup, "og:type") == "article"


def test_every_claim_and_event_is_offered_in_three_formats(published, real):
    entries = [("claims", one.id, one.short) for one in real.claims]
    entries += [("timeline", one.id, one.title) for one in real.events]
    for page, name, words in entries:
        texts = {
            ending: (published / f"{page}/{name}.{ending}").read_text(encoding="utf-8")
            for ending in ("bib", "ris", "json")
        }
        title, address = f"{words.replace('*', '')} ({name})", f"{PUBLIC}{page}/#{name}"
        (item,) = json.loads(texts["json"])
        assert (item["id"], item["title"], item["URL"]) == (name, title, address)
        (record,) = rispy.loads(texts["ris"])
        assert (record["title"], record["urls"]) == (title, [address])
        (entry,) = parse_string(texts["bib"], "bibtex").entries.values()
        assert (entry.fields["url"], dict(entry.persons)) == (address, {})
        assert not {"author", "editor"} & item.keys()


def test_works_are_offered_on_the_references_page_only(public, real):
    for address, (_, soup) in public.items():
        expected = len(real.references) if address == "/references/" else 0
        assert len(soup.select("span.Z3988")) == expected


def test_each_chapter_offers_the_works_it_cites_as_one_file(public, soups):
    for name in CHAPTERS:
        folder, soup = public[f"/{name}/"]
        cited = {link["href"].removeprefix("#ref-") for link in soup.select("a.citation")}
        read = json.loads(
            pandoc.run(["-f", "biblatex", "-t", "csljson", str(folder / "works.bib")])
        )
        assert {item["id"] for item in read} == cited
        assert {
            item["id"] for item in json.loads((folder / "works.json").read_text("utf-8"))
        } == cited


def test_the_files_of_a_page_give_back_its_reference(public):
    folder, soup = public["/media/"]
    shown = soup.select_one('.cite dd[data-style="apa"]').get_text()
    for name, form in (("cite.bib", "biblatex"), ("cite.ris", "ris"), ("cite.json", "csljson")):
        (item,) = json.loads(pandoc.run(["-f", form, "-t", "csljson", str(folder / name)]))
        assert item["title"] in shown
        assert item["URL"] == f"{PUBLIC}media/"
        assert item["issued"]["date-parts"][0][0] == EDITION.date.year


def test_a_link_to_a_page_is_shown_with_the_picture_of_the_site(public, published):
    for address, (_, soup) in public.items():
        assert meta(soup, "og:image") == f"{PUBLIC}print/card.png", address
    picture = (published / "print" / "card.png").read_bytes()
    width, height = (int.from_bytes(picture[at : at + 4], "big") for at in (16, 20))
    assert (picture[:4], width, height) == (b"\x89PNG", 1200, 630)

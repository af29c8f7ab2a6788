"""The built site as a reader's browser gets it."""

import csv
import io
import os
import re
from collections import Counter
from itertools import pairwise
from urllib.parse import unquote, urljoin, urlsplit
from xml.etree import ElementTree

from bs4 import BeautifulSoup
from PIL import Image

from annotated.model import CHAPTERS, VERDICTS
from annotated.read import pages, paragraphs
from annotated.write.places import of_claims
from project import PUBLIC, build, contents

OWN = "http://127.0.0.1:8000/"


def test_every_address_of_the_contract_exists(built):
    files = ["index.html", *(f"{name}/index.html" for name in pages.NEEDED if name != "index")]
    files += [
        f"{name}.{end}" for name in ("timeline", "claims", "glossary") for end in ("json", "csv")
    ]
    files += ["questions.json", "coding.tsv", "SHA256SUMS", "404.html"]
    assert [file for file in files if not (built / file).exists()] == []


def test_every_id_of_the_contract_is_an_anchor(soups, real):
    anchors = {
        "/timeline/": [event.id for event in real.events],
        "/claims/": [claim.id for claim in real.claims],
        "/references/": list(real.references),
        "/glossary/": [term.id for term in real.terms],
        "/questions/": [one.id for one in (*real.groups, *real.questions)],
    }
    for chapter in CHAPTERS:
        found = paragraphs.of(real.pages[chapter])
        anchors[f"/{chapter}/"] = [
            "case",
            *(name for one in found for name in (one.anchor, f"p{one.number}")),
            *(f"note-{claim.id}" for claim in real.claims if claim.chapter == chapter),
        ]
    for address, expected in anchors.items():
        ids = {tag["id"] for tag in soups[address].find_all(id=True)}
        assert [one for one in expected if one not in ids] == [], address


def test_every_link_and_anchor_on_the_site_is_alive(soups, built):
    ids = {
        address: {tag["id"] for tag in soup.find_all(id=True)} for address, soup in soups.items()
    }
    dead = []
    for address, soup in soups.items():
        for link in soup.find_all("a", href=True):
            target = urlsplit(urljoin(OWN.rstrip("/") + address, link["href"]))
            if target.netloc != urlsplit(OWN).netloc:
                continue
            known = target.path in ids or (built / unquote(target.path).lstrip("/")).is_file()
            fragment = unquote(target.fragment)
            if not known or (fragment and fragment not in ids.get(target.path, {fragment})):
                dead.append((address, link["href"]))
    assert dead == []


def test_each_page_has_one_h1_a_title_of_its_own_and_unique_ids(soups):
    titles = Counter(soup.title.get_text() for soup in soups.values())
    assert [title for title, count in titles.items() if count > 1] == []
    for address, soup in soups.items():
        assert len(soup.find_all("h1")) == 1, address
        ids = Counter(tag["id"] for tag in soup.find_all(id=True))
        assert [one for one, count in ids.items() if count > 1] == [], address


def test_headings_skip_no_level(soups):
    for address, soup in soups.items():
        levels = [int(tag.name[1]) for tag in soup.article.find_all(re.compile(r"^h[1-6]$"))]
        jumps = [pair for pair in pairwise(levels) if pair[1] > pair[0] + 1]
        assert jumps == [], address


def test_every_figure_is_drawn_in_its_page_with_number_caption_and_table(built, soups, real):
    figures = {figure.id: figure for figure in real.figures}
    for name, page in real.pages.items():
        soup = soups["/" if name == "index" else f"/{name}/"]
        shown = [figures[figure] for figure in pages.figures(page)]
        found = soup.select(".figure")
        assert [one["id"] for one in found] == [figure.anchor for figure in shown], name
        for figure, one in zip(shown, found, strict=True):
            (image,), (source,) = one.select(".drawing img"), one.select("source")
            assert (image["alt"], image["loading"]) == (figure.plain_alt, "lazy")
            for part, address in ((image, image["src"]), (source, source["srcset"])):
                svg = (built / address.removeprefix("../")).read_text("utf-8")
                assert f'width="{part["width"]}" height="{part["height"]}"' in svg
            caption = one.figcaption.get_text()
            assert caption.startswith(f"Figure {figure.number}. {figure.title}.")
            cells = [cell.get_text() for cell in one.select("details td")]
            assert [
                v.words or v.value for v in figure.values if v.value not in " ".join(cells)
            ] == []


def test_the_files_of_a_figure_are_its_data(built, real):
    for figure in real.figures:
        text = (built / "figures" / f"{figure.id}.csv").read_text(encoding="utf-8-sig")
        rows = list(csv.DictReader(io.StringIO(text)))
        if figure.values:
            assert [(row["label"], row["series"], row["value"], row["state"]) for row in rows] == [
                (one.label, one.series, one.value, one.state) for one in figure.values
            ]
        else:
            assert [row["name"] for row in rows] == [part.name for part in figure.parts]
        drawn = ElementTree.parse(built / "figures" / f"{figure.id}.svg").getroot()
        title, description = drawn[0], drawn[1]
        assert (title.text, description.text) == (figure.title, figure.plain_alt)
        with Image.open(built / "figures" / f"{figure.id}.png") as pixels:
            assert pixels.size == tuple(2 * int(drawn.get(side)) for side in ("width", "height"))


def test_no_markup_is_left_in_the_text(soups):
    marks = re.compile(r"\[@|\[\^|\{\{|\{ ?[.#:]|\]\(|<!--|:::|\*\*|markdown=|\?\?\?")
    for address, soup in soups.items():
        assert marks.findall(soup.article.get_text()) == [], address


def test_pages_load_nothing_from_elsewhere(soups, built):
    for address, soup in soups.items():
        loaded = [tag.get("src") for tag in soup.find_all(src=True)]
        loaded += [
            tag["href"]
            for tag in soup.find_all("link", href=True)
            if {"stylesheet", "icon", "preload", "prefetch", "manifest"} & set(tag["rel"])
        ]
        assert [one for one in loaded if urlsplit(one).netloc] == [], address
    for sheet in built.rglob("*.css"):
        assert not re.search(
            r"(url\(|@import)\s*[\"']?(https?:)?//", sheet.read_text(encoding="utf-8")
        )


def test_every_citation_leads_to_its_reference_and_back(soups):
    for address, soup in soups.items():
        citations, anchors = soup.select("a.citation"), by_id(soup)
        for link in citations:
            item = anchors[link["href"].removeprefix("#")].find_parent("li")
            assert item.find("a", class_="backlink", href=f"#{link['id']}"), (address, link["id"])
        backlinks = [link["aria-label"] + link["href"] for link in soup.select("a.backlink")]
        assert len(set(backlinks)) == len(backlinks) == len(citations), address


def test_a_page_names_its_own_address_and_offers_its_own_works(published):
    for name in CHAPTERS:
        page = BeautifulSoup((published / name / "index.html").read_text("utf-8"), "lxml")
        assert page.select_one(".address").get_text() == f"{PUBLIC}{name}/"
        files = [link["href"] for link in page.select('.cite a[href*="works."]')]
        assert files == [f"works.{end}" for end in ("bib", "ris", "json")], name


def test_a_chapter_takes_as_long_as_home_says(soups):
    for name in CHAPTERS:
        told = re.search(r"(\d+) minutes to read", soups[f"/{name}/"].select_one(".colophon").text)
        (row,) = (
            one for one in soups["/"].select(".chapters li") if one.select(f'a[href="{name}/"]')
        )
        assert f"{told[1]} min" in row.get_text(), name


def by_id(soup):
    return {one["id"]: one for one in soup.find_all(id=True)}


def test_every_mark_leads_to_its_note_and_says_its_verdict(soups, real):
    marks = {name: soup.select("a.mark") for name, soup in soups.items()}
    anchors = {f"/{name}/": by_id(soups[f"/{name}/"]) for name in CHAPTERS}
    for claim in real.claims:
        home = f"/{claim.chapter}/"
        note = anchors[home][f"note-{claim.id}"].find_parent("li")
        number = note.select_one(".mark").get_text()
        own = [one for one in marks[home] if one["href"] == f"#note-{claim.id}"]
        assert own, claim.id
        for mark in own:
            assert mark.get_text() == number
            assert mark["class"] == ["mark", claim.verdict]
            assert mark["aria-label"] == f"Note {number}: {VERDICTS[claim.verdict].label}"
            assert mark.select_one("svg.shape use")["href"] == f"#v-{claim.verdict}"
        for name in marks.keys() - {home}:
            for mark in marks[name]:
                if mark["href"].endswith(f"#note-{claim.id}"):
                    assert mark.get_text() == claim.id, (name, claim.id)


def test_a_note_says_what_the_ledger_says_and_stands_after_the_paragraph_that_marks_it(soups, real):
    for claim in real.claims:
        chapter = soups[f"/{claim.chapter}/"]
        note = chapter.find(id=f"note-{claim.id}").find_parent("li")
        said = note.get_text(" ", strip=True)
        assert claim.note in said and said.endswith(claim.id), claim.id
        assert VERDICTS[claim.verdict].word in note.strong.get_text(), claim.id
        assert note.select_one("a.ledger")["href"] == f"../claims/#{claim.id}"
        paragraph = note.find_parent("details").find_previous_sibling("p")
        assert paragraph.select(f'a.mark[href="#note-{claim.id}"]'), claim.id


def test_the_notes_of_a_chapter_are_numbered_in_the_order_in_which_they_stand(soups):
    for name in CHAPTERS:
        numbers = [one.get_text() for one in soups[f"/{name}/"].select("details.notes .mark")]
        assert numbers == [str(number) for number in range(1, len(numbers) + 1)], name


def test_each_shape_stands_once_in_a_page(soups):
    for address, soup in soups.items():
        symbols = [one["id"] for one in soup.select("symbol")]
        assert symbols == [f"v-{verdict}" for verdict in VERDICTS], address


def test_a_claim_leads_back_to_every_place_that_discusses_it(soups, real):
    ledger, places = soups["/claims/"], of_claims(real)
    for claim in real.claims:
        entry = ledger.find(id=claim.id).find_parent(class_="entry")
        links = [(link.get_text(), link["href"]) for link in entry.find_all("a", href=True)]
        for place in places[claim.id]:
            page, anchor = re.fullmatch(r"([\w-]+)\.md(#.*)?", place.target).groups("")
            address = "/" if page == "index" else f"/{page}/"
            assert (place.label, f"..{address}{anchor}") in links, claim.id
            around = soups[address].find(id=anchor.removeprefix("#")) if anchor else soups[address]
            around = around.find_parent("p") if anchor else around
            assert around.select(f'a.mark[href$="#note-{claim.id}"]'), (claim.id, place)


def test_the_same_work_has_the_same_label_on_every_page(soups, real):
    labels = {}
    for soup in soups.values():
        for link in soup.select("a.citation"):
            year = re.search(r"(\d{4}[a-z]?|n\.d\.(-[a-z])?)", link.get_text())
            labels.setdefault(link["href"], set()).add(year[0] if year else link.get_text())
    assert {key: found for key, found in labels.items() if len(found) > 1} == {}


def test_foreign_works_show_an_english_title(soups, real):
    page = soups["/references/"]
    for key, reference in real.references.items():
        if english := reference.fields.get("titleenglish"):
            item = page.find(id=key).find_parent(class_="work").get_text()
            assert as_any_style(english) in as_any_style(item), key


def as_any_style(title):
    """A title without what a style of citation changes: capitals, quotation marks, a comma in them."""
    plain = re.sub("[‘“]", "‘", re.sub("[’”]", "’", re.sub("[{}]", "", title))).casefold()
    return plain.replace(",’", "’,")


def test_two_builds_of_one_commit_are_byte_identical(published, copy, tmp_path):
    # Elsewhere, from files of another age, by a user with other settings.
    for file in copy.rglob("*"):
        os.utime(file, (1_000_000_000, 1_000_000_000))
    other = {"PYTHONHASHSEED": "7", "TZ": "Asia/Shanghai", "LC_ALL": "C", "HOME": str(tmp_path)}
    result = build(copy, tmp_path / "again", **other, SITE_URL=PUBLIC, OFFLINE="1")
    assert result.returncode == 0, result.stderr
    files, again = contents(published), contents(tmp_path / "again")
    assert files.keys() == again.keys()
    assert [path for path in files if files[path] != again[path]] == []

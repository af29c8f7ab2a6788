"""The copy for a disk: every link names a file, the search works, nothing is fetched."""

import zipfile
from urllib.parse import unquote, urljoin, urlsplit

import pytest
from bs4 import BeautifulSoup
from playwright.sync_api import expect

from annotated.publish import offline
from browsing import with_browser
from project import EDITION, contents

# What is for servers alone; the search comes in a script of its own.
LEFT_OUT = {
    "404.html",
    "_headers",
    "nginx-headers.conf",
    "sitemap.xml",
    "sitemap.xml.gz",
    "search/search_index.json",
}


@pytest.fixture(scope="module")
def files(published):
    """The files of the site, without the archive that is made of them."""
    return {path: one for path, one in contents(published).items() if path != offline.NAME}


@pytest.fixture(scope="module")
def unpacked(published, tmp_path_factory):
    """The folder in the archive that the build wrote."""
    target = tmp_path_factory.mktemp("disk")
    zipfile.ZipFile(published / offline.NAME).extractall(target)
    return target / f"social-credit-annotated-{EDITION.label}"


@pytest.mark.parametrize(
    ("html", "on_disk"),
    [
        ('<a href="..">', '<a href="../index.html">'),
        ('<a href=".">', '<a href="index.html">'),
        ('<a href="../..">', '<a href="../../index.html">'),
        ('<a href="../../#p-x">', '<a href="../../index.html#p-x">'),
        (
            '<a class="x" href="../claims/#mech-04">',
            '<a class="x" href="../claims/index.html#mech-04">',
        ),
        ('<a href="./#p-x">', '<a href="./index.html#p-x">'),
        ('<a href="claims/?verdict=x">', '<a href="claims/index.html?verdict=x">'),
        ('<a href="#p-x">', '<a href="#p-x">'),
        ('<a href="../print/media.pdf">', '<a href="../print/media.pdf">'),
        ('<a href="https://x.org/a/">', '<a href="https://x.org/a/">'),
    ],
)
def test_a_link_to_a_folder_names_its_page(files, html, on_disk):
    changed = offline.on_disk(files | {"a.html": html.encode()})
    assert changed["a.html"].decode() == on_disk


def test_the_same_files_make_the_same_archive(files, published):
    again = dict(reversed(files.items()))
    assert offline.archive(again, EDITION) == (published / offline.NAME).read_bytes()


def test_every_link_on_the_disk_leads_to_a_file(unpacked):
    dead = []
    for page in unpacked.rglob("*.html"):
        for link in BeautifulSoup(page.read_text("utf-8"), "lxml").find_all("a", href=True):
            target = urlsplit(urljoin(page.as_uri(), link["href"]))
            if target.scheme == "file" and not (unpacked / unquote(target.path)).is_file():
                dead.append((page.name, link["href"]))
    assert dead == []


def test_all_pages_documents_and_data_are_there(unpacked, files):
    found = contents(unpacked)
    assert set(files) - set(found) == LEFT_OUT
    assert set(found) - set(files) == {"assets/offline.js"}
    pages = {path for path in found if path.endswith(".html")}
    same = set(found) - pages - {"assets/offline.js"}
    assert [path for path in same if found[path] != files[path]] == []


@with_browser
def test_from_a_disk_the_search_and_the_styles_work_and_nothing_is_fetched(unpacked, browser):
    page = browser.new_context(permissions=["clipboard-read", "clipboard-write"]).new_page()
    asked, faults = [], []
    page.on("request", lambda one: asked.append(one.url))
    page.on("pageerror", lambda error: faults.append(str(error)))
    page.on("console", lambda message: faults.append(message.text))
    page.goto((unpacked / "index.html").as_uri())
    page.keyboard.press("/")
    expect(page.get_by_label("Search the site")).to_be_focused()
    page.keyboard.insert_text("失信")
    page.locator(".search li:visible").filter(has_text="Judgment defaulter").first.click()
    expect(page.locator("h1")).to_have_text("Glossary")
    page.goto((unpacked / "references" / "index.html").as_uri())
    work = page.locator(".work", has=page.locator("#creemers2018"))
    work.locator("summary").click()
    work.get_by_label("Style").select_option("mla")
    work.get_by_role("button", name="Copy reference").click()
    expect(work.get_by_text("Reference copied, in MLA.")).to_be_visible()
    assert [url for url in asked if not url.startswith(("file:", "blob:"))] == []
    assert faults == []
    page.context.close()

"""Hostile text in every field that takes text: it is shown as text, and nothing of it runs.

What the checks refuse is in damage/test_damage.py. Here stands what they let pass, all in one built site.
"""

import csv
import io
import json
import re
import zipfile

import pytest
from bs4 import BeautifulSoup
from pybtex.database import parse_string

from browsing import served, with_browser
from damaging import field
from project import ROOT, build, copy_sources, parsed, reader_of

# Each tries to leave its place: an attribute, a link, a heading, a table, Typst, TeX, a spreadsheet.
SHORT = """x" onclick="hack()" '[a]' {: b } #eval(1) & < > |p| _u_"""
LONG = (
    """x" onmouseover="hack()" ' [a] (javascript:hack()) {: onclick=hack() } #read("/etc/passwd") """
    """${hack()} $m$ ~t~ ^s^ _u_ __v__ |p| < 5 > 3 & &amp; &lt;b&gt; 1. #panic() =hack() @ !x"""
)
# BibTeX knows fewer signs.
WORK = (
    """X" onmouseover="hack()" ' [a](javascript:hack()) ![b](x) #read("/etc/passwd") & < 5 > 3 """
    """_u_ __v__ ^s^ |p| *i* **b** 1. #panic() a@b.org =hack() {Q}"""
)
PART = """X" onclick="hack()" ' [a](javascript:hack()) #eval(1) & < |p| _u_ *i*"""
KEY = "hostile2000"
ENTRIES = "\n".join(
    f"""
@{kind}{{{KEY}{kind},
  author       = {{{{{PART}}}}},
  editor       = {{{{{PART}}}}},
  translator   = {{{{{PART}}}}},
  title        = {{{WORK}}},
  titleenglish = {{{PART}}},
  {container:<12} = {{{PART}}},
  publisher    = {{{PART}}},
  address      = {{{PART}}},
  series       = {{{PART}}},
  type         = {{{PART}}},
  volume       = {{{PART}}},
  number       = {{{PART}}},
  chapter      = {{{PART}}},
  pages        = {{{PART}}},
  year         = {{2000}},
  doi          = {{10.1234/x)'onclick=hack()}},
  url          = {{https://example.org/'onclick=hack())[a](javascript:hack())}},
  langid       = {{german}},
  keywords     = {{work}},
  checked      = {{unconfirmed}},
  note         = {{{WORK}}},
  annotation   = {{{WORK}}},
  articleerror = {{{WORK}}},
  further      = {{yes}},
}}
"""
    for kind, container in (
        ("article", "journal"),
        ("book", "booktitle"),
        ("incollection", "booktitle"),
        ("techreport", "institution"),
        ("misc", "howpublished"),
    )
)
FIELDS = {
    "timeline.yaml": {"title": SHORT, "text": LONG, "differs": LONG},
    "claims.yaml": {"title": SHORT, "claim": LONG, "qualification": SHORT, "explanation": LONG},
    "glossary.yaml": {"term": SHORT, "chinese": SHORT, "pinyin": SHORT, "definition": LONG},
    "figures.yaml": {
        "title": SHORT,
        "caption": LONG,
        "alt": LONG,
        "rows": '"a" [b] |c| <',
        "remark": SHORT,
    },
}
LAYER = {"run": SHORT, "whom": SHORT, "follows": SHORT}
IN_PAGE = (
    """X" onmouseover="hack()" ' (javascript:hack()) #read("/etc/passwd") & < 5 > 3 &lt;b&gt; """
    """\\[a\\] (javascript:hack()) \\[mail a@b.org\\] \\[@creemers2018, p. 5\\] |p| #panic() ="""
)
SHOWN_IN_PAGE = IN_PAGE.replace("\\", "").replace("&lt;", "<").replace("&gt;", ">")


@pytest.fixture(scope="module")
def project(tmp_path_factory):
    """A copy of the project with hostile text wherever the checks let it pass."""
    root = copy_sources(tmp_path_factory.mktemp("hostile") / "project")
    for path, fields in FIELDS.items():
        rewrite(root / path, lambda text, path=path, fields=fields: with_fields(text, path, fields))
    for name, value in LAYER.items():
        layer = field("figures.yaml", name, f"    {name}: {json.dumps(value)}", "local-schemes")
        rewrite(root / "figures.yaml", layer)
    rewrite(root / "refs.bib", lambda text: text + ENTRIES)
    # YAML itself would take this word for False.
    rewrite(
        root / "docs/cite.md",
        lambda text: re.sub("^title: .*$", "title: no", text, count=1, flags=re.M),
    )
    for page in ("media", "about"):
        heading = {"media": "## What the article says\n", "about": "## Privacy\n"}[page]
        lead = "<!-- p: hostile -->\n" if page == "media" else ""
        put = f"{heading}\n{lead}{IN_PAGE} [@{KEY}book; @{KEY}misc, p. 5 'x' \"y\" #z]\n"
        rewrite(root / f"docs/{page}.md", lambda text, h=heading, put=put: text.replace(h, put, 1))
    return root


def rewrite(path, change):
    path.write_text(change(path.read_text(encoding="utf-8")), encoding="utf-8")


def with_fields(text, path, fields):
    for name, value in fields.items():
        written = json.dumps(value)
        text = field(path, name, f"    {name}: {written}")(text)
    return text


@pytest.fixture(scope="module")
def site(project):
    """The site built of it."""
    before = tree(project.parent)
    result = build(project, project / "site")
    assert (result.returncode, result.stdout) == (0, ""), result.stdout + result.stderr
    assert {
        path for path in tree(project.parent) - before if not path.startswith("project/site")
    } == set()
    return project / "site"


def tree(folder):
    return {path.relative_to(folder).as_posix() for path in folder.rglob("*")}


@pytest.fixture(scope="module")
def pages(site):
    """Every page, parsed, by its address."""
    return parsed(site)


def words(text):
    return " ".join(text.split())


def plain(text):
    """What is shown of a work: BibTeX takes the braces, its own marks of case."""
    return words(text.replace("{", "").replace("}", ""))


def test_no_markup_comes_of_it(pages, soups):
    assert pages.keys() == soups.keys()
    for path, soup in pages.items():
        usual = soups[path]
        for tag in ("script", "style", "iframe", "img", "svg", "form", "object", "link", "meta"):
            assert len(soup(tag)) == len(usual(tag)), (path, tag)
        assert attributes(soup) <= attributes(usual) | {"title", "data-gist"}, path
        for element in soup(href=True) + soup(src=True):
            address = element.get("href") or element.get("src")
            assert re.match(r"(https?://|[\w./-]*(#|$|\?))", address), (path, address)


def attributes(soup):
    return {name for element in soup(True) for name in element.attrs}


@pytest.mark.parametrize(
    ("path", "texts"),
    [
        ("/timeline/", FIELDS["timeline.yaml"].values()),
        ("/claims/", FIELDS["claims.yaml"].values()),
        ("/glossary/", FIELDS["glossary.yaml"].values()),
        ("/mechanics/", [FIELDS["figures.yaml"]["caption"], SHORT]),
        ("/references/", [plain(WORK), PART]),
        ("/media/", [SHOWN_IN_PAGE]),
        ("/about/", [SHOWN_IN_PAGE]),
    ],
)
def test_every_letter_of_it_is_shown(pages, path, texts):
    shown = words(pages[path].article.get_text())
    for text in texts:
        # The first letter may have become a capital.
        assert words(text)[1:] in shown, text
        assert "\\" not in shown


def test_a_title_that_yaml_takes_for_no_text_stays_a_word(pages):
    assert pages["/cite/"].h1.get_text() == "no"
    assert "no" in {a.get_text().strip() for a in pages["/"].nav("a")}
    assert "False" not in pages["/cite/"].get_text()


def test_the_preview_of_a_claim_or_a_term_holds_it_as_text(pages):
    titles = {a["title"] for soup in pages.values() for a in soup.select("a.claim, a.term")}
    assert any("onmouseover=”hack()”" in title and "&lt;b&gt;" in title for title in titles)


@with_browser
def test_nothing_runs_in_a_browser(site, browser):
    page = browser.new_page()
    ran = []
    page.on("dialog", lambda dialog: (ran.append(dialog.message), dialog.dismiss()))
    page.expose_function("hack", lambda *_: ran.append("hack"))
    page.on(
        "request",
        lambda request: (
            request.url.startswith(("http://127.0.0.1", "data:", "blob:"))
            or ran.append(request.url)
        ),
    )
    with served(site) as address:
        for path in ("timeline/", "claims/", "glossary/", "references/", "media/", "about/"):
            page.goto(f"{address}/{path}", wait_until="load")
            # Previews open on focus; a hostile attribute would run on these.
            page.evaluate(
                """() => { for (const one of document.querySelectorAll("article a, article button")) {
                for (const type of ["focus", "pointerenter", "mouseover", "mouseenter"])
                    one.dispatchEvent(new Event(type)) } }"""
            )
            page.wait_for_timeout(50)
    page.close()
    assert ran == []


def test_the_data_files_hold_it_and_a_spreadsheet_finds_no_formula(site):
    for name, kind in (("timeline", "events"), ("claims", "claims")):
        data = json.loads((site / f"{name}.json").read_text(encoding="utf-8"))
        (record,) = [one for one in data[kind] if one["title"] == SHORT]
        for key, text in FIELDS[f"{name}.yaml"].items():
            assert record[key] == text
        table = (site / f"{name}.csv").read_text(encoding="utf-8-sig")
        rows = list(csv.DictReader(io.StringIO(table, newline="")))
        assert [row["title"] for row in rows].count(SHORT) == 1
        assert not [cell for row in rows for cell in row.values() if re.match(r"[-=+@\t\r]", cell)]


def test_reference_managers_read_one_work_and_no_more(site):
    for kind in ("article", "book", "incollection", "techreport", "misc"):
        files = {
            end: (site / f"references/{KEY}{kind}.{end}").read_bytes().decode()
            for end in ("bib", "ris", "json")
        }
        (item,) = json.loads(files["json"])
        assert item["note"] == plain(WORK)
        lines = files["ris"].split("\r\n")
        assert all(re.match(r"[A-Z][A-Z0-9]  - ", line) for line in lines if line)
        assert [lines[0][:2], lines[-2]] == ["TY", "ER  - "]
        assert list(parse_string(files["bib"], "bibtex").entries) == [f"{KEY}{kind}"]


def test_documents_print_it_and_read_no_file(site):
    printed = words("".join(page.extract_text() for page in reader_of(site, "media.pdf").pages))
    assert '#read("/etc/passwd")' in re.sub("[“”]", '"', printed)
    assert "#panic()" in printed
    for path in (site / "print").glob("*.pdf"):
        for page in reader_of(site, path.name).pages:
            for one in page.get("/Annots", []):
                action = one.get_object().get("/A", {})
                assert action.get("/S") in (None, "/URI", "/GoTo")
                assert re.match(r"https?://", str(action.get("/URI", "http://")))


def test_the_e_book_holds_no_script(site):
    with zipfile.ZipFile(site / "print/reader.epub") as book:
        for name in book.namelist():
            assert not name.startswith(("/", "..")) and ".." not in name
            if name.endswith((".xhtml", ".opf", ".ncx")):
                soup = BeautifulSoup(book.read(name), "xml")
                assert not soup(["script", "iframe", "object"])
                assert all(img["src"].startswith("../media/") for img in soup("img"))
                assert not [one for one in attributes(soup) if one.lower().startswith("on")]
                addresses = [a["href"] for a in soup("a", href=True)]
                assert all(re.match(r"https?://|[\w./-]*#|[\w./-]+$", one) for one in addresses)


def test_no_file_of_the_machine_is_in_any_output(site):
    secret = (ROOT / "pyproject.toml").read_bytes()[:60]
    for path in site.rglob("*"):
        if path.is_file():
            content = path.read_bytes()
            assert b"root:x:0" not in content
            assert secret not in content

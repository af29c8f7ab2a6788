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

from annotated.model import ROLES, Figure, Was
from annotated.read import bibliography, headers, records, schema
from annotated.read.records import Record
from browsing import served, with_browser
from project import ROOT, build, copy_sources, parsed, sheets_of

# Each tries to leave its place: an attribute, a link, a heading, a table, Typst, TeX, a spreadsheet.
# They begin with a word of their own; the longest come first, and a field gets the first it takes.
# A straight quote is refused everywhere, so that none can end an attribute; these have the round ones.
LONG = (
    """” onmouseover=hack() ’ [a] (javascript:hack()) {: onclick=hack() } #read(“/etc/passwd”) """
    """${hack()} $m$ ~t~ ^s^ _u_ __v__ |p| < 5 > 3 & &amp; &lt;b&gt; 1. #panic() =hack() @ !x"""
)
SHORT = """” onclick=hack() ‘[a]’ {: b } #eval(1) & < > |p| _u_"""
HOSTILE = (
    f"{LONG} {' and so on' * 30}",
    f"{LONG} {' and so on' * 8}",
    LONG,
    SHORT,
    f"{SHORT} ?",
    """” onclick=h() ‘[a]’ #e(1) & <""",
    """” [b] |c| <""",
)
# BibTeX knows fewer signs.
WORK = (
    """X” onmouseover=hack() ’ [a](javascript:hack()) ![b](x) #read(“/etc/passwd”) & < 5 > 3 """
    """_u_ __v__ ^s^ |p| *i* **b** 1. #panic() a@b.org =hack() {Q}"""
)
PART = """X” onclick=hack() ’ [a](javascript:hack()) #eval(1) & < |p| _u_ *i*"""
KEY = "hostile2000"
# What a field of an entry holds where it takes no text.
OF_A_FORM = {
    "year": "{2000}",
    "month": "jan",
    "day": "{1}",
    "doi": "{10.1234/x)'onclick=hack()}",
    "isbn": "{978-0-307-81929-1}",
    "issn": "{2589-6741}",
    "entrysubtype": "{magazine}",
    "url": "{https://example.org/'onclick=hack())(javascript:hack())}",
    "opencopy": "{https://example.org/'onclick=hack())(javascript:hack())}",
    "archived": "{https://example.org/'onclick=hack())(javascript:hack())}",
    "langid": "{german}",
    "keywords": "{work}",
    "checked": "{unconfirmed}",
    "further": "{yes}",
}
CONTAINERS = {
    "article": "journal",
    "book": "booktitle",
    "incollection": "booktitle",
    "techreport": "institution",
    "misc": "howpublished",
}
LONG_FIELDS = ("title", "note", "annotation", "articleerror")


def entry(kind):
    """A hostile entry of refs.bib with every field that its kind may have."""
    others = set(CONTAINERS.values()) - {CONTAINERS[kind]}
    lines = [
        f"  {name} = {_in_bibtex(name)}," for name in bibliography.FIELDS if name not in others
    ]
    return "\n".join([f"@{kind}{{{KEY}{kind},", *lines, "}"])


def _in_bibtex(name):
    if name in OF_A_FORM:
        return OF_A_FORM[name]
    text = WORK if name in LONG_FIELDS else PART
    return f"{{{{{text}}}}}" if "author" in name or name in ROLES else f"{{{text}}}"


ENTRIES = "\n\n".join(map(entry, CONTAINERS))
# A part of a line in a drawing: another name would be another line.
LEFT = ("series",)


class Attack:
    """The real data files, the first entry of each kind with hostile text in every field that takes it.

    `texts` are what was put where: by file, kind and field; `ids` are those of the entries.
    """

    def __init__(self):
        self.texts = {}
        self.ids = {}
        self.files = {path: self.file(path) for path in headers.TOPS}

    def file(self, path):
        good = (ROOT / path).read_text(encoding="utf-8")
        head, _, _ = good.partition("\n\n")
        return f"{head}\n\n{''.join(self.lists(path, good))}"

    def lists(self, path, good):
        tops = headers.TOPS[path]
        reading = records.read(good, path, tuple(tops))
        for top, kind in tops.items():
            entries = [*map(plainly, reading.records[top])]
            put = self.hostile(path, kind)
            # Some fields may stand only beside others.
            fullest = max(entries, key=lambda one: len(put.keys() & one.keys()))
            self.ids[path, kind.__name__] = fullest["id"]
            # Whether a field of a figure is shown depends on the figure.
            also = {name: text for name, text in put.items() if kind is Figure and shared(name)}
            entries = [with_text(one, put if one is fullest else also) for one in entries]
            yield f"{top}:\n" + "".join(f"  - {json.dumps(one)}\n" for one in entries)

    def hostile(self, path, kind):
        """The fields of a kind of entry that take hostile text, with it."""
        found = {}
        for name, field in schema.fields_of(kind).items():
            if field.rule is Was:
                found[name] = self.hostile(path, Was)
            elif name not in LEFT and (text := self.taken(field)):
                found[name] = text
                self.texts[path, kind.__name__, name] = text[0] if isinstance(text, list) else text
        return found

    def taken(self, field):
        """The longest hostile text that a field takes, alone or in a list; nothing if it takes none."""
        word = f"q{len(self.texts)}x"
        for text in (word + one for one in HOSTILE):
            for value in (text, (text,)):
                if not isinstance(field.rule, type) and not list(field.faults(value, NOTHING)):
                    return list(value) if isinstance(value, tuple) else value
        return None


def shared(name):
    """Whether two figures may have the same text in a field."""
    return not schema.fields_of(Figure)[name].apart


def with_text(entry, put):
    """An entry with other texts, in entries within it too; what an edition recorded stays."""
    within = {
        name: [one | text for one in entry[name]]
        for name, text in put.items()
        if isinstance(text, dict)
    }
    return entry | put | within


NOTHING = dict.fromkeys(("refs.bib", "timeline.yaml", "claims.yaml"), ())


def plainly(record: Record):
    """A record as JSON has it, which is YAML too."""
    within = {name: [plainly(one) for one in found] for name, found in record.entries.items()}
    return {**record.values, **within}


ATTACK = Attack()
# Read by the search and by programs alone.
UNSEEN = ("asked-as",)
IN_PAGE = (
    """X” onmouseover=hack() ’ (javascript:hack()) #read(“/etc/passwd”) & < 5 > 3 &lt;b&gt; """
    """\\[a\\] (javascript:hack()) \\[mail a@b.org\\] \\[@creemers2018, p. 5\\] |p| #panic() ="""
)
SHOWN_IN_PAGE = IN_PAGE.replace("\\", "").replace("&lt;", "<").replace("&gt;", ">")


@pytest.fixture(scope="module")
def project(tmp_path_factory):
    """A copy of the project with hostile text wherever the checks let it pass."""
    root = copy_sources(tmp_path_factory.mktemp("hostile") / "project")
    for path, text in ATTACK.files.items():
        (root / path).write_text(text, encoding="utf-8")
    rewrite(root / "refs.bib", lambda text: f"{text}\n{ENTRIES}\n")
    # YAML itself would take this word for False.
    rewrite(
        root / "docs/cite.md",
        lambda text: re.sub("^title: .*$", "title: no", text, count=1, flags=re.M),
    )
    for page in ("media", "about"):
        heading = {"media": "## What the article says\n", "about": "## Privacy\n"}[page]
        lead = "<!-- p: hostile -->\n" if page == "media" else ""
        put = f"{heading}\n{lead}{IN_PAGE} [@{KEY}book; @{KEY}misc, p. 5 ‘x’ “y” #z]\n"
        rewrite(root / f"docs/{page}.md", lambda text, h=heading, put=put: text.replace(h, put, 1))
    return root


def rewrite(path, change):
    path.write_text(change(path.read_text(encoding="utf-8")), encoding="utf-8")


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
    ("path", "kind", "name"), [one for one in ATTACK.texts if one[2] not in UNSEEN]
)
def test_every_letter_of_a_field_is_shown(shown, path, kind, name):
    # The first letter may have become a capital.
    assert words(ATTACK.texts[path, kind, name])[1:] in shown


@pytest.fixture(scope="module")
def shown(site, pages):
    """What all pages show, and what they say aloud of their drawings."""
    texts = [soup.article.get_text() for soup in pages.values()]
    texts += [one["alt"] for soup in pages.values() for one in soup.select(".drawing img")]
    drawings = (path.read_text("utf-8") for path in (site / "assets/drawings").glob("*.svg"))
    # A text in a drawing may take several lines.
    texts += [BeautifulSoup(svg, "xml").get_text(" ") for svg in drawings]
    return words(" ".join(texts))


@pytest.mark.parametrize(
    ("path", "text"),
    [
        ("/references/", WORK.replace("{Q}", "Q")),
        ("/references/", PART),
        ("/media/", SHOWN_IN_PAGE),
        ("/about/", SHOWN_IN_PAGE),
    ],
)
def test_every_letter_of_a_work_and_of_a_page_is_shown(pages, path, text):
    assert words(text)[1:] in words(pages[path].article.get_text())


def test_no_backslash_is_shown(pages):
    assert [path for path, soup in pages.items() if "\\" in soup.article.get_text()] == []


def test_a_title_that_yaml_takes_for_no_text_stays_a_word(pages):
    assert pages["/cite/"].h1.get_text() == "no"
    assert "no" in {a.get_text().strip() for a in pages["/"].nav("a")}
    assert "False" not in pages["/cite/"].get_text()


def test_the_preview_of_a_claim_or_a_term_holds_it_as_text(pages):
    titles = {a["title"] for soup in pages.values() for a in soup.select("a.term")}
    assert any("onmouseover=hack()" in title and "&lt;b&gt;" in title for title in titles)


@with_browser
def test_nothing_runs_in_a_browser(site, pages, browser):
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
        for path in pages:
            page.goto(f"{address}{path}", wait_until="load")
            # Previews open on focus; a hostile attribute would run on these.
            page.evaluate(
                """() => { for (const one of document.querySelectorAll("article a, article button")) {
                for (const type of ["focus", "pointerenter", "mouseover", "mouseenter"])
                    one.dispatchEvent(new Event(type)) } }"""
            )
            page.wait_for_timeout(50)
    page.close()
    assert ran == []


DATA = (
    ("timeline", "events", "timeline.yaml", "Event"),
    ("claims", "claims", "claims.yaml", "Claim"),
    ("glossary", "terms", "glossary.yaml", "Term"),
    ("questions", "questions", "questions.yaml", "Question"),
)


@pytest.mark.parametrize(("name", "top", "path", "kind"), DATA)
def test_the_data_files_hold_it_and_a_spreadsheet_finds_no_formula(site, name, top, path, kind):
    own = {
        field: text for (at, of, field), text in ATTACK.texts.items() if (at, of) == (path, kind)
    }
    data = json.loads((site / f"{name}.json").read_text(encoding="utf-8"))
    (record,) = [one for one in data[top] if one["id"] == ATTACK.ids[path, kind]]
    assert {field: "; ".join(listed(record[field])) for field in own} == own
    if name != "questions":  # which have no table
        table = (site / f"{name}.csv").read_text(encoding="utf-8-sig")
        rows = list(csv.DictReader(io.StringIO(table, newline="")))
        (row,) = [one for one in rows if one["id"] == record["id"]]
        assert {field: row[field] for field in own} == own
        assert not [cell for row in rows for cell in row.values() if re.match(r"[-=+@\t\r]", cell)]


def listed(value):
    return value if isinstance(value, list) else [value]


def test_reference_managers_read_one_work_and_no_more(site):
    for kind in CONTAINERS:
        files = {
            end: (site / f"references/{KEY}{kind}.{end}").read_bytes().decode()
            for end in ("bib", "ris", "json")
        }
        (item,) = json.loads(files["json"])
        assert item["annote"] == plain(WORK)
        lines = files["ris"].split("\r\n")
        assert all(re.match(r"[A-Z][A-Z0-9]  - ", line) for line in lines if line)
        assert [lines[0][:2], lines[-2]] == ["TY", "ER  - "]
        assert list(parse_string(files["bib"], "bibtex").entries) == [f"{KEY}{kind}"]


def test_documents_print_it_and_read_no_file(site):
    printed = words("".join(page.extract_text() for page in sheets_of(site, "media.pdf").pdf.pages))
    assert "#read(“/etc/passwd”)" in printed
    assert "#panic()" in printed
    for path in (site / "print").glob("*.pdf"):
        for page in sheets_of(site, path.name).pdf.pages:
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

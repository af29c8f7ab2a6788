"""Published addresses stay, or leave a stone."""

import subprocess
import sys
from pathlib import Path

import pytest

from annotated import registry
from annotated.registry import Withdrawn
from conftest import ROOT

PUBLISHED = (ROOT / "published.txt").read_text(encoding="utf-8")
TEXT = """\
# What this is.

/
/claims/
/claims/#mech-04
/claims/#mech-99
/old/
/old/#p-one
/old/cite.bib
/old.csv
"""
GOOD = """\
withdrawn:
  - id: "/claims/#mech-99"
    date: "2027-05-03"
    reason: It stood *twice*, as [1].
    now: "/claims/#mech-04"
  - id: "/old/"
    date: "2027-05"
    reason: Nobody read it.
"""


def problems(before="", after=""):
    assert before in GOOD
    reading = registry.load(GOOD.replace(before, after, 1))
    return [str(one) for one in registry.problems(reading, registry.read(TEXT))]


def gone(*found, withdrawn=()):
    return [str(one) for one in registry.gone(registry.read(TEXT), found, withdrawn)]


def withdrawn(*ids):
    return [Withdrawn(one, "2027", "A reason.") for one in ids]


# ---- The real site ----


def real_withdrawn():
    reading = registry.load((ROOT / registry.PATH).read_text(encoding="utf-8"))
    faults = [str(one) for one in registry.problems(reading, registry.read(PUBLISHED))]
    assert faults == []
    return registry.withdrawn(reading)


def test_every_published_address_is_on_the_site_or_withdrawn(built):
    published = registry.read(PUBLISHED)
    lost = registry.gone(published, registry.collect(built), real_withdrawn())
    assert [str(one) for one in lost] == []


def test_the_real_list_is_sorted_and_each_address_stands_once():
    assert registry.extended(PUBLISHED, []) == PUBLISHED


# ---- published.txt ----


def test_comments_and_empty_lines_are_no_addresses():
    assert registry.read("# note\n\n/\n/a/#b\n") == {"/": 3, "/a/#b": 4}


def test_every_faulty_line_is_reported():
    text = "# One\nnowhere\n/b/\n/a/\n/a/\n\n/c/../d\n/é/#a\n"
    address = "expected an address such as /claims/#mech-04, found"
    found, faults = registry.read_published(text)
    assert list(map(str, faults)) == [
        f"published.txt:2: nowhere: {address} 'nowhere'",
        "published.txt:3: /b/: addresses stand in order; this one follows nowhere",
        "published.txt:4: /a/: addresses stand in order; this one follows /b/",
        "published.txt:5: /a/: the address stands twice",
        f"published.txt:6: line: {address} ''",
        f"published.txt:7: /c/../d: {address} '/c/../d'",
    ]
    assert found == {"nowhere": 2, "/b/": 3, "/a/": 5, "/c/../d": 7, "/é/#a": 8}


def test_new_addresses_are_sorted_in_under_the_header():
    text = "# One\n# Two\n/\n/claims/\n"
    assert registry.extended(text, ["/claims/", "/claims/#b", "/a.json"]) == (
        "# One\n# Two\n/\n/a.json\n/claims/\n/claims/#b\n"
    )


# ---- The addresses of a site ----


def test_a_page_has_its_own_address_and_those_of_its_anchors():
    html = '<p id="out"></p><article><h2 id="one">1</h2><br id="a&amp;b"><p>2</p></article><p id=x>'
    assert list(registry.addresses("claims/index.html", html)) == [
        "/claims/",
        "/claims/#one",
        "/claims/#a&b",
    ]
    assert list(registry.addresses("index.html", html))[:2] == ["/", "/#one"]


def test_what_changes_with_an_edition_is_left_out():
    passing = ["p7", "cite-creemers2018-1", "ref-creemers2018"]
    kept = ["p-7", "cite-the-original-first", "references-on-this-page"]
    html = "".join(f'<i id="{one}"></i>' for one in [*passing, *kept])
    found = list(registry.addresses("a/index.html", f"<article>{html}</article>"))
    assert found == ["/a/", *(f"/a/#{one}" for one in kept)]


def test_the_inside_of_a_drawing_is_left_out():
    html = (
        '<article><svg id="figure"><g id="clip"/><svg id="b"></svg></svg><p id="after"></article>'
    )
    assert registry.anchors(html) == ["figure", "after"]


def test_files_have_addresses_and_machinery_has_none(tmp_path):
    files = ["index.html", "a/index.html", "data.json", "print/a.pdf", "SHA256SUMS"]
    machinery = ["404.html", "sitemap.xml", "sitemap.xml.gz", "assets/a/b.js", "search/x.json"]
    machinery += ["MANIFEST", "edition.json", "_headers", "nginx-headers.conf", "offline.zip"]
    for name in [*files, *machinery]:
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_bytes(b"")
    expected = {"/", "/a/", "/data.json", "/print/a.pdf", "/SHA256SUMS"}
    assert registry.collect(tmp_path) == expected


def test_anchors_are_read_in_pages_only(tmp_path):
    (tmp_path / "a").mkdir()
    article = '<article><p id="é"></p></article>'
    (tmp_path / "a" / "index.html").write_text(article, "utf-8")
    (tmp_path / "a" / "my-index.html").write_text("", "utf-8")
    (tmp_path / "a" / "data.json").write_text(article, "utf-8")
    (tmp_path / "a" / "b.pdf").write_bytes(b"\xff")
    expected = {"/a/", "/a/#é", "/a/my-index.html", "/a/data.json", "/a/b.pdf"}
    assert registry.collect(tmp_path) == expected


# ---- What is gone ----


def test_each_lost_address_is_named_with_the_way_out():
    assert gone("/", "/claims/", "/claims/#mech-04", "/old/", "/old/#p-one", "/old/cite.bib") == [
        "published.txt:6: /claims/#mech-99: is gone from the site; bring it back, or name it in "
        "withdrawn.yaml",
        "published.txt:10: /old.csv: is gone from the site; bring it back, or name it in withdrawn.yaml",
    ]


def test_a_withdrawn_page_takes_its_anchors_and_files_with_it():
    stones = ["/claims/#mech-99"]
    found = ["/", "/claims/", "/claims/#mech-04", *stones]
    assert gone(*found, withdrawn=withdrawn(*stones, "/old/", "/old.csv")) == []


def test_a_withdrawn_anchor_must_be_borne_by_its_page():
    found = registry.read(TEXT).keys() - {"/claims/#mech-99"}
    assert gone(*found, withdrawn=withdrawn("/claims/#mech-99")) == [
        "published.txt:6: /claims/#mech-99: is withdrawn, but its page shows no stone"
    ]


def test_the_home_page_that_is_withdrawn_takes_nothing_else_with_it():
    found = registry.read(TEXT).keys() - {"/", "/old.csv"}
    assert gone(*found, withdrawn=withdrawn("/")) == [
        "published.txt:10: /old.csv: is gone from the site; bring it back, or name it in withdrawn.yaml",
    ]


def test_a_withdrawn_anchor_asks_for_no_stone_on_a_page_that_is_lost():
    found = registry.read(TEXT).keys() - {"/old/", "/old/#p-one"}
    assert gone(*found, withdrawn=withdrawn("/old/#p-one")) == [
        "published.txt:7: /old/: is gone from the site; bring it back, or name it in withdrawn.yaml",
    ]


# ---- withdrawn.yaml ----


def test_a_good_file_has_no_problems():
    assert problems() == []
    assert registry.withdrawn(registry.load(GOOD)) == (
        Withdrawn(
            "/claims/#mech-99", "2027-05-03", "It stood *twice*, as [1].", "/claims/#mech-04"
        ),
        Withdrawn("/old/", "2027-05", "Nobody read it."),
    )


def test_each_fault_has_line_id_what_was_expected_and_what_was_found():
    assert problems("#mech-99", "#mech-98") == [
        "withdrawn.yaml:2: /claims/#mech-98: was never published; published.txt has no such address"
    ]
    assert problems('now: "/claims/#mech-04"', "now: claims.md") == [
        "withdrawn.yaml:5: /claims/#mech-99: now: expected an address such as /claims/#mech-04, "
        "found 'claims.md'"
    ]
    assert problems("mech-04", "<b>")[0].endswith("found '/claims/#<b>'")
    assert problems("2027-05-03", "2027-05-32") == [
        "withdrawn.yaml:3: /claims/#mech-99: date: expected a day that exists, found '2027-05-32'"
    ]
    assert problems("    reason: Nobody read it.\n", "    why: Nobody read it.\n") == [
        "withdrawn.yaml:6: /old/: the field 'reason' is missing",
        "withdrawn.yaml:8: /old/: unknown field 'why'; known: id, date, reason, now",
    ]
    assert problems('"/old/"', '"/claims/#mech-99"') == [
        "withdrawn.yaml:6: /claims/#mech-99: the id is used twice"
    ]


def test_the_header_of_the_real_file_shows_every_field():
    text = (ROOT / registry.PATH).read_text(encoding="utf-8")
    example = text.partition("#   withdrawn:\n")[2].partition("#\n#")[0]
    reading = registry.load("withdrawn:\n" + example.replace("#   ", ""))
    assert list(registry.problems(reading, {"/claims/#mech-99"})) == []
    assert set(reading.records["withdrawn"][0].values) == {"id", "date", "reason", "now"}


# ---- Stones ----


def test_a_stone_has_the_old_anchor_the_date_the_reason_and_the_new_place():
    entries = registry.withdrawn(registry.load(GOOD))
    assert registry.stones("claims", entries) == (
        "\n\n## Withdrawn { #withdrawn }\n\n"
        '- <span id="mech-99"></span>**mech-99** · withdrawn 3 May 2027. It stood *twice*, as '
        "\\[1\\]. Now: [/claims/\\#mech-04](claims.md#mech-04).\n"
    )
    assert registry.stones("mechanics", entries) == ""
    assert "mech-99" not in registry.stones("about", entries)
    home = registry.stones("index", withdrawn("/#first"))
    assert home.startswith('\n\n## Withdrawn { #withdrawn }\n\n- <span id="first"></span>**first**')


def test_a_page_and_a_file_have_their_stones_on_the_about_page():
    stones = registry.stones("about", withdrawn("/old/", "/old.csv"))
    assert stones == (
        "\n\n## Withdrawn { #withdrawn }\n\n"
        "- **/old/** · withdrawn 2027. A reason.\n"
        "- **/old.csv** · withdrawn 2027. A reason.\n"
    )
    assert registry.stones("old", withdrawn("/old/", "/old.csv")).count("withdrawn 2027") == 1


@pytest.mark.parametrize(
    ("now", "link"),
    [("/", "index.md"), ("/#a", "index.md#a"), ("/media/", "media.md"), ("/a.json", "a.json")],
)
def test_a_stone_links_between_markdown_files(now, link):
    stones = registry.stones("media", [Withdrawn("/media/#x", "2027", "A reason.", now)])
    assert stones.endswith(f"]({link}).\n")


# ---- The command ----


def run(folder, *arguments):
    return subprocess.run(
        [sys.executable, "-m", "annotated.registry", *arguments],
        cwd=folder,
        env={"PYTHONPATH": str(ROOT / "scripts"), "PYTHONDONTWRITEBYTECODE": "1"},
        capture_output=True,
        text=True,
        check=False,
    )


def test_the_command_adds_the_addresses_of_a_site(tmp_path):
    (tmp_path / "published.txt").write_text("# One\n/old/\n")
    site = tmp_path / "site"
    site.mkdir()
    (site / "index.html").write_text('<article><p id="a"></p></article>')
    result = run(tmp_path, "site")
    assert (result.returncode, result.stderr) == (0, "published.txt: 2 new addresses.\n")
    assert (tmp_path / "published.txt").read_text() == "# One\n/\n/#a\n/old/\n"


@pytest.mark.parametrize("arguments", [(), ("nowhere",)])
def test_the_command_says_what_it_expects(tmp_path, arguments):
    result = run(tmp_path, *arguments)
    assert (result.returncode, result.stderr) == (
        1,
        "Expected one argument, the folder of a built site.\n",
    )
    assert list(Path(tmp_path).iterdir()) == []

"""Published addresses stay on the site, or were withdrawn."""

from pathlib import Path

import pytest

from annotated.model import Withdrawn
from annotated.publish import registry
from annotated.read import published
from project import ROOT, run_module
from samples import PUBLISHED_TXT

PUBLISHED = (ROOT / "published.txt").read_text(encoding="utf-8")


def gone(*found, withdrawn=()):
    return [str(one) for one in registry.gone(published.read(PUBLISHED_TXT), found, withdrawn)]


def old(*ids):
    return [Withdrawn(one, "2027", "A reason.") for one in ids]


# ---- The real site ----


def test_every_published_address_is_on_the_site_or_withdrawn(built, real):
    lost = registry.gone(published.read(PUBLISHED), registry.collect(built), real.withdrawn)
    assert [str(one) for one in lost] == []


def test_the_real_list_is_sorted_and_each_address_stands_once():
    assert registry.extended(PUBLISHED, []) == PUBLISHED


# ---- published.txt ----


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
    passing = ["p7", "c12", "ref-creemers2018"]
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
    assert gone(*found, withdrawn=old(*stones, "/old/", "/old.csv")) == []


def test_a_withdrawn_anchor_must_be_borne_by_its_page():
    found = published.read(PUBLISHED_TXT).keys() - {"/claims/#mech-99"}
    assert gone(*found, withdrawn=old("/claims/#mech-99")) == [
        "published.txt:6: /claims/#mech-99: is withdrawn, but its page shows no stone"
    ]


def test_the_home_page_that_is_withdrawn_takes_nothing_else_with_it():
    found = published.read(PUBLISHED_TXT).keys() - {"/", "/old.csv"}
    assert gone(*found, withdrawn=old("/")) == [
        "published.txt:10: /old.csv: is gone from the site; bring it back, or name it in withdrawn.yaml",
    ]


def test_a_withdrawn_anchor_asks_for_no_stone_on_a_page_that_is_lost():
    found = published.read(PUBLISHED_TXT).keys() - {"/old/", "/old/#p-one"}
    assert gone(*found, withdrawn=old("/old/#p-one")) == [
        "published.txt:7: /old/: is gone from the site; bring it back, or name it in withdrawn.yaml",
    ]


# ---- The command ----


def run(folder, *arguments):
    return run_module("annotated.publish.registry", *arguments, folder=folder)


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

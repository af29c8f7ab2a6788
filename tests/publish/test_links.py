"""The report on external links: what was seen when; without a connection nothing is changed."""

import http.server
import json
from datetime import date
from urllib.parse import parse_qs, urlsplit

import pytest

from annotated.model import Reference
from annotated.publish import links
from annotated.publish.links import Link
from browsing import answering

TODAY = date(2026, 12, 1)
KNOWN = {"https://b.org/": Link("https://b.org/", "old", "2026-11-01", "seen")}


def test_every_address_is_listed_once_with_its_works_and_what_is_known():
    references = [
        Reference("b2019", "online", {"url": "https://b.org/"}, 1),
        Reference("a2018", "article", {"doi": "10.1/x", "url": "https://b.org/"}, 9),
        Reference("c2020", "book", {}, 17),
        Reference(
            "d2021", "book", {"opencopy": "https://b.org/", "archived": "https://d.org/"}, 25
        ),
    ]
    assert links.of(references, KNOWN) == [
        Link("https://b.org/", "b2019 a2018 d2021", "2026-11-01", "seen"),
        Link("https://d.org/", "d2021", "", "not looked at"),
        Link("https://doi.org/10.1/x", "a2018", "", "not looked at"),
    ]


def test_a_copy_is_proposed_only_for_what_is_gone_and_only_once_it_was_opened():
    gone = [
        Link("https://a.org/", "a2018 b2019 c2020", "", "status 404"),
        Link("https://d.org/", "d2021", "", "not reached"),
        Link("https://e.org/", "e2022", "", "status 404"),
    ]
    fields = {
        "a2018": {"url": "https://a.org/"},
        "b2019": {"url": "https://a.org/", "archived": "https://archive.org/b"},
        "c2020": {"opencopy": "https://a.org/"},
        "d2021": {"url": "https://d.org/"},
        "e2022": {"url": "https://e.org/"},
    }
    references = {key: Reference(key, "online", own, 1) for key, own in fields.items()}
    copies = {"https://a.org/": "https://archive.org/a", "https://d.org/": "https://archive.org/d"}
    states = {"https://archive.org/a": "seen", "https://archive.org/d": "status 503"}
    found = links.copies(gone, references, lambda one: copies.get(one, ""), states.__getitem__)
    assert list(found) == [("a2018", "https://archive.org/a")]


def test_what_is_gone_keeps_the_day_it_was_last_seen():
    states = {"https://a.org/": "seen", "https://b.org/": "status 404"}
    found = [Link("https://a.org/", "a"), KNOWN["https://b.org/"]]
    assert links.look(found, states.get, TODAY) == [
        Link("https://a.org/", "a", "2026-12-01", "seen"),
        Link("https://b.org/", "old", "2026-11-01", "status 404"),
    ]


def test_without_a_connection_nothing_is_judged():
    with pytest.raises(links.Offline):
        links.look([Link("https://a.org/", "a")], lambda _: links.UNREACHED, TODAY)


def test_a_report_is_read_as_it_was_written(tmp_path):
    listed = [
        Link("https://a.org/?q=1,2", "a b", "2026-12-01", "seen"),
        Link("https://b.org/", "c"),
    ]
    (tmp_path / "links.csv").write_text(links.write(listed), encoding="utf-8")
    assert list(links.read(tmp_path / "links.csv").values()) == listed
    assert links.read(tmp_path / "none.csv") == {}


@pytest.mark.parametrize(
    ("content", "problems"),
    [
        (
            b"address,works,seen\nhttps://a.org/,a,2026-12-01\n",
            [
                "links.csv:1: header: expected address, works, seen, state, "
                "found address, works, seen",
                "links.csv:2: https://a.org/: expected 4 columns, found 3",
            ],
        ),
        (b"", ["links.csv:1: header: expected address, works, seen, state, found "]),
        (
            b'address,works,seen,state\n"https://a.org/\n?b",a,,seen\n\nhttps://c.org/,c,,seen,x\n',
            [
                "links.csv:4: row: expected 4 columns, found 0",
                "links.csv:5: https://c.org/: expected 4 columns, found 5",
            ],
        ),
        (
            b"address,works,seen,state\ncaf\xe9,a,,seen\n",
            [
                "links.csv:1: file: cannot be read: 'utf-8' codec can't decode byte 0xe9 in "
                "position 28: invalid continuation byte"
            ],
        ),
    ],
)
def test_a_damaged_report_is_named_line_by_line(tmp_path, content, problems):
    (tmp_path / "links.csv").write_bytes(content)
    with pytest.raises(links.Damaged) as damaged:
        links.read(tmp_path / "links.csv")
    assert str(damaged.value).split("\n") == problems


def test_a_folder_in_the_place_of_the_report_is_a_sentence(tmp_path, monkeypatch, capsys):
    (tmp_path / "links.csv").mkdir()
    monkeypatch.chdir(tmp_path)
    assert links.main() == 1
    assert capsys.readouterr() == ("", "links.csv:1: file: cannot be read: Is a directory\n")


class _Archive(http.server.BaseHTTPRequestHandler):
    def do_GET(self):
        asked = parse_qs(urlsplit(self.path).query)["url"][0]
        copy = {"closest": {"url": f"http://archive.org/web/2026/{asked}"}}
        answers = {
            "https://a.org/?b=1&c": {"archived_snapshots": copy},
            "https://d.org/": {"archived_snapshots": {}},
        }
        self.send_response(200)
        self.end_headers()
        self.wfile.write(json.dumps(answers.get(asked, [])).encode() if asked[-1] != "!" else b"<")

    def log_message(self, *_):
        pass


@pytest.mark.parametrize(
    ("address", "copy"),
    [
        ("https://a.org/?b=1&c", "https://archive.org/web/2026/https://a.org/?b=1&c"),
        ("https://d.org/", ""),
        ("https://e.org/!", ""),
    ],
)
def test_the_archive_is_asked_for_a_copy(monkeypatch, address, copy):
    with answering(_Archive) as own:
        monkeypatch.setattr(links, "ARCHIVE", f"{own}/available?url=")
        assert links.copy_of(address) == copy


class _Server(http.server.BaseHTTPRequestHandler):
    def do_GET(self):
        self.send_response({"/here": 200, "/moved": 302}.get(self.path, 404))
        if self.path == "/moved":
            self.send_header("Location", "/here")
        self.end_headers()

    def log_message(self, *_):
        pass


def test_an_address_is_seen_gone_or_not_reached():
    with answering(_Server) as own:
        found = [links.state_of(own + path) for path in ("/here", "/moved", "/gone")]
    assert [*found, links.state_of(own)] == ["seen", "seen", "status 404", "not reached"]


# ---- The command ----


@pytest.fixture
def links_of(real):
    """The links of the real works, before anybody looked."""
    return links.of(real.references.values(), {})


def test_the_command_writes_the_report_and_names_what_is_gone(texts, links_of, monkeypatch, capsys):
    gone = links_of[1].address
    monkeypatch.chdir(texts)
    monkeypatch.setattr(links, "state_of", lambda one: "status 404" if one == gone else "seen")
    monkeypatch.setattr(links, "copy_of", lambda _: "https://archive.org/copy")
    assert links.main() == 0
    seen, other = links.read(texts / links.PATH)[links_of[0].address], links_of[1]
    (texts / links.PATH).unlink()
    assert (seen.state, seen.works) == ("seen", links_of[0].works)
    assert seen.seen
    assert capsys.readouterr().out == (
        f"{len(links_of)} addresses, 1 to look at by hand:\n"
        f"  status 404; last seen never: {gone} ({other.works})\n"
        "Archived copies that were opened. Read each before it goes into refs.bib:\n"
        f"  {other.works}: archived = {{https://archive.org/copy}}\n"
    )


def test_the_command_says_that_there_is_no_connection_and_writes_nothing(
    texts, monkeypatch, capsys
):
    monkeypatch.chdir(texts)
    monkeypatch.setattr(links, "state_of", lambda _: links.UNREACHED)
    assert links.main() == 1
    said = "No address could be reached: is there a connection? links.csv is as it was.\n"
    assert capsys.readouterr().err == said
    assert not (texts / links.PATH).exists()

from datetime import date

import pytest

from annotated import editions
from conftest import ROOT, build

SETTINGS = {"label": "2026.1", "date": "2026-11-23"}


def test_an_edition_knows_its_addresses():
    edition = editions.read("The Site", "About", SETTINGS, "https://example.org/credit")
    assert (edition.label, edition.date) == ("2026.1", date(2026, 11, 23))
    assert edition.day == "23 November 2026"
    assert edition.of_page("index") == "https://example.org/credit/"
    assert edition.of_page("media", "p-x") == "https://example.org/credit/media/#p-x"
    assert edition.of_page("timeline.json") == "https://example.org/credit/timeline.json"


def test_a_preview_has_no_address():
    assert editions.read("The Site", "About", SETTINGS, "").of_page("media") is None


@pytest.mark.parametrize(
    ("address", "home"),
    [
        ("http://127.0.0.1:8000", "http://127.0.0.1:8000/"),
        ("https://example.org:1/a-b/c_d/~e.f/%20//", "https://example.org:1/a-b/c_d/~e.f/%20/"),
        ("HTTPS://Example.org/", "HTTPS://Example.org/"),
        ("https://[::1]:8080/credit", "https://[::1]:8080/credit/"),
    ],
)
def test_an_address_ends_in_one_slash(address, home):
    assert editions.read("The Site", "About", SETTINGS, address).of_page("index") == home


@pytest.mark.parametrize(
    ("site", "description", "settings", "faults"),
    [
        (
            "",
            "About",
            SETTINGS,
            ["site_name: expected a text without < > & \" \\ {{ or {%, found ''"],
        ),
        (
            " ",
            "About",
            SETTINGS,
            ["site_name: expected a text without < > & \" \\ {{ or {%, found ' '"],
        ),
        (7, "About", SETTINGS, ['site_name: expected a text without < > & " \\ {{ or {%, found 7']),
        (
            "A < B",
            "{{ x }}",
            SETTINGS,
            [
                "site_name: expected a text without < > & \" \\ {{ or {%, found 'A < B'",
                "site_description: expected a text without < > & \" \\ {{ or {%, found '{{ x }}'",
            ],
        ),
        (
            "Site",
            "a\\b",
            SETTINGS,
            ["site_description: expected a text without < > & \" \\ {{ or {%, found 'a\\\\b'"],
        ),
        (
            "Site",
            "About",
            "2026",
            ["extra.edition: expected label and date below it, found '2026'"],
        ),
        (
            "Site",
            "About",
            {"label": 2026.1, "date": date(2026, 11, 23)},
            [
                'extra.edition.label: expected "2026.1" or alike, found 2026.1',
                'extra.edition.date: expected "2026-11-23" or alike, found '
                "datetime.date(2026, 11, 23)",
            ],
        ),
        (
            "Site",
            "About",
            {"label": "2026.1b", "date": "2026-11"},
            [
                "extra.edition.label: expected \"2026.1\" or alike, found '2026.1b'",
                "extra.edition.date: expected \"2026-11-23\" or alike, found '2026-11'",
            ],
        ),
        (
            "Site",
            "About",
            {"label": "2026.10", "date": "2026-11-31"},
            ["extra.edition.date: expected \"2026-11-23\" or alike, found '2026-11-31'"],
        ),
    ],
)
def test_faulty_settings_are_told_with_what_was_found(site, description, settings, faults):
    with pytest.raises(editions.Misconfigured) as wrong:
        editions.read(site, description, settings, "")
    assert str(wrong.value).split("\n") == [f"mkdocs.yml: {fault}" for fault in faults]


def test_an_edition_is_read_whole_and_dated_at_midnight():
    edition = editions.read("The Site", "About {it}", SETTINGS, "")
    assert edition == editions.Edition("The Site", "About {it}", "2026.1", date(2026, 11, 23), "")
    assert edition.timestamp == 1_795_392_000


@pytest.mark.parametrize(
    "address",
    [
        "example.org",
        "ftp://example.org/",
        "https://",
        "https://e.org/?a",
        'https://e.org/">',
        "https://e.org/#a",
        "https://me@e.org/",
        "https://e.org:0/",
        "https://e.org:99999/",
        "https://e.org:port/",
        "https://[::1/",
    ],
)
def test_a_malformed_address_is_a_sentence(address):
    with pytest.raises(editions.Misconfigured) as wrong:
        editions.read("The Site", "About", SETTINGS, address)
    expected = (
        f"SITE_URL: expected an address such as https://example.org/credit/, found {address!r}"
    )
    assert str(wrong.value) == expected


@pytest.mark.parametrize("name", ["a < b", "R&D", 'a "b"', "a\\b", "{{ a }}", "{% a %}", " "])
def test_a_name_that_templates_would_not_show_as_it_is_is_a_sentence(name):
    with pytest.raises(editions.Misconfigured) as wrong:
        editions.read(name, "About", SETTINGS, "")
    expected = 'expected a text without < > & " \\ {{ or {%'
    assert str(wrong.value) == f"mkdocs.yml: site_name: {expected}, found {name!r}"


def test_faults_of_settings_and_address_come_together():
    with pytest.raises(editions.Misconfigured) as wrong:
        editions.read("The Site", "About", {"label": "first"}, "nowhere")
    assert str(wrong.value).split("\n") == [
        "mkdocs.yml: extra.edition.label: expected \"2026.1\" or alike, found 'first'",
        'mkdocs.yml: extra.edition.date: expected "2026-11-23" or alike, found None',
        "SITE_URL: expected an address such as https://example.org/credit/, found 'nowhere'",
    ]


def test_a_malformed_address_stops_the_build(tmp_path):
    result = build(ROOT, tmp_path / "site", SITE_URL="https://example.org/?a")
    assert result.returncode != 0
    assert "SITE_URL: expected an address" in result.stdout + result.stderr
    assert "Traceback" not in result.stdout + result.stderr

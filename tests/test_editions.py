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
    "address",
    ["example.org", "ftp://example.org/", "https://", "https://e.org/?a", 'https://e.org/">'],
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

"""Settings and addresses that are not as they should be: a sentence each, no traceback."""

import json
import re
from datetime import date

import pytest

from annotated.model import Edition, Faulty
from annotated.read import settings
from project import EDITION, LABEL_LINE, ROOT, SETTINGS, assert_stops, build, edit, run_module

LABEL, DAY = f'"{EDITION.label}"', f'"{EDITION.date}"'
BLOCK = f"  edition:\n    label: {LABEL}\n    date: {DAY}\n"
SIGNS = 'expected a text without < > & " \\ {{ or {%'
ADDRESS = "SITE_URL: expected an address such as https://example.org/credit/, found"


def said(root):
    """What is said of the settings below a folder; nothing if they are sound."""
    try:
        settings.load(root)
    except Faulty as faulty:
        return str(faulty)
    return ""


@pytest.mark.parametrize(
    ("before", "after", "problem"),
    [
        ("nav:\n", "nav: [\n", "mkdocs.yml:{below}: YAML: cannot be read: expected the node content, but found '-'"),
        ("nav:\n", "\tnav:\n", "mkdocs.yml:{line}: YAML: cannot be read: found character '\\t' that cannot start any token"),
        (BLOCK, "", "mkdocs.yml:{above}: extra.edition.date: expected \"2026-11-23\" or alike, found None\nmkdocs.yml:{above}: extra.edition.label: expected \"2026.1\" or alike, found None"),
        (BLOCK, '  edition: "2027.1"\n', "mkdocs.yml:{line}: extra.edition: expected label and date below it, found '2027.1'"),
        (LABEL, '"2026"', "mkdocs.yml:{line}: extra.edition.label: expected \"2026.1\" or alike, found '2026'"),
        (LABEL, '"../1"', "mkdocs.yml:{line}: extra.edition.label: expected \"2026.1\" or alike, found '../1'"),
        (DAY, '"2026-11-31"', "mkdocs.yml:{line}: extra.edition.date: expected \"2026-11-23\" or alike, found '2026-11-31'"),
        (DAY, '"23 November 2026"', "mkdocs.yml:{line}: extra.edition.date: expected \"2026-11-23\" or alike, found '23 November 2026'"),
        ("site_name: The", "site_name: <script>", f"mkdocs.yml:{{line}}: site_name: {SIGNS}, found '<script> Chinese Social Credit System, Annotated'"),
        ("site_description: What", 'site_description: What "', f"mkdocs.yml:{{line}}: site_description: {SIGNS}, found "),
        ("  - scripts/hooks.py\n", "", "mkdocs.yml:{above}: hooks: expected scripts/hooks.py, found none"),
        ("  - search\n", "  - tags\n", "mkdocs.yml:{above}: plugins: expected search, found tags, bibtex"),
        ("name: material", "name: readthedocs", "mkdocs.yml:{above}: theme: expected material, found readthedocs"),
    ],
)  # fmt: skip
def test_a_faulty_setting_is_a_sentence(tmp_path, monkeypatch, before, after, problem):
    monkeypatch.delenv("SITE_URL", raising=False)
    (tmp_path / "mkdocs.yml").write_text(SETTINGS, encoding="utf-8")
    edit(tmp_path / "mkdocs.yml", before, after)
    line = SETTINGS.split(before)[0].count("\n") + 1
    problem = problem.replace("{line}", str(line)).replace("{below}", str(line + 1))
    problem = problem.replace("{above}", str(line - 1))
    assert said(tmp_path).startswith(problem)


@pytest.mark.parametrize(
    ("content", "problem"),
    [
        (None, "mkdocs.yml:1: file: cannot be read: No such file or directory"),
        (b"", "mkdocs.yml:1: YAML: expected settings such as site_name, found none"),
        (b"- a\n", "mkdocs.yml:1: YAML: expected settings such as site_name, found none"),
        ("é".encode("latin-1"), "mkdocs.yml:1: file: expected UTF-8, found unexpected end of data"),
        (b"a: \0", "mkdocs.yml:1: YAML: cannot be read: unacceptable character #x0000: special characters are not allowed"),
    ],
)  # fmt: skip
def test_settings_that_cannot_be_read_are_a_sentence(tmp_path, content, problem):
    if content is not None:
        (tmp_path / "mkdocs.yml").write_bytes(content)
    assert said(tmp_path) == problem


@pytest.mark.parametrize(
    "address",
    [
        "no", "example.org", "ftp://example.org/", "https://", "https:///x", "http://[", "http://[x]/",
        "https://example.org:99999/", "https://example.org:x/", "https://example.org/?a=1",
        "https://example.org/#a", " https://example.org/", "https://example.org/a b/", "{", "*x",
        'https://example.org/"onclick="x', "https://example.org/'", "https://example.org/<b>",
        "https://example.org/a\nb", "javascript:alert(1)", "https://user:word@example.org/",
    ],
)  # fmt: skip
def test_a_faulty_address_is_a_sentence(monkeypatch, address):
    monkeypatch.setenv("SITE_URL", address)
    assert said(ROOT) == f"{ADDRESS} {address!r}"


@pytest.mark.parametrize(
    "address",
    [
        "https://example.org",
        "http://localhost:8000/",
        "https://a.example.org/~me/x-y/%20/",
        "http://[::1]:80/",
    ],
)
def test_a_sound_address_is_taken(monkeypatch, address):
    monkeypatch.setenv("SITE_URL", address)
    assert said(ROOT) == ""


# ---- What an edition is read from ----


def text(site="The Site", description="About", label="2026.1", day="2026-11-23"):
    """The least that mkdocs.yml has to say."""
    edition = {"label": label, "date": day}
    return (
        f"site_name: {json.dumps(site)}\nsite_description: {json.dumps(description)}\n"
        f"extra:\n  edition: {json.dumps({name: one for name, one in edition.items() if one})}\n"
        "theme: material\nhooks: [scripts/hooks.py]\nplugins: [search, bibtex]\n"
    )


def faults(*arguments, address="", **named):
    """What is said of these settings and this address, line by line."""
    with pytest.raises(Faulty) as faulty:
        settings.edition(text(*arguments, **named), address)
    return str(faulty.value).split("\n")


def test_an_edition_is_read_whole():
    assert settings.edition(text(description="About {it}"), "https://example.org/credit") == (
        Edition(
            "The Site", "About {it}", "2026.1", date(2026, 11, 23), "https://example.org/credit/"
        )
    )
    assert settings.edition(text(label="2026.10"), "").label == "2026.10"


@pytest.mark.parametrize(
    ("address", "home"),
    [
        ("", ""),
        ("http://127.0.0.1:8000", "http://127.0.0.1:8000/"),
        ("https://example.org:1/a-b/c_d/~e.f/%20//", "https://example.org:1/a-b/c_d/~e.f/%20/"),
        ("HTTPS://Example.org/", "HTTPS://Example.org/"),
        ("https://[::1]:8080/credit", "https://[::1]:8080/credit/"),
    ],
)
def test_an_address_ends_in_one_slash(address, home):
    assert settings.edition(text(), address).address == home


@pytest.mark.parametrize(
    ("site", "description", "messages"),
    [
        ("", "About", [f"1: site_name: {SIGNS}, found ''"]),
        (" ", "About", [f"1: site_name: {SIGNS}, found ' '"]),
        (["a"], "About", [f"1: site_name: {SIGNS}, found ['a']"]),
        (
            "A < B",
            "{{ x }}",
            [
                f"1: site_name: {SIGNS}, found 'A < B'",
                f"2: site_description: {SIGNS}, found '{{{{ x }}}}'",
            ],
        ),
        ("Site", "a\\b", [f"2: site_description: {SIGNS}, found 'a\\\\b'"]),
    ],
)
def test_a_faulty_name_or_description_is_told_with_its_line(site, description, messages):
    assert faults(site, description) == [f"mkdocs.yml:{message}" for message in messages]


@pytest.mark.parametrize("name", ["a < b", "R&D", 'a "b"', "a\\b", "{{ a }}", "{% a %}", " "])
def test_a_name_that_templates_would_not_show_as_it_is_is_a_sentence(name):
    assert faults(name) == [f"mkdocs.yml:1: site_name: {SIGNS}, found {name!r}"]


@pytest.mark.parametrize(
    ("label", "day", "messages"),
    [
        (
            "2026.1b",
            "2026-11",
            [
                "extra.edition.date: expected \"2026-11-23\" or alike, found '2026-11'",
                "extra.edition.label: expected \"2026.1\" or alike, found '2026.1b'",
            ],
        ),
        (
            "2026.10",
            "2026-11-31",
            ["extra.edition.date: expected \"2026-11-23\" or alike, found '2026-11-31'"],
        ),
        (
            ["2026.1"],
            {"day": "23"},
            [
                "extra.edition.date: expected \"2026-11-23\" or alike, found {'day': '23'}",
                "extra.edition.label: expected \"2026.1\" or alike, found ['2026.1']",
            ],
        ),
    ],
)
def test_a_faulty_label_or_date_is_told_with_its_line(label, day, messages):
    assert faults(label=label, day=day) == [f"mkdocs.yml:4: {message}" for message in messages]


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
        "https://e.org/../a/",
        "https://e.org//a/",
        "https://e.org/%2/",
        "https://e_x.org/",
        "https://-e.org/",
        "https://e.org./",
        "https://.../",
        "https://e.org/a b/",
        "//e.org/",
    ],
)
def test_a_malformed_address_is_a_sentence(address):
    assert faults(address=address) == [f"{ADDRESS} {address!r}"]


@pytest.mark.parametrize(
    ("address", "written"),
    [
        ("http://例え.jp/", "http://xn--r8jz45g.jp/"),
        ("https://bücher.example:8000/crédit/", "https://xn--bcher-kva.example:8000/cr%C3%A9dit/"),
    ],
)
def test_an_international_address_is_told_as_links_write_it(address, written):
    said = f"{ADDRESS} {address!r}; in ASCII, as links need it: {written}"
    assert faults(address=address) == [said]


@pytest.mark.parametrize(
    ("name", "value", "problem"),
    [
        *(
            (
                "SOURCE_DATE_EPOCH",
                value,
                "expected seconds since 1970, from 315532800 to 4354819199, such as 1795392000, "
                f"found {value!r}",
            )
            for value in ("abc", "-1", "0", "1e9", "99999999999", "9" * 30, " 1795392000", "٣")
        ),
        *(
            ("OFFLINE", value, f"expected 1 for an offline copy, or nothing, found {value!r}")
            for value in ("0", "no", "true")
        ),
    ],
)
def test_what_is_set_outside_any_file_is_judged_too(monkeypatch, name, value, problem):
    monkeypatch.delenv("SITE_URL", raising=False)
    monkeypatch.setenv(name, value)
    assert said(ROOT) == f"{name}: {problem}"


@pytest.mark.parametrize(
    ("name", "value"), [("SOURCE_DATE_EPOCH", "1795392000"), ("OFFLINE", "1"), ("OFFLINE", "")]
)
def test_what_is_right_is_taken(monkeypatch, name, value):
    monkeypatch.delenv("SITE_URL", raising=False)
    monkeypatch.setenv(name, value)
    assert said(ROOT) == ""


def test_faults_of_settings_and_address_come_together():
    assert faults(label="first", day="", address="nowhere") == [
        f"{ADDRESS} 'nowhere'",
        'mkdocs.yml:4: extra.edition.date: expected "2026-11-23" or alike, found None',
        "mkdocs.yml:4: extra.edition.label: expected \"2026.1\" or alike, found 'first'",
    ]


# ---- What MkDocs says itself, and that it stops ----


@pytest.mark.slow
@pytest.mark.parametrize(
    ("before", "after", "said"),
    [
        ("nav:\n", "nav: [\n", "expected the node content, but found"),
        ("site_name:", "site_nam: x\nsite_name:", "Unrecognised configuration name: site_nam"),
        ("  - bibtex:", "  - nothing\n  - bibtex:", 'The "nothing" plugin is not installed'),
        ("extra:\n", "extra: []\nextra_not:\n", "Config value 'extra'"),
    ],
)
def test_a_setting_that_mkdocs_refuses_stops_the_build(copy, before, after, said):
    edit(copy / "mkdocs.yml", before, after)
    assert_stops(build(copy, copy / "site"), said)
    assert not (copy / "site").exists()


@pytest.mark.slow
def test_a_missing_plugin_and_faults_in_files_are_told_together(copy):
    plugin = SETTINGS[SETTINGS.index("  - bibtex:") : SETTINGS.index("# No more than pandoc")]
    edit(copy / "mkdocs.yml", plugin, "\n")
    edit(copy / "mkdocs.yml", DAY, '"2026-11-31"')
    edit(copy / "timeline.yaml", "category: policy", "category: politics")
    said = assert_stops(build(copy, copy / "site"), "plugins: expected bibtex, found")
    assert "extra.edition.date: expected" in said
    assert "category: expected one of policy" in said


@pytest.mark.slow
def test_a_malformed_address_stops_the_build(tmp_path):
    result = build(ROOT, tmp_path / "site", SITE_URL="https://example.org/?a")
    assert result.returncode != 0
    assert "SITE_URL: expected an address" in result.stdout + result.stderr
    assert "Traceback" not in result.stdout + result.stderr


# ---- The command ----


def test_the_command_prints_the_problems_and_fails(tmp_path):
    (tmp_path / "mkdocs.yml").write_text(SETTINGS, encoding="utf-8")
    sound = run_module("annotated.read.settings", folder=tmp_path)
    assert (sound.returncode, sound.stdout, sound.stderr) == (0, "", "")
    edit(tmp_path / "mkdocs.yml", LABEL, "2026")
    faulty = run_module("annotated.read.settings", folder=tmp_path)
    said = f"mkdocs.yml:{LABEL_LINE}: extra.edition.label: expected \"2026.1\" or alike, found '2026'\n"
    assert (faulty.returncode, faulty.stdout, faulty.stderr) == (1, "", said)


def test_a_faulty_surrounding_and_a_faulty_setting_are_told_together(tmp_path, monkeypatch):
    text = (ROOT / "mkdocs.yml").read_text(encoding="utf-8")
    faulty = re.sub('label: "[^"]+"', 'label: "first"', text, count=1)
    assert faulty != text
    (tmp_path / "mkdocs.yml").write_text(faulty, encoding="utf-8")
    monkeypatch.setenv("OFFLINE", "yes")
    with pytest.raises(Faulty) as found:
        settings.load(tmp_path)
    offline, label = (str(problem) for problem in found.value.problems)
    assert "OFFLINE" in offline
    assert label.startswith("mkdocs.yml:")

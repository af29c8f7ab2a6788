"""Settings, addresses and machines that are not as they should be: a sentence each, no traceback."""

import resource
import subprocess
import sys

import pytest
from mkdocs.exceptions import Abort

import hooks
from annotated import citeproc, fonts, settings
from conftest import ROOT, build

EDITION = '  edition:\n    label: "2026.1"\n    date: "2026-11-23"\n'
SIGNS = 'expected a text without < > & " \\ {{ or {%'
ADDRESS = "SITE_URL: expected an address such as https://example.org/credit/, found"


@pytest.mark.parametrize(
    ("before", "after", "problem"),
    [
        ("nav:\n", "nav: [\n", "mkdocs.yml:{below}: YAML: cannot be read: expected the node content, but found '-'"),
        ("nav:\n", "\tnav:\n", "mkdocs.yml:{line}: YAML: cannot be read: found character '\\t' that cannot start any token"),
        (EDITION, "", "mkdocs.yml: extra.edition.label: expected \"2026.1\" or alike, found None\nmkdocs.yml: extra.edition.date: expected \"2026-11-23\" or alike, found None"),
        (EDITION, '  edition: "2026.1"\n', "mkdocs.yml: extra.edition: expected label and date below it, found '2026.1'"),
        ('"2026.1"', '"2026"', "mkdocs.yml: extra.edition.label: expected \"2026.1\" or alike, found '2026'"),
        ('"2026.1"', '"../1"', "mkdocs.yml: extra.edition.label: expected \"2026.1\" or alike, found '../1'"),
        ('"2026-11-23"', '"2026-11-31"', "mkdocs.yml: extra.edition.date: expected \"2026-11-23\" or alike, found '2026-11-31'"),
        ('"2026-11-23"', '"23 November 2026"', "mkdocs.yml: extra.edition.date: expected \"2026-11-23\" or alike, found '23 November 2026'"),
        ("site_name: The", "site_name: <script>", f"mkdocs.yml: site_name: {SIGNS}, found '<script> Chinese Social Credit System, Annotated'"),
        ("site_description: What", 'site_description: What "', f"mkdocs.yml: site_description: {SIGNS}, found "),
        ("  - scripts/hooks.py\n", "", "mkdocs.yml: hooks: expected scripts/hooks.py, found none"),
        ("  - search:", "  - tags:", "mkdocs.yml: plugins: expected search, found tags, bibtex"),
        ("name: material", "name: readthedocs", "mkdocs.yml: theme: expected material, found readthedocs"),
    ],
)  # fmt: skip
def test_a_faulty_setting_is_a_sentence(tmp_path, monkeypatch, before, after, problem):
    monkeypatch.delenv("SITE_URL", raising=False)
    text = (ROOT / "mkdocs.yml").read_text(encoding="utf-8")
    assert before in text
    (tmp_path / "mkdocs.yml").write_text(text.replace(before, after, 1), encoding="utf-8")
    line = text.split(before)[0].count("\n") + 1
    problem = problem.replace("{line}", str(line)).replace("{below}", str(line + 1))
    assert settings.problems(tmp_path).startswith(problem)


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
    assert settings.problems(tmp_path) == problem


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
    assert settings.problems(ROOT) == f"{ADDRESS} {address!r}"


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
    assert settings.problems(ROOT) == ""


# ---- What MkDocs says itself, and that it stops ----


def edit(file, before, after):
    text = file.read_text(encoding="utf-8")
    assert before in text
    file.write_text(text.replace(before, after, 1), encoding="utf-8")


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


def test_a_missing_plugin_and_faults_in_files_are_told_together(copy):
    text = (copy / "mkdocs.yml").read_text(encoding="utf-8")
    plugin = text[text.index("  - bibtex:") : text.index("# No more than pandoc")]
    edit(copy / "mkdocs.yml", plugin, "\n")
    edit(copy / "mkdocs.yml", '"2026-11-23"', '"2026-11-31"')
    edit(copy / "timeline.yaml", "category: policy", "category: politics")
    said = assert_stops(build(copy, copy / "site"), "plugins: expected bibtex, found")
    assert "extra.edition.date: expected" in said
    assert "category: expected one of policy" in said


def assert_stops(result, said):
    output = result.stdout + result.stderr
    assert result.returncode != 0
    assert said in output
    assert "Traceback" not in output
    return output


# ---- The machine ----


def test_a_full_disk_is_a_sentence(tmp_path):
    # No file may grow beyond a kilobyte, which to a program is the same as a full disk.
    result = subprocess.run(
        [sys.executable, "-m", "mkdocs", "build", "--strict", "--site-dir", tmp_path / "site"],
        cwd=ROOT,
        env={"PYTHONPATH": "scripts", "PATH": "/usr/bin:/bin", "PYTHONDONTWRITEBYTECODE": "1"},
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (1024, 1024)),
        capture_output=True,
        text=True,
        check=False,
    )
    assert_stops(result, "Cannot write or read the disk: File too large")


@pytest.mark.parametrize(
    ("error", "said"),
    [
        (OSError(28, "No space left on device", "/x/index.html"), "Cannot write or read /x/index.html: No space left on device"),
        (OSError(30, "Read-only file system", "/x"), "Cannot write or read /x: Read-only file system"),
        (RecursionError(), "A page has lists or emphasis nested too deeply to be read."),
    ],
)  # fmt: skip
def test_what_stops_a_build_halfway_is_a_sentence(error, said):
    with pytest.raises(Abort) as stopped:
        hooks.on_build_error(error)
    assert stopped.value.message.strip() == said


def test_a_missing_pandoc_is_a_sentence(monkeypatch, tmp_path):
    monkeypatch.setattr(citeproc, "PANDOC", tmp_path / "pandoc")
    with pytest.raises(citeproc.PandocError) as error:
        citeproc.run(["--version"])
    place = tmp_path / "pandoc"
    reason = f"{place}: No such file or directory. Remove .venv and try again."
    assert str(error.value) == f"pandoc cannot be run: {reason}"


def test_a_missing_list_of_characters_is_a_sentence(copy):
    place = copy / "scripts/print/fonts" / (fonts.FOLDER / "characters.txt").name
    place.unlink()
    result = subprocess.run(
        [sys.executable, "-m", "annotated.check"],
        cwd=copy,
        env={"PYTHONPATH": str(copy / "scripts")},
        capture_output=True,
        text=True,
        check=False,
    )
    assert (result.returncode, result.stdout) == (1, f"{place}: No such file or directory\n")


@pytest.mark.parametrize("port", ["abc", "0", "-1", "80 80", "8000;ls"])
def test_a_port_that_is_no_number_is_a_sentence(port):
    result = subprocess.run(
        [ROOT / "scripts/serve"],
        env={"PATH": "/usr/bin:/bin", "PORT": port},
        capture_output=True,
        text=True,
        check=False,
    )
    expected = f"Expected a port such as 8001, found {port}. Try: PORT=8001 scripts/serve\n"
    assert (result.returncode, result.stderr) == (1, expected)

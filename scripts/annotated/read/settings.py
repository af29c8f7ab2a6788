"""`python -m annotated.read.settings`: say what is wrong with mkdocs.yml and SITE_URL.

MkDocs checks its own settings; here stands what this site needs beyond them, and what MkDocs would
stumble over before it reads our hooks.
"""

import json
import os
import re
import sys
from collections.abc import Iterator, Mapping
from datetime import date
from pathlib import Path
from typing import Any
from urllib.parse import quote, urlsplit

import yaml

from annotated.model import Edition, Faulty, Problem
from annotated.read import screen
from annotated.text import dates
from annotated.text.rules import LABEL

PATH = "mkdocs.yml"
ADDRESS = "SITE_URL"
_MOMENT, _OFFLINE = "SOURCE_DATE_EPOCH", "OFFLINE"
_YEARS = (315_532_800, 4_354_819_199)  # what a ZIP can hold: 1980 to 2107, in seconds since 1970
_NEEDED = {"hooks": ["scripts/hooks.py"], "plugins": ["search", "bibtex"]}
_BUILT_IN = ("toc", "tables", "fenced_code")  # MkDocs adds them by itself
_Settings = Mapping[str, Any]


def edition(text: str, address: str) -> Edition:
    """The edition that the text of mkdocs.yml describes, at this address. Raises `Faulty`."""
    found, faults = _read(text)
    if not faults:
        root = yaml.compose(text)
        placed = ((_line(root, name), name, message) for name, message in _setting_faults(found))
        faults = [Problem(PATH, line, name, message) for line, name, message in placed]
    faults += [Problem(ADDRESS, 0, "", message) for message in _address_faults(address)]
    if faults:
        raise Faulty(faults)
    label, day = (found["extra"]["edition"][name] for name in ("label", "date"))
    home = address and address.rstrip("/") + "/"
    names = found["site_name"], found["site_description"]
    return Edition(*names, label, date.fromisoformat(day), home)


def _read(text: str) -> tuple[_Settings, list[Problem]]:
    """The settings as texts, whatever they would be to MkDocs."""
    try:
        # The base loader keeps every value as text and minds no tag such as !ENV.
        found = yaml.load(text, Loader=yaml.BaseLoader)
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        reason = getattr(error, "problem", None) or str(error).splitlines()[0]
        return {}, [
            Problem(PATH, mark.line + 1 if mark else 1, "YAML", f"cannot be read: {reason}")
        ]
    if not isinstance(found, Mapping):
        return {}, [Problem(PATH, 1, "YAML", "expected settings such as site_name, found none")]
    return found, []


def _line(root: yaml.Node | None, name: str) -> int:
    """The line of a setting such as `extra.edition`, or of the last one above it that is there."""
    line, node = 1, root
    for part in name.split("."):
        pairs = node.value if isinstance(node, yaml.MappingNode) else []
        found = [(key, value) for key, value in pairs if key.value == part]
        if not found:
            break
        line, node = found[0][0].start_mark.line + 1, found[0][1]
    return line


def _setting_faults(found: _Settings) -> Iterator[tuple[str, str]]:
    """What is wrong with a setting: its name and the message."""
    yield from _missing(found)
    yield from _extension_faults(found)
    for name in ("site_name", "site_description"):
        # The theme puts both into its HTML as they are.
        if not _is_plain(text := found.get(name, "")):
            signs = '< > & " \\ {{ or {%'
            yield name, f"expected a text without {signs}, found {text!r}"
    extra = found.get("extra")
    own = extra.get("edition", {}) if isinstance(extra, Mapping) else {}
    if not isinstance(own, Mapping):
        yield "extra.edition", f"expected label and date below it, found {own!r}"
    else:
        yield from _edition_faults(own)


def _is_plain(text: object) -> bool:
    return isinstance(text, str) and bool(text.strip()) and not re.search(r"[<>&\"\\]|\{[{%]", text)


def _edition_faults(own: _Settings) -> Iterator[tuple[str, str]]:
    label, day = own.get("label"), own.get("date")
    if not (isinstance(label, str) and LABEL.fullmatch(label)):
        yield "extra.edition.label", f'expected "2026.1" or alike, found {label!r}'
    full = isinstance(day, str) and re.fullmatch(r"\d{4}-\d\d-\d\d", day)
    if not full or dates.fault(str(day)):
        yield "extra.edition.date", f'expected "2026-11-23" or alike, found {day!r}'


def extensions(root: Path) -> str | None:
    """The extensions of Python-Markdown with their settings, as JSON; none if they are faulty."""
    try:
        found, faults = _read(text(root))
    except Faulty:
        return None
    return None if faults or any(_extension_faults(found)) else json.dumps(_extensions(found))


def label(root: Path) -> str:
    """The label of the edition; empty if mkdocs.yml is faulty."""
    try:
        return load(root).label
    except Faulty:
        return ""


def _extensions(found: _Settings) -> dict[str, dict[str, Any]]:
    settings: dict[str, dict[str, Any]] = {name: {} for name in _BUILT_IN}
    for one in found.get("markdown_extensions") or ():
        for name, given in one.items() if isinstance(one, Mapping) else [(one, {})]:
            settings[name] = given or {}
    return settings


def _extension_faults(found: _Settings) -> Iterator[tuple[str, str]]:
    try:
        screen.converter_with(json.dumps(_extensions(found)))
    except Exception as error:  # whatever an extension raises, it cannot be used
        yield "markdown_extensions", f"expected extensions of Python-Markdown, found {error}"


def _missing(found: _Settings) -> Iterator[tuple[str, str]]:
    """What the site cannot do without, and MkDocs can."""
    for setting, needed in _NEEDED.items():
        listed = found.get(setting) or []
        names = [name for one in listed for name in (one if isinstance(one, Mapping) else [one])]
        for name in needed:
            if name not in names:
                yield setting, f"expected {name}, found {', '.join(names) or 'none'}"
    theme = found.get("theme")
    chosen = theme.get("name") if isinstance(theme, Mapping) else theme
    if chosen != "material":
        yield "theme", f"expected material, found {chosen or 'none'}"


def _address_faults(address: str) -> Iterator[str]:
    if address and not _is_address(address):
        ascii_form = _in_ascii(address)
        known = f"; in ASCII, as links need it: {ascii_form}" if ascii_form else ""
        yield f"expected an address such as https://example.org/credit/, found {address!r}{known}"


_PART = r"[A-Za-z0-9](?:[A-Za-z0-9-]*[A-Za-z0-9])?"  # of the name of a host
_SITE = re.compile(
    rf"https?://(?:{_PART}(?:\.{_PART})*|\[[0-9A-Fa-f:.]+\])(?::\d+)?"
    r"(?:/(?!\.{1,2}(?:/|$))(?:[\w.~-]|%[0-9A-Fa-f]{2})+)*/*",
    re.ASCII | re.IGNORECASE,
)


def _is_address(text: str) -> bool:
    try:
        sound_port = urlsplit(text).port != 0
    except ValueError:  # a broken host or port
        return False
    return sound_port and _SITE.fullmatch(text) is not None


def _in_ascii(address: str) -> str:
    """An address whose host or path has other letters, as links have to write it; or nothing."""
    try:
        parts = urlsplit(address)
        host = (parts.hostname or "").encode("idna").decode()
        port = f":{parts.port}" if parts.port else ""
    except ValueError:
        return ""
    found = f"{parts.scheme}://{host}{port}{quote(parts.path, safe='/%~')}"
    return found if not address.isascii() and _is_address(found) else ""


def _environment_faults(given: Mapping[str, str]) -> Iterator[Problem]:
    """What is wrong with what is set outside any file, the address apart."""
    moment, offline = given.get(_MOMENT, ""), given.get(_OFFLINE, "")
    first, last = _YEARS
    counted = re.fullmatch(r"\d{1,12}", moment, re.ASCII) is not None
    if moment and not (counted and first <= int(moment) <= last):
        expected = f"expected seconds since 1970, from {first} to {last}, such as 1795392000"
        yield Problem(_MOMENT, 0, "", f"{expected}, found {moment!r}")
    if offline not in ("", "1"):
        message = f"expected 1 for an offline copy, or nothing, found {offline!r}"
        yield Problem(_OFFLINE, 0, "", message)


def load(root: Path) -> Edition:
    """The edition that mkdocs.yml below `root` and SITE_URL describe. Raises `Faulty`."""
    faults = list(_environment_faults(os.environ))
    try:
        found = edition(text(root), os.environ.get(ADDRESS, ""))
    except Faulty as faulty:
        raise Faulty([*faults, *faulty.problems]) from faulty
    if faults:
        raise Faulty(faults)
    return found


def text(root: Path) -> str:
    """The text of mkdocs.yml below `root`. Raises `Faulty`."""
    try:
        return (root / PATH).read_bytes().decode("utf-8")
    except OSError as error:
        raise Faulty([Problem(PATH, 1, "file", f"cannot be read: {error.strerror}")]) from error
    except UnicodeDecodeError as error:
        line = error.object.count(b"\n", 0, error.start) + 1
        raise Faulty(
            [Problem(PATH, line, "file", f"expected UTF-8, found {error.reason}")]
        ) from error


if __name__ == "__main__":
    try:
        load(Path.cwd())
    except Faulty as faulty:
        sys.exit(str(faulty))

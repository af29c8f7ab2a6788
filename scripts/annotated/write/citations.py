"""Citations written out: brackets of links to the references of the same page."""

import re
from collections import Counter
from collections.abc import Iterator

# Between an initial and its name no line ends.
_AFTER_INITIAL = re.compile(r"(?<=\b[A-Z]\.) ")
_RENDERED = re.compile(r"\]\(#ref-([a-z0-9]+)\)\{ \.citation \}")


def rendered(labels: Iterator[tuple[str, str]]) -> str:
    """Write (key, label) pairs as one bracket of links to the references of the same page."""
    links = (
        f"[{_AFTER_INITIAL.sub(chr(0xA0), label)}](#ref-{key}){{ .citation }}"
        for key, label in labels
    )
    return f"({'; '.join(links)})"


def number(markdown: str) -> tuple[str, Counter[str]]:
    """Give every rendered citation an id of its own, so that its reference can lead back to it.

    Returns the text and how often each key is cited in it, in order of first citation.
    """
    counts: Counter[str] = Counter()

    def identify(match: re.Match[str]) -> str:
        key = match[1]
        counts[key] += 1
        return f"](#ref-{key}){{ #cite-{key}-{counts[key]} .citation }}"

    return _RENDERED.sub(identify, markdown), counts

"""Citations written out: brackets of links to the references of the same page."""

import re
from collections.abc import Iterator
from itertools import count

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


def number(markdown: str) -> tuple[str, dict[str, list[int]]]:
    """Number every rendered citation, so that its reference can lead back to it: `c1`, `c2` …

    Returns the text and the numbers of the citations of each key, in order of first citation.
    """
    cited: dict[str, list[int]] = {}
    numbers = count(1)

    def identify(match: re.Match[str]) -> str:
        key, place = match[1], next(numbers)
        cited.setdefault(key, []).append(place)
        return f"](#ref-{key}){{ #c{place} .citation }}"

    return _RENDERED.sub(identify, markdown), cited

"""The content security policy of finished pages: what a browser may load and run.

A page may run and show only what comes from its own site. The few lines that stand in the page
itself are allowed by their hashes, and no others. See https://www.w3.org/TR/CSP3/.
"""

import base64
import hashlib
from collections.abc import Iterable, Mapping
from html.parser import HTMLParser

_CHARSET = '<meta charset="utf-8">'


class Unsafe(Exception):
    """A page holds something that no policy of ours can allow; the message says what and where."""


def _is_script(address: str | None) -> bool:
    return (address or "").strip().lower().startswith("javascript:")


Inline = Mapping[str, tuple[str, ...]]  # the hashes of what stands in a page: of script, of style


class _Reader(HTMLParser):
    """Collects what stands in the page itself: scripts, styles, and what could never be allowed."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=False)
        self.found: dict[str, list[str]] = {"script": [], "style": []}
        self.forbidden: list[str] = []
        self._open = ""

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        given = dict(attributes)
        self.forbidden += [
            f"<{tag} {name}={value!r}>"
            for name, value in given.items()
            if name == "style" or name.startswith("on") or _is_script(value)
        ]
        data_block = "json" in (given.get("type") or "")
        self._open = tag if tag in self.found and "src" not in given and not data_block else ""

    handle_startendtag = handle_starttag

    def handle_data(self, data: str) -> None:
        if self._open:
            self.found[self._open].append(data)

    def handle_endtag(self, tag: str) -> None:
        self._open = ""


def inline(html: str) -> Inline:
    """The scripts and styles that stand in a page itself.

    Raises `Unsafe` if it has an attribute with a style, a script or a script address.
    """
    reader = _Reader()
    reader.feed(html)
    if reader.forbidden:
        raise Unsafe("; ".join(reader.forbidden))
    return {tag: tuple(map(_hash, texts)) for tag, texts in reader.found.items()}


def policy(pages: Iterable[Inline], *more: str) -> str:
    """The policy that fits all of these pages; `more` is what only a header can carry."""
    sources: dict[str, dict[str, None]] = {"script": {}, "style": {}}
    for page in pages:
        for tag, hashes in page.items():
            sources[tag].update(dict.fromkeys(hashes))
    directives = [
        "default-src 'none'",
        *(" ".join((f"{tag}-src 'self'", *found)) for tag, found in sources.items()),
        "img-src 'self'",
        "connect-src 'self'",
        "worker-src 'self'",
        "base-uri 'none'",
        "form-action 'none'",
    ]
    return "; ".join([*directives, *more])


def _hash(text: str) -> str:
    digest = hashlib.sha256(text.encode()).digest()
    return f"'sha256-{base64.b64encode(digest).decode()}'"


def secured(html: str, own: Inline) -> str:
    """A page that carries its own policy, and tells no other site where its readers come from.

    Raises `Unsafe` if the page has no place for a policy.
    """
    if _CHARSET not in html:
        raise Unsafe(f"a page without {_CHARSET}")
    tags = (
        f'<meta http-equiv="Content-Security-Policy" content="{policy([own])}">',
        '<meta name="referrer" content="no-referrer">',
    )
    return html.replace(_CHARSET, "".join((_CHARSET, *tags)), 1)


def headers(pages: Iterable[Inline]) -> dict[str, str]:
    """What a server should send with every file of a site that has these pages."""
    unused = ("camera", "geolocation", "microphone", "payment", "usb", "browsing-topics")
    return {
        "Content-Security-Policy": policy(pages, "frame-ancestors 'none'"),
        "Referrer-Policy": "no-referrer",
        "Permissions-Policy": ", ".join(f"{feature}=()" for feature in unused),
        "X-Content-Type-Options": "nosniff",
        "X-Frame-Options": "DENY",
        "Cross-Origin-Opener-Policy": "same-origin",
    }

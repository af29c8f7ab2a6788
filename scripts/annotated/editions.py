"""The edition: its label, its date and the address it is published at."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime
from urllib.parse import urlsplit

from annotated.dates import fault, words


@dataclass(frozen=True)
class Edition:
    """What every page and document says about its edition. `address` is empty in a preview."""

    site: str
    description: str
    label: str
    date: date
    address: str

    def of_page(self, name: str, anchor: str = "") -> str | None:
        """The public address of a page or of a place in it; nothing in a preview."""
        if not self.address:
            return None
        path = "" if name == "index" else name if "." in name else f"{name}/"
        return f"{self.address}{path}{f'#{anchor}' if anchor else ''}"

    @property
    def day(self) -> str:
        """Its date in words."""
        return words(self.date.isoformat())

    @property
    def timestamp(self) -> int:
        """Midnight of its day in UTC, in seconds, for files that carry a time."""
        return int(datetime.combine(self.date, datetime.min.time(), UTC).timestamp())


class Misconfigured(Exception):
    """mkdocs.yml or SITE_URL is wrong; the message says what was expected and what was found."""


def read(site: str, description: str, settings: Mapping[str, str], address: str) -> Edition:
    """The edition from `extra.edition` of mkdocs.yml and the environment variable SITE_URL."""
    faults = _text_faults("site_name", site) + _text_faults("site_description", description)
    if isinstance(settings, Mapping):
        faults += _setting_faults(settings)
    else:
        expected = "label and date below it"
        faults.append(f"mkdocs.yml: extra.edition: expected {expected}, found {settings!r}")
    faults += _address_faults(address)
    if faults:
        raise Misconfigured("\n".join(faults))
    return Edition(
        site,
        description,
        settings["label"],
        date.fromisoformat(settings["date"]),
        address and address.rstrip("/") + "/",
    )


def _text_faults(name: str, text: str) -> list[str]:
    # The theme puts both into its HTML as they are.
    if isinstance(text, str) and text.strip() and not re.search(r"[<>&\"\\]|\{[{%]", text):
        return []
    signs = '< > & " \\ {{ or {%'
    return [f"mkdocs.yml: {name}: expected a text without {signs}, found {text!r}"]


def _setting_faults(settings: Mapping[str, str]) -> list[str]:
    faults = []
    label, day = settings.get("label"), settings.get("date")
    # YAML reads 2026.10 without quotes as the number 2026.1, and a date as no text.
    if not (isinstance(label, str) and re.fullmatch(r"[0-9]{4}\.[0-9]+", label)):
        faults.append(
            f'mkdocs.yml: extra.edition.label: expected "2026.1" or alike, found {label!r}'
        )
    if not (isinstance(day, str) and re.fullmatch(r"\d{4}-\d\d-\d\d", day) and not fault(day)):
        faults.append(
            f'mkdocs.yml: extra.edition.date: expected "2026-11-23" or alike, found {day!r}'
        )
    return faults


def _address_faults(address: str) -> list[str]:
    if not address or _is_address(address):
        return []
    return [f"SITE_URL: expected an address such as https://example.org/credit/, found {address!r}"]


def _is_address(text: str) -> bool:
    try:
        parts = urlsplit(text)
        named = parts.scheme in ("http", "https") and parts.hostname and parts.port != 0
    except ValueError:  # a broken host or port
        return False
    return bool(named) and re.fullmatch(r"[A-Za-z]+://[\w.:\[\]-]+(/[\w.~%/-]*)?", text) is not None

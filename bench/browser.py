"""Chromium, as the browser tests use it."""

import os
import shutil
import sys
from collections.abc import Iterator
from contextlib import contextmanager

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, sync_playwright

# Without the first flag Chromium cannot run as root; the others keep it from calling home.
_FLAGS = ["--no-sandbox", "--disable-background-networking", "--disable-component-update"]
_NAMES = ("chromium", "chromium-browser", "google-chrome")


@contextmanager
def chromium() -> Iterator[Browser]:
    """A browser that is closed at the end of the block."""
    found = os.environ.get("CHROMIUM") or next(filter(None, map(shutil.which, _NAMES)), None)
    if not found:
        sys.exit("No Chromium was found. Set CHROMIUM to the path of one.")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=found, args=_FLAGS)
        yield browser
        browser.close()


def axe(page: Page) -> list[dict]:
    """What axe-core finds fault with on a page."""
    return Axe().run(page).response["violations"]

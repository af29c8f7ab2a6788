"""Chromium, driven by Playwright."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from playwright.sync_api import Browser, Page

from seen.view import Sheet

_PATIENCE = 120_000  # milliseconds; long pages take their time to be printed


class Chromium:
    """A window of Chromium (see seen.view.View)."""

    name = "Chromium"

    def __init__(self, page: Page) -> None:
        self.page = page

    def open(self, url: str) -> None:
        self.page.goto(url)

    def evaluate(self, script: str) -> Any:
        return self.page.evaluate(script)

    def resize(self, width: int, height: int) -> None:
        self.page.set_viewport_size({"width": width, "height": height})

    def hover(self, selector: str) -> None:
        self.page.hover(f"{selector} >> nth=0")

    def click(self, selector: str) -> None:
        self.page.click(f"{selector} >> nth=0")

    def keys(self, *names: str) -> None:
        for name in names:
            self.page.keyboard.press(name)

    def print_pdf(self, sheet: Sheet) -> bytes:
        return self.page.pdf(width=f"{sheet.width}mm", height=f"{sheet.height}mm")

    def screenshot(self) -> bytes:
        return self.page.screenshot()


@contextmanager
def chromium(browser: Browser, **options: Any) -> Iterator[Chromium]:
    """A window of its own while the block runs."""
    context = browser.new_context(**options)
    context.set_default_timeout(_PATIENCE)
    yield Chromium(context.new_page())
    context.close()

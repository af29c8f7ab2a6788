"""A site in Chromium: served, and visited by a browser that notices what goes wrong."""

import functools
import http.server
import os
import re
import threading
import unicodedata
from contextlib import contextmanager

import pytest

import machine

with_browser = pytest.mark.usefixtures("chromium")  # left out where there is none
DESK = {"width": 1280, "height": 900}


# Puts the drawings of a page, which are files, into it as they are shown, for a test to measure their
# marks. Returns how many there are.
DRAWN = """async () => {
  const pictures = [...document.querySelectorAll("picture.drawing")]
  for (const picture of pictures) {
    const image = picture.querySelector("img")
    image.loading = "eager"
    await image.decode()
    const text = await (await fetch(image.currentSrc)).text()
    const svg = new DOMParser().parseFromString(text, "image/svg+xml").documentElement
    svg.querySelector("style").remove()
    svg.setAttribute("class", image.currentSrc.includes("-narrow") ? "narrow" : "wide")
    Object.assign(svg.style, { display: "block", height: "auto", margin: "-8px", width: `${image.width}px` })
    const whole = document.createElement("div")
    whole.className = "drawing"
    whole.append(svg)
    picture.replaceWith(whole)
  }
  return pictures.length
}"""


class _Quiet(http.server.SimpleHTTPRequestHandler):
    def log_message(self, *_):
        pass


def spelt_out(text):
    """A printed text without the ligatures that some fonts of a machine have."""
    return re.sub("[ﬀ-ﬆ]", lambda one: unicodedata.normalize("NFKC", one[0]), text)


@contextmanager
def answering(handler):
    """The address at which a handler answers while the block runs."""
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_port}"
    finally:
        server.shutdown()
        server.server_close()


def served(folder):
    """The address at which a folder is served while the block runs."""
    return answering(functools.partial(_Quiet, directory=folder))


def launch(playwright, *more, env=None):
    """Chromium, as the machine has it; `env` is added to the environment."""
    # Without the first flag Chromium cannot run as root; the others keep it from calling home.
    quiet = ["--no-sandbox", "--disable-background-networking", "--disable-component-update"]
    return playwright.chromium.launch(
        executable_path=machine.needed(machine.CHROMIUM),
        args=[*quiet, *more],
        env={**os.environ, **(env or {})},
    )


@contextmanager
def visiting(browser, address):
    """Open pages at an address; whatever they load from elsewhere, or throw, fails the test."""
    contexts, faults = [], []

    def open_page(path, **options):
        # A page that scrolls smoothly would move under the pointer.
        still = {"viewport": DESK, "reduced_motion": "reduce"}
        context = browser.new_context(**still | options)
        contexts.append(context)
        page = context.new_page()
        page.on("request", lambda one: one.url.startswith(address) or faults.append(one.url))
        page.on("pageerror", lambda error: faults.append(str(error)))
        page.goto(address + path)
        if options.get("java_script_enabled", True):
            # A reader has stirred, and what comes then has come.
            page.mouse.move(1, 1)
            page.evaluate(
                "document.querySelector('#open-search') && site.stirred.then(() => site.load('previews.js'))"
            )
        return page

    yield open_page
    for context in contexts:
        context.close()
    assert faults == [], faults

"""What a reader's browser loads at the first view of a page: requests, bytes, shifts of layout."""

import functools
import gzip
import http.server
import subprocess
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from playwright.sync_api import Browser, Response

from bench.browser import chromium
from bench.measure import ROOT, record, report, table

PAGES = ("", "mechanics/", "claims/", "timeline/")
_INTRO = (
    "What a browser loads at the first view of a page, nothing kept from before: as nginx and "
    "GitHub Pages compress it (gzip), and as Cloudflare and Netlify do (Brotli)."
)
_COMPRESSED = {".html", ".css", ".js", ".mjs", ".json", ".svg", ".xml", ".txt", ".map"}
# Node.js knows Brotli, which Python does not. At 5 of 11, which a server has time for.
_BROTLI = """const { brotliCompressSync, constants } = require("zlib")
const params = { [constants.BROTLI_PARAM_QUALITY]: 5 }
const read = require("fs").readFileSync(0)
process.stdout.write(String(brotliCompressSync(read, { params }).length))"""
# Sums up what the browser itself noted: which files kept it from painting, and what moved.
_NOTED = """() => new Promise(resolve => {
  let shift = 0
  new PerformanceObserver(list => {
    for (const entry of list.getEntries()) if (!entry.hadRecentInput) shift += entry.value
  }).observe({ type: "layout-shift", buffered: true })
  const files = performance.getEntriesByType("resource")
  const blocking = files.filter(one => one.renderBlockingStatus === "blocking")
  setTimeout(() => resolve({ shift, blocking: blocking.map(one => one.name) }), 300)
})"""


@dataclass(frozen=True)
class Resource:
    """A file that a view loads: its address and its bytes as sent, and as Brotli would send it."""

    address: str
    bytes: int
    brotli: int
    blocks: bool


@dataclass(frozen=True)
class View:
    """A first view of a page."""

    resources: tuple[Resource, ...]
    shift: float

    @property
    def bytes(self) -> int:
        return sum(one.bytes for one in self.resources)

    @property
    def brotli(self) -> int:
        return sum(one.brotli for one in self.resources)

    @property
    def before_paint(self) -> int:
        """The page and all that the browser waits for before it paints."""
        return sum(one.bytes for one in self.resources if one.blocks)


class _Compressing(http.server.SimpleHTTPRequestHandler):
    """Serves a folder and compresses text, as web servers do."""

    protocol_version = "HTTP/1.1"

    def log_message(self, *_: object) -> None:
        pass

    def do_GET(self) -> None:
        path = Path(self.translate_path(self.path))
        path = path / "index.html" if path.is_dir() else path
        if not path.is_file():
            self.send_error(404)
            return
        body, text = path.read_bytes(), path.suffix in _COMPRESSED
        body = gzip.compress(body, 6) if text else body
        self.send_response(200)
        self.send_header("Content-Type", self.guess_type(str(path)))
        if text:
            self.send_header("Content-Encoding", "gzip")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)


@contextmanager
def served(folder: Path) -> Iterator[str]:
    """The address at which a folder is served while the block runs."""
    handler = functools.partial(_Compressing, directory=folder)
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_port}/"
    finally:
        server.shutdown()
        server.server_close()


def view(browser: Browser, address: str) -> View:
    """The first view of a page, by a browser that has nothing of the site yet."""
    with browser.new_context(viewport={"width": 1280, "height": 900}) as context:
        page = context.new_page()
        loaded: list[Response] = []
        page.on("requestfinished", lambda request: loaded.append(request.response()))
        page.goto(address, wait_until="networkidle")
        noted = page.evaluate(_NOTED)
        blocking = {address, *noted["blocking"]}
        resources = tuple(_resource(one, blocking) for one in loaded if one.url.startswith("http"))
    return View(resources, noted["shift"])


def _resource(answer: Response, blocking: set[str]) -> Resource:
    sent = answer.request.sizes()["responseBodySize"]
    compressed = "content-encoding" in answer.headers
    brotli = _brotli(answer.body()) if compressed else sent
    return Resource(answer.url, sent, brotli, answer.url in blocking)


def _brotli(body: bytes) -> int:
    """How many bytes a file has in Brotli."""
    return int(
        subprocess.run(["node", "-e", _BROTLI], input=body, capture_output=True, check=True).stdout
    )


def main(arguments: list[str]) -> None:
    """Measure pages of a built site: of site/, or of the folder named."""
    folder = Path(*arguments) if arguments else ROOT / "site"
    if not (folder / "index.html").is_file():
        raise SystemExit(f"{folder} holds no built site. Run scripts/build first.")
    with chromium() as browser, served(folder) as address:
        views = {page: view(browser, address + page) for page in PAGES}
    heads = ["page", "requests", "bytes", "in Brotli", "before paint", "layout shift"]
    parts = [_INTRO, table(heads, [*_rows(views)])]
    for page, one in views.items():
        rows = [
            [_short(it.address), f"{it.bytes:,}", f"{it.brotli:,}", "yes" * it.blocks]
            for it in one.resources
        ]
        parts += [f"## /{page}", table(["file", "bytes", "in Brotli", "waited for"], rows)]
    record("weight.md", report("Weight", "--weight", *parts), whole=not arguments)


def _rows(views: dict[str, View]) -> Iterator[list[str]]:
    for page, one in views.items():
        figures = [len(one.resources), one.bytes, one.brotli, one.before_paint]
        yield [f"/{page}", *(f"{figure:,}" for figure in figures), f"{one.shift:.3f}"]


def _short(address: str) -> str:
    return "/" + address.split("/", 3)[3]

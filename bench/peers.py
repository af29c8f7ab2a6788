"""The same six chapters and works, built by other programs: what each costs and what readers get.

Each program gets a throw-away environment under .build/bench/peers/ and its default looks. One that
cannot be had from PyPI, npm or Debian is left out, and the table says so.
"""

import json
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from statistics import median

from playwright.sync_api import Browser

from annotated import pandoc
from annotated.cite import citeproc
from bench import book, ours
from bench.book import Book
from bench.browser import axe, chromium
from bench.measure import CACHE, Cost, Failed, record, report, run, table
from bench.weight import View, served, view

FOLDER = CACHE / "peers"
CHAPTER = "mechanics"
_REPEATS = 3
_INTRO = f"""\
The same six chapters and the works they cite, built by each program with its defaults. Times are
the median of {_REPEATS} cold builds. Requests and bytes are those of the first view of one chapter,
compressed; so are the faults that axe finds, and the citations that lead to their reference."""


@dataclass(frozen=True)
class Peer:
    """A program: what it needs, how it gets the book, how it builds, and where its output is.

    `cited` selects the links of citations in a chapter. `made` names what a build leaves behind,
    which a cold build must not find.
    """

    name: str
    write: Callable[[Path, Book], None]
    build: tuple[str, ...]
    packages: tuple[str, ...] = ()
    npm: tuple[str, ...] = ()
    output: str = "site"
    chapter: str = f"{CHAPTER}/"
    cited: str = 'a[href*="#ref-"]'
    made: tuple[str, ...] = ()
    modules: str = ""  # the folders in which Python looks for more

    @property
    def folder(self) -> Path:
        return FOLDER / re.sub(r"\W+", "-", self.name.lower()).strip("-")


@dataclass(frozen=True)
class Result:
    """What was measured for one program; `cited` is how many links of citations a chapter has."""

    name: str
    seconds: float
    cpu: float
    view: View
    faults: int
    working: int
    cited: int


def main(arguments: list[str]) -> None:
    """Measure the programs named, or all of them, beside ours."""
    text = book.read(Path.cwd())
    ready, without = {}, []
    for peer in (*OURS, *PEERS):
        if arguments and not any(one.lower() in peer.name.lower() for one in arguments):
            continue
        try:
            ready[peer] = [_first_build(peer, text)]
        except (Failed, OSError, subprocess.SubprocessError) as error:
            without.append(f"- {peer.name}: {_last_line(error)}")
    # In turn, so that a busy minute of the machine does not fall to one program alone.
    for _ in range(_REPEATS):
        for peer, costs in ready.items():
            costs.append(_cold_build(peer))
    with chromium() as browser:
        results = [_result(peer, costs[1:], browser) for peer, costs in ready.items()]
    record("peers.md", _report(results, without, text), whole=not arguments)


def _last_line(error: Exception) -> str:
    said = getattr(error, "stderr", None) or str(error)
    lines = [line.strip() for line in said.splitlines() if line.strip()]
    telling = [line for line in lines if re.search(r"failed|error|not found", line, re.I)]
    return (telling or lines or ["failed"])[0][:160]


def _first_build(peer: Peer, text: Book) -> Cost:
    shutil.rmtree(peer.folder, ignore_errors=True)
    peer.folder.mkdir(parents=True)
    _installed(peer)
    peer.write(peer.folder, text)
    return _cold_build(peer)


def _result(peer: Peer, costs: list[Cost], browser: Browser) -> Result:
    with served(peer.folder / peer.output) as address:
        shown = view(browser, address + peer.chapter)
        tab = browser.new_page(viewport={"width": 1280, "height": 900})
        tab.goto(address + peer.chapter, wait_until="networkidle")
        faults, cited = len(axe(tab)), tab.locator(peer.cited).count()
        working = tab.eval_on_selector_all(peer.cited, _TARGETS)
        tab.close()
    seconds, cpu = (median(getattr(one, name) for one in costs) for name in ("wall", "cpu"))
    return Result(peer.name, seconds, cpu, shown, faults, working, cited)


def _cold_build(peer: Peer) -> Cost:
    folder, programs = peer.folder, _installed(peer)
    for name in (peer.output, *peer.made):
        shutil.rmtree(folder / name, ignore_errors=True)
    os.sync()  # what was deleted is not to slow down what is measured
    environment = {"PATH": f"{programs}:/usr/local/bin:/usr/bin:/bin", "CI": "1"}
    environment |= {"NO_MKDOCS_2_WARNING": "1", "DO_NOT_TRACK": "1", "PYTHONPATH": peer.modules}
    program, *arguments = peer.build
    found = shutil.which(program, path=environment["PATH"])
    if not found:
        raise FileNotFoundError(f"{program} was not found")
    return run([found, *arguments], folder, **environment)


def _installed(peer: Peer) -> str:
    """The folders of the programs that a peer brings along, made once."""
    if peer.npm:
        home = FOLDER / "npm" / "-".join(peer.npm).replace("/", "-").replace("@", "")
        if not (home / "node_modules").exists():
            home.mkdir(parents=True, exist_ok=True)
            _quietly("npm", "install", "--prefix", home, "--no-audit", "--no-fund", *peer.npm)
        return str(home / "node_modules" / ".bin")
    if not peer.packages:
        return str(Path(sys.executable).parent)
    home = FOLDER / "python" / "-".join(peer.packages).replace("=", "")
    if not (home / "done").exists():
        _quietly(sys.executable, "-m", "venv", "--clear", home)
        _quietly(home / "bin" / "pip", "install", "-qq", *peer.packages)
        (home / "done").touch()
    # mkdocs-bibtex calls pandoc; it is to be the one that ours uses.
    return f"{home / 'bin'}:{pandoc.PROGRAM.parent}"


def _quietly(*command: str | Path) -> None:
    subprocess.run(command, check=True, capture_output=True, text=True, timeout=900)


# How many citations of the chapter lead to something that exists.
_TARGETS = """async links => {
  const there = async link => {
    const target = new URL(link.href)
    const id = decodeURIComponent(target.hash.slice(1))
    if (!id) return false
    if (target.pathname === location.pathname) return document.getElementById(id) !== null
    const answer = await fetch(target.pathname)
    const page = new DOMParser().parseFromString(await answer.text(), "text/html")
    return answer.ok && page.getElementById(id) !== null
  }
  return (await Promise.all(links.map(there))).filter(Boolean).length
}"""


# ---- The report ----


def _report(results: list[Result], without: list[str], text: Book) -> str:
    heads = ["program", "cold build, s", "to ours", "processor, s", "requests", "bytes", "to ours"]
    heads += ["before paint", "axe", "citations that work"]
    wanted = text.citations(CHAPTER)
    rows = [_row(one, results[0], wanted) for one in results]
    parts = [_INTRO, table(heads, rows)]
    if without:
        parts.append("Not to be had here:\n\n" + "\n".join(without))
    return report("Peers", "--peers", *parts)


def _row(one: Result, first: Result, wanted: int) -> list[str]:
    return [
        one.name,
        f"{one.seconds:.2f}",
        f"{one.seconds / first.seconds:.2f}",
        f"{one.cpu:.2f}",
        str(len(one.view.resources)),
        f"{one.view.bytes:,}",
        f"{one.view.bytes / first.view.bytes:.2f}",
        f"{one.view.before_paint:,}",
        str(one.faults),
        f"{one.working} of {max(one.cited, wanted)}",
    ]


# ---- Each program with its defaults ----


def _pages(folder: Path, pages: Iterator[tuple[str, str]], end: str = "md") -> None:
    folder.mkdir(parents=True, exist_ok=True)
    for name, text in pages:
        (folder / f"{name}.{end}").write_text(text, encoding="utf-8")


_MKDOCS = """\
site_name: The same six chapters
theme: {{ name: material, font: false }}
markdown_extensions: [footnotes, attr_list, md_in_html]
plugins:
  - search
  - bibtex: {{ bib_file: refs.bib{csl} }}
"""


def _material(csl: str) -> Callable[[Path, Book], None]:
    def write(folder: Path, text: Book) -> None:
        _pages(folder / "docs", book.with_keys(text))
        (folder / "docs" / "index.md").write_text("# The same six chapters\n")
        (folder / "refs.bib").write_text(text.bibtex, encoding="utf-8")
        (folder / "mkdocs.yml").write_text(_MKDOCS.format(csl=csl))

    return write


def _sphinx(folder: Path, text: Book) -> None:
    _pages(folder, book.with_roles(text), "rst")
    (folder / "refs.bib").write_text(text.bibtex, encoding="utf-8")
    (folder / "conf.py").write_text(
        'project = "The same six chapters"\nextensions = ["sphinxcontrib.bibtex"]\n'
        'bibtex_bibfiles = ["refs.bib"]\nbibtex_reference_style = "author_year"\n'
        'html_theme = "furo"\n'
    )
    listed = "\n".join(f"   {page.name}" for page in text.chapters)
    (folder / "index.rst").write_text(
        f"The same six chapters\n=====================\n\n.. toctree::\n\n{listed}\n   references\n"
    )
    (folder / "references.rst").write_text("References\n==========\n\n.. bibliography::\n")


def _zensical(folder: Path, text: Book) -> None:
    _pages(folder / "docs", book.resolved(text))
    (folder / "docs" / "index.md").write_text("# The same six chapters\n")
    (folder / "zensical.toml").write_text(
        '[project]\nsite_name = "The same six chapters"\n'
        "[project.theme]\nfont = false\n"
        "[project.markdown_extensions.md_in_html]\n[project.markdown_extensions.attr_list]\n"
    )


_HUGO_PAGE = """\
<!doctype html><html lang="en"><head><meta charset="utf-8"><title>{{ .Title }}</title>
<meta name="viewport" content="width=device-width, initial-scale=1"></head>
<body><main>{{ .Content }}{{ range .Pages }}<a href="{{ .RelPermalink }}">{{ .Title }}</a>{{ end }}
</main></body></html>
"""


def _hugo(folder: Path, text: Book) -> None:
    titled = ((name, f"---\ntitle: {name}\n---\n{one}") for name, one in book.resolved(text))
    _pages(folder / "content", titled)
    layouts = folder / "layouts" / "_default"
    layouts.mkdir(parents=True)
    for kind in ("single", "list"):
        (layouts / f"{kind}.html").write_text(_HUGO_PAGE)
    (folder / "hugo.toml").write_text(
        'title = "The same six chapters"\nbaseURL = "/"\n'
        'disableKinds = ["taxonomy", "term"]\n'
        "[markup.goldmark.renderer]\nunsafe = true\n"
    )


def _myst(folder: Path, text: Book) -> None:
    _pages(folder, book.with_keys(text))
    (folder / "index.md").write_text("# The same six chapters\n")
    (folder / "refs.bib").write_text(text.bibtex, encoding="utf-8")
    (folder / "myst.yml").write_text(
        "version: 1\nproject: { title: The same six chapters, bibliography: [refs.bib] }\n"
        "site: { template: book-theme }\n"
    )


def _quarto(folder: Path, text: Book) -> None:
    _pages(folder, book.with_keys(text), "qmd")
    (folder / "index.qmd").write_text("# The same six chapters\n")
    (folder / "refs.bib").write_text(text.bibtex, encoding="utf-8")
    listed = "".join(f"    - {page.name}.qmd\n" for page in text.chapters)
    (folder / "_quarto.yml").write_text(
        "project: { type: book, output-dir: site }\n"
        f"book:\n  title: The same six chapters\n  chapters:\n    - index.qmd\n{listed}"
        "bibliography: refs.bib\n"
    )


def _mdbook(folder: Path, text: Book) -> None:
    _pages(folder / "src", book.resolved(text))
    listed = "".join(f"- [{one.meta['title']}]({one.name}.md)\n" for one in text.chapters)
    (folder / "src" / "SUMMARY.md").write_text(f"# Summary\n\n{listed}")
    (folder / "book.toml").write_text('[book]\ntitle = "The same six chapters"\n')


_DOCUSAURUS = {
    "title": "The same six chapters",
    "url": "https://example.org",
    "baseUrl": "/",
    "markdown": {"format": "md"},
    "presets": [["classic", {"docs": {"routeBasePath": "/"}, "blog": False}]],
}


def _docusaurus(folder: Path, text: Book) -> None:
    _pages(folder / "docs", book.resolved(text))
    (folder / "docs" / "index.md").write_text("---\nslug: /\n---\n# The same six chapters\n")
    (folder / "docusaurus.config.js").write_text(f"module.exports = {json.dumps(_DOCUSAURUS)}\n")
    (folder / "package.json").write_text('{"name": "same", "private": true}')
    home = FOLDER / "npm" / "docusaurus-core-docusaurus-preset-classic-react-react-dom"
    (folder / "node_modules").symlink_to(home / "node_modules")


_OWN_LINKS = "article a.citation"
_MKDOCS_BUILD = ("mkdocs", "build", "--quiet")
_STOCK = ("mkdocs==1.6.1", "mkdocs-material==9.8.1", "mkdocs-bibtex==4.4.0", "click>=8.4")
OURS = (
    Peer(
        "Ours, the same content",
        ours.same_content,
        ours.BUILD,
        cited=_OWN_LINKS,
        modules=ours.MODULES,
    ),
    Peer("Ours, the site as it is", ours.whole, ours.BUILD, cited=_OWN_LINKS, modules=ours.MODULES),
    Peer(
        "Ours, with its documents",
        ours.whole,
        ours.BUILD_ALL,
        cited=_OWN_LINKS,
        modules=ours.MODULES,
    ),
)
PEERS = (
    Peer(
        "Material, mkdocs-bibtex with pandoc",
        _material(f", csl_file: {citeproc.FILES / 'apa.csl'}"),
        _MKDOCS_BUILD,
        packages=_STOCK,
        cited="article sup a.footnote-ref",
    ),
    Peer(
        "Material, mkdocs-bibtex",
        _material(""),
        _MKDOCS_BUILD,
        packages=_STOCK,
        cited="article sup a.footnote-ref",
    ),
    Peer(
        "Sphinx, bibtex, furo",
        _sphinx,
        ("sphinx-build", "-q", "-b", "dirhtml", ".", "site"),
        packages=("sphinx", "sphinxcontrib-bibtex", "furo"),
        cited="article a.reference.internal[href*='#id']",
    ),
    Peer("Zensical", _zensical, ("zensical", "build"), packages=("zensical",), made=(".cache",)),
    Peer(
        "Hugo, a bare layout",
        _hugo,
        ("hugo", "--quiet", "--destination", "site"),
        packages=("hugo",),
    ),
    Peer(
        "MyST",
        _myst,
        ("myst", "build", "--html"),
        packages=("mystmd",),
        output="_build/html",
        made=("_build",),
        cited="article cite a, article a[href*='#cite']",
    ),
    Peer(
        "Quarto",
        _quarto,
        ("quarto", "render"),
        packages=("quarto-cli",),
        chapter=f"{CHAPTER}.html",
    ),
    Peer("mdBook", _mdbook, ("mdbook", "build", "-d", "site"), chapter=f"{CHAPTER}.html"),
    Peer(
        "Docusaurus",
        _docusaurus,
        ("docusaurus", "build", "--out-dir", "site"),
        npm=("@docusaurus/core", "@docusaurus/preset-classic", "react", "react-dom"),
        made=(".docusaurus",),
    ),
)

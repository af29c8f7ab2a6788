"""Where MkDocs meets the site's own code: the only file that imports mkdocs.

MkDocs keeps this file for as long as a preview runs; the package is imported anew for every build,
so that an edit to it shows at once. An edit to this file needs a new start.
"""

import importlib
import os
import re
import sys
from pathlib import Path
from types import ModuleType
from typing import Any

from jinja2 import Environment
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort
from mkdocs.plugins import CombinedEvent, event_priority
from mkdocs.structure.files import File, Files
from mkdocs.structure.pages import Page
from mkdocs_bibtex.citation import Citation, CitationBlock
from mkdocs_bibtex.registry import ReferenceRegistry

from annotated import (
    cite,
    citeproc,
    csp,
    documents,
    editions,
    exports,
    hosting,
    offline,
    search,
    site,
    sources,
    web,
)

# What the events of one build pass on to each other.
_running: dict[str, Any] = {"documents": False}


class Registry(ReferenceRegistry):
    """Gives mkdocs-bibtex our own labels; the lists of references are ours too."""

    footnote_format = "{key}"  # asked for by the plugin; no page has its footnotes

    def __init__(self, formatted: citeproc.Formatted) -> None:
        self.formatted = formatted

    def validate_citation_blocks(self, citation_blocks: list[CitationBlock]) -> None:
        """Nothing to do: the sources were checked before."""

    def validate_inline_references(self, inline_references: list) -> set:
        return set()

    def inline_text(self, citation_block: CitationBlock) -> str:
        return site.cite_in_text(citation_block.raw, self.formatted)

    def reference_text(self, citation: Citation) -> str:
        # The plugin takes any brackets with an at sign for a citation, such as an e-mail address.
        return self.formatted.entries.get(citation.key, "")


def on_startup(command: str, **_: object) -> None:
    """Documents are made by a build only: they would slow the preview down."""
    _running.update(documents=command == "build")


def _import_anew() -> None:
    # A module that was imported once stays as it was, whatever its file says now.
    for name in [name for name in sys.modules if name.split(".")[0] == "annotated"]:
        del sys.modules[name]
    for name, value in list(globals().items()):
        if isinstance(value, ModuleType) and value.__name__.startswith("annotated."):
            globals()[name] = importlib.import_module(value.__name__)


@event_priority(100)
def on_config(config: MkDocsConfig) -> MkDocsConfig:
    """Read and check the sources before anything else sees them."""
    if "site" in _running:
        _import_anew()
    root = Path(config.config_file_path).parent
    edition, found = _read(config, root)
    try:
        built = site.assemble(root, found, edition, works=_running["documents"])
    except citeproc.PandocError as error:
        raise Abort(f"\n{error}\n") from error
    os.environ.setdefault("SOURCE_DATE_EPOCH", str(edition.timestamp))
    _running.update(site=built, edition=edition, finished={})
    return config


def _read(config: MkDocsConfig, root: Path) -> tuple[editions.Edition, sources.Sources]:
    """The edition and the sources; the faults of both are reported together."""
    faults = []
    if "bibtex" not in config.plugins:
        faults.append(f"mkdocs.yml: plugins: expected bibtex, found {', '.join(config.plugins)}")
    done = []
    for read in (lambda: _edition(config), lambda: sources.load(root)):
        try:
            done.append(read())
        except (sources.Faulty, editions.Misconfigured) as error:
            faults.append(str(error))
    if faults:
        raise Abort("\n{}\n".format("\n".join(faults)))
    return done[0], done[1]


def on_build_error(error: Exception, **_: object) -> None:
    """Tell in a sentence of a full disk, a folder that cannot be written, a text too deep."""
    if isinstance(error, RecursionError):
        raise Abort("\nA page has lists or emphasis nested too deeply to be read.\n") from error
    if isinstance(error, OSError):
        place = error.filename or "the disk"
        raise Abort(f"\nCannot write or read {place}: {error.strerror or error}\n") from error


def _edition(config: MkDocsConfig) -> editions.Edition:
    return editions.read(
        config.site_name,
        config.site_description or "",
        config.extra.get("edition", {}),
        os.environ.get("SITE_URL", ""),
    )


def on_files(files: Files, config: MkDocsConfig) -> Files:
    """Add the data as files, leave Material's looks out, put our registry behind mkdocs-bibtex."""
    for file in [file for file in files if _is_unused(file.src_uri)]:
        files.remove(file)
    built: site.Site = _running["site"]
    config.plugins["bibtex"].registry = Registry(built.formatted)
    _running["data"] = exports.data(built.sources, _running["edition"].label)
    _running["citations"] = exports.citations(built)
    pictures = exports.pictures(built)
    for path, content in (_running["data"] | _running["citations"] | pictures).items():
        files.append(File.generated(config, path, content=content))
    return files


def _is_unused(path: str) -> bool:
    # Of the theme's files the pages use only the worker that searches.
    folders = ("assets/stylesheets/", "assets/javascripts/", "assets/images/")
    return path.startswith(folders) and not re.search(r"/workers/search\.\w+\.min\.js$", path)


@event_priority(100)
def _expand(markdown: str, page: Page, **_: object) -> str:
    # MkDocs has read `title: no` as False; to us it is a word.
    page.meta = dict(_running["site"].sources.pages[_name(page)].meta)
    return _running["site"].expanded[_name(page)]


@event_priority(-100)
def _finish(markdown: str, page: Page, **_: object) -> str:
    finished = site.finish(markdown, _running["site"].formatted)
    _running["finished"][_name(page)] = finished
    return finished


def _name(page: Page) -> str:
    return page.file.src_uri.removesuffix(".md")


# mkdocs-bibtex works between the two: it finds the citations and asks our registry for each.
on_page_markdown = CombinedEvent(_expand, _finish)


def on_env(env: Environment, config: MkDocsConfig, files: Files) -> Environment:
    """Make the documents from the finished pages, before the templates link to them."""
    env.globals.update(
        edition=_running["edition"],
        styles={style: label for style, (label, _) in cite.STYLES.items()},
        cited=_running["site"].cited,
        exported=set(_running["citations"]),
        search_worker=next(file.url for file in files if "/workers/search." in file.src_uri),
        documents={},
        offline=offline.NAME if _offline() else "",
    )
    if _running["documents"]:
        made = _documents()
        env.globals["documents"] = {document.name: document for document in made}
        written = {f"print/{document.name}": document.content for document in made}
        sums = exports.checksums(written | _running["data"])
        for path, content in (written | {"SHA256SUMS": sums.encode()}).items():
            files.append(File.generated(config, path, content=content))
    return env


def _documents() -> list[documents.Document]:
    built: site.Site = _running["site"]
    try:
        return documents.make(built, _running["finished"], _running["edition"])
    except (documents.Unmade, citeproc.PandocError) as error:
        raise Abort(f"\nA document could not be made: {error}\n") from error


def on_post_page(output: str, **_: object) -> str:
    # The figures come last: their words are no reading time, and no words to search for.
    return web.finish(site.with_figures(output, _running["site"]))


@event_priority(-100)
def on_post_build(config: MkDocsConfig) -> None:
    """Finish what MkDocs wrote: the search index, the policies, what is made of all files."""
    target = Path(config.site_dir)
    _complete_search(target / "search" / "search_index.json")
    # A preview's pages have no policy: they reload by a script that MkDocs puts into them.
    if _running["documents"]:
        pages = {path: _secured(path) for path in sorted(target.rglob("*.html"))}
        for path, text in pages.items():
            path.write_text(text, "utf-8")
        for name, text in hosting.files(pages.values()).items():
            (target / name).write_text(text, "utf-8")
    if _offline():
        found = [path for path in target.rglob("*") if path.is_file()]
        files = {path.relative_to(target).as_posix(): path.read_bytes() for path in found}
        (target / offline.NAME).write_bytes(offline.archive(files, _running["edition"]))


def _complete_search(index: Path) -> None:
    built: site.Site = _running["site"]
    references, entries = built.sources.references, built.formatted.entries
    index.write_text(search.complete(index.read_text("utf-8"), references, entries), "utf-8")


def _secured(page: Path) -> str:
    try:
        return csp.secured(page.read_text("utf-8"))
    except csp.Unsafe as error:
        raise Abort(f"\n{page}: no policy allows {error}\n") from error


def _offline() -> bool:
    return _running["documents"] and bool(os.environ.get("OFFLINE"))

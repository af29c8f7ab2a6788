"""Where MkDocs meets the site's own code: no other file in scripts/ imports mkdocs.

MkDocs keeps this file for as long as a preview runs; the package is imported anew after an edit to
it, so that the edit shows at once. An edit to this file needs a new start. A preview remembers what
does not change from build to build; a build remembers nothing.

Inner names of others that are used here, why, and what would take their place:
  mkdocs    Page.render, page.render           to remember a page; without it a preview is slower
            file.copy_file                     to write nothing in a preview; the same
            server._guess_type, serve_request  to send what was not written; the same
  bibtex    ReferenceRegistry                  to give the plugin our labels
            last_configured, registry          to put our registry in the place of its own
  material  SearchIndex.entries, add_entry_from_context, config   to remember the index of a page
            assets/stylesheets/ and alike      to leave its looks out
"""

import importlib
import logging
import math
import os
import sys
from collections.abc import Callable, Iterable
from concurrent.futures import Future, ThreadPoolExecutor
from copy import copy
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from types import ModuleType
from typing import Any

from jinja2 import Environment
from material.plugins.search.plugin import SearchIndex
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort
from mkdocs.livereload import LiveReloadServer
from mkdocs.plugins import CombinedEvent, event_priority
from mkdocs.structure.files import File, Files
from mkdocs.structure.pages import Page
from mkdocs_bibtex.citation import Citation, CitationBlock
from mkdocs_bibtex.registry import ReferenceRegistry

from annotated import memory, model, pandoc
from annotated.cite import citeproc, items, styles
from annotated.draw import shapes
from annotated.paper import documents, press
from annotated.publish import exports, feed, hosting, offline
from annotated.read import check
from annotated.text.markdown import minutes
from annotated.web import (
    claims,
    drawings,
    filters,
    headings,
    home,
    languages,
    lean,
    notes,
    policy,
    reading,
    references,
    search,
    tables,
)
from annotated.web import documents as linked
from annotated.write import pages, site

_SEAM = "\n\n"
_LOG = logging.getLogger("mkdocs.documents")


@dataclass
class _Build:
    """What the events of one build pass on to each other."""

    code: dict[Path, int]  # when each module of the package was last changed
    for_readers: bool  # a build, with documents and policies; not a preview
    edition: "model.Edition" = field(init=False)
    site: "site.Site" = field(init=False)
    pages: tuple[str, ...] = ()
    data: dict[str, bytes] = field(default_factory=dict)
    citations: dict[str, bytes] = field(default_factory=dict)
    generated: dict[str, bytes] = field(default_factory=dict)
    styles: Future[dict[str, bytes]] = field(init=False)
    documents: dict[str, "documents.Document"] = field(default_factory=dict)


_build = _Build({}, False)


class Registry(ReferenceRegistry):  # type: ignore[misc]
    """Gives mkdocs-bibtex our own labels; the lists of references are ours too."""

    footnote_format = "{key}"  # asked for by the plugin; no page has its footnotes

    def __init__(self, formatted: citeproc.Formatted) -> None:
        self.formatted = formatted

    def validate_citation_blocks(self, citation_blocks: list[CitationBlock]) -> None:
        """Nothing to do: the sources were checked before."""

    def validate_inline_references(self, inline_references: list[object]) -> set[object]:
        return set()

    def inline_text(self, citation_block: CitationBlock) -> str:
        return site.cite_in_text(citation_block.raw, self.formatted)

    def reference_text(self, citation: Citation) -> str:
        return ""  # asked for footnotes, which no page has


def on_startup(command: str, **_: object) -> None:
    """Documents are made by a build only: they would slow the preview down."""
    _build.code, _build.for_readers = _code(), command == "build"
    if command == "serve":
        memory.begin()


def _code() -> dict[Path, int]:
    return {path: path.stat().st_mtime_ns for path in Path(memory.__file__).parent.rglob("*.py")}


def _import_anew() -> None:
    # A module that was imported once stays as it was, whatever its file says now.
    for name in [name for name in sys.modules if name.split(".")[0] == "annotated"]:
        del sys.modules[name]
    for name, value in list(globals().items()):
        if isinstance(value, ModuleType) and value.__name__.startswith("annotated."):
            globals()[name] = importlib.import_module(value.__name__)
    memory.begin()


@event_priority(100)
def on_config(config: MkDocsConfig) -> MkDocsConfig:
    """Read and check the sources before anything else sees them."""
    if _build.code != (code := _code()):
        _import_anew()
        _build.code = code
    try:
        _build.edition, found = check.everything(Path(config.config_file_path).parent)
    except model.Faulty as error:
        raise Abort(f"\n{error}\n") from error
    _build.site = site.assemble(found, _build.edition)
    os.environ.setdefault("SOURCE_DATE_EPOCH", str(_build.edition.timestamp))
    # mkdocs-bibtex reads refs.bib for its own registry unless it did so before; ours replaces it.
    _plugin(config, "bibtex").last_configured = math.inf
    return config


def _plugin(config: MkDocsConfig, name: str) -> Any:  # noqa: ANN401 (plugins are not typed)
    return config.plugins[name]


def on_build_error(error: Exception, **_: object) -> None:
    """Tell in a sentence what stopped the build, where that is not a fault of the program."""
    if isinstance(error, pandoc.Failed | press.Unmade):
        raise Abort(f"\n{error}\n") from error
    if isinstance(error, RecursionError):
        raise Abort("\nA page has lists or emphasis nested too deeply to be read.\n") from error
    if isinstance(error, OSError):
        place = error.filename or "the disk"
        raise Abort(f"\nCannot write or read {place}: {error.strerror or error}\n") from error


def on_files(files: Files, config: MkDocsConfig) -> Files:
    """Add the data, leave Material's looks out, put our registry in its place."""
    for file in [file for file in files if _is_unused(file.src_uri)]:
        files.remove(file)
    for file in files:
        if make := lean.of(file.src_uri):
            file.content_string = make(file.content_string)
    _build.pages = tuple(file.src_uri for file in files.documentation_pages())
    _plugin(config, "bibtex").registry = Registry(_build.site.formatted)
    _generate()
    for path, content in _build.generated.items():
        files.append(file := File.generated(config, path, content=content))
        if not _build.for_readers:
            # A preview sends these from here: to write thousands of files takes most of its time.
            vars(file)["copy_file"] = lambda dirty=False: None
    for name in documents.names():
        # Pages link to documents before these are made; a preview makes none.
        files.append(file := File.generated(config, f"print/{name}", content=b""))
        if not _build.for_readers:
            vars(file)["copy_file"] = lambda dirty=False: None
    return files


def _generate() -> None:
    """The files beside the pages, by path."""
    _build.data = exports.data(_build.site.sources, _build.edition.label)
    _build.citations = exports.citations(_build.site)
    _build.generated = _build.data | _build.citations | exports.pictures(_build.site)
    _build.generated |= drawings.files(_build.site.drawings)
    _build.generated[search.LIBRARY] = search.library().encode()
    if _build.for_readers and not _build.edition.frozen:
        _build.generated[feed.PATH] = feed.render(_build.site.sources, _build.edition).encode()
    if _build.for_readers:
        # pandoc takes seconds for this; until it is written, Python has the pages to make.
        _build.styles = ThreadPoolExecutor(1).submit(exports.styles, _build.site.works)
        _build.generated |= {name: text.encode() for name, text in hosting.files().items()}
    else:
        _build.generated |= {exports.style_path(name): b"{}" for name in styles.STYLES}


def on_serve(server: LiveReloadServer, **_: object) -> LiveReloadServer:
    """Send the data and the citations of a preview, which are not written."""

    def answer(environ: dict[str, Any], start: Callable[..., object]) -> Iterable[bytes]:
        path = environ["PATH_INFO"].removeprefix(server.mount_path)
        if path not in _build.generated:
            return server.serve_request(environ, start)
        start("200 OK", [("Content-Type", server._guess_type(path))])  # type: ignore[no-untyped-call]
        return [_build.generated[path]]

    server.set_app(answer)
    return server


def _is_unused(path: str) -> bool:
    # The pages use none of the theme's own looks.
    return path.startswith(("assets/stylesheets/", "assets/javascripts/", "assets/images/"))


@event_priority(100)
def _expand(markdown: str, /, page: Page, **_: object) -> str:
    # MkDocs has read `title: no` as False; to us it is a word.
    page.meta = dict(_build.site.sources.pages[_name(page)].meta)
    # mkdocs-bibtex searches its text once for every citation, so a long page is kept from it.
    return _SEAM.join(site.blocks(_build.site.expanded[_name(page)]))


@event_priority(-100)
def _finish(markdown: str, /, page: Page, **_: object) -> str:
    name = _name(page)
    text = _build.site.expanded[name]
    cited = dict(zip(site.blocks(text), markdown.split(_SEAM), strict=False))
    vars(page)["render"] = partial(_render, page)
    own = _build.site.sources.pages[name]
    return site.finish(site.place(text, cited), own, _build.site.formatted)


def _render(page: Page, config: MkDocsConfig, files: Files) -> None:
    """Render a page as MkDocs does; a preview remembers what it made of the same text."""

    def render() -> tuple[Any, ...]:
        Page.render(page, config, files)
        links = {file.src_uri: anchors for file, anchors in (page.links_to_anchors or {}).items()}
        return page.content, page.toc, page.present_anchor_ids, links

    # Links are resolved against the pages there are.
    reading = repr((config.markdown_extensions, config.mdx_configs))
    key = ("page", _name(page), page.markdown, _build.pages, reading)
    page.content, page.toc, page.present_anchor_ids, links = memory.recall(key, render)
    page.links_to_anchors = {files.src_uris[path]: anchors for path, anchors in links.items()}


def _name(page: Page) -> str:
    return page.file.src_uri.removesuffix(".md")


# mkdocs-bibtex works between the two: it finds the citations and asks our registry for each.
on_page_markdown = CombinedEvent(_expand, _finish)


def on_env(env: Environment, config: MkDocsConfig, files: Files) -> Environment:
    """Make the documents, before the templates link to them."""
    env.globals.update(
        edition=_build.edition,
        cite=items,
        pattern=model.PATTERN,
        styles=styles.STYLES,
        paragraph_of=styles.paragraph_of,
        cited=_build.site.cited,
        exported=set(_build.citations),
        sprite=shapes.sprite(),
        chapters=model.CHAPTERS,
        verdicts=model.VERDICTS,
        minutes={name: minutes(text) for name, text in _build.site.expanded.items()},
        filters=filters.of_pages(_build.site.sources),
        filters_here=pages.FILTERS.strip(),
        offline=offline.NAME if _offline() else "",
        # A preview's pages have no policy: they reload by a script that MkDocs puts into them.
        policy=policy.POLICY if _build.for_readers else "",
    )
    if _build.for_readers:
        made = documents.make(_build.site, _build.edition, say=_LOG.info)
        _build.documents = {document.name: document for document in made}
        written = {f"print/{document.name}": document.content for document in made}
        for path, content in written.items():
            files.src_uris[path].content_bytes = content
        sums = exports.checksums(written | _build.data)
        files.append(File.generated(config, "SHA256SUMS", content=sums.encode()))
    env.globals["documents"] = _build.documents
    index = _plugin(config, "material/search").search_index
    index.add_entry_from_context = partial(_index, index)
    return env


def _index(index: SearchIndex, page: Page) -> None:
    """Index a page as Material does; a preview remembers that too."""

    def entries() -> list[dict[str, Any]]:
        alone = SearchIndex(**index.config)
        read = copy(page)
        read.content = search.without_citations(page.content or "")
        alone.add_entry_from_context(read)
        return list(alone.entries)

    index.entries += memory.recall(("index", page.url, page.title, page.content), entries)


def on_post_page(output: str, page: Page, **_: object) -> str:
    # The figures come last: their words are no reading time, and no words to search for.
    for part in (notes, claims, references, headings, tables):
        output = part.into_page(output)
    output = drawings.into_page(output, _build.site.drawings)
    output = linked.into_page(home.into_page(output, _build.site.tallies), _build.documents)
    output = reading.into_page(output)
    if _build.for_readers and not _build.edition.frozen:
        output = feed.announced(output, page.file.dest_uri)
    return lean.page(languages.finish(output))


@event_priority(-100)
def on_post_build(config: MkDocsConfig) -> None:
    """Finish what MkDocs wrote: the search index, and what is made of all files."""
    target = Path(config.site_dir)
    _complete_search(target / search.PATH)
    memory.forget_unused()
    if _build.for_readers:
        for path, content in _build.styles.result().items():
            (target / path).parent.mkdir(parents=True, exist_ok=True)
            (target / path).write_bytes(content)
    if _offline():
        found = [path for path in target.rglob("*") if path.is_file()]
        files = {path.relative_to(target).as_posix(): path.read_bytes() for path in found}
        (target / offline.NAME).write_bytes(offline.archive(files, _build.edition))


def _complete_search(index: Path) -> None:
    sources, entries = _build.site.sources, _build.site.formatted.entries
    index.write_text(search.complete(index.read_text("utf-8"), sources, entries), "utf-8")


def _offline() -> bool:
    return _build.for_readers and bool(os.environ.get("OFFLINE"))

"""Where MkDocs meets the site's own code: the only file that imports mkdocs.

MkDocs loads this file anew for every build; the package is dropped first, so that an edit to it
takes effect in the running preview too.
"""

import os
import sys
from datetime import UTC, datetime
from pathlib import Path

for _name in [name for name in sys.modules if name.split(".")[0] == "annotated"]:
    del sys.modules[_name]

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort
from mkdocs.plugins import CombinedEvent, event_priority
from mkdocs.structure.files import File, Files
from mkdocs.structure.pages import Page
from mkdocs_bibtex.citation import Citation, CitationBlock
from mkdocs_bibtex.registry import ReferenceRegistry

from annotated import exports, site, sources
from annotated.citeproc import Formatted, PandocError


class Registry(ReferenceRegistry):
    """Gives mkdocs-bibtex our own labels; the lists of references are ours too."""

    footnote_format = "{key}"  # asked for by the plugin; no page has its footnotes

    def __init__(self, formatted: Formatted) -> None:
        self.formatted = formatted

    def validate_citation_blocks(self, citation_blocks: list[CitationBlock]) -> None:
        """Nothing to do: the sources were checked before."""

    def validate_inline_references(self, inline_references: list) -> set:
        return set()

    def inline_text(self, citation_block: CitationBlock) -> str:
        return site.cite(citation_block.raw, self.formatted)

    def reference_text(self, citation: Citation) -> str:
        return self.formatted.entries[citation.key]


@event_priority(100)
def on_config(config: MkDocsConfig) -> MkDocsConfig:
    """Read and check the sources before anything else sees them."""
    root = Path(config.config_file_path).parent
    edition = config.extra["edition"]
    day = datetime.strptime(edition["date"], "%Y-%m-%d").replace(tzinfo=UTC)
    os.environ.setdefault("SOURCE_DATE_EPOCH", str(int(day.timestamp())))
    try:
        config.extra["site"] = site.assemble(root, sources.load(root))
    except (sources.Faulty, PandocError) as error:
        raise Abort(f"\n{error}\n") from error
    return config


def on_files(files: Files, config: MkDocsConfig) -> Files:
    """Add the data as files, and put our registry behind mkdocs-bibtex."""
    built: site.Site = config.extra["site"]
    config.plugins["bibtex"].registry = Registry(built.formatted)
    label = config.extra["edition"]["label"]
    for name, items in (("timeline", built.sources.events), ("claims", built.sources.claims)):
        top = {"timeline": "events"}.get(name, name)
        for path, content in (
            (f"{name}.json", exports.to_json(top, items, label)),
            (f"{name}.csv", exports.to_csv(items)),
        ):
            files.append(File.generated(config, path, content=content))
    return files


@event_priority(100)
def _expand(markdown: str, page: Page, config: MkDocsConfig, **_: object) -> str:
    return config.extra["site"].expanded[page.file.src_uri.removesuffix(".md")]


@event_priority(-100)
def _finish(markdown: str, config: MkDocsConfig, **_: object) -> str:
    return site.finish(markdown, config.extra["site"].formatted)


# mkdocs-bibtex works between the two: it finds the citations and asks our registry for each.
on_page_markdown = CombinedEvent(_expand, _finish)

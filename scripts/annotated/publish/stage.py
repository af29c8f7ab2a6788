"""`python -m annotated.publish.stage FOLDER`: the whole site as plain Markdown, the way out.

Every citation, note and figure is in its place, so that any generator which reads Markdown with
tables, attributes and Markdown in HTML makes the site of it, without a hook and without a plugin.
"""

import json
import os
import shutil
import sys
from collections.abc import Iterable, Mapping
from pathlib import Path

import yaml

from annotated import pandoc
from annotated.model import Edition, Faulty, Page
from annotated.paper import documents
from annotated.publish import exports
from annotated.read import check, settings
from annotated.text.markdown import escape
from annotated.write.site import Site, assemble, finish, with_citations

# What of mkdocs.yml any generator of its kind understands.
_KEPT = ("site_name", "site_description", "copyright", "nav", "markdown_extensions", "validation")


class Taken(Exception):
    """The folder cannot be filled; the message is a sentence that says why."""


def files(
    site: Site, edition: Edition, text: str, made: Iterable[documents.Document]
) -> dict[str, bytes]:
    """The staged site by path; `text` is that of mkdocs.yml, and `made` are the documents."""
    pages = {f"{name}.md": _page(page, site) for name, page in site.sources.pages.items()}
    beside = exports.data(site.sources, edition.label) | exports.citations(site)
    beside |= exports.pictures(site) | {f"print/{one.name}": one.content for one in made}
    found = {path: content.encode() for path, content in pages.items()} | beside
    staged = {f"docs/{path}": content for path, content in found.items()}
    return staged | {"mkdocs.yml": _settings(text, edition).encode()}


def _page(page: Page, site: Site) -> str:
    """A page with its title and its standfirst, which templates of ours show else."""
    front = "".join(
        f"{name}: {json.dumps(page.meta[name], ensure_ascii=False)}\n" for name in page.meta
    )
    body = finish(with_citations(site.expanded[page.name], site.formatted), page, site.formatted)
    lead = f"# {escape(page.meta['title'])}\n\n{escape(page.meta['standfirst'])}"
    return f"---\n{front}---\n\n{lead}\n\n{body.strip()}\n"


def _settings(text: str, edition: Edition) -> str:
    """Settings without a hook, a plugin or a theme of ours."""
    found = yaml.load(text, Loader=yaml.BaseLoader)
    kept = {name: found[name] for name in _KEPT if name in found}
    address = {"site_url": edition.address} if edition.address else {}
    whole = kept | address | {"theme": {"name": "mkdocs"}, "plugins": []}
    return yaml.safe_dump(whole, allow_unicode=True, sort_keys=False)


def write(staged: Mapping[str, bytes], folder: Path) -> None:
    """Fill a folder in one step. Raises `Taken` where there is something already."""
    if folder.is_symlink() or (folder.exists() and not folder.is_dir()):
        raise Taken(f"Expected a new or an empty folder, found {folder}.")
    if folder.is_dir() and any(folder.iterdir()):
        raise Taken(f"Expected a new or an empty folder; {folder} holds something already.")
    room = folder.with_name(f".{folder.name}.{os.getpid()}")
    try:
        for path, content in staged.items():
            (room / path).parent.mkdir(parents=True, exist_ok=True)
            (room / path).write_bytes(content)
        os.replace(room, folder)
    finally:
        shutil.rmtree(room, ignore_errors=True)


def main(arguments: list[str]) -> int:
    """Stage the site of the current folder."""
    root = Path.cwd()
    try:
        if len(arguments) != 1 or not arguments[0]:
            raise Taken("Expected one folder: scripts/build --stage FOLDER")
        edition, sources = check.everything(root)
        site = assemble(sources, edition)
        made = documents.make(site, edition)
        write(files(site, edition, settings.text(root), made), Path(arguments[0]).absolute())
    except (Faulty, Taken, pandoc.Failed) as error:
        print(error, file=sys.stderr)
        return 1
    except OSError as error:
        print(f"Cannot write or read {error.filename}: {error.strerror}.", file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

"""The contents of the site, as `nav` of mkdocs.yml has them: every page once, and no other."""

from collections import Counter
from collections.abc import Collection, Iterator

import yaml

from annotated.model import Problem
from annotated.read.settings import PATH


def problems(text: str, paths: Collection[str]) -> Iterator[Problem]:
    """Report what the text of mkdocs.yml names and is not there, or the other way round.

    `paths` are those of the pages, from docs/ on.
    """
    named = list(_named(text))
    counts = Counter(path for path, _ in named)
    for path, line in named:
        if path not in paths:
            yield Problem(PATH, line, "nav", f"there is no page {path}")
        elif counts[path] > 1:
            yield Problem(PATH, line, "nav", f"expected each page once, found {path} twice")
    for path in sorted(set(paths) - counts.keys()):
        message = f"expected a line for this page in the nav of {PATH}, found none"
        yield Problem(path, 1, "file", message)


def _named(text: str) -> Iterator[tuple[str, int]]:
    """Each page that the nav names, and the line."""
    root = yaml.compose(text)
    pairs = root.value if isinstance(root, yaml.MappingNode) else []
    yield from (one for name, node in pairs if name.value == "nav" for one in _paths(node))


def _paths(node: yaml.Node) -> Iterator[tuple[str, int]]:
    if isinstance(node, yaml.ScalarNode):
        if "://" not in node.value:
            yield f"docs/{node.value}", node.start_mark.line + 1
    elif isinstance(node, yaml.SequenceNode):
        yield from (one for item in node.value for one in _paths(item))
    elif isinstance(node, yaml.MappingNode):
        yield from (one for _, item in node.value for one in _paths(item))

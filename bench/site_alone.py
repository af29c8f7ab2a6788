"""`python -m mkdocs`, but a build makes no documents: what the site alone costs."""

from mkdocs.__main__ import cli

from annotated.paper import documents

documents.make = lambda *_, **__: []
cli()

"""The site's own code: reads the sources, finds every problem in them, writes Markdown.

Nothing here knows MkDocs; `scripts/hooks.py` is the only file that does.
"""

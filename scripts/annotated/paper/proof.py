"""`python -m annotated.paper.proof NAME`: make one document, to look at while working on it.

NAME is a chapter (`mechanics`), a chapter's handout (`mechanics-handout`), `reader` for the PDF of
the whole site, or any file name below print/. It is written to .build/print/, whose path is
printed.
"""

import sys
from pathlib import Path

from annotated import pandoc
from annotated.model import Faulty
from annotated.paper import documents, press
from annotated.read import check
from annotated.write import site

FOLDER = Path(".build/print")


def main(arguments: list[str]) -> int:
    """Make the document that is asked for from the sources in the current folder."""
    known = documents.names()
    asked = [name if "." in name else f"{name}.pdf" for name in arguments]
    if len(asked) != 1 or asked[0] not in known:
        short = ", ".join(name.removesuffix(".pdf") for name in known)
        return _stop(f"Expected one of {short}; found {' '.join(arguments) or 'nothing'}.")
    try:
        made = _made(asked[0])
    except (Faulty, press.Unmade, pandoc.Failed) as error:
        return _stop(str(error))
    FOLDER.mkdir(parents=True, exist_ok=True)
    (FOLDER / made.name).write_bytes(made.content)
    print(FOLDER / made.name)
    return 0


def _made(name: str) -> documents.Document:
    edition, sources = check.everything(Path.cwd())
    (made,) = documents.make(site.assemble(sources, edition), edition, [name])
    return made


def _stop(message: str) -> int:
    print(message, file=sys.stderr)
    return 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

"""`python -m annotated.paper.fonts`: print the characters that the font of the documents needs."""

import sys
from pathlib import Path

from annotated.read import files, glyphs

FOLDER = Path(__file__).parent / "fonts"


def main() -> int:
    """Print the characters of the sources in the current folder that only the Chinese font has."""
    texts, faults = files.read_files(Path.cwd())
    if faults:
        print("\n".join(map(str, faults)), file=sys.stderr)
        return 1
    print(glyphs.used(texts))
    return 0


if __name__ == "__main__":
    sys.exit(main())

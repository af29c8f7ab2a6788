"""`python -m annotated.check`: print every problem in the sources; exit 1 if there is one."""

import sys
from pathlib import Path

from annotated import sources


def main() -> int:
    """Check the sources in the current folder."""
    try:
        sources.load(Path.cwd())
    except sources.Faulty as faulty:
        print(faulty)
        count = len(faulty.problems)
        print(f"{count} problem{'s' if count > 1 else ''}.", file=sys.stderr)
        return 1
    except OSError as error:
        print(f"{error.filename}: {error.strerror}", file=sys.stderr)
        return 1
    print("No problems.")
    return 0


if __name__ == "__main__":
    sys.exit(main())

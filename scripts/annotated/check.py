"""`python -m annotated.check`: print every problem in the sources; exit 1 if there is one."""

import sys
from pathlib import Path

from annotated import settings, sources


def main() -> int:
    """Check the sources and the settings in the current folder."""
    found = settings.problems(Path.cwd()).splitlines()
    try:
        sources.load(Path.cwd())
    except sources.Faulty as faulty:
        found += map(str, faulty.problems)
    except OSError as error:
        found.append(f"{error.filename}: {error.strerror}")
    print("\n".join(found) or "No problems.")
    if found:
        print(f"{len(found)} problem{'s' if len(found) > 1 else ''}.", file=sys.stderr)
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())

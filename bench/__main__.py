"""`scripts/bench`: which measurement to make."""

import sys

from bench import peers, reload, sizes, weight

COMMANDS = {
    "--growth": sizes.main,
    "--peers": peers.main,
    "--reload": reload.main,
    "--weight": weight.main,
}


def main(arguments: list[str]) -> None:
    """Run the measurement that the first argument names; growth if it names none."""
    name = arguments[0] if arguments and arguments[0].startswith("--") else "--growth"
    if name not in COMMANDS:
        sys.exit(f"Expected one of {', '.join(COMMANDS)}; found {name}.")
    COMMANDS[name](arguments[1:] if name in arguments else arguments)


if __name__ == "__main__":
    main(sys.argv[1:])

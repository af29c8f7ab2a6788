"""WebKit, the engine of Safari, as Debian has it for GTK, on a display that nobody sees."""

import base64
import json
import os
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import machine
from seen.view import PLACE, Sheet

_WINDOW = Path(__file__).with_name("webkit_window.py")
_SCREEN = ("-displayfd", "1", "-screen", "0", "2000x1400x24", "-nolisten", "tcp")


class WebKit:
    """A window of WebKit (see seen.view.View)."""

    name = "WebKit"

    def __init__(self, process: "subprocess.Popen[str]") -> None:
        assert process.stdin and process.stdout
        self._to, self._from = process.stdin, process.stdout

    def open(self, url: str) -> None:
        self._ask("open", url)

    def evaluate(self, script: str) -> Any:
        return self._ask("evaluate", script)

    def resize(self, width: int, height: int) -> None:
        self._ask("resize", width, height)

    def hover(self, selector: str) -> None:
        self._ask("hover", *self.evaluate(PLACE % json.dumps(selector)))

    def click(self, selector: str) -> None:
        self._ask("click", *self.evaluate(PLACE % json.dumps(selector)))

    def keys(self, *names: str) -> None:
        self._ask("keys", *names)

    def print_pdf(self, sheet: Sheet) -> bytes:
        return base64.b64decode(self._ask("print_pdf", sheet.width, sheet.height))

    def screenshot(self) -> bytes:
        return base64.b64decode(self._ask("screenshot"))

    def _ask(self, *asked: Any) -> Any:
        print(json.dumps(asked), file=self._to, flush=True)
        answer = self._from.readline()
        assert answer, "WebKit has ended"
        told = json.loads(answer)
        assert "error" not in told, told
        return told["told"]


@contextmanager
def webkit() -> Iterator[WebKit]:
    """A WebKit of its own while the block runs."""
    python, display = machine.needed(machine.WEBKIT), machine.needed(machine.DISPLAY)
    with _running(display, *_SCREEN) as screen:
        assert screen.stdout
        alone = {
            "GDK_BACKEND": "x11",
            "NO_AT_BRIDGE": "1",
            "WEBKIT_DISABLE_COMPOSITING_MODE": "1",  # there is no graphics card to wait for
            "WEBKIT_DISABLE_SANDBOX_THIS_IS_DANGEROUS": "1",  # as root; it shows our own pages only
        }
        shown = {"DISPLAY": f":{screen.stdout.readline().strip()}"}
        with _running(python, str(_WINDOW), **alone, **shown) as process:
            yield WebKit(process)


@contextmanager
def _running(*command: str, **environment: str) -> "Iterator[subprocess.Popen[str]]":
    process = subprocess.Popen(
        command,
        env=os.environ | environment,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
    )
    with process:
        try:
            yield process
        finally:
            process.terminate()

"""Firefox, driven by WebDriver BiDi (https://w3c.github.io/webdriver-bidi/)."""

import base64
import json
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import machine
from seen.view import KEYS, PLACE, Sheet
from seen.websocket import Websocket

_PATIENCE = 120
# A browser of its own that tells nobody anything and looks for nothing new.
_QUIET = {
    "app.normandy.enabled": False,
    "app.update.disabledForTesting": True,
    "browser.safebrowsing.downloads.enabled": False,
    "browser.safebrowsing.malware.enabled": False,
    "browser.safebrowsing.phishing.enabled": False,
    "browser.shell.checkDefaultBrowser": False,
    "browser.startup.page": 0,
    "datareporting.policy.dataSubmissionEnabled": False,
    "extensions.systemAddon.update.enabled": False,
    "extensions.update.enabled": False,
    "messaging-system.rsexperimentloader.enabled": False,
    "network.captive-portal-service.enabled": False,
    "network.connectivity-service.enabled": False,
    "network.dns.disablePrefetch": True,
    "network.prefetch-next": False,
    "services.settings.server": "data:,#remote-settings-dummy/v1",
    "toolkit.telemetry.server": "",
    "ui.prefersReducedMotion": 1,
}


class Firefox:
    """A window of Firefox (see seen.view.View)."""

    name = "Firefox"

    def __init__(self, socket: Websocket) -> None:
        self._socket, self._asked, self._context = socket, 0, {}
        self._ask("session.new", capabilities={})
        tree = self._ask("browsingContext.getTree")
        self._context = {"context": tree["contexts"][0]["context"]}

    def open(self, url: str) -> None:
        self._ask("browsingContext.navigate", **self._context, url=url, wait="complete")

    def evaluate(self, script: str) -> Any:
        code = f"(async () => JSON.stringify((await ({script})) ?? null))()"
        asked = {"expression": code, "target": self._context, "awaitPromise": True}
        told = self._ask("script.evaluate", **asked, userActivation=True)
        assert told["type"] == "success", told
        return json.loads(told["result"]["value"])

    def resize(self, width: int, height: int) -> None:
        size = {"width": width, "height": height}
        self._ask("browsingContext.setViewport", **self._context, viewport=size)

    def hover(self, selector: str) -> None:
        self._point(self.evaluate(PLACE % json.dumps(selector)))

    def click(self, selector: str) -> None:
        place = self.evaluate(PLACE % json.dumps(selector))
        pressed = [{"type": f"pointer{way}", "button": 0} for way in ("Down", "Up")]
        self._point(place, *pressed)

    def _point(self, place: list[int], *then: dict[str, Any]) -> None:
        move = {"type": "pointerMove", "x": place[0], "y": place[1]}
        mouse = {"type": "pointer", "id": "mouse", "parameters": {"pointerType": "mouse"}}
        self._act({**mouse, "actions": [move, *then]})

    def keys(self, *names: str) -> None:
        pressed = [
            {"type": f"key{way}", "value": one}
            for name in names
            for way, held in _strokes(name)
            for one in held
        ]
        self._act({"type": "key", "id": "keyboard", "actions": pressed})

    def _act(self, source: dict[str, Any]) -> None:
        self._ask("input.performActions", **self._context, actions=[source])

    def print_pdf(self, sheet: Sheet) -> bytes:
        size = {"width": sheet.width / 10, "height": sheet.height / 10}
        told = self._ask("browsingContext.print", **self._context, page=size, background=False)
        return base64.b64decode(told["data"])

    def screenshot(self) -> bytes:
        return base64.b64decode(
            self._ask("browsingContext.captureScreenshot", **self._context)["data"]
        )

    def _ask(self, method: str, **params: Any) -> dict[str, Any]:
        self._asked += 1
        asked = {"id": self._asked, "method": method, "params": params}
        self._socket.send(json.dumps(asked))
        while (told := json.loads(self._socket.receive())).get("id") != self._asked:
            pass  # an event
        assert told["type"] == "success", told
        return told["result"]


def _strokes(name: str) -> list[tuple[str, list[str]]]:
    """What goes down, and what comes up again: "Shift+Tab" holds one while it presses the other."""
    held = [KEYS.get(one, one) for one in name.split("+")] if len(name) > 1 else [name]
    return [("Down", held), ("Up", held[::-1])]


@contextmanager
def firefox(**preferences: bool | int | str) -> Iterator[Firefox]:
    """A Firefox of its own while the block runs, with more preferences set if need be."""
    place = machine.needed(machine.FIREFOX)
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as profile:
        _write_preferences(Path(profile), _QUIET | preferences)
        with _started(place, profile) as port:
            socket = Websocket(port, "/session", _PATIENCE)
            yield Firefox(socket)
            socket.close()


def _write_preferences(profile: Path, preferences: dict[str, Any]) -> None:
    lines = [
        f"user_pref({json.dumps(key)}, {json.dumps(value)});" for key, value in preferences.items()
    ]
    (profile / "user.js").write_text("\n".join(lines))


@contextmanager
def _started(place: str, profile: str) -> Iterator[int]:
    """The port at which a new Firefox listens, which it writes into its profile."""
    command = [
        place,
        "--headless",
        "--no-remote",
        "--remote-debugging-port=0",
        "--profile",
        profile,
    ]
    told = Path(profile) / "WebDriverBiDiServer.json"
    quiet = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
    with subprocess.Popen(command, **quiet) as process:
        try:
            while not told.exists():
                assert process.poll() is None, "Firefox has ended"
                time.sleep(0.05)
            yield json.loads(told.read_text())["ws_port"]
        finally:
            process.terminate()

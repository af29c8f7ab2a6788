"""A window of WebKit that does what it is told, a line of JSON at a time. See webkit.py.

Run by the system's Python, which alone knows Debian's GTK: no import from this project.
"""

import base64
import functools
import json
import operator
import os
import pathlib
import sys
import tempfile

import gi

gi.require_version("Gtk", "3.0")
gi.require_version("Gdk", "3.0")
gi.require_version("WebKit2", "4.1")
from gi.repository import Gdk, GLib, Gtk, WebKit2  # noqa: E402

_HELD = {
    "Shift": Gdk.ModifierType.SHIFT_MASK,
    "Control": Gdk.ModifierType.CONTROL_MASK,
    "Alt": Gdk.ModifierType.MOD1_MASK,
}
_NAMED = {
    "Enter": "Return",
    "Space": "space",
    "PageUp": "Page_Up",
    "PageDown": "Page_Down",
    "Backspace": "BackSpace",
    **{f"Arrow{way}": way for way in ("Left", "Up", "Right", "Down")},
}
_MARGIN = 10  # millimetres that a printer leaves free
_LEFT = 2000  # milliseconds after which a page that does not answer has been left
_PAINTED = "new Promise(done => requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(done, 30))))"
# A print is finished a little before the page hears of it.
_WATCH = "void (globalThis.printed = { over: new Promise(done => addEventListener('afterprint', done, { once: true })).then(() => true) })"


class _Window:
    """WebKit in a window that is as large as the page."""

    def __init__(self):
        self.view = WebKit2.WebView.new_with_context(WebKit2.WebContext.new_ephemeral())
        self.view.get_settings().set_enable_developer_extras(False)
        self.window = Gtk.Window()
        self.window.set_decorated(False)
        self.window.add(self.view)
        self.window.show_all()
        self.resize(1280, 900)
        self.view.grab_focus()
        # The pointer begins in the middle of the screen, over whatever a page has there.
        pointer = Gdk.Display.get_default().get_default_seat().get_pointer()
        pointer.warp(Gdk.Screen.get_default(), 0, 0)

    # ---- What it can be told ----

    def open(self, url):
        def changed(_view, event):
            if event == WebKit2.LoadEvent.FINISHED:
                done(None)

        done, wait = _promise()
        watch = self.view.connect("load-changed", changed)
        self.view.load_uri(url)
        wait()
        self.view.disconnect(watch)

    def evaluate(self, script):
        done, wait = _promise()
        body = f"return JSON.stringify((await ({script})) ?? null)"
        self.view.call_async_javascript_function(body, -1, None, None, None, None, _to(done))
        return json.loads(self.view.call_async_javascript_function_finish(wait()).to_string())

    def resize(self, width, height):
        self.window.resize(width, height)
        self.view.set_size_request(width, height)
        _settle(
            lambda: (
                (self.view.get_allocated_width(), self.view.get_allocated_height())
                == (width, height)
            )
        )
        self.view.set_size_request(1, 1)  # so that it can be made smaller again

    def hover(self, x, y):
        event = self._event(Gdk.EventType.MOTION_NOTIFY, "motion")
        self._at(event.motion, event, x, y)

    def click(self, x, y):
        self.hover(x, y)
        for kind in (Gdk.EventType.BUTTON_PRESS, Gdk.EventType.BUTTON_RELEASE):
            event = self._event(kind, "button")
            event.button.button = 1
            if kind == Gdk.EventType.BUTTON_RELEASE:
                event.button.state = Gdk.ModifierType.BUTTON1_MASK
            self._at(event.button, event, x, y)

    def keys(self, *names):
        for name in names:
            *held, last = name.split("+") if len(name) > 1 else [name]
            state = functools.reduce(operator.or_, map(_HELD.get, held), Gdk.ModifierType(0))
            for kind in (Gdk.EventType.KEY_PRESS, Gdk.EventType.KEY_RELEASE):
                self._press(kind, last, state)

    def print_pdf(self, width, height):
        done, wait = _promise()
        operation = WebKit2.PrintOperation.new(self.view)
        operation.connect("finished", lambda _operation: done(None))
        with tempfile.TemporaryDirectory() as folder:
            file = pathlib.Path(folder) / "page.pdf"
            operation.set_print_settings(_settings(file, width, height))
            operation.set_page_setup(_setup(width, height))
            self.evaluate(_WATCH)
            operation.print_()
            wait()
            self.evaluate("printed.over")
            return _text(file.read_bytes())

    def screenshot(self):
        self.evaluate(_PAINTED)
        shown = self.view.get_window()
        size = shown.get_width(), shown.get_height()
        return _text(Gdk.pixbuf_get_from_window(shown, 0, 0, *size).save_to_bufferv("png")[1])

    # ---- Mouse and keyboard ----

    def _event(self, kind, field):
        event = Gdk.Event.new(kind)
        seat = Gdk.Display.get_default().get_default_seat()
        event.set_device(seat.get_keyboard() if field == "key" else seat.get_pointer())
        getattr(event, field).window = self.view.get_window()
        getattr(event, field).time = Gdk.CURRENT_TIME
        return event

    def _at(self, part, event, x, y):
        _none, left, top = self.view.get_window().get_origin()
        part.x, part.y, part.x_root, part.y_root = x, y, left + x, top + y
        Gtk.main_do_event(event)
        self._let_act()

    def _let_act(self):
        """Let the page do what an event makes it do; one that is left for another never answers."""
        done, wait = _promise()
        body = f"await {_PAINTED}"
        self.view.call_async_javascript_function(body, -1, None, None, None, None, _to(done))
        GLib.timeout_add(_LEFT, lambda: done(None))
        wait()

    def _press(self, kind, name, state):
        event = self._event(kind, "key")
        code = Gdk.keyval_from_name(_NAMED.get(name, name))
        code = code if code != Gdk.KEY_VoidSymbol else Gdk.unicode_to_keyval(ord(name))
        keymap = Gdk.Keymap.get_for_display(Gdk.Display.get_default())
        found, keys = keymap.get_entries_for_keyval(code)
        event.key.keyval, event.key.state = code, state
        event.key.hardware_keycode = keys[0].keycode if found else 0
        Gtk.main_do_event(event)
        self._let_act()


def _settings(file, width, height):
    settings = Gtk.PrintSettings()
    settings.set_printer("Print to File")
    settings.set(Gtk.PRINT_SETTINGS_OUTPUT_URI, file.as_uri())
    settings.set(Gtk.PRINT_SETTINGS_OUTPUT_FILE_FORMAT, "pdf")
    settings.set_paper_size(_paper(width, height))
    return settings


def _setup(width, height):
    setup = Gtk.PageSetup()
    setup.set_paper_size(_paper(width, height))
    for side in ("top", "right", "bottom", "left"):
        getattr(setup, f"set_{side}_margin")(_MARGIN, Gtk.Unit.MM)
    return setup


def _paper(width, height):
    return Gtk.PaperSize.new_custom("sheet", "sheet", width, height, Gtk.Unit.MM)


def _text(data):
    return base64.b64encode(data).decode()


def _promise():
    """Two functions: one says what has come, the other waits for it."""
    loop, kept = GLib.MainLoop(), []

    def done(value):
        kept.append(value)
        loop.quit()

    def wait():
        if not kept:
            loop.run()
        return kept[0]

    return done, wait


def _to(done):
    """GLib's way to call back."""
    return lambda _source, result, *_data: done(result)


def _settle(holds):
    """Let the window be drawn until something holds."""
    while not holds():
        Gtk.main_iteration_do(True)


def _main():
    window = _Window()
    for line in sys.stdin:
        name, *arguments = json.loads(line)
        try:
            told = {"told": getattr(window, name)(*arguments)}
        except GLib.Error as error:
            told = {"error": error.message}
        print(json.dumps(told), flush=True)
    os._exit(0)  # WebKit's own processes end with this one


_main()

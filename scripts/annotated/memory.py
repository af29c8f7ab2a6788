"""What was worked out for the last build of a preview, so that the next one need not do it again.

A build remembers nothing: it is made from its sources alone. The functions remembered here depend
on their arguments only, so what they gave once they give again.
"""

from collections.abc import Callable, Hashable
from functools import wraps
from typing import Any, ParamSpec, TypeVar

P = ParamSpec("P")

T = TypeVar("T")


class _Memory:
    """What the last build asked for, and what this one did; anything older is forgotten."""

    def __init__(self) -> None:
        self.on = False
        self.last: dict[Hashable, Any] = {}
        self.now: dict[Hashable, Any] = {}


_memory = _Memory()


def begin() -> None:
    """Remember from here on."""
    _memory.on = True


def forget_unused() -> None:
    """Forget what was not asked for since the last time."""
    _memory.last, _memory.now = _memory.now, {}


def recall(key: Hashable, make: Callable[[], T]) -> T:
    """What was made for this key before, or what `make` makes now; nobody may change it later."""
    if not _memory.on:
        return make()
    if key not in _memory.now:
        _memory.now[key] = _memory.last[key] if key in _memory.last else make()
    found: T = _memory.now[key]
    return found


def remembered(function: Callable[P, T]) -> Callable[P, T]:
    """Remember what a function of hashable arguments returns."""

    @wraps(function)
    def ask(*arguments: P.args, **named: P.kwargs) -> T:
        key = (function.__module__, function.__qualname__, arguments, *named.items())
        return recall(key, lambda: function(*arguments, **named))

    return ask

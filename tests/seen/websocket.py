"""Just enough of RFC 6455 to talk with a browser on this machine."""

import base64
import os
import socket
import struct

_TEXT, _CONTINUED, _LAST = 0x1, 0x0, 0x80
_MASKED = 0x80  # what a client sends has to be masked


class Websocket:
    """An open line: texts go out, whole texts come in."""

    def __init__(self, port: int, path: str, patience: float) -> None:
        self._line = socket.create_connection(("127.0.0.1", port), timeout=patience)
        self._stream = self._line.makefile("rb")
        self._shake_hands(port, path)

    def _shake_hands(self, port: int, path: str) -> None:
        key = base64.b64encode(os.urandom(16)).decode()
        asked = (
            f"GET {path} HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\nUpgrade: websocket\r\n"
            f"Connection: Upgrade\r\nSec-WebSocket-Key: {key}\r\nSec-WebSocket-Version: 13\r\n\r\n"
        )
        self._line.sendall(asked.encode())
        answer = iter(self._stream.readline, b"\r\n")
        assert b" 101 " in next(answer), "the browser does not speak WebSocket"
        list(answer)

    def send(self, text: str) -> None:
        data = text.encode()
        self._line.sendall(bytes([_LAST | _TEXT]) + _length(len(data)) + _masked(data))

    def receive(self) -> str:
        """The next text; what else a browser may send (a ping) is passed over."""
        data, last = b"", False
        while not last:
            first, length = self._stream.read(2)
            size = {126: "!H", 127: "!Q"}.get(length)
            if size:
                (length,) = struct.unpack(size, self._stream.read(struct.calcsize(size)))
            part = self._stream.read(length)
            if first & 0xF in (_TEXT, _CONTINUED):
                data, last = data + part, bool(first & _LAST)
        return data.decode()

    def close(self) -> None:
        self._stream.close()
        self._line.close()


def _length(size: int) -> bytes:
    """A length as short as can be, with the sign of a mask."""
    if size < 126:
        return bytes([_MASKED | size])
    return (
        struct.pack("!BH", _MASKED | 126, size)
        if size < 2**16
        else struct.pack("!BQ", _MASKED | 127, size)
    )


def _masked(data: bytes) -> bytes:
    """A mask, and the data under it. Firefox takes a mask of noughts for none, and hangs up."""
    mask = os.urandom(4)
    return mask + bytes(one ^ mask[place % 4] for place, one in enumerate(data))

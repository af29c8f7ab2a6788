"""Several files as one: the same files give the same bytes, whenever and wherever that is."""

import io
import zipfile
from collections.abc import Mapping
from datetime import date


def packed(files: Mapping[str, bytes], day: date) -> bytes:
    """A ZIP of files by path, all of this day."""
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w") as folder:
        for path, content in sorted(files.items()):
            entry = zipfile.ZipInfo(path, day.timetuple()[:6])
            entry.external_attr = 0o644 << 16
            folder.writestr(entry, content, zipfile.ZIP_DEFLATED)
    return written.getvalue()


def unpacked(content: bytes) -> dict[str, bytes]:
    """The files of a ZIP by path."""
    with zipfile.ZipFile(io.BytesIO(content)) as folder:
        return {name: folder.read(name) for name in folder.namelist()}

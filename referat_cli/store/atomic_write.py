"""Replacing the contents of a file of the archive in one step, so that nobody ever meets half of it."""

import os
import tempfile
from contextlib import suppress
from pathlib import Path

from referat_cli.i18n import _
from referat_cli.model.problem import UserError


def store(root: Path, path: str, content: bytes) -> None:
    """Replace the contents of a file that lies in the archive, and keep its mode; a link inside of it stays a link.

    Raises `UserError` where the file lies outside of the archive or cannot be written; it is then as it was.
    """
    file = (root / path).resolve()
    if not file.is_relative_to(root.resolve()):
        raise UserError(_("{file} er en lenke ut av arkivet, og blir ikke skrevet.").format(file=path))
    beside = ""
    try:
        mode = file.stat().st_mode
        # The name is none that the archive reads, should anything stop us halfway.
        number, beside = tempfile.mkstemp(prefix=".", suffix=".tmp", dir=file.parent)
        with os.fdopen(number, "wb") as stream:
            stream.write(content)
            stream.flush()
            os.fsync(stream.fileno())
        Path(beside).chmod(mode & 0o7777)
        Path(beside).replace(file)
    except OSError as error:
        if beside:
            with suppress(OSError):
                Path(beside).unlink()
        told = _("{file} kan ikke skrives ({reason}).").format(file=path, reason=error.strerror)
        raise UserError(told) from None

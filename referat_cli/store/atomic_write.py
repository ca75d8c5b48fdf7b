"""Replacing the contents of a file of the archive in one step, so that nobody ever meets half of it."""

import os
from contextlib import suppress
from pathlib import Path

from referat_cli.i18n import _
from referat_cli.model.user_error import UserError
from referat_cli.store.os_errors import reason_of
from referat_cli.store.paths import Location

# What a file is called until it is whole: neither a record nor anything that Git or `index --drop` takes for its own.
_BEGINNING, _ENDING = ".referat-", ".tmp"
# One that has stood for an hour is of a process that was killed.
_ABANDONED_AFTER = 3600.0


def store(location: Location, path: str, content: bytes, before: bytes | None = None) -> None:
    """Replace the contents of a file that lies in the archive; a link inside of it stays a link.

    ``before`` is what was read, where the new contents rest on that. Raises `UserError` where the file lies outside of
    the archive, cannot be written or has been saved meanwhile; it is then as it was.
    """
    file = (location.root / path).resolve()
    if not file.is_relative_to(location.root.resolve()):
        raise UserError(_("{file} er en lenke ut av arkivet, og blir ikke skrevet.").format(file=path))
    write_file(file, content, location, path, before)


def write_file(file: Path, content: bytes, location: Location, name: str, before: bytes | None = None) -> None:
    """Write a file, which the person calls by that name; one that is replaced keeps its mode.

    It is made in Git's folder, where what a killed process leaves is never listed or committed, and beside its place
    where that cannot be. Raises `UserError` where it cannot be written, or is not as ``before`` any more; what was
    there is then as it was.
    """
    expected = None if before is None else _lines(before)
    if location.git:
        with suppress(OSError):  # read-only, or on another disk
            _replace(file, content, location.git.folder, expected)
            return
    try:
        _replace(file, content, file.parent, expected)
    except _SavedMeanwhileError:
        sentence = _("{file} ble lagret av noen andre i mellomtiden, og er ikke rørt. Kjør kommandoen på nytt.")
        raise UserError(sentence.format(file=name)) from None
    except OSError as error:
        raise UserError(_("{file} kan ikke skrives: {reason}.").format(file=name, reason=reason_of(error))) from None


class _SavedMeanwhileError(OSError):
    """The file has not what was read from it any more."""


def _check_unchanged(file: Path, expected: bytes | None) -> None:
    if expected is not None and _lines(file.read_bytes()) != expected:
        raise _SavedMeanwhileError


def _lines(content: bytes) -> bytes:
    """The contents with the line ends that Git keeps; those on the disk may be others."""
    return content.replace(b"\r\n", b"\n")


def _replace(file: Path, content: bytes, folder: Path, expected: bytes | None) -> None:
    mode = file.stat().st_mode & 0o7777 if file.exists() else 0o666 & ~_mask()
    made = folder / f"{_BEGINNING}{os.urandom(8).hex()}{_ENDING}"
    number = os.open(made, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    try:
        with os.fdopen(number, "wb") as stream:
            stream.write(content)
            stream.flush()
            # Else a machine that loses its power may be left with an empty file. That it may be left with the file as
            # it was does no harm, so nobody waits for the folder too.
            os.fsync(stream.fileno())
        _remove_abandoned(folder, made.stat().st_mtime)
        made.chmod(mode)
        # At the last moment: only what is saved in the few microseconds after this is not seen.
        _check_unchanged(file, expected)
        made.replace(file)
    except BaseException:
        with suppress(OSError):
            made.unlink()
        raise


def _mask() -> int:
    """What a new file may not be, by the person's own setting."""
    mask = os.umask(0)
    os.umask(mask)
    return mask


def _remove_abandoned(folder: Path, now: float) -> None:
    """Remove what killed processes have left; ``now`` is of the clock that the files' times are of."""
    for left in folder.glob(f"{_BEGINNING}*{_ENDING}"):
        with suppress(OSError):
            if now - left.stat().st_mtime > _ABANDONED_AFTER:
                left.unlink()

"""The folder in which the tool keeps what it has read, within Git's own."""

from contextlib import suppress
from pathlib import Path
from stat import S_ISDIR

_NAME = "referat"


def own_folder(common: Path, *, make: bool = False) -> Path | None:
    """The folder, given the one that linked work trees share; None where there is none, and where it is a link.

    What lies behind a link is somebody else's, and is never written to.
    """
    folder = common / _NAME
    with suppress(OSError):
        if make:
            folder.mkdir(exist_ok=True)
        if S_ISDIR(folder.lstat().st_mode):
            return folder
    return None

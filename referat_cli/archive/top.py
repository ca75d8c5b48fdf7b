"""Which folder would Git take for the top of a repository, and what is said where it does not trust its owner?"""

import os
from pathlib import Path

from referat_cli.language import _
from referat_cli.record.problem import WrongCall


def begins_repository(folder: Path) -> bool:
    """Whether Git would take the folder for the top of a work tree, or for a bare repository."""
    return os.path.lexists(folder / ".git") or ((folder / "HEAD").is_file() and (folder / "objects").is_dir())


def untrusted(here: Path) -> WrongCall:
    """What is wrong where Git does not answer for the repository around a folder because somebody else owns it."""
    top = next(folder for folder in (here, *here.parents) if begins_repository(folder))
    told = _(
        "Git svarer ikke for {folder}, fordi mappen eies av en annen. Stoler du på den, kjør "
        "«git config --global --add safe.directory {folder}»."
    )
    return WrongCall(told.format(folder=top))

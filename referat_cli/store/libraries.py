"""The installed versions of the libraries whose work is kept.

What is kept has words and values that they made, so another version may make others. The names of the folders that an
installer leaves beside a library say it without loading the library, or what Python has to look for it with, which
takes longer than the answer to a question.
"""

import os
import sys
from functools import cache

_ENDING = ".dist-info"
_FOLDERS = ("site-packages", "dist-packages")


@cache
def versions(names: tuple[str, ...]) -> str:
    """The version of Python, whose tables of letters are its own, and of each of these distributions, in one line."""
    found = _beside_libraries({name.replace("-", "_").replace(".", "_"): name for name in names})
    listed = [f"{name} {found[name] if name in found else _look_up(name)}" for name in names]
    python = sys.version_info
    return ", ".join([f"{sys.implementation.name} {python.major}.{python.minor}", *listed])


def _beside_libraries(names_of: dict[str, str]) -> dict[str, str]:
    """The versions that stand in the names of folders, of the first on the path, which is the one that is loaded."""
    found: dict[str, str] = {}
    # Where libraries are, first: the folder that the call is asked from is on the path too, and may be large.
    for folder in sorted(sys.path, key=lambda folder: os.path.basename(folder) not in _FOLDERS):  # noqa: PTH119
        if len(found) == len(names_of):
            break
        try:
            names = os.listdir(folder or os.curdir)  # noqa: PTH208 - names alone
        except OSError:
            continue
        for name in names:
            if name.endswith(_ENDING):
                library, _, version = name.removesuffix(_ENDING).partition("-")
                if name_of := names_of.get(library.lower().replace(".", "_")):
                    found.setdefault(name_of, version)
    return found


def _look_up(name: str) -> str:
    """The version of a library that is installed in another way; nothing for one that is not installed."""
    from importlib import metadata  # noqa: PLC0415 - some 20 ms

    try:
        return metadata.version(name)
    except metadata.PackageNotFoundError:
        return ""

"""Which files does a call mean, and in which archive do they lie?"""

import os
import sys
from collections.abc import Sequence
from pathlib import Path

from referat_cli.archive.archive import Archive, home
from referat_cli.archive.snapshot import ENDINGS, Snapshot, locate, overlaid, staged, working_tree
from referat_cli.language import _
from referat_cli.record.problem import WrongCall
from referat_cli.record.reading import MAX_BYTES

STANDARD_INPUT = Path("-")
# What a text on standard input is called where nobody says: a meeting that lies in no archive.
_UNNAMED = Path("møte.yaml")


def open_archive(directory: Path) -> Archive:
    """The archive as it stands on the disk, from a directory; raises `WrongCall` where there is none."""
    return _filled(Archive(working_tree(locate(directory))))


def chosen_files(
    paths: Sequence[Path], directory: Path, *, from_index: bool = False, stdin_name: Path | None = None
) -> tuple[Archive, list[str]]:
    """The archive that the paths lie in, and the files they mean: every record file where no path is given.

    A folder means its record files, a register itself and its meetings, ``-`` the text on standard input as the file of
    that name. Raises `WrongCall` where the paths mean nothing, or lie in different archives.
    """
    take = staged if from_index else working_tree
    if not paths:
        archive = _filled(Archive(take(locate(directory))))
        return archive, list(archive.snapshot.paths)
    if STANDARD_INPUT in paths:
        if len(paths) > 1 or from_index:
            raise WrongCall(_("«-» må stå alene, uten andre filer og uten --staged."))
        return _standard_input(directory / (stdin_name or _UNNAMED))
    places = [Path(os.path.normpath(directory / path)) for path in paths]
    locations = [locate(place if place.is_dir() else place.parent) for place in places]
    if len({location.root for location in locations}) > 1:
        raise WrongCall(_("Filene ligger i ulike arkiver; ta dem hver for seg."))
    archive = Archive(take(locations[0]))
    # In the order of the paths, each file once.
    named = {file: None for place, path in zip(places, paths, strict=True) for file in files_at(archive, place, path)}
    return archive, list(named)


def _filled(archive: Archive) -> Archive:
    if not archive.snapshot.paths:
        raise WrongCall(_("Fant ingen møter under {folder}/minutes.").format(folder=archive.snapshot.root))
    return archive


def _standard_input(place: Path) -> tuple[Archive, list[str]]:
    place = Path(os.path.normpath(place))
    location = locate(place.parent)
    snapshot: Snapshot = working_tree(location)
    name = place.relative_to(location.root).as_posix()
    content = sys.stdin.buffer.read(MAX_BYTES + 1)
    return Archive(overlaid(snapshot, name, content)), [name]


def files_at(archive: Archive, place: Path, path: Path) -> list[str]:
    """The files of the archive that a place means; ``path`` is how the person wrote it.

    Raises `WrongCall` for a folder without meetings and for what is no record by its name.
    """
    name = place.relative_to(archive.snapshot.root).as_posix()
    if place.is_dir():
        prefix = "" if name == "." else f"{name}/"
        files = [file for file in archive.snapshot.paths if file.startswith(prefix)]
        if not files and place.suffix not in ENDINGS:
            raise WrongCall(_("Fant ingen møter i {folder}.").format(folder=path))
        return files or [name]
    if place.suffix not in ENDINGS:
        raise WrongCall(_("{file} er ikke et referat; filen må ende på .yaml.").format(file=path))
    where = home(name)
    if where and where.year is None:
        return [name, *archive.meetings_of(where.committee)]
    return [name]

"""Which case, meeting or file does a person mean?

Each answer is the one that was meant, or a `UserError`: one sentence with the nearest there is.
"""

import os
import re
from datetime import date as day
from pathlib import Path
from typing import TYPE_CHECKING

from referat_cli.cli.console import notify, shown_from
from referat_cli.i18n import _
from referat_cli.model.case_numbers import bare, may_be_number
from referat_cli.model.problem import UserError

if TYPE_CHECKING:
    from referat_cli.queries.cases import FoundCase
    from referat_cli.store.records import Records

# A meeting is called by its date; the second one of a day as its file is, with "-2" after it.
_DAY = re.compile(r"(\d{1,2})\.(\d{1,2})\.(\d{4})")
_MEETING = re.compile(r"(?P<date>\d{4}-\d{2}-\d{2})(?:-\d+)?")


def as_date(address: str) -> tuple[str, str] | None:
    """The committee ("" for any) and the meeting that an address such as "asu:2024-10-29" names; None for another form.

    A date may be written as people write it: 29.10.2024.
    """
    from referat_cli.document.suggestions import value  # noqa: PLC0415

    committee, _colon, name = address.strip().rpartition(":")
    if not _MEETING.fullmatch(name):
        written = _DAY.fullmatch(name)  # a day that no calendar has is told of as a day
        name = value("dato", name) or ("{}-{:0>2}-{:0>2}".format(*reversed(written.groups())) if written else "")
    return (committee, name) if name else None


def as_point(address: str) -> tuple[str, str] | None:
    """The case and the number of the point that an address such as "42/24#2.3" names; None for another form."""
    case, _, number = address.partition("#")
    return (case.strip(), number.strip()) if case.strip() and number.strip() else None


def is_case(address: str) -> bool:
    """Whether an address has the form of a case number, right or wrong; else it may be somebody's name."""
    return may_be_number(address) or ":" in address


def name_unreadable(records: "Records") -> None:
    """Say which meetings could not be read, or are not where meetings are, so that no answer is silently short."""
    for path in records.unread():
        name_unread(records, path)
    for path in records.misplaced():
        told = _("{path} følger ikke arkivets oppsett og er ikke med i svaret; se «referat validate {path}»")
        _say_of(records, path, told)


def name_unread(records: "Records", path: str) -> None:
    """Say that a file could not be read, and what tells why."""
    _say_of(records, path, _("{path} kan ikke leses og er ikke med i svaret; se «referat validate {path}»"))


def _say_of(records: "Records", path: str, told: str) -> None:
    from referat_cli.render.screen import plain  # noqa: PLC0415

    notify(plain(told.format(path=shown_from(records.location.root)(path))))


def case_called(records: "Records", address: str) -> "FoundCase":
    """The one case of that number ("42/24", "asu:42/24"), with or without «sak» and spaces."""
    from referat_cli.queries.cases import cases_called, found, nearest_case  # noqa: PLC0415

    number = bare(address)
    called = cases_called(records, address) or cases_called(records, number)
    if not called:
        name_unreadable(records)
        near = nearest_case(records, number)
        hint = _(" Mente du {near}?").format(near=near) if near else ""
        raise UserError(_("Saken «{address}» finnes ikke.").format(address=address) + hint)
    number = number.rpartition(":")[2]
    addresses = list(dict.fromkeys(f"{committee}:{number}" for committee, _path, _place in called))
    if len(addresses) > 1:
        told = _("Flere utvalg har sak {address}: skriv {addresses}.")
        raise UserError(told.format(address=address, addresses=_(" eller ").join(addresses)))
    if len(called) > 1:
        told = _("Saksnummer {address} er brukt flere ganger; se «referat validate».")
        raise UserError(told.format(address=addresses[0]))
    return found(records, [called[0][1:]])[0]


def meeting_held(records: "Records", committee: str, name: str) -> str:
    """The path of the one meeting of that name: where a committee met twice on a date, the date alone is the first."""
    return min(meetings_held(records, committee, name), key=lambda path: (len(path), path))


def meetings_held(records: "Records", committee: str, name: str) -> list[str]:
    """The meetings of one committee that a date ("2024-10-29") or a meeting's own name ("2024-10-29-2") means."""
    from referat_cli.queries.cases import meetings_called  # noqa: PLC0415

    called = meetings_called(records, name, committee)
    committees = list(dict.fromkeys(code for code, _path in called))
    if len(committees) > 1:
        addresses = _(" eller ").join(f"{committee}:{name}" for committee in committees)
        raise UserError(_("Flere møter er holdt {date}: skriv {addresses}.").format(date=name, addresses=addresses))
    if not called:
        name_unreadable(records)
        raise UserError(_no_meeting(records, committee, name))
    return [path for _code, path in called]


def _no_meeting(records: "Records", committee: str, name: str) -> str:
    """The sentence about a meeting that is not there, with the nearest that is."""
    from referat_cli.queries.cases import meetings_called, nearest_date  # noqa: PLC0415

    try:
        day.fromisoformat(name[: len("2024-10-29")])
    except ValueError:
        return _("Datoen {date} finnes ikke.").format(date=name)
    if any(Path(path).stem == name for path in records.unread()):
        return _("Møtet {date} kan ikke leses.").format(date=name)
    told = _("Det finnes ikke noe møte {date}.").format(date=f"{committee}:{name}" if committee else name)
    if others := meetings_called(records, name):
        return told + _(" Mente du {near}?").format(near=f"{others[0][0]}:{name}")
    near = nearest_date(records, name[: len("2024-10-29")])
    return told + (_(" Det nærmeste er {near}.").format(near=near) if near else "")


def looks_like_file(address: str, directory: Path) -> bool:
    """Whether an address names a file or a folder rather than a case: by its ending, or because it is there."""
    from referat_cli.store.paths import ENDINGS  # noqa: PLC0415

    return address.endswith(ENDINGS) or os.path.exists(directory / address)  # noqa: PTH110 - a name no system takes is no file


def meeting_in(records: "Records", address: str, directory: Path) -> str:
    """The path of the one meeting that a file holds; raises `UserError` for a register, or what cannot be read."""
    from referat_cli.store.paths import kind_of  # noqa: PLC0415

    paths = files_named(records, address, directory)
    if kind_of(address.replace(os.sep, "/")) == "utvalg" or len(paths) != 1:
        raise UserError(_("{file} er et register, ikke et møte; se «referat people».").format(file=address))
    if not records.rows("SELECT 1 FROM snapshot_file WHERE path = ?", (paths[0],)):
        raise UserError(_("{file} finnes ikke i den utgaven.").format(file=address))
    if not records.rows(
        "SELECT 1 FROM snapshot_file f JOIN meeting mt ON mt.version = f.version WHERE f.path = ?", (paths[0],)
    ):
        told = _("{file} kan ikke leses som et møte i arkivet; se «referat validate {file}».")
        raise UserError(told.format(file=address))
    return paths[0]


def files_named(records: "Records", address: str, directory: Path) -> list[str]:
    """The meetings that a file or folder of the archive holds, as seen from a directory; a register means its own."""
    from referat_cli.store.paths import home, is_record, kind_of  # noqa: PLC0415

    place = Path(os.path.normpath(directory / address))
    root = records.location.root
    paths = [path for (path,) in records.rows("SELECT path FROM snapshot_file")]
    near = _nearest_file(paths, root, place, directory)
    if not place.is_relative_to(root) and not place.resolve().is_relative_to(root.resolve()):
        raise UserError(_("{file} ligger utenfor arkivet {root}.").format(file=address, root=root) + near)
    if not place.is_relative_to(root):
        place = root / place.resolve().relative_to(root.resolve())
    name = place.relative_to(root).as_posix()
    below = [path for path in paths if name in (path, ".") or path.startswith(f"{name}/")]
    if not below and not os.path.lexists(place):
        raise UserError(_("{file} finnes ikke.").format(file=address) + near)
    if not below and not place.is_dir() and not is_record(place.name):
        raise UserError(_("{file} er ikke et referat; filen må ende på .yaml.").format(file=address))
    if not below and place.is_dir():
        raise UserError(_("Fant ingen møter i {folder}.").format(folder=address))
    where = home(name)
    if where and where.year is None:
        below = [path for path in paths if path.startswith(f"{place.parent.relative_to(root).as_posix()}/")]
    return [path for path in sorted(below or [name]) if kind_of(path) == "moete"]


def _nearest_file(paths: list[str], root: Path, place: Path, directory: Path) -> str:
    """The suggestion of the meeting of the archive whose file name is most like."""
    from referat_cli.model.names import NEAR, likeness, nearest  # noqa: PLC0415

    names = {Path(path).name: path for path in paths}
    near = nearest(place.name, names, least=0)
    if not near:
        return ""
    shown = Path(os.path.relpath(root / names[near], directory)).as_posix()
    told = _(" Mente du {near}?") if likeness(place.name, near) >= NEAR else _(" Det nærmeste er {near}.")
    return told.format(near=shown)

"""The case, meeting or file that is meant by an address.

Each answer is the one that was meant, or a `UserError`: one sentence with the nearest there is.
"""

import os
import re
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING
from unicodedata import category

import click

from referat_cli.cli.click_norwegian import did_you_mean
from referat_cli.cli.console import current_call, shown_from, today
from referat_cli.cli.resolve_names import resolve_committee
from referat_cli.cli.session import resolve_commit, warn_unreadable, warn_unreadable_file
from referat_cli.i18n import _
from referat_cli.model.case_names import parse_address
from referat_cli.model.case_numbers import bare, may_be_number
from referat_cli.model.names import NEAR, likeness, nearest
from referat_cli.model.user_error import UserError
from referat_cli.queries.appearances import appearances
from referat_cli.queries.cases import (
    CasePlace,
    FoundCase,
    cases_called,
    found,
    meetings_called,
    nearest_case,
    nearest_date,
)
from referat_cli.store.paths import ENDINGS, home, is_record, kind_of
from referat_cli.store.records import Records

if TYPE_CHECKING:
    from referat_cli.queries.gone import Gone

# So many of the cases that an address may mean are named, those of the newest meetings.
_MOST_SHOWN = 6
# A meeting is called by its date; the second one of a day as its file is, with "-2" after it.
# What is of two words or numbers, as "42/24", is no day, however people write those.
_NO_DAY = 2
_DAY = re.compile(r"(\d{1,2})\.(\d{1,2})\.(\d{4})")
_MEETING = re.compile(r"(?P<date>\d{4}-\d{2}-\d{2})(?:-\d+)?")


def parse_meeting_address(address: str) -> tuple[str, str] | None:
    """The committee ("" for any) and the meeting that an address such as "asu:2024-10-29" names; None for another form.

    A date may be written as people write it: 29.10.2024.
    """
    committee, _colon, name = visible(address).strip().rpartition(":")
    if len(re.findall(r"\w+", name)) == _NO_DAY:
        return None
    if not _MEETING.fullmatch(name):
        from referat_cli.document.suggestions import read_as  # noqa: PLC0415 - 3 ms, and few days are written so

        written = _DAY.fullmatch(name)  # a day that no calendar has is refused as a day
        name = read_as("dato", name) or ("{}-{:0>2}-{:0>2}".format(*reversed(written.groups())) if written else "")
    return (committee, name) if name else None


def parse_point_address(address: str) -> tuple[str, str] | None:
    """The case and the number of the point that an address such as "42/24#2.3" names; None for another form."""
    case, _, number = visible(address).partition("#")
    return (case.strip(), number.strip()) if case.strip() and number.strip() else None


def visible(address: str) -> str:
    """An address without the characters that take no room, which come along from web pages and documents."""
    return "".join(letter for letter in address if category(letter) != "Cf")


def looks_like_case(address: str) -> bool:
    """Whether an address has the form of a case number, right or wrong; else it may be somebody's name."""
    return may_be_number(address) or ":" in address


def resolve_case(records: Records, address: str) -> FoundCase:
    """The one case of that number ("42/24", "asu:42/24"), with or without «sak» and spaces."""
    if case := find_case(records, address):
        return case
    warn_unreadable(records)
    if gone := gone_cases(records, address):
        raise UserError(_gone(gone[0]))
    near = did_you_mean(nearest_case(records, bare(visible(address))))
    raise UserError(_("Saken «{address}» finnes ikke.").format(address=visible(address)) + near)


def find_case(records: Records, address: str) -> FoundCase | None:
    """The one case of that number; None where there is none. Raises `UserError` where there are several.

    One that kept its number when it was taken up again is one, as it stood last.
    """
    address = visible(address)
    number = bare(address)
    called = cases_called(records, parse_address(address)) or cases_called(records, parse_address(number))
    cases = sorted(found(records, [place[1:] for place in called]), key=lambda one: (one.meeting.date, len(one.path)))
    if len(cases) > 1 and not _are_one(records, cases):
        raise UserError(_several_cases(records, called, address))
    return cases[-1] if cases else None


def _are_one(records: Records, cases: list[FoundCase]) -> bool:
    """Whether the cases of a number are one, in the order of the meetings of its committee."""
    if len({one.meeting.committee for one in cases}) > 1:
        return False
    before = {(one.path, one.place) for one in appearances(records, cases[-1]).before}
    return all((one.path, one.place) in before for one in cases[:-1])


def revision_asked_for(records: Records) -> str | None:
    """The commit of ``--rev``; None where it is not given."""
    rev = click.get_current_context().params.get("rev")
    return resolve_commit(records.location, rev) if rev is not None else None


def gone_cases(records: Records, address: str) -> "list[Gone]":
    """The cases that an address meant before they were taken out of their meetings."""
    if records.location.git is None:
        return []
    from referat_cli.queries.gone import find_gone_cases  # noqa: PLC0415 - only an unknown case asks

    asked = parse_address(bare(visible(address)))
    gone = find_gone_cases(records, asked.number, asked.committee, revision_asked_for(records))
    return [one for one in gone if asked.meeting in ("", one.meeting)]


def gone_meetings(records: Records, committee: str, name: str) -> "list[Gone]":
    """The meetings that a date, or a file's own name, meant before they were deleted."""
    if records.location.git is None:
        return []
    from referat_cli.queries.gone import find_gone_meetings  # noqa: PLC0415 - only an unknown meeting asks

    return find_gone_meetings(records, name, committee, revision_asked_for(records))


def _gone(gone: "Gone") -> str:
    """The sentence about a case or a meeting that is gone: when, and by whom."""
    what = _("Møtet {date} er slettet").format(date=gone.date)
    if gone.number:
        what = _("Sak {number} «{title}» er tatt ut av møtet {date}")
        what = what.format(number=gone.number, title=gone.title, date=gone.date)
    if gone.end is None:
        return _("{what}, men det er ikke sjekket inn.").format(what=what)
    sentence = _("{what} {day} av {author} ({commit} {subject}); se «referat history {address}».")
    return sentence.format(
        what=what,
        day=gone.end.time[:10],
        author=gone.end.author,
        commit=gone.end.short_id,
        subject=gone.end.subject,
        address=gone.number or gone.meeting,
    )


def _several_cases(records: Records, called: list[CasePlace], address: str) -> str:
    """The sentence about an address that several cases have, with addresses that only one has each: the newest."""
    committees = {place.committee for place in called}
    meetings = {(place.committee, place.meeting) for place in called}
    numbers = {
        place: case.case.number for place, case in zip(called, found(records, (p[1:] for p in called)), strict=True)
    }
    if len(meetings) == 1:
        return _("Saksnummer {address} er brukt flere ganger i møtet {meeting}; se «referat validate».").format(
            address=numbers[called[0]], meeting=called[0].meeting
        )
    sentence = _("Flere møter har sak {address}: skriv {addresses}.")
    if len(committees) > 1:
        sentence = _("Flere utvalg har sak {address}: skriv {addresses}.")
    own = [
        f"{place.committee}:{numbers[place]}"
        if len({meeting for committee, meeting in meetings if committee == place.committee}) == 1
        else f"{place.committee}:" * (len(committees) > 1) + f"{place.meeting}/{numbers[place]}"
        for place in called
    ]
    addresses = [*dict.fromkeys(own)]
    if len(addresses) > _MOST_SHOWN:
        addresses = [*addresses[-_MOST_SHOWN:], _("et annet møte foran, på samme måte")]
    return sentence.format(address=address, addresses=_(" eller ").join(addresses))


def resolve_last_or_next(records: Records, address: str) -> str | None:
    """The path of the last meeting that was held («siste») or the next that is called («asu:neste»); None of others."""
    committee, _colon, which = visible(address).strip().lower().rpartition(":")
    if which not in ("siste", "neste"):
        return None
    from referat_cli.queries.meetings import last_or_next  # noqa: PLC0415 - few questions ask so

    code = resolve_committee(records, committee) if committee else ""
    path = last_or_next(records, "neste" if which == "neste" else "siste", code or "", str(today()))
    if path is None:
        sentence = _("Ingen møter er innkalt.") if which == "neste" else _("Ingen møter er holdt ennå.")
        raise UserError(sentence)
    return path


def resolve_meeting(records: Records, committee: str, name: str) -> str:
    """The path of the one meeting of that name: where a committee met twice on a date, the date alone is the first."""
    return min(resolve_meetings(records, committee, name), key=lambda path: (len(path), path))


def resolve_meetings(records: Records, committee: str, name: str) -> list[str]:
    """The meetings of one committee that a date ("2024-10-29") or a meeting's own name ("2024-10-29-2") means."""
    called = meetings_called(records, name, committee)
    committees = list(dict.fromkeys(code for code, _path in called))
    if len(committees) > 1:
        addresses = _(" eller ").join(f"{committee}:{name}" for committee in committees)
        raise UserError(_("Flere møter er holdt {date}: skriv {addresses}.").format(date=name, addresses=addresses))
    if not called:
        warn_unreadable(records)
        gone = gone_meetings(records, committee, name)
        raise UserError(_gone(gone[0]) if gone else _no_meeting(records, committee, name))
    return [path for _code, path in called]


def _no_meeting(records: Records, committee: str, name: str) -> str:
    """The sentence about a meeting that is not there, with the nearest that is."""
    try:
        date.fromisoformat(name[: len("2024-10-29")])
    except ValueError:
        return _("Datoen {date} finnes ikke.").format(date=name)
    if any(Path(path).stem == name for path in records.unreadable()):
        return _("Møtet {date} kan ikke leses.").format(date=name)
    sentence = _("Det finnes ikke noe møte {date}.").format(date=f"{committee}:{name}" if committee else name)
    if others := meetings_called(records, name):
        return sentence + did_you_mean(f"{others[0][0]}:{name}")
    near = nearest_date(records, name[: len("2024-10-29")])
    return sentence + (_(" Det nærmeste er {near}.").format(near=near) if near else "")


def looks_like_file(address: str) -> bool:
    """Whether an address names a file or a folder rather than a case: by its ending, or because it is there."""
    return address.endswith(ENDINGS) or os.path.exists(current_call().directory / address)  # noqa: PTH110 - a name no system takes is no file


def resolve_meeting_file(records: Records, address: str) -> str:
    """The path of the one meeting that a file holds; raises `UserError` for a register, or what cannot be read."""
    paths = resolve_meeting_files(records, address)
    if kind_of(address.replace(os.sep, "/")) == "utvalg" or len(paths) != 1:
        raise UserError(_("{file} er et register, ikke et møte; se «referat people».").format(file=address))
    if paths[0] not in records.files():
        raise UserError(_("{file} finnes ikke i den utgaven.").format(file=address))
    try:
        records.meeting(paths[0])
    except KeyError:
        sentence = _("{file} kan ikke leses som et møte i arkivet; se «referat validate {file}».")
        raise UserError(sentence.format(file=address)) from None
    return paths[0]


def resolve_meeting_files(records: Records, address: str) -> list[str]:
    """The meetings that a file or folder means, as seen from where the call stands; a register means its own."""
    place = Path(os.path.normpath(current_call().directory / address))
    root = records.location.root
    paths = [*records.files()]
    near = _nearest_file(paths, root, place)
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


def _nearest_file(paths: list[str], root: Path, place: Path) -> str:
    """The suggestion of the meeting of the archive whose file name is most like."""
    names = {Path(path).name: path for path in paths}
    near = nearest(place.name, names, least=0)
    if not near:
        return ""
    shown = shown_from(root)(names[near])
    return (
        did_you_mean(shown) if likeness(place.name, near) >= NEAR else _(" Det nærmeste er {near}.").format(near=shown)
    )


def resolve_points(records: Records, what: tuple[str, ...]) -> dict[tuple[str, int], list[str]]:
    """The path and place of each case that an address names points of, and their numbers."""
    points: dict[tuple[str, int], list[str]] = {}
    for address in what:
        if named := parse_point_address(address):
            case = resolve_case(records, named[0])
            points.setdefault((case.path, case.place), []).append(named[1])
    return points


def resolve_cases(records: Records, what: tuple[str, ...]) -> tuple[list[FoundCase], frozenset[str], bool]:
    """The cases that the arguments name, each once; the meetings named as a whole; whether one cannot be read."""
    cases: dict[tuple[str, int], FoundCase] = {}
    meetings: list[str] = []
    unread = False
    for address in what:
        if named := parse_meeting_address(address):
            paths = resolve_meetings(records, *named)
        elif last_or_next := resolve_last_or_next(records, address):
            paths = [last_or_next]
        elif looks_like_file(address):
            paths = resolve_meeting_files(records, address)
        else:
            case = resolve_case(records, address)
            cases.setdefault((case.path, case.place), case)
            continue
        for path in paths:
            try:
                whole = cases_of_meeting(records, path)
            except KeyError:
                unread = True
                warn_unreadable_file(records, path)
                continue
            meetings.append(path)
            for case in whole:
                cases.setdefault((path, case.place), case)
    return list(cases.values()), frozenset(meetings), unread


def cases_of_meeting(records: Records, path: str) -> list[FoundCase]:
    """Every case of a meeting; raises `KeyError` where it was not read."""
    meeting = records.meeting(path)
    return [FoundCase(path, meeting, place) for place in range(len(meeting.cases))]

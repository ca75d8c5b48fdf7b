"""Which approved attendance lists mean something else since the register was edited (REF811).

A list names people as they were written; who that is, and in which role they sat, is what the register says. So an edit
of the register can change what was approved, and the meeting's own file shows nothing of it.
"""

from collections.abc import Iterable, Iterator, Mapping
from itertools import groupby
from typing import NamedTuple

from referat_cli.compare.approval import new_entries
from referat_cli.i18n import _
from referat_cli.model.committee import Committee
from referat_cli.model.meeting import Meeting
from referat_cli.model.problem import Finding, Findings, Where
from referat_cli.model.register import Meant, Register, contradicts_itself, covers, holds_seat, may_cover
from referat_cli.rules.registry import rule
from referat_cli.store.commits import Commit
from referat_cli.store.paths import FOLDER, REGISTER, home, kind_of
from referat_cli.store.timeline import FileChange
from referat_cli.store.versions import FileVersion, Versions


class Reading(NamedTuple):
    """An approved meeting, the register that its list was read by, and the one of later; None where that is deleted."""

    meeting: Meeting
    before: Register
    after: Register | None


@rule("REF811", "advarsel")
def approved_list_means_something_else(reading: Reading) -> Findings:
    """Registeret er endret slik at en godkjent deltakerliste betyr noe annet.

    Listen nevner folk slik de ble skrevet; hvem det er, og i hvilken rolle de satt, står i registeret. Er endringen
    riktig, føres den i rettelser i møtet med «gjelder: [deltakere]». Datoer som kommer til, og et nytt navn med det
    gamle som alias, endrer ikke hvem som satt der.

    Feil:
        # et møte som er holdt
        status: godkjent
        godkjent: {dato: "2026-05-06", sak: 3/26}
        ---
        # registeret
        grupper:
          - gruppe: Kommunene
            rolle: observatør
            personer:
              - {navn: Kari Nordmann, enhet: Nordby}

    Riktig:
        # et møte som er holdt
        status: godkjent
        godkjent: {dato: "2026-05-06", sak: 3/26}
        ---
        # registeret
        grupper:
          - gruppe: Kommunene
            rolle: medlem
            personer:
              - {navn: Kari Nordmann, enhet: Nordby, fra: "2024-01-01"}
    """
    meeting, before, after = reading
    if after is None:
        if meeting.attendance:
            message = _("registeret er slettet; deltakerlisten i det godkjente møtet {date} er lest med det")
            yield Finding((), message.format(date=meeting.date), _("hent registeret tilbake"))
        return
    for where, change in [*_roles(meeting, before, after), *_people(meeting, before, after)]:
        message = _("deltakerlisten i det godkjente møtet {date} betyr noe annet: {change}")
        step = _("sett registeret tilbake, eller før rettelsen inn i møtets rettelser med «gjelder: [deltakere]»")
        yield Finding(where, message.format(date=meeting.date, change=change), step)


def _roles(meeting: Meeting, before: Register, after: Register) -> Iterator[tuple[Where, str]]:
    """The groups of the list whose people have another role."""
    for group in meeting.attendance or ():
        old, new = before.roles.get(group.group), after.roles.get(group.group)
        if old is None or old == new or not group.people:
            continue
        names = ", ".join(attendee.name for attendee in group.people)
        where: Where = ()
        if new:
            where = ("grupper", list(after.roles).index(group.group), "rolle")
            change = _("{names} i {group} var «{old}», nå «{new}»")
        else:
            change = _("{names} i {group} var «{old}», men gruppen står ikke i registeret lenger")
        yield where, change.format(names=names, group=group.group, old=old, new=new)


def _people(meeting: Meeting, before: Register, after: Register) -> Iterator[tuple[Where, str]]:
    """The lines of the list that mean somebody else, or somebody who sat there in another way."""
    lines = [(group.group, attendee) for group in meeting.attendance or () for attendee in group.people]
    pairs = zip(before.people_meant(lines, meeting.date), after.people_meant(lines, meeting.date), strict=True)
    for (group, attendee), (old, new) in zip(lines, pairs, strict=True):
        if not before.identities(old.name):
            continue  # nobody was known by that name
        where = _place(after, group, new.name, attendee.name)
        if not after.identities(new.name):
            yield where, _("{name} står ikke i registeret lenger").format(name=attendee.name)
        elif not _same_person(old, new, before, after):
            change = _("{name} var {old}, nå {new}")
            was, now = (old.name, new.name) if old.name != new.name else (old.person, new.person)
            yield where, change.format(name=attendee.name, old=was, new=now)
        else:
            yield from (
                (where, change) for change in _seats(attendee.name, group, meeting.date, old, new, before, after)
            )


def _seats(  # noqa: PLR0913, PLR0917 - a line of the list as two registers have it
    name: str, group: str, date: str, old: Meant, new: Meant, before: Register, after: Register
) -> Iterator[str]:
    """How the same person sat there in another way, as far as both registers say how."""
    sat, sits = _in_office(before, group, old.name, date), _in_office(after, group, new.name, date)
    if {sat, sits} == {True, False}:
        now = _("hadde vervet den dagen") if sits else _("hadde ikke vervet den dagen")
        yield _("{name} ({group}) {now}, etter datoene i registeret nå").format(name=name, group=group, now=now)
    held, holds = _holds_seat(before, group, old.name), _holds_seat(after, group, new.name)
    if None not in (held, holds) and held != holds and before.roles.get(group) == after.roles.get(group):
        now = _("har plass") if holds else _("er vara")
        yield _("{name} {now} i {group} nå").format(name=name, now=now, group=group)
    for was, is_now in ((old.place.unit, new.place.unit), (old.place.union, new.place.union)):
        if was and is_now and was != is_now:
            yield _("{name} satt for {old}, nå for {new}").format(name=name, old=was, new=is_now)


def _same_person(old: Meant, new: Meant, before: Register, after: Register) -> bool:
    """Whether two registers mean the same person; one may have got an id, or another name with the old as alias."""
    if old.person == new.person:
        return True
    if old.name == new.name:
        return 1 in (len(before.identities(old.name)), len(after.identities(new.name)))
    return old.name not in after.people and new.name not in before.people


def _in_office(register: Register, group: str, name: str, date: str) -> bool | None:
    """Whether somebody was in the group that day; None where no date proves either."""
    tenures = [tenure for tenure in register.places.get((group, name), ()) if not contradicts_itself(tenure)]
    if any(covers(tenure, date) for tenure in tenures):
        return True
    return None if not tenures or any(may_cover(tenure, date) for tenure in tenures) else False


def _holds_seat(register: Register, group: str, name: str) -> bool | None:
    """Whether somebody has a seat in the group; None where they have no line in it."""
    tenures = register.places.get((group, name))
    return any(holds_seat(register.groups[group], tenure) for tenure in tenures) if tenures else None


def _place(register: Register, group: str, name: str, written: str) -> Where:
    """What in a register says who a line of the list is: the alias that it is written by, or the person's line."""
    if written != name and written in register.committee.aliases:
        return ("alias", written)
    lines: list[tuple[bool, Where]] = [
        (registered.group != group, ("grupper", row, "personer", column))
        for row, registered in enumerate(register.committee.groups)
        for column, tenure in enumerate(registered.people)
        if tenure.name == name
    ]
    return min(lines, default=(False, ()), key=lambda line: line[0])[1]


class RegisterFinding(NamedTuple):
    """What an edit of a register did to an approved list; ``commit`` is None where it cannot be told which did."""

    path: str
    commit: Commit | None
    finding: Finding


def list_findings(
    versions: Versions,
    start: Mapping[str, FileVersion],
    changes: Iterable[FileChange],
    today: Mapping[str, FileVersion],
) -> Iterator[RegisterFinding]:
    """The approved lists of ``today`` that do not mean what they did when approved, or when last corrected.

    ``start`` are the files before the first of the changes, by path.
    """
    lists = _ApprovedLists(versions, start)
    for _commit, group in groupby(changes, key=lambda change: change.commit):
        # A list that is approved or corrected in a commit is read by the register of that commit.
        for change in sorted(group, key=lambda change: kind_of(change.latest_path) != "utvalg"):
            lists.follow(change)
    gone = set()
    for path, (committee, first, meeting) in sorted(lists.standing.items()):
        of_register = f"{FOLDER}/{committee}/{REGISTER}"
        history = lists.registers.get(committee, [])
        if first < 0 or path not in today or history[first][1] == today.get(of_register):
            continue
        steps = history[first:]
        if steps[-1][1] != today.get(of_register):
            steps.append((None, today.get(of_register)))
        for commit, finding in _told_by_step(versions, meeting, steps):
            if finding.where or of_register in today:
                yield RegisterFinding(of_register, commit, finding)
            elif committee not in gone:  # of a register that is deleted, one meeting is enough
                gone.add(committee)
                yield RegisterFinding(of_register, commit, finding)


def _told_by_step(
    versions: Versions, meeting: Meeting, steps: list[tuple[Commit | None, FileVersion | None]]
) -> Iterator[tuple[Commit | None, Finding]]:
    """What the last of these versions of a register makes of a list that was read by the first, and the edit of it."""
    before = _register(versions, steps[0][1])
    found: dict[str, tuple[Commit | None, Finding]] = {}
    for commit, version in steps[1:]:
        after = _register(versions, version)
        if before is None or (after is None and version is not None):
            continue
        findings = list(approved_list_means_something_else(Reading(meeting, before, after)))
        found = {f.message: (found[f.message][0] if f.message in found else commit, f) for f in findings}
    yield from found.values()


class _ApprovedLists:
    """The approved meetings with the register that each list was read by, while the changes are gone through."""

    def __init__(self, versions: Versions, start: Mapping[str, FileVersion]) -> None:
        self._versions = versions
        # A committee → the versions of its register, each with the commit that made it.
        self.registers: dict[str, list[tuple[Commit | None, FileVersion | None]]] = {}
        # An approved meeting's path → its committee, which version of the register it was read by, and itself.
        self.standing: dict[str, tuple[str, int, Meeting]] = {}
        # The same of those that were deleted: what comes back is read as it was.
        self._deleted: dict[str, tuple[str, int, Meeting]] = {}
        versions.readable(start.values())
        for path, version in start.items():
            if kind_of(path) == "utvalg":
                self.registers[path.split("/")[1]] = [(None, version)]
        for path, version in start.items():
            self._approved(path, version, None)

    def follow(self, change: FileChange) -> None:
        """Take over what a change did; a version that cannot be read changes nothing yet."""
        if change.gap == "ulest":
            return
        if kind_of(change.latest_path) == "utvalg":
            where = home(change.latest_path)
            if where:
                self.registers.setdefault(where.committee, []).append((change.commit, change.after))
            return
        was = self.standing.pop(change.old_path or change.path or "", None)
        if change.after:
            was = was or (self._deleted.get(change.after.path) if change.returned else None)
            self._approved(change.after.path, change.after, was)
        elif was and change.old_path:
            self._deleted[change.old_path] = was

    def _approved(self, path: str, version: FileVersion, was: tuple[str, int, Meeting] | None) -> None:
        meeting, where = self._versions.record(version), home(path)
        if where is None or not isinstance(meeting, Meeting) or meeting.status != "godkjent":
            return
        read_by = len(self.registers.get(where.committee, ())) - 1
        if was and was[0] == where.committee and was[1] >= 0:
            corrected = {name for entry in new_entries(was[2], meeting) for name in entry.concerns}
            read_by = read_by if "deltakere" in corrected else was[1]
        self.standing[path] = (where.committee, read_by, meeting)


def _register(versions: Versions, version: FileVersion | None) -> Register | None:
    record = versions.record(version)
    return Register(record) if isinstance(record, Committee) else None

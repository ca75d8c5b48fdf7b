"""What the commands that write the record share: which meeting is meant, the file written, and the commit of it."""

import os
import re
import shlex
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

import click

from referat_cli.cli.click_norwegian import did_you_mean
from referat_cli.cli.console import current_call, notify, progress, shown_from, today, write
from referat_cli.cli.resolve_cases import parse_meeting_address
from referat_cli.cli.resolve_names import resolve_committee
from referat_cli.cli.session import nothing_found
from referat_cli.i18n import _
from referat_cli.model.case_names import case_address, parse_address
from referat_cli.model.case_numbers import bare
from referat_cli.model.register import Register
from referat_cli.model.user_error import UserError
from referat_cli.queries.cases import cases_called, found, meetings_called, nearest_case, nearest_date
from referat_cli.render.labels import listed, long_date
from referat_cli.store.archive import Archive
from referat_cli.store.paths import FOLDER, REGISTER, Location, locate
from referat_cli.store.records import Records
from referat_cli.store.snapshot import Snapshot
from referat_cli.workflow.record import OpenRecord, Value, changed_text, open_record, save


class Desk(NamedTuple):
    """The archive on the disk, as documents and as rows; ``changed`` are the files that Git has otherwise."""

    archive: Archive
    records: Records
    changed: frozenset[str] = frozenset()


def open_desk(*, commits: bool) -> Desk:
    """The archive that the call stands in; raises `UserError` where there is none, or none to commit in."""
    location = locate(current_call().directory)
    if commits:
        from referat_cli.workflow.commit import check_may_commit  # noqa: PLC0415 - only a commit needs it

        if location.git is None:
            sentence = _("{folder} er ikke i et Git-arkiv; kjør «git init» først.")
            raise UserError(sentence.format(folder=location.root))
        check_may_commit(location.git)
    snapshot = Snapshot(location)
    archive = Archive(snapshot)
    records = Records(snapshot, progress)
    if not archive.paths:
        raise nothing_found(snapshot.location)
    status = snapshot.status if commits else None
    return Desk(archive, records, frozenset((*status.touched, *status.staged)) if status else frozenset())


def chosen_committee(desk: Desk, written: str | None) -> str:
    """The committee that a call is about: the one that is named, or the only one with a register."""
    code = resolve_committee(desk.records, written)
    unread = {path.split("/")[1] for path in desk.records.unreadable() if path.endswith(f"/{REGISTER}")}
    codes = sorted({*desk.records.names_of_committees(), *unread})
    if code is None and len(codes) == 1:
        return codes[0]
    if code is None:
        raise UserError(_("Arkivet har flere utvalg: {codes}. Velg ett med --committee.").format(codes=listed(codes)))
    return code


def meeting_of(desk: Desk, address: str, committee: str | None = None) -> OpenRecord:
    """The one meeting that a date means; raises `UserError` where there is none, or several."""
    parsed = parse_meeting_address(address)
    if parsed is None:
        raise UserError(_("«{address}» er ikke en møtedato; skriv den som 2024-10-29.").format(address=address))
    code, name = parsed
    named = resolve_committee(desk.records, committee) or code
    if code not in ("", named):
        raise UserError(_("«{address}» er ikke et møte i {code}.").format(address=address, code=named))
    code = named
    found = [*meetings_called(desk.records, name, code), *_unreadable_called(desk, name, code)]
    if len({of for of, _path in found}) > 1:
        addresses = [f"{of}:{name}" for of in sorted({of for of, _path in found})]
        sentence = _("Flere utvalg har møte {date}: skriv {addresses}.")
        raise UserError(sentence.format(date=name, addresses=listed(addresses, _(" eller "))))
    if not found:
        near = nearest_date(desk.records, name)
        hint = _(" Det nærmeste er {date}.").format(date=near) if near else ""
        raise UserError(_("Det er ikke noe møte {date}.").format(date=name) + hint)
    # Where a committee met twice on a date, the date alone is the first, as in the questions.
    return open_record(desk.archive, min((path for _of, path in found), key=lambda path: (len(path), path)))


def _unreadable_called(desk: Desk, name: str, code: str) -> list[tuple[str, str]]:
    """The meetings that a file's own name says are of a date, and that cannot be read: code and path."""
    called = [path for path in desk.records.unreadable() if Path(path).stem == name or f"/{name}-" in path]
    return [(path.split("/")[1], path) for path in called if code in ("", path.split("/")[1])]


def check_numbers_are_known(desk: Desk, code: str, year: str) -> None:
    """Raise `UserError` where a meeting of a committee's year cannot be read: its numbers would be given once more."""
    folder = f"{FOLDER}/{code}/{year}/"
    for path in desk.records.unreadable():
        if path.startswith(folder):
            sentence = _(
                "{path} kan ikke leses, så det neste saksnummeret er ikke sikkert; rett filen først, se «referat "
                "validate {path}»."
            )
            raise UserError(sentence.format(path=path))


def save_change(desk: Desk, record: OpenRecord, *values: Value) -> None:
    """Write a record with another value, in one step or several, and say where it stands."""
    save(desk.archive, record, changed_text(record, *values))
    write(shown_from(desk.archive.root)(record.path))


def register_of(desk: Desk, code: str) -> Register:
    """The register of a committee; raises `UserError` where it has none that can be read."""
    path = f"{FOLDER}/{code}/{REGISTER}"
    register = desk.archive.entry(path).register if desk.archive.has(path) else None
    if register is None:
        raise UserError(_("{path} kan ikke leses; se «referat validate {path}».").format(path=path))
    return register


def deciding_case(desk: Desk, code: str, written: str, after: str) -> tuple[str | None, str]:
    """The number of a case in which a committee decided on earlier minutes (None: it has none), and its meeting's day.

    Raises `UserError` where there is no such case, or where its meeting was not after those minutes. Where the number
    alone does not say which case it is, it is the one of a meeting after them.
    """
    asked = parse_address(bare(written))
    if asked.committee not in ("", code):
        sentence = _("Sak {number} er ikke i {code}, som referatet gjelder.")
        raise UserError(sentence.format(number=bare(written), code=code))
    places = cases_called(desk.records, asked._replace(committee=code))
    held = [one for one in found(desk.records, [place[1:] for place in places]) if one.meeting.status != "avlyst"]
    if not held:
        sentence = _("{code} har ingen sak {number}; før inn møtet som hadde den, først.")
        hint = did_you_mean(_number_of_the_same_case(desk, code, asked.number))
        raise UserError(sentence.format(code=code, number=asked.number) + hint)
    later = [one for one in held if after < one.meeting.date <= today().isoformat()]
    if len({one.meeting.date for one in later}) > 1 and desk.records.numbering(code).needs_meeting(asked.number):
        sentence = _("Flere møter har sak {number}: skriv {addresses}.")
        addresses = [case_address(one.meeting_name, one.case.number, desk.records.numbering(code)) for one in later]
        raise UserError(sentence.format(number=asked.number, addresses=_(" eller ").join(addresses[-_MOST_SHOWN:])))
    chosen = (later or held)[0] if asked.meeting or later else held[0]
    number, day = chosen.case.number, chosen.meeting.date
    if day <= after:
        sentence = _("Sak {number} var i møtet {day}, og kan ikke gjelde referatet fra {after}.")
        raise UserError(sentence.format(number=number, day=long_date(day), after=long_date(after)))
    if day > today().isoformat():
        sentence = _("Sak {number} er i møtet {day}, som ikke er holdt ennå.")
        raise UserError(sentence.format(number=number, day=long_date(day)))
    return number if chosen.case.is_numbered else None, day


def _number_of_the_same_case(desk: Desk, code: str, written: str) -> str | None:
    """The number that a case has which was written in another form: 2/2026 for 2/26."""
    near = (nearest_case(desk.records, f"{code}:{written}") or "").rpartition(":")[2]
    parsed = desk.records.numbering(code).parse(near)
    return near if parsed and str(parsed.running) in re.findall(r"\d+", written) else None


# So many meetings that have a case of one number are named.
_MOST_SHOWN = 4


# The option that commits what is written.
commit_option = click.option(
    "--commit", is_flag=True, help=_("Sjekk inn filen med en gang, med arkivets egne kontroller.")
)


def commit_record(desk: Desk, path: str, message: str, *after: str) -> None:
    """Commit a file that was written, and say so; ``after`` is what Git is to do next where it refuses.

    The command is not to be run once more then: it has written its file.
    """
    commit_files(desk.archive.snapshot.location, [path], message, *after)
    if path in desk.changed:
        notify(_("Det som var endret i filen fra før, er med."))


def commit_files(location: Location, paths: Sequence[str], message: str, *after: str) -> None:
    """Commit files that were written, as `commit_record` does one."""
    from referat_cli.workflow.commit import commit  # noqa: PLC0415 - GitPython is heavy

    try:
        identity = commit(location, paths, message)
    except UserError as error:
        written = shlex.join(paths)
        there = os.path.relpath(location.root)
        steps = (f"add {written}", f"commit -m {shlex.quote(message)} {written}", *after)
        commands = [f"git {step}" if there == "." else f"git -C {shlex.quote(there)} {step}" for step in steps]
        way_on = _("Alt er skrevet til disken. Når det er rettet, sjekk inn med:")
        raise UserError("\n".join((str(error), way_on, *(f"  {one}" for one in commands)))) from None
    notify(_("Sjekket inn: {commit} {message}").format(commit=identity, message=message))

"""How do attendance tables and lists of another time get from the archive to the screen?"""

from typing import TYPE_CHECKING

from referat_cli.cli.addresses import name_unreadable
from referat_cli.cli.attendance import Asking, answered, counted, notes_of, tell
from referat_cli.cli.context import screen, shown_from
from referat_cli.cli.named import person_called
from referat_cli.language import _, ngettext
from referat_cli.record.problem import WrongCall

if TYPE_CHECKING:
    from referat_cli.archive.records import Records
    from referat_cli.questions.attendance_rows import Row


def tables_compared(records: "Records", wanted: Asking, revision: str, form: str) -> int:
    """The table as the record stood in a revision, as it stands, and what differs."""
    from referat_cli.cli.opening import opened  # noqa: PLC0415
    from referat_cli.questions.attendance_compared import compared  # noqa: PLC0415
    from referat_cli.questions.attendance_tables import rows  # noqa: PLC0415
    from referat_cli.render.attendance_compared import FORMATS  # noqa: PLC0415

    earlier = opened(revision)
    name_unreadable(earlier)
    tables: list[list[Row]] = []
    notes = []
    unknown = []
    for source in (earlier, records):
        try:
            found, people = counted(source, wanted)
        except WrongCall as nobody:  # somebody may be known to one of the two alone
            unknown.append(nobody)
            found, people = [], frozenset()
        tables.append([row for account in found for row in rows(account, wanted.by, wanted.roles, people)])
        notes.append(notes_of(source, found, people))
    if len(unknown) == len(tables):
        raise unknown[-1]
    then = _("I utgaven {revision}: {sentence}")
    tell(then.format(revision=revision, sentence=note) for note in notes[0] if note not in notes[1])
    tell(notes[1])
    told = compared(*tables)
    return answered(told, form, lambda: FORMATS[form](told, revision, screen()))


def changes_told(records: "Records", wanted: Asking, revision: str | None, limit: int | None, form: str) -> int:
    """Every later change of the attendance lists, and the versions that could not be used."""
    from referat_cli.questions.attendance_history import Wanted, attendance_history  # noqa: PLC0415
    from referat_cli.render.attendance_history import FORMATS  # noqa: PLC0415

    name = person_called(records, wanted.person) if wanted.person is not None else None
    asked = Wanted(wanted.committee, name, wanted.first, wanted.last)
    until = None
    if revision is not None:
        from referat_cli.cli.named import commit_called  # noqa: PLC0415

        until = commit_called(records.location, revision)
    found, unused, more = attendance_history(records, asked, until, limit)
    shown = shown_from(records.location.root)
    told = _("{path} kan ikke leses slik filen var i {commit} ({time}), og den utgaven er hoppet over.")
    tell(
        told.format(path=shown(version.path), commit=version.commit.id[:10], time=version.commit.time[:10])
        for version in unused
    )
    code = answered(found, form, lambda: FORMATS[form](found, screen()))
    if more:
        shown_of = ngettext(
            "Viser den nyeste endringen; --limit gir flere.",
            "Viser de {shown} nyeste endringene; --limit gir flere.",
            len(found),
        )
        tell([shown_of.format(shown=len(found))])
    return code


def register_told(records: "Records", name: str, revision: str | None, form: str) -> int:
    """A person's seats, and who changed what the registers say of them."""
    from referat_cli.questions.people import person  # noqa: PLC0415
    from referat_cli.questions.register_history import register_history  # noqa: PLC0415
    from referat_cli.render.register_history import FORMATS  # noqa: PLC0415

    until = None
    if revision is not None:
        from referat_cli.cli.named import commit_called  # noqa: PLC0415

        until = commit_called(records.location, revision)
    found, unused = register_history(records, name, until)
    shown = shown_from(records.location.root)
    told = _("{path} kan ikke leses slik filen var i {commit} ({time}), og den utgaven er hoppet over.")
    tell(
        told.format(path=shown(step.path or ""), commit=step.commit.id[:10], time=step.commit.time[:10])
        for step in unused
    )
    known = person(records, name)
    return answered(found, form, lambda: FORMATS[form](known, found, screen()))

"""The archive that a call stands in, opened in the version it asks for."""

import re
from datetime import date
from typing import TYPE_CHECKING

import click

from referat_cli.cli.click_norwegian import did_you_mean
from referat_cli.cli.console import current_call, notify, progress, shown_from
from referat_cli.cli.work_tree import take_look
from referat_cli.i18n import _
from referat_cli.model.names import nearest
from referat_cli.model.user_error import UserError
from referat_cli.store.paths import FOLDER, Location, is_record, locate
from referat_cli.store.snapshot import Snapshot

if TYPE_CHECKING:
    from collections.abc import Iterable

    from referat_cli.store.records import Records
    from referat_cli.store.timeline import FileChange

# So much of a commit's id tells it from the others.
_DATE = r"\d{4}-\d{2}-\d{2}"


def open_records(revision: str | None) -> "Records":
    """The records of the archive that the call stands in, on the disk or in a revision.

    Raises `UserError` where there is no archive or no such revision.
    """
    snapshot = take_look(current_call()) if revision is None else None
    location = snapshot.location if snapshot else locate(current_call().directory)
    commit = resolve_commit(location, revision) if revision is not None else None
    snapshot = snapshot or Snapshot(location, revision=commit)
    if click.get_current_context().params.get("form") == "table":
        import tabulate  # noqa: F401, PLC0415 - loaded while Git looks at the work tree: 20 ms that nobody waits for
    from referat_cli.store.records import Records  # noqa: PLC0415 - what judges files asks for no rows

    records = Records(snapshot, progress)
    if not records.snapshot.unreadable and records.is_empty:
        raise nothing_found(location)
    return records


def nothing_found(location: Location) -> UserError:
    """What is wrong where there is no archive, or nothing in it."""
    message = _(
        "Fant ingen møter under {folder}. Gå til mappen der minutes/ ligger, eller velg den med -C. Et nytt arkiv "
        "begynner med «referat init»."
    )
    return UserError(message.format(folder=location.root / FOLDER))


def warn_unreadable(records: "Records") -> None:
    """Name the meetings that could not be read, or are not where meetings are, so that no answer is silently short."""
    for path in records.unreadable():
        warn_unreadable_file(records, path)
    for path in records.misplaced():
        if is_record(path):
            sentence = _("{path} følger ikke arkivets oppsett og er ikke med i svaret; se «referat validate {path}»")
            _warn(records, path, sentence)
        else:  # a folder that is not looked into
            warn_unreadable_file(records, path)


def warn_unreadable_file(records: "Records", path: str) -> None:
    """Name a file that could not be read, and the command that explains why."""
    _warn(records, path, _("{path} kan ikke leses og er ikke med i svaret; se «referat validate {path}»"))


def _warn(records: "Records", path: str, sentence: str) -> None:
    notify(sentence.format(path=shown_from(records.location.root)(path)))


def warn_gaps(records: "Records", gaps: "Iterable[FileChange]") -> None:
    """Name the versions that a history cannot tell of, and where a shallow clone begins."""
    shown = shown_from(records.location.root)
    for change in gaps:
        sentence = (
            _("{path} kan ikke leses slik den sto i {commit} ({subject}); det neste sammenlignes med utgaven før.")
            if change.gap == "ulest"
            else _(
                "Historien til {path} begynner med {commit} ({subject}): kopien er grunn. Kjør «git fetch --unshallow»."
            )
        )
        commit = change.commit
        notify(sentence.format(path=shown(change.path or ""), commit=commit.short_id, subject=commit.subject))


def resolve_commit(location: Location, written: str) -> str:
    """The commit that a revision, a tag or a date means: of a date, the last one by the end of that day."""
    git = location.git
    if git is None:
        raise UserError(_("{folder} er ikke i et Git-arkiv, så det har bare én utgave.").format(folder=location.root))
    if commit := git.commit_of(written):
        return commit
    from referat_cli.document.suggestions import read_as  # noqa: PLC0415 - 4 ms, and few questions name another day

    day = written if re.fullmatch(_DATE, written) else read_as("dato", written) or ""
    if day:
        try:
            date.fromisoformat(day)
        except ValueError:
            raise UserError(_("Datoen {date} finnes ikke.").format(date=written)) from None
        if commit := git.commit_by(day):
            return commit
        first = git.first_day()
        since = _(" Det første er fra {day}.").format(day=first) if first else ""
        raise UserError(_("Ingenting var sjekket inn {date}.").format(date=day) + since + _shallow(location))
    near = did_you_mean(nearest(written, git.names()))
    raise UserError(_("Utgaven «{name}» finnes ikke.").format(name=written) + near + _shallow(location))


def _shallow(location: Location) -> str:
    if location.git is None or not location.git.cut:
        return ""
    return _(" Dette er en grunn kopi, som mangler det eldste; kjør «git fetch --unshallow».")


def resolve_range(location: Location, written: str | None) -> tuple[str, str | None]:
    """The commits that "A..B", "A...B", "REV" or nothing mean, as `git diff` has it; None is the work tree.

    Raises `UserError` for a revision that does not exist, and for two that have no history in common.
    """
    if not written and location.git and location.git.commit_of("HEAD") is None:
        raise UserError(_("Ingenting er sjekket inn ennå, så det er ingenting å sammenligne med."))
    first, dots, last = (written or "HEAD").partition("..." if "..." in (written or "") else "..")
    one = resolve_commit(location, first or "HEAD")
    if not dots:
        return one, None
    other = resolve_commit(location, last or "HEAD")
    if dots == ".." or location.git is None:
        return one, other
    base = location.git.merge_base(one, other)
    if base is None:
        sentence = _("Utgavene i «{written}» har ingen felles historie; skriv dem med to prikker: {two}.")
        raise UserError(sentence.format(written=written, two=f"{first}..{last}"))
    return base, other

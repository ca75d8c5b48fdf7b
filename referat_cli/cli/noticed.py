"""Which notice is a decision held against?"""

from typing import TYPE_CHECKING

from referat_cli.cli.context import shown_from, talk
from referat_cli.language import _
from referat_cli.record.problem import WrongCall
from referat_cli.render.terminal import plain

if TYPE_CHECKING:
    from collections.abc import Sequence

    from referat_cli.archive.records import Records
    from referat_cli.questions.cases import FoundCase
    from referat_cli.questions.notices import Noticed


def as_noticed(records: "Records", cases: "Sequence[FoundCase]", rev: str | None) -> "list[Noticed]":
    """The cases with the proposals of the last notices, and their commits; says on standard error which notice that is.

    Meetings without a notice are named and left out; raises `WrongCall` where none has one.
    """
    from referat_cli.cli.named import commit_called  # noqa: PLC0415
    from referat_cli.cli.past import name_unseen  # noqa: PLC0415
    from referat_cli.questions.notices import Notices  # noqa: PLC0415

    if records.location.git is None:
        told = _("{folder} er ikke i et Git-arkiv, så det har ingen historie.")
        raise WrongCall(told.format(folder=records.location.root))

    notices = Notices(records, commit_called(records.location, rev) if rev is not None else None)
    found, said, without = [], set(), []
    for case in cases:
        if case.path not in said:
            name_unseen(notices.told(case.path).unseen)
        noticed = notices.of(case)
        if noticed is None:
            without += [case.path] if case.path not in said else []
        else:
            if case.path not in said:
                _say_which(case, noticed.commit.time[:10], f"{noticed.commit.id[:7]} {noticed.commit.subject}")
            if not noticed.proposed:
                told = _("Sak {number} sto ikke i innkallingen.").format(number=case.case.number)
                talk(plain(told))
            found.append(noticed)
        said.add(case.path)
    shown = shown_from(records.location.root)
    told = _("{path} har ingen innkalling i historien å holde vedtaket mot.")
    if without and not found:
        raise WrongCall(told.format(path=shown(without[0])))
    for path in without:
        talk(plain(told.format(path=shown(path))))
    return found


def _say_which(case: "FoundCase", day: str, commit: str) -> None:
    told = _("Forslagene til møtet {date} er fra innkallingen slik den sto {day} ({commit}).")
    talk(plain(told.format(date=case.meeting.date, day=day, commit=commit)))

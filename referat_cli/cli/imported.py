"""What `referat import` says of the documents that it took in: a line each, and at the end what is left to do."""

import os
import shlex
from collections.abc import Callable, Iterable, Sequence
from typing import NamedTuple

from referat_cli.cli.console import current_call, default_problem_form, notify, screen, shown_from
from referat_cli.i18n import _, ngettext
from referat_cli.model.problem import Problem
from referat_cli.paper.reading.report import ReadIn
from referat_cli.render.labels import listed
from referat_cli.render.problems import FORMATS, Report, by_code
from referat_cli.rules.runner import rule_of
from referat_cli.store.paths import Location
from referat_cli.workflow.taken_over import TakenOver

# So many problems are listed one by one; of more it is told how many there are of each kind.
_MOST_PROBLEMS = 12
# So many unknown people are named; the reports have the rest.
_MOST_NAMES = 4


class Imported(NamedTuple):
    """A document that was taken in: its meeting, what there is to tell, and whether its committee has a register."""

    meeting: TakenOver
    told: ReadIn
    has_register: bool


def summary(one: Imported, shown: Callable[[str], str]) -> str:
    """The line about a document: where it is, what is in it, and whether every word is placed."""
    meeting, account = one.meeting, one.told.account
    cases, groups = meeting.value.get("saker") or [], meeting.value.get("deltakere") or []
    people = sum(len(group.get("personer") or ()) for group in groups)
    rest = _("alle ord er plassert")
    if left := len(account.unplaced) + len(account.lost):
        sentence = ngettext("{n} sted er ikke plassert, se {report}", "{n} steder er ikke plassert, se {report}", left)
        rest = sentence.format(n=left, report=shown(meeting.report_path))
    if edits := len(one.told.edits):
        sentence = ngettext(
            "papiret er endret {n} sted, se {report}", "papiret er endret {n} steder, se {report}", edits
        )
        rest = f"{rest}; {sentence.format(n=edits, report=shown(meeting.report_path))}"
    return _("{path}: {cases}, {people}; {rest}").format(
        path=shown(meeting.path),
        cases=ngettext("{n} sak", "{n} saker", len(cases)).format(n=len(cases)),
        people=ngettext("{n} person", "{n} personer", people).format(n=people),
        rest=rest,
    )


def tell(location: Location, taken: Sequence[Imported], problems: Sequence[Problem]) -> None:
    """Say what there is to know of all of them, and what is left to do."""
    for remark in _remarks(taken):
        notify(remark)
    if problems:
        _tell_problems(location, [one.meeting.path for one in taken], problems)
    if names := list(dict.fromkeys(person.name for one in taken for person in one.told.people)):
        if (more := len(names) - _MOST_NAMES) > 0:
            names = [*names[:_MOST_NAMES], _("{n} til").format(n=more)]
        sentence = _("Registeret kjenner ikke {names}; rapporten sier hva du kan føre.")
        if sum(bool(one.told.people) for one in taken) > 1:
            sentence = _("Registeret kjenner ikke {names}; rapportene sier hva du kan føre.")
        notify(sentence.format(names=listed(names)))
    for one in {one.meeting.value["utvalg"]: one for one in taken if one.told.register}.values():
        _tell_of_register(location, one)


def _remarks(taken: Sequence[Imported]) -> Iterable[str]:
    """What is to be known of the documents; of several with the document, or how many it is said of."""
    said: dict[str, list[str]] = {}
    for one in taken:
        for remark in (*one.told.document.remarks, *one.told.remarks):
            said.setdefault(remark, []).append(one.told.document.name)
    for remark, names in said.items():
        if len(taken) == 1 or names[0] in remark:
            yield remark
        elif len(names) == 1:
            yield _("{file}: {sentence}").format(file=names[0], sentence=remark)
        else:
            yield _("{n} dokumenter: {sentence}").format(n=len(names), sentence=remark)


def _tell_problems(location: Location, paths: Sequence[str], problems: Sequence[Problem]) -> None:
    """Each problem where they are few or a program reads them, else how many there are of each kind."""
    shown = shown_from(location.root)
    report = Report(problems, len(paths), shown, location.below, lambda code: rule_of(code).title)
    form = default_problem_form()
    if len(problems) <= _MOST_PROBLEMS or form == "github":
        notify(FORMATS[form](report, screen()), styled=True)
        return
    typed = [shown(path) for path in paths]
    where = typed[0] if len(typed) == 1 else os.path.commonpath(typed).replace(os.sep, "/") or "."
    notify(by_code(report, screen()), styled=True)
    notify(_("Se hver av dem med «{call}».").format(call=shlex.join(["referat", "validate", where])))


def _tell_of_register(location: Location, one: Imported) -> None:
    """How the archive of a committee is made that has no register."""
    there = os.path.relpath(location.root, current_call().directory)
    call = ["referat", "init", *([] if there == "." else [there]), "--code", one.meeting.value["utvalg"]]
    sentence = _("Utvalget har ikke noe register ennå; rapporten har et utkast. Arkivet lages slik:\n  {call}")
    notify(sentence.format(call=shlex.join([*call, "--name", one.told.committee])))

"""`referat status`: what there is to do now."""

from referat_cli.cli.console import answer, current_call, progress, today
from referat_cli.cli.options import command, data_format
from referat_cli.cli.session import nothing_found, warn_unreadable
from referat_cli.i18n import _
from referat_cli.render.table import Column, ListFormat, Table
from referat_cli.rules.cache import judge_archive
from referat_cli.store.paths import locate
from referat_cli.store.records import Records
from referat_cli.store.snapshot import Snapshot
from referat_cli.workflow.to_do import Task, tasks

TASKS: Table[Task] = Table(
    envelope="oppgaver",
    columns=[Column(_("Hva"), lambda task: task.sentence), Column(_("Gjør"), lambda task: task.step)],
    keys=("slag", "setning", "steg"),
    nothing_found=_("Ingenting venter."),
)


@command(
    help=_(
        "Vis hva som er å gjøre nå, det som haster mest først: feil, møter uten referat, møter som ikke er innkalt, "
        "det som er forfalt, referater som ikke er godkjent, og det som ikke er sjekket inn.\n\n"
        "Avslutter med 1 når ingenting venter."
    ),
)
@data_format
def status(form: ListFormat) -> int:
    """List what there is to do."""
    location = locate(current_call().directory)
    judged = judge_archive(Snapshot(location, hidden=True), today())
    if not judged.files:
        raise nothing_found(location)
    snapshot = Snapshot(location)
    changed = len(snapshot.status.touched.keys() | snapshot.status.staged.keys()) if snapshot.status else 0
    records = Records(snapshot, progress)
    warn_unreadable(records)
    return answer(TASKS, list(tasks(records, judged.problems, changed, today())), form)

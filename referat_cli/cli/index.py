"""`referat index`: what has been read and is kept."""

import click

from referat_cli.cli.console import EXIT_OK, EXIT_PROBLEMS, current_call, notify, progress, write
from referat_cli.cli.options import command
from referat_cli.i18n import _
from referat_cli.store import database
from referat_cli.store.paths import locate
from referat_cli.store.rebuild import rebuild


@command(
    help=_(
        "Det som er lest av arkivet, huskes under .git/referat/, så ingenting leses to ganger. Ingenting går tapt om "
        "det slettes.\n\n"
        "--status sier hva som er husket, --rebuild leser hele historikken på nytt, --drop sletter det som er husket."
    ),
)
@click.option("--status", "what", flag_value="status", default="status", help=_("Vis hva som er husket."))
@click.option("--rebuild", "what", flag_value="rebuild", help=_("Les hele historikken på nytt."))
@click.option("--drop", "what", flag_value="drop", help=_("Slett det som er husket."))
def index(what: str) -> int:
    """Describe, rebuild or drop the index."""
    location = locate(current_call().directory)
    if database.index_folder(location) is None:
        notify(_("{folder} er ikke i et Git-arkiv, så alt leses hver gang.").format(folder=location.root))
        return EXIT_PROBLEMS
    if what in ("drop", "rebuild"):
        database.drop(location)
    if what == "drop":
        write(_("Slettet. Neste spørsmål leser arkivet på nytt."))
        return EXIT_OK
    if what == "rebuild":
        rebuild(location, progress)
    kept = database.index_status(location)
    if kept is None:
        write(_("Ingenting er husket ennå."))
        return EXIT_PROBLEMS
    sentence = _(
        "Utgaver av filer som er lest: {versions} (uleselige: {unreadable}). Møter som kan søkes i: {texts}.\n"
        "{path}, {size} MB"
    )
    write(sentence.format(**kept._asdict() | {"size": f"{kept.size / 1e6:.1f}".replace(".", ",")}))
    return EXIT_OK

"""The command about what has been read and is kept."""

import click

from referat_cli.cli.console import EXIT_OK, EXIT_PROBLEMS, asked, notify, progress, write
from referat_cli.cli.options import everywhere
from referat_cli.i18n import _


@click.command(
    help=_(
        "Det som er lest av arkivet, huskes under .git/referat/, så ingenting leses to ganger. Ingenting går tapt om "
        "det slettes.\n\n"
        "--status sier hva som er husket, --rebuild leser hele historikken på nytt, --drop sletter det som er husket."
    ),
)
@click.option("--status", "what", flag_value="status", default="status", help=_("Vis hva som er husket."))
@click.option("--rebuild", "what", flag_value="rebuild", help=_("Les hele historikken på nytt."))
@click.option("--drop", "what", flag_value="drop", help=_("Slett det som er husket."))
@everywhere
def index(what: str) -> int:
    """Tell of, rebuild or drop the index."""
    from referat_cli.store import database as kept_in  # noqa: PLC0415
    from referat_cli.store.paths import locate  # noqa: PLC0415

    location = locate(asked().directory)
    if kept_in.folder_of(location) is None:
        notify(_("{folder} er ikke i et Git-arkiv, så alt leses hver gang.").format(folder=location.root))
        return EXIT_PROBLEMS
    if what in ("drop", "rebuild"):
        kept_in.drop(location)
    if what == "drop":
        write(_("Slettet. Neste spørsmål leser arkivet på nytt."))
        return EXIT_OK
    if what == "rebuild":
        from referat_cli.store.rebuild import rebuild  # noqa: PLC0415

        rebuild(location, progress)
    kept = kept_in.kept(location)
    if kept is None:
        write(_("Ingenting er husket ennå."))
        return EXIT_PROBLEMS
    told = _(
        "Utgaver av filer som er lest: {versions} (uleselige: {unreadable}). Møter som kan søkes i: {texts}.\n"
        "{path}, {size} MB"
    )
    write(
        told.format(
            versions=kept.versions,
            unreadable=kept.unreadable,
            texts=kept.texts,
            path=kept.path,
            size=f"{kept.size / 1e6:.1f}".replace(".", ","),
        )
    )
    return EXIT_OK

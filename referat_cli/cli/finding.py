"""The commands that look for something: words in the texts, and people."""

from datetime import date

import click

from referat_cli.cli import completion
from referat_cli.cli.addresses import name_unreadable
from referat_cli.cli.ask import PERSON, person_page
from referat_cli.cli.context import (
    FINE,
    NOT_FINE,
    committee,
    data_format,
    emit,
    everywhere,
    period,
    revision,
    screen,
    talk,
)
from referat_cli.cli.norwegian import Choice, Number
from referat_cli.cli.opening import opened
from referat_cli.language import _

# As many hits as people look through; «--limit» gives more.
_HITS = 20
# The marks that a phrase may stand in; a phrase that came without any has had its own taken by the shell.
_QUOTATION = frozenset('"“”„«')
_FIELDS = {
    "tittel": "tittel",
    "forslag": "forslag_til_vedtak",
    "referat": "referat",
    "vedtak": "vedtak",
    "eventuelt": "eventuelt",
}


@click.command(
    help=_(
        "Søk etter saker der alle ordene står, uansett bøying: «vedtak» finner også vedtaket og vedtatt.\n\n"
        "«ord i anførselstegn» må stå slik, en strek foran (-ord) utelukker, en stjerne etter (ord*) finner alt som "
        "begynner slik. De beste treffene står først.\n\n"
        "Avslutter med 1 når ingenting finnes."
    ),
    # What begins with a dash may be a word to leave out; a real option is known by its name.
    context_settings={"ignore_unknown_options": True},
)
@click.argument("words", nargs=-1, required=True, metavar="ORD...")
@click.option(
    "--in",
    "fields",
    multiple=True,
    type=Choice(list(_FIELDS)),
    metavar="FELT",
    help=_("Bare her: {fields}. Kan gis flere ganger.").format(fields=", ".join(_FIELDS)),
)
@committee
@period
@click.option(
    "--limit",
    type=Number(min=1),
    default=_HITS,
    metavar="ANTALL",
    help=_("Vis så mange treff (uten valg: {count}).").format(count=_HITS),
)
@revision
@data_format
@everywhere
def search(  # noqa: PLR0913, PLR0917 - one parameter an option
    words: tuple[str, ...],
    fields: tuple[str, ...],
    committee: str | None,
    first: date | None,
    last: date | None,
    limit: int,
    rev: str | None,
    form: str,
) -> int:
    """Look for words."""
    records = opened(rev, "questions.search", "questions.search_query", "render.search", "cli.named")
    from referat_cli.cli.named import committee_called  # noqa: PLC0415
    from referat_cli.questions.search_query import understood  # noqa: PLC0415

    query = understood(_written(words))
    name_unreadable(records)
    from referat_cli.questions.search import search as search_in  # noqa: PLC0415
    from referat_cli.render.search import FORMATS  # noqa: PLC0415

    hits, count = search_in(
        records,
        query,
        committee=committee_called(records, committee) if committee is not None else None,
        first=str(first) if first else None,
        last=str(last) if last else None,
        fields=[_FIELDS[field] for field in fields],
        limit=limit,
    )
    if hits or form == "json":
        emit(FORMATS[form](hits, screen()))
    if count > len(hits):
        talk(_("Viser {shown} av {count} treff; --limit gir flere.").format(shown=len(hits), count=count))
    return FINE if hits else NOT_FINE


def _written(words: tuple[str, ...]) -> str:
    """The words as they were written: the shell has taken the quotation marks from a phrase."""
    return " ".join(
        f'"{word}"' if " " in word.strip() and not _QUOTATION.intersection(word) else word for word in words
    )


@click.command(
    help=_(
        "Vis alle i registrene, eller én person: plasser over tid, andre skrivemåter, møter og saker.\n\n"
        "Navnet kan skrives omtrentlig; da vises den nærmeste."
    ),
)
@click.argument("name", required=False, metavar="[NAVN]", shell_complete=completion.people)
@click.option("--history", is_flag=True, help=_("Vis også hvem som har endret registeret om personen, og når."))
@committee
@revision
@data_format
@everywhere
def people(name: str | None, *, history: bool, committee: str | None, rev: str | None, form: str) -> int:
    """Show everybody, or one person."""
    if history and name is None:
        raise click.UsageError(_("--history krever et navn."))
    records = opened(rev, *PERSON)
    from referat_cli.cli.named import committee_called, person_nearest  # noqa: PLC0415
    from referat_cli.questions.people import everybody  # noqa: PLC0415
    from referat_cli.questions.people import person as person_of  # noqa: PLC0415
    from referat_cli.render.people import FORMATS  # noqa: PLC0415

    if name is None:
        name_unreadable(records)
        found = everybody(records, committee_called(records, committee) if committee is not None else None)
        if found or form == "json":
            emit(FORMATS[form](found, screen()))
        return FINE if found else NOT_FINE
    meant = person_nearest(records, name)
    if history:
        from referat_cli.cli.attendance_past import register_told  # noqa: PLC0415 - most questions are about now

        return register_told(records, meant, rev, form)
    if form in ("table", "json"):
        emit(person_page(records, meant, form))
    else:
        name_unreadable(records)
        emit(FORMATS[form]([person_of(records, meant)], screen()))
    return FINE

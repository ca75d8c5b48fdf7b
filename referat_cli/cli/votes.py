"""`referat votes`: how the cases were voted on, and who voted what."""

from typing import Any

import click

from referat_cli.cli import completion
from referat_cli.cli.click_norwegian import Choice, did_you_mean
from referat_cli.cli.console import EXIT_PROBLEMS, answer, notify
from referat_cli.cli.options import command, committee, data_format, limit, period, person_option, revision, year
from referat_cli.cli.resolve_cases import resolve_cases
from referat_cli.cli.resolve_names import resolve_committee, resolve_person
from referat_cli.cli.session import open_records, warn_unreadable
from referat_cli.i18n import _, ngettext
from referat_cli.model.names import fold, nearest
from referat_cli.model.user_error import UserError
from referat_cli.queries.votes import VoteCriteria, parties
from referat_cli.queries.votes import votes as votes_of
from referat_cli.render.table import ListFormat
from referat_cli.render.vote_list import VOTERS, VOTES, voters
from referat_cli.store.records import Records


@command(
    help=_(
        "List opp voteringene, nyeste møte først: alle, eller dem i sakene og møtene du nevner.\n\n"
        "A er innstillingen, B og de neste bokstavene de andre forslagene i saken. «For» er stemmer for det voteringen "
        "gjelder, «Imot» stemmer imot, eller for det som det ble satt opp mot.\n\n"
        "Med --by person vises hva hver enkelt stemte. Nevner referatet bare navnene på den ene siden, er den andre de "
        "øvrige som var til stede med stemmerett, når tallene stemmer; da står det (utledet).\n\n"
        "Avslutter med 1 når ingen voteringer finnes."
    ),
)
@click.argument("what", nargs=-1, metavar="[SAK|DATO]...", shell_complete=completion.cases_and_meetings)
@click.option(
    "--case", "cases", multiple=True, metavar="SAK", shell_complete=completion.cases, help=_("Bare denne saken.")
)
@committee
@period
@year
@person_option("--person", help=_("Bare voteringer personen stemte i, og hva det ble stemt."))
@click.option(
    "--party",
    metavar="PARTI",
    shell_complete=completion.parties,
    help=_("Bare voteringer noen fra partiet stemte i, og hva de stemte."),
)
@click.option("--split", is_flag=True, help=_("Bare voteringer der ikke alle stemte likt."))
@click.option("--by", type=Choice(["person"]), metavar="person", help=_("En rad for hver som stemte."))
@limit
@revision
@data_format
def votes(  # noqa: PLR0913, PLR0917 - one parameter an option
    what: tuple[str, ...],
    cases: tuple[str, ...],
    committee: str | None,
    person: str | None,
    party: str | None,
    by: str | None,
    limit: int | None,
    rev: str | None,
    form: ListFormat,
    **asked: Any,  # noqa: ANN401 - the time, and whether the votes were split
) -> int:
    """List the votes."""
    records = open_records(rev)
    named = resolve_cases(records, (*what, *cases)) if what or cases else None
    criteria = VoteCriteria(
        committee=resolve_committee(records, committee),
        cases=frozenset((case.path, case.place) for case in named[0]) if named else None,
        person=resolve_person(records, person) if person is not None else None,
        party=_party(records, party) if party is not None else None,
        **asked,
    )
    warn_unreadable(records)
    found, unnamed = votes_of(records, criteria, limit, by_person=by is not None)
    code = answer(VOTERS, voters(found)[:limit], form) if by else answer(VOTES, found, form)
    if unnamed:
        notify(
            ngettext(
                "I én votering sier ikke referatet hvem som stemte hva.",
                "I {n} voteringer sier ikke referatet hvem som stemte hva.",
                unnamed,
            ).format(n=unnamed)
        )
    return EXIT_PROBLEMS if named and named[2] else code


def _party(records: Records, written: str) -> str:
    """The party of that name; raises `UserError` with the nearest, or with all where they are few."""
    known = parties(records)
    for party in known:
        if fold(party) == fold(written):
            return party
    sentence = _("Ingen er ført med partiet «{name}».").format(name=written)
    raise UserError(sentence + did_you_mean(nearest(written, known)))

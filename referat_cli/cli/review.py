"""`referat review`: what a branch does to the record, for the one who reviews it."""

from typing import Literal

import click

from referat_cli.cli import completion
from referat_cli.cli.console import (
    EXIT_OK,
    EXIT_PROBLEMS,
    current_call,
    notify,
    progress,
    screen,
    shown_from,
    today,
    write,
)
from referat_cli.cli.options import command, output_format
from referat_cli.cli.session import nothing_found, resolve_commit, resolve_range
from referat_cli.i18n import _
from referat_cli.model.user_error import UserError
from referat_cli.queries.followups import FollowupCriteria, followups
from referat_cli.queries.interval import done_since
from referat_cli.queries.review import Judgements, Review, commitment_changes, review_of
from referat_cli.render import folded
from referat_cli.render.review import report
from referat_cli.render.review_data import as_json
from referat_cli.rules.cache import judge_archive
from referat_cli.rules.history_runner import judge_since
from referat_cli.store.archive import Archive, hidden_edit
from referat_cli.store.paths import Location, locate
from referat_cli.store.records import Records
from referat_cli.store.snapshot import Snapshot

_UPSTREAM = "@{upstream}"
# What most branches are held against.
_USUAL = ("main", "origin/main", "master", "origin/master")


@command(
    help=_(
        "Vis hva en gren gjør med referatene, for den som skal godta den: først om noe som er godkjent, er endret uten "
        "rettelse, så hva som er borte, hva møtene vedtok, hvem som var der, og hva kontrollen sier.\n\n"
        "A...B: det B har gjort siden de to skilte lag. A..B: fra A til B. UTGAVE: det som er gjort her siden da, også "
        "det som ikke er sjekket inn. Uten argument: det som er gjort siden grenen du følger.\n\n"
        "Avslutter med 1 når noe som er godkjent, er endret uten rettelse, eller er godkjent etter at grenen skilte "
        "lag."
    ),
)
@click.argument("what", metavar="[A..B|A...B|UTGAVE]", required=False, shell_complete=completion.revisions)
@output_format(
    ["table", "json", "markdown", "html"],
    _("table, json, markdown (til en pull request) eller html (en side til nett og utskrift)."),
    default="table",
)
def review(what: str | None, form: Literal["table", "json", "markdown", "html"]) -> int:
    """Print what a branch does to the record."""
    location = locate(current_call().directory)
    since, until, onto = _resolve(location, what)
    found, names = _review(location, since, until, onto)
    if onto != since == (until or resolve_commit(location, "HEAD")):
        branch, _dots, here = (what or _UPSTREAM).partition("...")
        sentence = _(
            "Det som er gjort i {branch}, er ikke med her; det ses over med «referat review {other}...{branch}»."
        )
        notify(sentence.format(branch=branch, other=here or "HEAD"))
    if form == "json":
        write(as_json(found))
    else:
        told = report(found, names, shown_from(location.root) if form == "table" else str)
        settings = {"markdown": folded.markdown, "html": folded.html}
        write(settings[form](told) if form in settings else folded.terminal(told, screen()))
    return EXIT_PROBLEMS if found.stops else EXIT_OK


def _resolve(location: Location, what: str | None) -> tuple[str, str | None, str]:
    """The commits from which and to which the review is, None for the disk, and the one that the branch left."""
    if location.git is None:
        message = _("{folder} er ikke i et Git-arkiv, så det har ingen grener å se over.")
        raise UserError(message.format(folder=location.root))
    if what is None:
        if location.git.commit_of(_UPSTREAM) is None:
            base = next((name for name in _USUAL if location.git.commit_of(name)), _USUAL[0])
            message = _(
                "Grenen følger ingen annen (upstream), så det er ikke sagt hva den skal holdes mot; skriv det, for "
                "eksempel «referat review {base}...HEAD»."
            )
            raise UserError(message.format(base=base))
        what = _UPSTREAM
    onto = resolve_commit(location, what.partition("..")[0] or "HEAD")
    if ".." in what:
        return *resolve_range(location, what), onto
    base, _head = resolve_range(location, f"{what}...HEAD")
    return base, None, onto


def _review(location: Location, since: str, until: str | None, onto: str) -> tuple[Review, dict[str, str]]:
    """The review, and the names of committees."""
    snapshot = Snapshot(location, revision=until, hidden=until is None)
    records, before = Records(snapshot, progress), Records(Snapshot(location, revision=since), progress)
    if not snapshot.paths and before.is_empty:
        raise nothing_found(location)
    archive, day = Archive(snapshot), today()
    done = done_since(records, snapshot, since)._replace(onto=onto)
    judged = Judgements(
        judge_since(records, archive, done)[0],
        judge_archive(Snapshot(location, revision=since), day).problems,
        [*map(hidden_edit, snapshot.hidden_edits()), *judge_archive(snapshot.again(), day).problems],
    )
    everything = FollowupCriteria()
    made = commitment_changes(*(followups(one, everything, day.isoformat()) for one in (before, records)))
    return review_of(records, done, until, judged, made), records.names_of_committees()

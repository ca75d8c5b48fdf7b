"""`referat search`: words in the texts."""

import os
import re
from collections.abc import Iterator
from itertools import islice
from typing import Any

import click

from referat_cli.cli.click_norwegian import Choice, Command, Number
from referat_cli.cli.console import answer, notify
from referat_cli.cli.options import command, committee, data_format, period, revision, year
from referat_cli.cli.resolve_names import resolve_committee
from referat_cli.cli.session import open_records, warn_unreadable
from referat_cli.i18n import _
from referat_cli.queries.search import search as search_in
from referat_cli.queries.search_syntax import understood
from referat_cli.render.search import CASE_HITS, HITS
from referat_cli.render.table import ListFormat

# As many hits as people look through; «--limit» gives more.
_HITS = 20

# The marks that a phrase may stand in; a phrase that came without any has had its own taken by the shell.
_QUOTATION = frozenset('"“”„«')

# What stands before a word to leave out while click looks for options.
_MINUS = "−"

# What may be asked for, by the keys of the record.
_FIELDS = {
    "tittel": ("tittel",),
    "forslag": ("forslag_til_vedtak", "forslag"),
    "referat": ("referat",),
    "votering": ("votering",),
    "vedtak": ("vedtak",),
    "valg": ("valg",),
    "protokolltilførsel": ("protokolltilfoersler",),
    "oppgave": ("oppgaver",),
    "eventuelt": ("eventuelt",),
}


class SearchCommand(Command):
    """A command to which «-ord» is a word to leave out, and nothing else with one dash but its own options."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Take the arguments, with the sign for minus where the parser would take a word for options in a bunch."""
        return super().parse_args(ctx, list(self._with_minus(ctx, args)))

    def _with_minus(self, ctx: click.Context, args: list[str]) -> Iterator[str]:
        options = {name: option for option in self.get_params(ctx) for name in option.opts}
        rest = iter(args)
        for word in rest:
            is_ours = word in options or (word[:2] in options and _is_value(options[word[:2]], word[2:]))
            if word.startswith("-") and not word.startswith("--") and len(word) > 1 and not is_ours:
                yield f"{_MINUS}{word[1:]}"
                continue
            yield word
            option = options.get(word)
            if word == "--":
                yield from rest
            elif isinstance(option, click.Option) and not option.is_flag:
                yield from islice(rest, option.nargs)


def _is_value(option: click.Parameter, written: str) -> bool:
    """Whether what is written together with an option is a value of it: «-fjson», not «-fastlege»."""
    if isinstance(option.type, Choice):
        return written in option.type.choices
    return os.path.isdir(written)  # noqa: PTH112 - «-C» is the only other one


@command(
    help=_(
        "Søk etter saker der alle ordene står, uansett bøying: «vedtak» finner også vedtaket og vedtatt.\n\n"
        "«ord i anførselstegn» må stå slik, en strek foran (-ord) utelukker, en stjerne etter (ord*) finner alt som "
        "begynner slik. De beste treffene står først.\n\n"
        "Avslutter med 1 når ingenting finnes."
    ),
    cls=SearchCommand,
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
@year
@click.option(
    "--sort",
    type=Choice(["treff", "dato"]),
    default="treff",
    metavar="REKKEFØLGE",
    help=_("treff (de beste først) eller dato (de nyeste først)."),
)
@click.option(
    "--cases", "by_case", is_flag=True, help=_("Vis én rad for hver sak, med tittelen og hvor i den ordene står.")
)
@click.option(
    "--limit",
    type=Number(1),
    default=_HITS,
    metavar="ANTALL",
    help=_("Vis så mange treff (uten valg: {count}).").format(count=_HITS),
)
@revision
@data_format
def search(  # noqa: PLR0913, PLR0917 - one parameter an option
    words: tuple[str, ...],
    fields: tuple[str, ...],
    committee: str | None,
    rev: str | None,
    form: ListFormat,
    sort: str,
    *,
    by_case: bool,
    **asked: Any,  # noqa: ANN401 - the time and the limit, handed on
) -> int:
    """Look for words."""
    records = open_records(rev)

    query = understood(_written(words))
    warn_unreadable(records)

    code = resolve_committee(records, committee)
    where = [key for field in fields for key in _FIELDS[field]]
    hits, count = search_in(
        records, query, committee=code, fields=where, by_date=sort == "dato", by_case=by_case, **asked
    )
    exit_code = answer(CASE_HITS if by_case else HITS, hits, form)
    if count > len(hits):
        sentence = _("Viser {shown} av {count} saker; --limit gir flere.")
        if not by_case:
            sentence = _("Viser {shown} av {count} treff; --limit gir flere.")
        notify(sentence.format(shown=len(hits), count=count))
    return exit_code


def _written(words: tuple[str, ...]) -> str:
    """The words as they were written: the shell has taken the quotation marks from a phrase, and we the dash."""
    return " ".join(
        "-" * word.startswith(("-", _MINUS)) + (f'"{bare}"' if " " in bare and not _QUOTATION & {*bare} else bare)
        for word in words
        for bare in [re.sub(f"^[-{_MINUS}]", "", word).strip()]
    )

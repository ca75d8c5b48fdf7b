"""`referat minutes`: a notice turned into minutes."""

import sys
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import click

from referat_cli.cli import completion
from referat_cli.cli.console import EXIT_OK, notify
from referat_cli.cli.editing import commit_option, commit_record, meeting_of, open_desk, register_of, save_change
from referat_cli.cli.minutes_words import (
    Words,
    disqualified,
    guest,
    headcount,
    parts_of,
    said,
    split,
    substitutions,
    vote,
)
from referat_cli.cli.options import command, committee, people_option, person_option
from referat_cli.cli.resolve_names import resolve_registered
from referat_cli.i18n import _, ngettext
from referat_cli.model.meeting import PRESENT, Mark
from referat_cli.model.register import Register
from referat_cli.model.user_error import UserError
from referat_cli.render.labels import listed, long_date
from referat_cli.workflow.minutes import (
    Attendance,
    Expected,
    PartThere,
    Substitution,
    attendance,
    away_while_substituted,
    check_parts,
    check_substitutes,
    expected,
    groups_of,
    prepared_decisions,
)
from referat_cli.workflow.record import OpenRecord, Value
from referat_cli.workflow.votes import proposals_of, unanimous, with_disqualified, with_votes

# The key that marks a person when the list is asked for, and the one that leaves somebody out.
_KEYS: dict[str, Mark] = {
    "m": "møtt",
    "d": "digitalt",
    "f": "forfall",
    "p": "permisjon",
    "u": "uteblitt",
    "?": "ukjent",
}
_LEFT_OUT = "-"
# The options that give a mark, and those that say who was not there all the time.
_OPTIONS: dict[str, Mark] = {
    "remote": "digitalt",
    "excused": "forfall",
    "on_leave": "permisjon",
    "absent": "uteblitt",
}
_MOVES = {"kom": "came", "gikk": "left", "ute": "out"}
_ALL = "all"
_ALL_UNANIMOUS = "all enstemmig"


@command(
    help=_(
        "Gjør innkallingen til møtet DATO om til referat: status, hvem som var der, og vedtakene som ble som "
        "foreslått. Alle som har plass den dagen, føres, gruppe for gruppe; en del av et navn er nok.\n\n"
        "Uten --present spør kommandoen gruppe for gruppe på en terminal: Enter for møtt, d for digitalt, f for "
        "forfall, p for permisjon, u for uteblitt. Så spør den hvem som kom, gikk eller var ute, og hvordan det ble "
        "stemt der det er flere forslag.\n\n"
        "Voteringer som ikke kan sies med noen ord, skrives i filen."
    ),
)
@click.argument("address", metavar="DATO", shell_complete=completion.meetings)
@committee
@people_option(
    "--present", metavar="all|NAVN", help=_("Hvem som møtte: «all» for alle som ikke er nevnt ellers, eller navn.")
)
@people_option("--remote", help=_("Hvem som var med digitalt."))
@people_option("--excused", help=_("Hvem som hadde meldt forfall."))
@people_option("--absent", help=_("Hvem som uteble."))
@people_option("--on-leave", help=_("Hvem som hadde permisjon."))
@people_option("--came", metavar="NAVN til SAK", help=_("Hvem som kom senere: «Nes til PS 3/26», eller «Nes 18:30»."))
@people_option("--left", metavar="NAVN før SAK", help=_("Hvem som gikk: «Vik før PS 4/26», «Vik etter PS 3/26»."))
@people_option("--out", metavar="NAVN under SAK", help=_("Hvem som var ute under en sak: «Dahl under PS 1/26»."))
@people_option(
    "--substitute",
    metavar="VARA for NAVN",
    help=_("Hvem som møtte for hvem: «Vik for Hansen», eller «Vik for Hansen på PS 2/26»."),
)
@people_option("--disqualified", metavar="NAVN i SAK", help=_("Hvem som var inhabil: «Hansen i PS 2/26»."))
@click.option("--guest", multiple=True, metavar="NAVN [på SAK]", help=_("En gjest, og saken: «Ida Moe på 44/24»."))
@click.option(
    "--count",
    "counts",
    multiple=True,
    metavar="GRUPPE TALL",
    help=_("Hvor mange av en gruppe som møtte, når ingen er navngitt: «Innbyggerne 34 av 75»."),
)
@person_option("--chair", help=_("Møtelederen."))
@person_option("--secretary", help=_("Referenten."))
@click.option(
    "--vote",
    "votes",
    multiple=True,
    metavar="SAK TALL",
    help=_(
        "Hvordan det ble stemt, i rekkefølge: «PS 2/26 14-8», «PS 2/26 A mot B 14-8», «PS 2/26 14-8 imot Lie, Nes» "
        "eller «PS 2/26 enstemmig»; «all enstemmig» for resten."
    ),
)
@click.option(
    "--adopted-as-proposed",
    "adopted",
    multiple=True,
    shell_complete=completion.cases,
    metavar="all|SAK",
    help=_("Sakene der vedtaket ble som forslaget som ble vedtatt; «all» for alle der det er klart."),
)
@commit_option
def minutes(address: str, committee: str | None, *, commit: bool, **told: Any) -> int:  # noqa: ANN401 - the options
    """Write down who was there, how the votes went, and what was adopted as proposed."""
    desk = open_desk(commits=commit)
    record = meeting_of(desk, address, committee)
    code, day, status = (str(record.value[key]) for key in ("utvalg", "moetedato", "status"))
    if status != "innkalling":
        sentence = _("Møtet {day} har status {status}; bare en innkalling kan bli referat.")
        raise UserError(sentence.format(day=long_date(day), status=status))
    meeting = desk.archive.entry(record.path).meeting
    assert meeting is not None  # noqa: S101 - the record is one that was read
    register = register_of(desk, code)
    words = Words(meeting, register, expected(register, day))
    met = substitutions(told["substitute"], words)
    check_substitutes(met, words.people)
    # Somebody of the secretariat who stands in for a member is listed as that.
    people = [one for one in words.people if one.tenure.name not in {who.substitute for who in met}]
    marks = _marks(people, register, told, met)
    parts = [one for move, option in _MOVES.items() for one in parts_of(move, told[option], words)]
    if _ALL in told["present"]:
        marks |= {one.tenure.name: "møtt" for one in people if one.tenure.name not in marks}
    elif not told["present"] and sys.stdin.isatty() and meeting.form != "sirkulasjon":
        marks = _asked(people, marks)
        parts += _asked_who_came_and_went(words, marks)
        told["votes"] += _asked_votes(words, record.value.get("saker", ())) if not told["votes"] else ()
    elif not told["present"] and not told["counts"] and meeting.form != "sirkulasjon":
        raise UserError(_("Si hvem som møtte: --present all, eller --present «Moe, Vik»."))
    guests = [guest(one, words) for one in told["guest"]]
    counts = [headcount(one, words) for one in told["counts"]]
    value = _minutes_of(record, words, told, Attendance(people, marks, met, guests, parts, counts))
    save_change(desk, record, value)
    _tell(value, [case.number for case in meeting.cases], people, marks, len(met))
    if commit:
        commit_record(desk, record.path, _("Før referatet fra {day} ({code})").format(day=long_date(day), code=code))
    return EXIT_OK


def _minutes_of(record: OpenRecord, words: Words, told: Mapping[str, Any], there: Attendance) -> Value:
    """The record with status, people, and what was decided."""
    value = {**record.value, "status": "referat"}
    for key, written in (("moeteleder", told["chair"]), ("referent", told["secretary"])):
        if written is not None:
            value[key] = resolve_registered(written, words.register)
    names = [case.number for case in words.meeting.cases]
    unfit = disqualified(told["disqualified"], there.substitutions, words)
    parts = away_while_substituted(there.substitutions, there.parts, {(one.name, names[one.place]) for one in unfit})
    check_parts(parts, there.marks)
    if people := attendance(there._replace(parts=parts), words.register):
        value["deltakere"] = people
    cases = with_disqualified(value.get("saker", ()), unfit)
    votes = [vote(one, words) for one in told["votes"] if one.strip() != _ALL_UNANIMOUS]
    if _ALL_UNANIMOUS in map(str.strip, told["votes"]):
        votes += unanimous(cases, votes)
    cases = with_votes(cases, names, votes)
    if adopted := split(told["adopted"]):
        every = _ALL in adopted
        cases = prepared_decisions(cases, names, None if every else [words.case(one) for one in adopted])
    return {**value, "saker": cases} if cases else value


def _names(written: Iterable[str], people: Sequence[Expected], register: Register) -> list[str]:
    """The people that names mean; raises `UserError` for somebody who has no seat that day."""
    seated = [who.tenure.name for who in people]
    found = []
    for one in [one for text in written for one in ([text] if register.person(text) else split((text,)))]:
        if not register.people_called(one, seated) and len(others := register.people_called(one)) == 1:
            sentence = _("{name} har ingen fast plass i møtet; en vara føres slik: --substitute «{name} for Hansen».")
            raise UserError(sentence.format(name=others[0]))
        found.append(resolve_registered(one, register, seated))
    return found


def _marks(
    people: Sequence[Expected], register: Register, told: Mapping[str, Any], met: Sequence[Substitution]
) -> dict[str, Mark]:
    """The marks that a call gives; somebody for whom another met the whole meeting was not there.

    Raises `UserError` for two marks of one person.
    """
    given: dict[Mark, Sequence[str]] = {mark: told[option] for option, mark in _OPTIONS.items()}
    given["møtt"] = [one for one in told["present"] if one != _ALL]
    marks: dict[str, Mark] = {}
    for mark, written in given.items():
        for name in _names(written, people, register):
            if marks.setdefault(name, mark) != mark:
                sentence = _("{name} kan ikke være både {one} og {other}.")
                raise UserError(sentence.format(name=name, one=marks[name], other=mark))
    for one in met:
        if one.cases:
            continue
        own = marks.setdefault(one.holder, "forfall")
        if own == "digitalt":
            raise UserError(_("{name} var med digitalt, og kan ikke ha vara.").format(name=one.holder))
        if own == "møtt":
            raise UserError(_("{name} møtte selv, og kan ikke ha vara.").format(name=one.holder))
    return marks


def _asked(people: Sequence[Expected], marks: dict[str, Mark]) -> dict[str, Mark]:
    """The marks, asked for group by group: one key for each person who has none yet, Enter for all that are left."""
    found = dict(marks)
    notify(_("Ett tegn for hver: m møtt, d digitalt, f forfall, p permisjon, u uteblitt, ? vet ikke, - føres ikke."))
    notify(_("Enter fører resten av gruppen som møtt."))
    for group, members in groups_of(people):
        names = [who.tenure.name for who in members if who.tenure.name not in found]
        if not names:
            continue
        notify(f"\n{group}")
        for place, name in enumerate(names, 1):
            notify(f"  {place}. {name}")
        keys = _keys_for(names)
        found |= {name: _KEYS[key] for name, key in zip(names, keys, strict=True) if key != _LEFT_OUT}
    return found


def _asked_who_came_and_went(words: Words, marks: dict[str, Mark]) -> list[PartThere]:
    """Who was not there all the time, one line each; only a meeting of several cases has such."""
    found: list[PartThere] = []
    if len(words.meeting.cases) < 2:  # noqa: PLR2004 - one case is the whole meeting
        return found
    notify(
        _("\nKom noen senere, gikk noen, eller var noen ute? Én linje for hver, som «Nes kom til {case}».").format(
            case=words.example
        )
    )
    notify(_("Enter når alle er ført."))
    while line := _answer():
        try:
            one = said(line, words)
            check_parts([one], marks)
        except UserError as error:
            notify(str(error))
        else:
            found.append(one)
    return found


def _asked_votes(words: Words, cases: Sequence[Value]) -> tuple[str, ...]:
    """How the votes went, one line each as --vote has them; asked where a case has several proposals."""
    found: list[str] = []
    if all(len(proposals_of(case)) <= 1 for case in cases):
        return ()
    several = next(
        name.number for name, case in zip(words.meeting.cases, cases, strict=True) if len(proposals_of(case)) > 1
    )
    notify(
        _("\nHvordan ble det stemt? Én linje for hver votering, i rekkefølge, som «{case} A mot B 14-8».").format(
            case=several
        )
    )
    notify(_("«all enstemmig» tar sakene som er igjen. Enter når alle er ført."))
    while line := _answer():
        try:
            if line != _ALL_UNANIMOUS:
                with_votes(cases, [case.number for case in words.meeting.cases], [vote(line, words)])
        except UserError as error:
            notify(str(error))
        else:
            found.append(line)
    return tuple(found)


def _answer() -> str:
    return str(click.prompt(">", default="", show_default=False, prompt_suffix=" ", err=True)).strip()


def _keys_for(names: Sequence[str]) -> str:
    """The keys that a person gives for a group, one for each name."""
    while True:
        keys = "".join(_answer().lower().split())
        if len(keys) <= len(names) and set(keys) <= {*_KEYS, _LEFT_OUT}:
            return keys.ljust(len(names), "m")
        sentence = _("Skriv ett av tegnene {signs} for hver, høyst {n}.")
        notify(sentence.format(signs=" ".join([*_KEYS, _LEFT_OUT]), n=len(names)))


def _tell(
    value: Mapping[str, Any],
    names: Sequence[str],
    people: Sequence[Expected],
    marks: dict[str, Mark],
    substitutes: int,
) -> None:
    """Say how many were there, who is left out, and which votes and decisions are to be written."""
    there = sum(mark in PRESENT for mark in marks.values())
    stood_in = ngettext(", {n} vara", ", {n} varaer", substitutes).format(n=substitutes) if substitutes else ""
    if marks:
        notify(_("Til stede: {there} av {all}{stood_in}.").format(there=there, all=len(marks), stood_in=stood_in))
    for key, role in (("moeteleder", _("møteleder")), ("referent", _("referent"))):
        if marks.get(str(value.get(key))) in ("forfall", "permisjon", "uteblitt"):
            sentence = _("{name} står som {role}, men var ikke der; rett «{key}» i filen.")
            notify(sentence.format(name=value[key], role=role, key=key))
    left = [who.tenure.name for who in people if who.tenure.name not in marks]
    if left and "deltakere" in value:
        notify(_("Ikke ført: {names}.").format(names=listed(left)))
    cases = [*zip(names, value.get("saker", ()), strict=True)]
    if unvoted := [name for name, case in cases if case.get("forslag") and "votering" not in case]:
        notify(_("Voteringer som må skrives: {cases}.").format(cases=listed(unvoted)))
    if undecided := [name for name, case in cases if "vedtak" not in case and case.get("forslag_til_vedtak")]:
        notify(_("Vedtak som må skrives: {cases}.").format(cases=listed(undecided)))

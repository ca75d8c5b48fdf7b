"""`referat minutes`: a notice turned into minutes."""

import re
import sys
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import click

from referat_cli.cli import completion
from referat_cli.cli.console import EXIT_OK, notify
from referat_cli.cli.editing import commit_option, commit_record, meeting_of, open_desk, register_of, save_change
from referat_cli.cli.options import command, committee, people_option, person_option
from referat_cli.cli.resolve_names import resolve_registered
from referat_cli.i18n import _, ngettext
from referat_cli.model.case_numbers import bare
from referat_cli.model.meeting import Mark
from referat_cli.model.problem import UserError
from referat_cli.model.register import Register
from referat_cli.render.labels import listed, long_date
from referat_cli.workflow.minutes import (
    Expected,
    Guest,
    Substitution,
    attendance,
    check_cases,
    check_substitutes,
    expected,
    groups_of,
    prepared_decisions,
)

# The key that marks a person when the list is asked for, and the one that leaves somebody out.
_KEYS: dict[str, Mark] = {"m": "møtt", "d": "digitalt", "f": "forfall", "u": "uteblitt", "?": "ukjent"}
_LEFT_OUT = "-"
_FOR = re.compile(r"\s+(?:for|vara for)\s+")
_ON = re.compile(r"\s+(?:på|til|på sak|til sak)\s+(?=\S*\d)")


@command(
    help=_(
        "Gjør innkallingen til møtet DATO om til referat: status, hvem som var der, og vedtakene som ble som "
        "foreslått. Alle som har plass den dagen, føres, gruppe for gruppe; en del av et navn er nok.\n\n"
        "Uten --present spør kommandoen gruppe for gruppe på en terminal: Enter for møtt, d for digitalt, f for "
        "forfall, u for uteblitt."
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
@people_option("--substitute", metavar="VARA for NAVN", help=_("Hvem som møtte for hvem: «Vik for Hansen»."))
@click.option("--guest", multiple=True, metavar="NAVN [på SAK]", help=_("En gjest, og saken: «Ida Moe på 44/24»."))
@person_option("--chair", help=_("Møtelederen."))
@person_option("--secretary", help=_("Referenten."))
@click.option(
    "--adopted-as-proposed",
    "adopted",
    multiple=True,
    shell_complete=completion.cases,
    metavar="all|SAK",
    help=_("Sakene der vedtaket ble som forslaget; «all» for alle som har et forslag."),
)
@commit_option
def minutes(  # noqa: PLR0913, PLR0917 - one parameter an option
    address: str,
    committee: str | None,
    present: tuple[str, ...],
    remote: tuple[str, ...],
    excused: tuple[str, ...],
    absent: tuple[str, ...],
    substitute: tuple[str, ...],
    guest: tuple[str, ...],
    chair: str | None,
    secretary: str | None,
    adopted: tuple[str, ...],
    *,
    commit: bool,
) -> int:
    """Write down who was there and what was adopted as proposed."""
    desk = open_desk(commits=commit)
    record = meeting_of(desk, address, committee)
    code, day, status = (str(record.value[key]) for key in ("utvalg", "moetedato", "status"))
    if status != "innkalling":
        sentence = _("Møtet {day} har status {status}; bare en innkalling kan bli referat.")
        raise UserError(sentence.format(day=long_date(day), status=status))
    register = register_of(desk, code)
    people = expected(register, day)
    substitutions = [_substitution(one, people, register) for one in _split(substitute, _FOR)]
    check_substitutes(substitutions, people)
    # Somebody of the secretariat who stands in for a member is listed as that.
    people = [one for one in people if one.tenure.name not in {who.substitute for who in substitutions}]
    named = [one for one in present if one != "all"]
    given: dict[Mark, Sequence[str]] = {"digitalt": remote, "forfall": excused, "uteblitt": absent, "møtt": named}
    marks = _marks(people, register, given, substitutions)
    if "all" in present:
        marks |= {one.tenure.name: "møtt" for one in people if one.tenure.name not in marks}
    elif not present and sys.stdin.isatty():
        marks = _asked(people, marks)
    elif not present:
        raise UserError(_("Si hvem som møtte: --present all, eller --present «Moe, Vik»."))
    value = {**record.value, "status": "referat"}
    for key, written in (("moeteleder", chair), ("referent", secretary)):
        if written is not None:
            value[key] = resolve_registered(written, register)
    guests = [_guest(one) for one in guest]
    check_cases([number for one in guests for number in one.cases], [case["saksnr"] for case in value.get("saker", ())])
    value["deltakere"] = attendance(people, marks, substitutions, guests, register)
    numbers = [bare(one) for one in _split(adopted)]
    if numbers:
        value["saker"] = prepared_decisions(value.get("saker", []), None if "all" in numbers else numbers)
    save_change(desk, record, value)
    _tell(value, people, marks, len(substitutions))
    if commit:
        commit_record(desk, record.path, _("Før referatet fra {day} ({code})").format(day=long_date(day), code=code))
    return EXIT_OK


def _split(written: Iterable[str], in_each: re.Pattern[str] | None = None) -> list[str]:
    """Each name or case of an option that is given once or more, with commas or not.

    Where each has a word of its own, as "for", a comma within a name parts nothing.
    """
    found: list[str] = []
    for text in written:
        parts = [one.strip() for one in text.split(",") if one.strip()]
        whole = in_each is not None and sum(bool(in_each.search(one)) for one in parts) == 1
        found += [text.strip()] if whole else parts
    return found


def _names(written: Iterable[str], people: Sequence[Expected], register: Register) -> list[str]:
    """The people that names mean; raises `UserError` for somebody who has no seat that day."""
    seated = [who.tenure.name for who in people]
    found = []
    for one in [one for text in written for one in ([text] if register.person(text) else _split((text,)))]:
        if not register.people_called(one, seated) and len(others := register.people_called(one)) == 1:
            sentence = _("{name} har ingen fast plass i møtet; en vara føres slik: --substitute «{name} for Hansen».")
            raise UserError(sentence.format(name=others[0]))
        found.append(resolve_registered(one, register, seated))
    return found


def _marks(
    people: Sequence[Expected],
    register: Register,
    given: dict[Mark, Sequence[str]],
    substitutions: Sequence[Substitution],
) -> dict[str, Mark]:
    """The marks that a call gives; somebody whose substitute met was not there.

    Raises `UserError` for two marks of one person.
    """
    marks: dict[str, Mark] = {}
    for mark, written in given.items():
        for name in _names(written, people, register):
            if marks.setdefault(name, mark) != mark:
                sentence = _("{name} kan ikke være både {one} og {other}.")
                raise UserError(sentence.format(name=name, one=marks[name], other=mark))
    for one in substitutions:
        own = marks.setdefault(one.holder, "forfall")
        if own == "digitalt":
            raise UserError(_("{name} var med digitalt, og kan ikke ha vara.").format(name=one.holder))
        if own == "møtt":
            raise UserError(_("{name} møtte selv, og kan ikke ha vara.").format(name=one.holder))
    return marks


def _substitution(written: str, people: Sequence[Expected], register: Register) -> Substitution:
    """Who met for whom: "Vik for Hansen"."""
    substitute, *holder = _FOR.split(written, maxsplit=1)
    if not holder:
        raise UserError(_("«{written}» sier ikke for hvem; skriv «Vik for Hansen».").format(written=written))
    held = resolve_registered(holder[0], register, [who.tenure.name for who in people])
    return Substitution(resolve_registered(substitute, register, register.people - {held}), held)


def _guest(written: str) -> Guest:
    """A guest, and the cases that they were there for: "Ida Moe på 44/24"."""
    name, *cases = _ON.split(written, maxsplit=1)
    return Guest(name.strip(), tuple(bare(one) for one in _split(cases)))


def _asked(people: Sequence[Expected], marks: dict[str, Mark]) -> dict[str, Mark]:
    """The marks, asked for group by group: one key for each person who has none yet, Enter for all that are left."""
    found = dict(marks)
    notify(_("Ett tegn for hver: m møtt, d digitalt, f forfall, u uteblitt, ? vet ikke, - føres ikke."))
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


def _keys_for(names: Sequence[str]) -> str:
    """The keys that a person gives for a group, one for each name."""
    while True:
        keys = "".join(
            str(click.prompt(">", default="", show_default=False, prompt_suffix=" ", err=True)).lower().split()
        )
        if len(keys) <= len(names) and set(keys) <= {*_KEYS, _LEFT_OUT}:
            return keys.ljust(len(names), "m")
        sentence = _("Skriv ett av tegnene {signs} for hver, høyst {n}.")
        notify(sentence.format(signs=" ".join([*_KEYS, _LEFT_OUT]), n=len(names)))


def _tell(value: Mapping[str, Any], people: Sequence[Expected], marks: dict[str, Mark], substitutes: int) -> None:
    """Say how many were there, who is left out, and which decisions are to be written."""
    there = sum(mark in ("møtt", "digitalt") for mark in marks.values())
    stood_in = ngettext(", {n} vara", ", {n} varaer", substitutes).format(n=substitutes) if substitutes else ""
    notify(_("Til stede: {there} av {all}{stood_in}.").format(there=there, all=len(marks), stood_in=stood_in))
    for key, role in (("moeteleder", _("møteleder")), ("referent", _("referent"))):
        if marks.get(str(value.get(key))) in ("forfall", "uteblitt"):
            sentence = _("{name} står som {role}, men var ikke der; rett «{key}» i filen.")
            notify(sentence.format(name=value[key], role=role, key=key))
    left = [who.tenure.name for who in people if who.tenure.name not in marks]
    if left:
        notify(_("Ikke ført: {names}.").format(names=listed(left)))
    cases = value.get("saker", ())
    open_cases = [case["saksnr"] for case in cases if "vedtak" not in case and case.get("forslag_til_vedtak")]
    if open_cases:
        notify(_("Vedtak som må skrives: {cases}.").format(cases=listed(open_cases)))

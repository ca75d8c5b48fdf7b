"""The rules on who met for whom: REF304, REF312, REF314."""

from collections.abc import Iterator

from referat_cli.i18n import _
from referat_cli.model.meeting import PRESENT, Attendee, Meeting, at_once
from referat_cli.model.problem import Finding, Findings
from referat_cli.model.register import Register, holds_seat
from referat_cli.rules.attendees import Roll
from referat_cli.rules.registry import rule


@rule("REF304", "feil")
def substitute_for_nobody(roll: Roll, met_for: Roll, register: Register) -> Findings:
    """En vara har møtt for noen som selv er ført som til stede.

    Møtte noen for et medlem, kan ikke begge telle som til stede. Gjaldt det bare enkelte saker, for eksempel fordi
    medlemmet var inhabilt, får varaens linje «paa_sak» med sakene. Medlemmet kan stå i listen med forfall, eller bare
    være nevnt i moette_for.

    Feil:
        deltakere:
          - gruppe: Kommunene
            personer:
              - {navn: Ola Hansen, oppmoete: møtt, enhet: Vestby}
          - gruppe: Vararepresentanter
            personer:
              - {navn: Ingrid Østby, oppmoete: møtt, moette_for: Ola Hansen}

    Riktig:
        deltakere:
          - gruppe: Kommunene
            personer:
              - {navn: Ola Hansen, oppmoete: forfall, enhet: Vestby}
          - gruppe: Vararepresentanter
            personer:
              - {navn: Ingrid Østby, oppmoete: møtt, moette_for: Ola Hansen}
    """
    listed: dict[str, list[Attendee]] = {}
    for _where, _group, attendee in roll:
        if not attendee.substitute_for:
            listed.setdefault(register.canonical_name(attendee.name), []).append(attendee)
    for where, group, attendee in met_for:
        absent = register.person(attendee.substitute_for) if attendee.substitute_for else None
        if not absent:  # an unknown name is REF301's
            continue
        own = listed.get(absent, [])
        mark = own[0].mark if own else None
        values = {"vara": attendee.name, "name": attendee.substitute_for, "mark": mark}
        if attendee.mark not in PRESENT:
            yield Finding(
                (*where, "oppmoete"),
                _("«{vara}» møtte for «{name}», men er ført med «{own}»").format(own=attendee.mark, **values),
                _("rett oppmøtet, eller ta bort moette_for"),
            )
        own_seat = any(holds_seat(*line) for line in register.lines.get(absent, ())) or register.is_open(group)
        is_self = absent == register.canonical_name(attendee.name)
        for sentence, advice in _cannot_meet_for(attendee, own, is_self=is_self, has_seat=own_seat):
            yield Finding((*where, "moette_for"), sentence.format(**values), advice.format(**values))


def _cannot_meet_for(
    attendee: Attendee, own: list[Attendee], *, is_self: bool, has_seat: bool
) -> Iterator[tuple[str, str]]:
    """Why somebody cannot have met for whom the record says, whose own lines are ``own``, and what to do."""
    if is_self:
        yield _("«{vara}» kan ikke møte for seg selv"), _("skriv navnet på den som var borte, eller ta bort moette_for")
    elif all(line.on_cases for line in own) and not has_seat:
        yield (
            _("«{vara}» møtte for «{name}», som ikke har noen plass i utvalget"),
            _("skriv navnet på medlemmet som var borte, eller ta bort moette_for"),
        )
    elif all(line.mark in PRESENT for line in own) and any(at_once(line, attendee) for line in own):
        yield (
            _("«{vara}» møtte for «{name}», som selv er ført med «{mark}»"),
            _("rett oppmøtet til «{name}»; gjaldt det bare enkelte saker, skriv dem som paa_sak her"),
        )


@rule("REF312", "feil")
def two_substitutes_for_one(met_for: Roll, register: Register) -> Findings:
    """To varaer har møtt for den samme på samme tid.

    En plass fylles av én. Møtte den ene på noen saker og den andre på andre, får hver av linjene «paa_sak» med sine
    saker.

    Feil:
        deltakere:
          - gruppe: Kommunene
            personer:
              - {navn: Ola Hansen, oppmoete: forfall, enhet: Vestby}
          - gruppe: Vararepresentanter
            personer:
              - {navn: Ingrid Østby, oppmoete: møtt, moette_for: Ola Hansen}
              - {navn: Per Moe, oppmoete: møtt, moette_for: Ola Hansen}

    Riktig:
        deltakere:
          - gruppe: Kommunene
            personer:
              - {navn: Kari Nordmann, oppmoete: forfall, enhet: Nordby}
              - {navn: Ola Hansen, oppmoete: forfall, enhet: Vestby}
          - gruppe: Vararepresentanter
            personer:
              - {navn: Ingrid Østby, oppmoete: møtt, moette_for: Ola Hansen}
              - {navn: Per Moe, oppmoete: møtt, moette_for: Kari Nordmann}
    """
    met: dict[str, list[Attendee]] = {}
    for where, _group, attendee in met_for:
        absent = register.person(attendee.substitute_for) if attendee.substitute_for else None
        if not absent or attendee.mark not in PRESENT:
            continue
        # Two of one name may each have had a substitute.
        others = [other for other in met.setdefault(absent, []) if at_once(other, attendee)]
        met[absent].append(attendee)
        if len(others) >= len(register.identities(absent)):
            yield Finding(
                (*where, "moette_for"),
                _("både «{other}» og «{vara}» møtte for «{name}»").format(
                    other=others[0].name, vara=attendee.name, name=attendee.substitute_for
                ),
                _("rett hvem «{vara}» møtte for; delte de på sakene, skriv paa_sak på begge linjene").format(
                    vara=attendee.name
                ),
            )


@rule("REF314", "advarsel")
def substitute_for_whom(meeting: Meeting, roll: Roll, register: Register) -> Findings:
    """En vara har møtt, men det står ikke for hvem.

    moette_for sier hvilken plass varaen fylte. Mangler den, telles plassen som tom, og varaen ikke i noen plass. Den
    som møter uten å stemme for noen, har «stemmerett: false», og var varaen bare invitert til enkelte saker, skrives de
    som paa_sak. Møtte varaen for en som var inhabil i en sak, er det nok at saken sier det (habilitet).

    Feil:
        deltakere:
          - gruppe: Kommunene
            personer:
              - {navn: Ola Hansen, oppmoete: forfall, enhet: Vestby}
          - gruppe: Vararepresentanter
            personer:
              - {navn: Ingrid Østby, oppmoete: møtt}

    Riktig:
        deltakere:
          - gruppe: Kommunene
            personer:
              - {navn: Ola Hansen, oppmoete: forfall, enhet: Vestby}
          - gruppe: Vararepresentanter
            personer:
              - {navn: Ingrid Østby, oppmoete: møtt, moette_for: Ola Hansen}
    """
    instead = {register.canonical_name(one.substitute or "") for case in meeting.cases for one in case.impartiality}
    for where, group, attendee in roll:
        if register.roles.get(group) != "vara" or attendee.mark not in PRESENT:
            continue
        if attendee.substitute_for or attendee.on_cases or attendee.may_vote is False:
            continue
        if register.canonical_name(attendee.name) not in instead:
            yield Finding(
                (*where, "navn"),
                _("«{name}» møtte som vara, men det står ikke for hvem").format(name=attendee.name),
                _("legg til «moette_for» med den som var borte, eller «stemmerett: false» hvis det ikke var for noen"),
            )

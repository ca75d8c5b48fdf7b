"""The rules on whether the seats of that day are listed, and enough of them filled (REF305–REF308, REF313, REF342)."""

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from referat_cli.i18n import _
from referat_cli.model.case_names import case_name
from referat_cli.model.committee import Tenure
from referat_cli.model.meeting import HELD, Attendee, Meeting, comes_or_goes, says_something
from referat_cli.model.presence import PresenceByCase
from referat_cli.model.problem import Finding, Findings, Where
from referat_cli.model.register import SEATED, Register, describe_seat, identity, may_cover, stands_in, substitutes
from referat_cli.rules.attendees import Roll
from referat_cli.rules.registry import rule
from referat_cli.store.archive import Archive, Year

if TYPE_CHECKING:
    from referat_cli.queries.attendance.model import CountedMeeting
    from referat_cli.queries.attendance.quorum import Quorum


@rule("REF305", "advarsel")
def holder_not_listed(meeting: Meeting, roll: Roll, register: Register) -> Findings:
    """En som hadde plass i utvalget den dagen, står ikke i deltakerlisten.

    Alle som har plass, føres opp, også de som var borte. Registeret sier hvem det er, men bare når det har datoen
    vedkommende begynte (fra); er datoen ukjent, vet ingen om plassen var besatt.

    Feil:
        # minutes/prove/2026/2026-06-10.yaml
        utvalg: prove
        moetedato: "2026-06-10"
        status: innkalling
        deltakere:
          - gruppe: Kommunene
            personer:
              - {navn: Kari Nordmann, oppmoete: møtt, enhet: Nordby}

    Riktig:
        # minutes/prove/2026/2026-06-10.yaml
        utvalg: prove
        moetedato: "2026-06-10"
        status: innkalling
        deltakere:
          - gruppe: Kommunene
            personer:
              - {navn: Kari Nordmann, oppmoete: møtt, enhet: Nordby}
              - {navn: Nora Lie, oppmoete: forfall, enhet: Sørby}
    """
    if meeting.attendance is None:
        return
    proven = list(register.proven(meeting.date))
    if not proven:
        return
    listed = {meant.person for meant in register.people_meant([line[1:] for line in roll], meeting.date)}
    met_for = {register.canonical_name(a.substitute_for) for _where, _group, a in roll if a.substitute_for}
    groups = {group.group: index for index, group in enumerate(meeting.attendance)}
    counted = {group.group for group in meeting.attendance if group.headcount and not group.people}
    for group, tenure in proven:
        if identity(tenure) in listed or tenure.name in met_for or group.group in counted:
            continue
        yield Finding(
            ("deltakere", groups[group.group], "gruppe") if group.group in groups else ("deltakere",),
            _("«{name}» har plass {seat} fra {start}, men står ikke i deltakerlisten").format(
                name=tenure.name, seat=describe_seat(register.place(group, tenure)), start=tenure.start
            ),
            _("før opp «{name}» med oppmøte, eller skriv «til» i utvalg.yaml hvis plassen er forlatt").format(
                name=tenure.name
            ),
        )


# The lines of a list that claim a seat which the register does not give them undoubtedly: the place, the group, the
# line, and the person's own lines of that group.
DoubtfulSeats = tuple[tuple[Where, str, Attendee, tuple[Tenure, ...]], ...]


def doubtful_seats_in(roll: Roll, register: Register) -> Iterator[tuple[Where, str, Attendee, tuple[Tenure, ...]]]:
    """Those of a list.

    A substitute's line, one for certain cases only and one of an open group claim none. A name or a group that the
    register does not know is left to rules of their own.
    """
    for where, group, attendee in roll:
        if group not in register.seated_groups or attendee.substitute_for or attendee.on_cases:
            continue
        if not register.sits_undoubtedly(group, attendee) and (person := register.person(attendee.name)):
            yield where, group, attendee, register.places.get((group, person), ())


@rule("REF306", "advarsel")
def no_seat_that_day(meeting: Meeting, doubtful_seats: DoubtfulSeats) -> Findings:
    """En i deltakerlisten hadde ikke plass i gruppen den dagen.

    Registeret sier at plassen var forlatt, at den ikke var tiltrådt, eller at vedkommende bare er vara. Stemmer listen,
    må registeret rettes; møtte en vara, hører moette_for til på linjen.

    Feil:
        deltakere:
          - gruppe: Kommunene
            personer:
              - {navn: Nora Lie, oppmoete: møtt, enhet: Sørby}

    Riktig:
        # minutes/prove/2026/2026-06-10.yaml
        utvalg: prove
        moetedato: "2026-06-10"
        status: innkalling
        deltakere:
          - gruppe: Kommunene
            personer:
              - {navn: Nora Lie, oppmoete: møtt, enhet: Sørby}
    """
    date = meeting.date
    for where, group, attendee, here in doubtful_seats:
        if not here or any(may_cover(tenure, date) and not stands_in(tenure) for tenure in here):
            continue
        lines = [tenure for tenure in here if not stands_in(tenure)]
        if not lines:
            reason, step = _("er bare vara der"), _("skriv hvem det ble møtt for (moette_for), eller rett utvalg.yaml")
        else:
            step = _("rett navnet her, eller datoen i utvalg.yaml")
            ended = max((tenure.end for tenure in lines if tenure.end and tenure.end < date), default=None)
            begins = min((tenure.start for tenure in lines if tenure.start), default=None)
            reason = _("gikk ut {end}").format(end=ended) if ended else _("går først inn {start}").format(start=begins)
        yield Finding(
            (*where, "navn"),
            _("«{name}» står i {group} {date}, men {reason}").format(
                name=attendee.name, group=group, date=date, reason=reason
            ),
            step,
        )


@rule("REF307", "advarsel")
def seat_differs_from_the_register(
    meeting: Meeting, roll: Roll, doubtful_seats: DoubtfulSeats, register: Register
) -> Findings:
    """Gruppen, enheten, forbundet eller partiet er et annet enn i registeret.

    Plasser telles etter gruppe og enhet (og forbund). Står en person under en annen gruppe eller med en annen enhet enn
    i registeret, blir plassen talt to ganger eller ingen. En skrivemåte av enheten føres under alias i registeret. Et
    parti holdes mot det som står om personen den dagen; står det ikke noe parti der, sies ingenting.

    Feil:
        deltakere:
          - gruppe: Kommunene
            personer:
              - {navn: Kari Nordmann, oppmoete: møtt, enhet: Vestby}

    Riktig:
        deltakere:
          - gruppe: Kommunene
            personer:
              - {navn: Kari Nordmann, oppmoete: møtt, enhet: Nordby}
    """
    yield from _other_role(roll, register)
    step = _("rett linjen her, eller utvalg.yaml")
    for where, _group, attendee in roll:
        if not attendee.party:
            continue
        parties = register.parties(attendee.name, meeting.date)
        if parties and attendee.party not in parties:
            yield Finding((*where, "parti"), _differs(attendee.name, attendee.party, parties), step)
    for where, group, attendee, here in doubtful_seats:
        name, unit, union = attendee.name, attendee.unit, attendee.union
        if not here:
            others = _(" og ").join(
                dict.fromkeys(g.group for g, _tenure in register.lines[register.canonical_name(name)])
            )
            yield Finding(
                (*where, "navn"),
                _("«{name}» står ikke under {group} i registeret, men under {others}").format(
                    name=name, group=group, others=others
                ),
                _("flytt linjen til riktig gruppe, eller rett utvalg.yaml"),
            )
        elif any(unit in (None, t.unit) and union in (None, t.union) for t in here):
            continue
        elif seats := [register.place(register.groups[group], t) for t in here if not stands_in(t)]:
            if unit and (unit := register.unit(unit)) not in {seat.unit for seat in seats}:
                yield Finding((*where, "enhet"), _differs(name, unit, [s.unit for s in seats]), step)
            elif union and union not in {seat.union for seat in seats}:
                yield Finding((*where, "forbund"), _differs(name, union, [s.union for s in seats]), step)


def _differs(name: str, written: str, registered: Sequence[str | None]) -> str:
    others = _(" eller ").join(f"«{value}»" for value in dict.fromkeys(registered) if value) or _("ingenting")
    return _("«{name}» står her med «{written}», i registeret med {others}").format(
        name=name, written=written, others=others
    )


def _other_role(roll: Roll, register: Register) -> Findings:
    """Those listed as substitutes or with the secretariat whom the register does not know as such; a guest is free."""
    others = {group for group, role in register.roles.items() if role not in SEATED}
    for where, group, attendee in roll:
        if group not in others and not attendee.substitute_for:
            continue
        role, own = register.roles.get(group), register.lines.get(register.canonical_name(attendee.name))
        if not role or not own:
            continue
        if role == "vara" or attendee.substitute_for:
            if not any(substitutes(g, tenure) for g, tenure in own):
                yield Finding(
                    (*where, "navn"),
                    _("«{name}» står som vara, men er ikke vara i registeret").format(name=attendee.name),
                    _("rett linjen, eller før personen opp som vara i utvalg.yaml"),
                )
        elif role == "sekretariat" and not any(g.role == "sekretariat" for g, _tenure in own):
            yield Finding(
                (*where, "navn"),
                _("«{name}» står under {group}, men hører ikke til sekretariatet i registeret").format(
                    name=attendee.name, group=group
                ),
                _("flytt linjen til riktig gruppe, eller rett utvalg.yaml"),
            )


@rule("REF308", "info")
def another_substitute_than_the_named(meeting: Meeting, met_for: Roll, register: Register) -> Findings:
    """En annen enn den faste varaen møtte.

    Registeret sier hvem som er fast vara for hvem (vara_for). Det er ikke galt at en annen møter, men ofte er det
    navnet som er forvekslet.

    Feil:
        deltakere:
          - gruppe: Kommunene
            personer:
              - {navn: Kari Nordmann, oppmoete: forfall, enhet: Nordby}
          - gruppe: Vararepresentanter
            personer:
              - {navn: Ingrid Østby, oppmoete: møtt, moette_for: Kari Nordmann}

    Riktig:
        deltakere:
          - gruppe: Kommunene
            personer:
              - {navn: Kari Nordmann, oppmoete: forfall, enhet: Nordby}
          - gruppe: Vararepresentanter
            personer:
              - {navn: Per Moe, oppmoete: møtt, moette_for: Kari Nordmann}
    """
    for where, _group, attendee in met_for:
        if not attendee.substitute_for:
            continue
        absent, person = register.canonical_name(attendee.substitute_for), register.canonical_name(attendee.name)
        own = [name for name, whom in register.standing_substitutes(meeting.date) if whom == absent]
        others = [whom for name, whom in register.standing_substitutes(meeting.date) if name == person]
        if (not own and not others) or absent in others:
            continue
        if own:
            why = _("fast vara er {names}").format(names=_(" og ").join(f"«{name}»" for name in own))
        else:
            why = _("er fast vara for {names}").format(names=_(" og ").join(f"«{name}»" for name in others))
        yield Finding(
            (*where, "moette_for"),
            _("«{vara}» møtte for «{name}», men {why}").format(
                vara=attendee.name, name=attendee.substitute_for, why=why
            ),
            _("sjekk navnene; er de riktige, er det ikke noe å rette"),
        )


@rule("REF313", "advarsel")
def decided_without_a_quorum(meeting: Meeting, year: Year, path: str, register: Register, archive: Archive) -> Findings:
    """Det er gjort vedtak uten at utvalget var vedtaksført.

    Registeret sier hvor mange av medlemmenes plasser som må være besatt (vedtaksfoer). En plass er besatt når den som
    har den, eller en vara for vedkommende, var til stede. Er det ikke sikkert om de var mange nok, sies det ikke noe
    her; «referat attendance --by meeting» viser tallene.

    Feil:
        # minutes/prove/utvalg.yaml
        format: 1
        kode: prove
        navn: Prøveutvalget
        vedtaksfoer: over 1/2
        grupper:
          - gruppe: Kommunene
            rolle: medlem
            personer:
              - {navn: Kari Nordmann, enhet: Nordby}
              - {navn: Ola Hansen, enhet: Vestby}
        # minutes/prove/2026/2026-03-04.yaml
        utvalg: prove
        moetedato: "2026-03-04"
        status: referat
        deltakere:
          - gruppe: Kommunene
            personer:
              - {navn: Kari Nordmann, oppmoete: møtt, enhet: Nordby}
              - {navn: Ola Hansen, oppmoete: forfall, enhet: Vestby}
        saker:
          - {saksnr: 1/26, tittel: Legevakt, vedtak: [Kommunene går sammen om legevakt.]}

    Riktig:
        # minutes/prove/utvalg.yaml
        format: 1
        kode: prove
        navn: Prøveutvalget
        vedtaksfoer: 1/2
        grupper:
          - gruppe: Kommunene
            rolle: medlem
            personer:
              - {navn: Kari Nordmann, enhet: Nordby}
              - {navn: Ola Hansen, enhet: Vestby}
        # minutes/prove/2026/2026-03-04.yaml
        utvalg: prove
        moetedato: "2026-03-04"
        moeteleder: Kari Nordmann
        referent: Kari Nordmann
        status: referat
        deltakere:
          - gruppe: Kommunene
            personer:
              - {navn: Kari Nordmann, oppmoete: møtt, enhet: Nordby}
              - {navn: Ola Hansen, oppmoete: forfall, enhet: Vestby}
        saksliste:
          - {sak: 1/26}
        saker:
          - {saksnr: 1/26, tittel: Legevakt, vedtak: [Kommunene går sammen om legevakt.]}
    """
    decided = any(says_something(case.decision) for case in meeting.cases)
    if not (register.committee.quorum and decided and meeting.attendance and meeting.status in HELD):
        return
    quorum = _quorum(archive, meeting.committee, path, year, register)
    if quorum and quorum.quorate is False:
        yield Finding(
            ("deltakere",),
            _("det er gjort vedtak, men {filled} av medlemmenes plasser var besatt, og {needed} kreves").format(
                filled=quorum.filled,
                needed=quorum.needed or _("minst {number}").format(number=quorum.at_least),
            ),
            _("rett oppmøtet, eller vedtaksfoer i utvalg.yaml; stemmer det, godtas det i referatet med grunnen"),
        )


@rule("REF342", "advarsel")
def case_decided_without_a_quorum(  # noqa: PLR0913, PLR0917 - what the count of the year and the presence by case need
    meeting: Meeting, parts: Roll, presence: PresenceByCase, year: Year, path: str, register: Register, archive: Archive
) -> Findings:
    """En sak er avgjort uten at utvalget var vedtaksført i den.

    Utvalget kan ha vært vedtaksført da møtet begynte, og ikke lenger når noen hadde gått eller var inhabile. Registeret
    sier hvor mange som kreves (vedtaksfoer). Er det ikke sikkert hvor mange som var der i saken, sies det ikke noe.

    Feil:
        # minutes/prove/utvalg.yaml
        format: 2
        kode: prove
        navn: Prøveutvalget
        vedtaksfoer: over 1/2
        grupper:
          - gruppe: Kommunene
            rolle: medlem
            personer:
              - {navn: Kari Nordmann, enhet: Nordby}
              - {navn: Ola Hansen, enhet: Vestby}
        # minutes/prove/2026/2026-03-04.yaml
        utvalg: prove
        moetedato: "2026-03-04"
        status: referat
        deltakere:
          - gruppe: Kommunene
            personer:
              - {navn: Kari Nordmann, oppmoete: møtt, enhet: Nordby}
              - {navn: Ola Hansen, oppmoete: møtt, enhet: Vestby, til_sak: 1/26}
        saker:
          - {saksnr: 1/26, tittel: Legevakt, vedtak: [Kommunene går sammen om legevakt.]}
          - {saksnr: 2/26, tittel: Kaia, vedtak: [Kaia bygges.]}

    Riktig:
        # et møte som er holdt
        deltakere:
          - gruppe: Kommunene
            personer:
              - {navn: Kari Nordmann, oppmoete: møtt, enhet: Nordby}
              - {navn: Ola Hansen, oppmoete: møtt, enhet: Vestby, til_sak: 1/26}
        saker:
          - {saksnr: 1/26, tittel: Legevakt, vedtak: [Kommunene går sammen om legevakt.]}
          - {saksnr: 2/26, tittel: Kaia, vedtak: [Kaia bygges.]}
    """
    if not (register.committee.quorum and meeting.was_held and meeting.attendance):
        return
    moved = any(comes_or_goes(line) for _where, _group, line in parts)
    asked = [
        place
        for place, case in enumerate(meeting.cases)
        if says_something(case.decision) and (moved or case.impartiality) and presence.cases[place].certain
    ]
    quorum = _quorum(archive, meeting.committee, path, year, register) if asked else None
    if quorum is None or quorum.needed is None or not quorum.quorate:
        return
    for place in asked:
        there = sum(one.role == "medlem" for one in presence.cases[place].present)
        if there < quorum.needed:
            yield Finding(
                ("saker", place, "vedtak"),
                _("sak {case} er avgjort med {there} til stede, og {needed} kreves").format(
                    case=case_name(meeting, place), there=there, needed=quorum.needed
                ),
                _("rett hvem som var der (deltakere, habilitet); stemmer det, godtas det i referatet med grunnen"),
            )


_Years = dict[tuple[str, str], "tuple[CountedMeeting, ...]"]


def _no_year_yet(_archive: Archive) -> _Years:
    return {}


def _quorum(archive: Archive, committee: str, path: str, year: Year, register: Register) -> "Quorum | None":
    """How many were needed in a meeting; its year is counted once, and only the last one asked for is kept."""
    from referat_cli.queries.attendance.account import account  # noqa: PLC0415 - few say how many are needed
    from referat_cli.queries.attendance.model import MeetingRecord  # noqa: PLC0415
    from referat_cli.queries.attendance.quorum import quorum_of  # noqa: PLC0415

    years = archive.fact(_no_year_yet)
    if (committee, year.year) not in years:
        records = (MeetingRecord(m.committee, m.date, path, m.status, m.attendance) for path, m in year.meetings)
        years.clear()
        years[committee, year.year] = account(committee, records, register).meetings
    counted = (one for one in years[committee, year.year] if one.record.path == path)
    return next((quorum_of(register, one) for one in counted), None)

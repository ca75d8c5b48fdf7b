"""The rules on whether the register agrees with itself about who sits where and when (REF704–REF708, REF711–REF713)."""

from itertools import combinations

from referat_cli.i18n import _
from referat_cli.model.committee import Committee, Tenure
from referat_cli.model.problem import Finding, Findings, Where
from referat_cli.model.register import Register, Seat, holds_seat, identity, may_cover, required_seats, stands_in
from referat_cli.model.seating import MOST_LINES, Holder, Seating, day_of_both
from referat_cli.rules.attendees import suggest
from referat_cli.rules.register_names import tenures
from referat_cli.rules.registry import rule

PlacedTenure = tuple[Where, Tenure]


def _may_overlap(one: Tenure, other: Tenure) -> bool:
    """Whether no date keeps two tenures apart."""
    first, second = sorted((one, other), key=lambda tenure: tenure.start or "")
    return not (first.end and second.start and first.end < second.start)


def _unheld(lines: list[PlacedTenure]) -> Findings:
    """What to say of so many lines about one seat or one person that they are not all held against each other."""
    if len(lines) > MOST_LINES:
        where, tenure = lines[MOST_LINES]
        message = _("«{name}» er linje {n} om samme plass eller person, og er ikke holdt mot de andre")
        yield Finding(
            (*where, "navn"),
            message.format(name=tenure.name, n=MOST_LINES + 1),
            _("del gruppen, eller ta ut linjer som ikke gjelder lenger"),
        )


@rule("REF704", "feil")
def end_before_start(committee: Committee) -> Findings:
    """En person går ut av gruppen før vedkommende går inn.

    fra er første dag og til er siste dag, begge medregnet.

    Feil:
        # minutes/prove/utvalg.yaml
        format: 1
        kode: prove
        navn: Prøveutvalget
        grupper:
          - gruppe: Kommunene
            rolle: medlem
            personer:
              - {navn: Kari Nordmann, enhet: Nordby, fra: "2026-03-04", til: "2025-12-31"}

    Riktig:
        # minutes/prove/utvalg.yaml
        format: 1
        kode: prove
        navn: Prøveutvalget
        grupper:
          - gruppe: Kommunene
            rolle: medlem
            personer:
              - {navn: Kari Nordmann, enhet: Nordby, fra: "2026-03-04", til: "2026-12-31"}
    """
    for where, _group, tenure in tenures(committee):
        if tenure.start and tenure.end and tenure.end < tenure.start:
            yield Finding(
                (*where, "til"),
                _("«{name}» går ut {end}, før vedkommende går inn {start}").format(
                    name=tenure.name, end=tenure.end, start=tenure.start
                ),
                _("rett fra eller til"),
            )


@rule("REF705", "feil")
def two_holders_of_one_seat(committee: Committee, register: Register) -> Findings:
    """To personer har samme plass på samme dag.

    Den nye går inn dagen etter at den gamle går ut. Flere fra samme enhet som sitter samtidig, har hver sin plass; men
    den som går inn samme dag som den andre går ut, eller som registeret sier kom etter (etter), tar over plassen.
    Personer uten datoer er aldri i veien for hverandre.

    Feil:
        # minutes/prove/utvalg.yaml
        format: 1
        kode: prove
        navn: Prøveutvalget
        grupper:
          - gruppe: Kommunene
            rolle: medlem
            personer:
              - {navn: Kari Nordmann, enhet: Nordby, til: "2026-03-04"}
              - {navn: Ola Hansen, enhet: Nordby, fra: "2026-03-04"}

    Riktig:
        # minutes/prove/utvalg.yaml
        format: 1
        kode: prove
        navn: Prøveutvalget
        grupper:
          - gruppe: Kommunene
            rolle: medlem
            personer:
              - {navn: Kari Nordmann, enhet: Nordby, til: "2026-03-03"}
              - {navn: Ola Hansen, enhet: Nordby, fra: "2026-03-04"}
    """
    seating = Seating(register)
    seats: dict[Seat, list[PlacedTenure]] = {}
    for where, group, tenure in tenures(committee):
        if holds_seat(group, tenure):
            seat = seating.seat(Holder(register.place(group, tenure), identity(tenure)))
            seats.setdefault(seat, []).append((where, tenure))
    for seat, holders in seats.items():
        yield from _unheld(holders)
        for (_first, one), (where, other) in combinations(holders[:MOST_LINES], 2):
            day = day_of_both(one, other)
            if day and identity(one) != identity(other):
                yield Finding(
                    (*where, "navn"),
                    _("«{name}» og «{other}» har begge plassen for {seat} {day}").format(
                        name=other.name, other=one.name, seat=seat.unit or seat.union or seat.group, day=day
                    ),
                    _("la den ene gå ut (til) dagen før den andre går inn (fra)"),
                )


@rule("REF706", "feil")
def substitute_for_nobody_registered(committee: Committee, register: Register) -> Findings:
    """En fast vara er vara for noen som ikke står i registeret.

    vara_for er navnet på en annen person i registeret.

    Feil:
        # minutes/prove/utvalg.yaml
        format: 1
        kode: prove
        navn: Prøveutvalget
        grupper:
          - gruppe: Kommunene
            rolle: medlem
            personer:
              - {navn: Kari Nordmann, enhet: Nordby}
              - {navn: Per Moe, vara_for: Kari Nordman}

    Riktig:
        # minutes/prove/utvalg.yaml
        format: 1
        kode: prove
        navn: Prøveutvalget
        grupper:
          - gruppe: Kommunene
            rolle: medlem
            personer:
              - {navn: Kari Nordmann, enhet: Nordby}
              - {navn: Per Moe, vara_for: Kari Nordmann}
    """
    for where, _group, tenure in tenures(committee):
        whom = tenure.substitute_for
        if whom is None or register.person(whom) not in (None, tenure.name):
            continue
        if register.person(whom):
            message = _("«{name}» kan ikke være vara for seg selv").format(name=tenure.name)
        else:
            message = _("«{whom}» står ikke i registeret").format(whom=whom) + suggest(register.suggestions(whom))
        yield Finding((*where, "vara_for"), message, _("rett navnet på den det er vara for"))


@rule("REF707", "feil")
def person_twice_in_a_group(committee: Committee, register: Register) -> Findings:
    """Samme person står to ganger i gruppen for samme tid.

    Den som går ut og senere kommer inn igjen, har to linjer med hver sin tid. Ellers er det én linje for hver person i
    en gruppe.

    Feil:
        # minutes/prove/utvalg.yaml
        format: 1
        kode: prove
        navn: Prøveutvalget
        grupper:
          - gruppe: Kommunene
            rolle: medlem
            personer:
              - {navn: Kari Nordmann, enhet: Nordby}
              - {navn: Kari Nordmann, enhet: Nordby, fra: "2026-03-04"}

    Riktig:
        # minutes/prove/utvalg.yaml
        format: 1
        kode: prove
        navn: Prøveutvalget
        grupper:
          - gruppe: Kommunene
            rolle: medlem
            personer:
              - {navn: Kari Nordmann, enhet: Nordby, til: "2025-12-31"}
              - {navn: Kari Nordmann, enhet: Nordby, fra: "2026-03-04"}
    """
    for g, group in enumerate(committee.groups):
        lines: dict[tuple[str, str | None, bool], list[PlacedTenure]] = {}
        for p, tenure in enumerate(group.people):
            key = tenure.name, tenure.id, stands_in(tenure)
            lines.setdefault(key, []).append((("grupper", g, "personer", p), tenure))
        for holders in lines.values():
            yield from _unheld(holders)
            for (_first, one), (where, other) in combinations(holders[:MOST_LINES], 2):
                same = register.place(group, one) == register.place(group, other)
                same = same and one.substitute_for == other.substitute_for
                if (same and _may_overlap(one, other)) or (
                    one.substitute_for == other.substitute_for and day_of_both(one, other)
                ):
                    yield Finding(
                        (*where, "navn"),
                        _("«{name}» står to ganger i {group} for samme tid").format(name=other.name, group=group.group),
                        _("behold én linje, eller gi linjene hver sin tid med fra og til"),
                    )


@rule("REF708", "feil")
def one_id_for_two(committee: Committee) -> Findings:
    """To personer har samme kjennetegn.

    En person kjennes på id, eller på navnet med små bokstaver og bindestrek når id ikke er skrevet. To ulike navn kan
    ikke ha samme kjennetegn; da gis den ene en id.

    Feil:
        # minutes/prove/utvalg.yaml
        format: 1
        kode: prove
        navn: Prøveutvalget
        grupper:
          - gruppe: Kommunene
            rolle: medlem
            personer:
              - {navn: Kari Ås, id: kari, enhet: Nordby}
              - {navn: Kari Moen Vik, id: kari, enhet: Vestby}

    Riktig:
        # minutes/prove/utvalg.yaml
        format: 1
        kode: prove
        navn: Prøveutvalget
        grupper:
          - gruppe: Kommunene
            rolle: medlem
            personer:
              - {navn: Kari Ås, enhet: Nordby}
              - {navn: Kari Moen Vik, enhet: Vestby}
    """
    owners: dict[str, str] = {}
    for where, _group, tenure in tenures(committee):
        mark = identity(tenure)
        owner = owners.setdefault(mark, tenure.name)
        if owner != tenure.name:
            yield Finding(
                (*where, "id" if tenure.id else "navn"),
                _("«{name}» og «{owner}» har begge kjennetegnet «{id}»").format(name=tenure.name, owner=owner, id=mark),
                _("gi en av dem en annen id; er det samme person, skriv navnet likt"),
            )
            owners[mark] = tenure.name


@rule("REF711", "feil")
def more_than_all(committee: Committee) -> Findings:
    """Utvalget kan aldri bli vedtaksført.

    vedtaksfoer ber om flere plasser enn medlemmene har: mer enn alle, eller et antall som er større enn gruppene til
    sammen.

    Feil:
        # minutes/prove/utvalg.yaml
        format: 1
        kode: prove
        navn: Prøveutvalget
        vedtaksfoer: 3/2
        grupper:
          - gruppe: Kommunene
            rolle: medlem
            personer:
              - {navn: Kari Nordmann, enhet: Nordby}
              - {navn: Ola Hansen, enhet: Vestby}

    Riktig:
        # minutes/prove/utvalg.yaml
        format: 1
        kode: prove
        navn: Prøveutvalget
        vedtaksfoer: 2/3
        grupper:
          - gruppe: Kommunene
            rolle: medlem
            personer:
              - {navn: Kari Nordmann, enhet: Nordby}
              - {navn: Ola Hansen, enhet: Vestby}
    """
    # No more can sit than all who ever did; where it is not said how many, that is the most there can be.
    most = sum(
        group.seats or len({identity(tenure) for tenure in group.people if holds_seat(group, tenure)})
        for group in committee.groups
        if group.role == "medlem"
    )
    needed = required_seats(committee.quorum, most)
    if most and needed is not None and needed > most:
        yield Finding(
            ("vedtaksfoer",),
            _("«{rule}» er {needed} plasser, men medlemmene har {most}").format(
                rule=committee.quorum, needed=needed, most=most
            ),
            _("skriv en del av dem, for eksempel 1/2 eller over 1/2, eller rett gruppene"),
        )


@rule("REF712", "advarsel")
def nobody_came_after(committee: Committee, register: Register) -> Findings:
    """En går ut av gruppen, og ingen er ført opp etter vedkommende.

    Gruppen har et fast antall plasser (plasser). Når noen går ut, står plassen tom til den neste er ført inn, med fra
    og navnet under etter.

    Feil:
        # minutes/prove/utvalg.yaml
        format: 2
        kode: prove
        navn: Prøveutvalget
        grupper:
          - gruppe: Kommunestyret
            rolle: medlem
            plasser: 2
            personer:
              - {navn: Kari Nordmann, parti: Ap, fra: "2023-10-01", til: "2026-03-04"}
              - {navn: Ola Hansen, parti: H, fra: "2023-10-01"}

    Riktig:
        # minutes/prove/utvalg.yaml
        format: 2
        kode: prove
        navn: Prøveutvalget
        grupper:
          - gruppe: Kommunestyret
            rolle: medlem
            plasser: 2
            personer:
              - {navn: Kari Nordmann, parti: Ap, fra: "2023-10-01", til: "2026-03-04"}
              - {navn: Nora Lie, parti: Ap, fra: "2026-03-05", etter: Kari Nordmann}
              - {navn: Ola Hansen, parti: H, fra: "2023-10-01"}
    """
    for g, group in enumerate(committee.groups):
        holders = [(p, tenure) for p, tenure in enumerate(group.people) if holds_seat(group, tenure)]
        followed = {register.canonical_name(tenure.successor_of) for _p, tenure in holders if tenure.successor_of}
        for p, tenure in holders if group.seats else ():
            if tenure.end is None or tenure.name in followed:
                continue
            # The day after the last, as texts sort: no day lies between.
            left = {identity(t) for _p, t in holders if t is not tenure and may_cover(t, tenure.end + "~")}
            if left and len(left) < (group.seats or 0):
                yield Finding(
                    ("grupper", g, "personer", p, "til"),
                    _("«{name}» går ut {end}, og ingen er ført opp etter: da er det {left} på {seats} plasser").format(
                        name=tenure.name, end=tenure.end, left=len(left), seats=group.seats
                    ),
                    _("før opp den nye med fra og «etter: {name}», eller rett plasser").format(name=tenure.name),
                )


@rule("REF713", "feil")
def after_nobody(committee: Committee, register: Register) -> Findings:
    """En har tatt over plassen etter noen som ikke har hatt plass i gruppen.

    etter er navnet på den som hadde plassen før, slik det står i den samme gruppen.

    Feil:
        # minutes/prove/utvalg.yaml
        format: 2
        kode: prove
        navn: Prøveutvalget
        grupper:
          - gruppe: Kommunestyret
            rolle: medlem
            personer:
              - {navn: Kari Nordmann, parti: Ap, til: "2026-03-04"}
              - {navn: Nora Lie, parti: Ap, fra: "2026-03-05", etter: Kari Nordman}

    Riktig:
        # minutes/prove/utvalg.yaml
        format: 2
        kode: prove
        navn: Prøveutvalget
        grupper:
          - gruppe: Kommunestyret
            rolle: medlem
            personer:
              - {navn: Kari Nordmann, parti: Ap, til: "2026-03-04"}
              - {navn: Nora Lie, parti: Ap, fra: "2026-03-05", etter: Kari Nordmann}
    """
    for where, group, tenure in tenures(committee):
        whom = tenure.successor_of
        if whom is None:
            continue
        before = register.predecessor(group, tenure) if holds_seat(group, tenure) else None
        if before and before[0] == group and before[1].name != tenure.name:
            continue
        if register.person(whom) == tenure.name:
            message = _("«{name}» kan ikke ta over etter seg selv").format(name=tenure.name)
        elif not holds_seat(group, tenure):
            message = _("«{name}» har ingen plass å ta over").format(name=tenure.name)
        else:
            message = _("«{whom}» har ikke hatt plass i {group}").format(whom=whom, group=group.group)
            message += "" if register.person(whom) else suggest(register.suggestions(whom))
        yield Finding((*where, "etter"), message, _("skriv navnet på den som hadde plassen før, eller ta bort etter"))

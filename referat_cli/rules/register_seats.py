"""The rules on whether the register agrees with itself about who sits where and when (REF704–REF708)."""

from itertools import combinations

from referat_cli.i18n import _
from referat_cli.model.committee import Committee, Tenure
from referat_cli.model.problem import Finding, Findings, Where
from referat_cli.model.register import Register, Seat, holds_seat, identity, may_cover, stands_in
from referat_cli.rules.attendees import suggest
from referat_cli.rules.register_names import tenures
from referat_cli.rules.registry import rule

PlacedTenure = tuple[Where, Tenure]


def _both_proven(one: Tenure, other: Tenure) -> str | None:
    """A day on which two tenures are both proven to be in force, or None; one that only ends is proven that one day."""
    days = sorted(day for tenure in (one, other) for day in (tenure.start or tenure.end,) if day)
    latest = days[-1] if len(days) == 2 else None  # noqa: PLR2004 - both are dated
    return latest if latest and may_cover(one, latest) and may_cover(other, latest) else None


def _may_overlap(one: Tenure, other: Tenure) -> bool:
    """Whether no date keeps two tenures apart."""
    first, second = sorted((one, other), key=lambda tenure: tenure.start or "")
    return not (first.end and second.start and first.end < second.start)


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

    En plass er en enhet i en gruppe (og et forbund, der det står). Den nye går inn dagen etter at den gamle går ut.
    Personer uten datoer er bare i plassen når et møte fører dem opp, og er aldri i veien for hverandre.

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
    seats: dict[Seat, list[PlacedTenure]] = {}
    for where, group, tenure in tenures(committee):
        if holds_seat(group, tenure) and (tenure.start or tenure.end):
            seats.setdefault(register.seat(group, tenure), []).append((where, tenure))
    for seat, holders in seats.items():
        for (_first, one), (where, other) in combinations(holders, 2):
            day = _both_proven(one, other)
            if day and one.name != other.name:
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
            for (_first, one), (where, other) in combinations(holders, 2):
                same = register.seat(group, one) == register.seat(group, other)
                same = same and one.substitute_for == other.substitute_for
                if (same and _may_overlap(one, other)) or (
                    one.substitute_for == other.substitute_for and _both_proven(one, other)
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

"""The rules on one meaning for each name of the register, and one spelling (REF701–REF703, REF709, REF710)."""

from collections.abc import Iterator

from referat_cli.i18n import _
from referat_cli.model.committee import Committee, Group, Tenure
from referat_cli.model.names import fold, near_pairs, nearest
from referat_cli.model.problem import Finding, Findings, Key, Where
from referat_cli.model.register import Register
from referat_cli.rules.attendees import suggest
from referat_cli.rules.registry import rule
from referat_cli.store.archive import Archive

# Shorter names of places have real neighbours one letter away (Hol and Hole are two municipalities).
_LONG_ENOUGH = 10


def near_names(archive: Archive) -> dict[str, list[tuple[str, str, str]]]:
    """Of each register's path, the names that are one slip from another name: the name, the other and its committee.

    A pair is found once: in the later of two registers, and in one register at the later name.
    """
    owners: dict[str, list[tuple[str, str]]] = {}
    for entry in archive.committees():
        for name in entry.register.people if entry.register and entry.committee else ():
            owners.setdefault(name, []).append((entry.path, entry.committee.name if entry.committee else ""))
    found: dict[str, list[tuple[str, str, str]]] = {}
    for one, other in near_pairs(owners):
        both = {path for path, _name in owners[one]} & {path for path, _name in owners[other]}
        (path, committee), later, earlier = owners[one][0], other, one
        if both:
            found.setdefault(min(both), []).append((later, earlier, ""))
            continue
        if owners[other][0][0] < path:
            (path, committee), later, earlier = owners[other][0], one, other
        found.setdefault(owners[later][0][0], []).append((later, earlier, committee))
    return found


def tenures(committee: Committee) -> Iterator[tuple[Where, Group, Tenure]]:
    """Every line of the register: its place, its group and the line."""
    for g, group in enumerate(committee.groups):
        for p, tenure in enumerate(group.people):
            yield ("grupper", g, "personer", p), group, tenure


def _first_places(committee: Committee) -> tuple[dict[str, Where], dict[str, Where]]:
    """Where each name and each unit of the register stands for the first time."""
    people: dict[str, Where] = {}
    units: dict[str, Where] = {}
    for where, _group, tenure in tenures(committee):
        people.setdefault(tenure.name, (*where, "navn"))
        if tenure.unit:
            units.setdefault(tenure.unit, (*where, "enhet"))
    return people, units


@rule("REF701", "feil")
def alias_of_nobody(committee: Committee, register: Register) -> Findings:
    """Et alias viser til et navn som ikke står i registeret.

    Til venstre står en skrivemåte fra referatene, til høyre en person eller en enhet slik den står under grupper. Andre
    navn på et organ står under organer.

    Feil:
        # minutes/prove/utvalg.yaml
        format: 1
        kode: prove
        navn: Prøveutvalget
        alias:
          K. Nordmann: Kari Nordman
        grupper:
          - gruppe: Kommunene
            rolle: medlem
            personer:
              - {navn: Kari Nordmann, enhet: Nordby}

    Riktig:
        # minutes/prove/utvalg.yaml
        format: 1
        kode: prove
        navn: Prøveutvalget
        alias:
          K. Nordmann: Kari Nordmann
        grupper:
          - gruppe: Kommunene
            rolle: medlem
            personer:
              - {navn: Kari Nordmann, enhet: Nordby}
    """
    for written, name in committee.aliases.items():
        if name in register.people or name in register.units:
            continue
        if name in committee.aliases:
            hint = _("; det er selv et alias")
        else:
            near = nearest(name, register.people | register.units)
            hint = suggest((near,) if near else ())
        yield Finding(
            ("alias", written),
            _("«{written}» viser til «{name}», som ikke står i registeret").format(written=written, name=name) + hint,
            _("skriv navnet eller enheten slik den står under grupper"),
        )


@rule("REF702", "feil")
def alias_that_is_registered(committee: Committee, register: Register) -> Findings:
    """Et alias er selv et navn i registeret.

    Et navn som står under grupper, betyr alltid den personen. Et alias med samme skrivemåte brukes aldri, og den som
    leser det, tror noe annet.

    Feil:
        # minutes/prove/utvalg.yaml
        format: 1
        kode: prove
        navn: Prøveutvalget
        alias:
          Ola Hansen: Kari Nordmann
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
        alias:
          K. Nordmann: Kari Nordmann
        grupper:
          - gruppe: Kommunene
            rolle: medlem
            personer:
              - {navn: Kari Nordmann, enhet: Nordby}
              - {navn: Ola Hansen, enhet: Vestby}
    """
    for written in committee.aliases:
        if written in register.people or written in register.units:
            yield Finding(
                ("alias", Key(written)),
                _("«{written}» er et alias, men står også under grupper").format(written=written),
                _("ta bort aliaset, eller rett navnet under grupper"),
            )


@rule("REF703", "feil")
def one_name_for_two_bodies(committee: Committee) -> Findings:
    """To organer eller grupper har samme navn.

    Et navn på et organ, også et annet navn det går under, kan bare bety ett organ. Hver gruppe står én gang.

    Feil:
        # minutes/prove/utvalg.yaml
        format: 1
        kode: prove
        navn: Prøveutvalget
        organer:
          - {navn: AU, alias: [Arbeidsutvalget]}
          - {navn: utvidet AU, alias: [Arbeidsutvalget]}

    Riktig:
        # minutes/prove/utvalg.yaml
        format: 1
        kode: prove
        navn: Prøveutvalget
        organer:
          - {navn: AU, alias: [Arbeidsutvalget]}
          - {navn: utvidet AU, alias: [Utvidet arbeidsutvalg]}
    """
    written: dict[str, str] = {}
    for b, body in enumerate(committee.bodies):
        names: list[tuple[Where, str]] = [(("organer", b, "navn"), body.name)]
        names += [(("organer", b, "alias", n), alias) for n, alias in enumerate(body.aliases)]
        for where, name in names:
            if name in written:
                message = _("«{name}» er alt et navn på organet «{body}»").format(name=name, body=written[name])
                yield Finding(where, message, _("la navnet stå på ett av organene"))
            written.setdefault(name, body.name)
    groups: set[str] = set()
    for g, group in enumerate(committee.groups):
        if group.group in groups:
            message = _("gruppen «{group}» står to ganger").format(group=group.group)
            yield Finding(("grupper", g, "gruppe"), message, _("sett personene i én gruppe, eller rett navnet"))
        groups.add(group.group)


@rule("REF709", "advarsel")
def nearly_the_same_name(committee: Committee, archive: Archive, path: str) -> Findings:
    """To navn i registeret er nesten like.

    Skiller bare én bokstav, er det ofte samme person skrevet på to måter, her eller i registeret til et annet utvalg i
    arkivet. Er det to personer, godtas det i registeret, med grunnen.

    Feil:
        # minutes/prove/utvalg.yaml
        format: 1
        kode: prove
        navn: Prøveutvalget
        grupper:
          - gruppe: Kommunene
            rolle: medlem
            personer:
              - {navn: Johan Fredrik Moe, enhet: Nordby}
              - {navn: Johan Frederik Moe, enhet: Vestby}

    Riktig:
        # minutes/prove/utvalg.yaml
        format: 1
        kode: prove
        navn: Prøveutvalget
        alias:
          Johan Frederik Moe: Johan Fredrik Moe
        grupper:
          - gruppe: Kommunene
            rolle: medlem
            personer:
              - {navn: Johan Fredrik Moe, enhet: Nordby}
    """
    pairs = archive.fact(near_names).get(path)
    if not pairs:
        return
    people, _units = _first_places(committee)
    order = {name: place for place, name in enumerate(people)}
    for one, two, elsewhere in pairs:
        name, other = (one, two) if elsewhere or order[one] > order[two] else (two, one)
        place = _(" ({committee})").format(committee=elsewhere) if elsewhere else ""
        yield Finding(
            people[name],
            _("«{name}» er nesten lik «{other}»").format(name=name, other=other) + place,
            _("er det samme person, skriv navnet likt og før den andre skrivemåten under alias"),
        )


@rule("REF710", "advarsel")
def nearly_the_same_unit(committee: Committee) -> Findings:
    """To enheter i registeret er nesten like.

    En plass kjennes på enheten. Er samme enhet skrevet på to måter, ser det ut som to plasser.

    Feil:
        # minutes/prove/utvalg.yaml
        format: 1
        kode: prove
        navn: Prøveutvalget
        grupper:
          - gruppe: Kommunene
            rolle: medlem
            personer:
              - {navn: Kari Nordmann, enhet: Nordbyregionen, til: "2026-03-03"}
              - {navn: Ola Hansen, enhet: Norbdyregionen, fra: "2026-03-04"}

    Riktig:
        # minutes/prove/utvalg.yaml
        format: 1
        kode: prove
        navn: Prøveutvalget
        grupper:
          - gruppe: Kommunene
            rolle: medlem
            personer:
              - {navn: Kari Nordmann, enhet: Nordbyregionen, til: "2026-03-03"}
              - {navn: Ola Hansen, enhet: Nordbyregionen, fra: "2026-03-04"}
    """
    _people, units = _first_places(committee)
    for other, unit in near_pairs(units):
        if min(len(fold(other)), len(fold(unit))) >= _LONG_ENOUGH or fold(other) == fold(unit):
            yield Finding(
                units[unit],
                _("enheten «{unit}» er nesten lik «{other}»").format(unit=unit, other=other),
                _("skriv enheten likt; en skrivemåte fra referatene føres under alias"),
            )

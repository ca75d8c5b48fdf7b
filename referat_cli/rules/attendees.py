"""The rules on whether people are known, listed once, and present where the minutes say so, and on their groups."""

from collections.abc import Iterator, Mapping, Sequence
from typing import cast

from referat_cli.i18n import _
from referat_cli.model.meeting import PRESENT, Attendee, AttendeeGroup, Mark, Meeting, part_of_meeting
from referat_cli.model.mentions import VOTERS, mentions_of, officers
from referat_cli.model.names import nearest, nearest_names
from referat_cli.model.patterns import LatePattern
from referat_cli.model.problem import Finding, Findings, Where
from referat_cli.model.register import Register
from referat_cli.rules.registry import rule

_SEPARATOR = LatePattern(r"\s*[,;/&\n]\s*|\s+og\s+|\s+samt\s+")

# Two words or more, each with a capital or a particle between them: what a name of a person looks like.
_PERSON = LatePattern(r"[A-ZÆØÅ][\w.’'-]*(?: (?:van|von|de|der|af|av|[A-ZÆØÅ][\w.’'-]*))* [A-ZÆØÅ][\w.’'-]+")

# Every line of the attendance list: its place, its group and the line; and every place with a name of a person.
Roll = tuple[tuple[Where, str, Attendee], ...]

Names = tuple[tuple[Where, str], ...]

# Everybody in the list by the registered name, with the marks of all lines.
Marks = Mapping[str, Sequence[Mark]]
MAY_BE_THERE: frozenset[Mark] = PRESENT | {"ukjent"}


# One of these stands in every line that is for a part of the meeting.
PART_KEYS = ("paa_sak", "fra_sak", "til_sak", "gikk_foer", "ikke_sak", "kom", "gikk", "dager")


def for_a_part(roll: Roll) -> Roll:
    """The lines that are for a part of the meeting."""
    return tuple(line for line in roll if part_of_meeting(line[2]))


def marks_of(roll: Roll, register: Register) -> Marks:
    """How everybody in the list is marked, in the order of the list."""
    found: dict[str, list[Mark]] = {}
    for _where, _group, attendee in roll:
        found.setdefault(register.canonical_name(attendee.name), []).append(attendee.mark)
    return found


def attendance_lines(meeting: Meeting) -> Iterator[tuple[Where, str, Attendee]]:
    """Every line of the attendance list: its place, its group and the line."""
    for g, group in enumerate(meeting.attendance or ()):
        for p, attendee in enumerate(group.people):
            yield ("deltakere", g, "personer", p), group.group, attendee


# What a name does where anybody may be named: those responsible have a rule of their own, and who is invited to a case,
# stands for an election or is elected is known by nothing else.
_ANYBODY = frozenset({"paa_sak", "oppfoelging", "oppgaver"})
_ELECTED = frozenset({"navn", "valgt", "varamedlemmer"})


def strangers_in(meeting: Meeting, register: Register) -> Iterator[tuple[Where, str]]:
    """Every place that names somebody who should be known and is not in the register, with the name as written."""
    for name, _place, role, where in mentions_of(meeting, register.spellings):
        if role not in _ANYBODY and not (role == "valg" and _ELECTED & {*where}):
            yield where, name


def split_names(written: str, register: Register) -> list[str]:
    """The names that are written as one, or [] where the text may well be a single name.

    Parts between commas and such must each be known or look like a person's full name; two names with nothing between
    them must both be known.
    """
    parts = [part for part in _SEPARATOR.split(written) if part]
    if len(parts) > 1:
        as_names = all(
            (register.person(part) or register.body(part) or _PERSON.fullmatch(part)) and part not in register.units
            for part in parts
        )
        return parts if as_names else []
    words = written.split()
    for at in range(1, len(words)):
        first, second = " ".join(words[:at]), " ".join(words[at:])
        if register.person(first) and register.person(second):
            return [first, second]
    return []


# More names than this are no help to anybody.
_MOST_NAMES = 4


def suggest(names: Sequence[str]) -> str:
    """What a sentence about an unknown name ends with: the names it may mean, or nothing."""
    if not 0 < len(names) <= _MOST_NAMES:
        return ""
    quoted = [f"«{name}»" for name in names]
    return _("; mente du {names}?").format(names=_(" eller ").join(filter(None, [", ".join(quoted[:-1]), quoted[-1]])))


@rule("REF301", "feil")
def unknown_name(meeting: Meeting, strangers: Names, register: Register) -> Findings:
    """Navnet står ikke i registeret.

    Registeret (utvalg.yaml) kjenner hver person én gang. Et navn som ikke står der, er enten skrevet feil, en ny
    person, eller en ny skrivemåte av en kjent person. Verktøyet gjetter aldri: to ulike personer kan ha likere navn enn
    to skrivemåter av samme person. Er skrivemåten riktig gjengitt fra papiret, føres den under alias i registeret.

    I en gruppe som er åpen (aapen) kan hvem som helst møte, og en av dem kan lede møtet.

    Saksansvarlig, saksbehandler, den som legger fram en sak eller et forslag, og gjester kan være hvem som helst. Av
    dem nevnes bare et navn som nesten er likt et i registeret. De som stemte, må stå der eller i deltakerlisten.

    Feil:
        moeteleder: Kari Nordman

    Riktig:
        moeteleder: Kari Nordmann
    """
    listed = {attendee.name for group in meeting.attendance or () for attendee in group.people}
    for where, name in strangers:
        if where[-2:-1] == ("ansvarlig",) and register.body(name):
            continue
        if split_names(name, register):
            continue  # several names, which REF311 is about
        if _took_part(where):
            if name in listed or ("votering" in where and name in parties_named(meeting, register)):
                continue  # the list is where it is told, and a party is REF344's
        elif _PUT_FORWARD & {*where} and (name in listed or name in parties_named(meeting, register)):
            continue
        elif where[0] in _OFFICES:
            if _may_come_of_open_group(name, meeting, register):
                continue
        elif _may_be_anybody(where, meeting, register) and not register.misspelt(name):
            continue
        yield Finding(
            where,
            _("«{name}» står ikke i registeret for {committee}").format(name=name, committee=meeting.committee)
            + suggest(register.suggestions(name) or (name not in listed and nearest_names(name, listed)) or ()),
            _("rett navnet, eller før personen eller skrivemåten inn i utvalg.yaml (grupper eller alias)"),
        )


# Where a party may stand as well as a person.
_PUT_FORWARD = frozenset({"forslagsstiller", "av"})


def parties_named(meeting: Meeting, register: Register) -> set[str | None]:
    """The parties of the list and the register."""
    listed = {attendee.party for group in meeting.attendance or () for attendee in group.people}
    return listed | {tenure.party for _group, tenure in register.tenures()}


# Where only those who were there can be named: as voters, or as a substitute for somebody disqualified.
_THERE = {*VOTERS.values(), "ikke_til_stede", "dobbeltstemme", "vara"}


def _took_part(where: Where) -> bool:
    """Whether a place in a case names somebody who was at the meeting."""
    return where[0] == "saker" and not _THERE.isdisjoint(where)


# Those who lead a meeting and write its minutes.
_OFFICES = ("moeteleder", "referent")


def _may_come_of_open_group(name: str, meeting: Meeting, register: Register) -> bool:
    """Whether a name is listed in a group where anybody may meet, or may be of such a group that is only counted."""
    groups = [group for group in meeting.attendance or () if register.is_open(group.group)]
    if any(name == attendee.name for group in groups for attendee in group.people):
        return True
    return any(group.headcount for group in groups) and not register.misspelt(name)


def _may_be_anybody(where: Where, meeting: Meeting, register: Register) -> bool:
    """Whether somebody outside the committee may be named at a place: who presents, proposes, visits or signs."""
    if where[-1] != "navn" or where[0] == "saker":
        return where[0] in ("saker", "saksliste", "underskrifter")
    if where[0] != "deltakere":
        return False
    group = (meeting.attendance or ())[cast("int", where[1])]
    role = register.roles.get(group.group)
    if role == "gjest" or register.is_open(group.group) or (role is None and is_of_guests(group)):
        return True
    return bool(group.people[cast("int", where[3])].on_cases)


def is_of_guests(group: AttendeeGroup) -> bool:
    """Whether all in a group were there for single cases only."""
    return all(attendee.on_cases for attendee in group.people)


@rule("REF302", "feil")
def listed_twice(meeting: Meeting, roll: Roll, register: Register) -> Findings:
    """Samme person står to ganger i deltakerlisten.

    Oppmøtet telles per person. To med samme navn har hver sin id i registeret, og kjennes på enheten.

    Den som bare er til stede på enkelte saker i tillegg til å sitte i en gruppe, kan ha en egen linje med paa_sak, og
    den som var én ting i en del av møtet og en annen i resten, en linje for hver del (til_sak, fra_sak). Ellers skal
    hver person stå på én linje.

    Feil:
        deltakere:
          - gruppe: Kommunene
            personer:
              - {navn: Kari Nordmann, oppmoete: møtt, enhet: Nordby}
              - {navn: Ola Hansen, oppmoete: møtt, enhet: Vestby}
          - gruppe: Sekretariatet
            personer:
              - {navn: Ola Hansen, oppmoete: møtt}

    Riktig:
        deltakere:
          - gruppe: Kommunene
            personer:
              - {navn: Kari Nordmann, oppmoete: møtt, enhet: Nordby}
              - {navn: Ola Hansen, oppmoete: møtt, enhet: Vestby}
    """
    meant = list(register.people_meant([line[1:] for line in roll], meeting.date))
    if len({one.person for one in meant}) == len(meant):
        return
    seen: dict[tuple[str, object], str] = {}
    for (where, group, attendee), one in zip(roll, meant, strict=True):
        part = part_of_meeting(attendee)
        key = one.person, part and (frozenset(attendee.on_cases), *part[1:])
        if key in seen:
            yield Finding(
                (*where, "navn"),
                _("«{name}» står også under {group}").format(name=attendee.name, group=seen[key]),
                _("behold én linje; bruk paa_sak på den andre hvis den bare gjelder enkelte saker"),
            )
        seen.setdefault(key, group)


@rule("REF303", "feil")
def chair_or_secretary_absent(meeting: Meeting, marks: Marks, register: Register) -> Findings:
    """Møteleder eller referent er ikke ført som til stede.

    Den som leder møtet eller skriver referatet, har vært der. Står vedkommende ikke i deltakerlisten, eller med
    forfall, er enten oppmøtet eller navnet feil.

    Feil:
        moeteleder: Kari Nordmann
        deltakere:
          - gruppe: Kommunene
            personer:
              - {navn: Kari Nordmann, oppmoete: forfall, enhet: Nordby}

    Riktig:
        moeteleder: Kari Nordmann
        deltakere:
          - gruppe: Kommunene
            personer:
              - {navn: Kari Nordmann, oppmoete: møtt, enhet: Nordby}
    """
    if meeting.attendance is None:
        return
    for where, officer in officers(meeting):
        name, key = officer.name, where[0]
        registered = register.person(name)
        own = marks.get(registered, ()) if registered else ()
        if not registered or not PRESENT.isdisjoint(own):  # an unknown name is REF301's
            continue
        mark = own[-1] if own else None
        listed = _("er ført med «{mark}»").format(mark=mark) if mark else _("står ikke i deltakerlisten")
        yield Finding(
            where,
            _("«{name}» er {key}, men {listed}").format(name=name, key=key, listed=listed),
            _("rett oppmøtet under deltakere, eller navnet her"),
        )


@rule("REF309", "feil")
def unknown_group(meeting: Meeting, register: Register) -> Findings:
    """Gruppen står ikke i registeret.

    Rollen (medlem, observatør, vara, gjest eller sekretariat) følger av gruppen. En gruppe registeret ikke kjenner, har
    ingen rolle, og de som står i den, blir ikke talt. Var alle i den bare til stede på enkelte saker (paa_sak), er de
    gjester, og gruppen trenger ikke stå der.

    Feil:
        deltakere:
          - gruppe: Kommuner
            personer:
              - {navn: Kari Nordmann, oppmoete: møtt, enhet: Nordby}

    Riktig:
        deltakere:
          - gruppe: Kommunene
            personer:
              - {navn: Kari Nordmann, oppmoete: møtt, enhet: Nordby}
    """
    for index, group in enumerate(meeting.attendance or ()):
        if group.group in register.groups:
            continue
        near = nearest(group.group, register.groups)
        if near or not is_of_guests(group):
            yield Finding(
                ("deltakere", index, "gruppe"),
                _("gruppen «{group}» står ikke i registeret for {committee}").format(
                    group=group.group, committee=meeting.committee
                )
                + suggest((near,) if near else ()),
                _("rett navnet på gruppen, eller før den inn i utvalg.yaml med rolle"),
            )


@rule("REF310", "advarsel")
def group_twice(meeting: Meeting) -> Findings:
    """Samme gruppe står to ganger i deltakerlisten.

    Hver gruppe har én overskrift, med alle sine personer under.

    Feil:
        deltakere:
          - gruppe: Kommunene
            personer:
              - {navn: Kari Nordmann, oppmoete: møtt, enhet: Nordby}
          - gruppe: Kommunene
            personer:
              - {navn: Ola Hansen, oppmoete: møtt, enhet: Vestby}

    Riktig:
        deltakere:
          - gruppe: Kommunene
            personer:
              - {navn: Kari Nordmann, oppmoete: møtt, enhet: Nordby}
              - {navn: Ola Hansen, oppmoete: møtt, enhet: Vestby}
    """
    seen: set[str] = set()
    for index, group in enumerate(meeting.attendance or ()):
        if group.group in seen:
            yield Finding(
                ("deltakere", index, "gruppe"),
                _("gruppen «{group}» står to ganger").format(group=group.group),
                _("sett personene under én overskrift, eller rett navnet på gruppen"),
            )
        seen.add(group.group)


@rule("REF311", "feil")
def several_names_as_one(strangers: Names, register: Register) -> Findings:
    """Flere navn står som ett.

    Hver person har sin egen plass i listen. Anførselstegn rundt «Kari Nordmann, Ola Hansen» gjør to personer til én som
    ikke finnes, og «Kari Nordmann og Ola Hansen» eller «Kari Nordmann/Ola Hansen» er like galt.

    Feil:
        saksliste:
          - {sak: 1/26, ansvarlig: ["Kari Nordmann, Ola Hansen"]}
          - {sak: 2/26}

    Riktig:
        saksliste:
          - {sak: 1/26, ansvarlig: [Kari Nordmann, Ola Hansen]}
          - {sak: 2/26}
    """
    for where, name in strangers:
        if parts := split_names(name, register):
            listed = ", ".join(parts)
            yield Finding(
                where,
                _("«{name}» er flere navn skrevet som ett").format(name=name),
                _("skriv hver for seg: [{names}]").format(names=listed)
                if isinstance(where[-1], int)
                else _("gi hver person sin egen linje: {names}").format(names=listed),
            )

"""The rules on whether an election agrees with itself and with those who were there (REF570, REF572–REF574)."""

from collections.abc import Iterator
from typing import NamedTuple

from referat_cli.i18n import _
from referat_cli.model.case_names import case_name
from referat_cli.model.meeting import Election, Meeting
from referat_cli.model.names import nearest_names
from referat_cli.model.presence import PresenceByCase
from referat_cli.model.problem import Finding, Findings, Where
from referat_cli.model.register import Register
from referat_cli.rules.attendees import suggest
from referat_cli.rules.registry import rule
from referat_cli.rules.votes import entitled


class ElectionHeld(NamedTuple):
    """An election: its place in the record, what people call it, and the place of its case."""

    election: Election
    where: Where
    label: str
    place: int


# All of a meeting; a rule that asks for them is run where there is one.
Elections = tuple[ElectionHeld, ...]


def elections_held(meeting: Meeting) -> Iterator[ElectionHeld]:
    """The elections of a meeting's open cases, in their order."""
    for place, case in enumerate(meeting.cases):
        for index, election in enumerate(() if case.closed else case.elections):
            label = _("«{office}» i sak {case}").format(office=election.office, case=case_name(meeting, place))
            yield ElectionHeld(election, ("saker", place, "valg", index), label, place)


@rule("REF570", "advarsel")
def elected_without_standing(elections: Elections, register: Register) -> Findings:
    """En som ble valgt, står ikke blant kandidatene.

    Er kandidatene ført, er den som ble valgt, en av dem. Ellers er navnet skrevet på en annen måte, eller en kandidat
    glemt.

    Feil:
        # et møte som er holdt
        saker:
          - {saksnr: 1/26, tittel: Godkjenning av innkalling}
          - saksnr: 2/26
            tittel: Valg
            valg: [{verv: Leder, kandidater: [{navn: Eva Lund}, {navn: Tor Dahl}], valgt: [Eva Lunde]}]

    Riktig:
        # et møte som er holdt
        saker:
          - {saksnr: 1/26, tittel: Godkjenning av innkalling}
          - saksnr: 2/26
            tittel: Valg
            valg: [{verv: Leder, kandidater: [{navn: Eva Lund}, {navn: Tor Dahl}], valgt: [Eva Lund]}]
    """
    for one in elections:
        names = [candidate.name for candidate in one.election.candidates]
        stood = set(map(register.canonical_name, names))
        for index, name in enumerate(one.election.elected):
            if stood and register.canonical_name(name) not in stood:
                yield Finding(
                    (*one.where, "valgt", index),
                    _("«{name}» er valgt til {office}, men står ikke blant kandidatene").format(
                        name=name, office=one.label
                    )
                    + suggest(nearest_names(name, names)),
                    _("rett navnet, eller legg kandidaten til under «kandidater»"),
                )


@rule("REF572", "advarsel")
def more_votes_than_voters(meeting: Meeting, elections: Elections, presence: PresenceByCase) -> Findings:
    """Kandidatene fikk flere stemmer enn det var noen til å gi.

    Hver som har stemmerett, gir én stemme for hver plass det velges til. Flere stemmer enn det var stemmeberettigede,
    kan ingen kandidat ha fått, og alle til sammen ikke flere enn så mange for hver plass.

    Feil:
        # et møte som er holdt
        saker:
          - {saksnr: 1/26, tittel: Godkjenning av innkalling}
          - saksnr: 2/26
            tittel: Valg
            valg: [{verv: Leder, kandidater: [{navn: Eva Lund, stemmer: 10}], valgt: [Eva Lund]}]

    Riktig:
        # et møte som er holdt
        saker:
          - {saksnr: 1/26, tittel: Godkjenning av innkalling}
          - saksnr: 2/26
            tittel: Valg
            valg: [{verv: Leder, kandidater: [{navn: Eva Lund, stemmer: 1}], valgt: [Eva Lund]}]
    """
    for one in elections:
        voters = entitled(meeting.cases[one.place], presence.cases[one.place])
        if voters is None:
            continue
        election = one.election
        places = max(len(election.elected) + len(election.substitutes), 1)
        given = sum(candidate.votes or 0 for candidate in election.candidates) + (election.blank or 0)
        most = max((candidate.votes or 0 for candidate in election.candidates), default=0)
        if most > voters.number or given > voters.number * places:
            yield Finding(
                (*one.where, "kandidater"),
                _("valget til {office} har {votes} stemmer, men det var {voters}").format(
                    office=one.label, votes=most if most > voters.number else given, voters=voters.words
                ),
                _("rett stemmetallene, eller hvem som var til stede; sier kilden det slik, godtas det med grunnen"),
            )


@rule("REF573", "advarsel")
def elected_with_fewer_votes(elections: Elections, register: Register) -> Findings:
    """En som ble valgt, fikk ikke flere stemmer enn en som ikke ble det.

    Den som får flest stemmer, er valgt, og sto det likt, sier referatet at det ble trukket lodd. Avgjorde noe annet,
    som kravet om begge kjønn eller en annen opptelling, godtas det med den grunnen.

    Feil:
        # et møte som er holdt
        saker:
          - {saksnr: 1/26, tittel: Godkjenning av innkalling}
          - saksnr: 2/26
            tittel: Valg
            valg:
              - verv: Leder
                kandidater: [{navn: Eva Lund, stemmer: 0}, {navn: Tor Dahl, stemmer: 1}]
                valgt: [Eva Lund]

    Riktig:
        # et møte som er holdt
        saker:
          - {saksnr: 1/26, tittel: Godkjenning av innkalling}
          - saksnr: 2/26
            tittel: Valg
            valg:
              - verv: Leder
                kandidater: [{navn: Eva Lund, stemmer: 0}, {navn: Tor Dahl, stemmer: 1}]
                valgt: [Tor Dahl]
    """
    for one in elections:
        elected = set(map(register.canonical_name, one.election.elected))
        votes = [(one.votes, one.name) for one in one.election.candidates if one.votes is not None]
        won = [(number, name) for number, name in votes if register.canonical_name(name) in elected]
        lost = [(number, name) for number, name in votes if register.canonical_name(name) not in elected]
        if not won or not lost or len(votes) < len(one.election.candidates):
            continue
        (least, name), (most, other) = min(won), max(lost)
        if most < least or (most == least and one.election.by_lot):
            continue
        sentence = _("«{name}» er valgt til {office}, men fikk færre stemmer enn «{other}» ({votes} mot {more})")
        step = _("rett stemmetallene eller hvem som ble valgt; avgjorde noe annet, godtas det med grunnen")
        if most == least:
            sentence = _("«{name}» er valgt til {office}, men fikk like mange stemmer som «{other}» ({votes})")
            step = _("skriv «loddtrekning: true» hvis det ble trukket lodd, eller rett stemmetallene")
        values = {"name": name, "office": one.label, "votes": least, "other": other, "more": most}
        yield Finding((*one.where, "valgt"), sentence.format(**values), step)


@rule("REF574", "advarsel")
def named_twice_in_an_election(elections: Elections, register: Register) -> Findings:
    """Samme navn står to ganger i et valg.

    Ingen er kandidat to ganger, velges både som medlem og som vara, eller kommer i stedet for seg selv.

    Feil:
        # et møte som er holdt
        saker:
          - {saksnr: 1/26, tittel: Godkjenning av innkalling}
          - saksnr: 2/26
            tittel: Valg
            valg: [{verv: Leder, valgt: [Eva Lund], varamedlemmer: [Eva Lund]}]

    Riktig:
        # et møte som er holdt
        saker:
          - {saksnr: 1/26, tittel: Godkjenning av innkalling}
          - saksnr: 2/26
            tittel: Valg
            valg: [{verv: Leder, valgt: [Eva Lund], varamedlemmer: [Tor Dahl]}]
    """
    for one in elections:
        for names in _names(one.election):
            seen: dict[str, str] = {}
            for steps, name in names:
                key, person = str(steps[0]), register.canonical_name(name)
                if person not in seen:
                    seen[person] = key
                    continue
                sentence = (
                    _("«{name}» står to ganger under {key} i valget til {office}")
                    if seen[person] == key
                    else _("«{name}» står både under {before} og under {key} i valget til {office}")
                )
                yield Finding(
                    (*one.where, *steps),
                    sentence.format(name=name, key=key, before=seen[person], office=one.label),
                    _("la navnet stå ett sted"),
                )


def _names(election: Election) -> tuple[list[tuple[Where, str]], list[tuple[Where, str]]]:
    """The names of an election, each with its place: those who stood, and those who were chosen or replaced."""
    lists = {"valgt": election.elected, "varamedlemmer": election.substitutes, "etter": election.after}
    stood: list[tuple[Where, str]] = [
        (("kandidater", index, "navn"), candidate.name) for index, candidate in enumerate(election.candidates)
    ]
    return stood, [((key, index), name) for key, names in lists.items() for index, name in enumerate(names)]

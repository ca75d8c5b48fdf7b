"""The rules on whether those who voted were there, with a vote, and once (REF333–REF336, REF343, REF344, REF571)."""

from collections.abc import Iterator
from typing import NamedTuple

from referat_cli.i18n import _
from referat_cli.model.case_names import case_name
from referat_cli.model.meeting import Meeting
from referat_cli.model.mentions import mentions_in
from referat_cli.model.names import nearest_names
from referat_cli.model.presence import CasePerson, PresenceByCase
from referat_cli.model.problem import Finding, Findings, Where
from referat_cli.model.register import Register
from referat_cli.rules.attendees import parties_named, suggest
from referat_cli.rules.registry import rule
from referat_cli.rules.votes import Votes, VoteTaken, is_complete, votes_cast

# The keys of the names in a vote, each with the side that it is; those who were out are on none.
_NAMES = ("stemte_for", "stemte_imot", "stemte_blankt", "avholdt_seg", "ikke_til_stede")


def _names(one: VoteTaken) -> Iterator[tuple[str, int, str]]:
    """Everybody whom a vote names: the key, the position in its list, and the name as written."""
    lists = (*(side.names for side in one.sides), one.vote.not_present)
    for key, names in zip(_NAMES, lists, strict=True):
        for index, name in enumerate(names):
            yield key, index, name


class Voter(NamedTuple):
    """Somebody whom a vote names as one who voted, where and as what name, and the person that it is."""

    vote: VoteTaken
    where: Where
    name: str
    person: CasePerson


# All of a meeting; a rule that asks for them is run where there is one.
Voters = tuple[Voter, ...]


def voters_named(votes: Votes, presence: PresenceByCase) -> Iterator[Voter]:
    """Those of the voters whom the votes name that are known for the case, in the order of the record."""
    for one in votes:
        there = presence.cases[one.place]
        for key, index, name in _names(one):
            if key != _NAMES[-1] and (person := there.find(name)):
                yield Voter(one, (*one.where, key, index), name, person)
        if isinstance(one.vote.casting, str) and (person := there.find(one.vote.casting)):
            yield Voter(one, (*one.where, "dobbeltstemme"), one.vote.casting, person)


@rule("REF333", "advarsel")
def voted_twice(votes: Votes, register: Register) -> Findings:
    """Samme person står to ganger i en votering.

    Hver har én stemme, og kan ikke både ha stemt og vært ute.

    Feil:
        # et møte som er holdt
        saker:
          - {saksnr: 1/26, tittel: Godkjenning av innkalling}
          - saksnr: 2/26
            tittel: Legevakt
            votering:
              - {tekst: Legevakten flyttes, stemte_for: [Kari Nordmann], stemte_imot: [Kari Nordmann], resultat: falt}

    Riktig:
        # et møte som er holdt
        saker:
          - {saksnr: 1/26, tittel: Godkjenning av innkalling}
          - saksnr: 2/26
            tittel: Legevakt
            votering: [{tekst: Legevakten flyttes, stemte_imot: [Kari Nordmann], resultat: falt}]
    """
    for one in votes:
        seen: dict[str, str] = {}
        for key, index, name in _names(one):
            person = register.canonical_name(name)
            if person not in seen:
                seen[person] = key
                continue
            sentence = (
                _("«{name}» står to ganger under {key} i {vote}")
                if seen[person] == key
                else _("«{name}» står både under {before} og under {key} i {vote}")
            )
            yield Finding(
                (*one.where, key, index),
                sentence.format(name=name, before=seen[person], key=key, vote=one.label),
                _("la navnet stå ett sted"),
            )


@rule("REF334", "advarsel")
def voted_from_elsewhere(voters: Voters) -> Findings:
    """En som har stemt, var ikke til stede i saken.

    Hvem som var til stede i hver sak, følger av deltakerlisten: oppmøtet, når vedkommende kom og gikk, og hvem som
    møtte for hvem.

    Feil:
        # et møte som er holdt
        deltakere:
          - gruppe: Kommunene
            personer:
              - {navn: Kari Nordmann, oppmoete: møtt, enhet: Nordby}
              - {navn: Ola Hansen, oppmoete: forfall, enhet: Vestby}
        saker:
          - {saksnr: 1/26, tittel: Godkjenning av innkalling}
          - saksnr: 2/26
            tittel: Legevakt
            votering: [{tekst: Legevakten flyttes, stemte_imot: [Ola Hansen], resultat: falt}]

    Riktig:
        # et møte som er holdt
        saker:
          - {saksnr: 1/26, tittel: Godkjenning av innkalling}
          - saksnr: 2/26
            tittel: Legevakt
            votering: [{tekst: Legevakten flyttes, stemte_imot: [Kari Nordmann], resultat: falt}]
    """
    for one, where, name, person in voters:
        if person.state in ("away", "outside"):
            yield Finding(
                where,
                _("«{name}» har stemt i {vote}, men var ikke til stede da").format(name=name, vote=one.label),
                _("rett navnet, eller linjen til «{name}» i deltakerlisten").format(name=name),
            )


@rule("REF335", "advarsel")
def voted_without_a_vote(voters: Voters) -> Findings:
    """En som har stemt, hadde ikke stemmerett.

    Medlemmer og varaer som møter for dem, har stemmerett; observatører, gjester og sekretariat har det ikke. Hadde noen
    det likevel, eller ikke, sier linjen i deltakerlisten «stemmerett: true» eller «stemmerett: false».

    Feil:
        # et møte som er holdt
        deltakere:
          - gruppe: Kommunene
            personer:
              - {navn: Kari Nordmann, oppmoete: møtt, enhet: Nordby}
          - gruppe: Andre til stede
            personer:
              - {navn: Liv Berg, oppmoete: møtt}
        saker:
          - {saksnr: 1/26, tittel: Godkjenning av innkalling}
          - saksnr: 2/26
            tittel: Legevakt
            votering: [{tekst: Legevakten flyttes, stemte_imot: [Liv Berg], resultat: falt}]

    Riktig:
        # et møte som er holdt
        deltakere:
          - gruppe: Kommunene
            personer:
              - {navn: Kari Nordmann, oppmoete: møtt, enhet: Nordby}
          - gruppe: Andre til stede
            personer:
              - {navn: Liv Berg, oppmoete: møtt, stemmerett: true}
        saker:
          - {saksnr: 1/26, tittel: Godkjenning av innkalling}
          - saksnr: 2/26
            tittel: Legevakt
            votering: [{tekst: Legevakten flyttes, stemte_imot: [Kari Nordmann, Liv Berg], resultat: falt}]
    """
    for one, where, name, person in voters:
        if person.state == "present" and person.may_vote is False:
            yield Finding(
                where,
                _("«{name}» har stemt i {vote}, men hadde ikke stemmerett").format(name=name, vote=one.label),
                _("rett navnet, eller skriv «stemmerett: true» på linjen i deltakerlisten"),
            )


@rule("REF336", "advarsel")
def voted_though_disqualified(voters: Voters) -> Findings:
    """En som var inhabil, har stemt i saken.

    Den som er inhabil, er ikke med når saken avgjøres. Stemte vedkommende likevel, er enten navnet eller habiliteten
    ført feil; kom den inhabile inn igjen til en votering om noe annet, godtas det med den grunnen.

    Feil:
        # et møte som er holdt
        saker:
          - {saksnr: 1/26, tittel: Godkjenning av innkalling}
          - saksnr: 2/26
            tittel: Legevakt
            habilitet: [{navn: Ola Hansen, utfall: inhabil, vara: ingen}]
            votering: [{tekst: Legevakten flyttes, stemte_imot: [Ola Hansen], resultat: falt}]

    Riktig:
        # et møte som er holdt
        deltakere:
          - gruppe: Kommunene
            personer:
              - {navn: Kari Nordmann, oppmoete: møtt, enhet: Nordby}
              - {navn: Ola Hansen, oppmoete: møtt, enhet: Vestby}
        saker:
          - {saksnr: 1/26, tittel: Godkjenning av innkalling}
          - saksnr: 2/26
            tittel: Legevakt
            habilitet: [{navn: Ola Hansen, utfall: inhabil, vara: ingen}]
            votering: [{tekst: Legevakten flyttes, stemte_imot: [Kari Nordmann], resultat: falt}]
    """
    for one, where, name, person in voters:
        if person.state == "disqualified":
            yield Finding(
                where,
                _("«{name}» har stemt i {vote}, men var inhabil i saken").format(name=name, vote=one.label),
                _("rett navnet, eller habiliteten i saken"),
            )


@rule("REF343", "info")
def vote_not_held_against_presence(votes: Votes, presence: PresenceByCase) -> Findings:
    """En votering er ikke holdt mot hvem som var der, fordi det er ukjent.

    Stemmene holdes mot dem som var til stede med stemmerett. Kom eller gikk noen på et klokkeslett som sakslisten ikke
    sier hvilken sak hører til, eller er oppmøtet ukjent, kan ingen si om tallene stemmer. Der stemmene er akkurat så
    mange som dem som kan ha vært der, sies det ikke noe.

    Feil:
        # et møte som er holdt
        deltakere:
          - gruppe: Kommunene
            personer:
              - {navn: Kari Nordmann, oppmoete: møtt, enhet: Nordby}
              - {navn: Ola Hansen, oppmoete: møtt, enhet: Vestby, kom: "09:40"}
        saker:
          - {saksnr: 1/26, tittel: Godkjenning av innkalling}
          - saksnr: 2/26
            tittel: Legevakt
            votering: [{tekst: Legevakten flyttes, for: 1, imot: 0, resultat: vedtatt}]
            vedtak: [Legevakten flyttes.]

    Riktig:
        # et møte som er holdt
        deltakere:
          - gruppe: Kommunene
            personer:
              - {navn: Kari Nordmann, oppmoete: møtt, enhet: Nordby}
              - {navn: Ola Hansen, oppmoete: møtt, enhet: Vestby, kom: "09:40", fra_sak: 2/26}
        saker:
          - {saksnr: 1/26, tittel: Godkjenning av innkalling}
          - saksnr: 2/26
            tittel: Legevakt
            votering: [{tekst: Legevakten flyttes, for: 2, imot: 0, resultat: vedtatt}]
            vedtak: [Legevakten flyttes.]
    """
    for one in votes:
        there = presence.cases[one.place]
        unsure = [person.name for person in there.possible_voters if person.is_unsure]
        if not unsure or not there.complete or one.case.entitled is not None or not is_complete(one):
            continue
        out = max(one.vote.absent or 0, len(one.vote.not_present))
        if votes_cast(one) + out != len(there.possible_voters):
            yield Finding(
                one.where,
                _("{vote} er ikke holdt mot hvem som var der: det er ukjent om {names} var med").format(
                    vote=one.label, names=", ".join(f"«{name}»" for name in unsure)
                ),
                _("før oppmøtet, eller hvilken sak det var (fra_sak, til_sak), hvis det er kjent"),
            )


@rule("REF344", "feil")
def party_among_the_voters(meeting: Meeting, votes: Votes, register: Register, presence: PresenceByCase) -> Findings:
    """Et parti står blant dem som stemte.

    Det er personer som stemmer, og partiet står på linjen til hver av dem. Sier papiret bare hvilket parti som stemte,
    skrives navnene på dem fra partiet som var til stede, eller bare tallet; hvilket parti det var, kan stå i referatet.

    Feil:
        # et møte som er holdt
        deltakere:
          - gruppe: Kommunene
            personer:
              - {navn: Kari Nordmann, oppmoete: møtt, enhet: Nordby, parti: Ap}
              - {navn: Ola Hansen, oppmoete: møtt, enhet: Vestby, parti: H}
        saker:
          - {saksnr: 1/26, tittel: Godkjenning av innkalling}
          - saksnr: 2/26
            tittel: Legevakt
            votering: [{tekst: Legevakten flyttes, for: 1, imot: 1, stemte_imot: [H], resultat: falt}]

    Riktig:
        # et møte som er holdt
        deltakere:
          - gruppe: Kommunene
            personer:
              - {navn: Kari Nordmann, oppmoete: møtt, enhet: Nordby, parti: Ap}
              - {navn: Ola Hansen, oppmoete: møtt, enhet: Vestby, parti: H}
        saker:
          - {saksnr: 1/26, tittel: Godkjenning av innkalling}
          - saksnr: 2/26
            tittel: Legevakt
            votering: [{tekst: Legevakten flyttes, for: 1, imot: 1, stemte_imot: [Ola Hansen], resultat: falt}]
    """
    parties = parties_named(meeting, register)
    for one in votes:
        names = [((*one.where, key, index), name) for key, index, name in _names(one)]
        if isinstance(one.vote.casting, str):
            names.append(((*one.where, "dobbeltstemme"), one.vote.casting))
        for where, name in names:
            if name in parties and not register.person(name):
                there = ", ".join(voter.name for voter in presence.cases[one.place].voters if voter.party == name)
                yield Finding(
                    where,
                    _("«{name}» er et parti, men i {vote} skrives navn på personer").format(name=name, vote=one.label),
                    _(
                        "skriv dem fra partiet som stemte slik (til stede: {names}), eller ta det bort og la tallet stå"
                    ).format(names=there or _("ingen")),
                )


@rule("REF571", "advarsel", about=("votering", "forslag", "protokolltilfoersler"))
def took_part_without_being_listed(meeting: Meeting, register: Register) -> Findings:
    """En som stemte, fremmet et forslag eller fikk ført en merknad, står ikke i deltakerlisten.

    Den som stemmer eller fremmer forslag, er til stede, eller møter i saken for en som er inhabil. Står navnet ikke i
    listen, mangler en linje der, eller navnet er en annens. Om grupper der bare antallet er kjent, sies det ingenting.

    Feil:
        # et møte som er holdt
        saker:
          - {saksnr: 1/26, tittel: Godkjenning av innkalling}
          - saksnr: 2/26
            tittel: Legevakt
            votering: [{tekst: Legevakten flyttes, stemte_imot: [Ola Hansen], resultat: falt}]

    Riktig:
        # et møte som er holdt
        deltakere:
          - gruppe: Kommunene
            personer:
              - {navn: Kari Nordmann, oppmoete: møtt, enhet: Nordby}
              - {navn: Ola Hansen, oppmoete: møtt, enhet: Vestby}
        saker:
          - {saksnr: 1/26, tittel: Godkjenning av innkalling}
          - saksnr: 2/26
            tittel: Legevakt
            votering: [{tekst: Legevakten flyttes, stemte_imot: [Ola Hansen], resultat: falt}]
    """
    if meeting.attendance is None or any(group.headcount for group in meeting.attendance):
        return
    taking = [place for place, case in enumerate(meeting.cases) if case.votes or case.proposals or case.statements]
    if not taking:
        return
    written = {one.name for group in meeting.attendance for one in group.people}
    listed = {register.canonical_name(name) for name in written}
    words = {
        "votering": _("«{name}» har stemt i sak {case}, men står ikke i deltakerlisten"),
        "forslagsstiller": _("«{name}» fremmet et forslag i sak {case}, men står ikke i deltakerlisten"),
        "protokolltilfoersler": _("«{name}» fikk ført en merknad i sak {case}, men står ikke i deltakerlisten"),
    }
    for name, place, role, where in (one for at in taking for one in mentions_in(at, meeting.cases[at])):
        if name in written or role not in words or meeting.cases[place].closed:
            continue
        person, case = register.person(name), meeting.cases[place]  # an unknown name is REF301's
        instead = {register.canonical_name(one.substitute) for one in case.impartiality if one.substitute}
        if person is None or person in listed | instead:
            continue
        near = suggest(nearest_names(name, listed))
        yield Finding(
            where,
            words[role].format(name=name, case=case_name(meeting, place)) + near,
            _("rett navnet, eller legg til linjen i deltakerlisten"),
        )

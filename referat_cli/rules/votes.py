"""The rules on whether the numbers of a vote add up with each other, with its result and with those who were there."""

from collections.abc import Iterator
from typing import NamedTuple

from msgspec.structs import replace

from referat_cli.i18n import _
from referat_cli.model.ballots import VoteSide, people_on, sides_of
from referat_cli.model.case_names import case_name
from referat_cli.model.meeting import Case, Meeting, Vote
from referat_cli.model.presence import CasePresence, PresenceByCase
from referat_cli.model.problem import Finding, Findings, Where
from referat_cli.model.proposals import vote_result
from referat_cli.rules.registry import rule


class VoteTaken(NamedTuple):
    """A vote that was taken: its place in the record, what people call it, and its case."""

    vote: Vote
    where: Where
    label: str
    case: Case
    place: int
    sides: tuple[VoteSide, ...]


def votes_taken(meeting: Meeting) -> Iterator[VoteTaken]:
    """The votes of a meeting's open cases, in their order."""
    for place, case in enumerate(meeting.cases):
        for index, vote in enumerate(() if case.closed else case.votes):
            words = _("votering {nr} i sak {case}") if len(case.votes) > 1 else _("voteringen i sak {case}")
            label = words.format(nr=index + 1, case=case_name(meeting, place))
            yield VoteTaken(vote, ("saker", place, "votering", index), label, case, place, sides_of(vote))


# All of a meeting; a rule that asks for them is run where there is one.
Votes = tuple[VoteTaken, ...]


class Entitled(NamedTuple):
    """How many could vote, and whether the case says so itself."""

    number: int
    stated: bool

    @property
    def words(self) -> str:
        """The number in a sentence."""
        words = _("{number} stemmeberettigede") if self.stated else _("{number} til stede med stemmerett")
        return words.format(number=self.number)


def entitled(case: Case, presence: CasePresence) -> Entitled | None:
    """As many as the case says, else as many as were there with a vote; None where nobody knows."""
    if case.entitled is not None:
        return Entitled(case.entitled, stated=True)
    if not presence.certain:
        return None
    return Entitled(len(presence.voters), stated=False)


def votes_cast(one: VoteTaken) -> int:
    """How many votes were cast, or withheld by somebody who was there, as far as the record tells."""
    return sum(people_on(side) or 0 for side in one.sides)


def own_matter(one: VoteTaken) -> int:
    """How many a vote may have been about: whether somebody is disqualified is voted on without them.

    Nobody can tell such a vote from others on no written proposal, in a case in which somebody was judged.
    """
    return 0 if one.vote.on else len(one.case.impartiality)


def is_complete(one: VoteTaken) -> bool:
    """Whether the record says how many there were on both sides."""
    in_favour, against, *_others = map(people_on, one.sides)
    return in_favour is not None and against is not None


@rule("REF330", "advarsel")
def more_votes_than_voters(votes: Votes, presence: PresenceByCase) -> Findings:
    """Det er flere stemmer enn det var stemmeberettigede til stede.

    Stemmene holdes mot tallet saken selv har (stemmeberettigede), ellers mot dem som var til stede med stemmerett i
    saken: medlemmer, og varaer som møtte for dem, uten dem som var inhabile. Er noe av det ukjent, sies ingenting. En
    votering over habiliteten til noen har ofte andre tall, og da sies ingenting heller.

    Feil:
        # et møte som er holdt
        saker:
          - {saksnr: 1/26, tittel: Godkjenning av innkalling}
          - saksnr: 2/26
            tittel: Legevakt
            votering: [{tekst: Legevakten flyttes, for: 2, imot: 0, resultat: vedtatt}]
            vedtak: [Legevakten flyttes.]

    Riktig:
        # et møte som er holdt
        saker:
          - {saksnr: 1/26, tittel: Godkjenning av innkalling}
          - saksnr: 2/26
            tittel: Legevakt
            votering: [{tekst: Legevakten flyttes, for: 1, imot: 0, resultat: vedtatt}]
            vedtak: [Legevakten flyttes.]
    """
    for one in votes:
        there = entitled(one.case, presence.cases[one.place])
        cast = votes_cast(one)
        if there is None or cast <= there.number + own_matter(one):
            continue
        if one.vote.casting and cast == there.number + 1:  # the casting vote was counted, which REF339 is about
            continue
        yield Finding(
            one.where,
            _("{vote} har {cast} stemmer, men det var {there}").format(vote=one.label, cast=cast, there=there.words),
            _("rett tallene her, eller hvem som var der (deltakere, habilitet)"),
        )


@rule("REF331", "advarsel")
def fewer_votes_than_voters(votes: Votes, presence: PresenceByCase) -> Findings:
    """Det er færre stemmer enn det var stemmeberettigede til stede.

    Den som var på møtet, men ute da det ble stemt, føres i voteringen (ikke_til_stede eller fravaerende), og den som
    ikke stemte eller stemte blankt, telles også (avholdende, blanke). Er tallene riktige, er det kanskje noen som hadde
    gått.

    Feil:
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
            votering: [{tekst: Legevakten flyttes, for: 1, imot: 0, resultat: vedtatt}]
            vedtak: [Legevakten flyttes.]

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
            votering: [{tekst: Legevakten flyttes, for: 1, imot: 0, fravaerende: 1, resultat: vedtatt}]
            vedtak: [Legevakten flyttes.]
    """
    for one in votes:
        there = entitled(one.case, presence.cases[one.place])
        counted = votes_cast(one) + max(one.vote.absent or 0, len(one.vote.not_present))
        if there and is_complete(one) and counted < there.number - own_matter(one):
            yield Finding(
                one.where,
                _("{vote} har {cast} stemmer, men det var {there}").format(
                    vote=one.label, cast=votes_cast(one), there=there.words
                ),
                _("rett tallene, eller før dem som var ute (ikke_til_stede) eller ikke stemte (avholdende, blanke)"),
            )


@rule("REF332", "advarsel", about=("stemmeberettigede",))
def stated_number_of_voters(meeting: Meeting, presence: PresenceByCase) -> Findings:
    """Saken har et annet antall stemmeberettigede enn dem som var til stede.

    stemmeberettigede er tallet som står i referatet. De som var til stede med stemmerett, følger av deltakerlisten, av
    hvem som kom og gikk, og av habilitet. Sier de to noe ulikt, er det ofte noen som er glemt. Ble det stemt med
    fullmakt, er tallet høyere enn dem som møtte; da godtas det med den grunnen.

    Feil:
        # et møte som er holdt
        saker:
          - {saksnr: 1/26, tittel: Godkjenning av innkalling}
          - {saksnr: 2/26, tittel: Legevakt, stemmeberettigede: 28}

    Riktig:
        # et møte som er holdt
        saker:
          - {saksnr: 1/26, tittel: Godkjenning av innkalling}
          - {saksnr: 2/26, tittel: Legevakt, stemmeberettigede: 1}
    """
    for place, case in enumerate(meeting.cases):
        if case.entitled is None or case.closed or not presence.cases[place].certain:
            continue
        there = len(presence.cases[place].voters)
        if there != case.entitled:
            yield Finding(
                ("saker", place, "stemmeberettigede"),
                _("sak {case} har {stated} stemmeberettigede, men {there} var til stede med stemmerett").format(
                    case=case_name(meeting, place), stated=case.entitled, there=there
                ),
                _("rett tallet, eller hvem som var der (deltakere, habilitet); «attendance --by case» viser det"),
            )


# The keys of the numbers in a vote, each with that of the names.
_NUMBERS = {
    "for": "stemte_for",
    "imot": "stemte_imot",
    "blanke": "stemte_blankt",
    "avholdende": "avholdt_seg",
    "fravaerende": "ikke_til_stede",
}


@rule("REF337", "advarsel")
def names_against_numbers(votes: Votes) -> Findings:
    """Navnene i en votering er ikke like mange som tallet.

    Skrives navnene på dem som stemte, er alle på den siden med. Kjenner du bare noen av dem, lar du navnene være.

    Feil:
        # et møte som er holdt
        saker:
          - {saksnr: 1/26, tittel: Godkjenning av innkalling}
          - saksnr: 2/26
            tittel: Legevakt
            votering: [{tekst: Legevakten flyttes, imot: 2, stemte_imot: [Kari Nordmann], resultat: falt}]

    Riktig:
        # et møte som er holdt
        saker:
          - {saksnr: 1/26, tittel: Godkjenning av innkalling}
          - saksnr: 2/26
            tittel: Legevakt
            votering: [{tekst: Legevakten flyttes, imot: 1, stemte_imot: [Kari Nordmann], resultat: falt}]
    """
    for one in votes:
        vote = one.vote
        written = sides_of(replace(vote, unanimous=False)) if vote.unanimous else one.sides
        lists = [(side.names, side.number) for side in written]
        lists.append((vote.not_present, vote.absent))
        for (number_key, key), (names, number) in zip(_NUMBERS.items(), lists, strict=True):
            if names and number is not None and number != len(names):
                yield Finding(
                    (*one.where, key),
                    _("{vote} har {names} navn under {key}, men {number_key} er {number}").format(
                        vote=one.label, names=len(names), key=key, number_key=number_key, number=number
                    ),
                    _("rett tallet eller navnene"),
                )


@rule("REF338", "advarsel")
def unanimous_with_both_sides(votes: Votes) -> Findings:
    """En votering er enstemmig, men noen stemte imot.

    Enstemmig betyr at alle som stemte, stemte likt.

    Feil:
        # et møte som er holdt
        saker:
          - {saksnr: 1/26, tittel: Godkjenning av innkalling}
          - saksnr: 2/26
            tittel: Legevakt
            votering: [{tekst: Legevakten flyttes, enstemmig: true, for: 25, imot: 10, resultat: vedtatt}]
            vedtak: [Legevakten flyttes.]
            stemmeberettigede: 35

    Riktig:
        # et møte som er holdt
        saker:
          - {saksnr: 1/26, tittel: Godkjenning av innkalling}
          - saksnr: 2/26
            tittel: Legevakt
            votering: [{tekst: Legevakten flyttes, enstemmig: true, resultat: vedtatt}]
            vedtak: [Legevakten flyttes.]
    """
    for one in votes:
        in_favour, against, *_others = map(people_on, one.sides)
        if one.vote.unanimous and in_favour and against:
            yield Finding(
                (*one.where, "enstemmig"),
                _("{vote} er enstemmig, men {number} stemte imot").format(vote=one.label, number=against),
                _("ta bort enstemmig, eller rett stemmene"),
            )


@rule("REF339", "advarsel")
def no_tie_to_decide(votes: Votes) -> Findings:
    """Dobbeltstemme eller loddtrekning avgjorde, men det sto ikke likt.

    Møtelederens dobbeltstemme og loddtrekning avgjør bare når det er like mange stemmer på hver side. Dobbeltstemmen
    telles ikke med i tallene: 14 mot 14, og «dobbeltstemme: true».

    Feil:
        # et møte som er holdt
        saker:
          - {saksnr: 1/26, tittel: Godkjenning av innkalling}
          - saksnr: 2/26
            tittel: Legevakt
            votering: [{tekst: Legevakten flyttes, for: 15, imot: 14, dobbeltstemme: true, resultat: vedtatt}]
            vedtak: [Legevakten flyttes.]
            stemmeberettigede: 28

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
            votering: [{tekst: Legevakten flyttes, for: 1, imot: 1, dobbeltstemme: true, resultat: vedtatt}]
            vedtak: [Legevakten flyttes.]
    """
    for one in votes:
        in_favour, against, *_others = map(people_on, one.sides)
        if in_favour is None or against is None or in_favour == against:
            continue
        for key, used in (("dobbeltstemme", one.vote.casting), ("loddtrekning", one.vote.by_lot)):
            if used:
                yield Finding(
                    (*one.where, key),
                    _("{vote} ble avgjort ved {key}, men det sto {votes_for} mot {votes_against}").format(
                        vote=one.label, key=key, votes_for=in_favour, votes_against=against
                    ),
                    _("rett stemmene så dobbeltstemmen ikke er talt med, eller ta bort «{key}»").format(key=key)
                    if key == "dobbeltstemme"
                    else _("rett stemmene, eller ta bort «{key}»").format(key=key),
                )


@rule("REF340", "advarsel")
def result_against_the_numbers(votes: Votes) -> Findings:
    """Resultatet av en votering stemmer ikke med stemmene.

    Et forslag er vedtatt når flere stemte for enn imot, eller så mange som det var krav om (flertall: 2/3). Sto det
    likt, sier dobbeltstemme eller loddtrekning hvordan det ble avgjort. Er et forslag satt opp mot et annet, er «for»
    stemmene for det som står under gjelder.

    Feil:
        # et møte som er holdt
        saker:
          - {saksnr: 1/26, tittel: Godkjenning av innkalling}
          - saksnr: 2/26
            tittel: Vedtekter
            votering: [{tekst: Vedtektene endres, for: 18, imot: 10, flertall: 2/3, resultat: vedtatt}]
            vedtak: [Vedtektene endres.]
            stemmeberettigede: 28

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
            tittel: Vedtekter
            votering: [{tekst: Vedtektene endres, for: 1, imot: 1, flertall: 2/3, resultat: falt}]
    """
    for one in votes:
        vote = one.vote
        if vote.result is None:
            continue
        in_favour, against, *_others = map(people_on, one.sides)
        numbers = {"vote": one.label, "votes_for": in_favour, "votes_against": against, "result": vote.result}
        derived = vote_result(replace(vote, result=None))
        if derived is not None and derived != vote.result:
            sentence = _("{vote} er ført som {result}, men det sto {votes_for} mot {votes_against}")
            if vote.majority:
                sentence = _("{sentence}, og kravet var {majority}").format(sentence=sentence, majority=vote.majority)
            step = _("rett resultatet eller stemmene; er et forslag satt opp mot et annet, er «for» det under gjelder")
        elif in_favour is not None and in_favour == against and not vote.majority and vote.result == "vedtatt":
            if vote.casting or vote.by_lot or vote.trial or not in_favour:
                continue
            sentence = _("{vote} er ført som {result}, men det sto likt, {votes_for} mot {votes_against}")
            step = _("skriv «dobbeltstemme: true» eller «loddtrekning: true», eller rett stemmene")
        else:
            continue
        yield Finding((*one.where, "resultat"), sentence.format(**numbers), step)


@rule("REF341", "advarsel")
def the_same_vote_twice(votes: Votes) -> Findings:
    """Samme votering står to ganger i en sak.

    To voteringer som er like i alt, er som oftest én som er skrevet to ganger. Ble det stemt om igjen, er det nok å si
    det i teksten.

    Feil:
        # et møte som er holdt
        saker:
          - {saksnr: 1/26, tittel: Godkjenning av innkalling}
          - saksnr: 2/26
            tittel: Legevakt
            votering:
              - {tekst: Legevakten flyttes, for: 0, imot: 1, resultat: falt}
              - {tekst: Legevakten flyttes, for: 0, imot: 1, resultat: falt}

    Riktig:
        # et møte som er holdt
        saker:
          - {saksnr: 1/26, tittel: Godkjenning av innkalling}
          - saksnr: 2/26
            tittel: Legevakt
            votering:
              - {tekst: Legevakten flyttes, for: 0, imot: 1, resultat: falt}
              - {tekst: Legevakten bygges ut, for: 0, imot: 1, resultat: falt}
    """
    seen: dict[tuple[int, Vote], int] = {}
    for one in votes:
        index = one.case.votes.index(one.vote)
        if (one.place, one.vote) in seen:
            yield Finding(
                one.where,
                _("{vote} er den samme som votering {nr}").format(vote=one.label, nr=index + 1),
                _("ta bort den ene, eller rett det som er ulikt"),
            )
        seen.setdefault((one.place, one.vote), index)

"""The rules on the proposals of a case: their letters, what they amend, and whether what became of them can be so."""

from collections.abc import Callable
from functools import cached_property

from msgspec.structs import replace

from referat_cli.compare.significance import plain
from referat_cli.i18n import _
from referat_cli.model.case_names import case_name
from referat_cli.model.meeting import Case, Meeting, Proposal
from referat_cli.model.names import nearest
from referat_cli.model.problem import Finding, Findings
from referat_cli.model.proposals import (
    PROCEDURAL,
    Treatment,
    is_amendment,
    letter_of,
    origin_address,
    point_of,
    points_by_letter,
    treatment,
)
from referat_cli.rules.meeting_texts import DECISION, Placed
from referat_cli.rules.registry import rule
from referat_cli.rules.votes import Votes

# Of longer proposals the nearest point is not looked for: each wrong address would be held against all of them.
_FEW = 100


class CaseProposals:
    """What the rules ask of the proposals of one case of a meeting, found once for all its points and votes."""

    def __init__(self, meeting: Meeting, place: int) -> None:
        self.case, self.name = meeting.cases[place], case_name(meeting, place)
        self.points = points_by_letter(self.case)

    @cached_property
    def treatment(self) -> Treatment:
        """What became of them."""
        return treatment(self.case)

    def fallen(self, text: str) -> list[str]:
        """The addresses of the points that have a text, where all of them fell."""
        # Nearly every decision has a text as it was adopted, and that is found without making the texts plain.
        return [] if not self._fell or text in self._standing else self._fallen.get(plain(text), [])

    @cached_property
    def _texts(self) -> dict[str, str]:
        return {address: one.text for below in self.points.values() for address, one in (below or {}).items()}

    @cached_property
    def _fell(self) -> frozenset[str]:
        return frozenset(address for address in self._texts if _fell(address, self.treatment))

    @cached_property
    def _standing(self) -> frozenset[str]:
        return frozenset(text for address, text in self._texts.items() if address not in self._fell)

    @cached_property
    def _fallen(self) -> dict[str, list[str]]:
        """The texts that stand in proposals that fell, and in no other → the addresses of their points."""
        found: dict[str, list[str]] = {}
        for address, text in self._texts.items() if self._fell else ():
            found.setdefault(plain(text), []).append(address)
        return {text: addresses for text, addresses in found.items() if self._fell.issuperset(addresses)}

    def missing(self, address: str) -> str:
        """What is wrong with the address of a proposal or a point, with the nearest there is; "" where it is there."""
        letter = letter_of(address)
        if letter not in self.points:
            message = _("sak {case} har ikke noe forslag {letter}").format(case=self.name, letter=letter)
            return message + (_("; den har {letters}").format(letters=", ".join(self.points)) if self.points else "")
        points = self.points[letter]
        if not point_of(address) or points is None or address in points:
            return ""
        sentence = _("forslag {letter} i sak {case} har ikke punkt {number}; det nærmeste er {near}")
        near = nearest(address, points, least=0) if len(points) <= _FEW else list(points)[-1]
        return sentence.format(letter=letter, case=self.name, number=point_of(address), near=near)


# The cases that have other proposals than the recommendation, by their places; a rule that asks for them is run where
# there is one.
Alternatives = tuple[tuple[int, Case], ...]


def alternatives_in(meeting: Meeting) -> Alternatives:
    """The cases of a meeting that have other proposals than the recommendation."""
    return tuple((place, case) for place, case in enumerate(meeting.cases) if case.proposals)


# The proposals of each case, by its place in the meeting.
Proposals = Callable[[int], CaseProposals]


def proposals_of(meeting: Meeting) -> Proposals:
    """The proposals of each case, by its place in the meeting."""
    known: dict[int, CaseProposals] = {}

    def of_case(place: int) -> CaseProposals:
        if place not in known:
            known[place] = CaseProposals(meeting, place)
        return known[place]

    return of_case


@rule("REF550", "feil")
def same_letter_twice(alternatives: Alternatives) -> Findings:
    """To forslag i samme sak har samme bokstav.

    Bokstaven er navnet på forslaget i votering og i vedtak. Innstillingen er A, det neste forslaget B, og så videre.

    Feil:
        # et møte som er holdt
        saker:
          - {saksnr: 1/26, tittel: Godkjenning av innkalling}
          - saksnr: 2/26
            tittel: Legevakt
            forslag:
              - {id: B, punkter: [Legevakten flyttes.]}
              - {id: B, punkter: [Legevakten blir.]}

    Riktig:
        # et møte som er holdt
        saker:
          - {saksnr: 1/26, tittel: Godkjenning av innkalling}
          - saksnr: 2/26
            tittel: Legevakt
            forslag:
              - {id: B, punkter: [Legevakten flyttes.]}
              - {id: C, punkter: [Legevakten blir.]}
            vedtak:
              - Legevakten blir.
    """
    for c, case in alternatives:
        letters: set[str] = set()
        for p, proposal in enumerate(case.proposals):
            if proposal.id in letters:
                yield Finding(
                    ("saker", c, "forslag", p, "id"),
                    _("sak {case} har to forslag {letter}").format(case=case.number, letter=proposal.id),
                    _("gi det ene den neste ledige bokstaven, og se at votering og vedtak viser til det rette"),
                )
            letters.add(proposal.id)


@rule("REF551", "advarsel")
def letters_out_of_order(alternatives: Alternatives) -> Findings:
    """Forslagene står ikke i rekkefølgen bokstavene har.

    Forslagene står i den rekkefølgen de ble satt fram, og bokstaven følger den. Et forslag som faller eller trekkes,
    beholder bokstaven sin.

    Feil:
        # et møte som er holdt
        saker:
          - {saksnr: 1/26, tittel: Godkjenning av innkalling}
          - saksnr: 2/26
            tittel: Legevakt
            forslag:
              - {id: C, punkter: [Legevakten flyttes.]}
              - {id: B, punkter: [Legevakten blir.]}

    Riktig:
        # et møte som er holdt
        saker:
          - {saksnr: 1/26, tittel: Godkjenning av innkalling}
          - saksnr: 2/26
            tittel: Legevakt
            forslag:
              - {id: B, punkter: [Legevakten blir.]}
              - {id: C, punkter: [Legevakten flyttes.]}
            vedtak:
              - Legevakten blir.
    """
    for c, case in alternatives:
        for p, proposal in enumerate(case.proposals[1:], start=1):
            before = case.proposals[p - 1].id
            if (len(proposal.id), proposal.id) < (len(before), before):
                yield Finding(
                    ("saker", c, "forslag", p, "id"),
                    _("forslag {letter} står etter forslag {before}").format(letter=proposal.id, before=before),
                    _("flytt forslaget dit bokstaven hører hjemme; bokstavene skal ikke endres"),
                )


@rule("REF553", "feil")
def amends_what_is_not_there(alternatives: Alternatives, proposals: Proposals) -> Findings:
    """Et forslag endrer et forslag eller et punkt som ikke finnes i saken.

    endrer nevner det forslaget (A er innstillingen) eller det punktet som skulle endres.

    Feil:
        # et møte som er holdt
        saker:
          - {saksnr: 1/26, tittel: Godkjenning av innkalling}
          - saksnr: 2/26
            tittel: Legevakt
            forslag_til_vedtak:
              - Legevakten flyttes.
            forslag:
              - {id: B, type: endring, endrer: [A.2], punkter: [Legevakten flyttes til Nordby.]}

    Riktig:
        # et møte som er holdt
        saker:
          - {saksnr: 1/26, tittel: Godkjenning av innkalling}
          - saksnr: 2/26
            tittel: Legevakt
            forslag_til_vedtak:
              - Legevakten flyttes.
            forslag:
              - {id: B, type: endring, endrer: [A.1], punkter: [Legevakten flyttes til Nordby.]}
            vedtak:
              - Legevakten flyttes.
    """
    for c, case in alternatives:
        for p, proposal in enumerate(case.proposals):
            for index, address in enumerate(proposal.amends):
                message = proposals(c).missing(address)
                if not message and letter_of(address) == proposal.id:
                    message = _("forslag {letter} endrer seg selv").format(letter=proposal.id)
                if message:
                    yield Finding(
                        ("saker", c, "forslag", p, "endrer", index),
                        message,
                        _("rett bokstaven eller nummeret, eller ta det bort"),
                    )


@rule("REF555", "advarsel")
def both_adopted(meeting: Meeting, alternatives: Alternatives, proposals: Proposals) -> Findings:
    """To forslag som utelukker hverandre, er begge ført som vedtatt.

    Et alternativt forslag vedtas i stedet for innstillingen, og av to som ble satt opp mot hverandre, vinner ett. Kom
    det andre i tillegg, er typen tillegg eller endring.

    Feil:
        # et møte som er holdt
        saker:
          - {saksnr: 1/26, tittel: Godkjenning av innkalling}
          - saksnr: 2/26
            tittel: Legevakt
            forslag_til_vedtak:
              - Legevakten flyttes.
            forslag:
              - {id: B, type: alternativt, punkter: [Legevakten blir.]}
            votering:
              - {gjelder: [A], resultat: vedtatt}
              - {gjelder: [B], resultat: vedtatt}

    Riktig:
        # et møte som er holdt
        saker:
          - {saksnr: 1/26, tittel: Godkjenning av innkalling}
          - saksnr: 2/26
            tittel: Legevakt
            forslag_til_vedtak:
              - Legevakten flyttes.
            forslag:
              - {id: B, type: alternativt, punkter: [Legevakten blir.]}
            votering:
              - {gjelder: [A], resultat: falt}
              - {gjelder: [B], resultat: vedtatt}
            vedtak:
              - Legevakten blir.
    """
    for c, case in alternatives:
        whole = [one for one in proposals(c).treatment.proposals if one.outcome == "vedtatt" and not one.in_part]
        for index, one in enumerate(whole):
            other = next((other for other in whole[:index] if _exclude(one.proposal, other.proposal, case)), None)
            if other:
                place = next(p for p, proposal in enumerate(case.proposals) if proposal.id == one.id)
                yield Finding(
                    ("saker", c, "forslag", place, "id"),
                    _("forslag {one} og forslag {other} i sak {case} er begge vedtatt, men utelukker hverandre").format(
                        one=other.id, other=one.id, case=case_name(meeting, c)
                    ),
                    _("se over voteringene; kom det ene i tillegg til det andre, skriv «type: tillegg»"),
                )


def _exclude(one: Proposal, other: Proposal, case: Case) -> bool:
    """Whether only one of two proposals can be adopted."""
    if is_amendment(one) or is_amendment(other):
        return False
    opposed = any(
        not vote.trial
        and {one.id, other.id} <= {*vote.on, *vote.against}
        and (one.id in vote.on) != (other.id in vote.on)
        for vote in case.votes
    )
    procedural = one.type in PROCEDURAL or other.type in PROCEDURAL
    types = {one.type, other.type}
    return opposed or (not procedural and "alternativt" in types and (types == {"alternativt"} or other.id == "A"))


@rule("REF556", "advarsel")
def outcome_against_the_votes(alternatives: Alternatives) -> Findings:
    """Utfallet av et forslag er et annet enn voteringen viser.

    utfall på et forslag skrives bare når det ikke går fram av voteringen, som når forslaget ble trukket.

    Feil:
        # et møte som er holdt
        saker:
          - {saksnr: 1/26, tittel: Godkjenning av innkalling}
          - saksnr: 2/26
            tittel: Legevakt
            forslag:
              - {id: B, punkter: [Legevakten flyttes.], utfall: vedtatt}
            votering:
              - {gjelder: [B], resultat: falt}

    Riktig:
        # et møte som er holdt
        saker:
          - {saksnr: 1/26, tittel: Godkjenning av innkalling}
          - saksnr: 2/26
            tittel: Legevakt
            forslag:
              - {id: B, punkter: [Legevakten flyttes.]}
            votering:
              - {gjelder: [B], resultat: falt}
    """
    for c, case in alternatives:
        if not case.votes or all(proposal.outcome is None for proposal in case.proposals):
            continue
        unstated = replace(case, proposals=tuple(replace(one, outcome=None) for one in case.proposals))
        by_votes = treatment(unstated)
        for p, proposal in enumerate(case.proposals):
            voted = by_votes.outcome(proposal.id)
            if proposal.outcome and voted and voted != proposal.outcome:
                yield Finding(
                    ("saker", c, "forslag", p, "utfall"),
                    _("forslag {letter} er ført som {stated}, men etter voteringen ble det {voted}").format(
                        letter=proposal.id, stated=proposal.outcome, voted=voted
                    ),
                    _("rett voteringen, eller ta bort utfall så det følger av den"),
                )


@rule("REF561", "advarsel")
def from_a_proposal_that_fell(meeting: Meeting, commitments: tuple[Placed, ...], proposals: Proposals) -> Findings:
    """Punktet sier at det kommer fra et forslag som falt.

    fra_forslag nevner punktet som ble vedtatt. Falt forslaget, kommer teksten fra et annet, eller så
    er voteringen ført feil.

    Feil:
        # et møte som er holdt
        saker:
          - {saksnr: 1/26, tittel: Godkjenning av innkalling}
          - saksnr: 2/26
            tittel: Legevakt
            forslag:
              - {id: B, punkter: [Legevakten flyttes.]}
              - {id: C, punkter: [Legevakten flyttes til Nordby.]}
            votering:
              - {gjelder: [B], satt_opp_mot: [C], resultat: falt}
            vedtak:
              - {tekst: Legevakten flyttes til Nordby., fra_forslag: B.1}

    Riktig:
        # et møte som er holdt
        saker:
          - {saksnr: 1/26, tittel: Godkjenning av innkalling}
          - saksnr: 2/26
            tittel: Legevakt
            forslag:
              - {id: B, punkter: [Legevakten flyttes.]}
              - {id: C, punkter: [Legevakten flyttes til Nordby.]}
            votering:
              - {gjelder: [B], satt_opp_mot: [C], resultat: falt}
            vedtak:
              - {tekst: Legevakten flyttes til Nordby., fra_forslag: C.1}
    """
    for placed in commitments:
        written, case = placed.point.from_proposal, meeting.cases[placed.case]
        if written is None or placed.field != DECISION or not (case.votes or case.proposals):
            continue
        address, own = origin_address(written), proposals(placed.case)
        if letter_of(address) in own.points and not own.treatment.may_be_origin(address):
            yield Finding(
                (*placed.where, "fra_forslag"),
                _("punktet kommer fra {address}, men det ble ikke vedtatt").format(address=address),
                _("skriv punktet det kommer fra, eller rett voteringen"),
            )


@rule("REF562", "advarsel")
def adopted_what_fell(votes: Votes, points: tuple[Placed, ...], proposals: Proposals) -> Findings:
    """Punktet står ord for ord i et forslag som falt, og ikke i noe som ble vedtatt.

    for er stemmene for det som står i gjelder, imot stemmene for det som det ble satt opp mot. Er de byttet om, eller
    er bokstavene det, sier voteringen at et annet forslag vant enn det som står i vedtaket.

    Feil:
        # et møte som er holdt
        saker:
          - {saksnr: 1/26, tittel: Godkjenning av innkalling}
          - saksnr: 2/26
            tittel: Legevakt
            forslag:
              - {id: B, punkter: [Legevakten flyttes.]}
              - {id: C, punkter: [Legevakten flyttes til Nordby.]}
            votering:
              - {gjelder: [B], satt_opp_mot: [C], resultat: vedtatt}
            vedtak:
              - Legevakten flyttes til Nordby.

    Riktig:
        # et møte som er holdt
        saker:
          - {saksnr: 1/26, tittel: Godkjenning av innkalling}
          - saksnr: 2/26
            tittel: Legevakt
            forslag:
              - {id: B, punkter: [Legevakten flyttes.]}
              - {id: C, punkter: [Legevakten flyttes til Nordby.]}
            votering:
              - {gjelder: [B], satt_opp_mot: [C], resultat: falt}
            vedtak:
              - Legevakten flyttes til Nordby.
    """
    voted_on = {taken.place for taken in votes if taken.case.decision}
    for placed in points:
        if placed.case not in voted_on or placed.field != DECISION or placed.point.from_proposal:
            continue  # where it says itself where it came from, that is REF561's
        if addresses := proposals(placed.case).fallen(placed.text):
            yield Finding(
                placed.text_where,
                _("punkt {number} i vedtaket er {address}, som falt").format(
                    number=placed.number, address=_(" og ").join(addresses)
                ),
                _("rett voteringen (gjelder, for, imot, resultat), eller vedtaket"),
            )


def _fell(address: str, treated: Treatment) -> bool:
    """Whether a vote felled a point, or its proposal; one that was withdrawn may have been taken up in another."""
    return not treated.may_be_origin(address) and treated.outcome(letter_of(address)) != "trukket"

"""The rules on what a vote was about, its result, and whether the decision has what was adopted (REF552–REF563)."""

from referat_cli.compare.significance import plain
from referat_cli.i18n import _
from referat_cli.model.case_names import case_name
from referat_cli.model.meeting import Meeting, Points, Proposal, walk
from referat_cli.model.point_numbers import numbered
from referat_cli.model.problem import Finding, Findings, Key
from referat_cli.model.proposals import Treatment, has_recommendation, is_amendment, vote_result
from referat_cli.rules.proposals import Alternatives, Proposals
from referat_cli.rules.registry import rule
from referat_cli.rules.votes import Votes, VoteTaken


@rule("REF552", "feil")
def vote_on_what_is_not_there(votes: Votes, proposals: Proposals) -> Findings:
    """Det er stemt over et forslag eller et punkt som ikke finnes i saken.

    gjelder og satt_opp_mot nevner forslagene med bokstaven (A er innstillingen) og punktene med nummeret etter punktum.
    Ble det stemt over noe som ikke er skrevet som forslag, står det i tekst.

    Feil:
        # et møte som er holdt
        saker:
          - {saksnr: 1/26, tittel: Godkjenning av innkalling}
          - saksnr: 2/26
            tittel: Legevakt
            forslag_til_vedtak:
              - Legevakten flyttes.
            votering:
              - {gjelder: [B], resultat: vedtatt}

    Riktig:
        # et møte som er holdt
        saker:
          - {saksnr: 1/26, tittel: Godkjenning av innkalling}
          - saksnr: 2/26
            tittel: Legevakt
            forslag_til_vedtak:
              - Legevakten flyttes.
            votering:
              - {gjelder: [A], resultat: vedtatt}
            vedtak:
              - Legevakten flyttes.
    """
    for taken in votes:
        for key, addresses in (("gjelder", taken.vote.on), ("satt_opp_mot", taken.vote.against)):
            for index, address in enumerate(addresses):
                if message := proposals(taken.place).missing(address):
                    yield Finding(
                        (*taken.where, key, index),
                        message,
                        _("rett bokstaven eller nummeret, før inn forslaget, eller skriv under tekst hva det gjaldt"),
                    )


@rule("REF554", "advarsel")
def vote_without_result(votes: Votes) -> Findings:
    """En votering har ikke noe resultat, og det går ikke fram av stemmene.

    Uten resultat vet ingen hva som ble vedtatt. Det kan utelates når stemmene viser det: flere for enn imot. Står det
    likt, er det bare ført at den var enstemmig, eller kan blanke stemmer ha avgjort, må resultatet skrives.

    Feil:
        # et møte som er holdt
        saker:
          - {saksnr: 1/26, tittel: Godkjenning av innkalling}
          - saksnr: 2/26
            tittel: Legevakt
            forslag_til_vedtak:
              - Legevakten flyttes.
            votering:
              - {gjelder: [A], enstemmig: true}

    Riktig:
        # et møte som er holdt
        saker:
          - {saksnr: 1/26, tittel: Godkjenning av innkalling}
          - saksnr: 2/26
            tittel: Legevakt
            forslag_til_vedtak:
              - Legevakten flyttes.
            votering:
              - {gjelder: [A], enstemmig: true, resultat: vedtatt}
            vedtak:
              - Legevakten flyttes.
    """
    for taken in votes:
        if not taken.vote.trial and vote_result(taken.vote) is None:
            yield Finding(
                taken.where,
                _("{vote} har ikke noe resultat").format(vote=taken.label),
                _("skriv «resultat: vedtatt» eller «resultat: falt»; var den bare en prøve, «proeve: true»"),
            )


@rule("REF557", "advarsel")
def vote_on_nothing(votes: Votes) -> Findings:
    """Det står ikke hva det ble stemt over.

    gjelder nevner forslaget (A er innstillingen); ble det stemt over noe som ikke er skrevet som forslag, står det i
    tekst. Har saken et vedtak, ingen forslag og bare én votering, gjaldt den vedtaket.

    Feil:
        # et møte som er holdt
        saker:
          - {saksnr: 1/26, tittel: Godkjenning av innkalling}
          - saksnr: 2/26
            tittel: Legevakt
            votering:
              - {resultat: vedtatt}

    Riktig:
        # et møte som er holdt
        saker:
          - {saksnr: 1/26, tittel: Godkjenning av innkalling}
          - saksnr: 2/26
            tittel: Legevakt
            votering:
              - {tekst: Legevakten flyttes, resultat: vedtatt}
    """
    for taken in votes:
        if not (taken.vote.on or taken.vote.text or _is_on_decision(taken)):
            yield Finding(
                taken.where,
                _("det står ikke hva {vote} gjaldt").format(vote=taken.label),
                _("skriv bokstaven til forslaget under gjelder, eller med ord under tekst"),
            )


def _is_on_decision(taken: VoteTaken) -> bool:
    """Whether a vote can only have been on the decision: it adopted something, and the case has nothing else."""
    case = taken.case
    is_alone = len(case.votes) == 1 and not has_recommendation(case) and not case.proposals
    return is_alone and bool(case.decision) and vote_result(taken.vote) == "vedtatt"


@rule("REF558", "advarsel")
def set_against_itself(votes: Votes) -> Findings:
    """Et forslag er satt opp mot seg selv.

    Det som står på begge sider, er felles: «gjelder: [A, C]» mot «[A]» er innstillingen med og uten endringen i C. Står
    alt på begge sider, ble det ikke stemt over noe.

    Feil:
        # et møte som er holdt
        saker:
          - {saksnr: 1/26, tittel: Godkjenning av innkalling}
          - saksnr: 2/26
            tittel: Legevakt
            forslag_til_vedtak:
              - Legevakten flyttes.
            forslag:
              - {id: B, punkter: [Legevakten blir.]}
            votering:
              - {gjelder: [A], satt_opp_mot: [A], resultat: vedtatt}

    Riktig:
        # et møte som er holdt
        saker:
          - {saksnr: 1/26, tittel: Godkjenning av innkalling}
          - saksnr: 2/26
            tittel: Legevakt
            forslag_til_vedtak:
              - Legevakten flyttes.
            forslag:
              - {id: B, punkter: [Legevakten blir.]}
            votering:
              - {gjelder: [A], satt_opp_mot: [B], resultat: vedtatt}
            vedtak:
              - Legevakten flyttes.
    """
    for taken in votes:
        if taken.vote.on and {*taken.vote.on} == {*taken.vote.against}:
            yield Finding(
                (*taken.where, "satt_opp_mot"),
                _("{vote} har det samme på begge sider").format(vote=taken.label),
                _("skriv hva det ble satt opp mot"),
            )


@rule("REF563", "advarsel")
def adopted_and_left_out(meeting: Meeting, alternatives: Alternatives, proposals: Proposals) -> Findings:
    """Et endringsforslag eller tilleggsforslag ble vedtatt, men vedtaket er ord for ord som uten det.

    Det som ble vedtatt, står i vedtaket. Ofte er innstillingen skrevet av slik den var, og det som ble endret eller
    lagt til i møtet, er glemt. Skal forslaget stå et annet sted på papiret, godtas det med den grunnen.

    Feil:
        # et møte som er holdt
        saker:
          - {saksnr: 1/26, tittel: Godkjenning av innkalling}
          - saksnr: 2/26
            tittel: Legevakt
            forslag_til_vedtak:
              - Legevakten flyttes.
            forslag:
              - {id: B, type: tillegg, punkter: [Flyttingen evalueres.]}
            votering:
              - {gjelder: [A], resultat: vedtatt}
              - {gjelder: [B], resultat: vedtatt}
            vedtak:
              - Legevakten flyttes.

    Riktig:
        # et møte som er holdt
        saker:
          - {saksnr: 1/26, tittel: Godkjenning av innkalling}
          - saksnr: 2/26
            tittel: Legevakt
            forslag_til_vedtak:
              - Legevakten flyttes.
            forslag:
              - {id: B, type: tillegg, punkter: [Flyttingen evalueres.]}
            votering:
              - {gjelder: [A], resultat: vedtatt}
              - {gjelder: [B], resultat: vedtatt}
            vedtak:
              - Legevakten flyttes.
              - Flyttingen evalueres.
    """
    for place, case in alternatives:
        if not (case.votes and case.decision) or case.closed:
            continue
        treated = proposals(place).treatment
        beside = [proposal for proposal in treated.with_it if is_amendment(proposal)]
        if not beside or treated.main is None:
            continue
        decision = _texts(case.decision)
        if decision != _texts(treated.main.points):
            continue
        for proposal in beside:
            if decision.isdisjoint(_adopted_texts(proposal, treated) or decision):
                yield Finding(
                    ("saker", place, Key("vedtak")),
                    _("forslag {letter} ble vedtatt, men vedtaket i sak {case} er ord for ord forslag {main}").format(
                        letter=proposal.id, case=case_name(meeting, place), main=treated.main.id
                    ),
                    _("før det som ble vedtatt, inn i vedtaket, eller rett voteringen"),
                )


def _texts(points: Points) -> set[str]:
    return {plain(point.text) for _position, point in walk(points)}


def _adopted_texts(proposal: Proposal, treated: Treatment) -> list[str]:
    """The texts of a proposal that no vote felled."""
    points = ((f"{proposal.id}.{number}", point.text) for number, _at, point in numbered(proposal.points))
    return [plain(text) for address, text in points if treated.may_be_origin(address)]

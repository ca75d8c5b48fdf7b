"""The rules on whether what happened in each case is recorded, and its outcome fits it (REF520–REF523, REF530)."""

from referat_cli.i18n import _
from referat_cli.model.meeting import HELD, Case, Meeting, Status, says_something
from referat_cli.model.problem import Finding, Findings, Key
from referat_cli.model.proposals import RECOMMENDATION, Treatment
from referat_cli.rules.registry import rule

_DECIDING = frozenset({"beslutning", "valg"})


@rule("REF520", "advarsel", about=("eventuelt",))
def other_business_without_text(meeting: Meeting) -> Findings:
    """En sak under eventuelt har ingen tekst.

    Den som leser referatet, ser at saken ble tatt opp, men ikke hva som ble sagt.

    Feil:
        # et møte som er holdt
        saker:
          - saksnr: 1/26
            tittel: Eventuelt
            eventuelt:
              - tittel: Parkering ved rådhuset
          - {saksnr: 2/26, tittel: Samarbeid om legevakt, sakstype: beslutning}

    Riktig:
        # et møte som er holdt
        saker:
          - saksnr: 1/26
            tittel: Eventuelt
            eventuelt:
              - tittel: Parkering ved rådhuset
                referat: Nordby har fått flere plasser fra mai.
          - {saksnr: 2/26, tittel: Samarbeid om legevakt, sakstype: beslutning}
    """
    if not meeting.was_held:
        return
    for c, case in enumerate(meeting.cases):
        for o, other in enumerate(case.other_business or ()):
            if not other.minutes.strip():
                yield Finding(
                    ("saker", c, "eventuelt", o, "tittel"),
                    _("«{title}» ble tatt opp under eventuelt, men har ingen tekst").format(title=other.title),
                    _("skriv under referat hva som ble sagt; ble saken ikke tatt opp, skriv det"),
                )


@rule("REF521", "feil", about=("utfall",))
def outcome_contradicted(meeting: Meeting) -> Findings:
    """Utfallet stemmer ikke med forslaget og vedtaket.

    utfall skrives bare når det ikke går fram av forslaget og vedtaket, og kan ikke si noe annet enn dem. Dette er en
    feil bare når begge deler ikke kan være sant. Står det ikke noe forslag i saken, kan forslaget ha kommet i møtet. Er
    det stemt, er det voteringen som avgjør.

    Feil:
        # et møte som er holdt
        saker:
          - saksnr: 1/26
            tittel: Godkjenning av innkalling
            forslag_til_vedtak:
              - Innkallingen godkjennes.
            vedtak:
              - Innkallingen godkjennes.
              - Sakslisten godkjennes.
            utfall: vedtatt_uendret
          - {saksnr: 2/26, tittel: Samarbeid om legevakt, sakstype: beslutning}

    Riktig:
        # et møte som er holdt
        saker:
          - saksnr: 1/26
            tittel: Godkjenning av innkalling
            forslag_til_vedtak:
              - Innkallingen godkjennes.
            vedtak:
              - Innkallingen godkjennes.
              - Sakslisten godkjennes.
            utfall: vedtatt_endret
          - {saksnr: 2/26, tittel: Samarbeid om legevakt, sakstype: beslutning}
    """
    for c, case in enumerate(meeting.cases):
        if case.outcome and (why := _contradiction(case)):
            yield Finding(
                ("saker", c, "utfall"),
                _("utfallet er «{outcome}», men {why}").format(outcome=case.outcome, why=why),
                _("rett utfall, eller ta linjen bort så det går fram av forslaget og vedtaket"),
            )


def _contradiction(case: Case) -> str:
    """Why the outcome of a case cannot be so, "" where nothing contradicts it.

    Whether a case was postponed, rejected or replaced is for the author to say, and not contradicted. A proposal that
    the record does not have may have been made in the meeting.
    """
    from referat_cli.compare.adopted import adopted  # noqa: PLC0415 - a comparison that few ask for
    from referat_cli.compare.outcome import derive_outcome  # noqa: PLC0415

    stated, (found, certain) = case.outcome, derive_outcome(case)
    against, is_adopted = adopted(case), stated in ("vedtatt_uendret", "vedtatt_endret")
    proposed, decided = says_something(against.points), says_something(case.decision)
    reasons = (
        (stated == "uten_forslag" and (proposed or bool(case.proposals)), _("saken har et forslag")),
        (stated == "uten_vedtak" and decided, _("saken har et vedtak")),
        (is_adopted and found == "uten_vedtak", _("saken har ikke noe vedtak")),
        (True, _contradicted_by_votes(case, against.treated)),
        (
            stated == "vedtatt_uendret" and proposed and certain and found != stated,
            _("vedtaket er et annet enn forslaget"),
        ),
        (
            stated == "vedtatt_endret" and found == "vedtatt_uendret" and decided,
            _("vedtaket er det samme som forslaget"),
        ),
    )
    return next((why for holds, why in reasons if holds and why), "")


def _contradicted_by_votes(case: Case, treated: Treatment) -> str:
    """Why the votes rule the stated outcome out, "" where they do not."""
    stated, main, recommended = case.outcome, treated.main, treated.outcome(RECOMMENDATION)
    won = main if main and treated.outcome(main.id) == "vedtatt" else None
    if stated in ("vedtatt_uendret", "vedtatt_endret"):
        if treated.all_fell:
            return _("alle forslagene falt")
        if won and won.id != RECOMMENDATION and recommended == "falt":
            return _("forslag {letter} ble vedtatt i stedet for innstillingen").format(letter=won.id)
    if stated in ("avvist", "uten_vedtak") and won:
        return _("forslag {letter} ble vedtatt").format(letter=won.id)
    if stated == "erstattet" and recommended == "vedtatt":
        return _("innstillingen ble vedtatt")
    return ""


@rule("REF530", "info", about=("utfall",))
def outcome_stated_otherwise(meeting: Meeting) -> Findings:
    """Utfallet er et annet enn det forslaget og vedtaket tyder på.

    Det utfallet som er skrevet, gjelder: den som skrev referatet, kan vite bedre enn teksten viser om saken ble utsatt,
    sendt tilbake, oversendt, trukket, avvist eller erstattet. Meldingen sier bare hva som ellers ville blitt utledet.
    Er det bare trolig, eller har saken ikke noe forslag eller noe vedtak å utlede av, sies ingenting. Før møtet er
    holdt, har ingen sak et utfall.

    Feil:
        # et møte som er holdt
        saker:
          - saksnr: 1/26
            tittel: Godkjenning av innkalling
            forslag_til_vedtak:
              - Innkallingen godkjennes.
            vedtak:
              - Innkalling og saksliste godkjennes.
            utfall: utsatt
          - {saksnr: 2/26, tittel: Samarbeid om legevakt, sakstype: beslutning}

    Riktig:
        # et møte som er holdt
        saker:
          - saksnr: 1/26
            tittel: Godkjenning av innkalling
            forslag_til_vedtak:
              - Innkallingen godkjennes.
            vedtak:
              - Saken utsettes.
            utfall: utsatt
          - {saksnr: 2/26, tittel: Samarbeid om legevakt, sakstype: beslutning}
    """
    for c, case in enumerate(meeting.cases):
        if case.outcome and not _contradiction(case) and (why := _doubt(case, meeting.status)):
            yield Finding(
                ("saker", c, "utfall"),
                _("utfallet er «{outcome}», men {why}").format(outcome=case.outcome, why=why),
                _("rett utfall, ta linjen bort, eller godta: «# referat: godta REF530» og grunnen, på linjen"),
            )


def _doubt(case: Case, status: Status) -> str:
    """What speaks against the outcome of a case, "" where nothing does."""
    from referat_cli.compare.outcome import derive_outcome  # noqa: PLC0415 - a comparison that few records ask for

    if status not in HELD:
        return _("møtet er ikke holdt")
    found, certain = derive_outcome(case)
    if not certain or found in (case.outcome, "uten_forslag", "uten_vedtak"):
        return ""
    return _("forslaget og vedtaket tyder på «{found}»").format(found=found)


@rule("REF522", "advarsel")
def treated_without_decision(meeting: Meeting) -> Findings:
    """En beslutningssak er behandlet, men har ikke noe vedtak.

    Saken har referat, men verken forslag eller vedtak. Enten er vedtaket glemt, eller så ble det ingenting av det, og
    da skrives «vedtak: []». Ble saken bare tatt til orientering uten vedtak, er sakstypen orientering.

    Feil:
        # et møte som er holdt
        saker:
          - {saksnr: 1/26, tittel: Godkjenning av innkalling, sakstype: godkjenning}
          - saksnr: 2/26
            tittel: Samarbeid om legevakt
            sakstype: beslutning
            referat: Nordby ønsker vakt i helgene.

    Riktig:
        # et møte som er holdt
        saker:
          - {saksnr: 1/26, tittel: Godkjenning av innkalling, sakstype: godkjenning}
          - saksnr: 2/26
            tittel: Samarbeid om legevakt
            sakstype: beslutning
            referat: Nordby ønsker vakt i helgene.
            vedtak:
              - Kommunene går sammen om legevakt i helgene.
    """
    if not meeting.was_held:
        return
    for c, case in enumerate(meeting.cases):
        otherwise = case.proposals or case.votes or case.elections
        undecided = case.proposal is None and case.decision is None and not otherwise
        if case.type in _DECIDING and undecided and case.minutes.strip():
            yield Finding(
                ("saker", c, Key("saksnr")),
                _("sak {number} er en sak av typen {type}, men har verken forslag eller vedtak").format(
                    number=case.number, type=case.type
                ),
                _("før inn vedtaket, skriv «vedtak: []» hvis ingenting ble vedtatt, eller rett sakstype"),
            )


@rule("REF523", "advarsel")
def other_business_not_recorded(meeting: Meeting) -> Findings:
    """Det står ikke om noe ble tatt opp under eventuelt.

    Saken eventuelt har sin egen liste. «eventuelt: []» sier at ingen meldte noe; mangler listen, og har saken heller
    ikke noe referat, vet ingen om den er glemt.

    Feil:
        # et møte som er holdt
        saker:
          - {saksnr: 1/26, tittel: Godkjenning av innkalling, sakstype: godkjenning}
          - {saksnr: 2/26, tittel: Eventuelt, sakstype: eventuelt}

    Riktig:
        # et møte som er holdt
        saker:
          - {saksnr: 1/26, tittel: Godkjenning av innkalling, sakstype: godkjenning}
          - {saksnr: 2/26, tittel: Eventuelt, sakstype: eventuelt, eventuelt: []}
    """
    if not meeting.was_held:
        return
    for c, case in enumerate(meeting.cases):
        if case.type == "eventuelt" and case.other_business is None and not case.minutes.strip():
            yield Finding(
                ("saker", c, Key("sakstype")),
                _("sak {number} er eventuelt, men har ingen liste over det som ble tatt opp").format(
                    number=case.number
                ),
                _("legg til «eventuelt» med det som ble tatt opp, eller «eventuelt: []» hvis ingen meldte noe"),
            )

"""Has the record been rewritten after the fact? (REF801–REF803, REF806)

These rules are asked of what a commit did to a meeting, by ``referat validate --since``. In their examples the version
before stands above ``---`` and the one after below it.
"""

from referat_cli.language import _
from referat_cli.meeting.approval import concerned, uncorrected_changes
from referat_cli.meeting.record_change import RecordChange
from referat_cli.record.minutes import Meeting, Status, point_number, point_where, walk
from referat_cli.record.problem import Finding, Findings
from referat_cli.rules.edit import Edit
from referat_cli.rules.registry import rule
from referat_cli.rules.telling import short, told

_RANK: dict[Status, int] = {"innkalling": 0, "referat": 1, "godkjent": 2}


@rule("REF801", "advarsel")
def proposal_changed_after_the_notice(edit: Edit) -> Findings:
    """Forslaget er endret etter innkallingen.

    forslag_til_vedtak er det medlemmene fikk tilsendt. Endres det når møtet er holdt, er det ikke lenger mulig å se hva
    som ble foreslått, og hva møtet gjorde med det. Det som ble endret i møtet, hører hjemme i vedtaket.

    Feil:
        saker:
          - {saksnr: 1/26, tittel: Godkjenning av innkalling, sakstype: godkjenning}
          - saksnr: 2/26
            tittel: Samarbeid om legevakt
            forslag_til_vedtak:
              - Kommunene går sammen om legevakt.
        ---
        # et møte som er holdt
        saker:
          - {saksnr: 1/26, tittel: Godkjenning av innkalling, sakstype: godkjenning}
          - saksnr: 2/26
            tittel: Samarbeid om legevakt
            forslag_til_vedtak:
              - Kommunene går sammen om legevakt i helgene.
            vedtak:
              - Kommunene går sammen om legevakt i helgene.

    Riktig:
        saker:
          - {saksnr: 1/26, tittel: Godkjenning av innkalling, sakstype: godkjenning}
          - saksnr: 2/26
            tittel: Samarbeid om legevakt
            forslag_til_vedtak:
              - Kommunene går sammen om legevakt.
        ---
        # et møte som er holdt
        saker:
          - {saksnr: 1/26, tittel: Godkjenning av innkalling, sakstype: godkjenning}
          - saksnr: 2/26
            tittel: Samarbeid om legevakt
            forslag_til_vedtak:
              - Kommunene går sammen om legevakt.
            vedtak:
              - Kommunene går sammen om legevakt i helgene.
    """
    if edit.before is None or edit.after is None or edit.after.status == "innkalling":
        return
    for change in edit.changes:
        if change.case and change.field.partition("/")[0] == "forslag_til_vedtak":
            yield Finding(
                edit.where(change),
                _("etter innkallingen: {change}").format(change=told(change)),
                _("sett forslaget tilbake slik det ble sendt ut, og skriv det som ble bestemt, i vedtaket"),
            )


@rule("REF802", "feil")
def approved_and_changed_without_a_correction(edit: Edit) -> Findings:
    """Et godkjent referat er endret uten at det står noe om det.

    Det som er godkjent, rettes åpent: samme innsjekking fører en ny linje i rettelser, der gjelder nevner saken eller
    nøkkelen (for eksempel deltakere) som er endret. Også mellomrom og linjeskift i en tekst er en endring.

    Feil:
        # et møte som er holdt
        status: godkjent
        godkjent: {dato: "2026-05-06", sak: 3/26}
        moetested: Rådhuset
        ---
        # et møte som er holdt
        status: godkjent
        godkjent: {dato: "2026-05-06", sak: 3/26}
        moetested: Biblioteket

    Riktig:
        # et møte som er holdt
        status: godkjent
        godkjent: {dato: "2026-05-06", sak: 3/26}
        moetested: Rådhuset
        ---
        # et møte som er holdt
        status: godkjent
        godkjent: {dato: "2026-05-06", sak: 3/26}
        moetested: Biblioteket
        rettelser:
          - {dato: "2026-06-10", gjelder: [moetested], tekst: Møtet ble holdt i biblioteket.}
    """
    for change in uncorrected_changes(edit.before, edit.after, edit.changes):
        if _is_a_group(change) and any(other.field.startswith(f"{change.field}/") for other in edit.changes):
            continue  # the people in it are told
        yield Finding(
            edit.where(change),
            _("endret etter godkjenning, uten rettelse: {change}").format(change=told(change)),
            _("sett det tilbake, eller før rettelsen inn i rettelser med «gjelder: [{name}]»").format(
                name=concerned(change)
            ),
        )


def _is_a_group(change: RecordChange) -> bool:
    """Whether a whole group of the attendance list came or went."""
    place = (change.was_at if change.is_at is None else change.is_at) or ()
    return place[:1] == ("deltakere",) and len(place) == 2 and None in (change.before, change.after)  # noqa: PLR2004


@rule("REF803", "feil")
def status_went_backwards(edit: Edit) -> Findings:
    """Statusen er satt tilbake.

    Et møte går fra innkalling til referat til godkjent. Settes det tilbake, kan det som er godkjent, skrives om uten at
    noen ser det, og et møte som er holdt, teller ikke lenger som holdt.

    Feil:
        # et møte som er holdt
        status: godkjent
        godkjent: {dato: "2026-05-06", sak: 3/26}
        ---
        # et møte som er holdt
        status: referat

    Riktig:
        # et møte som er holdt
        status: referat
        ---
        # et møte som er holdt
        status: godkjent
        godkjent: {dato: "2026-05-06", sak: 3/26}
    """
    if edit.before is None or edit.after is None:
        return
    old, new = edit.before.status, edit.after.status
    for change in edit.changes:
        if change.case is None and change.field == "status" and _RANK[new] < _RANK[old]:
            yield Finding(
                edit.where(change),
                _("status er satt tilbake fra «{old}» til «{new}»").format(old=old, new=new),
                _("sett den til «{old}» igjen; det som må rettes, føres i rettelser").format(old=old),
            )


@rule("REF806", "advarsel")
def closed_and_changed(edit: Edit) -> Findings:
    """Et punkt som er fulgt opp, har fått en annen tekst.

    En senere sak lukker punktet ved nummeret (foelger_opp). Endres teksten, eller kommer det et punkt foran, kan saken
    ha lukket noe annet enn det som nå står der.

    Feil:
        # et møte som er holdt
        saker:
          - saksnr: 1/26
            tittel: Godkjenning av innkalling
            vedtak:
              - Innkallingen godkjennes.
          - saksnr: 2/26
            tittel: Samarbeid om legevakt
            foelger_opp: ["1/26#1"]
        ---
        # et møte som er holdt
        saker:
          - saksnr: 1/26
            tittel: Godkjenning av innkalling
            vedtak:
              - Sakslisten godkjennes.
          - saksnr: 2/26
            tittel: Samarbeid om legevakt
            foelger_opp: ["1/26#1"]

    Riktig:
        # et møte som er holdt
        saker:
          - saksnr: 1/26
            tittel: Godkjenning av innkalling
            vedtak:
              - Innkallingen godkjennes.
          - saksnr: 2/26
            tittel: Samarbeid om legevakt
            foelger_opp: ["1/26#1"]
        ---
        # et møte som er holdt
        saker:
          - saksnr: 1/26
            tittel: Godkjenning av innkalling
            vedtak:
              - Innkallingen godkjennes.
              - Sakslisten godkjennes.
          - saksnr: 2/26
            tittel: Samarbeid om legevakt
            foelger_opp: ["1/26#1"]
    """
    if edit.before is None or edit.after is None:
        return
    # Of a merge only what it did itself is a change.
    touched = {change.case for change in edit.changes if change.field.startswith("vedtak")}
    was = _texts(edit.before)
    for address, (where, text) in _texts(edit.after).items():
        closer, old = edit.closed.get(address), was.get(address)
        if closer is None or old is None or old[1].split() == text.split() or address.partition("#")[0] not in touched:
            continue
        yield Finding(
            edit.there(where),
            _("{address} er fulgt opp i sak {case}, men har fått en annen tekst; før sto det «{text}»").format(
                address=address, case=closer, text=short(old[1])
            ),
            _("se om foelger_opp i sak {case} fortsatt nevner det rette punktet").format(case=closer),
        )


def _texts(meeting: Meeting) -> dict[str, tuple[tuple[str | int, ...], str]]:
    """The address of every point of the meeting's decisions → its place and its text."""
    return {
        f"{case.number}#{point_number(position)}": (("saker", place, "vedtak", *point_where(position)), point.text)
        for place, case in enumerate(meeting.cases)
        for position, point in walk(case.decision or ())
    }

"""The rules on what is lost or rewritten from the notice to the approval (REF801, REF805–REF808, REF812).

These rules are asked of what was done to a meeting, by ``referat validate --since`` and when it is committed. In their
examples the version before stands above ``---`` and the one after below it.
"""

from collections.abc import Iterator

from referat_cli.i18n import _
from referat_cli.model.commitments import points_to_do
from referat_cli.model.meeting import Attendee, Meeting
from referat_cli.model.problem import Finding, Findings
from referat_cli.rules.meeting_edit import MeetingEdit, describe_change, shorten
from referat_cli.rules.registry import rule


@rule("REF801", "advarsel")
def proposal_changed_after_the_notice(edit: MeetingEdit) -> Findings:
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
    if edit.before is None or edit.after is None or not edit.after.was_held:
        return
    for change in edit.changes:
        if change.case and change.field.partition("/")[0] == "forslag_til_vedtak":
            yield Finding(
                edit.place_of(change),
                _("etter innkallingen: {change}").format(change=describe_change(change)),
                _("sett forslaget tilbake slik det ble sendt ut, og skriv det som ble bestemt, i vedtaket"),
            )


@rule("REF805", "advarsel")
def person_removed(edit: MeetingEdit) -> Findings:
    """En person er tatt ut av deltakerlisten.

    Den som først er ført, var innkalt eller til stede. Kom hun ikke, er det oppmøtet som skal rettes (forfall eller
    uteblitt), ikke linjen som skal bort. Står hun i en annen gruppe i stedet, er ingen tatt ut.

    Feil:
        # et møte som er holdt
        deltakere:
          - gruppe: Kommunene
            personer:
              - {navn: Kari Nordmann, oppmoete: møtt, enhet: Nordby}
              - {navn: Ola Hansen, oppmoete: møtt, enhet: Vestby}
        ---
        # et møte som er holdt
        deltakere:
          - gruppe: Kommunene
            personer:
              - {navn: Kari Nordmann, oppmoete: møtt, enhet: Nordby}

    Riktig:
        # et møte som er holdt
        deltakere:
          - gruppe: Kommunene
            personer:
              - {navn: Kari Nordmann, oppmoete: møtt, enhet: Nordby}
              - {navn: Ola Hansen, oppmoete: møtt, enhet: Vestby}
        ---
        # et møte som er holdt
        deltakere:
          - gruppe: Kommunene
            personer:
              - {navn: Kari Nordmann, oppmoete: møtt, enhet: Nordby}
              - {navn: Ola Hansen, oppmoete: forfall, enhet: Vestby}
    """
    if edit.before is None or edit.after is None:
        return
    listed_after = [edit.canonical_name(line.name) for line in _attendees(edit.after)]
    listed_before = [edit.canonical_name(line.name) for line in _attendees(edit.before)]
    for change in edit.changes:
        place, line = change.was_at or (), change.before
        if change.is_at is not None or place[:1] != ("deltakere",) or not isinstance(line, dict) or "navn" not in line:
            continue
        name = str(line["navn"])
        if listed_after.count(edit.canonical_name(name)) < listed_before.count(edit.canonical_name(name)):
            yield Finding(
                edit.place_of(change),
                _("{name} er tatt ut av deltakerlisten ({group})").format(name=name, group=change.field.split("/")[1]),
                _("før personen inn igjen, med det oppmøtet som er riktig"),
            )


def _attendees(meeting: Meeting) -> Iterator[Attendee]:
    for group in meeting.attendance or ():
        yield from group.people


@rule("REF807", "advarsel")
def notice_deleted(edit: MeetingEdit) -> Findings:
    """En innkalling er slettet eller flyttet ut av arkivet.

    Blir et møte avlyst, bør innkallingen bli stående, så de som leter etter møtet, finner ut hva som skjedde. Blir det
    flyttet, får filen et nytt navn.

    Feil:
        status: innkalling
        ---
        # filen er slettet

    Riktig:
        status: innkalling
        ---
        status: innkalling
        moetested: Biblioteket
    """
    gone = edit.gone
    if gone and not gone.was_held:
        yield Finding(
            (),
            _("innkallingen til møtet {date} er slettet eller flyttet ut av arkivet").format(date=gone.date),
            _("hent filen tilbake, eller gi den et nytt navn hvis møtet er utsatt"),
        )


@rule("REF806", "advarsel")
def closed_and_changed(edit: MeetingEdit) -> Findings:
    """Et punkt som er fulgt opp, har fått en annen tekst.

    En senere sak lukker punktet ved nummeret (foelger_opp). Endres teksten, eller kommer det et punkt foran, kan saken
    ha lukket noe annet enn det som nå står der.

    Feil:
        # et møte som er holdt
        saker:
          - saksnr: 1/26
            tittel: Godkjenning av innkalling
            vedtak:
              - {tekst: AU skriver til kommunene., ansvarlig: [AU]}
          - saksnr: 2/26
            tittel: Samarbeid om legevakt
            foelger_opp: ["1/26#1"]
        ---
        # et møte som er holdt
        saker:
          - saksnr: 1/26
            tittel: Godkjenning av innkalling
            vedtak:
              - {tekst: AU skriver til fylket., ansvarlig: [AU]}
          - saksnr: 2/26
            tittel: Samarbeid om legevakt
            foelger_opp: ["1/26#1"]

    Riktig:
        # et møte som er holdt
        saker:
          - saksnr: 1/26
            tittel: Godkjenning av innkalling
            vedtak:
              - {tekst: AU skriver til kommunene., ansvarlig: [AU]}
          - saksnr: 2/26
            tittel: Samarbeid om legevakt
            foelger_opp: ["1/26#1"]
        ---
        # et møte som er holdt
        moetested: Biblioteket
        saker:
          - saksnr: 1/26
            tittel: Godkjenning av innkalling
            vedtak:
              - {tekst: AU skriver til kommunene., ansvarlig: [AU]}
          - saksnr: 2/26
            tittel: Samarbeid om legevakt
            foelger_opp: ["1/26#1"]
    """
    if edit.before is None or edit.after is None:
        return
    # Of a merge only what it did itself is a change.
    touched = {change.case for change in edit.changes if change.field.startswith(("vedtak", "oppgaver"))}
    was = _texts(edit.before)
    for address, (where, text) in _texts(edit.after).items():
        closer, old = edit.closed.get(address), was.get(address)
        if closer is None or old is None or old[1].split() == text.split() or address.partition("#")[0] not in touched:
            continue
        yield Finding(
            edit.place_today(where),
            _("{address} er fulgt opp i sak {case}, men har fått en annen tekst; før sto det «{text}»").format(
                address=address, case=closer, text=shorten(old[1])
            ),
            _("se om foelger_opp i sak {case} fortsatt nevner det rette punktet").format(case=closer),
        )


def _texts(meeting: Meeting) -> dict[str, tuple[tuple[str | int, ...], str]]:
    """The address of every point of the meeting's decisions and tasks → its place and its text."""
    return {
        f"{case.number}#{one.address}": (("saker", place, *one.where), one.point.text)
        for place, case in enumerate(meeting.cases)
        for one in points_to_do(case)
    }


@rule("REF808", "feil")
def case_lost(edit: MeetingEdit) -> Findings:
    """En sak er blitt borte.

    En sak som sto i innkallingen, eller som er ført i referatet, skal kunne finnes igjen. Ble den ikke behandlet, blir
    den stående med «utfall: trukket» eller «utfall: ikke_behandlet», så de som leter etter den, finner ut hva som
    skjedde.

    Feil:
        saker:
          - {saksnr: 1/26, tittel: Godkjenning av innkalling, sakstype: godkjenning}
          - {saksnr: 2/26, tittel: Parkering ved rådhuset, sakstype: beslutning}
        ---
        # et møte som er holdt
        saker:
          - {saksnr: 1/26, tittel: Godkjenning av innkalling, sakstype: godkjenning}

    Riktig:
        saker:
          - {saksnr: 1/26, tittel: Godkjenning av innkalling, sakstype: godkjenning}
          - {saksnr: 2/26, tittel: Parkering ved rådhuset, sakstype: beslutning}
        ---
        # et møte som er holdt
        saker:
          - {saksnr: 1/26, tittel: Godkjenning av innkalling, sakstype: godkjenning}
          - {saksnr: 2/26, tittel: Parkering ved rådhuset, sakstype: beslutning, utfall: trukket}
    """
    if edit.before is None or edit.after is None or edit.before.status == "godkjent":
        return
    if not edit.after.was_held:
        return
    called = not edit.before.was_held
    # What was approved and taken out since is for REF802 to tell.
    approved = {case.number for case in edit.approved.cases} if edit.approved else set()
    sentence = (
        _("saken {number} «{title}» sto i innkallingen, men står ikke i referatet")
        if called
        else _("saken {number} «{title}» er ført i referatet, men er tatt ut igjen")
    )
    for change in edit.changes:
        if change.case in approved:
            continue
        if change.case and change.field == "saker" and change.after is None and change.before is not None:
            yield Finding(
                edit.place_of(change),
                sentence.format(number=change.case, title=shorten(change.before)),
                _("før den inn igjen; ble den ikke behandlet, med «utfall: trukket» eller «utfall: ikke_behandlet»"),
            )


@rule("REF812", "info")
def decision_changed_before_approval(edit: MeetingEdit) -> Findings:
    """Et vedtak er endret etter at det ble ført, før referatet er godkjent.

    Et utkast kan rettes. De som skal godkjenne det, bør likevel se at vedtaket ikke lyder som da det ble ført.

    Feil:
        # et møte som er holdt
        saker:
          - {saksnr: 1/26, tittel: Godkjenning av innkalling, sakstype: godkjenning}
          - saksnr: 2/26
            tittel: Legevakt
            forslag_til_vedtak: [Kommunene går sammen om legevakt.]
            vedtak: [Kommunene går sammen om legevakt.]
        ---
        # et møte som er holdt
        saker:
          - {saksnr: 1/26, tittel: Godkjenning av innkalling, sakstype: godkjenning}
          - saksnr: 2/26
            tittel: Legevakt
            forslag_til_vedtak: [Kommunene går sammen om legevakt.]
            vedtak: [Kommunene går sammen om legevakt i helgene.]

    Riktig:
        # et møte som er holdt
        saker:
          - {saksnr: 1/26, tittel: Godkjenning av innkalling, sakstype: godkjenning}
          - saksnr: 2/26
            tittel: Legevakt
            forslag_til_vedtak: [Kommunene går sammen om legevakt.]
            vedtak: [Kommunene går sammen om legevakt.]
        ---
        # et møte som er holdt
        saker:
          - {saksnr: 1/26, tittel: Godkjenning av innkalling, sakstype: godkjenning}
          - saksnr: 2/26
            tittel: Legevakt
            forslag_til_vedtak: [Kommunene går sammen om legevakt.]
            vedtak: [Kommunene går sammen om legevakt.]
    """
    if edit.before is None or edit.after is None or (edit.before.status, edit.after.status) != ("referat", "referat"):
        return
    decided = {case.number for case in edit.before.cases if case.decision}
    for change in edit.changes:
        if change.case in decided and change.field.partition("/")[0] in ("vedtak", "utfall"):
            yield Finding(
                edit.place_of(change),
                _("endret før godkjenning: {change}").format(change=describe_change(change)),
                _("se at endringen er slik møtet bestemte"),
            )

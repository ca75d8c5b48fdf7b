"""Has something gone that the record had? (REF804, REF805, REF807)

They are asked as those of `history` are.
"""

from collections.abc import Iterator

from referat_cli.language import _
from referat_cli.record.minutes import Attendee, Meeting
from referat_cli.record.problem import Finding, Findings
from referat_cli.rules.edit import Edit
from referat_cli.rules.registry import rule


@rule("REF804", "feil")
def meeting_deleted(edit: Edit) -> Findings:
    """Et møte som er holdt, er slettet eller flyttet ut av arkivet.

    Det som ble bestemt, skal kunne finnes igjen. Et møte kan få et annet filnavn, men ikke bli borte.

    Feil:
        # et møte som er holdt
        status: referat
        ---
        # filen er slettet

    Riktig:
        # et møte som er holdt
        status: referat
        ---
        # et møte som er holdt
        status: referat
        moetested: Biblioteket
    """
    if edit.before is not None and edit.after is None and edit.before.status != "innkalling":
        yield Finding(
            (),
            _("møtet {date} er slettet eller flyttet ut av arkivet").format(date=edit.before.date),
            _("hent filen tilbake, for eksempel med git revert")
            if edit.now is None
            else _("filen er kommet tilbake; se at den sier det samme som før"),
        )


@rule("REF805", "advarsel")
def person_removed(edit: Edit) -> Findings:
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
    left = [edit.same(line.name) for line in _lines(edit.after)]
    before = [edit.same(line.name) for line in _lines(edit.before)]
    for change in edit.changes:
        place, line = change.was_at or (), change.before
        if change.is_at is not None or place[:1] != ("deltakere",) or not isinstance(line, dict) or "navn" not in line:
            continue
        name = str(line["navn"])
        if left.count(edit.same(name)) < before.count(edit.same(name)):
            yield Finding(
                edit.where(change),
                _("{name} er tatt ut av deltakerlisten ({group})").format(name=name, group=change.field.split("/")[1]),
                _("før personen inn igjen, med det oppmøtet som er riktig"),
            )


def _lines(meeting: Meeting) -> Iterator[Attendee]:
    for group in meeting.attendance or ():
        yield from group.people


@rule("REF807", "advarsel")
def notice_deleted(edit: Edit) -> Findings:
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
    if edit.before is not None and edit.after is None and edit.before.status == "innkalling":
        yield Finding(
            (),
            _("innkallingen til møtet {date} er slettet eller flyttet ut av arkivet").format(date=edit.before.date),
            _("hent filen tilbake, eller gi den et nytt navn hvis møtet er utsatt"),
        )

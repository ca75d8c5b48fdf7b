"""The rules on rewriting what was approved (REF802–REF804, REF809, REF810).

These rules are asked of what was done to a meeting, by ``referat validate --since`` and when it is committed. In their
examples the version before stands above ``---`` and the one after below it.
"""

from referat_cli.compare.approval import concerned, status_went_back, uncorrected_changes
from referat_cli.compare.change import RecordChange
from referat_cli.compare.decision_words import CHANGED
from referat_cli.i18n import _
from referat_cli.model.meeting import walk
from referat_cli.model.problem import Finding, Findings
from referat_cli.rules.meeting_edit import MeetingEdit, describe_change
from referat_cli.rules.registry import rule


@rule("REF804", "feil")
def meeting_deleted(edit: MeetingEdit) -> Findings:
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
    gone = edit.gone
    if gone and gone.was_held:
        yield Finding(
            (),
            _("møtet {date} er slettet eller flyttet ut av arkivet").format(date=gone.date),
            _("hent filen tilbake: {undo}").format(undo=edit.undone_by),
        )


@rule("REF802", "feil")
def approved_and_changed_without_a_correction(edit: MeetingEdit) -> Findings:
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
        if _is_group(change) and any(other.field.startswith(f"{change.field}/") for other in edit.changes):
            continue  # the people in it have findings of their own
        step = _("sett det tilbake, eller før rettelsen inn i rettelser med «gjelder: [{name}]»")
        if change.case and change.field == "saker" and change.after is None:
            step = _("før saken inn igjen; det som er rettet i den, føres i rettelser med «gjelder: [{name}]»")
        yield Finding(
            edit.place_of(change),
            _("endret etter godkjenning, uten rettelse: {change}").format(change=describe_change(change)),
            step.format(name=concerned(change)),
        )


def _is_group(change: RecordChange) -> bool:
    """Whether a whole group of the attendance list came or went."""
    place = (change.was_at if change.is_at is None else change.is_at) or ()
    return place[:1] == ("deltakere",) and len(place) == 2 and None in (change.before, change.after)  # noqa: PLR2004


@rule("REF803", "feil")
def status_went_backwards(edit: MeetingEdit) -> Findings:
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
    if edit.before is None or edit.after is None or not status_went_back(edit.before, edit.after):
        return
    old, new = edit.before.status, edit.after.status
    step = (
        _("sett den til «{old}» igjen; det som må rettes, føres i rettelser")
        if old == "godkjent"
        else _("sett den til «{old}» igjen; det som ikke er godkjent, rettes der det står")
    )
    for change in edit.changes:
        if change.case is None and change.field == "status":
            yield Finding(
                edit.place_of(change),
                _("status er satt tilbake fra «{old}» til «{new}»").format(old=old, new=new),
                step.format(old=old),
            )


@rule("REF809", "feil")
def approved_and_unreadable(edit: MeetingEdit) -> Findings:
    """Et godkjent referat kan ikke leses lenger.

    Er filen tom, en peker til noe annet eller skrevet slik at den ikke kan leses, er det godkjente borte for alle som
    leter etter det.

    Feil:
        # et møte som er holdt
        status: godkjent
        godkjent: {dato: "2026-05-06", sak: 3/26}
        ---
        # filen kan ikke leses

    Riktig:
        # et møte som er holdt
        status: godkjent
        godkjent: {dato: "2026-05-06", sak: 3/26}
        ---
        # et møte som er holdt
        status: godkjent
        godkjent: {dato: "2026-05-06", sak: 3/26}
    """
    if edit.unreadable and edit.before and edit.before.status == "godkjent":
        cases = ", ".join(case.number for case in edit.before.cases)
        yield Finding(
            (),
            _("møtet {date} (sak {cases}) er godkjent, men filen kan ikke leses slik den står nå").format(
                date=edit.before.date, cases=cases or "–"
            ),
            _("hent tilbake utgaven som kan leses: {undo}").format(undo=edit.undone_by),
        )


# What stands in minutes beside what the committee approves in them.
_NOT_APPROVED = ("status", "godkjent", "rettelser", "kilde", "underskrifter", "steder")


@rule("REF810", "advarsel")
def approved_and_changed_at_once(edit: MeetingEdit) -> Findings:
    """Referatet er endret i samme innsjekking som det ble godkjent.

    Det som godkjennes, er det medlemmene har lest. Ble noe rettet da referatet ble godkjent, skal det stå i saken der
    det ble godkjent («godkjennes med følgende endring»), eller i rettelser. Ellers sjekkes endringen inn for seg.

    Feil:
        # et møte som er holdt
        status: referat
        moetested: Rådhuset
        ---
        # et møte som er holdt
        status: godkjent
        godkjent: {dato: "2026-05-06", sak: 3/26}
        moetested: Biblioteket

    Riktig:
        # et møte som er holdt
        status: referat
        moetested: Rådhuset
        ---
        # et møte som er holdt
        status: godkjent
        godkjent: {dato: "2026-05-06", sak: 3/26}
        moetested: Rådhuset
    """
    before, after = edit.before, edit.after
    if before is None or after is None or before.status != "referat" or after.status != "godkjent":
        return
    texts = (point.text for _position, point in walk((edit.approving and edit.approving.decision) or ()))
    if any(map(CHANGED.search, map(str.lower, texts))):
        return
    corrected = {name for entry in after.corrections for name in entry.concerns}
    for change in edit.changes:
        if concerned(change) not in corrected and (change.case or concerned(change) not in _NOT_APPROVED):
            yield Finding(
                edit.place_of(change),
                _("endret i samme innsjekking som referatet ble godkjent: {change}").format(
                    change=describe_change(change)
                ),
                _("sjekk inn endringen for seg, eller skriv i saken der referatet ble godkjent, hva som ble endret"),
            )

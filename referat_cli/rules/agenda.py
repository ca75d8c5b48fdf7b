"""Does the agenda fit the clock and the cases? (REF4xx)"""

from referat_cli.language import _
from referat_cli.record.minutes import Meeting, Slot
from referat_cli.record.problem import Finding, Findings
from referat_cli.rules.registry import rule


def label(slot: Slot) -> str:
    """What people call a slot: its case number or its title."""
    return slot.case or slot.title or _("(uten tittel)")


@rule("REF401", "feil")
def overlapping_slots(meeting: Meeting) -> Findings:
    """To poster på sakslisten overlapper i tid.

    Postene på sakslisten står i den rekkefølgen de skal behandles, og en post kan ikke begynne før den forrige er
    slutt.

    Feil:
        saksliste:
          - {start: "09:00", slutt: "09:30", sak: 1/26}
          - {start: "09:20", slutt: "10:00", sak: 2/26}

    Riktig:
        saksliste:
          - {start: "09:00", slutt: "09:30", sak: 1/26}
          - {start: "09:30", slutt: "10:00", sak: 2/26}
    """
    before: Slot | None = None
    for index, slot in enumerate(meeting.agenda):
        if slot.start and slot.end and slot.end <= slot.start:
            yield Finding(
                ("saksliste", index, "slutt"),
                _("{label} slutter {end}, men begynner {start}").format(
                    label=label(slot), end=slot.end, start=slot.start
                ),
                _("rett start eller slutt"),
            )
            continue
        if slot.start and before and before.end and slot.start < before.end:
            yield Finding(
                ("saksliste", index, "start"),
                _("{label} begynner {start}, før {before} er slutt {end}").format(
                    label=label(slot), start=slot.start, before=label(before), end=before.end
                ),
                _("rett tidene, eller flytt posten dit den hører hjemme"),
            )
        if slot.start and slot.end:
            before = slot


@rule("REF402", "feil")
def slot_outside_the_meeting(meeting: Meeting) -> Findings:
    """En post på sakslisten ligger utenfor møtets tid.

    Møtet varer fra start til slutt; en post som begynner før eller slutter etter, viser at en av tidene er feil.

    Feil:
        start: "09:00"
        slutt: "11:00"
        saksliste:
          - {start: "09:00", slutt: "10:30", sak: 1/26}
          - {start: "10:30", slutt: "11:30", sak: 2/26}

    Riktig:
        start: "09:00"
        slutt: "11:00"
        saksliste:
          - {start: "09:00", slutt: "10:30", sak: 1/26}
          - {start: "10:30", slutt: "11:00", sak: 2/26}
    """
    if meeting.start and meeting.end and meeting.end <= meeting.start:
        yield Finding(
            ("slutt",),
            _("møtet slutter {end}, men begynner {start}").format(end=meeting.end, start=meeting.start),
            _("rett start eller slutt"),
        )
        return
    for index, slot in enumerate(meeting.agenda):
        if meeting.start and slot.start and slot.start < meeting.start:
            yield Finding(
                ("saksliste", index, "start"),
                _("{label} begynner {start}, før møtet begynner {meeting}").format(
                    label=label(slot), start=slot.start, meeting=meeting.start
                ),
                _("rett tiden her, eller møtets start"),
            )
        if meeting.end and slot.end and slot.end > meeting.end:
            yield Finding(
                ("saksliste", index, "slutt"),
                _("{label} slutter {end}, etter at møtet er slutt {meeting}").format(
                    label=label(slot), end=slot.end, meeting=meeting.end
                ),
                _("rett tiden her, eller møtets slutt"),
            )


@rule("REF403", "feil")
def agenda_case_without_case(meeting: Meeting) -> Findings:
    """Sakslisten viser til en sak som ikke finnes i møtet.

    Sakslisten nevner sakene ved nummer, og hvert nummer skal stå under saker.

    Feil:
        saksliste:
          - {sak: 1/26}
          - {sak: 7/26}

    Riktig:
        saksliste:
          - {sak: 1/26}
          - {sak: 2/26}
    """
    numbers = {case.number for case in meeting.cases}
    for index, slot in enumerate(meeting.agenda):
        if slot.case and slot.case not in numbers:
            yield Finding(
                ("saksliste", index, "sak"),
                _("sak {case} står på sakslisten, men ikke under saker").format(case=slot.case),
                _("før opp saken under saker, eller rett nummeret"),
            )


@rule("REF404", "feil")
def case_not_on_the_agenda(meeting: Meeting) -> Findings:
    """En sak er behandlet uten å stå på sakslisten.

    Sakslisten er det medlemmene ble innkalt til. Ble en sak tatt opp i møtet, føres den også på sakslisten.

    Feil:
        saksliste:
          - {sak: 1/26}

    Riktig:
        saksliste:
          - {sak: 1/26}
          - {sak: 2/26}
    """
    listed = {slot.case for slot in meeting.agenda if slot.case}
    if meeting.cases and not listed:
        yield Finding(("saker",), _("møtet har saker, men sakslisten har ingen"), _("før sakene opp under saksliste"))
        return
    for index, case in enumerate(meeting.cases):
        if case.number not in listed:
            yield Finding(
                ("saker", index, "saksnr"),
                _("sak {case} står ikke på sakslisten").format(case=case.number),
                _("legg til en post med «sak: {case}» under saksliste, eller rett nummeret").format(case=case.number),
            )

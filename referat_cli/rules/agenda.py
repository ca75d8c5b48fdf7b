"""The rules on whether the agenda fits the clock and the cases (REF4xx)."""

from referat_cli.i18n import _
from referat_cli.model.meeting import Meeting, Slot
from referat_cli.model.problem import Finding, Findings
from referat_cli.model.register import Register
from referat_cli.model.timetable import Timetable, slot_days
from referat_cli.rules.attendees import MAY_BE_THERE, Marks
from referat_cli.rules.registry import rule
from referat_cli.store.archive import Year


def label(slot: Slot) -> str:
    """What people call a slot: its case number or its title."""
    return slot.case or slot.title or _("(uten tittel)")


@rule("REF401", "feil")
def overlapping_slots(meeting: Meeting, times: Timetable) -> Findings:
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
    before: tuple[Slot, int] | None = None
    for index, (slot, timed) in enumerate(zip(meeting.agenda, times.slots, strict=True)):
        if timed.length is not None and timed.length <= 0:
            yield Finding(
                ("saksliste", index, "slutt"),
                _("{label} slutter {end}, men begynner {start}").format(
                    label=label(slot), end=slot.end, start=slot.start
                ),
                _("rett start eller slutt"),
            )
            continue
        if timed.start is not None and before and timed.start < before[1]:
            yield Finding(
                ("saksliste", index, "start"),
                _("{label} begynner {start}, før {before} er slutt {end}").format(
                    label=label(slot), start=slot.start, before=label(before[0]), end=before[0].end
                ),
                _("rett tidene, eller flytt posten dit den hører hjemme"),
            )
        if timed.start is not None and timed.end is not None:
            before = slot, timed.end


@rule("REF402", "feil")
def slot_outside_the_meeting(meeting: Meeting, times: Timetable) -> Findings:
    """En post på sakslisten ligger utenfor møtets tid.

    Møtet varer fra start til slutt; en post som begynner før eller slutter etter, viser at en av tidene er feil. Et
    klokkeslett før starten er etter midnatt, når det er mindre enn tolv timer etter den.

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
    whole, slots = times
    if whole.length is not None and whole.length <= 0:
        message = _("møtet slutter {end}, men begynner {start}").format(end=meeting.end, start=meeting.start)
        yield Finding(("slutt",), message, _("rett start eller slutt"))
        return
    for index, (slot, timed) in enumerate(zip(meeting.agenda, slots, strict=True)):
        if whole.start is not None and timed.start is not None and timed.start < whole.start:
            yield Finding(
                ("saksliste", index, "start"),
                _("{label} begynner {start}, før møtet begynner {meeting}").format(
                    label=label(slot), start=slot.start, meeting=meeting.start
                ),
                _("rett tiden her, eller møtets start"),
            )
        if whole.end is not None and timed.end is not None and timed.end > whole.end:
            yield Finding(
                ("saksliste", index, "slutt"),
                _("{label} slutter {end}, etter at møtet er slutt {meeting}").format(
                    label=label(slot), end=slot.end, meeting=meeting.end
                ),
                _("rett tiden her, eller møtets slutt"),
            )


@rule("REF403", "feil")
def agenda_case_without_case(meeting: Meeting, year: Year) -> Findings:
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
    said: dict[str, str] = {}
    for index, slot in enumerate(meeting.agenda):
        if not slot.case or slot.case in numbers:
            continue
        said = said or {year.numbering.same(number, meeting.date): number for number in sorted(numbers)}
        same = said.get(year.numbering.same(slot.case, meeting.date))
        if same and not year.numbering.fits(same):  # which is REF502's
            continue
        if same:
            yield Finding(
                ("saksliste", index, "sak"),
                _("sakslisten har «{slot}», men saken heter {case}").format(slot=slot.case, case=same),
                _("skriv {case}").format(case=same),
            )
        else:
            yield Finding(
                ("saksliste", index, "sak"),
                _("sak {case} står på sakslisten, men ikke under saker").format(case=slot.case),
                _("før opp saken under saker, eller rett nummeret"),
            )


@rule("REF404", "feil")
def case_not_on_the_agenda(meeting: Meeting, year: Year) -> Findings:
    """En sak er behandlet uten å stå på sakslisten.

    Sakslisten er det medlemmene ble innkalt til. Ble en sak tatt opp i møtet uten å stå der, sier «tatt_opp_i_moetet:
    true» det. Et avlyst møte, og saker som avgjøres ved sirkulasjon, trenger ingen saksliste. Det gjør heller ikke et
    referat som er tatt over fra et papir uten (kilde).

    Feil:
        saksliste:
          - {sak: 1/26}

    Riktig:
        saksliste:
          - {sak: 1/26}
          - {sak: 2/26}
    """
    written = {slot.case for slot in meeting.agenda if slot.case}
    called = [case for case in meeting.cases if not case.raised_in_meeting]
    if not meeting.agenda and (meeting.status == "avlyst" or meeting.form == "sirkulasjon" or meeting.source):
        return
    if called and not written:
        yield Finding(("saker",), _("møtet har saker, men sakslisten har ingen"), _("før sakene opp under saksliste"))
        return
    listed: set[str] = set()
    for index, case in enumerate(meeting.cases):
        if case.raised_in_meeting or case.number in written:
            continue
        listed = listed or {year.numbering.same(number, meeting.date) for number in written}
        if year.numbering.same(case.number, meeting.date) not in listed:
            yield Finding(
                ("saker", index, "saksnr"),
                _("sak {case} står ikke på sakslisten").format(case=case.number),
                _(
                    "legg til en post med «sak: {case}» under saksliste; ble saken tatt opp først i møtet, skriv "
                    "«tatt_opp_i_moetet: true» i saken"
                ).format(case=case.number),
            )


@rule("REF405", "advarsel")
def gap_in_the_agenda(meeting: Meeting, times: Timetable) -> Findings:
    """Det er et hull mellom to poster på sakslisten.

    Postene følger etter hverandre fra møtet begynner til det slutter, med pauser som egne poster. Et hull er som oftest
    et klokkeslett som er skrevet feil. Poster uten klokkeslett kan fylle det.

    Feil:
        saksliste:
          - {start: "09:00", slutt: "09:30", sak: 1/26}
          - {start: "09:45", slutt: "10:00", sak: 2/26}

    Riktig:
        saksliste:
          - {start: "09:00", slutt: "09:30", sak: 1/26}
          - {start: "09:30", slutt: "09:45", tittel: Pause}
          - {start: "09:45", slutt: "10:00", sak: 2/26}
    """
    step = _("rett tidene, eller legg til en post for det som er imellom")
    whole, slots = times
    free, written, before = whole.start, meeting.start, None
    days = slot_days(meeting)
    for index, (slot, timed) in enumerate(zip(meeting.agenda, slots, strict=True)):
        if index and days[index] != days[index - 1]:  # a night is no gap
            free = None
        if free is not None and timed.start is not None and timed.start > free:
            yield Finding(
                ("saksliste", index, "start"),
                _("det er et hull på {minutes} minutter mellom {free} ({before}) og {start} ({label})").format(
                    minutes=timed.start - free,
                    free=written,
                    before=_("{label} slutter").format(label=label(before)) if before else _("møtet begynner"),
                    start=slot.start,
                    label=label(slot),
                ),
                step,
            )
        free, written, before = timed.end, slot.end, slot
    if free is not None and whole.end is not None and free < whole.end and meeting.agenda:
        yield Finding(
            ("saksliste", len(meeting.agenda) - 1, "slutt"),
            _("den siste posten slutter {last}, men møtet slutter {end}").format(last=written, end=meeting.end),
            _("rett tiden her, eller møtets slutt"),
        )


@rule("REF406", "feil", about=("minutter",))
def minutes_against_the_clock(meeting: Meeting, times: Timetable) -> Findings:
    """Minuttene stemmer ikke med klokkeslettene.

    Har en post både klokkeslett og minutter, må de si det samme. Har den klokkeslett, trengs ikke minuttene.

    Feil:
        saksliste:
          - {start: "09:00", slutt: "09:30", minutter: 20, sak: 1/26}
          - {sak: 2/26}

    Riktig:
        saksliste:
          - {start: "09:00", slutt: "09:30", sak: 1/26}
          - {sak: 2/26}
    """
    for index, (slot, timed) in enumerate(zip(meeting.agenda, times.slots, strict=True)):
        length = timed.length
        if slot.minutes is not None and length is not None and length > 0 and length != slot.minutes:
            yield Finding(
                ("saksliste", index, "minutter"),
                _("{label} er satt til {minutes} minutter, men varer fra {start} til {end}, som er {length}").format(
                    label=label(slot), minutes=slot.minutes, start=slot.start, end=slot.end, length=length
                ),
                _("rett klokkeslettene, eller ta bort minutter"),
            )


@rule("REF407", "advarsel", about=("minutter",))
def minutes_do_not_add_up(meeting: Meeting, times: Timetable) -> Findings:
    """Minuttene på sakslisten blir ikke like mange som møtet varer.

    Er hver post gitt et antall minutter, skal de til sammen bli møtets tid fra start til slutt.

    Feil:
        start: "09:00"
        slutt: "11:00"
        saksliste:
          - {minutter: 20, sak: 1/26}
          - {minutter: 90, sak: 2/26}

    Riktig:
        start: "09:00"
        slutt: "11:00"
        saksliste:
          - {minutter: 30, sak: 1/26}
          - {minutter: 90, sak: 2/26}
    """
    whole, slots = times
    given = [slot.minutes for slot in meeting.agenda if slot.minutes]
    if (
        len(meeting.days) > 1
        or whole.length is None
        or len(given) < len(slots)
        or any(timed.length is not None for timed in slots)
    ):
        return
    if given and sum(given) != whole.length:
        yield Finding(
            ("saksliste",),
            _("postene har {given} minutter til sammen, men møtet varer {lasts}").format(
                given=sum(given), lasts=whole.length
            ),
            _("rett minuttene, eller møtets start og slutt"),
        )


@rule("REF408", "advarsel")
def title_said_twice(meeting: Meeting) -> Findings:
    """Posten på sakslisten gjentar sakens tittel.

    En post viser til saken med nummeret, og tittelen hentes fra saken. Posten har bare tittel når innkallingen kalte
    saken noe annet; står den samme tittelen to steder, blir lett bare den ene rettet.

    Feil:
        saksliste:
          - {sak: 1/26, tittel: Godkjenning av innkalling}
          - {sak: 2/26}

    Riktig:
        saksliste:
          - {sak: 1/26}
          - {sak: 2/26}
    """
    titles: dict[str, str] = {}
    for index, slot in enumerate(meeting.agenda):
        if not slot.case or not slot.title:
            continue
        titles = titles or {case.number: case.title for case in meeting.cases}
        if titles.get(slot.case) == slot.title:
            yield Finding(
                ("saksliste", index, "tittel"),
                _("posten gjentar tittelen på sak {case}").format(case=slot.case),
                _("ta bort tittelen her"),
            )


@rule("REF409", "advarsel")
def slot_without_content(meeting: Meeting) -> Findings:
    """En post på sakslisten har verken sak eller tittel.

    Da vet ingen hva tiden er satt av til.

    Feil:
        saksliste:
          - {sak: 1/26}
          - {start: "09:30", slutt: "09:45"}
          - {sak: 2/26}

    Riktig:
        saksliste:
          - {sak: 1/26}
          - {start: "09:30", slutt: "09:45", tittel: Pause}
          - {sak: 2/26}
    """
    for index, slot in enumerate(meeting.agenda):
        if not slot.case and not (slot.title and slot.title.strip()):
            yield Finding(
                ("saksliste", index),
                _("post {number} på sakslisten har verken sak eller tittel").format(number=index + 1),
                _("skriv «sak» med nummeret, eller «tittel», for eksempel Pause"),
            )


@rule("REF410", "info")
def presenter_not_there(meeting: Meeting, marks: Marks, register: Register) -> Findings:
    """Den som skulle legge fram saken, er ikke ført som til stede.

    Sakslisten er planen, så det er ikke galt at en annen la fram saken. Men ofte er det oppmøtet som er glemt, eller
    navnet som er skrevet feil.

    Feil:
        # et møte som er holdt
        saksliste:
          - {sak: 1/26}
          - {sak: 2/26, ansvarlig: [Liv Berg]}

    Riktig:
        # et møte som er holdt
        saksliste:
          - {sak: 1/26}
          - {sak: 2/26, ansvarlig: [Liv Berg]}
        deltakere:
          - gruppe: Kommunene
            personer:
              - {navn: Kari Nordmann, oppmoete: møtt, enhet: Nordby}
          - gruppe: Andre til stede
            personer:
              - {navn: Liv Berg, oppmoete: møtt, paa_sak: [2/26]}
    """
    if not meeting.was_held or meeting.attendance is None:
        return
    for index, slot in enumerate(meeting.agenda):
        for n, name in enumerate(slot.responsible):
            person = register.person(name)
            if not person or not MAY_BE_THERE.isdisjoint(marks.get(person, ())):  # an unknown name is REF301's
                continue
            yield Finding(
                ("saksliste", index, "ansvarlig", n),
                _("«{name}» skulle legge fram {label}, men er ikke ført som til stede").format(
                    name=name, label=label(slot)
                ),
                _("sjekk deltakerlisten; la en annen fram saken, er det ikke noe å rette"),
            )

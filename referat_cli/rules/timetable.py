"""Does the agenda fill the meeting, and say what each slot is and who presents it? (REF405–REF410)"""

from referat_cli.language import _
from referat_cli.record.minutes import PRESENT, Meeting, Slot
from referat_cli.record.problem import Finding, Findings
from referat_cli.record.register import Register
from referat_cli.rules.agenda import label
from referat_cli.rules.people import Roll
from referat_cli.rules.registry import rule


def _minutes(time: str) -> int:
    return int(time[:2]) * 60 + int(time[3:])


def _length(slot: Slot) -> int | None:
    """How many minutes a slot is given, by its times or by its number of minutes; None where it does not say."""
    if slot.start and slot.end:
        return _minutes(slot.end) - _minutes(slot.start)
    return slot.minutes


@rule("REF405", "advarsel")
def gap_in_the_agenda(meeting: Meeting) -> Findings:
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
    free, before = meeting.start, _("møtet begynner")
    for index, slot in enumerate(meeting.agenda):
        if free and slot.start and slot.start > free:
            yield Finding(
                ("saksliste", index, "start"),
                _("det er et hull på {minutes} minutter mellom {free} ({before}) og {start} ({label})").format(
                    minutes=_minutes(slot.start) - _minutes(free),
                    free=free,
                    before=before,
                    start=slot.start,
                    label=label(slot),
                ),
                step,
            )
        free, before = slot.end, _("{label} slutter").format(label=label(slot))
    if free and meeting.end and free < meeting.end and meeting.agenda:
        yield Finding(
            ("saksliste", len(meeting.agenda) - 1, "slutt"),
            _("den siste posten slutter {last}, men møtet slutter {end}").format(last=free, end=meeting.end),
            _("rett tiden her, eller møtets slutt"),
        )


@rule("REF406", "feil")
def minutes_against_the_clock(meeting: Meeting) -> Findings:
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
    for index, slot in enumerate(meeting.agenda):
        if slot.minutes is None or not slot.start or not slot.end or slot.end <= slot.start:
            continue
        length = _length(slot)
        if length != slot.minutes:
            yield Finding(
                ("saksliste", index, "minutter"),
                _("{label} er satt til {minutes} minutter, men varer fra {start} til {end}, som er {length}").format(
                    label=label(slot), minutes=slot.minutes, start=slot.start, end=slot.end, length=length
                ),
                _("rett klokkeslettene, eller ta bort minutter"),
            )


@rule("REF407", "advarsel")
def minutes_do_not_add_up(meeting: Meeting) -> Findings:
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
    if not (meeting.start and meeting.end) or not any(slot.minutes for slot in meeting.agenda):
        return
    lengths = [_length(slot) for slot in meeting.agenda]
    if any(slot.start and slot.end for slot in meeting.agenda) or None in lengths:
        return
    given, lasts = sum(length or 0 for length in lengths), _minutes(meeting.end) - _minutes(meeting.start)
    if given != lasts:
        yield Finding(
            ("saksliste",),
            _("postene har {given} minutter til sammen, men møtet varer {lasts}").format(given=given, lasts=lasts),
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
def presenter_not_there(meeting: Meeting, roll: Roll, register: Register) -> Findings:
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
    if meeting.status == "innkalling" or meeting.attendance is None:
        return
    there = {register.same(a.name) for _where, _group, a in roll if a.mark in PRESENT or a.mark == "ukjent"}
    for index, slot in enumerate(meeting.agenda):
        for n, name in enumerate(slot.responsible):
            person = register.person(name)
            if not person or person in there:  # an unknown name is REF301's
                continue
            yield Finding(
                ("saksliste", index, "ansvarlig", n),
                _("«{name}» skulle legge fram {label}, men er ikke ført som til stede").format(
                    name=name, label=label(slot)
                ),
                _("sjekk deltakerlisten; la en annen fram saken, er det ikke noe å rette"),
            )

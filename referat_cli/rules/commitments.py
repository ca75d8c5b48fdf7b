"""The rules on whether the commitments of a decision say who and when, as the text has it (REF515–REF519)."""

import re

from referat_cli.i18n import _
from referat_cli.model.dates import DAY, MONTH, dates
from referat_cli.model.meeting import Meeting, point_number
from referat_cli.model.names import nearest
from referat_cli.model.problem import Finding, Findings, Within
from referat_cli.model.register import Register
from referat_cli.rules.attendees import suggest
from referat_cli.rules.points import DECISION, Placed, on_one_line
from referat_cli.rules.registry import rule

# A word that sets a deadline and a date soon after it, in the same sentence.
_DEADLINE = re.compile(rf"\b(?:[Ii]nnen|[Ss]enest|[Ff]rist(?:en)?)\b[^.;:!?]{{0,60}}?(?:{DAY}|{MONTH})")
_DIGIT = re.compile(r"\d")
# The length of a date with its day, 2026-06-30; without it, it names a month.
_WHOLE_DATE = 10


@rule("REF515", "feil")
def deadline_before_the_meeting(meeting: Meeting, commitments: tuple[Placed, ...]) -> Findings:
    """Fristen er før møtet.

    Et vedtak kan ikke gi en frist som alt er ute. Se særlig på årstallet.

    Feil:
        saker:
          - saksnr: 1/26
            tittel: Godkjenning av innkalling
            forslag_til_vedtak:
              - {tekst: AU rapporterer innen 30.06.26., frist: "2025-06-30"}
          - {saksnr: 2/26, tittel: Samarbeid om legevakt, sakstype: beslutning}

    Riktig:
        saker:
          - saksnr: 1/26
            tittel: Godkjenning av innkalling
            forslag_til_vedtak:
              - {tekst: AU rapporterer innen 30.06.26., frist: "2026-06-30"}
          - {saksnr: 2/26, tittel: Samarbeid om legevakt, sakstype: beslutning}
    """
    for placed in commitments:
        deadline = placed.point.deadline
        if deadline and deadline < meeting.date:
            message = _("fristen {deadline} er før møtet {date}").format(deadline=deadline, date=meeting.date)
            yield Finding((*placed.where, "frist"), message, _("rett frist; se særlig på årstallet"))


@rule("REF516", "feil")
def deadline_not_in_the_point(commitments: tuple[Placed, ...]) -> Findings:
    """Fristens ordlyd står ikke i punktet.

    frist_tekst er de ordene i punktet som setter fristen, ord for ord. Står de der ikke, er teksten eller fristen
    endret uten at den andre ble det.

    Feil:
        saker:
          - saksnr: 1/26
            tittel: Godkjenning av innkalling
            forslag_til_vedtak:
              - {tekst: AU rapporterer på nyåret., frist_tekst: til våren}
          - {saksnr: 2/26, tittel: Samarbeid om legevakt, sakstype: beslutning}

    Riktig:
        saker:
          - saksnr: 1/26
            tittel: Godkjenning av innkalling
            forslag_til_vedtak:
              - {tekst: AU rapporterer på nyåret., frist_tekst: på nyåret}
          - {saksnr: 2/26, tittel: Samarbeid om legevakt, sakstype: beslutning}
    """
    for placed in commitments:
        written = on_one_line(placed.point.deadline_text or "")
        if written not in on_one_line(placed.point.text):
            yield Finding(
                (*placed.where, "frist_tekst"),
                _("«{text}» står ikke i punkt {number}").format(text=written, number=point_number(placed.position)),
                _("skriv fristen ord for ord slik den står i punktet"),
            )


@rule("REF517", "feil")
def deadline_of_another_date(commitments: tuple[Placed, ...]) -> Findings:
    """Fristen er en annen dato enn den teksten sier.

    frist er lesningen av frist_tekst. Nevner teksten én dag, er det den dagen; nevner den en måned, ligger fristen i
    den måneden.

    Feil:
        saker:
          - saksnr: 1/26
            tittel: Godkjenning av innkalling
            forslag_til_vedtak:
              - {tekst: AU rapporterer innen 30.06.26., frist: "2026-06-20", frist_tekst: innen 30.06.26}
          - {saksnr: 2/26, tittel: Samarbeid om legevakt, sakstype: beslutning}

    Riktig:
        saker:
          - saksnr: 1/26
            tittel: Godkjenning av innkalling
            forslag_til_vedtak:
              - {tekst: AU rapporterer innen 30.06.26., frist: "2026-06-30", frist_tekst: innen 30.06.26}
          - {saksnr: 2/26, tittel: Samarbeid om legevakt, sakstype: beslutning}
    """
    for placed in commitments:
        deadline, text = placed.point.deadline, placed.point.deadline_text
        days = list(dates(text)) if deadline and text else []
        if deadline and text and len(days) == 1 and not deadline.startswith(days[0]):
            yield Finding(
                (*placed.where, "frist"),
                _("fristen er {deadline}, men teksten sier «{text}»").format(deadline=deadline, text=on_one_line(text)),
                _("skriv datoen som teksten sier"),
            )


@rule("REF518", "advarsel")
def date_without_deadline(points: tuple[Placed, ...]) -> Findings:
    """En dato i vedtaket ser ut som en frist, men er ikke ført som det.

    Bare frister som er ført med frist og frist_tekst, kommer med når noen spør hva som skal følges opp.

    Feil:
        # et møte som er holdt
        saker:
          - saksnr: 1/26
            tittel: Godkjenning av innkalling
            vedtak:
              - AU rapporterer innen 30.06.26.
          - {saksnr: 2/26, tittel: Samarbeid om legevakt, sakstype: beslutning}

    Riktig:
        # et møte som er holdt
        saker:
          - saksnr: 1/26
            tittel: Godkjenning av innkalling
            vedtak:
              - {tekst: AU rapporterer innen 30.06.26., frist: "2026-06-30", frist_tekst: innen 30.06.26}
          - {saksnr: 2/26, tittel: Samarbeid om legevakt, sakstype: beslutning}
    """
    for placed in points:
        text = placed.point.text
        if placed.field != DECISION or ("nnen " not in text and "enest " not in text and "rist" not in text):
            continue
        if placed.point.deadline or placed.point.deadline_text:
            continue
        found = _DEADLINE.search(on_one_line(text)) if _DIGIT.search(text) else None
        if not found:
            continue
        first = next(dates(found[0]), "")
        day = first if len(first) == _WHOLE_DATE else None
        keys = _('frist: "{day}" og frist_tekst: {text}') if day else _("frist_tekst: {text}")
        yield Finding(
            (*placed.text_where, Within(found[0])),
            _("«{text}» ser ut som en frist, men er ikke ført som det").format(text=found[0]),
            _("skriv punktet med tekst, og legg til {keys}").format(keys=keys.format(day=day, text=found[0])),
        )


@rule("REF519", "advarsel")
def unknown_body(meeting: Meeting, commitments: tuple[Placed, ...], register: Register) -> Findings:
    """Den som er ansvarlig for et punkt, er ukjent.

    Registeret kjenner organene under organer, med de andre navnene deres, og personene under grupper. Et navn som ikke
    står der, kommer ikke med når noen spør hva et organ har å gjøre.

    Feil:
        saker:
          - saksnr: 1/26
            tittel: Godkjenning av innkalling
            forslag_til_vedtak:
              - {tekst: Arbeidsutvalget rapporterer til våren., ansvarlig: [Arbeidsutvalg]}
          - {saksnr: 2/26, tittel: Samarbeid om legevakt, sakstype: beslutning}

    Riktig:
        saker:
          - saksnr: 1/26
            tittel: Godkjenning av innkalling
            forslag_til_vedtak:
              - {tekst: Arbeidsutvalget rapporterer til våren., ansvarlig: [Arbeidsutvalget]}
          - {saksnr: 2/26, tittel: Samarbeid om legevakt, sakstype: beslutning}
    """
    for placed in commitments:
        for index, name in enumerate(placed.point.responsible):
            if register.body(name) or register.person(name):
                continue
            body = nearest(name, register.bodies)
            yield Finding(
                (*placed.where, "ansvarlig", index),
                _("«{name}» er verken et organ eller en person i registeret for {committee}").format(
                    name=name, committee=meeting.committee
                )
                + suggest((body,) if body else register.suggestions(name)),
                _("rett navnet, eller før organet inn under organer i utvalg.yaml"),
            )

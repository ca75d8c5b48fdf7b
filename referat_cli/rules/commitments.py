"""The rules on whether the commitments of a decision say who and when, as the text has it (REF515–REF519)."""

from referat_cli.i18n import _
from referat_cli.model.dates import SIGNS_OF_A_DEADLINE, Deadline, Time, deadlines, times
from referat_cli.model.meeting import Meeting
from referat_cli.model.names import nearest
from referat_cli.model.problem import Finding, Findings, Within
from referat_cli.model.register import Register
from referat_cli.rules.attendees import suggest
from referat_cli.rules.meeting_texts import DECISION, Placed, Sieve, on_one_line
from referat_cli.rules.registry import rule


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
        if written not in on_one_line(placed.text):
            yield Finding(
                (*placed.where, "frist_tekst"),
                _("«{text}» står ikke i punkt {number}").format(text=written, number=placed.number),
                _("skriv fristen ord for ord slik den står i punktet"),
            )


@rule("REF517", "feil")
def deadline_of_another_date(meeting: Meeting, commitments: tuple[Placed, ...]) -> Findings:
    """Fristen er en annen dato enn den teksten sier.

    frist er lesningen av frist_tekst, eller av punktet når frist_tekst mangler. Nevner teksten en dag, er det den
    dagen; nevner den «utgangen av» noe, er det siste dag; nevner den en måned, et kvartal, et halvår, en årstid, en uke
    eller et år, ligger fristen der. Står det ikke noe årstall, gjelder det den første slike dagen etter møtet.

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
        deadline = placed.point.deadline
        if deadline is None or deadline < meeting.date:  # that is REF515's
            continue
        text = on_one_line(placed.point.deadline_text or placed.text)
        named = [*times(text, meeting.date)]
        if placed.point.deadline_text is None:
            named = [found.time for found in deadlines(text, meeting.date)]
        right = [time for time in named if time.meeting is None]
        if right and right == named and not any(time.may_be(deadline) for time in right):
            yield Finding(
                (*placed.where, "frist"),
                _("fristen er {deadline}, men teksten sier «{text}»").format(
                    deadline=deadline, text=text if placed.point.deadline_text else right[0].text
                ),
                _describe_reading(right),
            )


def _describe_reading(named: list[Time]) -> str:
    """The next step where a deadline is not what the text says: the day that it says."""
    if len(named) > 1 or not named[0].last:
        return _("skriv datoen som teksten sier")
    if named[0].first == named[0].last:
        return _('skriv frist: "{day}"').format(day=named[0].last)
    return _('skriv en dag fra {first} til {last}, for eksempel frist: "{day}"').format(
        first=named[0].first, last=named[0].last, day=named[0].due
    )


@rule("REF518", "advarsel")
def date_without_deadline(meeting: Meeting, points: tuple[Placed, ...]) -> Findings:
    """En dato i vedtaket ser ut som en frist, men er ikke ført som det.

    Bare frister som er ført med frist og frist_tekst, kommer med når noen spør hva som skal følges opp. Setter punktet
    flere frister, rommer frist_tekst alle, og frist er den første av dem. En dag før møtet er ingen frist.

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
    decided = [placed for placed in points if placed.field == DECISION]
    for place in Sieve([placed.text for placed in decided]).having(*SIGNS_OF_A_DEADLINE):
        placed = decided[place]
        point, text = placed.point, on_one_line(placed.text)
        found = list(deadlines(text, meeting.date))
        has_one = point.deadline is not None or point.deadline_text is not None
        step = _("la frist_tekst romme alle fristene i punktet, ord for ord") if has_one else ""
        for deadline in found if len(found) > 1 or not has_one else ():
            passed = deadline.time.last and deadline.time.last < meeting.date
            recorded = deadline.time.text in on_one_line(point.deadline_text or "")
            if passed or recorded or (point.deadline and deadline.time.may_be(point.deadline)):
                continue
            message = _("«{text}» ser ut som en frist, men er ikke ført som det").format(text=deadline.text)
            yield Finding((*placed.text_where, Within(deadline.text)), message, step or _recorded(deadline))


def _recorded(deadline: Deadline) -> str:
    """The next step where a deadline is not recorded: the keys that record it."""
    if not deadline.time.last:
        return _("rett datoen, som ikke finnes, og før den som frist; står det slik i vedtaket, skriv bare frist_tekst")
    keys = _('frist: "{day}" og frist_tekst: {text}').format(day=deadline.time.due, text=deadline.text)
    return _("skriv punktet med tekst, og legg til {keys}").format(keys=keys)


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

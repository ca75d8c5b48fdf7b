"""Do status, approval and the next meeting fit the rest of the archive? (REF607–REF611)"""

from bisect import bisect_left, bisect_right

from referat_cli.archive.archive import Archive
from referat_cli.archive.paths import FOLDER, Home, home
from referat_cli.language import _
from referat_cli.record.minutes import Meeting
from referat_cli.record.problem import Finding, Findings, Key, Where
from referat_cli.rules.registry import rule


@rule("REF607", "info")
def next_meeting_without_file(meeting: Meeting, archive: Archive, home: Home) -> Findings:
    """Neste møte har ingen fil, men arkivet har et senere.

    Enten ble møtet flyttet, eller så er datoen skrevet feil, eller møtet er ikke tatt over i arkivet. Så lenge arkivet
    ikke har noe senere møte, er det ingenting å si om det.

    Feil:
        # minutes/prove/2026/2026-02-04.yaml
        utvalg: prove
        moetedato: "2026-02-04"
        status: innkalling
        neste_moete: "2026-03-05"

    Riktig:
        # minutes/prove/2026/2026-02-04.yaml
        utvalg: prove
        moetedato: "2026-02-04"
        status: innkalling
        neste_moete: "2026-03-04"
    """
    if not meeting.next_meeting or meeting.next_meeting <= meeting.date:
        return
    days = archive.dates_of(home.committee)
    later = bisect_right(days, meeting.date)
    there = bisect_left(days, meeting.next_meeting)
    if later < len(days) and days[there : there + 1] != (meeting.next_meeting,):
        yield Finding(
            ("neste_moete",),
            _("neste møte {next} har ingen fil; det neste i arkivet er {found}").format(
                next=meeting.next_meeting, found=days[later]
            ),
            _("rett datoen hvis den er feil; mangler møtet i arkivet, er det ikke noe å rette her"),
        )


@rule("REF608", "advarsel")
def content_of_another_status(meeting: Meeting) -> Findings:
    """Innholdet hører til en annen status.

    Vedtak føres når møtet er holdt (status referat), godkjent når referatet er godkjent, og rettelser bare etter det.
    Trolig er status glemt.

    Feil:
        saker:
          - saksnr: 1/26
            tittel: Godkjenning av innkalling
            vedtak:
              - Innkallingen godkjennes.
          - {saksnr: 2/26, tittel: Samarbeid om legevakt, sakstype: beslutning}

    Riktig:
        saker:
          - saksnr: 1/26
            tittel: Godkjenning av innkalling
            vedtak:
              - Innkallingen godkjennes.
          - {saksnr: 2/26, tittel: Samarbeid om legevakt, sakstype: beslutning}
        status: referat
        moeteleder: Kari Nordmann
        referent: Kari Nordmann
        deltakere:
          - gruppe: Kommunene
            personer:
              - {navn: Kari Nordmann, oppmoete: møtt, enhet: Nordby}
    """
    if meeting.status == "godkjent":
        return
    step = _("sett riktig status, eller ta bort det som ikke hører til")
    if meeting.approved:
        told = _("«godkjent» er ført, men status er «{status}»").format(status=meeting.status)
        yield Finding((Key("godkjent"),), told, step)
    if meeting.corrections:
        told = _("«rettelser» er ført, men status er «{status}»").format(status=meeting.status)
        yield Finding((Key("rettelser"),), told, step)
    if meeting.status == "innkalling":
        for index, case in enumerate(meeting.cases):
            if case.decision:
                told = _("sak {number} har vedtak, men status er «innkalling»").format(number=case.number)
                yield Finding(("saker", index, Key("vedtak")), told, step)


@rule("REF609", "feil")
def approved_before_the_meeting(meeting: Meeting) -> Findings:
    """Referatet er godkjent eller rettet før det kan ha vært det.

    Et referat godkjennes i møtet eller senere, og rettes først når det er godkjent.

    Feil:
        status: godkjent
        godkjent: {dato: "2025-05-06"}
        moeteleder: Kari Nordmann
        referent: Kari Nordmann
        deltakere:
          - gruppe: Kommunene
            personer:
              - {navn: Kari Nordmann, oppmoete: møtt, enhet: Nordby}

    Riktig:
        status: godkjent
        godkjent: {dato: "2026-05-06"}
        moeteleder: Kari Nordmann
        referent: Kari Nordmann
        deltakere:
          - gruppe: Kommunene
            personer:
              - {navn: Kari Nordmann, oppmoete: møtt, enhet: Nordby}
    """
    earliest = meeting.date
    if meeting.approved:
        if meeting.approved.date < earliest:
            yield Finding(
                ("godkjent", "dato"),
                _("referatet er godkjent {date}, før møtet {meeting}").format(
                    date=meeting.approved.date, meeting=meeting.date
                ),
                _("rett datoen; se særlig på årstallet"),
            )
        earliest = max(earliest, meeting.approved.date)
    for index, correction in enumerate(meeting.corrections):
        if correction.date < earliest:
            yield Finding(
                ("rettelser", index, "dato"),
                _("rettelsen er fra {date}, før referatet ble godkjent {approved}").format(
                    date=correction.date, approved=earliest
                ),
                _("rett datoen; se særlig på årstallet"),
            )


@rule("REF610", "feil")
def approved_in_no_case(meeting: Meeting, archive: Archive, home: Home) -> Findings:
    """Saken der referatet ble godkjent eller rettet, finnes ikke i det møtet.

    Har arkivet møtet den dagen, må det ha saken; har arkivet saken, må den være i møtet den dagen.

    Feil:
        # minutes/prove/2026/2026-02-04.yaml
        utvalg: prove
        moetedato: "2026-02-04"
        status: godkjent
        godkjent: {dato: "2026-03-04", sak: 7/26}
        moeteleder: Kari Nordmann
        referent: Kari Nordmann
        deltakere:
          - gruppe: Kommunene
            personer:
              - {navn: Kari Nordmann, oppmoete: møtt, enhet: Nordby}

    Riktig:
        # minutes/prove/2026/2026-02-04.yaml
        utvalg: prove
        moetedato: "2026-02-04"
        status: godkjent
        godkjent: {dato: "2026-03-04", sak: 1/26}
        moeteleder: Kari Nordmann
        referent: Kari Nordmann
        deltakere:
          - gruppe: Kommunene
            personer:
              - {navn: Kari Nordmann, oppmoete: møtt, enhet: Nordby}
    """
    named: list[tuple[Where, str, str | None]] = []
    if meeting.approved:
        named.append((("godkjent", "sak"), meeting.approved.date, meeting.approved.case))
    named += [(("rettelser", index, "sak"), c.date, c.case) for index, c in enumerate(meeting.corrections)]
    for where, date, number in named:
        if not number:
            continue
        held = {found.meeting.date for found in archive.cases_called(home.committee, number)}
        if date in held:
            continue
        if held:
            message = _("sak {number} er i møtet {held}, ikke i et møte {date}").format(
                number=number, held=min(held), date=date
            )
        elif date in archive.dates_of(home.committee):
            message = _("møtet {date} har ikke sak {number}").format(date=date, number=number)
        else:
            continue
        yield Finding(where, message, _("rett nummeret eller datoen"))


@rule("REF611", "advarsel")
def second_meeting_without_first(path: str, archive: Archive) -> Findings:
    """Filen er møte nummer to den dagen, men det første finnes ikke.

    Tallet etter datoen i filnavnet («-2») skiller to møter samme dag. Er det bare ett, heter filen datoen alene.

    Feil:
        # minutes/prove/2026/2026-02-04-2.yaml
        utvalg: prove
        moetedato: "2026-02-04"
        status: innkalling

    Riktig:
        # minutes/prove/2026/2026-02-04.yaml
        utvalg: prove
        moetedato: "2026-02-04"
        status: innkalling
    """
    where = home(path)
    if not where or not where.date or path.endswith(f"/{where.date}.yaml"):
        return
    number = int(path.removesuffix(".yaml").rpartition("-")[2])
    start = f"{FOLDER}/{where.committee}/{where.year}/{where.date}"
    before = f"{start}.yaml" if number <= 2 else f"{start}-{number - 1}.yaml"  # noqa: PLR2004 - the first has no number
    if before not in archive.meetings_of(where.committee, where.year):
        yield Finding(
            (),
            _("arkivet har ikke {before}, som kommer før denne").format(before=before),
            _("gi filen navnet {before}, eller legg inn møtet som mangler").format(before=before),
        )

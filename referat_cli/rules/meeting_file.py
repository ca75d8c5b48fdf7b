"""The rules on whether the file, its status, approval and next meeting fit the rest of the archive (REF208, REF6xx)."""

from bisect import bisect_left, bisect_right

from referat_cli.document.schema import may_be_newer, newer_parts
from referat_cli.i18n import _
from referat_cli.model.committee import FORMAT, Committee
from referat_cli.model.meeting import Meeting
from referat_cli.model.problem import Finding, Findings, Key, Where
from referat_cli.rules.registry import rule
from referat_cli.store.archive import Archive
from referat_cli.store.paths import FOLDER, REGISTER, Home, home, kind_of
from referat_cli.store.snapshot import Unreadable

# What is said of a case on which nothing need have been decided.
UNDECIDED = frozenset({"utsatt", "tilbakesendt", "oversendt", "trukket", "ikke_behandlet", "uten_vedtak"})


@rule("REF601", "feil")
def name_and_date_differ(meeting: Meeting, home: Home) -> Findings:
    """Filnavnet og innholdet sier ikke det samme.

    Et møte ligger i minutes/<utvalg>/<år>/<dato>.yaml, der utvalg, år og dato er de samme som i filen. Et møte nummer
    to samme dag får «-2» etter datoen.

    Feil:
        # minutes/prove/2026/2026-03-05.yaml
        utvalg: prove
        moetedato: "2026-03-04"
        status: innkalling

    Riktig:
        # minutes/prove/2026/2026-03-04.yaml
        utvalg: prove
        moetedato: "2026-03-04"
        status: innkalling
    """
    if meeting.date != home.date:
        yield Finding(
            ("moetedato",),
            _("moetedato er {date}, men filen heter {name}.yaml").format(date=meeting.date, name=home.date),
            _("gi filen navnet {date}.yaml, eller rett datoen").format(date=meeting.date),
        )
    elif meeting.date[:4] != home.year:
        yield Finding(
            ("moetedato",),
            _("møtet er i {year}, men filen ligger i mappen {folder}").format(year=meeting.date[:4], folder=home.year),
            _("flytt filen til mappen {year}").format(year=meeting.date[:4]),
        )
    if meeting.committee != home.committee:
        yield Finding(
            ("utvalg",),
            _("utvalget er {committee}, men filen ligger i mappen {folder}").format(
                committee=meeting.committee, folder=home.committee
            ),
            _("flytt filen, eller rett utvalg"),
        )


@rule("REF602", "feil")
def next_meeting_not_later(meeting: Meeting) -> Findings:
    """Neste møte er ikke senere enn dette.

    neste_moete er datoen for møtet etter dette, og må derfor være senere.

    Feil:
        neste_moete: "2026-02-04"

    Riktig:
        neste_moete: "2026-05-06"
    """
    if meeting.next_meeting and meeting.next_meeting <= meeting.date:
        yield Finding(
            ("neste_moete",),
            _("neste møte {next} er ikke senere enn møtet {date}").format(next=meeting.next_meeting, date=meeting.date),
            _("rett neste_moete; se særlig på årstallet"),
        )


@rule("REF603", "feil")
def incomplete_for_its_status(meeting: Meeting) -> Findings:
    """Møtet mangler noe som statusen krever.

    En innkalling har saksliste og forslag. Et referat har i tillegg deltakere og et vedtak i hver sak som hadde et
    forslag («vedtak: []» når ingenting ble vedtatt), om ikke utfall sier at saken ble utsatt, trukket eller ikke
    behandlet. Et godkjent referat sier når det ble godkjent. Et avlyst møte trenger ikke noe av dette.

    Feil:
        status: referat
        moeteleder: Kari Nordmann
        referent: Ola Hansen

    Riktig:
        status: referat
        moeteleder: Kari Nordmann
        referent: Ola Hansen
        deltakere:
          - gruppe: Kommunene
            personer:
              - {navn: Kari Nordmann, oppmoete: møtt, enhet: Nordby}
              - {navn: Ola Hansen, oppmoete: møtt, enhet: Vestby}
    """
    if not meeting.was_held:
        return
    missing = _("status er «{status}», men «{key}» mangler")
    if meeting.attendance is None:
        message = missing.format(status=meeting.status, key="deltakere")
        yield Finding(("status",), message, _("legg til «deltakere» med gruppene og hvem som møtte"))
    if meeting.status == "godkjent" and meeting.approved is None:
        message = missing.format(status=meeting.status, key="godkjent")
        yield Finding(("status",), message, _('legg til «godkjent: {dato: "…"}» med dagen referatet ble godkjent'))
    for index, case in enumerate(meeting.cases):
        if case.proposal is not None and case.decision is None and case.outcome not in UNDECIDED:
            yield Finding(
                ("saker", index, Key("forslag_til_vedtak")),
                _("sak {number} har forslag, men ikke vedtak").format(number=case.number),
                _("før inn vedtaket; skriv «vedtak: []» hvis ingenting ble vedtatt"),
            )


@rule("REF612", "info")
def unnamed_chair_or_secretary(meeting: Meeting) -> Findings:
    """Referatet sier ikke hvem som ledet møtet, eller hvem som skrev det.

    Ikke alle referater gjør det, og da er det ikke noe å rette. Ofte er det bare glemt.

    Feil:
        status: referat
        moeteleder: Kari Nordmann
        deltakere:
          - gruppe: Kommunene
            personer:
              - {navn: Kari Nordmann, oppmoete: møtt, enhet: Nordby}

    Riktig:
        status: referat
        moeteleder: Kari Nordmann
        referent: Kari Nordmann
        deltakere:
          - gruppe: Kommunene
            personer:
              - {navn: Kari Nordmann, oppmoete: møtt, enhet: Nordby}
    """
    for key, name in (("moeteleder", meeting.chair), ("referent", meeting.secretary)):
        if meeting.was_held and name is None:
            message = _("referatet sier ikke hvem som var {key}").format(key=key)
            yield Finding(("status",), message, _("legg til «{key}» hvis det er kjent").format(key=key))


@rule("REF604", "feil")
def outside_the_layout(path: str) -> Findings:
    """Filen ligger ikke der arkivet ser etter den.

    Møter ligger i minutes/<utvalg>/<år>/<dato>.yaml og registeret i minutes/<utvalg>/utvalg.yaml. En fil som heter noe
    annet, blir ikke lest når noen spør arkivet.

    Feil:
        # minutes/prove/2026/marsmøtet.yaml
        utvalg: prove
        moetedato: "2026-03-04"
        status: innkalling

    Riktig:
        # minutes/prove/2026/2026-03-04.yaml
        utvalg: prove
        moetedato: "2026-03-04"
        status: innkalling
    """
    if path.startswith(f"{FOLDER}/") and home(path) is None:
        yield Finding(
            (),
            _("filen {path} følger ikke arkivets oppsett").format(path=path),
            _("gi den et navn som {folder}/<utvalg>/<år>/<dato>.yaml, for eksempel {example}").format(
                folder=FOLDER, example=f"{FOLDER}/asu/2024/2024-10-29.yaml"
            ),
        )


@rule("REF605", "feil")
def committee_without_register(meeting: Meeting, home: Home, archive: Archive) -> Findings:
    """Utvalget har ikke noe register.

    Uten minutes/<utvalg>/utvalg.yaml vet ingen hvem som sitter i utvalget, og navn kan ikke kontrolleres.

    Feil:
        # minutes/annet/2026/2026-03-04.yaml
        utvalg: annet
        moetedato: "2026-03-04"
        status: innkalling

    Riktig:
        # minutes/prove/2026/2026-03-04.yaml
        utvalg: prove
        moetedato: "2026-03-04"
        status: innkalling
    """
    register = f"{FOLDER}/{home.committee}/{REGISTER}"
    if not archive.has(register):
        yield Finding(
            ("utvalg",),
            _("utvalget {committee} har ikke noe register").format(committee=meeting.committee),
            _("lag {register} med gruppene og hvem som sitter i dem").format(register=register),
        )
    elif archive.entry(register).register is None:
        yield Finding(
            ("utvalg",),
            _("registeret {register} kan ikke brukes, så navn er ikke kontrollert").format(register=register),
            _("rett {register} først").format(register=register),
        )


@rule("REF606", "feil")
def register_of_another_committee(committee: Committee, home: Home) -> Findings:
    """Registeret ligger i feil mappe.

    Koden i registeret er navnet på mappen det ligger i.

    Feil:
        # minutes/prove/utvalg.yaml
        format: 1
        kode: annet
        navn: Et annet utvalg

    Riktig:
        # minutes/prove/utvalg.yaml
        format: 1
        kode: prove
        navn: Prøveutvalget
    """
    if committee.code != home.committee:
        yield Finding(
            ("kode",),
            _("koden er {code}, men registeret ligger i mappen {folder}").format(
                code=committee.code, folder=home.committee
            ),
            _("gi mappen samme navn som koden, eller rett koden"),
        )


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
        message = _("«godkjent» er ført, men status er «{status}»").format(status=meeting.status)
        yield Finding((Key("godkjent"),), message, step)
    if meeting.corrections:
        message = _("«rettelser» er ført, men status er «{status}»").format(status=meeting.status)
        yield Finding((Key("rettelser"),), message, step)
    if not meeting.was_held:
        for index, case in enumerate(meeting.cases):
            if case.decision:
                message = _("sak {number} har vedtak, men status er «{status}»").format(
                    number=case.number, status=meeting.status
                )
                yield Finding(("saker", index, Key("vedtak")), message, step)


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
    mentioned: list[tuple[Where, str, str | None]] = []
    if meeting.approved:
        mentioned.append((("godkjent", "sak"), meeting.approved.date, meeting.approved.case))
    mentioned += [(("rettelser", index, "sak"), c.date, c.case) for index, c in enumerate(meeting.corrections)]
    for where, date, number in mentioned:
        if not number:
            continue
        days = {found.meeting.date for found in archive.cases_called(home.committee, number)}
        if date in days:
            continue
        if days:
            message = _("sak {number} er i møtet {other}, ikke i et møte {date}").format(
                number=number, other=min(days), date=date
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


@rule("REF208", "advarsel")
def older_format_than_used(committee: Committee, path: str, home: Home, archive: Archive) -> Findings:
    """Registeret sier et eldre format enn det utvalgets filer bruker.

    Noen nøkler og ord kom med en senere utgave av reglene. Når registeret sier hvilken, sier en eldre utgave av referat
    «oppgrader referat», i stedet for å kalle nøkkelen en skrivefeil.

    Feil:
        # minutes/prove/utvalg.yaml
        format: 1
        kode: prove
        navn: Prøveutvalget
        grupper:
          - gruppe: Kommunene
            rolle: medlem
            plasser: 2
            personer:
              - {navn: Kari Nordmann, enhet: Nordby}
              - {navn: Ola Hansen, enhet: Vestby}

    Riktig:
        # minutes/prove/utvalg.yaml
        format: 2
        kode: prove
        navn: Prøveutvalget
        grupper:
          - gruppe: Kommunene
            rolle: medlem
            plasser: 2
            personer:
              - {navn: Kari Nordmann, enhet: Nordby}
              - {navn: Ola Hansen, enhet: Vestby}
    """
    if committee.format >= FORMAT:
        return
    for used_in in (path, *archive.meetings_of(home.committee)):
        try:
            if not may_be_newer(archive.read(used_in), kind_of(used_in), committee.format):
                continue
        except Unreadable:  # told of where that file is judged
            continue
        for part in newer_parts(archive.entry(used_in).document.value, kind_of(used_in), committee.format):
            message = _("format er {format}, men «{word}» i {path} kom med format {newer}").format(
                format=committee.format, word=part.word, path=used_in, newer=part.format
            )
            yield Finding(("format",), message, _("skriv «format: {newest}»").format(newest=FORMAT))
            return

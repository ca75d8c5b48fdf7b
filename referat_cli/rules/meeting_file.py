"""The rules on whether the file and its next meeting fit the rest of the archive (REF208, REF601–REF611)."""

from bisect import bisect_left, bisect_right

from referat_cli.document.schema import newer_parts
from referat_cli.i18n import _
from referat_cli.model.closed import without_leaks
from referat_cli.model.committee import FORMAT, Committee
from referat_cli.model.meeting import Meeting
from referat_cli.model.problem import Finding, Findings
from referat_cli.rules.registry import rule
from referat_cli.store.archive import Archive
from referat_cli.store.paths import FOLDER, REGISTER, Home, home, kind_of


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
    if meeting.next_meeting and meeting.next_meeting <= max((meeting.date, *meeting.days)):
        yield Finding(
            ("neste_moete",),
            _("neste møte {next} er ikke senere enn møtet {date}").format(next=meeting.next_meeting, date=meeting.date),
            _("rett neste_moete; se særlig på årstallet"),
        )


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
            _("filen {path} følger ikke arkivets oppsett").format(path=path.replace("\n", "␊")),
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
    for used_in in (path, *filter(archive.may_be_newer, archive.meetings_of(home.committee))):
        public = without_leaks(archive.entry(used_in).document.value)
        for part in newer_parts(public, kind_of(used_in), committee.format):
            message = _("format er {format}, men «{word}» i {path} kom med format {newer}")
            if part.is_form:
                message = _("format er {format}, men det som står under «{word}» i {path}, kom med format {newer}")
            message = message.format(format=committee.format, word=part.word, path=used_in, newer=part.format)
            yield Finding(("format",), message, _("skriv «format: {newest}»").format(newest=FORMAT))
            return

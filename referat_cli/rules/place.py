"""Does the meeting stand where it should in the archive, and hold what its status requires? (REF6xx)"""

from referat_cli.archive.archive import Archive
from referat_cli.archive.paths import FOLDER, REGISTER, Home, home
from referat_cli.language import _
from referat_cli.record.committee import Committee
from referat_cli.record.minutes import Meeting
from referat_cli.record.problem import Finding, Findings, Key
from referat_cli.rules.registry import rule


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

    En innkalling har saksliste og forslag. Et referat har i tillegg møteleder, referent, deltakere og et vedtak i hver
    sak som hadde et forslag («vedtak: []» når ingenting ble vedtatt). Et godkjent referat sier når det ble godkjent.

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
    if meeting.status == "innkalling":
        return
    needed: dict[str, object] = {
        "moeteleder": meeting.chair,
        "referent": meeting.secretary,
        "deltakere": meeting.attendance,
    }
    if meeting.status == "godkjent":
        needed["godkjent"] = meeting.approved
    for key, value in needed.items():
        if value is None:
            yield Finding(
                ("status",),
                _("status er «{status}», men «{key}» mangler").format(status=meeting.status, key=key),
                _("legg til «{key}», eller sett status tilbake").format(key=key),
            )
    for index, case in enumerate(meeting.cases):
        if case.proposal is not None and case.decision is None:
            yield Finding(
                ("saker", index, Key("forslag_til_vedtak")),
                _("sak {number} har forslag, men ikke vedtak").format(number=case.number),
                _("før inn vedtaket; skriv «vedtak: []» hvis ingenting ble vedtatt"),
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
    if register not in archive.known:
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

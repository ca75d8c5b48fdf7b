"""Whether a register says the format that the committee's files use (REF208), and the manual pages of what others find.

The checks of REF201–REF207 are in `referat_cli.document.schema`, those of REF9xx in `referat_cli.rules.runner`.
"""

from referat_cli.document.schema import may_be_newer, newer_parts
from referat_cli.i18n import _
from referat_cli.model.committee import FORMAT, Committee
from referat_cli.model.problem import Finding, Findings
from referat_cli.rules.registry import page, rule
from referat_cli.store.archive import Archive
from referat_cli.store.paths import Home, kind_of
from referat_cli.store.snapshot import Unreadable


@page("REF901", "advarsel")
def acceptance_of_nothing() -> None:
    """Et godtak treffer ingenting.

    «# referat: godta KODE grunn» gjelder et funn på samme linje eller i teksten under nøkkelen den står ved, og på en
    egen linje det som står på linjen under. Er feilen rettet, skal godtaket bort, så det ikke skjuler en ny.

    Feil:
        moetested: Rådhuset # referat: godta REF504 lenken er tom i kilden

    Riktig:
        moetested: Rådhuset
    """


@page("REF902", "feil")
def acceptance_without_code_or_reason() -> None:
    """Et godtak mangler kode eller grunn.

    Den som leser referatet senere, skal se hva som er godtatt, og hvorfor.

    Feil:
        saker:
          - saksnr: 1/26
            tittel: Godkjenning av innkalling
            referat: | # referat: godta REF504
              Presentasjonen finnes [her](#).
          - {saksnr: 2/26, tittel: Samarbeid om legevakt}

    Riktig:
        saker:
          - saksnr: 1/26
            tittel: Godkjenning av innkalling
            referat: | # referat: godta REF504 lenken er tom i kilden
              Presentasjonen finnes [her](#).
          - {saksnr: 2/26, tittel: Samarbeid om legevakt}
    """


@page("REF201", "feil")
def unknown_key() -> None:
    """Nøkkelen er ukjent.

    Nøklene er ordene til venstre for kolon. Bare de som står i skjemaet, blir lest; en feilskrevet nøkkel ville skjule
    det som står etter den.

    Feil:
        moetestad: Rådhuset

    Riktig:
        moetested: Rådhuset
    """


@page("REF202", "feil")
def missing_key() -> None:
    """Noe som alltid skal være med, mangler.

    Et møte har minst utvalg, moetedato og status; en sak har saksnr og tittel; en person har navn og oppmoete.

    Feil:
        saker:
          - saksnr: 1/26
          - {saksnr: 2/26, tittel: Samarbeid om legevakt}

    Riktig:
        saker:
          - {saksnr: 1/26, tittel: Godkjenning av innkalling}
          - {saksnr: 2/26, tittel: Samarbeid om legevakt}
    """


@page("REF203", "feil")
def value_of_another_kind() -> None:
    """Verdien er av feil slag.

    Noen verdier er tekst, noen er lister der hver linje begynner med bindestrek. Et tall som er tekst, settes i
    anførselstegn.

    Feil:
        moetested: 1930

    Riktig:
        moetested: "1930"
    """


@page("REF204", "feil")
def value_of_another_form() -> None:
    """Verdien har ikke riktig form.

    Datoer skrives "2026-03-04", klokkeslett "09:00" og saksnummer 1/26.

    Feil:
        neste_moete: 06.05.2026

    Riktig:
        neste_moete: "2026-05-06"
    """


@page("REF205", "feil")
def value_not_among_the_possible() -> None:
    """Verdien er ikke en av dem som kan brukes.

    Oppmøte er møtt, digitalt, forfall, uteblitt eller ukjent; status er innkalling, referat eller godkjent. Faste ord
    gjør at alle teller likt.

    Feil:
        deltakere:
          - gruppe: Kommunene
            personer:
              - {navn: Kari Nordmann, oppmoete: tilstede}

    Riktig:
        deltakere:
          - gruppe: Kommunene
            personer:
              - {navn: Kari Nordmann, oppmoete: møtt}
    """


@page("REF206", "feil")
def empty_value_or_twice_in_a_list() -> None:
    """Verdien er tom, eller står to ganger i samme liste.

    Et tomt navn eller en tom tittel sier ingenting; ta heller bort hele linjen.

    Feil:
        moetested: ""

    Riktig:
        moetested: Rådhuset
    """


@page("REF207", "feil")
def register_of_a_newer_version() -> None:
    """Registeret er skrevet for en nyere utgave av referat.

    Arkivet sier i format hvilken utgave av reglene det følger. Er tallet høyere enn denne utgaven kjenner, må referat
    oppgraderes, så ingenting blir lest feil.

    Feil:
        # minutes/prove/utvalg.yaml
        format: 3
        kode: prove
        navn: Prøveutvalget

    Riktig:
        # minutes/prove/utvalg.yaml
        format: 2
        kode: prove
        navn: Prøveutvalget
    """


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

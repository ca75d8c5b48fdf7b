"""The manual pages of what the schema finds (REF2xx), and of what is wrong with acceptances (REF9xx).

The checks are in `referat_cli.document.schema` and in `referat_cli.rules.runner`.
"""

from referat_cli.rules.registry import page


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
        format: 2
        kode: prove
        navn: Prøveutvalget

    Riktig:
        # minutes/prove/utvalg.yaml
        format: 1
        kode: prove
        navn: Prøveutvalget
    """

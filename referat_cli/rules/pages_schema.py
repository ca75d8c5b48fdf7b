"""The manual pages of what does not fit the schema; `document.schema` finds it."""

from referat_cli.rules.registry import rule


@rule("REF201", "feil")
def unknown_key() -> None:
    """Nøkkelen er ukjent.

    Nøklene er ordene til venstre for kolon. Bare de som står i skjemaet, blir lest; en feilskrevet nøkkel ville skjule
    det som står etter den.

    Feil:
        moetestad: Rådhuset

    Riktig:
        moetested: Rådhuset
    """


@rule("REF202", "feil")
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


@rule("REF203", "feil")
def value_of_another_kind() -> None:
    """Verdien er av feil slag.

    Noen verdier er tekst, noen er lister der hver linje begynner med bindestrek. Et tall som er tekst, settes i
    anførselstegn.

    Feil:
        moetested: 1930

    Riktig:
        moetested: "1930"
    """


@rule("REF204", "feil")
def value_of_another_form() -> None:
    """Verdien har ikke riktig form.

    Datoer skrives "2026-03-04", klokkeslett "09:00" og saksnummer 1/26.

    Feil:
        neste_moete: 06.05.2026

    Riktig:
        neste_moete: "2026-05-06"
    """


@rule("REF205", "feil")
def value_not_among_the_possible() -> None:
    """Verdien er ikke en av dem som kan brukes.

    Oppmøte er møtt, digitalt, forfall, permisjon, uteblitt eller ukjent; status er innkalling, referat eller godkjent.
    Faste ord gjør at alle teller likt.

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


@rule("REF206", "feil")
def empty_value_or_twice_in_a_list() -> None:
    """Verdien er tom, eller står to ganger i samme liste.

    Et tomt navn eller en tom tittel sier ingenting; ta heller bort hele linjen.

    Feil:
        moetested: ""

    Riktig:
        moetested: Rådhuset
    """


@rule("REF207", "feil")
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

"""What do the codes of the schema mean? (REF2xx)

`referat_cli.document.schema` finds these, so they have a page here and no check.
"""

from referat_cli.rules.registry import page

page(
    "REF901",
    "advarsel",
    """
    Et godtak treffer ingenting.

    «# referat: godta KODE grunn» gjelder et funn på samme linje eller i teksten under nøkkelen den står ved, og på en
    egen linje det som står på linjen under. Er feilen rettet, skal godtaket bort, så det ikke skjuler en ny.

    Feil:
        moetested: Rådhuset # referat: godta REF504 lenken er tom i kilden

    Riktig:
        moetested: Rådhuset
    """,
)

page(
    "REF902",
    "feil",
    """
    Et godtak mangler kode eller grunn.

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
    """,
)

page(
    "REF201",
    "feil",
    """
    Nøkkelen er ukjent.

    Nøklene er ordene til venstre for kolon. Bare de som står i skjemaet, blir lest; en feilskrevet nøkkel ville skjule
    det som står etter den.

    Feil:
        moetestad: Rådhuset

    Riktig:
        moetested: Rådhuset
    """,
)

page(
    "REF202",
    "feil",
    """
    Noe som alltid skal være med, mangler.

    Et møte har minst utvalg, moetedato og status; en sak har saksnr og tittel; en person har navn og oppmoete.

    Feil:
        saker:
          - saksnr: 1/26
          - {saksnr: 2/26, tittel: Samarbeid om legevakt}

    Riktig:
        saker:
          - {saksnr: 1/26, tittel: Godkjenning av innkalling}
          - {saksnr: 2/26, tittel: Samarbeid om legevakt}
    """,
)

page(
    "REF203",
    "feil",
    """
    Verdien er av feil slag.

    Noen verdier er tekst, noen er lister der hver linje begynner med bindestrek. Et tall som er tekst, settes i
    anførselstegn.

    Feil:
        moetested: 1930

    Riktig:
        moetested: "1930"
    """,
)

page(
    "REF204",
    "feil",
    """
    Verdien har ikke riktig form.

    Datoer skrives "2026-03-04", klokkeslett "09:00" og saksnummer 1/26.

    Feil:
        neste_moete: 06.05.2026

    Riktig:
        neste_moete: "2026-05-06"
    """,
)

page(
    "REF205",
    "feil",
    """
    Verdien er ikke en av dem som kan brukes.

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
    """,
)

page(
    "REF206",
    "feil",
    """
    Verdien er tom, eller står to ganger i samme liste.

    Et tomt navn eller en tom tittel sier ingenting; ta heller bort hele linjen.

    Feil:
        moetested: ""

    Riktig:
        moetested: Rådhuset
    """,
)

page(
    "REF207",
    "feil",
    """
    Registeret er skrevet for en nyere utgave av referat.

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
    """,
)

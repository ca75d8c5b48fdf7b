"""The manual pages of acceptances that are none; the runner of rules finds them."""

from referat_cli.rules.registry import rule


@rule("REF901", "advarsel")
def acceptance_of_nothing() -> None:
    """Et godtak treffer ingenting.

    «# referat: godta KODE grunn» gjelder et funn på samme linje eller i teksten under nøkkelen den står ved, og på en
    egen linje det som står på linjen under. Er feilen rettet, skal godtaket bort, så det ikke skjuler en ny.

    Feil:
        moetested: Rådhuset # referat: godta REF504 lenken er tom i kilden

    Riktig:
        moetested: Rådhuset
    """


@rule("REF902", "feil")
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

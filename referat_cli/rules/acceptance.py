"""What do the codes about acceptances mean? (REF9xx)

`judge` finds these when every other rule has been asked, so they have a page here and no check.
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

"""What do the reader's codes about YAML's notation mean? (REF111–REF119)

As in `file`, the reader finds these, so they have a page here and no check.
"""

from referat_cli.rules.registry import page

page(
    "REF111",
    "feil",
    """
    Filen følger ikke YAMLs regler for innrykk og tegn.

    Et anførselstegn som ikke er lukket, en linje med galt innrykk eller en fil som stopper på midten, gjør at resten
    ikke kan leses. Linjen som nevnes, er der det begynte å gå galt.

    Feil:
        moetested: "Rådhuset

    Riktig:
        moetested: Rådhuset
    """,
)
page(
    "REF112",
    "feil",
    """
    Samme nøkkel står to ganger.

    Da vet ingen hvilken verdi som gjelder.

    Feil:
        moetested: Rådhuset
        moetested: Biblioteket

    Riktig:
        moetested: Rådhuset
    """,
)
page(
    "REF113",
    "feil",
    """
    Filen bruker en av YAMLs snarveier (&, *, !, << eller %).

    Et referat skal kunne leses fra øverst til nederst uten å slå opp. Begynner en tekst med et slikt tegn, settes den i
    anførselstegn.

    Feil:
        moetested: &sted Rådhuset

    Riktig:
        moetested: Rådhuset
    """,
)
page(
    "REF114",
    "feil",
    """
    Filen har flere dokumenter.

    Én fil er ett møte. En linje med bare «---» begynner et nytt dokument i YAML.

    Feil:
        moetested: Rådhuset
        ---
        moetested: Biblioteket

    Riktig:
        moetested: Rådhuset
    """,
)
page(
    "REF115",
    "feil",
    """
    Lister ligger mer enn 100 nivåer inni hverandre.

    Ingen punktliste er så dyp; noe er limt inn feil.

    Feil:
        en liste med 10 000 nivåer

    Riktig:
        en liste med tre nivåer
    """,
)
page(
    "REF116",
    "feil",
    """
    En dato eller et klokkeslett mangler anførselstegn.

    Uten anførselstegn leser mange programmer 13.00 som tallet 13 og en dato som noe annet enn tekst.

    Feil:
        start: 13:00

    Riktig:
        start: "13:00"
    """,
)
page(
    "REF117",
    "feil",
    """
    Teksten inneholder kolon og mellomrom, som YAML tar for en ny nøkkel.

    Skriv teksten under >-, på egne linjer med innrykk. Da kan den inneholde hva som helst.

    Feil:
        saker:
          - saksnr: 1/26
            tittel: Godkjenning av innkalling
            forslag_til_vedtak:
              - Nordby oppnevnes (vara: Vestby)
          - {saksnr: 2/26, tittel: Samarbeid om legevakt}

    Riktig:
        saker:
          - saksnr: 1/26
            tittel: Godkjenning av innkalling
            forslag_til_vedtak:
              - >-
                Nordby oppnevnes (vara: Vestby)
          - {saksnr: 2/26, tittel: Samarbeid om legevakt}
    """,
)
page(
    "REF118",
    "feil",
    """
    Teksten er kuttet ved tegnet #.

    Etter mellomrom og # er resten av linjen en kommentar, og ikke en del av teksten. Skriv teksten under >-, eller sett
    kommentaren på en egen linje.

    Feil:
        moetested: Rådhuset, rom #4

    Riktig:
        moetested: "Rådhuset, rom #4"
    """,
)
page(
    "REF119",
    "feil",
    """
    En verdi mellom { } eller [ ] trenger anførselstegn.

    Mellom { } og [ ] skiller komma verdiene fra hverandre, og spørsmålstegn og kolon har egne betydninger.

    Feil:
        saksliste:
          - {sak: 1/26}
          - {sak: 2/26, tittel: Legevakt, helgevakt}

    Riktig:
        saksliste:
          - {sak: 1/26}
          - {sak: 2/26, tittel: "Legevakt, helgevakt"}
    """,
)

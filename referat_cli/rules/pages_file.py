"""The manual pages of what is wrong with a file before its content is looked at; the package ``document`` finds it.

In an example ``⟨FF⟩`` stands for one byte and ``⟨U+200B⟩`` for one character that would not show.
"""

from referat_cli.rules.registry import rule


@rule("REF111", "feil")
def not_yaml() -> None:
    """Filen følger ikke YAMLs regler for innrykk og tegn.

    Et anførselstegn som ikke er lukket, en linje med galt innrykk eller en fil som stopper på midten, gjør at resten
    ikke kan leses. Linjen som nevnes, er der det begynte å gå galt.

    Feil:
        moetested: "Rådhuset

    Riktig:
        moetested: Rådhuset
    """


@rule("REF112", "feil")
def key_twice() -> None:
    """Samme nøkkel står to ganger.

    Da vet ingen hvilken verdi som gjelder.

    Feil:
        moetested: Rådhuset
        moetested: Biblioteket

    Riktig:
        moetested: Rådhuset
    """


@rule("REF113", "feil")
def yaml_shortcut() -> None:
    """Filen bruker en av YAMLs snarveier (&, *, !, << eller %).

    Et referat skal kunne leses fra øverst til nederst uten å slå opp. Begynner en tekst med et slikt tegn, settes den i
    anførselstegn.

    Feil:
        moetested: &sted Rådhuset

    Riktig:
        moetested: Rådhuset
    """


@rule("REF114", "feil")
def several_documents() -> None:
    """Filen har flere dokumenter.

    Én fil er ett møte. En linje med bare «---» begynner et nytt dokument i YAML.

    Feil:
        moetested: Rådhuset
        ---
        moetested: Biblioteket

    Riktig:
        moetested: Rådhuset
    """


@rule("REF115", "feil")
def too_deep() -> None:
    """Lister ligger mer enn 100 nivåer inni hverandre.

    Ingen punktliste er så dyp; noe er limt inn feil.

    Feil:
        en liste med 10 000 nivåer

    Riktig:
        en liste med tre nivåer
    """


@rule("REF116", "feil")
def unquoted_date_or_time() -> None:
    """En dato eller et klokkeslett mangler anførselstegn.

    Uten anførselstegn leser mange programmer 13.00 som tallet 13 og en dato som noe annet enn tekst.

    Feil:
        start: 13:00

    Riktig:
        start: "13:00"
    """


@rule("REF117", "feil")
def colon_in_text() -> None:
    """Teksten inneholder kolon og mellomrom, som YAML tar for en ny nøkkel.

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
    """


@rule("REF118", "feil")
def text_cut_at_number_sign() -> None:
    """Teksten er kuttet ved tegnet #.

    Etter mellomrom og # er resten av linjen en kommentar, og ikke en del av teksten. Skriv teksten under >-, eller sett
    kommentaren på en egen linje.

    Feil:
        moetested: Rådhuset, rom #4

    Riktig:
        moetested: "Rådhuset, rom #4"
    """


@rule("REF119", "feil")
def unquoted_value_in_brackets() -> None:
    """En verdi mellom { } eller [ ] trenger anførselstegn.

    Mellom { } og [ ] skiller komma verdiene fra hverandre, og spørsmålstegn og kolon har egne betydninger.

    Feil:
        saksliste:
          - {sak: 1/26}
          - {sak: 2/26, tittel: Legevakt, helgevakt}

    Riktig:
        saksliste:
          - {sak: 1/26}
          - {sak: 2/26, tittel: "Legevakt, helgevakt"}
    """


@rule("REF101", "feil")
def cannot_be_opened() -> None:
    """Filen kan ikke åpnes.

    Filen finnes ikke, er en mappe, mangler tilgang, eller er en lenke til noe utenfor arkivet. Referatet skal være hele
    og fulle innholdet i arkivet, og kan ikke avhenge av noe som ligger et annet sted. Det samme gjelder en mappe i
    minutes/ som er en lenke, et Git-arkiv for seg, eller som ikke kan åpnes: møtene i den er ikke lest.

    Feil:
        en fil som er en lenke til en fil utenfor arkivet

    Riktig:
        en vanlig fil
    """


@rule("REF102", "feil")
def too_big() -> None:
    """Filen er større enn 5 MB.

    Et referat er tekst, og selv et langt møte er under 100 kB. En så stor fil er trolig noe annet.

    Feil:
        en fil på 50 MB

    Riktig:
        en fil på 25 kB
    """


@rule("REF103", "feil")
def not_utf8() -> None:
    """Filen er ikke tekst i UTF-8.

    Alle referater lagres som UTF-8, så æ, ø og å er de samme på alle maskiner. Velg «UTF-8» når du lagrer.

    Feil:
        moetested: R⟨E5⟩dhuset

    Riktig:
        moetested: Rådhuset
    """


@rule("REF104", "feil")
def character_that_is_no_text() -> None:
    """Filen har et tegn som ikke hører hjemme i tekst.

    Styretegn, usynlige tegn og tegn som snur leseretningen, følger gjerne med når tekst limes inn. De kan gjøre at
    teksten på skjermen er en annen enn teksten i filen. Et hardt mellomrom (U+00A0) kan stå i løpende tekst, men ikke i
    innrykk, ved kolon eller bindestrek, i nøkler, eller i navn, datoer og faste ord: der er det et annet tegn enn
    mellomrom.

    Feil:
        moetested: Råd⟨U+200B⟩huset

    Riktig:
        moetested: Rådhuset
    """


@rule("REF105", "feil")
def tab() -> None:
    """Filen har tabulator.

    Innrykk i YAML er mellomrom. En tabulator ser ut som mellomrom, men betyr noe annet.

    Feil:
        moetested: Rådhuset,⟨U+0009⟩rom 2

    Riktig:
        moetested: Rådhuset, rom 2
    """


@rule("REF106", "feil")
def combined_letters() -> None:
    """Bokstaver er satt sammen av flere tegn.

    «å» kan lagres som ett tegn eller som «a» med en ring etter (vanlig fra Mac). De ser like ut, men er ikke samme navn
    for en maskin, så referatet bruker alltid ett tegn (NFC).

    Feil:
        moetested: Ra⟨U+030A⟩dhuset

    Riktig:
        moetested: Rådhuset
    """


@rule("REF107", "feil")
def byte_order_mark() -> None:
    """Filen begynner med et usynlig merke (BOM).

    Noen programmer setter et usynlig tegn først i filen. Lagre som «UTF-8», ikke «UTF-8 med BOM».

    Feil:
        ⟨U+FEFF⟩# møtet
        moetested: Rådhuset

    Riktig:
        # møtet
        moetested: Rådhuset
    """


@rule("REF108", "feil")
def windows_line_ends() -> None:
    """Linjene slutter slik Windows gjør det (CRLF).

    To filer med hver sin linjeslutt ser like ut, men Git viser hver linje som endret. Velg «LF» når du lagrer.

    Feil:
        moetested: Rådhuset⟨0D⟩

    Riktig:
        moetested: Rådhuset
    """


@rule("REF109", "feil")
def merge_conflict() -> None:
    """Filen har en flettekonflikt som ikke er løst.

    To har endret samme linje, og Git har satt begge versjonene i filen. Velg den riktige og ta bort merkelinjene.

    Feil:
        <<<<<<< HEAD
        moetested: Rådhuset
        =======
        moetested: Biblioteket
        >>>>>>> forslag

    Riktig:
        moetested: Rådhuset
    """


@rule("REF110", "feil")
def empty_file() -> None:
    """Filen er tom.

    En fil uten innhold er trolig et uhell da den ble lagret.

    Feil:
        # bare en kommentar

    Riktig:
        utvalg: prove
        moetedato: "2026-03-04"
        status: innkalling
    """


@rule("REF120", "feil")
def hidden_edit() -> None:
    """Filen er endret på disken, men Git er bedt om ikke å se det.

    Med «git update-index --assume-unchanged» eller «--skip-worktree» ser Git bort fra det som står på disken, og regner
    filen som uendret. Da vurderes én tekst, og en annen blir sjekket inn. Slå det av, og se på endringen. Det samme
    gjelder en fil som et filter (som Git LFS) gjør om: referatene skal stå i Git slik de står på disken. Feilen kan
    ikke godtas.

    Feil:
        en endret fil med «git update-index --assume-unchanged»

    Riktig:
        en fil som Git ser endringene i
    """

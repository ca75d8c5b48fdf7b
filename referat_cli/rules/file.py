"""What do the reader's codes about files and characters mean? (REF101–REF110)

The reader in ``record`` finds these while it reads, so they have a page here and no check. In an example ``⟨FF⟩``
stands for one byte and ``⟨U+200B⟩`` for one character that would not show.
"""

from referat_cli.rules.registry import page

page(
    "REF101",
    "feil",
    """
    Filen kan ikke åpnes.

    Filen finnes ikke, er en mappe, mangler tilgang, eller er en lenke til noe utenfor arkivet. Referatet skal være hele
    og fulle innholdet i arkivet, og kan ikke avhenge av noe som ligger et annet sted.

    Feil:
        en fil som er en lenke til en fil utenfor arkivet

    Riktig:
        en vanlig fil
    """,
)
page(
    "REF102",
    "feil",
    """
    Filen er større enn 5 MB.

    Et referat er tekst, og selv et langt møte er under 100 kB. En så stor fil er trolig noe annet.

    Feil:
        en fil på 50 MB

    Riktig:
        en fil på 25 kB
    """,
)
page(
    "REF103",
    "feil",
    """
    Filen er ikke tekst i UTF-8.

    Alle referater lagres som UTF-8, så æ, ø og å er de samme på alle maskiner. Velg «UTF-8» når du lagrer.

    Feil:
        moetested: R⟨E5⟩dhuset

    Riktig:
        moetested: Rådhuset
    """,
)
page(
    "REF104",
    "feil",
    """
    Filen har et tegn som ikke hører hjemme i tekst.

    Styretegn, usynlige tegn og tegn som snur leseretningen, følger gjerne med når tekst limes inn. De kan gjøre at
    teksten på skjermen er en annen enn teksten i filen. Et hardt mellomrom (U+00A0) kan stå i løpende tekst, men ikke i
    innrykk, ved kolon eller bindestrek, i nøkler, eller i navn, datoer og faste ord: der er det et annet tegn enn
    mellomrom.

    Feil:
        moetested: Råd⟨U+200B⟩huset

    Riktig:
        moetested: Rådhuset
    """,
)
page(
    "REF105",
    "feil",
    """
    Filen har tabulator.

    Innrykk i YAML er mellomrom. En tabulator ser ut som mellomrom, men betyr noe annet.

    Feil:
        moetested: Rådhuset,⟨U+0009⟩rom 2

    Riktig:
        moetested: Rådhuset, rom 2
    """,
)
page(
    "REF106",
    "feil",
    """
    Bokstaver er satt sammen av flere tegn.

    «å» kan lagres som ett tegn eller som «a» med en ring etter (vanlig fra Mac). De ser like ut, men er ikke samme navn
    for en maskin, så referatet bruker alltid ett tegn (NFC).

    Feil:
        moetested: Ra⟨U+030A⟩dhuset

    Riktig:
        moetested: Rådhuset
    """,
)
page(
    "REF107",
    "feil",
    """
    Filen begynner med et usynlig merke (BOM).

    Noen programmer setter et usynlig tegn først i filen. Lagre som «UTF-8», ikke «UTF-8 med BOM».

    Feil:
        ⟨U+FEFF⟩# møtet
        moetested: Rådhuset

    Riktig:
        # møtet
        moetested: Rådhuset
    """,
)
page(
    "REF108",
    "feil",
    """
    Linjene slutter slik Windows gjør det (CRLF).

    To filer med hver sin linjeslutt ser like ut, men Git viser hver linje som endret. Velg «LF» når du lagrer.

    Feil:
        moetested: Rådhuset⟨0D⟩

    Riktig:
        moetested: Rådhuset
    """,
)
page(
    "REF109",
    "feil",
    """
    Filen har en flettekonflikt som ikke er løst.

    To har endret samme linje, og Git har satt begge versjonene i filen. Velg den riktige og ta bort merkelinjene.

    Feil:
        <<<<<<< HEAD
        moetested: Rådhuset
        =======
        moetested: Biblioteket
        >>>>>>> forslag

    Riktig:
        moetested: Rådhuset
    """,
)
page(
    "REF110",
    "feil",
    """
    Filen er tom.

    En fil uten innhold er trolig et uhell da den ble lagret.

    Feil:
        # bare en kommentar

    Riktig:
        utvalg: prove
        moetedato: "2026-03-04"
        status: innkalling
    """,
)

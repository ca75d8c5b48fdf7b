"""Of what kind a difference is: never less than it is."""

from referat_cli.compare.significance import NEVER_EDITORIAL, judge
from tests.support.rows import each

COSMETIC = [
    ("rekruttering av personell", "Rekruttering av personell"),
    ("oppfølging og rapportering.", "Oppfølging og rapportering"),
    ("ASU tar saken  til\norientering", "ASU tar saken til orientering"),
    ("gis 120\u00a0000", "gis 120 000"),
    ("- Barn og unge", "• Barn og unge"),
    ("o Barn og unge", "Barn og unge"),
    ("– Barn og unge", "Barn og unge"),
    ("«best practice» brukes", '"best practice" brukes'),
    ("ASU’s dokumenter", "ASU's dokumenter"),
    ("perioden 2022-2024 gjelder", "perioden 2022–2024 gjelder"),
    ("AU / ASU avklarer", "AU/ASU avklarer"),
    ("minst 50 % av målet", "minst 50% av målet"),
    ("o", ""),
    ("frist 01.12.24.", "frist 01.12.24"),
]

EDITORIAL = [
    ("vurdert utlysnings- og søknadsprosess", "vurdert utlysings- og søknadsprosess"),
    ("struktur i helsefelleskapet foreligger", "struktur i helsefellesskapet foreligger"),
    ("det er pasienttilstrømning til Øya", "det er pasienttilstrømming til Øya"),
    ("ansvar for opfølgingsarbeidet i år", "ansvar for oppfølgingsarbeidet i år"),
    ("et rekruteringstiltak for leger", "et rekrutteringstiltak for leger"),
    ("ein framdriftsplan for arbeidet", "ein fremdriftsplan for arbeidet"),
    ("the organisation of the work", "the organization of the work"),
    ("en «leveranse» etter kriterier", "en leveranse etter kriterier"),
    # Of minutes that nobody has seen: the rules, not the words of a list.
    ("avløsning i helgene for alle", "avløsing i helgene for alle"),
    ("en framlagt oversikt over behov", "en fremlagt oversikt over behov"),
    ("plan for hovedvegnettet i byen", "plan for hovedveinettet i byen"),
    ("antall høgskoleplasser økes", "antall høyskoleplasser økes"),
    ("samarbeid med sjukeheimen i bygda", "samarbeid med sykeheimen i bygda"),
    ("ny skuleplan for bygda", "ny skoleplan for bygda"),
    ("ei felles legevaktteneste for alle", "ei felles legevakttjeneste for alle"),
    ("ei offentleg anskaffing lysast ut", "ei offentlig anskaffing lysast ut"),
    ("innstillinga sendes partene", "innstillingen sendes partene"),
    ("eit opsummert notat om saka", "eit oppsummert notat om saka"),
    ("et vennskapsbesøk i utlandet", "et vennsskapsbesøk i utlandet"),
    ("utstyr for debatering i skolen", "utstyr for debattering i skolen"),
    ("en kommunikasjonsresymé sendes", "en kommunikasjonsresyme sendes"),
    ("svar på epost til partene", "svar på e-post til partene"),
]

# One letter, one word or one space apart, and another decision.
SUBSTANTIVE = [
    ("ASU kan godkjenne planen", "ASU kun godkjenne planen"),
    ("ASU starter uttredningen av samarbeidet", "ASU starter utredningen av samarbeidet"),
    ("innføre telleutstyr i tjenesten", "innføre teleutstyr i tjenesten"),
    ("kommunale rustiltak for unge", "kommunale russtiltak for unge"),
    ("den nye kafeansvarlige møter", "den nye kaffeansvarlige møter"),
    ('rør på 5" legges', "rør på 5 legges"),
    ("rør på 5″ legges", "rør på 5 legges"),
    ("planen legges frem nå", "planen legges frem når"),
    ("de ansatte midlene", "de avsatte midlene"),
    ("innen 1. mai", "etter 1. mai"),
    ("ingen krav stilles", "innen krav stilles"),
    ("en uavhengig vurdering", "en avhengig vurdering"),
    ("ASU vil utsette saken", "ASU vil utsatte saken"),
    ("ASU skal utrede saken", "ASU bør utrede saken"),
    ("ASU må utrede saken", "ASU kan utrede saken"),
    ("ASU tar saken til orientering", "ASU tar ikke saken til orientering"),
    ("kommunen får ansvaret", "kommunene får ansvaret"),
    ("en pasient følges opp", "en pasienten følges opp"),
    ("midler med krav", "midler uten krav"),
    ("alle kommuner", "noen kommuner"),
    ("kommunene og sykehuset", "kommunene eller sykehuset"),
    ("minst 50 prosent", "mest 50 prosent"),
    ("gis 0,8 mill. kroner", "gis 0,9 mill. kroner"),
    ("gis 0,8 mill. kroner", "gis 8 mill. kroner"),
    ("gis 120 000 kroner", "gis 12 000 kroner"),
    ("gis 120 000 kroner", "gis 120000 kroner"),
    ("gis 1 200 kroner", "gis 12 00 kroner"),
    ("endres med 5 prosent", "endres med -5 prosent"),
    ("- 5 mill. kroner", "5 mill. kroner"),
    ("frist 30.06.25 gjelder", "frist 30.06.26 gjelder"),
    ("frist 1. 5 gjelder", "frist 1.5 gjelder"),
    ("Ingjerd Astad møter", "Ingrid Astad møter"),
    ("valgt er Johannessensen her", "valgt er Johanessensen her"),
    ("Johannessensen er valgt", "Johanessensen er valgt"),
    ("tiltak på Øya nå", "tiltak på øya nå"),
    ("ved AHM12 i dag", "ved AHM13 i dag"),
    ("bygging av sykehjem", "bygning av sykehjem"),
    ("et forslag om salg", "et forsalg om salg"),
    ("en kontraktperson utpekes", "en kontaktperson utpekes"),
    ("en hovedvegplan lages", "en hovedveggplan lages"),
    ("et søkeregister lages", "et søkerregister lages"),
    ("et minneryddingslag lages", "et mineryddingslag lages"),
    ("vi er selvbevisste nok", "vi er selvbeviste nok"),
    ("overføring av saken", "overhøring av saken"),
    ("utvidelse av avtalen", "utviselse av avtalen"),
    ("avvisning av kravet", "anvisning av kravet"),
    ("heng ham, ikke vent", "heng ham ikke, vent"),
    ("skal planen vedtas?", "skal planen vedtas."),
    ("kanskje i morgen", "kan skje i morgen"),
    ("bruk av utelukkende norske", "bruk av utelukende norske"),
    ("lærings- og mestringstilbud", "lærings og mestringstilbud"),
    ("saka vert ikkje utsett", "saka vert utsett"),
    ("kommunane skal betale", "kommunane bør betale"),
    ("the board shall report", "the board may report"),
    ("the plan is scrapping-based", "the plan is scraping-based"),
    ("a compliant process", "a complaint process"),
    ("the council will not pay", "the council will now pay"),
    ("m² per bolig", "m2 per bolig"),
    ("■ Ja", "□ Ja"),
    ("○ skolen legges ned", "● skolen legges ned"),
    ("☐ enig i planen", "☑ enig i planen"),
    ("✓ enig i planen", "✗ enig i planen"),
    ("■ Ja", "Ja"),
    ("[x] enig", "[ ] enig"),
    ("et arbeid som fremmes", "et arbeid som frammes"),
    ("en avstemning av saldo", "en avstemming av saldo"),
    ("en ledning i huset", "en leding i huset"),
    ("bygning av huset", "bygging av huset"),
    ("lesning for barn", "lesing for barn"),
    ("ved en vegg i huset", "ved en veg i huset"),
    ("feil på radar i tårnet", "feil på rader i tårnet"),
    ("tre eksemplar av boka", "tre eksempler av boka"),
    ("momentane i saka", "momentene i saka"),
    ("en underlege møtte", "en underlige møtte"),
    ("en huslege for alle", "en huslige for alle"),
    ("ein sjukling i parken", "ein sykling i parken"),
    ("et kveg i fjøset", "et kvei i fjøset"),
    ("barna skuler mye", "barna skoler mye"),
    ("tiltaket er godt", "tiltaka er godt"),
    ("en fin armé møtte", "en fin arme møtte"),
    ("mot høyre i krysset", "mot høre i krysset"),
    ("en dossering av vegen", "en dosering av vegen"),
    ("en fengselsbetjent møter", "en fengselbetjent møter"),
    ("en hær av frivillige", "en her av frivillige"),
]


@each("old, new", COSMETIC)
def test_white_space_marks_bullets_and_the_first_capital_are_cosmetic(old: str, new: str) -> None:
    """The same words, printed otherwise."""
    assert judge(old, new) == judge(new, old) == "kosmetisk"


@each("old, new", EDITORIAL)
def test_spelling_that_cannot_change_the_meaning_is_editorial(old: str, new: str) -> None:
    """The same words, spelled otherwise; shown, and no change of substance."""
    assert judge(old, new) == judge(new, old) == "redaksjonell"


@each("old, new", SUBSTANTIVE)
def test_a_change_of_substance_is_never_called_less(old: str, new: str) -> None:
    """However small it is."""
    assert judge(old, new) == judge(new, old) == "endret"


@each("word", sorted(set().union(*NEVER_EDITORIAL.values())))
def test_a_word_of_substance_left_out_is_a_change(word: str) -> None:
    """Every word of the list, put in or left out."""
    assert judge(f"utvalget {word} saken", "utvalget saken") == "endret"


@each("word", sorted(word for word in set().union(*NEVER_EDITORIAL.values()) if len(word) > 1))
def test_a_word_of_substance_with_a_letter_more_or_less_is_a_change(word: str) -> None:
    """No spelling of a word of the list is forgiven."""
    for place in range(len(word)):
        assert judge(f"om {word} her", f"om {word[:place]}{word[place]}{word[place:]} her") == "endret"
        assert judge(f"om {word} her", f"om {word[:place]}{word[place + 1 :]} her") == "endret"

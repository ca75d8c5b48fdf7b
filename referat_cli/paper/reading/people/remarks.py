"""What stands beside a name and belongs in no record: why somebody was away, a telephone number, an address."""

from referat_cli.paper.reading.words.attendance_words import PRESENT, VARA
from referat_cli.paper.reading.words.phrases import phrase

# A number or an address that somebody may be reached at, with the word before it.
CONTACT = phrase(
    r"(?:(?:tlf|tel|telefon|telefonnr|mob|mobil|mobilnr)\b\.?\s*(?:nr\.?)?\s*:?\s*)?(?<![\d.,/])"
    r"(?:\+\d{2}\s?|00\d{2}\s?)?"
    r"(?:\d{8}|\d{2}(?: \d{2}){3}|\d{3} \d{2} \d{3})(?![\d/])"
    r"|(?:(?:e-?post|mail|e-?mail)\s*:?\s*)?<?[\w.+-]+@[\w-]+(?:\.[\w-]+)+>?"
)
# Why somebody is away.
CAUSES = (
    r"syk(?:dom|meldt|emeldt|meldt)?|sjuk(?:dom|meld|melding)?|egenmelding|eigenmelding|sykmelding|sykemelding"
    r"|bortreist|reise|tjenestereise|tenestereise|jobbreise|studietur|skoletur|skuletur|ferie|ferietur|jobb|arbeid"
    r"|vakt|(?:et |eit )?(?:annet|anna) møte|møte|kurs|utdanning|utenlands|utanlands|utlandet|konferanse|eksamen"
    r"|praksis|utplassering|begravelse|gravferd|skadet|skadd|skada|karantene|korona|sykt barn|sjukt barn|barn syk(?:t)?"
    r"|syke barn|sjuke barn|opptatt|oppteken|forhindret|forhindra|hindra|fødselspermisjon|foreldrepermisjon|pappaperm"
    r"|mammaperm|fødselsperm|foreldreperm|perm|private (?:årsaker|grunner|grunnar)|velferdspermisjon|legetime"
    r"|tannlegetime|gyldig(?: fravær| grunn)?|gyldig fråvær|fravær|trening|kamp|konfirmasjon|bryllup|dåp|militæret"
)
_REASON = phrase(
    r"(?:(?:pga\.?|p\.g\.a\.?|på grunn av|grunna|grunnet|meldt|er|var|på|i|til|ved|har|hadde|med|eget|egen|annen) )*"
    rf"(?:{CAUSES})(?:(?:,? (?:og|/) |/)(?:{CAUSES}))?(?: (?:av|på|i|med|til) [\w ]{{1,25}})?"
)


_NO_SUBSTITUTE = phrase(
    rf"(?:ingen|uten|utan|ikke|ikkje) (?:vara\w*|{VARA})"
    rf"(?: (?:møtte|innkalt|innkalla|kunne møte|{PRESENT}|møtt))?"
    r"|(?:første|fyrste|andre)?\s?vara\w* (?:(?:kunne|kunde|var|ble|vart|blei) )?(?:ikke|ikkje) "
    rf"(?:innkalt|innkalla|møtt|møte|møtte|stille|komme|kome|delta|kalt inn|kalla inn|kalt|{PRESENT})"
    r"|vara\w* (?:møtte|møter|kom|stilte) (?:ikke|ikkje)"
    r"|vara\w* (?:hadde|har|meldte) (?:også|òg)?\s?(?:meldt )?forfall"
    rf"|vara\w* (?:(?:er|var|også|òg|på) )+(?:{CAUSES})|(?:det )?møtte ingen vara\w*"
    r"|(?:ikke|ikkje) erstatt(?:et|a)|ingen"
)


def is_reason(text: str) -> bool:
    """Whether a text beside a name says why somebody was away, or that nobody came instead: "syk", "uten vara"."""
    return _REASON.fullmatch(text.strip()) is not None or tells_no_substitute(text.strip())


def tells_no_substitute(text: str) -> bool:
    """Whether a text beside a name says that nobody came instead: "uten vara", "vara kunne ikke møte"."""
    return _NO_SUBSTITUTE.fullmatch(text) is not None

"""Which words does a Norwegian text hold, and which of them are forms of the same word?

A word is what SQLite's full-text search takes for one (``unicode61 remove_diacritics 0``): letters and digits, in small
letters, with their accents, so that «får» is not «far». Forms are joined by Snowball's Norwegian stemmer and, where a
vowel or an ending hides the kinship from it, by a short list of families from the language of minutes.
"""

import re
from unicodedata import normalize

_VOWEL = "aeiouyåæêòóôø"

# Endings are only taken off behind the first vowels and the consonant after them, and behind three letters.
_HEAD = re.compile(f"[^{_VOWEL}]*[{_VOWEL}]+[^{_VOWEL}]")

_LEAST = 3

# A search from the left for what ends the word finds the longest ending.
_INFLECTION = re.compile(
    "(?:a|e|ede|ande|ende|ane|ene|hetene|en|heten|ar|er|heter|as|es|edes|endes|enes|hetenes|ens|hetens|ets|et|het|ast"
    "|(?P<ers>ers)|(?P<s>s)|er(?P<t>te?))$"
)

# Behind these «ers» is a part of the word («kommers»), though not behind -skap, -hav and -giv.
_KEEPS_ERS = re.compile("(?:ind|kk|nk|amm|omm|(?<!s)kap|pp|lt|ast|øst|(?<!ha)(?<!gi)v)$")

# A genitive's «s» stands after these.
_BEFORE_S = re.compile(f"(?:[bcdfghjlmnoptvyz]|(?<!e)r|[^{_VOWEL}]k)$")

_DERIVATION = re.compile("(?:e?leg|e?ig|e?lig|els|e?lov|slov|hetslov)$")


def snowball(word: str) -> str:
    """The stem of a word.

    >>> snowball("vedtakene"), snowball("orienteringer"), snowball("orienterte")
    ('vedtak', 'orientering', 'orienter')
    """
    head = _HEAD.match(word)
    begin = max(head.end(), _LEAST) if head else len(word)
    if len(word) < _LEAST:
        return word
    word = _uninflected(word, begin)
    if word.endswith(("dt", "vt")) and len(word) - 2 >= begin:
        word = word[:-1]
    found = _DERIVATION.search(word, begin)
    return word[: found.start()] if found else word


def _uninflected(word: str, begin: int) -> str:
    found = _INFLECTION.search(word, begin)
    if not found:
        return word
    if found["t"]:
        return word[: found.start("t")]
    rest = word[: found.start()]
    kept = (found["ers"] and _KEEPS_ERS.search(rest)) or (found["s"] and not _BEFORE_S.search(rest))
    return word if kept else rest


# Letters and digits as Python has them, but for some signs of New Tai Lue and Vedic Sanskrit: they became letters when
# SQLite's tables were made already. Of the combining marks, those that SQLite takes for accents belong to their word.
_LETTER = "[^\\W_\u19b0-\u19c9\u1cf2\u1cf3]"

_ACCENT = "[\u0300-\u0304\u0306-\u030c\u030f\u0311\u031b\u0323-\u0328\u032d\u032e\u0330\u0331]"

_WORD = re.compile(f"{_LETTER}+(?:{_ACCENT}+{_LETTER}*)*")

# Each line is one word to somebody who looks for it; its first entry stands for them all. A word is looked up as it is
# written, then by its stem: «vedtak» covers «vedtaket» and «vedtakene», and «ledern», itself no word, «lederne». Verb
# and noun stand together where minutes use one for the other («ble godkjent», «til godkjenning»). Left apart on
# purpose: møte and møtt, vedtak and vedtekt, bruker and bruk, deltaker and deltakelse.
_FAMILIES = """
vedta vedtar vedtas vedtatt vedtok vedtak vedtaks vedtek vedtekne
foreslå foreslår foreslås foreslått foreslo forslag føreslå føreslår føreslått føreslo
godkjenn godkjent godkjenning godkjend
oppnevn oppnevnt oppnevning oppnemn oppnemnd oppnemning
velg valgt valg val valt velj vald
innstill innstilt innstilling
innkall innkalt innkalling
behandl behandling
handsam handsaming
beslutt beslutning
avgjør avgjort avgjerd
utsett utsatt utsetting utsetj utsetjing
nedsett nedsatt nedsetting
fastsett fastsatt fastsetting
iverksett iverksatt iverksetting
planlegg planlagt planlegging
fremlegg fremlagt framlegg framlagt
vedlegg vedlagt
orienter orientering
informer informasjon
presenter presentasjon
diskuter diskusjon
drøft drøfting
vurder vurdering
evaluer evaluering
konkluder konklusjon
rapport rapporter rapportering
anbefal anbefalt anbefaling
tilrå tilrår tilrås tilrådd tilråding
endr endring
etabler etablering
innfør innført innføring
gjennomfør gjennomført gjennomføring
overfør overført overføring
viderefør videreført videreføring vidarefør vidareført vidareføring
oppfølg oppfulgt oppfølging oppfylging
oversende oversendes oversend oversendt oversending
utrede utredes utred utredning
avvis avvist avvisning avvising
avslå avslår avslås avslått avslo avslag
bevilg bevilgning
løyv løyving
inngå inngår inngås inngått inngikk
trekk trukk trukne trakk
stemm stemt
avstemning avstemming
enstemm enstemmig einstemm einstemmig samrøystes
delta deltar deltas deltatt deltok deltak deltag deltaking
deltaker deltakers deltakern deltager deltagers deltagern deltakar
leder leders ledern leiar
nestleder nestleders nestledern nestleiar
bruker brukers brukern brukar
medlem medlemm
komite komit komité
utvalg utval
arbeidsutvalg arbeidsutval
tilskudd tilskot
tilbud tilbod
avtal avtalt
habil inhabil habilit habilitet inhabilit inhabilitet ugild
sakslist saklist
sykehus sjukehus
digital digitalt
kommunal kommunalt
interkommunal interkommunalt
regional regionalt
nasjonal nasjonalt
lokal lokalt
sosial sosialt
administrativ administrativt
"""

# Words are few and come often. An archive with more different ones than this begins again, so that memory is bounded.
_MOST = 200_000


class _Stems(dict[str, str]):
    """The stems of the words seen so far; a new word's is found when it is asked for."""

    def __init__(self) -> None:
        lines = map(str.split, _FAMILIES.strip().split("\n"))
        self.families = {word: family[0] for family in lines for word in family}

    def __missing__(self, word: str) -> str:
        if len(self) >= _MOST:
            self.clear()
        found = self.families.get(word)
        if not found:
            found = snowball(word)
            found = self.families.get(found, found)
        self[word] = found
        return found


_stems = _Stems()


def composed(text: str) -> str:
    """The text with every letter and its accent as one character (NFC), however its author's machine wrote it."""
    return normalize("NFC", text)


def _small(text: str) -> str:
    # SQLite knows one small sigma, Python two.
    return text.lower().replace("ς", "σ")


def words(text: str) -> list[str]:
    """The words of a text in small letters, in order.

    >>> words("Sak 42/24: Får hjelp – e-post")
    ['sak', '42', '24', 'får', 'hjelp', 'e', 'post']
    """
    found: list[str] = _WORD.findall(_small(composed(text)))
    return found


def places(text: str) -> list[tuple[int, int]]:
    """Where each of the ``words`` stands; the text is ``composed`` already, else an accent may stand apart."""
    return [found.span() for found in _WORD.finditer(text)]


def stem(word: str) -> str:
    """What the forms of a word have in common; the word is one of ``words``.

    >>> stem("vedtakene") == stem("vedtatt"), stem("møter") == stem("møtt")
    (True, False)
    """
    return _stems[word]


def columns(text: str) -> tuple[str, str]:
    """A text as the full-text index keeps it: its words, and their stems, each joined by spaces."""
    found = words(text)
    return " ".join(found), " ".join(map(_stems.__getitem__, found))

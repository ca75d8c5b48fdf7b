"""The words of a Norwegian text, and the stem that the forms of a word have in common.

A word is what SQLite's full-text search takes for one (``unicode61 remove_diacritics 0``): letters and digits, in small
letters, with their accents, so that «får» is not «far». Forms are joined by Snowball's Norwegian stemmer and, where a
vowel or an ending hides the kinship from it, by a short list of families from the language of minutes.
"""

import re
from collections.abc import Callable
from functools import cache, lru_cache
from unicodedata import normalize

# Letters and digits as Python has them, but for some signs of New Tai Lue and Vedic Sanskrit: they became letters when
# SQLite's tables were made already. Of the combining marks, those that SQLite takes for accents belong to their word.
_LETTER = "[^\\W_\u19b0-\u19c9\u1cf2\u1cf3]"

_ACCENT = "[\u0300-\u0304\u0306-\u030c\u030f\u0311\u031b\u0323-\u0328\u032d\u032e\u0330\u0331]"

_WORD = re.compile(f"{_LETTER}+(?:{_ACCENT}+{_LETTER}*)*")

# Each line is one word to somebody who looks for it; its first entry stands for them all. A word is looked up as it is
# written, then by its stem: «vedtak» covers «vedtaket» and «vedtakene». Verb and noun stand together where minutes use
# one for the other («ble godkjent», «til godkjenning»). Left apart on purpose: møte and møtt, vedtak and vedtekt,
# bruker and bruk, deltaker and deltakelse.
_FAMILIES = """
vedta vedtar vedtas vedtatt vedtok vedtak vedtaks vedtek vedtekne
foreslå foreslår foreslås foreslått foreslo forslag føreslå føreslår føreslått føreslo
godkjenn godkjent godkjenning godkjend godkjende
oppnevn oppnevnt oppnevning oppnemn oppnemnd oppnemning
velg valgt valg val valt velj vald
innstill innstilt innstilling
innkall innkalt innkalling
behandl behandling
handsam handsaming
beslutt beslutning
avgjør avgjort avgjerd
utsett utsatt utset utsetting utsetj utsetjing
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
løyv løyvd løyvde løyving
røyst røysta røysting røystinga
utgrei utgreidd utgreidde utgreiing
inngå inngår inngås inngått inngikk
trekk trukk trukne trakk
stemm stemt
avstemning avstemming
enstemm enstemmig einstemm einstemmig samrøystes
delta deltar deltas deltatt deltok deltak deltag deltaking
deltaker deltakers deltager deltagers deltakar
leder leders leiar
nestleder nestleders nestleiar
bruker brukers brukar
komite komit komité
utvalg utval
arbeidsutvalg arbeidsutval
tilskudd tilskot
tilbud tilbod
avtal avtalt
habil inhabil habilit habilitet inhabilit inhabilitet ugild
sakslist saklist
sykehus sjukehus
"""

# «fastlege» is no form of «fast». Snowball takes «-lig» and its nynorsk form «-leg» for endings, and a doctor with
# them; here both are a part of the word, and written alike.
_WITH_LIG = re.compile(
    "(.{2,})(?:lig(?:t|ere|st|ste|het|heta|heten|heter|hetene)?|leg(?:heit|heita|heiter|heitene)?"
    "|(?:lig|leg)(?:e|s|en|er|ene|ar|ane|es|ens|ers|enes))"
)
# What Snowball leaves of the forms of a word, and what it has in common with the others.
_ENDINGS = (
    (re.compile("mm$"), "m"),  # no Norwegian word ends in two: ungdommen, rommet, programmet
    # Participles and neuters after a long vowel, and neuters of what ends in -al or -rn: hørt, nært, lokalt, internt.
    (re.compile("(?:(?<=[øæy]r)|(?<=.{3}al)|(?<=rn))t$"), ""),
)
# Those who do something, in the plural: sykepleierne, lærerne, vaktmesterne; not «eksterne» and «gjerne».
_AGENTS = re.compile("((?:.+[^jst]|.{6,}[st])er)nes?")
# What a word is not shortened to a second time, but for those who do something: «helse» is not «hel».
_SHORTEST = 4


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


# Texts of which SQLite finds the same words by itself: nearly all Norwegian ones. To split them for it took a tenth of
# the first build.
_ORDINARY = re.compile("[\t\n\r -~\xa0-\xb4\xb6-\u012f\u0131-\u017e\u2010-\u2027\u2030-\u205e\u20ac\u2212]*")


def for_sqlite(text: str) -> str:
    """A text in which SQLite finds the same ``words``, in the same order."""
    return text if _ORDINARY.fullmatch(text) else " ".join(words(text))


def places(text: str) -> list[tuple[int, int]]:
    """Where each of the ``words`` stands; the text is ``composed`` already, else an accent may stand apart."""
    return [found.span() for found in _WORD.finditer(text)]


@cache
def _snowball() -> Callable[[str], str]:
    """Snowball's Norwegian stemmer; no two threads may use one at once, and only one of each process stems."""
    from Stemmer import Stemmer  # noqa: PLC0415 - only where words are stemmed

    stem_word: Callable[[str], str] = Stemmer("norwegian", 0).stemWord  # what is stemmed is kept by `stem`
    return stem_word


@cache
def _families() -> dict[str, str]:
    """Each word of a family → the first of it."""
    families = map(str.split, _FAMILIES.strip().split("\n"))
    return {word: family[0] for family in families for word in family}


# Words are few and come often; an archive may have more different ones than fit in memory.
@lru_cache(maxsize=200_000)
def stem(word: str) -> str:
    """What the forms of a word have in common; the word is one of ``words``.

    A dictionary form may itself end as if it were inflected: of «sykepleier» Snowball takes the ending, of
    «sykepleiere» one too, but not both. So it is asked until nothing changes, while enough is left to tell words apart.

    >>> stem("vedtakene") == stem("vedtatt"), stem("møter") == stem("møtt"), stem("sykepleier") == stem("sykepleiere")
    (True, False, True)
    """
    if agents := _AGENTS.fullmatch(word):
        word = agents[1]
    families, snowball, stemmed = _families(), _snowball(), word
    while stemmed not in families:
        if found := _WITH_LIG.fullmatch(stemmed):
            return f"{found[1]}lig"
        shorter = snowball(stemmed)
        for ending, other in _ENDINGS:
            shorter = ending.sub(other, shorter)
        if shorter == stemmed or (stemmed != word and not _may_go(stemmed, shorter)):
            return stemmed
        stemmed = shorter
    return families[stemmed]


def _may_go(stemmed: str, shorter: str) -> bool:
    """Whether a word that has lost one ending may lose another; «Andreas» is not «andre»."""
    return (len(shorter) >= _SHORTEST or stemmed.endswith("er")) and stemmed != f"{shorter}e"

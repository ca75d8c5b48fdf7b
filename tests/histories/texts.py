"""Which invented sentences, titles and names does a generated committee use?

Two sentences of one meeting share no part but «skal» and «i», and an edited one has one or two of its fifteen words
changed. So nobody can be in doubt which point became which.
"""

import random
from collections.abc import Collection, Iterator


def _each(parts: str) -> list[str]:
    """The parts of a list written as one text."""
    return parts.split("|")


_ACTORS = _each(
    "Arbeidsutvalget|Sekretariatet|Kommunedirektøren|Fagrådet|Sykehuset|Brukerutvalget|Prosjektlederen|Styringsgruppen|"
    "Fylkeslegen|Opplæringskontoret|Barneverntjenesten|Legevakten|Ungdomsrådet|Eldrerådet|Fastlegene|Jordmortjenesten"
)
_WHEN = _each("snarest|grundig|jevnlig|åpent|samlet|skriftlig|straks|varsomt|trinnvis|muntlig|ukentlig|enstemmig")
_VERBS = _each(
    "utarbeide|legge fram|vurdere|gjennomgå|følge opp|bestille|evaluere|kvalitetssikre|samordne|oversette|prøve ut|"
    "kartlegge|bekjentgjøre|videreføre|finansiere|innarbeide"
)
_THINGS = _each(
    "felles rutiner for utskrivning av eldre pasienter|rekrutteringsplanen for unge sykepleiere|"
    "opplæringen om digital hjemmeoppfølging|retningslinjene for ambulante psykiatriteam|"
    "budsjettet til den interkommunale ordningen|kvalitetsmålene ved palliativ behandling|"
    "oversikten over frisklivssentraler og mestringskurs|samarbeidsavtalen om svangerskapsomsorg|"
    "båttransporten mellom øyene|vaksinasjonen av hjemmehjelpere|tilskuddet til forebyggende familiearbeid|"
    "beredskapen mot strømbrudd og flom|lagringen av gamle journaler|oppfølgingen etter kreftbehandling|"
    "turnusen for helsesykepleiere|forskningen på fallulykker|ernæringsplanen ved aldershjemmene|"
    "tannhelsetilbudet for flyktninger|hjelpemiddellageret og utlånet|tolketjenesten på kveldstid|"
    "varslingen ved alvorlige hendelser|rehabiliteringen etter hjerneslag|språkopplæringen av nyansatte|"
    "legemiddelgjennomgangen på korttidsavdelingene"
)
_COUNTS = _each("to|tre|fire|fem|seks|sju|åtte|ni|ti|elleve|tolv|tretten")
_PLACES = _each(
    "kystkommuner|fjelldaler|bydeler|skolekretser|sykehjem|prosjektgrupper|legesentre|helseregioner|nabolag|tettsteder|"
    "forsøksområder|avdelinger|ambulansestasjoner|grender|soner|distrikter"
)
_UNTIL = _each(
    "før sommerferien begynner|når pengene er bevilget|sammen med de tillitsvalgte|uten økte utgifter|"
    "etter råd fra pårørende|med støtte av fylkeskommunen|så lenge ordningen varer|ved hjelp av frivillige|"
    "etter samme mønster som tidligere|innenfor vedtatte rammer|slik høringen viste|av hensyn til pasientene|"
    "dersom bemanningen tillater det|fram til neste valgperiode|gjennom et eget forsøk|i tråd med loven"
)

_FIRST = _each(
    "Agnes|Birger|Cecilie|Dagfinn|Eirik|Frøydis|Gunnhild|Halvard|Ingvild|Jorunn|Kristoffer|Ludvig|Magnhild|Nikolai|"
    "Oddrun|Preben|Ragnhild|Sverre|Torbjørg|Ulrik|Vigleik|Wilhelm|Ylva|Øystein|Åshild|Bergljot|Embrik|Solfrid"
)
_LAST = _each(
    "Aasgård|Bekkelund|Dalseth|Eknes|Fossmark|Granli|Haugstad|Indrevoll|Jektvik|Kleppestø|Lundemo|Myrhaug|Nesbakk|"
    "Opdalsvik|Presthus|Rognskog|Sætermo|Tveitan|Ulvestad|Viksund|Ytterdal|Øverkil|Ånestad|Bruvoll|Gjerdrum|Holtermoen"
)
UNITS = _each(
    "Nordby|Vestervik|Sørumdal|Østhavn|Fjellgrend|Storøya|Lilleskog|Elvemunning|Myrland|Skarbygda|Tangnes|Kvernfoss|"
    "Brattlia|Hasselvåg|Grønnfjord|Rypdal"
)
UNIONS = _each("Fagforbundet|Delta|Utdanningsforbundet|Parat")
VENUES = ("Rådhuset", "Kulturhuset", "Bystyresalen", "Møterom Lerka", "Teams")


def names(chance: random.Random) -> Iterator[str]:
    """Invented people, each once, and no two that are nearly the same."""
    pairs = [(first, last) for first in _FIRST for last in _LAST]
    chance.shuffle(pairs)
    for first, last in pairs:
        yield f"{first} {last}"


def _unused(chance: random.Random, parts: list[str], others: Collection[str], but: str = "") -> str:
    """One of the parts that none of the others has, and never ``but``."""
    used = f" {' '.join(others)} ".replace(".", " ")
    free = [part for part in parts if part != but]
    return chance.choice([part for part in free if f" {part} " not in used] or free)


def sentence(chance: random.Random, others: Collection[str] = ()) -> str:
    """A point that has nothing but «skal» and «i» in common with the others."""
    actor, when, verb, thing, count, place, until = (
        _unused(chance, parts, others) for parts in (_ACTORS, _WHEN, _VERBS, _THINGS, _COUNTS, _PLACES, _UNTIL)
    )
    return f"{actor} skal {when} {verb} {thing} i {count} {place} {until}."


def reworded(chance: random.Random, text: str, others: Collection[str] = ()) -> str:
    """The sentence with one or two words changed."""
    words = text.split(" ")
    swaps = [(index, parts) for parts in (_WHEN, _COUNTS) for index, word in enumerate(words) if word in parts]
    for index, parts in chance.sample(swaps, chance.choice([1, len(swaps)])):
        words[index] = _unused(chance, parts, others, but=words[index])
    return " ".join(words)


def title(chance: random.Random, others: Collection[str] = ()) -> str:
    """The title of a case, which says of what and where."""
    thing = _unused(chance, _THINGS, [text.lower() for text in others])
    return f"{thing.capitalize()} i {chance.choice(_COUNTS)} {chance.choice(_PLACES)}"


def prose(chance: random.Random) -> str:
    """What was said in a case: a sentence, and sometimes a list."""
    said = [sentence(chance)]
    if chance.random() < 0.5:
        said += ["", "### Innspill fra møtet", "", f"- {sentence(chance, said)}", f"- {sentence(chance, said)}"]
    return "\n".join(said) + "\n"


def prose_edited(chance: random.Random, text: str) -> str:
    """What was said, with its first sentence reworded or a sentence more at the end."""
    if chance.random() < 0.5:
        first, _, rest = text.partition("\n")
        return f"{reworded(chance, first)}\n{rest}"
    return f"{text}\n{sentence(chance, [text])}\n"

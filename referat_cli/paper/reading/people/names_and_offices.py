"""What a word or two are: the name of a person, or what somebody is."""

import re

from referat_cli.model.names import fold
from referat_cli.model.register import Register
from referat_cli.paper.reading.source import Piece
from referat_cli.paper.reading.words.attendance_words import AWAY, INSTEAD_OF, PRESENT
from referat_cli.paper.reading.words.bodies import is_institution
from referat_cli.paper.reading.words.labels import word_set
from referat_cli.paper.reading.words.parties import is_party_name
from referat_cli.paper.reading.words.phrases import CAPITAL, NAME_PARTICLE
from referat_cli.paper.reading.words.unions import is_delegate, is_union

_NAME_WORD = re.compile(rf"{CAPITAL}[\w'’.-]*$|^{NAME_PARTICLE}$")
# Words that no name of a person has.
NO_NAME = word_set(
    "kommune kommunen fylkeskommune hospital sykehus sjukehus hf rhf region regionen helse avdeling as sa nav "
    "ks ntnu statsforvalteren universitetet universitet fagforbundet utvalg utvalget raad raadet styre styret "
    "skole skule forening foreningen forbund forbundet politiet distriktet distrikt kirke kyrkje menighet "
    "menigheten sokn sogn og i til for fra ved sak saken ingen alle resten helsing hilsen mvh vh "
    "foelgende fylgjande foelgjande desse disse faste som ble blei vart saker sakene sakane "
    "noen nokre enkelte flere fleire mange begge"
)
# What a region begins with, and no name: "Indre Fjord".
_PARTS_OF_A_REGION = word_set(
    "indre ytre midtre nordre noerdre soendre soere oestre austre vestre oevre nedre nord soer oest aust vest midt"
)
_FUNCTIONS = word_set(
    "leder nestleder ordfoerer varaordfoerer styreleder styrenestleder nestleiar leiar ordfoerar varaordfoerar "
    "varamann stedfortreder stadfortredar aksjeeier aksjonaer andelseier andelseigar seksjonseier seksjonseigar "
    "medlem styremedlem varamedlem vara kasserer kasserar sekretaer kommunedirektoer raadmann direktoer daglig "
    "raadgiver raadgjevar kommunalsjef assisterende moeteleder referent ordstyrer revisor soknediakon "
    "sokneprest sogneprest prest rektor elevraadsleder president visepresident fylkesordfoerer "
    "fylkesvaraordfoerer gruppeleder protokollfoerer representant kirkeverge kyrkjeverje daglegleiar "
    "observatoer utvalgsleder komiteleder tillitsvalgt hovedtillitsvalgt verneombud hovedverneombud dirigent "
    "kontrollkomite valgkomite formannskapssekretaer raadgiver advokat konsulent ordstyrar moeteleiar "
    "protokollvitne protokollvitner vitne forretningsfoerer ansatt tilsett "
    "fylkesordfoerar fylkesvaraordfoerar studentrepresentant elevrepresentant foreldrerepresentant ref "
    "biskop prost domprost hvo htv skriver skrivar vaktmester vaktmeister fyrvert husvert hyttevert vert vertinne "
    "ordf varaordf nestl sekr medl varamedl utvalgsl "
    "student elev frivillig trener trenar kapellan vikar organist formann viseformann oldermann skipper laerling "
    "delegat utsending fylkesraad byraad statsraad lensmann lagmann"
)
_OFFICE_ENDS = tuple(
    word_set(
        "revisor konsulent koordinator fullmektig inspektoer ansvarlig ansvarleg arkitekt ingenioer jurist forvalter "
        "forvaltar styrer styrar assistent diakon kantor leder leiar sjef direktoer sekretaer raadgiver raadgjevar "
        "ordfoerer ordfoerar medlem representant prest verge repr laerer laerar trener trenar pleier pleiar mester "
        "meister tjener tenar terapeut pedagog psykolog fastlege overlege foerer foerar arbeider arbeidar kontakt "
        "ombud ombod elev dommar dommer gartner redaktoer vikar offiser mekaniker mekanikar elektriker elektrikar "
        "student tekniker teknikar planlegger planleggjar saksbehandler sakshandsamar organist kapellan aspirant "
        "ansattvalgt ansattevalgt tilsettvald studentvalgt studentvald eiervalgt tillitsvalgt tillitsvald "
        "underskriver underskrivar lege veileder rettleiar behandler behandlar handsamar oekonom geolog biolog fogd "
        "arkivar agronom controller raadmann kontroller forsker forskar professor lektor doktor dosent dekan "
        "amanuensis stipendiat kandidat advokat kateket klokker klokkar "
        # Ranks of the forces and the police, alone or with what they are over.
        "general admiral brigader oberst major kaptein loeytnant fenrik sersjant korporal kommandoer betjent konstabel"
    )
)
# How the word for an office ends where several have it: "medlemmer", "representantar", "ledere".
_OF_SEVERAL = re.compile(r"(?<=medlem)(?:mer|er)$|(?<=er)e$|(?<=ar)ar$|(?<=[dgnrst])[ae]r$")
# A noun that ends so is what somebody is; what ends in "senter" is where somebody is.
_AGENT = re.compile(
    r"(?<!sent)(?:er|erar|lar|oer)e?$|(?:ant|(?<!m)(?<!kj)ent|ist|log|eut|agog|lege|valgt|vald|ombud|elev)(?:er|ar|e)?$|"
    r"(?:nom|ped|essor|(?<!hu)(?<!tu)mor|soester)$|"
    r"(?:medlem|foreld)(?:mer|re|er|rar)?$|(?:paaroerende|mann|kvinne|foresatt|foresett)e?$"
)
# An office has at least so many letters: a shorter word before a name is no office.
_OFFICE = 4
_WORDS_OF_OFFICE, _WORDS_OF_FIELD = 4, 8
_LONGEST_OFFICE = 120
_LONG_WORD = 8
# A word of a name that is shortened, "Fredr.", has no more letters.
_SHORTENED = 6


def has_no_name(text: str) -> bool:
    """Whether a word of a text is in no name: «Andre» is a first name beside another word alone, and «André» always."""
    words = text.split()
    first_names = ("André", "Andre") if len(words) > 1 else ("André",)
    folded = fold(" ".join(word for word in words if word not in first_names)).split()
    return "andre" in folded or not NO_NAME.isdisjoint(folded)


def is_name(text: str) -> bool:
    """Whether a text looks like the name of a person: two to five words with capitals, no institution."""
    words = text.split()
    if not 2 <= len(words) <= 5 or any(letter.isdigit() for letter in text):  # noqa: PLR2004 - a name's words
        return False
    if not all(_NAME_WORD.match(word) for word in words) or not _NAME_WORD.match(words[-1]) or words[-1].islower():
        return False
    if any(word.endswith(".") and len(word) > _SHORTENED for word in words[:-1]):
        return False  # a sentence ends there: "Årsmelding. Opplest av Kari"
    if any(len(word) > 1 and word.isupper() and word.isalpha() for word in words) and not text.isupper():
        return False
    return not (has_no_name(text) or is_institution(text) or fold(words[0]) in _PARTS_OF_A_REGION)


def is_function(text: str) -> bool:
    """Whether a text is what somebody is in the committee or its administration, and no unit."""
    words = fold(text).split() if len(text) <= _LONGEST_OFFICE else []
    if not 0 < len(words) <= _WORDS_OF_OFFICE:
        return False
    first, last = words[0], words[-1]
    is_compound = len(first) > _LONG_WORD and first.endswith((*_OFFICE_ENDS, "eier", "eigar"))  # "enhetsleder teknisk"
    return first in _FUNCTIONS or last in _FUNCTIONS or last.endswith(_OFFICE_ENDS) or is_compound


def is_office_of_several(text: str) -> bool:
    """Whether a text is what several people are: "representanter til styret", "leiarar"."""
    several, blank, field = text.partition(" ")
    one = _OF_SEVERAL.sub("", fold(several))
    return one != fold(several) and is_function(f"{one}{blank}{field}")


def is_office_of_committee(text: str) -> bool:
    """Whether a text is a word for what somebody is among the members: "leder", "nestleiar", "observatør"."""
    return fold(text) in _FUNCTIONS


def _is_office_in_field(text: str) -> bool:
    """Whether a text is an office and the field of it: "klinikkleder psykisk helse og rus"."""
    words = text.split()
    return 0 < len(words) <= _WORDS_OF_FIELD and text[:1].islower() and is_function(words[0])


def is_role(text: str) -> bool:
    """Whether a text is what somebody is: an office, or a common noun for people, as "foreldrerepresentant"."""
    words = text.split()
    if is_function(text) or _is_office_in_field(text):
        return True
    is_noun = 0 < len(words) <= 3 and all(word.replace("-", "").isalpha() and word.islower() for word in words)  # noqa: PLR2004
    return is_noun and _AGENT.search(fold(words[-1])) is not None and not has_no_name(text)


# Offices that only municipalities have, so that what stands after them is one: "ordfører Dalen".
_OF_MUNICIPALITY = word_set(
    "ordfoerer ordfoerar varaordfoerer varaordfoerar raadmann kommunedirektoer kommunalsjef kommuneoverlege"
)
# What stands between an office and the union that it is in.
_OF_UNION = re.compile(r"(?:i|for|fra|frå|hos) ")
_OFFICE_AT = re.compile(rf"(?P<office>\w[^A-ZÆØÅ]*?)\s+(?:(?:i|ved|for|på|fra|frå|hos)\s+)?(?P<unit>{CAPITAL}[^()]*)")


def office_and_unit(text: str) -> re.Match[str] | None:
    """An office apart from the place or the institution after it: "rådmann i Dalen", "klinikksjef Dalen sykehus HF"."""
    found = _OFFICE_AT.fullmatch(text)
    if not found or not is_function(found["office"]):
        return None
    is_place = fold(found["office"]) in _OF_MUNICIPALITY and re.fullmatch(r"[^\W\d_]+(?:[ -][^\W\d_]+)*", found["unit"])
    return found if is_place or is_institution(found["unit"]) else None


def office_and_union(text: str) -> tuple[str, str] | None:
    """An office apart from the trade union that it is in: "tillitsvalgt Fagforbundet", "hovedtillitsvalgt for NSF"."""
    blanks = [blank.start() for blank in re.finditer(" ", text)]
    several = ((text[:at], _OF_UNION.sub("", text[at + 1 :])) for at in blanks)
    return next((one for one in several if is_union(one[1]) and (is_role(one[0]) or is_delegate(one[0]))), None)


def is_party(text: str, register: Register | None = None) -> bool:
    """Whether a text is the name of a party, as parties are abbreviated or as the register has them."""
    if register and any(tenure.party == text for _, tenure in register.tenures()):
        return True
    return is_party_name(text)


# What follows a name: brackets, where somebody is from, when they were there, or that they were not.
AFTER_NAME = re.compile(
    r"\s*[,(]|(?<=[a-zæøå])-(?=\d)|\s+[mv]/|\s{3,}|\s?[–-]\s(?!og\s)"
    r"|\s+(?:på|under|ved|til|fra|frå|møtte|møter|deltok|for|som|kom|gikk|gjekk|med|i(?=\s+sak)"
    rf"|{INSTEAD_OF})\s"
    r"|\s+(?=\d{1,2}\.?\s?(?:[A-ZÆØÅ]\b|klasse|trinn))"
    rf"|\s+(?:(?:meldt\s+)?{AWAY}|permisjon|(?:ikke|ikkje)\s+(?:møtt|{PRESENT}))\b"
)


def without_office(piece: Piece) -> Piece:
    """A name without the office before it: of "Daglig leder Toralf Nesheim" the last two words."""
    for blank in re.finditer(r"\s+", piece.raw):
        before, name = piece.part(0, blank.start()), piece.part(blank.end())
        word = before.text.replace(".", "")  # "insp. Kari Moe", "adm.dir. Ola Lie"
        is_word = word.isalpha() and word.islower() and len(word) >= _OFFICE
        is_short = before.text.isupper() and before.text.isalpha() and 1 < len(before.text) <= _OFFICE
        if (is_function(before.text) or is_word or is_short) and is_name(AFTER_NAME.split(name.text, maxsplit=1)[0]):
            return name
    return piece


# First names that end as words for what people do.
_FIRST_NAMES_IN_ER = word_set(
    "alexander aleksander kristoffer kristofer christoffer christopher kristopher walther werner verner reiner rainer "
    "holger birger xander leander evander jennifer heather oliver jesper kasper casper jasper esther petter "
    "gunther guenther gerner rutger alister allister ferner silver sylvester silvester vincent laurent clement klement "
    "hermann helmer"
)
_MAY_BE_OFFICE = re.compile(r"[a-zæøå]{4,}(?:er|vert|ent|ant|ist|log|mann|kvinne)$")


def may_begin_with_office(name: str) -> bool:
    """Whether a name of three words or more may begin with an office that no list knows: "Fyrbøter Kari Moe"."""
    first, *others = fold(name).split()
    return len(others) > 1 and _MAY_BE_OFFICE.fullmatch(first) is not None and first not in _FIRST_NAMES_IN_ER


def is_initials(text: str, name: str) -> bool:
    """Whether a text is what a name is shortened to: the first letters of all its words, or of its first and last."""
    letters = [word[0] for part in name.split() for word in part.split("-") if word]
    return len(letters) > 1 and text.replace(".", "") in (
        "".join(letters),
        letters[0] + letters[-1],
        "".join(w[0] for w in name.split()),
    )

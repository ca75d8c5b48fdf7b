"""What bodies are called: committees, associations, meetings, institutions, and the offices that speak for them.

A name ends in one of the nouns below, in either form and language, alone or compounded ("klubbstyret"), and may say
what it is for: "Hovedutvalg for oppvekst", "Råd for personer med funksjonsnedsettelse (RFF)".
"""

import re

from referat_cli.paper.reading.words.phrases import phrase

# Each noun, and what it is in a sentence that tells what such a body did.
_COMMITTEES = {
    "utvalg": "utvalget", "utval": "utvalet", "råd": "rådet", "styre": "styret", "nemnd": "nemnda nemnden",
    "komite": "komiteen", "komité": "komitéen", "kommisjon": "kommisjonen", "formannskap": "formannskapet",
    "representantskap": "representantskapet", "forum": "forumet", "gruppe": "gruppa gruppen",
    "parlament": "parlamentet", "kollegium": "kollegiet", "presidium": "presidiet",
    # Other nouns end in -ting too, but none in -tinget: "testing", "innretting".
    "fylkesting kommuneting landsting lagting storting sameting": "tinget",
    "kretsting forbundsting idrettsting årsting studentting elevting ungdomsting barneting": "tinget",
}  # fmt: skip
_ASSOCIATIONS = {
    "forening": "foreningen foreninga", "foreining": "foreininga", "forbund": "forbundet", "klubb": "klubben",
    "lag": "laget",
}  # fmt: skip
_MEETINGS = {
    "årsmøte allmøte landsmøte kirkemøte kyrkjemøte bispemøte medlemsmøte representantmøte partnerskapsmøte "
    "partnarskapsmøte": "møtet",
    "forsamling": "forsamlingen forsamlinga",
}  # fmt: skip
# Where people work. None of these ends a surname.
_INSTITUTIONS = {
    "kommune kommuner kommunar": "kommunen kommuna kommunene kommunane",
    "sykehus": "sykehuset", "sjukehus": "sjukehuset", "hospital": "hospitalet",
    "foretak føretak": "foretaket føretaket", "klinikk": "klinikken", "senter": "senteret", "region": "regionen",
    "avdeling": "avdelingen avdelinga", "seksjon": "seksjonen", "tjeneste teneste": "tjenesten tenesta tjenesta",
    "universitet": "universitetet", "skole skule": "skolen skulen", "kontor": "kontoret", "kirke kyrkje": "kirken",
    "tilsyn": "tilsynet", "etat": "etaten",
    "borettslag sameie barnehage": "barnehagen", "helsefellesskap": "helsefellesskapet",
}  # fmt: skip
# What the name of an institution ends with.
LEGAL_FORMS = frozenset({"HF", "RHF", "IKS", "KF", "AS", "SA"})
_OFFICES = (
    "direktør rådmann ordfører ordførar leder leiar saksbehandler sakshandsamar saksbehandlar kirkeverge kyrkjeverje "
    "rektor sjef dekan sekretær forretningsfører forretningsførar kasserer kasserar prest prost biskop byråd rådgiver "
    "rådgjevar kyrkjeverja"
)
# Committees that are known by their letters alone: "arbeidsutvalget" is «AU» everywhere.
_LETTERS = ("AU", "FAU", "AMU", "SMU")
_ADMINISTRATION = (
    "administrasjon administrasjonen sekretariat sekretariatet ledelse ledelsen leiing leiinga stab staben"
)
# What only ends as the nouns do: "området", "utstyret", "forslaget", "grunnlag".
_ENDS_ALIKE = (
    r"(?![\w-]*(?:områd|forråd|samråd|tilråd|utstyr|bestyr|grunnlag|underlag|vedlag|bilag|anlag|opplag|forlag"
    r"|(?:an|av|for|fra|ut|opp|inn|om|over|på|ned|til)slag))"
)


def _either(*words: str) -> str:
    """A pattern of one of the words, alone or at the end of a longer word."""
    return rf"\b{_ENDS_ALIKE}[\w-]*(?:{'|'.join(dict.fromkeys(' '.join(words).split()))})"


def _forms(*tables: dict[str, str]) -> str:
    return " ".join(form for table in tables for pair in table.items() for form in pair)


_INSTITUTION = re.compile(
    rf"(?<![\w-])(?:(?i:[\w-]*(?:{'|'.join(_forms(_INSTITUTIONS).split())}))|{'|'.join(sorted(LEGAL_FORMS))})(?![\w-])"
)
_COMMITTEE = _either(_forms(_COMMITTEES))
_BODY = _either(_forms(_COMMITTEES, _ASSOCIATIONS, _MEETINGS))
_BEFORE = r"(?:(?:[\w/]+-,|[\w-]+) ){0,4}"
_AFTER = r"(?: (?:i|for|ved|mot|om) [\w,/ -]+)?(?: ?\([\w-]+\))?"
_COMMITTEE_NAME = phrase(_BEFORE + _COMMITTEE + _AFTER)
_BODY_NAME = phrase(_BEFORE + _BODY + _AFTER)
_WORDS_OF_A_NAME = 10
_OFFICER = phrase(rf"{_either(_OFFICES)}(?:e?n|a)?")
_OFFICE = phrase(rf"{_either(_ADMINISTRATION)}|{_OFFICER.pattern}")
# An office of a body itself: "styreleder", "Utvalgets leder", "nestleder i styret".
_OF_BODY = phrase(rf"(?:{_BODY}s? ?)?(?P<office>(?:nest)?(?:leder|leiar)|sekretær)(?:en)?(?: (?:av|i|for) [\w-]+)?")
_DEFINITE = ("", "en", "n", "a", "et")
_WORD = re.compile(r"[\w-]+")
# A body of which something is told: "utvalget", "årsmøtet", "generalforsamlinga".
DEFINITE_BODY = _either(*_COMMITTEES.values(), *_MEETINGS.values())


def is_committee(text: str) -> bool:
    """Whether a text is what a committee is called, as at the top of its papers."""
    return len(text.split()) <= _WORDS_OF_A_NAME and _COMMITTEE_NAME.fullmatch(text.strip()) is not None


def is_body(text: str) -> bool:
    """Whether a text is what a committee, an association or a meeting is called."""
    return len(text.split()) <= _WORDS_OF_A_NAME and _BODY_NAME.fullmatch(text.strip()) is not None


def is_body_or_office(text: str) -> bool:
    """Whether a text is what a body is called, or ends in an office that speaks for one: "daglig leder"."""
    return (
        is_body(text)
        or text in _LETTERS
        or _OFFICE.fullmatch(text.rsplit(maxsplit=1)[-1] if text.strip() else "") is not None
    )


def is_office(text: str) -> bool:
    """Whether a text is an office that one person holds, and nothing more: "Ordføreren", "daglig leder"."""
    words = text.split()
    return bool(words) and not is_body(text) and _OFFICER.fullmatch(words[-1]) is not None


def forms_of_office(text: str) -> list[str]:
    """What a list may call an office that a sentence names: of "Styrelederen" «styrelederen», «styreleder», «leder»."""
    forms = [text.removesuffix(end) for end in _DEFINITE if text.endswith(end)]
    return [*forms, *(found["office"] for form in forms if (found := _OF_BODY.fullmatch(form)))]


def is_institution(text: str) -> bool:
    """Whether a text is the name of where people work, and none of a person: "Dalen kommune", "Sykehuset Indre HF"."""
    return _INSTITUTION.search(text) is not None


def has_legal_form(text: str) -> bool:
    """Whether a text ends with the legal form of an institution: "Sykehuset Indre HF"."""
    return text.rpartition(" ")[2] in LEGAL_FORMS


def is_of_body(who: str) -> bool:
    """Whether somebody is called by a body or an office somewhere in a text, a genitive too: "Formannskapets"."""
    return any(
        is_body_or_office(form) for word in _WORD.findall(who) for form in dict.fromkeys((word, word.removesuffix("s")))
    )

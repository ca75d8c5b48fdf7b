"""The labels that are known by how they are made, folded: a verb in one of its forms, a noun with whose it is."""

import re

_WAS_DONE = "(?:(?:er|ble|blei|vart|blir) )?"
_ONE_MIND = "(?:(?:en|ein)stemmige? |samroeystes )?"
OPINION = "(?:hoerings|hoeyrings)?(?:uttalelse|uttale|fraasegn)"
_DECIDED = "(?:vedtatt|vedteke|besluttet|beslutta|bestemt|avgjort|konkludert(?: med)?)"
OF_HEAD = {
    # "Neste partnerskapsmøte", "Tid og sted for neste ordinære møte"
    "next": re.compile(
        r"(?:(?:ny )?(?:dato|tid|tidspunkt|tid og sted|tid og stad) (?:for )?)?(?:det )?(?:neste|kommende|komande)"
        r" (?:ordinaere )?\w*(?:moete(?:r|dato(?:er|ar)?|tid|tidspunkt)?|samling(?:er|ar)?|treff)(?: (?:er|blir))?"
    ),
    "chair": re.compile(
        rf"(?:moetet )?{_WAS_DONE}(?:ledet|ledes|leda|leia|leidd|styrt)(?: av)?|(?:ledet|leda|leia|styrte) moetet"
        r"|(?:leder|leiar|ledar) (?:for|av|i|paa) moetet|(?:hvem|kven) (?:ledet|leda|leia|styrte)(?: moetet)?"
    ),
    "secretary": re.compile(
        rf"(?:(?:referat|protokoll)(?:et|en)? )?{_WAS_DONE}(?:foert|skrevet|skrive|skriven) (?:av|ved)"
        r"|(?:foerte|skrev|skreiv|tok) (?:referat|protokoll)(?:et|en)?"
        r"|(?:hvem|kven) (?:foerte|skrev|skreiv)|for (?:referat|protokoll)(?:et|en)"
        r"|(?:referat|protokoll)(?:et|en)? (?:av|ved)"
        r"|refer(?:at|ans?|ent)?(?:ansvarlig|ansvarleg)|(?:referat|protokoll)(?:foerer|foerar|skriver|skrivar)"
        r"|(?:foerer|foerar|skriver|skrivar) av (?:referat|protokoll)(?:et|en)?"
    ),
    "when": re.compile(rf"(?:moetet )?{_WAS_DONE}(?:holdt|avholdt|halde)"),
}
OF_PART = {
    "tasks": re.compile(r"(?:videre|vidare) oppfoelging"),
    "decision": re.compile(
        rf"(?:(?:det|dette|foelgende|fylgjande|foelgjande|saken|saka|hva|kva) )?"
        rf"{_WAS_DONE}{_ONE_MIND}{_DECIDED}(?: (?:foelgende|fylgjande|foelgjande))?"
        r"|(?:vi|styret|utvalget|utvalet|moetet|raadet) (?:vedtok|besluttet|beslutta|bestemte)"
        rf"|{_ONE_MIND}(?:vedtak|beslutning|avgjoerelse|avgjerd|konklusjon|{OPINION})(?:et|en|n|a)?"
        r"(?: (?:ble|blei|vart|loed|lyder))?"
    ),
    "attachments": re.compile(r"vedlegg \d{1,2}"),
}
OF_COLUMN = {
    "absent": re.compile(
        r"(?:(?:hadde|har) )?(?:meldte? )?(?:forfall|fraafall|frafall|avbud|fravaer|fraavaer)(?: meldt)?"
        r"|(?:ikke|ikkje) (?:moette?|til ?sted(?:e|es)|til ?stades?)|moette (?:ikke|ikkje)"
    )
}

"""What a line says of somebody beside the name: when they were there, how, for whom, and with what rights."""

import re
from typing import Any

from referat_cli.paper.reading.people.list_headings import NOT_MET
from referat_cli.paper.reading.people.names_and_offices import is_function, is_name
from referat_cli.paper.reading.words.attendance_words import (
    ABSENT,
    AWAY,
    CAME,
    EMPTY_BOX,
    INSTEAD_OF,
    LEFT,
    PRESENT,
    REMOTE,
    VARA,
)
from referat_cli.paper.reading.words.clock import HOUR, O_CLOCK, times_in
from referat_cli.paper.reading.words.phrases import FROM, UNFIT, Phrase, phrase

_CASE = r"(?:[A-ZÆØÅ]{1,4}(?:-sak)?\s)?\d{1,4}(?:\s?[/-]\s?\d{2,4}|/\d|\.\d{1,3})?(?:\s?[A-Z]\b)?|«[^»]+»"
# A number of people is no case: "sak 5/24, 7 medlemmer til stede".
_OF_PEOPLE = r"(?!\d+\s(?:medlem|representant|stemme|røyste|person))"
_JOINT = r"\s*(?P<joint>,|og|\+|&|-|–|til)\s*(?:sak\s*)?"
_CASES = rf"(?P<cases>(?:{_CASE})(?:{_JOINT.replace('P<joint>', ':')}{_OF_PEOPLE}(?:{_CASE}))*)"
# What joins the first of several cases in a row to the last, and a run of them as it is written here: "4/26–7/26".
_UP_TO = ("-", "–", "til")
RUN = "–"
_CAME_OR_LEFT = re.compile(rf"{CAME}|{LEFT}|måtte", re.IGNORECASE)
_SAK = (
    r"(?:(?:behandlinga?(?:en)?|handsaming(?:a)?)\s+av\s+)?"
    r"(?:s\.|[a-zæøå]*sak(?:e[nr]|ene|ane|a)?(?:\s?nr\.?)?|(?=(?-i:PS|RS|FS|KS|FT|FU|KU|[A-ZÆØÅ]{1,4}-sak)\s\d)"
    r"|(?=\d{1,4}/(?:1[3-9]|[2-9]\d|\d{4})\b))\s*"  # a number of a year, and no day of a month
)
_MORE = _CASES.replace("cases", "more")
# The cases that somebody is said to have been there for: "sakene 4/26–7/26 og 9/26".
CASES_TOLD = phrase(rf"[,\s]+(?:(?:{FROM}|til|i|på|under|ved|for) )*{_SAK}{_CASES}")
_FROM_ON = rf"(?:{FROM}(?: og med)?|f\.?\s?o\.?\s?m\.?)"
_FOR = f"(?:for|{INSTEAD_OF})"
# What a line says of when somebody was there, by the record's keys.
_CAME = rf"(?:{CAME}|møtte)(?: (?:(?:til|inn i|i|på) )?møtet)?"
_LEFT = (
    rf"{LEFT}"
    r"(?: (?:ut |(?:ut )?(?:av |fra |frå ))?møtet)?"
)
# What somebody may do: told with a word before it, or alone in brackets or between commas, "Kari Moe (talerett)".
_OTHER_RIGHT = r"(?:møte|forslags)(?:rett|-)"
_RIGHT_TO = {
    "stemmerett": "(?:stemme|røyste)rett",
    "talerett": rf"(?:{_OTHER_RIGHT}(?:,| og|, og) )*tale(?:rett|-)(?:(?:,| og|, og) {_OTHER_RIGHT})*",
}
RIGHTS = tuple(_RIGHT_TO)
_NOT = ("uten", "utan", "ikke", "ikkje")
_FACTS: dict[str, Phrase] = {
    key: phrase(pattern)
    for key, pattern in {
        "ikke_sak": (
            rf"(?:(?:ute|(?:hadde |har |fikk |fekk )?permisjon|(?:var )?(?:ikke|ikkje) (?:{PRESENT}|med)|{ABSENT}|borte"
            rf"|{LEFT}(?: møtet)?|{UNFIT}|deltok (?:(?:derfor|dermed|difor) )?(?:ikke|ikkje)) "
            r"(?:under|i|på|ved|for)"
            rf"|(?:ikke|ikkje|unntatt|unnateke|med unntak av)(?: (?:under|i|på|ved|for))?) {_SAK}{_CASES}"
        ),
        "gikk_foer": (
            rf"{_LEFT} (?:før|{_FROM_ON}) {_SAK}{_CASES}"
            rf"|(?:(?:hadde|har|fikk|fekk|meldte?|innvilget|innvilga) )?(?:{AWAY}|permisjon|fri) "
            rf"{_FROM_ON} {_SAK}{_MORE}"
        ),
        "til_sak": (
            rf"(?:{_LEFT} etter|(?:(?:møtte|deltok|{PRESENT}) )?(?:til og med|t\.o\.m\.?|tom\.?)"
            rf"|(?<!kom\s)(?<!møtte\s)(?<!møtet\s)til) {_SAK}{_CASES}"
        ),
        "fra_sak": (
            rf"(?:{_CAME} (?:til|før|under|ved|{FROM})|{FROM}(?: og med)?"
            rf"|f\.o\.m\.?|fom\.?) {_SAK}{_CASES}"
        ),
        "paa_sak": (
            rf"(?:{PRESENT} |deltok |møtte )?(?:på|under|i|ved|for|til) {_SAK}{_CASES}|(?:^|(?<=[(,]))\s*{_SAK}"
            rf"{_MORE}"
        ),
        "span": (
            rf"(?:(?:{PRESENT}|deltok|møtte|{FROM}|mellom) )*(?P<time>{O_CLOCK}\s*\d{{1,2}}(?:[.:]?\d\d)?"
            rf"\s*(?:[-–]|til|og)\s*(?:{O_CLOCK}\s*)?\d{{1,2}}(?:[.:]\d\d)?)(?!\d)"
        ),
        "gikk": (
            rf"(?:{_LEFT}(?: {FROM})?|(?:permi(?:sjon|ttert)|{AWAY}) {FROM}|(?:fr[ae]m )?til) (?:ca\.? )?"
            rf"(?P<time>{HOUR})"
        ),
        "kom": rf"(?:{_CAME}|{PRESENT}|deltok|{FROM}) (?:fra |frå |ca\.? )?(?P<time>{HOUR})",
        **{
            key: rf"(?:(?:,? ?(?:men|og) )?(?P<how>med|har|hadde|{'|'.join(_NOT)}) {right}"
            rf"|(?:^|(?<=[(,;])|(?<=[,;–-]\s))\s*{right}(?=\s*(?:$|[,;)\x00]|og |men )))(?!\w)"
            for key, right in _RIGHT_TO.items()
        },
        "digitalt": (
            rf"(?:deltok |deltar |deltek |møtte |var med |{PRESENT} )?(?:på |via |pr\.? |over |v/ ?)?{REMOTE}"
            r"(?:\s*\(digitalt\))?(?=\W|$)"
        ),
        "ukjent": rf"oppmøtet er (?:ikke|ikkje) ført|(?<=,\s){EMPTY_BOX}$",
        "uteblitt": (
            r"(?:uteble(?:v|i|ve|vet)?|uteblitt|(?:har )?(?:ikke|ikkje|uten å|utan å)(?: ha)? (?:meldt?|melde)"
            rf"(?: (?:fra|frå|ifra|ifrå|forfall))?|ugyldig {AWAY})(?=\W|$)"
        ),
        "forfall": rf"(?<!ugyldig\s)(?:meldt )?{AWAY}(?=\W|$)",
        "møtt": rf"(?:(?<=[,;(–-]\s)|(?<=\())(?:møtte?|{PRESENT}|deltok)(?=\s*(?:$|[,;)]))",
        NOT_MET: rf"(?:ikke|ikkje) (?:møtt|{PRESENT})(?=\W|$)",
        "permisjon": (r"(?:foreldre|fødsels|velferds|studie|omsorgs|omsuts|svangerskaps)?permisjon(?=\W|$)"),
        "moette_for": (
            rf"(?:møtte|møtt|møter|møtende|{VARA}) {_FOR} "
            r"(?P<for>[^,;()]+?)(?=\s*(?:$|[,;()]|\s(?:på|fra|frå|i) sak))"
            rf"|(?:^|(?<=\())\s*{_FOR} (?P<for2>[^,;()]+)"
            rf"|\s{_FOR} (?P<for3>[^,;()]+)(?=$|,|\)|\s*\([^()]*\)$)"
        ),
    }.items()
}
# The case that somebody came or left in, after the hour.
_CASE_AFTER_HOUR = phrase(
    rf"(?<=\x00)\s*,?\s*\(?(?:(?P<when>etter|før|under|i|ved|til|{FROM}) "
    r"(?:behandlingen av |handsaminga av |behandling av )?)?"
    rf"{_SAK}(?P<case>{_CASE})\)?"
)
_AT_HOUR = {
    "kom": {
        "": "fra_sak",
        **dict.fromkeys(("før", "under", "i", "ved", "til", "fra", "frå"), "fra_sak"),
        "etter": "fra_sak",
    },
    "gikk": {"": "til_sak", **dict.fromkeys(("etter", "under", "i", "ved", "til"), "til_sak"), "før": "gikk_foer"}
    | dict.fromkeys(("fra", "frå"), "gikk_foer"),
}
_LISTED = ("ikke_sak", "paa_sak")
# What has been read of a line, so that no name or unit is taken to have it.
MASK = "\x00"


def take_facts(masked: str, person: dict[str, Any]) -> str:
    """Write into somebody what a line says of when and how they were there; the line with those words masked."""
    for key, pattern in _FACTS.items():
        while found := pattern.search(masked):
            if not _write_fact(key, found, person):
                break
            masked = masked[: found.start()] + MASK * (found.end() - found.start()) + masked[found.end() :]
    return _case_of_hour(masked, person)


def rights_under(heading: str) -> dict[str, bool]:
    """What right those under a heading had not, by the record's keys: "Til stede uten stemmerett"."""
    told: dict[str, Any] = {}
    take_facts(heading, told)
    return {key: False for key in RIGHTS if told.get(key) is False}


def _case_of_hour(masked: str, person: dict[str, Any]) -> str:
    """What is left of a line without the case in which somebody came or left at an hour: "kl. 15, etter sak 4/26"."""
    keys = _AT_HOUR["kom" if "kom" in person else "gikk"] if {"kom", "gikk"} & person.keys() else {}
    found = _CASE_AFTER_HOUR.search(masked) if keys else None
    if found:
        person[keys[(found["when"] or "").casefold()]] = " ".join(found["case"].split())
        return masked[: found.start()] + MASK * (found.end() - found.start()) + masked[found.end() :]
    if keys and len(person.get("paa_sak", ())) == 1:
        (person[keys[""]],) = person.pop("paa_sak")
    return masked


def _runs(text: str) -> list[str]:
    """The cases that a text names, several in a row as one: of "4/26, 6/26 til 9/26" «4/26» and «6/26–9/26»."""
    found: list[str] = []
    end = 0
    for case in re.finditer(_CASE, text):
        joint = re.fullmatch(_JOINT, text[end : case.start()]) if found else None
        name, end = " ".join(case[0].split()), case.end()
        if joint and joint["joint"] in _UP_TO and RUN not in found[-1]:
            found[-1] += RUN + name
        else:
            found.append(name)
    return found


def _write_fact(key: str, found: re.Match[str], person: dict[str, Any]) -> bool:
    if key in ("kom", "gikk"):
        times = times_in(found["time"])
        may_be_date = found["time"][0].isdecimal() and "01" <= (times[0].value[3:] if times else "") <= "12"
        if may_be_date and not _CAME_OR_LEFT.match(found[0]):
            return False  # "fra 01.08"
        if times:
            person[key] = times[0].value
        return bool(times)
    if key == "span":
        came, left = times_in(found["time"])
        person |= {"kom": came.value, "gikk": left.value}
    elif key in RIGHTS:
        person[key] = (found["how"] or "").lower() not in _NOT
    elif key in ("møtt", "digitalt", "ukjent", "uteblitt", "forfall", NOT_MET, "permisjon"):
        person["oppmoete"] = key
    elif key == "moette_for":
        written = (found["for"] or found["for2"] or found["for3"]).partition(MASK)[0].strip(" .,")
        if found["for3"] and not is_name(written):
            return False
        first, _blank, rest = written.partition(" ")
        person[key] = rest if is_function(first) and is_name(rest) else written
    else:
        cases = _runs(found["cases"] or found["more"])
        first, is_run, last = cases[0].partition(RUN)
        person[key] = cases if key in _LISTED else first
        if key == "fra_sak" and is_run:
            person["til_sak"] = last
    return True

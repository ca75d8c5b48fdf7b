"""Who led a meeting and who wrote its minutes, as the head of the paper says it."""

import re
from collections.abc import Sequence
from itertools import pairwise
from typing import Any

from referat_cli.i18n import _
from referat_cli.model.problem import Where
from referat_cli.paper.reading.head.facts import HeadFact
from referat_cli.paper.reading.head.reading import HeadReading
from referat_cli.paper.reading.ledger import Ledger
from referat_cli.paper.reading.people.facts import CASES_TOLD, MASK, RUN, take_facts
from referat_cli.paper.reading.people.first_names import is_first_name_alone
from referat_cli.paper.reading.people.names_and_offices import AFTER_NAME, is_name, without_office
from referat_cli.paper.reading.people.person import CLASS_AFTER
from referat_cli.paper.reading.people.turned_names import turned_name, with_first_name_first
from referat_cli.paper.reading.source import Piece, SourceLine, whole
from referat_cli.paper.reading.words.bodies import forms_of_office, is_office
from referat_cli.paper.reading.words.labels import HEAD, label_of, meaning_of
from referat_cli.paper.reading.words.phrases import BE, LETTER, WAS, phrase
from referat_cli.paper.reading.words.sentences import sentences

# What those who lead the meeting and write its minutes stand under in the record, by what a label means.
KEYS_OF_OFFICES = {"chair": "moeteleder", "secretary": "referent"}
_MINUTES = r"(?:møte)?(?:protokoll(?:en)?|referat(?:et)?|møtebok(?:a|en)?)"
# Sentences that name who led the meeting and who wrote, in the active and the passive.
_TOLD = {
    "moeteleder": phrase(
        rf"(?P<name>{LETTER}.+?) (?:(?:ønsk(?:et|te|a) (?:alle )?velkom(?:men|en)?(?: til møtet)?"
        r"|(?:åpnet|opna) møtet),? og )?"
        r"(?:ledet|leda|leidde|leia) (?:møtet|det)(?: (?:i|da|då|fordi|siden|sidan|ettersom) [^.]*"
        r"(?:forfall|fr[aå]vær\w*|forhindr\w*))?|"
        rf"møtet {BE} (?:ledet|leidd|leda|leia) av (?P<name2>.+)"
    ),
    "referent": phrase(
        rf"(?P<name>{LETTER}.+?) (?:førte|førde|skrev|skreiv) {_MINUTES}|"
        rf"(?:{_MINUTES} (?:{BE} )?)?(?:ført|skrevet|skrive|skriven) av (?P<name2>.+)"
        rf"|(?P<name5>{LETTER}[\w-]+) (?:skrev|skreiv|førte|førde)(?: (?:ned|{_MINUTES}))?"
        rf"|ref(?:erent)?\.? (?!var )(?P<name4>{LETTER}[\w-]+(?: {LETTER}[\w-]+){{0,3}})"
        rf"|{_MINUTES}(?::| ved| v/) ?(?P<name6>{LETTER}.+)"
    ),
}
# An office in the meeting and who had it, in either order: "Sekretær for møtet var Siv Moe".
_HELD = phrase(
    rf"(?:som |til )?(?P<first>{LETTER}[^:]+?) "
    rf"(?:var|fungerte(?: som)?|{WAS} (?:valgt|vald|utpekt|peika ut)(?: (?:til|som))?) (?P<second>[^:]+)"
)
# Who led the meeting for some of the cases: "Ola Lie tok over som møteleder fra sak 3/26."
_LED_CASES = phrase(
    rf"(?P<name>{LETTER}.+?) (?:(?:(?:tok|tek|tar) over|overtok|overtek|overtar)(?: (?:som|for [^:.]+? som))? "
    r"(?:møtelede(?:r|lsen)|møteleia(?:r|ren)|møteleiinga|ordstyrar?|ordstyrer|dirigent|klubba|roret"
    r"|(?:ledelsen|leiinga)(?: av møtet)?)|(?:ledet|leda|leidde|leia) møtet)(?P<cases> .+)"
)
# Who is no name, "en fra administrasjonen", is told in no more words.
_MOST_WORDS = 4
# What joins two of them: "Siv Moe ledet møtet, og Ola Lie skrev referat."
_JOINED = phrase(r"\s*[,;]?\s+(?:og|mens|medan)\s+|\.\s+", re.NOFLAG)
_COMMA = phrase(rf"{_JOINED.pattern}|\s*[,;]\s+", re.NOFLAG)


_DAY_AFTER = re.compile(r",?\s+(?:den\s)?\d{1,2}\.\s?\S+\s?\d{4}$|,?\s+\d{1,2}\.\d{1,2}\.\d{2,4}$")
# What stands behind a name and is no unit or office: "Siv Moe, og Ola Lie førte møteboka".
_TELLS_MORE = phrase(rf"\b(?:og|mens|medan|{BE}|fungerte|før\w+|skr[ei]\w+|le\w+ møtet)\b")
# "Siv Moe, som er styrets leder, ledet møtet."
_CLAUSE = phrase(r"(?:, som [^,]+)?,?$")
_AT = phrase(r"(?:sekretariatet|administrasjonen)(?: i [^,]+?)? (?:ved|v/) ?")


def is_officer(text: str) -> bool:
    """Whether a text may be who led or wrote: it names somebody, or is no sentence: "Dirigent" is other things too.

    «Ref.: 24/1877» is the number of something.
    """
    names = re.split(r"[,;/(]| og ", text)
    return any(is_name(name.strip()) for name in names) or (
        len(text.split()) <= _MOST_WORDS and not any(letter.isdigit() for letter in text)
    )


def read_officers_of(fact: HeadFact, where: Where, reading: HeadReading) -> str | list[dict[str, str]]:
    """One name, or several with the cases that they were it for."""
    officers: list[dict[str, str]] = []
    for piece in fact.values:
        if turned := turned_name(piece.raw):
            name = with_first_name_first(piece, turned, reading.ledger)
            officers += _officer(whole(name), where, reading)
            reading.ledger.guess(piece, officers[-1]["navn"], _("navnet er lest med etternavnet først"))
            continue
        masked = re.sub(r"\([^()]*\)", lambda found: "x" * len(found[0]), piece.raw)
        masked = CASES_TOLD.sub(lambda found: "x" * len(found[0]), masked)
        begin = 0
        for part in re.finditer(r",\s*|\s+og\s+|;\s*|/|$", masked):
            one = piece.part(begin, part.start()).stripped()
            begin = part.end()
            if one.text:
                officers += _officer(one, where, reading)
        reading.ledger.label(piece)
    real = [one for one in officers if is_name(one["navn"]) or len(officers) == 1]
    if len(real) == 1 and len(real[0]) == 1:
        return real[0]["navn"]
    return real or officers


def _officer(piece: Piece, where: Where, reading: HeadReading) -> list[dict[str, str]]:
    """Somebody who led or wrote, once for each run of cases that they did it for."""
    told: dict[str, Any] = {}
    name = piece.part(0, len(take_facts(piece.raw, told).partition(MASK)[0])).stripped(",")
    if bracket := re.search(r"\s*\(", name.raw):
        name = name.part(0, bracket.start())
    if unit := CLASS_AFTER.search(name.raw):
        name = name.part(0, unit.start())
    name = without_office(name)
    if is_name(name.stripped(".").text):
        name = name.stripped(".")
    reading.ledger.value(where, name)
    return _for_cases(name.text, told)


def _for_cases(name: str, told: dict[str, Any]) -> list[dict[str, str]]:
    """Somebody once for each run of the cases that were told."""
    runs = [(run.partition(RUN)[0], run.rpartition(RUN)[2]) for run in told.get("paa_sak", ())]
    runs = runs or [(told.get("fra_sak", ""), told.get("til_sak", ""))]
    return [
        {"navn": name} | {key: case for key, case in (("fra_sak", first), ("til_sak", last)) if case}
        for first, last in runs
    ]


def read_officers_told(piece: Piece, record: dict[str, Any], ledger: Ledger | None) -> bool:
    """Whether a line says in sentences who led the meeting or who wrote, and nothing else."""
    officers = _officers_told(piece.stripped(" ."))
    if not officers:
        return _read_who_led_cases(piece, record, ledger)
    for key, name in officers:
        record.setdefault(key, name.text)
        if ledger:
            ledger.value((key,), name)
    if ledger:
        ledger.label(piece)
    return True


def _read_who_led_cases(piece: Piece, record: dict[str, Any], ledger: Ledger | None) -> bool:
    """Whether a sentence says who led the meeting for some of the cases, beside whom the head names."""
    found = _LED_CASES.fullmatch(piece.stripped(" .").raw)
    name = _name_alone(piece.stripped(" .").part(*found.span("name"))) if found else piece
    told: dict[str, Any] = {}
    left = take_facts(found["cases"], told).replace(MASK, "").strip() if found else ""
    if not (told and is_name(name.text)) or left or not told.keys() <= {"fra_sak", "til_sak", "paa_sak"}:
        return False
    if ledger:
        before = record.get("moeteleder", [])
        others = [{"navn": before}] if isinstance(before, str) else before
        ledger.value(("moeteleder",), name)
        record["moeteleder"] = [*others, *_for_cases(name.text, told)]
        ledger.label(piece)
    return True


def settle_chairs(record: dict[str, Any], cases: Sequence[dict[str, Any]]) -> None:
    """Let who led have done so until another did, and after the cases of that one, where nothing else is said."""
    chairs: list[dict[str, str]] = record["moeteleder"] if isinstance(record.get("moeteleder"), list) else []
    numbers = [case["saksnr"] for case in cases if "saksnr" in case]
    for first, second in pairwise([*chairs]):
        if first.keys() <= {"navn", "fra_sak"} and (at := second.get("fra_sak")) in numbers[1:]:
            first["til_sak"] = numbers[numbers.index(at) - 1]
            if second is chairs[-1] and (last := second.get("til_sak")) in numbers[:-1]:
                chairs.append({"navn": first["navn"], "fra_sak": numbers[numbers.index(last) + 1]})


def _officers_told(whole: Piece) -> list[tuple[str, Piece]]:
    """Those whom a line names, by the record's keys; none where a part of it, however it is parted, says more."""
    if alone := _told_in(whole):
        return [alone]
    for joint in (_JOINED, _COMMA):
        parts = [part.stripped(" .") for part in whole.split(joint)]
        told = [_told_in(part) or _labelled(part) for part in parts] if len(parts) > 1 else []
        officers = [one for one in told if one]
        if officers and len(officers) == len(told):
            return officers
    return []


def sentences_with_officers(line: SourceLine) -> list[Piece]:
    """The sentences of a line where one of several says who led the meeting, or who wrote; none of another."""
    if line.cells or line.kind == "item" or label_of(whole(line), HEAD):
        return []
    several = sentences(whole(line))
    told = len(several) > 1 and not read_officers_told(whole(line), {}, None)
    return several if told and any(read_officers_told(one, {}, None) or office_told(one) for one in several) else []


def office_told(sentence: Piece) -> tuple[str, Piece] | None:
    """What somebody did in the meeting, by the record's key, who has no name there: "Dekanen ledet møtet."."""
    sentence = sentence.stripped(" .")
    for key, pattern in _TOLD.items():
        found = pattern.fullmatch(sentence.raw)
        group = next((one for one in ("name", "name2") if found and found[one]), "")
        office = sentence.part(*found.span(group)) if found and group else sentence
        if group and any(map(is_office, forms_of_office(office.text))):
            return key, office
    return None


def _told_in(sentence: Piece) -> tuple[str, Piece] | None:
    """What somebody did in the meeting, by the record's key, and their name."""
    for key, pattern in _TOLD.items():
        if found := pattern.fullmatch(sentence.raw):
            group = next(group for group, text in found.groupdict().items() if text)
            name = _name_alone(sentence.part(*found.span(group)))
            is_first = group in ("name2", "name5") and is_first_name_alone(name.text)
            return (key, name) if is_name(name.text) or is_first or group == "name4" else None
    if held := _HELD.fullmatch(sentence.raw):
        for office, other in (("first", "second"), ("second", "first")):
            done = KEYS_OF_OFFICES.get(meaning_of(held[office], HEAD) or "")
            who = _name_alone(sentence.part(*held.span(other)))
            if done and is_name(who.text):
                return done, who
    return None


def _name_alone(piece: Piece) -> Piece:
    """A name without what stands before or behind it: "Sekretariatet ved Siv Moe", "leder Siv Moe i Vik"."""
    if day := _DAY_AFTER.search(piece.raw):
        piece = piece.part(0, day.start())
    at = _AT.match(piece.raw)
    name = without_office(piece.part(at.end()) if at else piece)
    if clause := _CLAUSE.search(name.raw):
        name = name.part(0, clause.start())
    behind = AFTER_NAME.search(name.raw)
    before = name.part(0, behind.start()) if behind and not _TELLS_MORE.search(name.raw, behind.start()) else name
    return before if is_name(before.text) else name


def _labelled(part: Piece) -> tuple[str, Piece] | None:
    """The same after a label, beside others: "Møteleder var Siv Moe. Referent: Ola Lie.", "Referent Ola Lie"."""
    found = label_of(part, HEAD, bare=True)
    is_told = found is not None and found.meaning in KEYS_OF_OFFICES and is_name(found.rest.text)
    return (KEYS_OF_OFFICES[found.meaning], found.rest) if found and is_told else None


def officers_in_head(record: dict[str, Any]) -> list[dict[str, str]]:
    """Those who led the meeting and wrote its minutes, where several did, each with the cases that it was for."""
    every = (record.get(key) for key in ("moeteleder", "referent"))
    return [one for value in every if isinstance(value, list) for one in value]


def names_in_head(record: dict[str, Any]) -> list[str]:
    """The names of those who led the meeting and wrote its minutes."""
    alone = [value for key in ("moeteleder", "referent") if isinstance(value := record.get(key), str)]
    return [*alone, *(one["navn"] for one in officers_in_head(record))]

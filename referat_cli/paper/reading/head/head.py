"""The top of a paper: what it is, whose, when and where, in the record's own keys."""

import re
from collections.abc import Sequence
from typing import Any

from referat_cli.i18n import _
from referat_cli.model.names import fold, slug
from referat_cli.paper.reading.columns import cells_of, only_piece
from referat_cli.paper.reading.head.approval import read_approval
from referat_cli.paper.reading.head.facts import HeadFact, day_on_line, facts_in, letterhead_apart, whole_rows
from referat_cli.paper.reading.head.form import form_labelled, form_told, place_of_form, read_form, read_form_beside
from referat_cli.paper.reading.head.officers import is_officer, read_officers_of, read_officers_told
from referat_cli.paper.reading.head.reading import HeadReading
from referat_cli.paper.reading.head.title import BEFORE_DAY, CODE, TYPES, read_title
from referat_cli.paper.reading.head.when_and_where import (
    beside_time,
    days_of,
    is_place_told,
    place_after_time,
    read_hours,
    read_place_told,
    write_hours,
    write_next,
)
from referat_cli.paper.reading.source import Piece, SourceLine
from referat_cli.paper.reading.words.bodies import is_committee
from referat_cli.paper.reading.words.clock import O_CLOCK, dates_in, days_told, hours_of_day, times_in
from referat_cli.paper.reading.words.labels import MAIL, label_of, word_set
from referat_cli.paper.reading.words.phrases import BE, phrase
from referat_cli.paper.reading.words.sentences import sentences
from referat_cli.paper.reading.words.ticked import ticked

# When it was, after where: "Klubbhuset, kl. 19-21".
_HOUR_AFTER = phrase(rf"\s*,?\s*\b{O_CLOCK}\s*\d.*$")
# A street that is written short ends with a full stop of its own.
# What is told with a verb is no place.
_CLAUSE = phrase(rf"\b(?:{BE}|har|hadde|skal|må|kan|får|fekk|fikk)\b")
_SHORTENED = phrase(r"(?:g|gt|v|vn|vg|pl|st|etg)\.$")
# The number of a meeting: "nr. 3/2026", "Møte 4", and no name that has a number in it.
_NUMBER_FIRST = phrase(r"(?:[a-zæøå]*møte )?(?:nr\.?\s*)?\d")
_NUMBERED_DAY = phrase(r",?\s*møte \d+\s*$")
_CORRECTED = phrase(
    r"^(?:Rettet|Retta) (?P<date>.+?\d{4})(?: i sak (?P<case>\S+))?(?: \((?P<concerns>[^()]*)\))?: (?P<text>.+)$",
    re.DOTALL,
)


def read_head(lines: Sequence[SourceLine], reading: HeadReading) -> list[SourceLine]:
    """Write what the head says into the record; the lines that remain."""
    rest = read_title(read_facts(day_on_line(lines, reading.ledger), reading), reading)
    return [line for line in rest if not _read_sentence(line, reading)]


def read_facts(lines: Sequence[SourceLine], reading: HeadReading) -> list[SourceLine]:
    """Write the labelled facts of lines into the record; the lines that have none."""
    facts, rest = facts_in(whole_rows(letterhead_apart(lines, reading.ledger), reading.ledger))
    for fact in facts:
        reading.ledger.label(fact.label)
    facts = [fact for fact in facts if fact.values]
    for fact in sorted((fact for fact in facts if fact.meaning == "when"), key=_says_meeting, reverse=True):
        _write_when(fact, reading)
    for fact in facts:
        if fact.meaning == "next" and "moetedato" not in reading.record:
            reading.waiting.append(fact)
        elif fact.meaning != "when":
            _write_told(fact, reading)
    copied = [line for line in rest if _tells_copies(line)]
    reading.ledger.furniture(*(piece for line in copied for cell in cells_of(line) for piece in cell.pieces))
    return [line for line in rest if line not in copied]


def _tells_copies(line: SourceLine) -> bool:
    """Whether a line says who gets a copy of the minutes, beside those whom they are for."""
    first = next((cell.pieces[0] for cell in cells_of(line) if cell.text), None)
    found = label_of(first, MAIL) if first else None
    return found is not None and found.meaning == "receivers" and fold(found.label.text) not in ("til", "to")


def read_waiting(reading: HeadReading) -> None:
    """Write the facts that only the day of the meeting tells: "Neste møte: 9. mars" has no year of its own."""
    for fact in reading.waiting:
        _write_told(fact, reading)


def _says_meeting(fact: HeadFact) -> bool:
    """Whether a label says itself that it is of the meeting: that of a letter is «Dato» alone."""
    return "moete" in fold(fact.label.text)


def _write_when(fact: HeadFact, reading: HeadReading) -> None:
    record, ledger = reading.record, reading.ledger
    text = " ".join(piece.raw for piece in fact.values)
    day = _NUMBERED_DAY.sub("", text)
    told = days_told(day, record.get("moetedato", "")[:4]) or reading.days_of_meeting(day)
    dates = [found.value for found in told]
    tells_hours = times_in(text) or (hours_of_day(text) and (dates or not _OF_DAYS.search(fact.label.text)))
    if dates or tells_hours:
        *before, last = fact.values
        end = max((one.end for one in (*days_told(last.raw, "2000"), *hours_of_day(last.raw))), default=len(last.raw))
        ledger.value(("moetedato" if dates else "start",), *before, last.part(0, end))
        if is_place_told(beside_time(last.part(end))):
            place_after_time(last, reading)
        read_form_beside(last, record, ledger)
    if dates and "moetedato" not in record:
        record["moetedato"] = dates[0]
        reading.tell_year(fact.values[0], dates[0])
        if len(dates) > 1 and dates[0] < dates[-1]:
            record["dager"] = days_of(dates)
    elif dates and dates[0] != record["moetedato"]:
        reading.departures.append({"felt": "moetedato", "skrevet": fact.text.strip(".")})
        ledger.guess(fact.values[0], record["moetedato"], _("papiret har to datoer; den andre er tatt som møtets"))
    if tells_hours and not (_SHORT_DAY.fullmatch(text) and "dato" in fold(fact.label.text)):
        write_hours(fact.values, record, ledger)
    if not _OF_PLACES.isdisjoint(fold(fact.label.text).split()):
        place_after_time(fact.values[0], reading)
        first = min((one.start for one in (*dates_in(text, "2000"), *times_in(text))), default=0)
        place = fact.values[0].part(0, first if len(fact.values) == 1 else 0).stripped(" ,.–-/")
        if place.text and not BEFORE_DAY.fullmatch(place.raw) and "moetested" not in record:
            record["moetested"] = ledger.value(("moetested",), place)


# What a label of when and where has for where.
_OF_PLACES = word_set("sted stad hvor kvar")
# A day without its year, which is no hour.
_SHORT_DAY = phrase(r"\s*\d{1,2}\.\d{1,2}\.?\s*")
# Labels of a day, and of how long the meeting was: a number alone is no hour there.
_OF_DAYS = phrase(r"da(?:to|g)|varighe|lengd")
_SAID_ONCE = ("start", "slutt", "neste_moete", "moeteleder", "referent", "moetenummer")


def _write_told(fact: HeadFact, reading: HeadReading) -> None:
    """Write a fact, and tell where the paper says something else of it before."""
    before = {key: reading.record[key] for key in _SAID_ONCE if key in reading.record}
    _write_fact(fact, reading)
    for key, first in before.items():
        if (second := reading.record[key]) != first:
            why = _("papiret sier også «{first}»; det siste er tatt").format(first=_said(first))
            reading.ledger.guess(fact.values[0], f"{key}: {_said(second)}", why)


def _said(value: str | list[dict[str, str]]) -> str:
    """A fact in words: of several who led or wrote, their names."""
    return value if isinstance(value, str) else ", ".join(one["navn"] for one in value)


def _write_form_beside(fact: HeadFact, ticked_text: str, reading: HeadReading) -> None:
    """Write the form that the type of a meeting says: "Ekstraordinært, digitalt", "☐ Fysisk ☒ Digitalt"."""
    if ticked_text == fact.text:
        for piece in fact.values:
            read_form_beside(piece, reading.record, reading.ledger)
    elif form := form_told(ticked_text):
        reading.record.setdefault("moeteform", form)
        reading.ledger.value(("moeteform",), *fact.values)


def _write_fact(fact: HeadFact, reading: HeadReading) -> None:  # noqa: C901, PLR0912 - a branch a fact
    record, ledger, text = reading.record, reading.ledger, fact.text
    if fact.meaning in ("form", "type"):
        text = ticked(text)
    if fact.meaning == "type":
        _write_form_beside(fact, text, reading)
    match fact.meaning:
        case "start" | "end":
            if times := times_in(f"kl. {text}" if text[:1].isdigit() else text):
                key = "start" if fact.meaning == "start" else "slutt"
                record[key] = times[0].value
                ledger.value((key,), *fact.values)
        case "venue":
            _write_venue(fact, reading)
        case "next":
            write_next(fact.values, record, ledger)
        case "chair" | "secretary" if is_officer(text):
            key = "moeteleder" if fact.meaning == "chair" else "referent"
            record[key] = read_officers_of(fact, (key,), reading)
        case "secretary" if text[:1].isdigit():
            _write_fact(fact._replace(meaning="archive"), reading)  # "Ref.: 24/1877"
        case "officers":
            _write_both_officers(fact, reading)
        case "leader" if is_officer(text):
            record.setdefault("moeteleder", read_officers_of(fact, ("moeteleder",), reading))
        case "number" if dates_in(text):
            _write_when(fact, reading)  # "Møte: 4. mars 2026"
        case "number":
            if _NUMBER_FIRST.match(text):
                record["moetenummer"] = ledger.value(("moetenummer",), *fact.values)
            elif is_committee(text) or is_committee(text.split()[0]) or is_committee(_FIRST_PART.split(text)[0]):
                _write_fact(fact._replace(meaning="committee"), reading)  # "Møte: Bydelsutvalget"
        case "form" if form := form_labelled(text):
            record["moeteform"] = form
            ledger.value(("moeteform",), *fact.values)
        case "type" if kinds := [TYPES[word] for word in fold(text).split() if word in TYPES]:
            record["moetetype"] = kinds[0]
            ledger.value(("moetetype",), *fact.values)
        case "approved":  # "Status: Godkjent 4. mars 2026", "Godkjent: 4. mars 2026"
            for told in (text, f"{fact.label.text.strip(':')} {text}"):
                if read_approval(told, fact.values, record, ledger):
                    break
        case "archive":
            record.setdefault("arkivsak", ledger.value(("arkivsak",), *fact.values))
        case "organisation":  # whose meeting it was, where the paper names no committee of it
            reading.title.committee = reading.title.committee or text
            ledger.label(*fact.values)
        case "committee":
            ledger.value(("utvalg",), *fact.values)
            record.setdefault("utvalg", _committee(text, reading))


# What a committee is of, after a dash: "Fagutvalg palliasjon – Helsefellesskapet Dal".
_FIRST_PART = re.compile(r"\s[–-]\s")
_BOTH = re.compile(r"\s*/\s*|\s*,\s*|\s+og\s+")


def _write_both_officers(fact: HeadFact, reading: HeadReading) -> None:
    """Who led and who wrote, of a label that says both: the one who did, or two in the order of the label."""
    names = [name for value in fact.values for name in value.split(_BOTH)]
    keys = sorted(("moeteleder", "referent"), key=lambda key: _place_of(key, fold(fact.label.text)))
    if not 1 <= len(names) <= len(keys):
        return
    for key, name in zip(keys, [*names, *names][: len(keys)], strict=True):
        reading.record[key] = reading.ledger.value((key,), name)
    if len(names) > 1:
        made = ", ".join(f"{key}: {reading.record[key]}" for key in keys)
        reading.ledger.guess(fact.values[0], made, _("navnene er tatt i den rekkefølgen som vervene står i"))


def _place_of(key: str, label: str) -> int:
    """Where in a label the word for who wrote stands, or the other one."""
    wrote = label.find("referent")
    return wrote if key == "referent" else -1 if wrote else len(label)


def _write_venue(fact: HeadFact, reading: HeadReading) -> None:
    """Where it was; what stands nearer to the cases is taken where the paper says two places."""
    record = reading.record
    place, *after = _sentences_of_place(fact.values[0])
    if after and _CLAUSE.search(place.text):
        return  # "Sted: Hytta er leid. Prisen er 2500." tells of something else
    for one in after:
        _read_after_place(one, reading)
    if after:
        fact = fact._replace(values=(place.stripped("."), *fact.values[1:]))
    if len(fact.values) == 1 and (found := _HOUR_AFTER.search(place.raw)):
        write_hours([place.part(found.start())], record, reading.ledger)
        reading.ledger.label(place)
        fact = fact._replace(values=(place.part(0, found.start()),))
    before = record.get("moetested")
    if before and fold(before) == fold(fact.text):
        reading.ledger.label(*fact.values)  # the record says it once
        return
    if fact.text.endswith(".") and not _SHORTENED.search(fact.text):
        fact = fact._replace(values=(*fact.values[:-1], fact.values[-1].stripped(".")))
    form = form_told(fact.text)
    bare = place_of_form(fact.values[0]) if form and len(fact.values) == 1 else None
    value = reading.ledger.value(("moetested",), *((bare,) if bare else fact.values))
    if bare:
        reading.ledger.label(*fact.values)
    if before:
        reading.departures.append({"felt": "moetested", "skrevet": before})
        why = _("papiret har to møtesteder, «{first}» og «{second}»; det siste er tatt")
        reading.ledger.guess(fact.values[0], value, why.format(first=before, second=value))
    record["moetested"] = value
    if form:
        record.setdefault("moeteform", form)


def _sentences_of_place(piece: Piece) -> list[Piece]:
    """The sentences of a value that names a place; the point of a street that is written short ends none."""
    every = sentences(piece) or [piece]
    last = next((at for at, one in enumerate(every) if not _SHORTENED.search(one.text)), len(every) - 1)
    return [piece.part(0, every[last].end - piece.start), *every[last + 1 :]]


def _read_after_place(sentence: Piece, reading: HeadReading) -> None:
    """What a sentence behind the place says of the meeting; one that says something else is left."""
    record, ledger = reading.record, reading.ledger
    if _HOUR_AFTER.match(sentence.raw):
        write_hours([sentence], record, ledger)
        ledger.value(("start",), sentence)
    elif not any(read(sentence, record, ledger) for read in _SENTENCES):
        read_form_beside(sentence, record, ledger)


def _committee(text: str, reading: HeadReading) -> str:
    if reading.register:
        return reading.register.committee.code
    code = CODE.search(text)
    return slug(code["code"] if code else text)


# What a sentence of the head may say, and nothing else.
_SENTENCES = (read_officers_told, read_form, read_place_told, read_hours)


def _read_sentence(line: SourceLine, reading: HeadReading) -> bool:
    """What a sentence of the head says: when the meeting began and ended, that they were approved or corrected."""
    piece = only_piece(line)
    if piece is None:
        return False
    record, ledger = reading.record, reading.ledger
    if found := _CORRECTED.match(piece.text):
        _write_correction(found, piece, reading)
        return True
    if read_approval(piece.text, [piece], record, ledger):
        return True
    return any(read(piece, record, ledger) for read in _SENTENCES)


def _write_correction(found: re.Match[str], piece: Piece, reading: HeadReading) -> None:
    dates = dates_in(found["date"])
    if not dates:
        return
    correction: dict[str, Any] = {"dato": dates[0].value}
    concerns = re.split(r",\s*|\s+og\s+", found["concerns"]) if found["concerns"] else []
    correction |= {"gjelder": [one.strip() for one in concerns], "tekst": found["text"]}
    if found["case"]:
        correction["sak"] = found["case"]
    corrections = reading.record.setdefault("rettelser", [])
    if text := _CORRECTED.match(piece.raw):
        where = ("rettelser", len(corrections), "tekst")
        reading.ledger.value(where, piece.part(*text.span("text")))
    reading.ledger.label(piece)
    corrections.append(correction)

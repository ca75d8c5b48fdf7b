"""What the keys and values of the record are called when people read them."""

from collections.abc import Sequence
from functools import cache
from typing import TYPE_CHECKING

from referat_cli.i18n import _, ngettext
from referat_cli.model.names import slug
from referat_cli.store.paths import meeting_name

if TYPE_CHECKING:
    from referat_cli.model.fields import Json
    from referat_cli.model.meeting import CaseOutcome, Meeting, Outcome


def person(name: str, identity: str) -> str:
    """A name, and the id where the register gives one because others have the name."""
    return name if identity == slug(name) else _("{name} ({id})").format(name=name, id=identity)


def listed(words: Sequence[str], last: str = _(" og ")) -> str:
    """Words in a sentence: "a, b og c", with what stands before the last of them; "" for none."""
    return last.join(filter(None, [", ".join(words[:-1]), *words[-1:]]))


def capitalized(sentence: str) -> str:
    """The sentence with a capital at the start; its other letters stay, because "PS" and names are in it."""
    return sentence[:1].upper() + sentence[1:]


def closed_words() -> str:
    """What is said of a closed case instead of what became of it."""
    return _("unntatt offentlighet")


def outcome_words(outcome: "Outcome") -> str:
    """What became of a case, as a part of a sentence."""
    return {
        "vedtatt_uendret": _("vedtatt uendret"),
        "vedtatt_endret": _("vedtatt med endringer"),
        "utsatt": _("utsatt"),
        "tilbakesendt": _("sendt tilbake"),
        "oversendt": _("oversendt"),
        "trukket": _("trukket"),
        "ikke_behandlet": _("ikke behandlet"),
        "erstattet": _("erstattet av et annet vedtak"),
        "avvist": _("avvist"),
        "uten_forslag": _("vedtatt uten ført forslag"),
        "uten_vedtak": _("uten vedtak"),
    }[outcome]


def outcome_phrase(outcome: "CaseOutcome") -> str:
    """The same, with whether it follows from the texts alone, and whether they leave doubt."""
    words = outcome_words(outcome.outcome)
    if not outcome.certain:
        words = _("trolig {outcome}").format(outcome=words)
    # That there is no decision, or no proposal, is seen and not derived.
    seen = not outcome.derived or outcome.outcome in ("uten_forslag", "uten_vedtak")
    return words if seen else _("{outcome} (utledet)").format(outcome=words)


def outcome_word(outcome: "Outcome | None", *, derived: bool, certain: bool) -> str:
    """The same in a column of derived outcomes: the record's own value, as words, and where the record states it.

    Before the meeting nothing has been decided.
    """
    if not outcome:
        return _("ikke behandlet ennå")
    words = outcome.replace("_", " ")
    if not derived:
        return _("{outcome} (ført)").format(outcome=words)
    return words if certain else _("trolig {outcome}").format(outcome=words)


def month(number: int) -> str:
    """The Norwegian name of a month, 1 to 12."""
    names = _("januar februar mars april mai juni juli august september oktober november desember")
    return names.split()[number - 1]


def long_date(date: str) -> str:
    """An ISO date as it is written in a letter: "2024-10-29" → "29. oktober 2024"."""
    year, number, day = date.split("-")
    return _("{day}. {month} {year}").format(day=int(day), month=month(int(number)), year=year)


def long_meeting_date(path: str, date: str) -> str:
    """The date of a meeting as in a letter, and the number of a second meeting that day."""
    _day, _dash, number = meeting_name(path, date).removeprefix(date).partition("-")
    return _("{date}, møte {number}").format(date=long_date(date), number=number) if number else long_date(date)


def describe_meeting(path: str, meeting: "Meeting", body: str) -> str:
    """Which meeting of which committee it was: "Prøveutvalget, 4. mars 2026 (referat)"."""
    date = long_meeting_date(path, meeting.date)
    return _("{name}, {date} ({status})").format(name=body, date=date, status=describe_status(meeting))


def describe_status(meeting: "Meeting") -> str:
    """What the minutes are: "referat", "godkjent 6. mai 2026 i sak 3/26"."""
    approved = meeting.approved
    if meeting.status != "godkjent" or not approved:
        return _("godkjent") if meeting.status == "godkjent" else meeting.status
    words = _("{status} {date}").format(status=_("godkjent"), date=describe_date(approved.date))
    return words + (_(" i sak {case}").format(case=approved.case) if approved.case else "")


_DATES = frozenset({"moetedato", "neste_moete", "dato", "frist", "fra", "til", "dag", "dager", "perioder"})

# What a line is called by needs no word of its own.
_NAMES = ("navn", "form")

NOTHING = "–"


@cache
def _titles() -> dict[str, str]:
    """Every key of the record → its title in the schema, the first where a key stands in several places."""
    from referat_cli.document.schema import KINDS, definitions  # noqa: PLC0415 - warm questions name no keys

    parts = [part.get("properties", {}) for kind in reversed(KINDS) for part in reversed(definitions(kind).values())]
    return {key: inner["title"] for properties in parts for key, inner in properties.items()}


def label(key: str) -> str:
    """A key of the record as words, in the middle of a sentence; what is no key of the record stays as it is."""
    words = {
        "alias": _("skrivemåte"),
        "fra_forslag": _("fra forslagets punkt"),
        "punkter": _("punkter"),
        "vedtaksfoer": _("vedtaksførhet"),
    }
    title = _titles().get(key)
    return words.get(key) or (title[0].lower() + title[1:] if title else key)


def describe_value(key: str, value: "Json") -> str:
    """A value in words: lists with commas, a mapping with the words of its keys; "–" where nothing is written."""
    if isinstance(value, list):
        between = "; " if any(isinstance(item, dict) for item in value) else ", "
        return between.join(describe_value(key, item) for item in value) or _("tom liste")
    if isinstance(value, dict):
        first = next(iter(value), "")
        if first in _NAMES:
            rest = {key: inner for key, inner in value.items() if key != first}
            name = str(value[first])
            return _("{name} ({rest})").format(name=name, rest=describe_value("", rest)) if rest else name
        of = {name: "tittel" if key == "titler" else name for name in value}  # a paper's title, not what it is of
        return ", ".join(f"{label(name)}: {describe_value(of[name], item)}" for name, item in value.items())
    if value is None:
        return {"meldt": _("ja"), "tatt_opp_i_moetet": _("nei"), "vara": _("nei")}.get(key, NOTHING)
    if isinstance(value, bool):
        return _("ja") if value else _("nei")
    return _describe_text(key, str(value))


def _describe_text(key: str, value: str) -> str:
    """A single value: dates as in a letter, running text by how much it is."""
    if key == "referat":
        return describe_amount(value)
    if key == "utfall":
        return value.replace("_", " ")
    return describe_date(value) if key in _DATES else value


def describe_amount(text: str) -> str:
    """How much running text it is: "320 ord"."""
    number = sum(any(map(str.isalnum, word)) for word in text.split())  # the mark of a list is no word
    return ngettext("{n} ord", "{n} ord", number).format(n=number)


def describe_date(date: str) -> str:
    """A date as in a letter, or what is written instead of one."""
    try:
        return long_date(date)
    except (ValueError, IndexError):
        return date

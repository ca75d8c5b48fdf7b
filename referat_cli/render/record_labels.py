"""What are the keys and values of the record called when they are told to people?"""

from collections.abc import Sequence

from referat_cli.language import _
from referat_cli.meeting.record_change import Where
from referat_cli.record.typed import Json
from referat_cli.render.outcomes import outcome_word
from referat_cli.render.text import long_date

_DATES = frozenset({"moetedato", "neste_moete", "dato", "frist", "fra", "til"})
NOTHING = "–"


def label(key: str) -> str:
    """A key of the record as words, in a sentence; a key that is a word already is that word."""
    return {
        "alias": _("skrivemåte"),
        "avvik": _("avvik fra kilden"),
        "eventuelt": _("eventuelt"),
        "felt": _("felt"),
        "foelger_opp": _("følger opp"),
        "forslag_til_vedtak": _("forslag til vedtak"),
        "fra_forslag": _("fra punkt i forslaget"),
        "frist_tekst": _("fristens ordlyd"),
        "grupper": _("grupper"),
        "kode": _("kode"),
        "meldt": _("meldt"),
        "moeteleder": _("møteleder"),
        "moetedato": _("møtedato"),
        "moetested": _("møtested"),
        "moette_for": _("møtte for"),
        "neste_moete": _("neste møte"),
        "oppmoete": _("oppmøte"),
        "paa_sak": _("på sak"),
        "punkter": _("underpunkter"),
        "saksnr": _("saksnummer"),
        "saksnummer": _("saksnummer"),
        "vara_for": _("vara for"),
    }.get(key, key)


def told_value(key: str, value: Json) -> str:
    """A value as it is told: dates as in a letter, lists with commas, a mapping with the words of its keys."""
    if value is None:
        return {"meldt": _("ja"), "vara": _("nei")}.get(key, NOTHING)
    if isinstance(value, bool):
        return _("ja") if value else _("nei")
    if isinstance(value, list):
        return ", ".join(told_value(key, held) for held in value) or _("tom liste")
    if isinstance(value, dict):
        return ", ".join(f"{label(name)}: {told_value(name, held)}" for name, held in value.items())
    if key == "utfall":
        return str(value).replace("_", " ")
    return told_date(str(value)) if key in _DATES else str(value)


def told_date(date: str) -> str:
    """A date as in a letter, or what is written instead of one."""
    try:
        return long_date(date)
    except (ValueError, IndexError):
        return date

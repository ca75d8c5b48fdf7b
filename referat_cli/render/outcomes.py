"""How is the outcome of a case told in words?"""

from typing import TYPE_CHECKING

from referat_cli.language import _

if TYPE_CHECKING:
    from referat_cli.record.minutes import Outcome


def outcome_words(outcome: "Outcome") -> str:
    """What became of a case, as a part of a sentence."""
    return {
        "vedtatt_uendret": _("vedtatt uendret"),
        "vedtatt_endret": _("vedtatt med endringer"),
        "utsatt": _("utsatt"),
        "erstattet": _("erstattet av et annet vedtak"),
        "avvist": _("avvist"),
        "uten_forslag": _("vedtatt uten forslag"),
        "uten_vedtak": _("uten vedtak"),
    }[outcome]


def outcome_word(outcome: "Outcome | None") -> str:
    """The same in a column: the record's own value, as words; before the meeting that nothing has been decided."""
    return outcome.replace("_", " ") if outcome else _("ikke behandlet")

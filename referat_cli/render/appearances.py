"""Where a case was appeared before, and where it came again: a line for each, and the same as data."""

from collections.abc import Mapping

from referat_cli.i18n import _
from referat_cli.model.case_numbers import has_number
from referat_cli.queries.appearances import Appearance, Appearances
from referat_cli.render.labels import long_meeting_date, outcome_phrase


def describe_appearance(one: Appearance, committee: str, names: Mapping[str, str]) -> str:
    """One appearance in a line: the case, the committee where it is another's, the day, and what became of it."""
    body = names.get(one.committee, one.committee)
    if not one.path:
        sentence = _("sak {address}, som arkivet ikke har")
        if one.committee != committee:
            sentence = _("sak {address} i {body}, som arkivet ikke har")
        return sentence.format(address=one.address.rpartition(":")[2], body=body)
    case = _("sak {number}").format(number=one.number) if has_number(one.number) else f"«{one.title}»"
    if one.committee != committee:
        case = _("{case} i {body}").format(case=case, body=body)
    outcome = outcome_phrase(one.became) if one.became else _("ikke behandlet ennå")
    day = long_meeting_date(one.path, one.date)
    return _("{case}, {day}: {outcome}").format(case=case, day=day, outcome=outcome)


def appearance_records(appeared: Appearances) -> dict[str, list[dict[str, object]]]:
    """The same as ``schema/output/show.schema.json`` has it; nothing of a case that was appeared once."""
    lists = {"behandlet_foer": appeared.before, "tatt_opp_igjen": appeared.after}
    return {key: [_record(one) for one in found] for key, found in lists.items() if found}


def _record(one: Appearance) -> dict[str, object]:
    number = one.number if has_number(one.number) or not one.path else f"{one.meeting}/{one.number}"
    return {
        "utvalg": one.committee,
        "saksnr": number,
        "moetedato": one.date or None,
        "utfall": one.outcome,
        "sti": one.path or None,
    }

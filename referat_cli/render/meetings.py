"""The list of meetings."""

from referat_cli.i18n import _
from referat_cli.queries.meetings import MEETING_KEYS, MeetingRow
from referat_cli.render.table import Column, Table
from referat_cli.store.paths import meeting_name


def _missing(row: MeetingRow) -> str:
    """What a meeting lacks, in a person's words."""
    return {"referat": _("ikke ført"), "godkjenning": _("ikke godkjent"), None: ""}[row.missing]


def _time(row: MeetingRow) -> str:
    return f"{row.start}–{row.end}" if row.start and row.end else row.start or ""


def _number(row: MeetingRow) -> str:
    """The number of a meeting, where its committee gives them numbers."""
    if not row.number or not row.committee_numbers:
        return ""
    return _("{number} (utledet)").format(number=row.number) if row.number_is_derived else row.number


MEETINGS: Table[MeetingRow] = Table(
    envelope="moeter",
    columns=[
        Column(_("Utvalg"), lambda row: row.committee, distinctive=True),
        Column(_("Møte"), lambda row: meeting_name(row.path, row.date)),
        Column(_("Nr."), _number, optional=True),
        Column(_("Kl."), _time, optional=True),
        Column(_("Status"), lambda row: row.status),
        Column(_("Mangler"), _missing, optional=True),
        Column(_("Saker"), lambda row: str(row.cases), number=True),
        Column(_("Sted"), lambda row: row.venue or "", optional=True),
    ],
    keys=MEETING_KEYS,
    nothing_found=_("Ingen møter svarer til det du spør om."),
)

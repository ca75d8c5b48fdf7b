"""The list of cases."""

from referat_cli.i18n import _
from referat_cli.model.case_names import short_name
from referat_cli.queries.cases import CASE_KEYS, CaseRow
from referat_cli.render.labels import closed_words, outcome_word
from referat_cli.render.table import Column, Table
from referat_cli.store.paths import meeting_name


def _since(case: CaseRow) -> str:
    """Whether the case was changed after its minutes were approved, and whether ``rettelser`` has it."""
    since = case.changed_since
    return "" if not since else _("rettet") if since["rettelse"] else _("endret")


CASES: Table[CaseRow] = Table(
    envelope="saker",
    columns=[
        Column(_("Utvalg"), lambda case: case.committee, distinctive=True),
        Column(_("Sak"), lambda case: short_name(case.number)),
        Column(_("Møte"), lambda case: meeting_name(case.path, case.date)),
        Column(_("Type"), lambda case: case.type or "", optional=True),
        Column(
            _("Utfall (utledet)"),
            lambda case: (
                outcome_word(case.outcome, derived=case.outcome_derived, certain=case.outcome_certain)
                if case.closed is None
                else closed_words()
            ),
        ),
        Column(_("Etter godkjenning"), _since, optional=True, short=_("Siden")),
        Column(_("Tittel"), lambda case: case.title),
    ],
    keys=CASE_KEYS,
    nothing_found=_("Ingen saker svarer til det du spør om."),
)

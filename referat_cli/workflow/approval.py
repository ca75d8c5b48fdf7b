"""Minutes approved, and corrected afterwards."""

from collections.abc import Sequence

from referat_cli.i18n import _
from referat_cli.model.closed import CORRECTIONS, leaks
from referat_cli.model.user_error import UserError
from referat_cli.render.labels import listed, long_date
from referat_cli.workflow.record import Value


def approved(value: Value, day: str, case: str | None) -> Value:
    """The minutes as approved on a day, in a case; raises `UserError` for what are no minutes, or are approved."""
    status, date = value["status"], long_date(str(value["moetedato"]))
    if status == "godkjent":
        raise UserError(_("Referatet fra {date} er allerede godkjent.").format(date=date))
    if status != "referat":
        sentence = _("Møtet {date} har status {status}; bare et referat kan godkjennes.")
        raise UserError(sentence.format(date=date, status=status))
    return {**value, "status": "godkjent", "godkjent": {"dato": day} | ({"sak": case} if case else {})}


def corrected(value: Value, day: str, case: str | None, concerns: Sequence[str], text: str) -> Value:
    """Approved minutes with a correction more; raises `UserError` for what is not approved."""
    date = long_date(str(value["moetedato"]))
    if value["status"] != "godkjent":
        sentence = _("Referatet fra {date} er ikke godkjent, så det kan rettes uten en egen rettelse.")
        raise UserError(sentence.format(date=date))
    entry: Value = {"dato": day, **({"sak": case} if case else {}), "gjelder": [*concerns], "tekst": text.strip()}
    if not text.strip():
        raise UserError(_("Skriv med --text hva som er rettet, for eksempel «Tittelen på saken er rettet.»"))
    if entry in value.get("rettelser", ()):
        raise UserError(_("Rettelsen er allerede ført i referatet fra {date}.").format(date=date))
    found = {**value, "rettelser": [*value.get("rettelser", ()), entry]}
    if ("rettelser", len(found["rettelser"]) - 1, "tekst") in leaks(found):
        sentence = _("Rettelsen gjelder en lukket sak. Skriv {sentences}, og resten i det lukkede arkivet.")
        allowed = listed([f"«{one}»" for one in CORRECTIONS["nb"]], _(" eller "))
        raise UserError(sentence.format(sentences=allowed))
    return found

"""The rules on the days of a meeting that goes over several (REF620, REF621)."""

from itertools import pairwise

from referat_cli.i18n import _
from referat_cli.model.meeting import Meeting
from referat_cli.model.problem import Finding, Findings
from referat_cli.rules.registry import rule


@rule("REF620", "feil", about=("dager",))
def days_out_of_order(meeting: Meeting) -> Findings:
    """Dagene til et møte over flere dager stemmer ikke.

    «dager» er alle dagene møtet gikk over, i rekkefølge. Den første er moetedato, som filen har navn etter.

    Feil:
        dager: ["2026-03-05", "2026-03-04"]

    Riktig:
        dager: ["2026-03-04", "2026-03-05"]
    """
    if not meeting.days:
        return
    for index, (before, after) in enumerate(pairwise(meeting.days), 1):
        if after < before:
            message = _("{after} står etter {before} i «dager»").format(after=after, before=before)
            yield Finding(("dager", index), message, _("skriv dagene i rekkefølge"))
    first = min(meeting.days)
    if first != meeting.date:
        message = _("møtet er ført {date}, men den første av «dager» er {first}").format(date=meeting.date, first=first)
        yield Finding(("dager",), message, _("rett dagene, eller moetedato og navnet på filen"))


@rule("REF621", "feil", about=("dag",))
def slot_of_no_day(meeting: Meeting) -> Findings:
    """En post på sakslisten er på en dag som ikke er møtets.

    «dag» sier hvilken av møtets dager posten er på, og postene står i den rekkefølgen de skal behandles.

    Feil:
        dager: ["2026-03-04", "2026-03-05"]
        saksliste:
          - {dag: "2026-03-04", sak: 1/26}
          - {dag: "2026-03-06", sak: 2/26}

    Riktig:
        dager: ["2026-03-04", "2026-03-05"]
        saksliste:
          - {dag: "2026-03-04", sak: 1/26}
          - {dag: "2026-03-05", sak: 2/26}
    """
    days, before = meeting.days or (meeting.date,), ""
    for index, slot in enumerate(meeting.agenda):
        if not slot.day:
            continue
        where = ("saksliste", index, "dag")
        if slot.day not in days:
            message = _("posten er satt til {day}, som ikke er en av dagene til møtet").format(day=slot.day)
            yield Finding(where, message, _("rett dagen, eller før den opp under «dager»"))
        elif slot.day < before:
            message = _("posten er satt til {day}, men posten før er {before}").format(day=slot.day, before=before)
            yield Finding(where, message, _("rett dagen, eller flytt posten dit den hører hjemme"))
        before = max(before, slot.day)

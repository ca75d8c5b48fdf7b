"""The rules on where the minutes stand in the document that they were taken over from (REF623, REF624)."""

from referat_cli.document.document import Document
from referat_cli.i18n import _
from referat_cli.model.meeting import Meeting
from referat_cli.model.problem import Finding, Findings
from referat_cli.model.source_places import PartPlaces, recorded_places
from referat_cli.rules.registry import rule


@rule("REF623", "advarsel", about=("steder",))
def place_of_nothing(meeting: Meeting, document: Document) -> Findings:
    """Et sted i kilden gjelder noe som ikke står i møtet.

    «referat import» fører under «steder» hvor hver del av møtet står i dokumentet. En del er en opplysning om møtet ved
    navnet den har i filen (deltakere), en sak (42/24), eller noe i en sak (42/24#vedtak, 42/24#forslag.B). Får en sak
    et annet nummer, eller blir noe tatt bort, må linjen følge med.

    Feil:
        kilde:
          dokument: referat.docx
        steder:
          - {del: 9/26, linjer: "1:12"}

    Riktig:
        kilde:
          dokument: referat.docx
        steder:
          - {del: 2/26, linjer: "1:12"}
    """
    if not meeting.places:
        return
    for index, part in recorded_places(document.likely_value):
        if not part.entries:
            yield Finding(
                ("steder", index, "del"),
                _("«{part}» står ikke i møtet").format(part=part.name),
                _("rett navnet på delen, eller slett linjen"),
            )


@rule("REF624", "advarsel", about=("steder",))
def places_that_do_not_fit(meeting: Meeting, document: Document) -> Findings:
    """Kilden har flere eller færre steder for en del enn delen har punkter.

    Stedene hører til punktene i rekkefølge: det første til det første punktet, og så videre, også ned i punktene under
    det. Når noen har ført til eller tatt bort et punkt, leder stedene feil, og «referat show --provenance» viser dem
    ikke for den delen. Et punkt som ikke står i dokumentet, får en strek.

    Feil:
        kilde:
          dokument: referat.docx
        saksliste:
          - {sak: 1/26}
          - {sak: 2/26}
        steder:
          - {del: saksliste, linjer: "1:12–14"}

    Riktig:
        kilde:
          dokument: referat.docx
        saksliste:
          - {sak: 1/26}
          - {sak: 2/26}
        steder:
          - {del: saksliste, linjer: "1:12–13"}
    """
    if not meeting.places:
        return
    for index, part in recorded_places(document.likely_value):
        if part.entries and not part.fits:
            yield Finding(("steder", index, "linjer"), part.misfit, _step(part))


def _step(part: PartPlaces) -> str:
    if part.how_many > len(part.entries):
        return _("ta bort stedet til det som er tatt ut, eller slett linjen")
    return _("sett inn «-» der det nye står, eller slett linjen")

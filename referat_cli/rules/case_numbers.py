"""The rules on whether case numbers follow one another, in the meeting and through the year (REF506, REF507)."""

from itertools import pairwise

from referat_cli.i18n import _
from referat_cli.model.case_numbers import NumberFormat
from referat_cli.model.meeting import Meeting
from referat_cli.model.problem import Finding, Findings
from referat_cli.rules.registry import rule
from referat_cli.store.archive import Year


def _span(first: int, last: int, number: str, numbering: NumberFormat) -> str:
    """A run of case numbers in the form of one of them: (7, 9, "10/26") is "7/26–9/26"."""
    ends = dict.fromkeys((first, last))
    return "–".join(numbering.renumbered(number, running) for running in ends)


def _numbered(meeting: Meeting, numbering: NumberFormat) -> list[tuple[int, int]]:
    """The running number of every case of the meeting's own year, in order, and its place among the cases."""
    return numbering.running_of((case.number for case in meeting.cases), meeting.date[:4])


@rule("REF506", "advarsel")
def numbers_do_not_follow(meeting: Meeting, year: Year) -> Findings:
    """Saksnumrene i møtet følger ikke etter hverandre.

    Sakene i et møte nummereres fortløpende. Mangler et nummer, er en sak falt ut eller et nummer skrevet feil. I
    hvilken rekkefølge sakene ble behandlet, har ingenting å si.

    Feil:
        saker:
          - {saksnr: 1/26, tittel: Godkjenning av innkalling, sakstype: godkjenning}
          - {saksnr: 3/26, tittel: Samarbeid om legevakt, sakstype: beslutning}
        saksliste:
          - {sak: 1/26}
          - {sak: 3/26}

    Riktig:
        saker:
          - {saksnr: 1/26, tittel: Godkjenning av innkalling, sakstype: godkjenning}
          - {saksnr: 2/26, tittel: Samarbeid om legevakt, sakstype: beslutning}
        saksliste:
          - {sak: 1/26}
          - {sak: 2/26}
    """
    for (before, other), (number, index) in pairwise(_numbered(meeting, year.numbering)):
        if number > before + 1:
            yield Finding(
                ("saker", index, "saksnr"),
                _("{missing} mangler mellom {before} og {number}").format(
                    missing=_span(before + 1, number - 1, meeting.cases[index].number, year.numbering),
                    before=meeting.cases[other].number,
                    number=meeting.cases[index].number,
                ),
                _("rett nummeret, eller før inn saken som mangler"),
            )


@rule("REF507", "info")
def gap_in_the_year(meeting: Meeting, year: Year) -> Findings:
    """Arkivet har et hull i årets saksnumre.

    Utvalget nummererer sakene fra 1 hvert år. Begynner et møte lenger fram enn der arkivets forrige møte sluttet, er
    det trolig holdt møter som arkivet ikke har. Er de ikke tatt over ennå, er det ikke noe galt i denne filen.

    Feil:
        saker:
          - {saksnr: 8/26, tittel: Godkjenning av innkalling, sakstype: godkjenning}
          - {saksnr: 9/26, tittel: Samarbeid om legevakt, sakstype: beslutning}
        saksliste:
          - {sak: 8/26}
          - {sak: 9/26}

    Riktig:
        saker:
          - {saksnr: 1/26, tittel: Godkjenning av innkalling, sakstype: godkjenning}
          - {saksnr: 2/26, tittel: Samarbeid om legevakt, sakstype: beslutning}
        saksliste:
          - {sak: 1/26}
          - {sak: 2/26}
    """
    if not year.complete or not year.gaps:
        return
    own = _numbered(meeting, year.numbering)
    if not own:
        return
    number, index = own[0]
    if number in year.gaps:
        written = meeting.cases[index].number
        yield Finding(
            ("saker", index, "saksnr"),
            _("arkivet har ikke sak {missing}, som kommer før {number}").format(
                missing=_span(year.gaps[number], number - 1, written, year.numbering), number=written
            ),
            _("legg inn møtene som mangler, eller rett nummeret"),
        )

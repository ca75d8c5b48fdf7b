"""The rules on points that have no number on paper (REF559, REF560)."""

from collections.abc import Iterator

from referat_cli.i18n import _
from referat_cli.model.meeting import Case, Labels, Meeting, Points, as_point
from referat_cli.model.problem import Finding, Findings, Where
from referat_cli.rules.meeting_texts import Placed
from referat_cli.rules.registry import rule


def _lists(case: Case) -> Iterator[tuple[Where, Points, Labels]]:
    """Every list of points of a case, with its place in the case and how it is labelled."""
    top = case.labels or "tall"
    yield from _below(("forslag_til_vedtak",), case.proposal or (), top)
    for p, proposal in enumerate(case.proposals):
        yield from _below(("forslag", p, "punkter"), proposal.points, proposal.labels or top)
    yield from _below(("vedtak",), case.decision or (), top)


def _below(where: Where, points: Points, labels: Labels) -> Iterator[tuple[Where, Points, Labels]]:
    yield where, points, labels
    for index, entry in enumerate(points):
        if not isinstance(entry, str) and entry.points:
            yield from _below((*where, index, "punkter"), entry.points, entry.labels or "strek")


@rule("REF559", "advarsel")
def label_where_nothing_is_labelled(meeting: Meeting, commitments: tuple[Placed, ...]) -> Findings:
    """Et punkt har et merke, men punktene er ført som umerket.

    «merking: ingen» sier at punktene ikke er nummerert på papiret. Har ett av dem likevel et merke der, er det de andre
    som er «unummerert».

    Feil:
        # et møte som er holdt
        saker:
          - {saksnr: 1/26, tittel: Godkjenning av innkalling}
          - saksnr: 2/26
            tittel: Legevakt
            merking: ingen
            vedtak:
              - {tekst: Legevakten flyttes., merke: 3b}

    Riktig:
        # et møte som er holdt
        saker:
          - {saksnr: 1/26, tittel: Godkjenning av innkalling}
          - saksnr: 2/26
            tittel: Legevakt
            merking: ingen
            vedtak:
              - Legevakten flyttes.
    """
    if not any(placed.point.label for placed in commitments):
        return
    for c, case in enumerate(meeting.cases):
        for where, points, labels in _lists(case):
            for index, entry in enumerate(points if labels == "ingen" else ()):
                label = as_point(entry).label
                if label:
                    yield Finding(
                        ("saker", c, *where, index, "merke"),
                        _("punktet har merket «{label}», men punktene er ført med «merking: ingen»").format(
                            label=label
                        ),
                        _("ta bort merke, eller skriv hvordan de andre er merket"),
                    )


@rule("REF560", "advarsel")
def unnumbered_where_nothing_is_numbered(meeting: Meeting, commitments: tuple[Placed, ...]) -> Findings:
    """Et punkt er ført som unummerert, men de andre er heller ikke nummerert.

    «unummerert: true» er for et ledd uten nummer blant nummererte punkter, som en innledning. Er ingen av punktene
    nummerert på papiret, skrives «merking: ingen» på saken eller forslaget i stedet.

    Feil:
        # et møte som er holdt
        saker:
          - {saksnr: 1/26, tittel: Godkjenning av innkalling}
          - saksnr: 2/26
            tittel: Legevakt
            vedtak:
              - {tekst: Legevakten flyttes., unummerert: true}

    Riktig:
        # et møte som er holdt
        saker:
          - {saksnr: 1/26, tittel: Godkjenning av innkalling}
          - saksnr: 2/26
            tittel: Legevakt
            merking: ingen
            vedtak:
              - Legevakten flyttes.
    """
    if not any(placed.point.unnumbered for placed in commitments):
        return
    for c, case in enumerate(meeting.cases):
        for where, points, labels in _lists(case):
            marked = [index for index, entry in enumerate(points) if not isinstance(entry, str) and entry.unnumbered]
            if marked and (labels in ("ingen", "strek") or len(marked) == len(points)):
                yield Finding(
                    ("saker", c, *where, marked[0], "unummerert"),
                    _("punktet er ført som unummerert, men ingen av punktene ved siden av det har nummer"),
                    _("ta bort unummerert, og skriv «merking: ingen» hvis ingen av punktene er merket på papiret"),
                )

"""The texts of a meeting with their places, and the rules on points (REF508, REF513, REF514)."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from referat_cli.i18n import _
from referat_cli.model.meeting import Case, Meeting, Point, Points, as_point, point_where
from referat_cli.model.point_numbers import sibling_numbers
from referat_cli.model.problem import Finding, Findings, Where, Within
from referat_cli.rules.registry import rule

PROPOSAL, OTHER_PROPOSAL, DECISION, TASKS = "forslag_til_vedtak", "forslag", "vedtak", "oppgaver"
# A point longer than this says something.
_SHORT = 10
_LABEL = re.compile(r"\s*(?:(?P<number>\d{1,2})[.)]\s+(?=[A-ZÆØÅ«])|(?P<letter>[a-o])[.)]\s+|[-–•*o]\s+(?=[A-ZÆØÅ«]))")


class Placed(NamedTuple):
    """A point where it stands: the case's index, the key of its list, the place of the list and the position in it.

    ``number`` is its address in the list. ``is_text`` where the record has the text alone, and no keys.
    """

    case: int
    field: str
    root: Where
    position: tuple[int, ...]
    number: str
    point: Point
    is_text: bool

    @property
    def where(self) -> Where:
        """The place of the point."""
        return (*self.root, *point_where(self.position))

    @property
    def text_where(self) -> Where:
        """The place of the point's text."""
        return self.where if self.is_text else (*self.where, "tekst")


def points_of(meeting: Meeting) -> tuple[Placed, ...]:
    """Every point of every proposal, decision and task, in the order of the file; put together once for all rules."""
    found: list[Placed] = []
    for index, case in enumerate(meeting.cases):
        for field, root, points in _lists(case):
            if points:
                _gather(found, index, field, ("saker", index, *root), points)
    return tuple(found)


def _lists(case: Case) -> Iterator[tuple[str, Where, Points | None]]:
    yield PROPOSAL, (PROPOSAL,), case.proposal
    for index, proposal in enumerate(case.proposals):
        yield OTHER_PROPOSAL, (OTHER_PROPOSAL, index, "punkter"), proposal.points
    yield DECISION, (DECISION,), case.decision
    yield TASKS, (TASKS,), case.tasks


def _gather(  # noqa: PLR0913, PLR0917 - where the list stands, and what stands in it
    found: list[Placed],
    case: int,
    field: str,
    root: Where,
    points: Points,
    position: tuple[int, ...] = (),
    above: str = "",
) -> None:
    for index, (own, entry) in enumerate(zip(sibling_numbers(points), points, strict=True)):
        number, at = f"{above}{own}", (*position, index)
        placed = Placed(case, field, root, at, number, as_point(entry), isinstance(entry, str))
        found.append(placed)
        if placed.point.points:
            _gather(found, case, field, root, placed.point.points, at, f"{number}.")


def with_keys(points: tuple[Placed, ...]) -> tuple[Placed, ...]:
    """The points that hold more than a text."""
    return tuple(placed for placed in points if not placed.is_text)


def running_texts(meeting: Meeting) -> Iterator[tuple[int, Where, str]]:
    """Every running text of the meeting: the case's index, its place and the text."""
    for c, case in enumerate(meeting.cases):
        yield c, ("saker", c, "referat"), case.minutes
        for o, other in enumerate(case.other_business or ()):
            yield c, ("saker", c, "eventuelt", o, "referat"), other.minutes


def all_texts(meeting: Meeting, points: tuple[Placed, ...]) -> Iterator[tuple[int, Where, str]]:
    """Every running text and every point of the meeting: the case's index, its place and the text."""
    yield from running_texts(meeting)
    for placed in points:
        yield placed.case, placed.text_where, placed.point.text


def titles_and_texts(meeting: Meeting, points: tuple[Placed, ...]) -> Iterator[tuple[int, Where, str]]:
    """The title of every case as well: it may name a day, but its «punkt 3» is another case's."""
    for c, case in enumerate(meeting.cases):
        yield c, ("saker", c, "tittel"), case.title
    yield from all_texts(meeting, points)


def on_one_line(text: str) -> str:
    """The text as one line: white space inside a point carries no meaning."""
    return " ".join(text.split())


@rule("REF508", "advarsel")
def empty_point(points: tuple[Placed, ...]) -> Findings:
    """Et punkt er tomt.

    Et punkt uten tekst sier ikke noe, og forskyver nummeret på dem som kommer etter. Er det plassen til noe møtet skal
    fylle ut, skrives underpunktene i forslaget som «punkter: []».

    Feil:
        saker:
          - saksnr: 1/26
            tittel: Godkjenning av innkalling
            forslag_til_vedtak:
              - Innkallingen godkjennes.
              - ""
          - {saksnr: 2/26, tittel: Samarbeid om legevakt, sakstype: beslutning}

    Riktig:
        saker:
          - saksnr: 1/26
            tittel: Godkjenning av innkalling
            forslag_til_vedtak:
              - tekst: Innkallingen godkjennes med disse endringene.
                punkter: []
          - {saksnr: 2/26, tittel: Samarbeid om legevakt, sakstype: beslutning}
    """
    for placed in points:
        text = placed.point.text
        if len(text) <= _SHORT and not text.strip(" \n-–•*."):
            yield Finding(
                placed.text_where,
                _("punkt {number} i {field} er tomt").format(number=placed.number, field=placed.field),
                _("skriv punktet ferdig, eller ta det bort"),
            )
        elif placed.field == DECISION and placed.point.points == ():
            yield Finding(
                (*placed.where, "punkter"),
                _("punkt {number} i vedtaket har en liste som ikke er fylt ut").format(number=placed.number),
                _("skriv underpunktene som ble vedtatt, eller ta bort «punkter»"),
            )


@rule("REF513", "advarsel")
def same_point_twice(points: tuple[Placed, ...]) -> Findings:
    """Samme punkt står to ganger.

    To like punkter i samme liste kommer gjerne av en innliming for mye, og det andre kan ha stått i stedet for et punkt
    som nå mangler.

    Feil:
        saker:
          - saksnr: 1/26
            tittel: Godkjenning av innkalling
            forslag_til_vedtak:
              - Innkallingen godkjennes.
              - Innkallingen godkjennes.
          - {saksnr: 2/26, tittel: Samarbeid om legevakt, sakstype: beslutning}

    Riktig:
        saker:
          - saksnr: 1/26
            tittel: Godkjenning av innkalling
            forslag_til_vedtak:
              - Innkallingen godkjennes.
              - Sakslisten godkjennes.
          - {saksnr: 2/26, tittel: Samarbeid om legevakt, sakstype: beslutning}
    """
    seen: dict[tuple[Where, tuple[int, ...], str], str] = {}
    for placed in points:
        key = (placed.root, placed.position[:-1], placed.point.text)
        first = seen.setdefault(key, placed.number)
        if first != placed.number and key[2].strip():
            yield Finding(
                placed.text_where,
                _("punkt {number} har samme tekst som punkt {first}").format(number=placed.number, first=first),
                _("ta bort det ene, eller skriv det som skulle stått her"),
            )


@rule("REF514", "advarsel")
def number_typed_into_the_point(points: tuple[Placed, ...]) -> Findings:
    """Punktet begynner med et nummer eller en strek.

    Punktene nummereres av rekkefølgen, så et nummer i teksten kommer i tillegg til det rette («1. 1. ASU tar …»), og
    stemmer ikke lenger når et punkt føyes til. Det følger gjerne med når tekst limes inn fra et annet program.

    Feil:
        saker:
          - saksnr: 1/26
            tittel: Godkjenning av innkalling
            forslag_til_vedtak:
              - 1. Innkallingen godkjennes.
              - 2. Sakslisten godkjennes.
          - {saksnr: 2/26, tittel: Samarbeid om legevakt, sakstype: beslutning}

    Riktig:
        saker:
          - saksnr: 1/26
            tittel: Godkjenning av innkalling
            forslag_til_vedtak:
              - Innkallingen godkjennes.
              - Sakslisten godkjennes.
          - {saksnr: 2/26, tittel: Samarbeid om legevakt, sakstype: beslutning}
    """
    for placed in points:
        found = _LABEL.match(placed.point.text)
        if found is None:
            continue
        label = found[0].strip()
        number, letter = found["number"], found["letter"]
        own = placed.number.rpartition(".")[2]
        if (number and str(int(number)) != own) or (letter and str(ord(letter) - ord("a") + 1) != own):
            continue
        yield Finding(
            (*placed.text_where, Within(label)),
            _("punkt {number} begynner med «{label}», som rekkefølgen allerede gir").format(
                number=placed.number, label=label
            ),
            _("ta bort «{label}»; rekkefølgen gir nummeret, og «merking» sier hvordan underpunkter merkes").format(
                label=label
            ),
        )

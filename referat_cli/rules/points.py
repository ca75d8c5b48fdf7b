"""The texts of a meeting with their places, and the rules on points (REF508, REF513, REF514)."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from referat_cli.i18n import _
from referat_cli.model.meeting import Meeting, Point, Points, as_point, point_number, point_where
from referat_cli.model.problem import Finding, Findings, Where, Within
from referat_cli.rules.registry import rule

PROPOSAL, DECISION = "forslag_til_vedtak", "vedtak"
# A point longer than this says something.
_SHORT = 10
_LABEL = re.compile(r"\s*(?:(?P<number>\d{1,2})[.)]\s+(?=[A-ZÆØÅ«])|(?P<letter>[a-o])[.)]\s+|[-–•*o]\s+(?=[A-ZÆØÅ«]))")


class Placed(NamedTuple):
    """A point where it stands: the case's index, which list of points, and the position in it.

    ``is_text`` where the record has the text alone, and no keys.
    """

    case: int
    field: str
    position: tuple[int, ...]
    point: Point
    is_text: bool

    @property
    def where(self) -> Where:
        """The place of the point."""
        return ("saker", self.case, self.field, *point_where(self.position))

    @property
    def text_where(self) -> Where:
        """The place of the point's text."""
        return self.where if self.is_text else (*self.where, "tekst")


def points_of(meeting: Meeting) -> tuple[Placed, ...]:
    """Every point of every proposal and decision, in the order of the file; put together once for all rules."""
    found: list[Placed] = []
    for index, case in enumerate(meeting.cases):
        for field, points in ((PROPOSAL, case.proposal), (DECISION, case.decision)):
            _gather(found, index, field, (), points or ())
    return tuple(found)


def _gather(found: list[Placed], case: int, field: str, position: tuple[int, ...], points: Points) -> None:
    for index, entry in enumerate(points):
        placed = Placed(case, field, (*position, index), as_point(entry), isinstance(entry, str))
        found.append(placed)
        _gather(found, case, field, placed.position, placed.point.points or ())


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
                _("punkt {number} i {field} er tomt").format(number=point_number(placed.position), field=placed.field),
                _("skriv punktet ferdig, eller ta det bort"),
            )
        elif placed.field == DECISION and placed.point.points == ():
            yield Finding(
                (*placed.where, "punkter"),
                _("punkt {number} i vedtaket har en liste som ikke er fylt ut").format(
                    number=point_number(placed.position)
                ),
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
    seen: dict[tuple[int, str, tuple[int, ...], str], int] = {}
    for placed in points:
        position = placed.position
        key = (placed.case, placed.field, position[:-1], placed.point.text)
        first = seen.setdefault(key, position[-1])
        if first != position[-1] and key[3].strip():
            yield Finding(
                placed.text_where,
                _("punkt {number} har samme tekst som punkt {first}").format(
                    number=point_number(position), first=point_number((*position[:-1], first))
                ),
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
        if (number and int(number) != placed.position[-1] + 1) or (
            letter and ord(letter) - ord("a") != placed.position[-1]
        ):
            continue
        yield Finding(
            (*placed.text_where, Within(label)),
            _("punkt {number} begynner med «{label}», som rekkefølgen allerede gir").format(
                number=point_number(placed.position), label=label
            ),
            _("ta bort «{label}»; rekkefølgen gir nummeret, og «merking» sier hvordan underpunkter merkes").format(
                label=label
            ),
        )

"""The rules on points (REF508, REF513, REF514)."""

import re

from referat_cli.i18n import _
from referat_cli.model.problem import Finding, Findings, Where, Within
from referat_cli.rules.meeting_texts import DECISION, Placed
from referat_cli.rules.registry import rule

# A point longer than this says something.
_SHORT = 10
_LABEL = re.compile(r"\s*(?:(?P<number>\d{1,2})[.)]\s+(?=[A-ZÆØÅ«])|(?P<letter>[a-o])[.)]\s+|[-–•*o]\s+(?=[A-ZÆØÅ«]))")


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
        text = placed.text
        if len(text) <= _SHORT and not text.strip(" \n-–•*."):
            yield Finding(
                placed.text_where,
                _("punkt {number} i {field} er tomt").format(number=placed.number, field=placed.field),
                _("skriv punktet ferdig, eller ta det bort"),
            )
        elif placed.field == DECISION and not placed.is_text and placed.point.points == ():
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
    if len({(placed.addresses, placed.text) for placed in points}) == len(points):
        return  # as in most meetings, and told in half the time
    seen: dict[tuple[Where, tuple[int, ...], str], Placed] = {}
    for placed in points:
        key = (placed.root, placed.position[:-1], placed.text)
        first = seen.setdefault(key, placed)
        if first is not placed and key[2].strip():
            yield Finding(
                placed.text_where,
                _("punkt {number} har samme tekst som punkt {first}").format(number=placed.number, first=first.number),
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
        found = None if placed.text[:1].isupper() else _LABEL.match(placed.text)
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

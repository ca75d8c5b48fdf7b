"""What the public record must not hold: more of a closed case than its number, title and legal basis; identity numbers.

No sentence here has a value of the file in it, and no source line is shown with one (`document.confidential`).
"""

from referat_cli.document.confidential import closed_with_comments
from referat_cli.document.document import Document
from referat_cli.i18n import _
from referat_cli.model.closed import CORRECTIONS, closed_cases, leaks
from referat_cli.model.problem import Finding, Findings, Key
from referat_cli.rules.registry import rule


@rule("REF580", "feil", about=("lukket",))
def text_of_closed_case(document: Document) -> Findings:
    """En lukket sak sier mer enn den skal.

    Av en sak som er unntatt offentlighet, har arkivet bare saksnummeret, tittelen og hjemmelen. Resten føres i et eget,
    lukket arkiv, under det samme saksnummeret. Posten i sakslisten har heller ingen tittel, punkter eller ansvarlige,
    og det som ble rettet i saken, eller som papiret sier annerledes, står ikke her. Ingen svar fra referat viser det,
    og denne meldingen viser verken teksten eller linjen. Er den sjekket inn allerede, husker Git den: se personvern.md.

    Feil:
        saker:
          - {saksnr: 1/26, tittel: Godkjenning av innkalling, sakstype: godkjenning}
          - saksnr: 2/26
            tittel: Personalsak
            lukket: {hjemmel: kommuneloven § 11-5 andre ledd}
            forslag_til_vedtak:
              - Saken avsluttes.

    Riktig:
        saker:
          - {saksnr: 1/26, tittel: Godkjenning av innkalling, sakstype: godkjenning}
          - saksnr: 2/26
            tittel: Personalsak
            lukket: {hjemmel: kommuneloven § 11-5 andre ledd}
    """
    if not closed_cases(document.likely_value):
        return
    for *above, key in leaks(document.likely_value):
        message, step = _sentences(str(above[0]), str(key))
        yield Finding((*above, Key(str(key))), message, step)
    for place in closed_with_comments(document):
        message = _("saken er lukket, og har en merknad (#) i filen")
        yield Finding(("saker", place), message, _("ta bort merknaden, eller skriv den i det lukkede arkivet"))


def _sentences(part: str, key: str) -> tuple[str, str]:
    """What is wrong with a key of a part of the file, and what to do."""
    move = _("flytt det til det lukkede arkivet, og slett linjen her")
    if part == "saker":
        return _("saken er lukket, så «{key}» skal ikke stå her").format(key=_known(key)), move
    if part == "saksliste":
        return _("posten er en lukket sak, så «{key}» skal ikke stå her").format(key=_known(key)), move
    if part == "rettelser":
        allowed = _(" eller ").join(f"«{sentence}»" for sentence in CORRECTIONS["nb"])
        return _("rettelsen gjelder en lukket sak, så det skal ikke stå hva som ble rettet"), _(
            "skriv {allowed}, og resten i det lukkede arkivet"
        ).format(allowed=allowed)
    return _("avviket gjelder en lukket sak, så det skal ikke stå hva papiret sier"), _("slett avviket")


def _known(key: str) -> str:
    """The key, where it is one of the record's own."""
    from referat_cli.document.schema import KINDS, definitions  # noqa: PLC0415 - few cases are closed

    known = any(key in part.get("properties", ()) for kind in KINDS for part in definitions(kind).values())
    return key if known else "…"


@rule("REF581", "feil")
def identity_number() -> None:
    """Et fødselsnummer eller D-nummer står i filen.

    Et referat er offentlig, og et fødselsnummer skal ikke stå der: verken i en tekst, i et navn eller i en merknad.
    Elleve sifre der begge kontrollsifrene stemmer, er et slikt nummer, også med mellomrom, punktum eller bindestrek;
    D-numre, hjelpenumre og testnumre likeså. Meldingen viser verken nummeret eller linjen. Et kontonummer som skrives
    1234.56.78903, blir ikke tatt for et fødselsnummer. Er det et annet nummer, godtar du REF581 med en begrunnelse.

    Feil:
        saker:
          - {saksnr: 1/26, tittel: Godkjenning av innkalling, sakstype: godkjenning}
          - {saksnr: 2/26, tittel: Søknad fra 01810086706}

    Riktig:
        saker:
          - {saksnr: 1/26, tittel: Godkjenning av innkalling, sakstype: godkjenning}
          - {saksnr: 2/26, tittel: Søknad om støtte}
    """

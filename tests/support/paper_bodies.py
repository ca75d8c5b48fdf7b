"""The sorts of committees that papers are tried with, and the invented people and places that they have."""

from collections.abc import Sequence
from typing import Any, NamedTuple

FIRST_NAMES = (
    *("Kari", "Ola", "Siv", "Per Arne", "Máret Ánne", "Åse", "Łukasz", "Nils-Ante", "Zofia", "Torbjørg", "Amira"),
    *("Ánde", "Hans Petter", "Liv", "Einar", "Gro", "Bjørn-Tore", "Agnieszka", "Sunniva", "Odd", "Eline", "Yusuf"),
)
LAST_NAMES = (
    *("Moe", "Lie", "Nes", "Vik", "Bjørk-Hansen", "Ánteávži", "Wójcik", "Østbyhaug", "Sætre", "Dahl", "Ødegård"),
    *("Guttormsen Ree", "Kowalczyk", "Haug", "Njunes", "Aasen", "Rønning", "Čállo", "Strand-Lund", "Warsame"),
)
UNITS = (
    "Nordre kommune",
    "Vestøy",
    "Fjordregionen",
    "Sør-Ås kommune",
    "Helgeland sykehus HF",
    "Kyst- og fjellregionen",
)
UNIONS = ("NSF", "Dnlf", "Fagforbundet", "Utdanningsforbundet")
PARTIES = ("Ap", "H", "Sp", "SV", "V", "KrF", "FrP", "R", "MDG")
PLACES = ("Rådhuset, formannskapssalen", "1930, 30M11", "Møterom «Fjorden»", "Samfunnshuset", "Teams", "Nordvik skule")
BASES = (
    "kommuneloven § 11-5 tredje ledd bokstav a",
    "offentleglova § 13, jf. forvaltningsloven § 13 første ledd nr. 1",
)
OFFICES = {"nb": ("Leder", "Nestleder", "Styremedlem", "Valgkomité"), "nn": ("Leiar", "Nestleiar", "Valnemnd")}


class Body(NamedTuple):
    """A sort of committee: code, name, how its members are grouped and its cases numbered, and what its cases are."""

    code: str
    name: str
    form: Any
    prefix: str
    groups: Sequence[tuple[str, str, str]]
    tenures: str  # what stands beside a name: "units", "parties" or nothing
    members: tuple[int, int]
    votes: bool
    language: str = "nb"


_COUNCIL = (
    ("Kommunestyret", "medlem", ""),
    ("Vararepresentanter", "vara", ""),
    ("Administrasjonen", "sekretariat", ""),
)
BODIES = (
    Body(
        "asu",
        "Administrativt samarbeidsutvalg",
        "{nr}/{aar:2}",
        "",
        (
            ("Kommunene", "medlem", ""),
            ("Brukerrepresentanter", "medlem", "Brukerrepresentanter (faste)"),
            ("Ansatte representanter", "observatør", "Ansatte representanter (observatører)"),
            ("Vararepresentanter", "vara", ""),
            ("Andre til stede", "gjest", ""),
            ("Sekretariatet", "sekretariat", "Sekretariatet/Teknisk arrangør"),
        ),
        "units",
        (3, 9),
        votes=False,
    ),
    Body("kst", "Kommunestyret", "PS {nr}/{aar:2}", "PS ", _COUNCIL, "parties", (7, 23), votes=True),
    Body(
        "formannskapet",
        "Formannskapet",
        [{"form": "{nr}/{aar:2}"}, {"form": "RS {nr}/{aar:2}", "sakstype": ["referatsak"]}],
        "",
        (("Formannskapet", "medlem", ""), ("Administrasjonen", "sekretariat", "")),
        "parties",
        (5, 9),
        votes=True,
    ),
    Body(
        "styret",
        "Styret i Nordvik Boligbyggelag",
        "Sak {aar}-{nr}",
        "Sak ",
        (("Styret", "medlem", ""), ("Varamedlemmer", "vara", ""), ("Forretningsfører", "sekretariat", "")),
        "",
        (3, 6),
        votes=True,
    ),
    Body(
        "aarsmoetet",
        "Årsmøtet i Vestøy idrettslag",
        "{nr}",
        "",
        (("Medlemmene", "medlem", ""), ("Styret", "sekretariat", "")),
        "",
        (0, 0),
        votes=True,
    ),
    Body(
        "sokneraadet",
        "Nordvik sokneråd",
        "{nr}/{aar:2}",
        "",
        (("Soknerådet", "medlem", ""), ("Dagleg leiar", "sekretariat", "")),
        "",
        (4, 8),
        votes=True,
        language="nn",
    ),
    Body(
        "utvalet",
        "Utval for oppvekst",
        "PS {nr}/{aar}",
        "PS ",
        (("Utvalet", "medlem", ""), ("Varamedlemer", "vara", ""), ("Administrasjonen", "sekretariat", "")),
        "parties",
        (5, 11),
        votes=True,
        language="nn",
    ),
    Body(
        "studentparlamentet",
        "Studentparlamentet",
        "SP-sak {nr}/{aar:2}",
        "SP-sak ",
        (("Representantene", "medlem", ""), ("Ordstyrerne", "sekretariat", "")),
        "",
        (6, 15),
        votes=True,
    ),
    Body(
        "skoleutvalget",
        "Samarbeidsutvalget ved Nordvik skole",
        [],
        "",
        (("Foreldre", "medlem", ""), ("Elever", "medlem", ""), ("Skolen", "sekretariat", "Skolen og SFO")),
        "",
        (2, 4),
        votes=False,
    ),
    Body(
        "landsmoetet",
        "Landsmøtet i Kystlaget",
        "{nr}/{aar:2}",
        "",
        (("Utsendinger", "medlem", ""), ("Sekretariatet", "sekretariat", "")),
        "units",
        (6, 12),
        votes=True,
    ),
)

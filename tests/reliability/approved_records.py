"""Approved records with one field altered in each: of every field that the schemas have, a file of its own.

A key that comes to a schema is tried by itself; one that comes to the register must be said to be one that the meaning
of an approved list rests on, or none.
"""

import json
from collections.abc import Iterator
from functools import cache
from itertools import islice
from random import Random
from typing import Any, Literal, NamedTuple

from referat_cli.document.formatter import canonical
from referat_cli.document.parser import read
from tests.support.schema_values import Alteration, Kind, Maker, SchemaPlace, altered, as_yaml, places

# How an edit is meant: in silence, with a comment that excuses it, with an entry that names something else; openly, as
# another notation of the same, before the approval, or undone in the end.
Manner = Literal["silent", "excused", "beside", "open", "notation", "draft", "undone"]
MANNERS: tuple[Manner, ...] = ("silent", "excused", "beside", "open", "notation", "draft", "undone")
# Those by which nobody may be stopped.
HONEST: frozenset[Manner] = frozenset({"open", "notation", "draft", "undone"})

EXCUSE = "# referat: godta REF802, REF803, REF804, REF809, REF811 det er avtalt\n"
DAY = "2026-02-02"

REGISTER: dict[str, Any] = {
    "format": 2,
    "kode": "",
    "navn": "Prøveutvalget",
    "maalform": "nn",
    "saksnummer": [
        {"form": "{nr}/{aar:4}"},
        {
            "form": "RS {nr}",
            "sakstype": ["referatsak", "orientering"],
            "omstart": "periode",
            "perioder": ["2023-10-01", "2027-10-01"],
            "fra": "2020-01-01",
            "til": "2030-12-31",
        },
    ],
    "vedtaksfoer": "1/2",
    "staaende_saker": ["Godkjenning av innkalling", "Eventuelt"],
    "organer": [{"navn": "AU", "alias": ["Arbeidsutvalget", "Utvalget"]}, {"navn": "Rådet"}],
    "papir": {
        "titler": {"innkalling": "INNKALLING", "referat": "REFERAT", "saksprotokoll": "PROTOKOLL"},
        "digitalt": "Zoom",
        "dobbelt_hode": True,
        "samlede_gjester": True,
    },
    "alias": {"Kari N.": "Kari Nordmann", "O. Hansen": "Ola Hansen"},
    "grupper": [
        {
            "gruppe": "Kommunene",
            "rolle": "medlem",
            "overskrift": "Kommunene (faste):",
            "plasser": 5,
            "personer": [
                {"navn": "Kari Nordmann", "enhet": "Nordby", "fra": "2020-01-01", "til": "2030-12-31", "sak": "3/26"},
                {"navn": "Ola Hansen", "id": "ola-hansen", "enhet": "Vestby", "parti": "Ap", "etter": "Nils Dal"},
                {"navn": "Per Moe", "vara_for": "Kari Nordmann"},
                {"navn": "Ingrid Østby", "vara": True},
            ],
        },
        {
            "gruppe": "Ansatte",
            "rolle": "observatør",
            "personer": [{"navn": "Tor Skaar", "enhet": "Sykehuset", "forbund": "Dnlf"}],
        },
        {"gruppe": "Innbyggere", "rolle": "gjest", "aapen": True},
    ],
}
LISTED = {
    "Kommunene": ["Kari N.", "O. Hansen", "Per Moe", "Ingrid Østby"],
    "Ansatte": ["Tor Skaar"],
    "Innbyggere": ["Liv Berg"],
}
# Whom a list means, in which role and for whom, rests on these fields of the register, where this is done to them.
RESTS_ON: dict[str, set[Alteration]] = {
    "alias/{}": {"changed", "removed"},
    "grupper": {"removed"},
    "grupper/[]/gruppe": {"changed"},
    "grupper/[]/rolle": {"changed"},
    "grupper/[]/personer": {"removed"},
    "grupper/[]/personer/[]/navn": {"changed"},
    "grupper/[]/personer/[]/enhet": {"changed"},
    "grupper/[]/personer/[]/forbund": {"changed"},
    "grupper/[]/personer/[]/fra": {"changed"},
    "grupper/[]/personer/[]/til": {"changed"},
    "grupper/[]/personer/[]/vara": {"changed", "removed"},
    "grupper/[]/personer/[]/vara_for": {"removed"},
}
# These say how many seats there are, how numbers are written, how a paper looks, and what else is called what.
RESTS_ON_NOT = {
    "format", "kode", "navn", "saksnummer", "vedtaksfoer", "staaende_saker", "staaende_saker/[]",
    "maalform", "saksnummer/[]/form", "saksnummer/[]/sakstype", "saksnummer/[]/sakstype/[]", "saksnummer/[]/omstart",
    "saksnummer/[]/perioder", "saksnummer/[]/perioder/[]", "saksnummer/[]/fra", "saksnummer/[]/til",
    "grupper/[]/aapen", "organer", "organer/[]/navn", "organer/[]/alias",
    "organer/[]/alias/[]", "grupper/[]/overskrift", "grupper/[]/plasser", "grupper/[]/personer/[]/id",
    "grupper/[]/personer/[]/parti", "grupper/[]/personer/[]/etter", "grupper/[]/personer/[]/sak",
    "papir/titler/innkalling", "papir/titler/referat", "papir/titler/saksprotokoll", "papir/digitalt",
    "papir/dobbelt_hode", "papir/samlede_gjester",
}  # fmt: skip
# Another day of these alters nothing unless the meeting's own lies between the two.
_BEYOND = {"fra": "2026-12-31", "til": "2020-02-02"}


class Edit(NamedTuple):
    """One field altered: the path that it must be told of, and each file before and after.

    ``told`` is whether a silent edit must be told of; None where it may be.
    """

    field: str
    path: str
    files: dict[str, tuple[str, str]]
    told: bool | None


@cache
def fields() -> tuple[tuple[str, Kind, SchemaPlace], ...]:
    """Every field of the two schemas: its name in the table, and its place."""
    kinds: tuple[Kind, ...] = ("moete", "utvalg")
    return tuple((f"{kind} {'/'.join(place)}", kind, place) for kind in kinds for place in places(kind))


def edits(manner: Manner, how: Alteration, chance: Random, *, first: int = 0, every: int = 1) -> Iterator[Edit]:
    """An edit of each field, or of every so many from one on, each in files of its own."""
    for number, (name, kind, place) in islice(enumerate(fields(), 1), first, None, every):
        if kind == "utvalg":
            yield _of_register(name, place, f"r{number}", manner, how, chance)
        elif manner != "draft" or place[0] not in ("status", "godkjent"):
            yield _of_meeting(name, place, number, manner, how, chance)


def _of_meeting(  # noqa: PLR0913, PLR0917 - one parameter for each thing that varies
    name: str, place: SchemaPlace, number: int, manner: Manner, how: Alteration, chance: Random
) -> Edit:
    """A meeting with every key, one field of which is altered."""
    day = f"2026-{number // 28 + 1:02}-{number % 28 + 1:02}"
    document = Maker("moete", number * 70).document() | {"utvalg": "prove", "moetedato": day, "status": "godkjent"}
    if manner == "draft":
        document["status"] = "referat"
        del document["godkjent"]
    before, after, done = altered("moete", document, place, how, chance)
    concerns = [place[0]]
    if place[0] == "saker":
        concerns += dict.fromkeys(case.get("saksnr", "+1") for side in (before, after) for case in side["saker"])
    path = f"minutes/prove/2026/{day}.yaml"
    entry = place == ("rettelser",) and done == "added"  # a new entry is what makes an edit open
    return Edit(name, path, {path: _sides(before, after, concerns, manner, chance)}, None if entry else True)


def _of_register(  # noqa: PLR0913, PLR0917 - one parameter for each thing that varies
    name: str, place: SchemaPlace, code: str, manner: Manner, how: Alteration, chance: Random
) -> Edit:
    """A register by which an approved list is read, and the meeting with the list."""
    field = "/".join(place)
    assert (field in RESTS_ON) != (field in RESTS_ON_NOT), f"does the meaning of a list rest on {field}?"
    before, after, done = altered("utvalg", REGISTER | {"kode": code}, place, how, chance)
    if done == "changed" and place[-1] in _BEYOND:
        after["grupper"][0]["personer"][0][place[-1]] = _BEYOND[place[-1]]
    groups = [
        {"gruppe": group, "personer": [{"navn": name, "oppmoete": "møtt"} for name in names]}
        for group, names in LISTED.items()
    ]
    meeting: dict[str, Any] = {"utvalg": code, "moetedato": DAY, "status": "referat", "deltakere": groups}
    if manner != "draft":
        meeting |= {"status": "godkjent", "godkjent": {"dato": "2026-05-06"}}
    register, list_ = f"minutes/{code}/utvalg.yaml", f"minutes/{code}/2026/{DAY}.yaml"
    sides = _sides(before, after, [], "silent" if manner in ("open", "beside") else manner, chance)
    files = {register: sides}
    if manner in ("open", "beside"):
        files[list_] = _sides(meeting, meeting, ["deltakere"], manner, chance)
    else:
        files[list_] = (as_yaml(meeting), as_yaml(meeting))
    return Edit(name, register, files, done in RESTS_ON.get(field, ()) or None)


def _sides(
    before: dict[str, Any], after: dict[str, Any], concerns: list[str], manner: Manner, chance: Random
) -> tuple[str, str]:
    """A file before and after it was edited in that manner."""
    was = as_yaml(before)
    if manner == "notation":
        return was, chance.choice(NOTATIONS)(was)
    if manner in ("open", "beside"):
        named = concerns if manner == "open" else [next(k for k in ("moetested", "start") if k not in concerns)]
        entry = {"dato": "2026-08-08", "gjelder": named, "tekst": "Det er rettet."}
        after = after | {"rettelser": [*after.get("rettelser", []), entry]}
    return was, (EXCUSE if manner == "excused" else "") + as_yaml(after)


def _as_json(text: str) -> str:
    return json.dumps(read(text.encode(), "").value, ensure_ascii=False, indent=1) + "\n"


def _laid_out(text: str) -> str:
    return canonical(read(text.encode(), ""), "utvalg" if "grupper:" in text else "moete")


def _with_comments(text: str) -> str:
    return f"# Ført av sekretæren.\n\n{text}\n\n# Slutt.\n"


def _with_other_line_ends(text: str) -> str:
    return text.replace("\n", "\r\n")


# The same record, written in another way.
NOTATIONS = (_as_json, _laid_out, _with_comments, _with_other_line_ends)

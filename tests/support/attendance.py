"""How the tests write down a register and the attendance lists of meetings, as they stand in the files."""

from typing import Any

import msgspec
from ruamel.yaml import YAML

from referat_cli.model.committee import Committee, Role
from referat_cli.model.meeting import AttendeeGroup
from referat_cli.model.register import Register
from referat_cli.queries.attendance.account import Account, account
from referat_cli.queries.attendance.model import MeetingRecord
from referat_cli.queries.attendance.rows import Note, PersonRow, SeatRow
from referat_cli.queries.attendance.tables import rows


def read(text: str) -> Any:  # noqa: ANN401 - a document of any shape
    """What the YAML text says."""
    return YAML(typ="safe", pure=True).load(text)


def register(text: str) -> Register:
    """The register of «Prøveutvalget» with the groups, and whatever else, of the text."""
    return Register(msgspec.convert({"format": 1, "kode": "prove", "navn": "Prøveutvalget", **read(text)}, Committee))


def meeting(date: str, text: str = "", status: str = "referat") -> MeetingRecord:
    """A meeting with the attendance list of the text; without a text no list was recorded."""
    groups = msgspec.convert(read(text), tuple[AttendeeGroup, ...]) if text else None
    return MeetingRecord("prove", date, f"minutes/prove/{date[:4]}/{date}.yaml", status, groups)


def count(known: Register | None, *records: MeetingRecord) -> Account:
    """The committee's account."""
    return account("prove", records, known)


def people(counted: Account, *roles: Role) -> dict[str, PersonRow]:
    """The rows by person, by name; a name with two roles is the later of them."""
    found = rows(counted, "person", frozenset(roles) or None)
    return {row.name: row for row in found if isinstance(row, PersonRow)}


def seats(counted: Account) -> dict[str, SeatRow]:
    """The rows by seat, by unit or holders."""
    found = rows(counted, "seat")
    return {row.unit or " ".join(row.holders): row for row in found if isinstance(row, SeatRow)}


def marks(row: PersonRow) -> dict[str, int]:
    """The numbers of a row that are not nothing, by their Norwegian names."""
    keys = ("moeter", "moett", "digitalt", "forfall", "uteblitt", "ukjent", "som_vara", "paa_sak")
    values = msgspec.to_builtins(row)
    return {key: values[key] for key in keys if values[key]}


def filled(row: SeatRow) -> dict[str, int]:
    """The same of a seat."""
    values = msgspec.to_builtins(row)
    return {key: values[key] for key in ("moeter", "moett", "digitalt", "vara", "tomt") if values[key]}


def notes(counted: Account) -> list[Note]:
    """What was counted although it disagrees."""
    return list(counted.notes)

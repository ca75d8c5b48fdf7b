"""A repository for the minutes of a committee: its register, the schemas for an editor, hooks, workflow and guide."""

import csv
import io
from collections.abc import Iterator
from importlib.resources import files
from typing import NamedTuple

import msgspec

from referat_cli.document import schema
from referat_cli.document.edits import new_text
from referat_cli.document.suggestions import read_as
from referat_cli.i18n import _
from referat_cli.model.committee import FORMAT, Committee
from referat_cli.model.names import fold
from referat_cli.model.user_error import UserError
from referat_cli.store.paths import FOLDER, REGISTER
from referat_cli.workflow.record import Value

# Where each file of a repository stands, and the template that it is made of.
_TEMPLATES = {
    ".gitattributes": "gitattributes",
    ".gitignore": "gitignore",
    ".pre-commit-config.yaml": "pre-commit-config.yaml",
    ".github/workflows/minutes.yml": "minutes.yml",
    ".github/workflows/minutes-comment.yml": "minutes-comment.yml",
    "README.md": "README.md",
}
# What a repository makes its own, and --refresh leaves alone.
KEPT = frozenset({"README.md", ".gitignore"})
_COLUMNS = ("navn", "gruppe", "rolle", "enhet", "parti", "forbund", "fra", "til", "vara_for")
_SUBSTITUTE = "vara"
# The group of those whose list names none, by their role.
_GROUPS: dict[str, str] = {
    "medlem": _("Medlemmer"),
    "observatør": _("Observatører"),
    "vara": _("Vararepresentanter"),
    "gjest": _("Gjester"),
    "sekretariat": _("Sekretariatet"),
}


class Setup(NamedTuple):
    """What a new committee is called, how it numbers its cases, and who is in it: the rows of a spreadsheet."""

    code: str
    name: str
    numbering: str
    members: tuple[dict[str, str], ...] = ()


def members(content: bytes, name: str) -> tuple[dict[str, str], ...]:
    """The people of a list with commas or semicolons, as a spreadsheet saves it; raises `UserError` for others."""
    text = _decoded(content, name)
    first = text.partition("\n")[0]
    separator = max(";,\t", key=first.count)
    rows = list(csv.reader(io.StringIO(text), delimiter=separator))
    header = [fold(cell).replace(" ", "_") for cell in rows[0]] if rows else []
    if "navn" not in header:
        sentence = _("{name} mangler kolonnen «navn» i første linje; kolonnene kan være {columns}.")
        raise UserError(sentence.format(name=name, columns=", ".join(_COLUMNS)))
    if unknown := [cell for cell in header if cell and cell not in _COLUMNS]:
        sentence = _("{name} har en kolonne som heter «{column}»; kolonnene kan være {columns}.")
        raise UserError(sentence.format(name=name, column=unknown[0], columns=", ".join(_COLUMNS)))
    found = []
    roles: dict[str, str] = {}
    for number, row in enumerate(rows[1:], 2):
        person = {key: cell.strip() for key, cell in zip(header, row, strict=False) if key and cell.strip()}
        if not person:
            continue
        where = _("{name}, linje {line}").format(name=name, line=number)
        found.append(_checked(person, where))
        group, own = person.get("gruppe", ""), _role(person)
        if own != _SUBSTITUTE and group and roles.setdefault(group, own) != own:
            sentence = _("{where}: «{group}» har både {one} og {other}; gi dem hver sin gruppe.")
            raise UserError(sentence.format(where=where, group=group, one=roles[group], other=own))
    return tuple(found)


def _checked(person: dict[str, str], where: str) -> dict[str, str]:
    """A row of the list, with its days as the record writes them; raises `UserError` for one with a mistake."""
    if "navn" not in person:
        raise UserError(_("{where}: navnet mangler.").format(where=where))
    if person.get("rolle", "medlem") not in _GROUPS:
        sentence = _("{where}: rollen «{role}» finnes ikke; velg mellom {roles}.")
        raise UserError(sentence.format(where=where, role=person["rolle"], roles=", ".join(_GROUPS)))
    for key in person.keys() & {"fra", "til"}:
        day = read_as("dato", person[key])
        if day is None:
            sentence = _("{where}: «{written}» er ikke en dato; skriv den som 2024-10-29.")
            raise UserError(sentence.format(where=where, written=person[key]))
        person[key] = day
    return person


def _role(person: dict[str, str]) -> str:
    return person.get("rolle") or (_SUBSTITUTE if "vara_for" in person else "medlem")


def _decoded(content: bytes, name: str) -> str:
    for encoding in ("utf-8-sig", "cp1252"):  # as spreadsheets save a list, the newer and the older
        try:
            return content.decode(encoding)
        except UnicodeDecodeError:
            continue
    raise UserError(_("{name} er ikke en tekstfil; lagre listen som CSV (UTF-8).").format(name=name))


def register(setup: Setup) -> Value:
    """The register of a committee; raises `UserError` where what was said of it has not the form of one."""
    value: Value = {"format": FORMAT, "kode": setup.code, "navn": setup.name, "saksnummer": setup.numbering}
    groups: dict[str, Value] = {}
    # Substitutes may stand in the group of those whom they stand in for.
    of_others = {person.get("gruppe"): _role(person) for person in setup.members if _role(person) != _SUBSTITUTE}
    for person in setup.members:
        name = person.get("gruppe") or _GROUPS[_role(person)]
        role = of_others.get(person.get("gruppe"), _SUBSTITUTE) if "gruppe" in person else _role(person)
        group = groups.setdefault(name, {"gruppe": name, "rolle": role, "personer": []})
        line: Value = {key: cell for key, cell in person.items() if key not in ("gruppe", "rolle")}
        if _role(person) == _SUBSTITUTE != role and "vara_for" not in person:
            line["vara"] = True
        group["personer"].append(line)
    if groups:
        value["grupper"] = [*groups.values()]
    return value


def contents(setup: Setup) -> Iterator[tuple[str, bytes]]:
    """Every file of a new repository, its path and what stands in it; the register is last, and makes it one."""
    yield from shared_files(setup.name)
    heading = "# yaml-language-server: $schema=../../schema/utvalg.schema.json\n"
    yield f"{FOLDER}/{setup.code}/{REGISTER}", (heading + new_text("utvalg", register(setup))).encode()


def shared_files(name: str) -> Iterator[tuple[str, bytes]]:
    """The files that are alike in every repository: schemas, hooks, workflow, guide."""
    for kind in schema.KINDS:
        yield f"schema/{kind}.schema.json", schema.source(kind)
    for path, template in _TEMPLATES.items():
        text = files("referat_cli.workflow").joinpath("templates", template).read_text(encoding="utf-8")
        yield path, text.replace("{navn}", name).encode()


def check(setup: Setup) -> None:
    """Raise `UserError` where the register would not have its form."""
    if not isinstance(schema.typed(register(setup), "utvalg"), Committee):
        from referat_cli.document.parser import read  # noqa: PLC0415 - only a wrong value
        from referat_cli.document.schema_errors import problems  # noqa: PLC0415

        document = read(msgspec.json.encode(register(setup)), "")
        first = problems(document, "utvalg")[0]
        raise UserError(_("{message}; {step}.").format(message=first.message, step=first.step))

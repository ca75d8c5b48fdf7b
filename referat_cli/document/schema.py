"""The schemas of the record: whether a document has the form of its kind, and what they say of each value.

The schemas in ``schema/`` are the one source of the form and of its examples. jsonschema-rs says whether a document
fits, in a tenth of a millisecond; `schema_errors` says what is wrong with one that does not.
"""

import re
from collections.abc import Collection, Iterator
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal, NamedTuple

import msgspec

from referat_cli.model.closed import without_leaks
from referat_cli.model.committee import FORMAT, Committee
from referat_cli.model.meeting import Meeting
from referat_cli.model.problem import Key, Where

if TYPE_CHECKING:
    import jsonschema_rs

Kind = Literal["moete", "utvalg"]

Definition = dict[str, Any]

KINDS: tuple[Kind, ...] = ("moete", "utvalg")
_MODELS: dict[Kind, type[Meeting | Committee]] = {"moete": Meeting, "utvalg": Committee}


@cache
def schema(kind: Kind) -> dict[str, Any]:
    """The JSON Schema of a kind of document; it is shared, so do not change it."""
    return dict(msgspec.json.decode(source(kind)))


def source(kind: Kind) -> bytes:
    """The file that a schema stands in."""
    name = f"{kind}.schema.json"
    package = Path(__file__).parents[1]
    installed = package / "schema" / name
    # A checkout, or an installation that points into one, has the schemas beside the package.
    beside = package.parent / "schema" / name
    return (installed if installed.is_file() else beside).read_bytes()


def definitions(kind: Kind) -> dict[str, Definition]:
    """Every definition of a schema by its name, the document's own under ""."""
    return {"": schema(kind), **schema(kind)["$defs"]}


@cache
def _compiled(kind: Kind, version: int) -> "jsonschema_rs.Draft202012Validator":
    import jsonschema_rs  # noqa: PLC0415 - not needed for a question answered from the index

    newest = schema(kind)
    form = newest if version == FORMAT else _of_version(newest, version)  # 3 ms, which changes nothing of the newest
    return jsonschema_rs.Draft202012Validator(form, validate_formats=True)


def _of_version(part: Any, version: int) -> Any:  # noqa: ANN401 - a part of a schema
    """A part of a schema as it was in a version of the format, by the marks that `newer_parts` goes by.

    It lets nothing stand that the newest does not.
    """
    if isinstance(part, list):
        return [_of_version(inner, version) for inner in part]
    if not isinstance(part, dict):
        return part
    if part.get("x-format", 1) > version:
        return False
    found = {key: _of_version(inner, version) for key, inner in part.items()}
    asked: list[Definition] = [{"type": "string", **form} for _version, form in _forms(part, version)]
    if newer := [word for word, brought in part.get("x-format-enum", {}).items() if brought > version]:
        asked.append({"not": {"enum": newer}})
    return {**found, "allOf": [*found.get("allOf", ()), *asked]} if asked else found


def typed(value: object, kind: Kind, version: int = FORMAT) -> Meeting | Committee | None:
    """The typed record that the value is, or None where it has not the form of its kind in a version of the format.

    The typed model has the last word, because 20.0 is an integer to JSON Schema but not to Python. Of a closed case it
    has what is public alone.
    """
    if not _compiled(kind, version).is_valid(value):
        return None
    try:
        return msgspec.convert(without_leaks(value), _MODELS[kind])
    except msgspec.ValidationError:
        return None


def fits(value: object, kind: Kind) -> bool:
    """Whether the value has the form of its kind."""
    return typed(value, kind) is not None


def keys_beside(present: Collection[str]) -> set[str]:
    """The keys that may stand beside these, and are not among them, in a mapping of a document of either kind."""
    shapes = [set(inner.get("properties", ())) for kind in KINDS for inner in definitions(kind).values()]
    return set().union(*(shape for shape in shapes if shape.issuperset(present))).difference(present)


class NewerPart(NamedTuple):
    """What a later version of the record's format brought: its place, the word, and the version.

    The word is a key or a value; with ``is_form`` the key is old, and what stands under it has a newer form.
    """

    where: Where
    word: str
    format: int
    is_form: bool = False


# What a key let stand under it in a version of the format, as a small schema.
_FORM_OF = re.compile("x-format-([0-9]+)")


def newer_parts(value: object, kind: Kind, than: int) -> Iterator[NewerPart]:
    """What a document uses that came with a later version of the format than ``than``.

    The schema marks it: ``x-format`` of a key is the version that brought the key, ``x-format-enum`` that of a value,
    and ``x-format-1`` says what the key let stand under it in version 1, where later ones let more.
    """
    pending: list[tuple[Where, object, Definition]] = [((), value, schema(kind))]
    while pending:
        where, found, definition = pending.pop()
        steps = found.items() if isinstance(found, dict) else enumerate(found) if isinstance(found, list) else ()
        for step, below in steps:
            inner = definition_below(kind, definition, step) or {}
            pending.append(((*where, step), below, inner))
            if not isinstance(step, str):
                continue
            if inner.get("x-format", 1) > than:
                yield NewerPart((*where, Key(step)), step, inner["x-format"])
            for version, form in _forms(inner, than):
                if not _has_form(below, form):
                    yield NewerPart((*where, Key(step)), step, version + 1, is_form=True)
                    break
        if isinstance(found, str) and definition.get("x-format-enum", {}).get(found, 1) > than:
            yield NewerPart(where, found, definition["x-format-enum"][found])


def _forms(definition: Definition, than: int) -> Iterator[tuple[int, Definition]]:
    """The versions from ``than`` on that let less stand here than the newest, latest first, each with what it let."""
    # Few definitions have a mark, and all are asked for each value below them.
    marked = [(mark, form) for key, form in definition.items() if key[:1] == "x" and (mark := _FORM_OF.fullmatch(key))]
    versions = ((int(mark[1]), form) for mark, form in marked)
    yield from sorted((one for one in versions if one[0] >= than), key=lambda one: -one[0])


def _has_form(value: object, form: Definition) -> bool:
    """Whether a value is what a small schema lets stand: a text, perhaps of a pattern."""
    if not isinstance(value, str):
        return False
    return re.search(str(form.get("pattern", "")), value) is not None


def _resolved(kind: Kind, definition: Definition) -> Definition:
    """The definition with what it refers to; ``form`` is the name of that. Its own words go before the general ones."""
    reference = definition.get("$ref")
    if reference is None:
        return definition
    name = reference.removeprefix("#/$defs/")
    return {**schema(kind)["$defs"][name], **definition, "form": name}


def definition_below(kind: Kind, definition: Definition | None, step: str | int) -> Definition | None:
    """What the schema says of the value one step below a value of this definition, None where it says nothing."""
    if definition is None:
        return None
    if isinstance(step, int):
        raw = definition.get("items")
    else:
        raw = definition.get("properties", {}).get(step) or definition.get("additionalProperties")
    return _resolved(kind, raw) if raw else None

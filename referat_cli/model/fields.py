"""The record's keys of each type of the model, and the values written under them."""

from functools import cache
from typing import Any, NamedTuple, cast
from unicodedata import normalize

import msgspec
from msgspec import NODEFAULT, Struct

from referat_cli.model.meeting import Case

# A value as JSON has it.
Json = None | bool | int | str | list["Json"] | dict[str, "Json"]


class Field(NamedTuple):
    """A key of the record: its name in the code, and the value that need not be written."""

    attribute: str
    default: object


@cache
def fields(kind: type[Struct]) -> dict[str, Field]:
    """The keys of a type in the order of the record, the key as the record writes it → the field."""
    return {field.encode_name: Field(field.name, _default(field)) for field in msgspec.structs.fields(kind)}


def _default(field: msgspec.structs.FieldInfo) -> object:
    if field.default_factory is not NODEFAULT:
        return field.default_factory()
    return field.default


def written(item: Struct, field: Field) -> object:
    """What an item has under a key of the record; what it is called for want of a number is not written."""
    value = getattr(item, field.attribute)
    return field.default if isinstance(item, Case) and field.attribute == "number" and not item.is_numbered else value


def as_json(value: object) -> Json:
    """A value of the model as the record has it, without what need not be written."""
    if isinstance(value, Struct):
        return {
            key: as_json(inner)
            for key, field in fields(type(value)).items()
            if (inner := written(value, field)) is not None and inner != field.default
        }
    if isinstance(value, tuple):
        return [as_json(inner) for inner in value]
    return cast("Json", value)  # a text, a number, a yes or a no, nothing, or a look-up of texts


def whole_letters(value: Any) -> Any:  # noqa: ANN401 - whatever a document holds
    """A value as the record has it, with every letter as one sign."""
    if isinstance(value, str):
        return normalize("NFC", value)
    if isinstance(value, dict):
        return {whole_letters(key): whole_letters(inner) for key, inner in value.items()}
    return [whole_letters(inner) for inner in value] if isinstance(value, list) else value

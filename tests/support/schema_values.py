"""Documents made from the schemas: every key of a meeting or a register filled, and every field altered.

A key that comes to a schema is in them by itself.
"""

import copy
import itertools
import json
import re
import sys
from collections.abc import Callable, Iterator
from datetime import date
from functools import cache
from pathlib import Path
from random import Random
from string import ascii_uppercase
from typing import Any, Literal, NamedTuple

Kind = Literal["moete", "utvalg"]
# A place in the schema: keys, "[]" for the items of a list, "{}" for the values of a look-up.
SchemaPlace = tuple[str, ...]
Place = tuple[str | int, ...]
# What can be done to a field; of a list, a change is another order.
Alteration = Literal["changed", "removed", "added"]
ALTERATIONS: tuple[Alteration, ...] = ("changed", "removed", "added")

_SCHEMAS = Path(__file__).parents[2] / "schema"
# What nearly every record has, although it need not.
_USUAL = ("saksnr", "personer")
# Points stand so deep.
_DEPTH = 2


@cache
def schema(kind: Kind) -> dict[str, Any]:
    """The schema of a meeting or a register."""
    found: dict[str, Any] = json.loads((_SCHEMAS / f"{kind}.schema.json").read_text(encoding="utf-8"))
    return found


def _node(kind: Kind, node: dict[str, Any]) -> dict[str, Any]:
    """A part of the schema with what it refers to."""
    if "$ref" not in node:
        return node
    return {**schema(kind)["$defs"][node["$ref"].rpartition("/")[2]], **node}


Reword = Callable[[str, int], str]


class Maker:
    """Makes documents in which no two values are equal."""

    def __init__(self, kind: Kind, first: int = 1, reword: Reword = lambda text, _most: text) -> None:
        """Begin to count at a number, so that other documents have other values; ``reword`` makes a free text.

        It gets the text of the example, and how long it may be.
        """
        self._kind, self._count, self._reword = kind, itertools.count(first), reword

    def document(self) -> dict[str, Any]:
        """A document with every key; of the two items in each list the first has every key, too.

        But of two cases the second is closed, because a closed case is read without its other keys.
        """
        made: dict[str, Any] = self._made(schema(self._kind), 0)
        if self._kind == "moete":
            full, short = made["saker"]
            short["lukket"] = full.pop("lukket")
        return made

    def _made(self, node: dict[str, Any], depth: int, *, short: bool = False) -> Any:  # noqa: ANN401 - as it stands
        node = _node(self._kind, node)
        if short and "string" in node["type"]:
            return self._value(node)
        if "properties" in node:
            needed = {*node.get("required", ()), *_USUAL}
            keys = {k: n for k, n in node["properties"].items() if not short or k in needed}
            if depth + 1 == _DEPTH and "string" in node["type"]:
                keys.pop("punkter", None)
            return {key: self._made(inner, depth + ("string" in node["type"])) for key, inner in keys.items()}
        if "items" in node:
            return [self._made(node["items"], depth, short=short) for short in (False, True)]
        if isinstance(node.get("additionalProperties"), dict):
            return {self._text("Navn"): self._made(node["additionalProperties"], depth) for _item in range(2)}
        return self._value(node)

    def _value(self, node: dict[str, Any]) -> Any:  # noqa: ANN401 - whatever a document holds
        example = node["examples"][0] if "enum" not in node else node["enum"][0]
        if "enum" in node or not isinstance(example, str):
            return example
        if "pattern" not in node:
            return self._text(example, node.get("maxLength"))
        number = next(self._count)
        if node.get("format") == "date":
            return date.fromordinal(date(2001, 1, 1).toordinal() + number % 9000).isoformat()
        letters = f"{ascii_uppercase[number // 26 % 26]}{ascii_uppercase[number % 26]}"
        numbered = (re.sub("^[0-9]+", str(number % 9000 + 1), example), f"{example}{number}", letters)
        found = next((one for one in numbered if one != example and _fits(node, one)), None)
        return found or _other(node, example)

    def _text(self, example: str, most: int | None = None) -> str:
        return self._reword(f"{example} {next(self._count)}", most or sys.maxsize)


def places(kind: Kind) -> list[SchemaPlace]:
    """Every field of a document: the values, and the lists of several items as such."""
    return list(dict.fromkeys(place for place, _at in occurrences(kind, Maker(kind).document())))


def occurrences(kind: Kind, document: dict[str, Any]) -> Iterator[tuple[SchemaPlace, Place]]:
    """Each field of a document, by its place in the schema and where it stands."""
    yield from _occurrences(kind, schema(kind), document, (), ())


def _occurrences(
    kind: Kind, node: dict[str, Any], value: object, of_schema: SchemaPlace, at: Place
) -> Iterator[tuple[SchemaPlace, Place]]:
    node = _node(kind, node)
    if isinstance(value, dict):
        named = node.get("properties", {})
        for key, inner in value.items():
            step = key if key in named else "{}"
            deeper = (*of_schema, step)
            if deeper[-3:-1] == ("punkter", "[]") and step == "punkter":
                deeper = of_schema[:-1]  # the points under a point are as the points are
            yield from _occurrences(kind, named.get(key) or node["additionalProperties"], inner, deeper, (*at, key))
    elif isinstance(value, list):
        yield of_schema, at
        for number, inner in enumerate(value):
            yield from _occurrences(kind, node["items"], inner, (*of_schema, "[]"), (*at, number))
    else:
        yield of_schema, at


def node_at(kind: Kind, place: SchemaPlace) -> dict[str, Any]:
    """The part of the schema that says what stands at a place."""
    node = schema(kind)
    for step in place:
        node = _node(kind, node)
        inner = node["items"] if step == "[]" else node.get("properties", {}).get(step)
        node = inner or node["additionalProperties"]
    return _node(kind, node)


class Altered(NamedTuple):
    """A document before and after one field of it was altered, and what was done."""

    before: dict[str, Any]
    after: dict[str, Any]
    done: Alteration


def altered(kind: Kind, document: dict[str, Any], place: SchemaPlace, how: Alteration, chance: Random) -> Altered:
    """The document with one of the fields of a place altered; what cannot be removed or added is changed."""
    at = chance.choice([at for of_schema, at in occurrences(kind, document) if of_schema == place])
    other = copy.deepcopy(document)
    value = value_at(other, at)
    holder, key = value_at(other, at[:-1]), at[-1]
    required = node_at(kind, place[:-1]).get("required", ())
    if how == "changed" or (isinstance(key, str) and key in required):
        done: Alteration = "changed"
        holder[key] = value[::-1] if isinstance(value, list) else _other(node_at(kind, place), value)
        return Altered(document, other, done)
    if isinstance(value, list):
        value.pop(chance.randrange(len(value)))
    else:
        del holder[key]
    return Altered(document, other, how) if how == "removed" else Altered(other, document, how)


def value_at(value: Any, at: Place) -> Any:  # noqa: ANN401 - whatever a document holds
    """What stands at a place of a document."""
    for step in at:
        value = value[step]
    return value


def _other(node: dict[str, Any], value: Any) -> Any:  # noqa: ANN401 - whatever a document holds
    """Another value that may stand there."""
    if isinstance(value, bool):
        return not value
    if isinstance(value, int):
        return value + 1
    if "enum" in node:
        return node["enum"][(node["enum"].index(value) + 1) % len(node["enum"])]
    tries = (
        f"{value[:at]}{digit}{value[at + 1 :]}"
        for at in range(len(value) - 1, -1, -1)
        for digit in f"123456789{ascii_uppercase}"
    )
    return next(one for one in (f"{value}x", *tries) if one != value and _fits(node, one))


def _fits(node: dict[str, Any], value: str) -> bool:
    if node.get("format") == "date":
        try:
            date.fromisoformat(value)
        except ValueError:
            return False
    return re.search(node.get("pattern", ""), value) is not None


def as_yaml(value: Any, indent: int = 0) -> str:  # noqa: ANN401 - whatever a document holds
    """A document in block style, every text between double quotes."""
    space = " " * indent
    if isinstance(value, dict) and value:
        return "".join(f"{space}{_key(key)}:{_under(inner, indent)}" for key, inner in value.items())
    items = "".join(f"{space}-{_under(inner, indent)}" for inner in value)
    # A mapping in a list begins on the line of its dash.
    return items.replace(f"-\n{space}  ", "- ")


def _key(key: str) -> str:
    return key if re.fullmatch(r"[a-z_]+", key) else json.dumps(key, ensure_ascii=False)


def _under(value: Any, indent: int) -> str:  # noqa: ANN401 - whatever a document holds
    if isinstance(value, dict | list) and value:
        return f"\n{as_yaml(value, indent + 2)}"
    return f" {json.dumps(value, ensure_ascii=False)}\n"

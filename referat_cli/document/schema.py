"""Does a document have the form of its kind, and if not, what must be changed?

jsonschema-rs says whether, in a tenth of a millisecond; only when it says no, jsonschema tells which rule is broken
where, and `wording` and `keys` say it in plain words. The schemas in ``schema/`` are the one source of the form and of
its examples.
"""

import re
from collections.abc import Callable, Collection, Iterator
from functools import cache, partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

import msgspec

from referat_cli.model.committee import FORMAT, Committee
from referat_cli.model.meeting import Meeting
from referat_cli.model.problem import Finding, Problem

if TYPE_CHECKING:
    import jsonschema_rs
    from jsonschema.protocols import Validator

    from referat_cli.document.document import Document
    from referat_cli.document.schema_keys import Definition, Fault, Steps

Kind = Literal["moete", "utvalg"]

_KINDS: tuple[Kind, ...] = ("moete", "utvalg")
_MODELS: dict[Kind, type[Meeting | Committee]] = {"moete": Meeting, "utvalg": Committee}

# What one value must fulfil by itself. One mistake is told once, however many rules it breaks: the first of these.
_RULES = ("enum", "type", "minLength", "pattern", "format", "maxLength", "minimum", "maximum", "uniqueItems")
_KEY_RULES = ("required", "additionalProperties")


@cache
def schema(kind: Kind) -> dict[str, Any]:
    """The JSON Schema of a kind of document; it is shared, so do not change it."""
    name = f"{kind}.schema.json"
    package = Path(__file__).parents[1]
    installed = package / "schema" / name
    # A checkout, or an installation that points into one, has the schemas beside the package.
    beside = package.parent / "schema" / name
    return dict(msgspec.json.decode((installed if installed.is_file() else beside).read_bytes()))


@cache
def _compiled(kind: Kind) -> "jsonschema_rs.Draft202012Validator":
    import jsonschema_rs  # noqa: PLC0415 - not needed for a question answered from the index

    return jsonschema_rs.Draft202012Validator(schema(kind), validate_formats=True)


def typed(value: object, kind: Kind) -> Meeting | Committee | None:
    """The typed record that the value is, or None where it has not the form of its kind.

    The typed model has the last word, because 20.0 is an integer to JSON Schema but not to Python.
    """
    if not _compiled(kind).is_valid(value):
        return None
    try:
        return msgspec.convert(value, _MODELS[kind])
    except msgspec.ValidationError:
        return None


def fits(value: object, kind: Kind) -> bool:
    """Whether the value has the form of its kind."""
    return typed(value, kind) is not None


def problems(document: "Document", kind: Kind) -> tuple[Problem, ...]:
    """What must be changed for the document to have the form of its kind, in the order of the file; () if it has it."""
    found = _newer(document.value) if kind == "utvalg" else None
    if found:
        return (document.problem(found, "REF207", "feil"),)
    if fits(document.value, kind):
        return ()
    told = [document.problem(finding, code, "feil") for code, finding in _findings(document, kind)]
    return tuple(sorted(told, key=lambda problem: (problem.place.line, problem.place.column, problem.code)))


def beside(present: Collection[str]) -> set[str]:
    """The keys that may stand beside these, and are not among them, in a mapping of a document of either kind."""
    definitions = [inner for kind in _KINDS for inner in (schema(kind), *schema(kind)["$defs"].values())]
    shapes = [set(definition.get("properties", ())) for definition in definitions]
    return set().union(*(shape for shape in shapes if shape.issuperset(present))).difference(present)


def _newer(value: object) -> Finding | None:
    """What to say of a register whose format this program does not know, whatever else it may hold."""
    number = value.get("format") if isinstance(value, dict) else None
    if type(number) is not int or number <= FORMAT:
        return None
    from referat_cli.document import schema_messages  # noqa: PLC0415 - see `_findings`

    return schema_messages.newer(number, FORMAT)


def _findings(document: "Document", kind: Kind) -> Iterator[tuple[str, Finding]]:
    # A record that fits never pays for the sentences about one that does not.
    from referat_cli.document import schema_keys, schema_messages  # noqa: PLC0415

    homes, facts = _homes(kind), schema_keys.known_from(document.path)
    for fault in _faults(document.value, kind):
        if fault.rule == "keys":
            yield from schema_keys.told(fault, homes, facts)
        else:
            yield schema_messages.told(fault, document.written, facts)


@cache
def _homes(kind: Kind) -> dict[str, tuple[str, ...]]:
    """Each key of either kind → where it belongs, in words; in a document of the same kind if it has a place there."""
    from referat_cli.document import schema_keys  # noqa: PLC0415 - see `_findings`

    homes: dict[str, tuple[str, ...]] = {}
    for own in (kind, *(other for other in _KINDS if other != kind)):
        found: dict[str, tuple[str, ...]] = {}
        for name, definition in {"": schema(own), **schema(own)["$defs"]}.items():
            for key in definition.get("properties", ()):
                found[key] = (*found.get(key, ()), schema_keys.place(own, name, here=own == kind))
        homes = {**found, **homes}
    return homes


def _faults(value: object, kind: Kind) -> "Iterator[Fault]":
    """Every mistake of form, one for each value and one for the keys of each mapping.

    The tree is walked here, and jsonschema sees one value at a time: so nothing is said of what stands below a value of
    the wrong type, and a document nested to the reader's limit does not exhaust the stack.
    """
    from referat_cli.document.schema_keys import Fault  # noqa: PLC0415 - see `_findings`

    checker = _checker()
    pending: list[tuple[Steps, Any, Definition]] = [((), value, schema(kind))]
    while pending:
        where, found, definition = pending.pop()
        broken = {error.validator for error in checker(_alone(definition)).iter_errors(found)}
        rule = next((rule for rule in _RULES if rule in broken), None)
        if rule == "uniqueItems" and not all(isinstance(entry, str) for entry in found):
            rule = None  # what is no text is told by itself
        if rule:
            yield Fault(where, rule, definition, found)
        elif isinstance(found, dict) and broken:
            yield Fault(where, "keys", definition, found)
        if rule in {None, "uniqueItems"}:
            pending += [((*where, step), below, resolved(kind, raw)) for step, below, raw in _below(found, definition)]


def _alone(definition: "Definition") -> "Definition":
    """What the definition asks of the value itself, not of what stands below it."""
    alone = {rule: definition[rule] for rule in (*_RULES, *_KEY_RULES) if rule in definition}
    if alone.get("additionalProperties") is False:
        alone["properties"] = dict.fromkeys(definition["properties"], True)
    else:
        alone.pop("additionalProperties", None)
    return alone


def _below(value: object, definition: "Definition") -> "Iterator[tuple[str | int, object, Definition]]":
    """What stands directly below a value: the step to it, itself, and what the schema says of it."""
    if isinstance(value, dict):
        for key, inner in value.items():
            rule = definition.get("properties", {}).get(key) or definition.get("additionalProperties")
            if rule:
                yield key, inner, rule
    elif isinstance(value, list) and "items" in definition:
        for index, inner in enumerate(value):
            yield index, inner, definition["items"]


def resolved(kind: Kind, definition: "Definition") -> "Definition":
    """The definition with what it refers to; ``form`` is the name of that. Its own words go before the general ones."""
    reference = definition.get("$ref")
    if reference is None:
        return definition
    name = reference.removeprefix("#/$defs/")
    return {**schema(kind)["$defs"][name], **definition, "form": name}


def inner(kind: Kind, definition: "Definition | None", step: str | int) -> "Definition | None":
    """What the schema says of the value one step below a value of this definition, None where it says nothing."""
    if definition is None:
        return None
    if isinstance(step, int):
        raw = definition.get("items")
    else:
        raw = definition.get("properties", {}).get(step) or definition.get("additionalProperties")
    return resolved(kind, raw) if raw else None


@cache
def _checker() -> "Callable[[Definition], Validator]":
    """The class of jsonschema for 2020-12, made to mean what jsonschema-rs and the typed model mean."""
    from jsonschema import Draft202012Validator, FormatChecker, ValidationError  # noqa: PLC0415 - 70 ms, seldom needed
    from jsonschema.validators import extend  # noqa: PLC0415

    def pattern(_: object, wanted: str, value: object, __: object) -> Iterator[ValidationError]:
        # Every pattern is anchored; Python's own `$` would let a line break pass at the end, ECMA's does not.
        if isinstance(value, str) and not re.fullmatch(wanted, value):
            yield ValidationError(wanted)

    types = Draft202012Validator.TYPE_CHECKER.redefine("integer", lambda _, value: type(value) is int)
    strict = extend(Draft202012Validator, {"pattern": pattern}, type_checker=types)  # type: ignore[no-untyped-call]
    return partial(strict, format_checker=FormatChecker(["date"]))

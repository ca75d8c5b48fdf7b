"""The mistakes of form in a document, and what must be changed.

jsonschema tells which rule is broken where, and `schema_messages` and `schema_keys` say it in plain words; all of it is
loaded only for a document that has not its form.
"""

import copy
import re
import sys
from collections.abc import Iterator
from itertools import islice
from typing import Any

from jsonschema import Draft202012Validator, FormatChecker, ValidationError
from jsonschema.validators import extend

from referat_cli.document import schema_keys, schema_messages
from referat_cli.document.document import Document
from referat_cli.document.schema import Definition, Kind, definition_below, fits, schema, typed
from referat_cli.document.schema_keys import Steps, Violation
from referat_cli.i18n import _
from referat_cli.model.committee import FORMAT, Committee
from referat_cli.model.meeting import Meeting
from referat_cli.model.problem import MOST_OF_A_KIND, Finding, Problem, Where

# What one value must fulfil by itself. One mistake is told once, however many rules it breaks: the first of these.
_RULES = ("enum", "type", "minLength", "pattern", "format", "maxLength", "minimum", "maximum", "uniqueItems")
_KEY_RULES = ("required", "additionalProperties")


def _pattern(_: object, pattern: str, value: object, __: object) -> Iterator[ValidationError]:
    # Every pattern is anchored; Python's own `$` would let a line break pass at the end, ECMA's does not.
    if isinstance(value, str) and not re.fullmatch(pattern, value):
        yield ValidationError(pattern)


# The class of jsonschema for 2020-12, made to mean what jsonschema-rs and the typed model mean.
_Validator = extend(  # type: ignore[no-untyped-call]
    Draft202012Validator,
    {"pattern": _pattern},
    type_checker=Draft202012Validator.TYPE_CHECKER.redefine("integer", lambda _, value: type(value) is int),
)
_FORMATS = FormatChecker(["date"])


def problems(document: Document, kind: Kind) -> tuple[Problem, ...]:
    """What must be changed for the document to have the form of its kind, in the order of the file; () if it has it."""
    value = document.likely_value
    if kind == "utvalg" and (newer := _newer_format(value)):
        return (document.problem(newer, "REF207", "feil"),)
    if fits(value, kind):
        return ()
    findings = _findings(document, value, kind)
    found = [document.problem(finding, code, "feil") for code, finding in islice(findings, _most(document))]
    found.sort(key=lambda problem: (problem.place.line, problem.place.column, problem.code))
    for code, finding in findings:
        message = _("det er mer galt i formen enn det som er vist, blant annet her; resten er ikke vurdert")
        step = _("rett det som er vist, og kontroller på nytt")
        last = document.problem(finding._replace(message=message, step=step), code, "feil")
        return (*found, last._replace(more=1))
    return tuple(found)


def certain_values(document: Document, kind: Kind) -> dict[Where, object]:
    """The values that have not their form and can only mean one thing, by their places, and what that is."""
    violations = islice(_violations(document.value, kind), _most(document))
    found = {v.where: schema_messages.certain_value(v, document.written) for v in violations}
    return {where: right for where, right in found.items() if right is not None}


# A file with more mistakes of form than this is none of ours: it is not looked at further.
_MOST = 5 * MOST_OF_A_KIND


def _most(document: Document) -> int:
    return sys.maxsize if document.every else _MOST


# A key put right may bring to light what stands below it, but never a long row of mistakes.
_ROUNDS = 3


def suppose(document: Document, value: object, kind: Kind) -> Meeting | Committee | None:
    """The record that a document of the wrong form would be, with every mistake as it is most likely meant.

    None where that cannot be said of one of them. What rules say of it is told at once, and not when the form is right.
    """
    if kind == "utvalg" and _newer_format(value):
        return None
    value = copy.deepcopy(value)
    for _round in range(_ROUNDS):
        if record := typed(value, kind):
            return record
        mistakes = list(islice(_violations(value, kind), _most(document)))
        if len(mistakes) == _most(document) or not all([_put_right(mistake, document) for mistake in mistakes]):  # noqa: C419 - each is put right
            return None
    return typed(value, kind)


def _put_right(violation: Violation, document: Document) -> bool:
    """Change a value, or the keys of a mapping, to what was most likely meant; False where nobody can say."""
    if violation.rule == "keys":
        return schema_keys.put_right(violation)
    right = schema_messages.likely_value(violation, document.written)
    if right is None or violation.parent is None:
        return False
    violation.parent[violation.where[-1]] = right
    return True


def _newer_format(value: object) -> Finding | None:
    """What to say of a register whose format this program does not know, whatever else it may hold."""
    number = value.get("format") if isinstance(value, dict) else None
    if type(number) is not int or number <= FORMAT:
        return None
    return schema_messages.describe_newer_format(number, FORMAT)


def _findings(document: Document, value: object, kind: Kind) -> Iterator[tuple[str, Finding]]:
    facts = schema_keys.facts_from_path(document.path)
    for violation in _violations(value, kind):
        if violation.rule == "keys":
            yield from schema_keys.describe_keys(violation, kind, facts)
        else:
            yield schema_messages.describe_value(violation, document.written, facts)


def _violations(value: object, kind: Kind) -> Iterator[Violation]:
    """Every mistake of form, one for each value and one for the keys of each mapping, in the order of the file.

    The tree is walked here, and jsonschema sees one value at a time: so nothing is said of what stands below a value of
    the wrong type, and a document nested to the reader's limit does not exhaust the stack.
    """
    pending: list[tuple[Steps, Any, Definition, Any, bool]] = [((), value, schema(kind), None, True)]
    while pending:
        where, found, definition, parent, is_needed = pending.pop()
        broken = {
            error.validator for error in _Validator(_alone(definition), format_checker=_FORMATS).iter_errors(found)
        }
        rule = next((rule for rule in _RULES if rule in broken), None)
        if rule == "uniqueItems" and not all(isinstance(entry, str) for entry in found):
            rule = None  # what is no text is told by itself
        if rule:
            yield Violation(where, rule, definition, found, parent, is_needed)
        elif isinstance(found, dict) and broken:
            yield Violation(where, "keys", definition, found)
        if rule in {None, "uniqueItems"}:
            pending += [
                ((*where, step), below, inner, found, step in definition.get("required", ()))
                for step, below in reversed(_children(found))
                if (inner := definition_below(kind, definition, step))
            ]


def _alone(definition: Definition) -> Definition:
    """What the definition asks of the value itself, not of what stands below it."""
    alone = {rule: definition[rule] for rule in (*_RULES, *_KEY_RULES) if rule in definition}
    if alone.get("additionalProperties") is False:
        alone["properties"] = dict.fromkeys(definition["properties"], True)
    else:
        alone.pop("additionalProperties", None)
    return alone


def _children(value: object) -> list[tuple[str | int, object]]:
    """What stands directly below a value, each with the step to it."""
    if isinstance(value, dict):
        return list(value.items())
    return list(enumerate(value)) if isinstance(value, list) else []

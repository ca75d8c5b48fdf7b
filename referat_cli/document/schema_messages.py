"""Sentences about a value that has not the form of the schema, in a secretary's words, with what to write instead.

What the right form looks like is taken from the examples in the schema; here are only the sentences around them.
"""

import re
from collections.abc import Callable, Collection, Mapping
from typing import Any

from referat_cli.document import suggestions
from referat_cli.document.schema import Definition
from referat_cli.document.schema_keys import (
    CodedFinding,
    Violation,
    as_names,
    as_points,
    either,
    every,
    flow,
    key_of,
    label,
    line,
    quote,
    scalar,
)
from referat_cli.i18n import _
from referat_cli.model.problem import Finding, Key, Where

_Words = dict[str, str]
# The definition of what may be any text at all, as a name may.
_ANY_NAME = "#/$defs/navn"
_TRUE, _FALSE = frozenset({"ja", "yes", "sant", "true", "x"}), frozenset({"nei", "no", "usant", "false"})


def describe_newer_format(number: int, known: int) -> Finding:
    """The register's format is newer than the newest that the program knows."""
    message = _("«format» er %(number)s, men dette programmet leser bare til og med %(known)s")
    return Finding(("format",), message % {"number": number, "known": known}, _("oppgrader referat"))


def describe_value(violation: Violation, written: Callable[[Where], str], facts: Mapping[str, str]) -> CodedFinding:
    """What is wrong with one value.

    ``written`` gives a number or a word as it stands in the file; ``facts``: see `keys.facts_from_path`.
    """
    if violation.value is None or violation.value == "":
        return "REF206", _empty(violation, facts)
    if violation.rule == "maxLength":
        return "REF206", _long(violation)
    if violation.rule == "uniqueItems":
        return "REF206", _twice(violation)
    words = {"label": label(violation.where), "shown": _shown(violation, written)}
    if violation.rule == "enum":
        return "REF205", _choice(violation, words)
    if violation.rule == "type":
        return "REF203", _type(violation, words, written)
    return "REF204", _form(violation, words)


def certain_value(violation: Violation, written: Callable[[Where], str]) -> object:
    """The value that can only have been meant, None where a person must say which; ``written`` as above."""
    value, definition = violation.value, violation.definition
    if value is None or value == "" or isinstance(value, dict | list):
        return None
    if violation.rule == "enum":
        return suggestions.same_word(str(value), definition["enum"])
    if violation.rule == "pattern":
        return _reading(violation, str(value))
    return _of_type(definition, value, violation, written) if violation.rule == "type" else None


def likely_value(violation: Violation, written: Callable[[Where], str]) -> object:
    """The value that was most likely meant, None where nobody can say."""
    if violation.rule == "enum":
        return _suggest_word(str(violation.value), violation.definition["enum"])
    if violation.rule == "uniqueItems" and isinstance(violation.value, list):
        return list(dict.fromkeys(violation.value))
    return certain_value(violation, written)


def _suggest_word(text: str, allowed: Collection[str]) -> str | None:
    """The fixed word that a text was most likely to be."""
    return (
        suggestions.known_word(text, allowed)
        or suggestions.nearest_word(text, allowed)
        or suggestions.part_of_word(text, allowed)
    )


def _of_type(definition: Definition, value: object, violation: Violation, written: Callable[[Where], str]) -> object:
    """The value as the type that it must have, where it can only be one."""
    word, form = str(value), definition.get("form")
    if definition["type"] == "boolean":
        bare = suggestions.skeleton(word)
        return bare in _TRUE if bare in _TRUE | _FALSE else None
    if definition["type"] == "integer":
        return int(word) if re.fullmatch(r"[0-9]+", word) else None
    if definition["type"] == "array":
        several = form == "punkter" or suggestions.leading_bullet(word) or re.search(r"[,\n]| og ", word)
        return [value] if isinstance(_example(definition)[0], str) and not several else None
    return _reading(violation, written(violation.where)) if "string" in definition["type"] else None


def _empty(violation: Violation, facts: Mapping[str, str]) -> Finding:
    message = _("%(label)s mangler innhold") % {"label": label(violation.where)}
    if not violation.where or isinstance(violation.where[-1], int):
        return Finding(violation.where, message, _("fyll ut, eller slett linjen"))
    key = key_of(violation.where)  # what is empty has no place of its own
    where = (*violation.where[:-1], Key(key))
    if key in facts:
        return Finding(where, message, _write(violation, facts[key]))
    if violation.definition.get("form") == "punkter":
        step = as_points("")
    elif "enum" in violation.definition:
        step = _("skriv ett av ordene %(allowed)s") % {"allowed": either(violation.definition["enum"])}
    else:
        step = _sample(violation)
    if not violation.is_needed:
        step = _("%(step)s, eller slett linjen hvis den ikke trengs") % {"step": step}
    return Finding(where, message, step)


def _long(violation: Violation) -> Finding:
    text, most = str(violation.value), violation.definition["maxLength"]
    message = _("%(label)s er for lang: %(length)s tegn, og det er plass til %(most)s (her står %(shown)s)")
    words = {"label": label(violation.where), "length": len(text), "most": most, "shown": quote(text)}
    return Finding(violation.where, message % words, _("kort ned teksten"))


def _twice(violation: Violation) -> Finding:
    entries = violation.value if isinstance(violation.value, list) else []
    first: set[str] = set()
    again = next(index for index, entry in enumerate(entries) if entry in first or first.add(entry))  # type: ignore[func-returns-value]
    words = {"shown": quote(str(entries[again])), "key": key_of(violation.where)}
    return Finding((*violation.where, again), _("%(shown)s står to ganger i «%(key)s»") % words, _("slett den ene"))


def _choice(violation: Violation, words: _Words) -> Finding:
    allowed, text = violation.definition["enum"], str(violation.value)
    words["allowed"] = either(allowed)
    right = _suggest_word(text, allowed)
    if right is None:
        message = _("%(label)s må være %(allowed)s (her står %(shown)s)")
        step = _("skriv ett av disse ordene")
        return Finding(violation.where, message % words, step)
    message = _("%(label)s må være %(allowed)s (her står %(shown)s); mente du «%(right)s»?")
    return Finding(violation.where, message % {**words, "right": right}, _write(violation, right))


def _type(violation: Violation, words: _Words, written: Callable[[Where], str]) -> Finding:
    expected = violation.definition["type"]
    if expected == "array":
        return _list(violation, words, written)
    by_type = {"object": _mapping, "boolean": _yes_or_no, "integer": _number}
    if isinstance(expected, str) and expected in by_type:
        return by_type[expected](violation, words)
    return _one_text(violation, words) if isinstance(violation.value, list | dict) else _quotes(violation, words)


def _list(violation: Violation, words: _Words, written: Callable[[Where], str]) -> Finding:
    message = _("%(label)s må være en liste; begynn hver linje med «- » (her står %(shown)s)") % words
    example, text = _example(violation.definition), violation.value if isinstance(violation.value, str) else ""
    header = re.match(r"[|>][-+0-9]*", written(violation.where))
    if header and text.startswith("- "):
        step = _("slett «%s», så hver linje med «- » blir et punkt") % header[0]
        return Finding(violation.where, message, step)
    if violation.definition.get("form") == "punkter":
        return Finding(violation.where, message, as_points(text))
    if text and isinstance(example[0], str):
        if suggestions.leading_bullet(text) or "\n" in written(violation.where):
            return Finding(violation.where, message, as_names(text))
        if "," not in text:
            return Finding(violation.where, message, _write(violation, [text]))
    return Finding(violation.where, message, _sample(violation, example))


def _mapping(violation: Violation, words: _Words) -> Finding:
    properties, needed = violation.definition.get("properties", {}), violation.definition.get("required", [])
    if not violation.where or not properties:
        example = _example(violation.definition) or {key: _example(inner) for key, inner in properties.items()}
        key, inner = next(iter(example.items()))
        message = _("%(label)s må bestå av linjer som «%(line)s» (her står %(shown)s)")
        step = _("skriv en nøkkel, kolon, mellomrom og en verdi på hver linje")
        return Finding(violation.where, message % {**words, "line": line(key, inner)}, step)
    example = dict(_example(violation.definition))
    words["keys"] = every(needed or example)
    message = _("%(label)s må ha %(keys)s") if needed else _("%(label)s må ha nøkler, som %(keys)s")
    message = _("%(sentence)s (her står %(shown)s)") % {**words, "sentence": message % words}
    if instead := violation.definition.get("x-instead"):
        return Finding(violation.where, message, instead)
    if isinstance(violation.value, str) and needed and properties[needed[0]].get("$ref", _ANY_NAME) == _ANY_NAME:
        return Finding(violation.where, message, _around(violation, violation.value))
    return Finding(violation.where, message, _sample(violation, example))


def _around(violation: Violation, text: str) -> str:
    """The next step where only a name stands: the name with what must stand beside it, of which nothing is chosen."""
    properties, needed = violation.definition["properties"], violation.definition["required"]
    content = {key: _example(properties[key]) for key in needed} | {needed[0]: text}
    choice = next((key for key in needed if "enum" in properties[key]), None)
    if choice is None:
        return _sample(violation, content)
    words = {"line": _as_line(violation, {**content, choice: "…"}), "allowed": either(properties[choice]["enum"])}
    return _("skriv «%(line)s», der «…» er %(allowed)s") % words


def _yes_or_no(violation: Violation, words: _Words) -> Finding:
    message = _("%(label)s må være true (ja) eller false (nei), uten anførselstegn (her står %(shown)s)") % words
    word = suggestions.skeleton(str(violation.value))
    if word in _TRUE or word in _FALSE:
        return Finding(violation.where, message, _write(violation, word in _TRUE))
    return Finding(violation.where, message, _("skriv ett av disse ordene"))


def _number(violation: Violation, words: _Words) -> Finding:
    message = _("%(label)s må være et helt tall uten anførselstegn (her står %(shown)s)") % words
    digits = re.match(r"[0-9]+", suggestions.without_quotes(str(violation.value)))
    return Finding(violation.where, message, _write(violation, int(digits[0])) if digits else _sample(violation))


def _one_text(violation: Violation, words: _Words) -> Finding:
    message = _("%(label)s må være én tekst (her står %(shown)s)") % words
    if isinstance(violation.value, dict):
        return Finding(violation.where, message, _sample(violation))
    if "object" in violation.definition["type"]:
        return Finding(violation.where, message, _("skriv underpunkter under «punkter:» i et punkt med «tekst:»"))
    return Finding(violation.where, message, _("skriv teksten på én linje, uten «- » foran og uten klammer"))


def _quotes(violation: Violation, words: _Words) -> Finding:
    """A number or a yes where a text must stand: the same in quotes, or what it can be read as."""
    right = _reading(violation, words["shown"])
    if right is None:
        message = _("%(label)s må være %(form)s (her står %(shown)s)")
        return Finding(
            violation.where, message % {**words, "form": _expected_form(violation.definition)}, _sample(violation)
        )
    if scalar(right) == right:
        message = _("%(label)s må være %(form)s (her står %(shown)s); mente du «%(right)s»?")
        message %= {**words, "form": _expected_form(violation.definition), "right": right}
    else:
        message = _("%(label)s må være tekst i anførselstegn, skriv %(right)s (her står %(shown)s)")
        message %= {**words, "right": scalar(right)}
    return Finding(violation.where, message, _write(violation, right))


def _form(violation: Violation, words: _Words) -> Finding:
    if violation.rule == "format":
        message = _("%(label)s er en dato som ikke finnes (her står %(shown)s)") % words
        return Finding(violation.where, message, _("se etter i kalenderen, og rett datoen"))
    words["form"] = _expected_form(violation.definition)
    right = _reading(violation, violation.value) if isinstance(violation.value, str) else None
    if right is None:
        step = _sample(violation)
        if "pattern" in violation.definition and not violation.definition.get("form"):  # what its signs mean
            step = f"{step}. {violation.definition.get('description', '')}".rstrip(". ")
        return Finding(violation.where, _("%(label)s må være %(form)s (her står %(shown)s)") % words, step)
    words["right"] = scalar(right) if scalar(right) != right else quote(right)
    message = _("%(label)s må være %(form)s (her står %(shown)s); mente du %(right)s?") % words
    step = _write(violation, right)
    if scalar(right) != right and suggestions.in_curly_quotes(str(violation.value)):
        step = _('bruk rette anførselstegn ("), slik: «%(line)s»') % {"line": _as_line(violation, right)}
    return Finding(violation.where, message, step)


def _reading(violation: Violation, text: str) -> str | None:
    """What the text was meant to be, where that has the right form."""
    pattern = violation.definition.get("pattern", ".*")
    bare, form = suggestions.without_quotes(text), violation.definition.get("form", "")
    readings = (text, suggestions.read_as(form, bare), bare, bare.casefold().strip(" .,"))
    return next((reading for reading in readings if reading and re.fullmatch(pattern, reading)), None)


def _expected_form(definition: Definition) -> str:
    """The form that a text or a number must have, by the examples in the schema."""
    least, most = definition.get("minimum"), definition.get("maximum")
    if least is not None:
        sentence = _("et helt tall, minst %(least)s") if most is None else _("et helt tall fra %(least)s til %(most)s")
        return sentence % {"least": least, "most": most}
    sentences = {
        "dato": _("en dato på formen %(example)s"),
        "klokkeslett": _("et klokkeslett fra 00:00 til 23:59 på formen %(example)s"),
        "kode": _("små bokstaver a til z, tall og bindestrek, som %(example)s"),
    }
    sentence = sentences.get(definition.get("form", ""), _("på formen %(example)s"))
    return sentence % {"example": either(definition["examples"])}


def _shown(violation: Violation, written: Callable[[Where], str]) -> str:
    """The offending value as a sentence names it."""
    if isinstance(violation.value, str):
        return quote(violation.value)
    if isinstance(violation.value, dict):
        first = next(iter(violation.value), None)
        return _("en tom {}") if first is None else _("nøkkelen %(key)s") % {"key": quote(str(first))}
    return _("en liste") if isinstance(violation.value, list) else written(violation.where)


def _example(definition: Definition) -> Any:  # noqa: ANN401 - of the type that the definition asks for
    return definition.get("examples", [None])[0]


def _write(violation: Violation, right: object) -> str:
    """The next step: the line as it should stand."""
    return _("skriv «%(line)s»") % {"line": _as_line(violation, right)}


def _sample(violation: Violation, example: object = None) -> str:
    """The next step: a line that has the right form."""
    shown = _example(violation.definition) if example is None else example
    return _("skriv for eksempel «%(line)s»") % {"line": _as_line(violation, shown)}


def _as_line(violation: Violation, content: object) -> str:
    last = violation.where[-1] if violation.where else 0
    return line(last, content) if isinstance(last, str) else flow(content)

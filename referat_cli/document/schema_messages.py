"""What is wrong with a value, in a secretary's words, and what is to be written instead?

What the right form looks like is taken from the examples in the schema; here are only the sentences around them.
"""

import re
from collections.abc import Callable, Mapping
from typing import Any

from referat_cli.document import suggestions
from referat_cli.document.schema_keys import (
    Definition,
    Fault,
    Told,
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

Words = dict[str, str]
# The definition of what may be any text at all, as a name may.
_ANY_NAME = "#/$defs/navn"
_TRUE, _FALSE = frozenset({"ja", "yes", "sant", "true", "x"}), frozenset({"nei", "no", "usant", "false"})


def newer(number: int, known: int) -> Finding:
    """The register's format is newer than the newest that the program knows."""
    message = _("«format» er %(number)s, men dette programmet leser bare til og med %(known)s")
    return Finding(("format",), message % {"number": number, "known": known}, _("oppgrader referat"))


def told(fault: Fault, written: Callable[[Where], str], facts: Mapping[str, str]) -> Told:
    """What is wrong with one value.

    ``written`` gives a number or a word as it stands in the file; ``facts``: see `keys.known_from`.
    """
    if fault.value is None or fault.value == "":
        return "REF206", _empty(fault, facts)
    if fault.rule == "maxLength":
        return "REF206", _long(fault)
    if fault.rule == "uniqueItems":
        return "REF206", _twice(fault)
    words = {"label": label(fault.where), "shown": _shown(fault, written)}
    if fault.rule == "enum":
        return "REF205", _choice(fault, words)
    if fault.rule == "type":
        return "REF203", _type(fault, words, written)
    return "REF204", _form(fault, words)


def _empty(fault: Fault, facts: Mapping[str, str]) -> Finding:
    message = _("%(label)s mangler innhold") % {"label": label(fault.where)}
    if not fault.where or isinstance(fault.where[-1], int):
        return Finding(fault.where, message, _("fyll ut, eller slett linjen"))
    key = key_of(fault.where)  # what is empty has no place of its own
    where = (*fault.where[:-1], Key(key))
    if key in facts:
        return Finding(where, message, _write(fault, facts[key]))
    if fault.definition.get("form") == "punkter":
        step = as_points("")
    elif "enum" in fault.definition:
        step = _("skriv ett av ordene %(allowed)s") % {"allowed": either(fault.definition["enum"])}
    else:
        step = _sample(fault)
    return Finding(where, message, _("%(step)s, eller slett linjen hvis den ikke trengs") % {"step": step})


def _long(fault: Fault) -> Finding:
    text, most = str(fault.value), fault.definition["maxLength"]
    message = _("%(label)s er for lang: %(length)s tegn, og det er plass til %(most)s (her står %(shown)s)")
    words = {"label": label(fault.where), "length": len(text), "most": most, "shown": quote(text)}
    return Finding(fault.where, message % words, _("kort ned teksten"))


def _twice(fault: Fault) -> Finding:
    entries = fault.value if isinstance(fault.value, list) else []
    again = next(index for index, entry in enumerate(entries) if entry in entries[:index])
    words = {"shown": quote(str(entries[again])), "key": key_of(fault.where)}
    return Finding((*fault.where, again), _("%(shown)s står to ganger i «%(key)s»") % words, _("slett den ene"))


def _choice(fault: Fault, words: Words) -> Finding:
    allowed, text = fault.definition["enum"], str(fault.value)
    words["allowed"] = either(allowed)
    right = suggestions.known(text, allowed) or suggestions.near(text, allowed) or suggestions.part(text, allowed)
    if right is None:
        message = _("%(label)s må være %(allowed)s (her står %(shown)s)")
        return Finding(fault.where, message % words, _("skriv ett av disse ordene"))
    message = _("%(label)s må være %(allowed)s (her står %(shown)s); mente du «%(right)s»?")
    return Finding(fault.where, message % {**words, "right": right}, _write(fault, right))


def _type(fault: Fault, words: Words, written: Callable[[Where], str]) -> Finding:
    wanted = fault.definition["type"]
    if wanted == "array":
        return _list(fault, words, written)
    by_type = {"object": _mapping, "boolean": _yes_or_no, "integer": _number}
    if isinstance(wanted, str) and wanted in by_type:
        return by_type[wanted](fault, words)
    return _one_text(fault, words) if isinstance(fault.value, list | dict) else _quotes(fault, words)


def _list(fault: Fault, words: Words, written: Callable[[Where], str]) -> Finding:
    message = _("%(label)s må være en liste; begynn hver linje med «- » (her står %(shown)s)") % words
    example, text = _example(fault.definition), fault.value if isinstance(fault.value, str) else ""
    header = re.match(r"[|>][-+0-9]*", written(fault.where))
    if header and text.startswith("- "):
        step = _("slett «%s», så hver linje med «- » blir et punkt") % header[0]
        return Finding(fault.where, message, step)
    if fault.definition.get("form") == "punkter":
        return Finding(fault.where, message, as_points(text))
    if text and isinstance(example[0], str):
        if suggestions.bullet(text) or "\n" in written(fault.where):
            return Finding(fault.where, message, as_names(text))
        if "," not in text:
            return Finding(fault.where, message, _write(fault, [text]))
    return Finding(fault.where, message, _sample(fault, example))


def _mapping(fault: Fault, words: Words) -> Finding:
    properties, needed = fault.definition.get("properties", {}), fault.definition.get("required", [])
    if not fault.where or not properties:
        example = _example(fault.definition) or {key: _example(inner) for key, inner in properties.items()}
        key, inner = next(iter(example.items()))
        message = _("%(label)s må bestå av linjer som «%(line)s» (her står %(shown)s)")
        step = _("skriv en nøkkel, kolon, mellomrom og en verdi på hver linje")
        return Finding(fault.where, message % {**words, "line": line(key, inner)}, step)
    example = dict(_example(fault.definition))
    words["keys"] = every(needed or example)
    message = _("%(label)s må ha %(keys)s") if needed else _("%(label)s må ha nøkler, som %(keys)s")
    message = _("%(sentence)s (her står %(shown)s)") % {**words, "sentence": message % words}
    if isinstance(fault.value, str) and needed and properties[needed[0]].get("$ref", _ANY_NAME) == _ANY_NAME:
        return Finding(fault.where, message, _around(fault, fault.value))
    return Finding(fault.where, message, _sample(fault, example))


def _around(fault: Fault, text: str) -> str:
    """The next step where only a name stands: the name with what must stand beside it, of which nothing is chosen."""
    properties, needed = fault.definition["properties"], fault.definition["required"]
    content = {key: _example(properties[key]) for key in needed} | {needed[0]: text}
    choice = next((key for key in needed if "enum" in properties[key]), None)
    if choice is None:
        return _sample(fault, content)
    words = {"line": _as_line(fault, {**content, choice: "…"}), "allowed": either(properties[choice]["enum"])}
    return _("skriv «%(line)s», der «…» er %(allowed)s") % words


def _yes_or_no(fault: Fault, words: Words) -> Finding:
    message = _("%(label)s må være true (ja) eller false (nei), uten anførselstegn (her står %(shown)s)") % words
    word = suggestions.skeleton(str(fault.value))
    if word in _TRUE or word in _FALSE:
        return Finding(fault.where, message, _write(fault, word in _TRUE))
    return Finding(fault.where, message, _("skriv ett av disse ordene"))


def _number(fault: Fault, words: Words) -> Finding:
    message = _("%(label)s må være et helt tall uten anførselstegn (her står %(shown)s)") % words
    digits = re.match(r"[0-9]+", suggestions.bare(str(fault.value)))
    return Finding(fault.where, message, _write(fault, int(digits[0])) if digits else _sample(fault))


def _one_text(fault: Fault, words: Words) -> Finding:
    message = _("%(label)s må være én tekst (her står %(shown)s)") % words
    if isinstance(fault.value, dict):
        return Finding(fault.where, message, _sample(fault))
    if "object" in fault.definition["type"]:
        return Finding(fault.where, message, _("skriv underpunkter under «punkter:» i et punkt med «tekst:»"))
    return Finding(fault.where, message, _("skriv teksten på én linje, uten «- » foran og uten klammer"))


def _quotes(fault: Fault, words: Words) -> Finding:
    """A number or a yes where a text must stand: the same in quotes, or what it can be read as."""
    right = _reading(fault, words["shown"])
    if right is None:
        message = _("%(label)s må være %(form)s (her står %(shown)s)")
        return Finding(fault.where, message % {**words, "form": _wanted(fault.definition)}, _sample(fault))
    if scalar(right) == right:
        message = _("%(label)s må være %(form)s (her står %(shown)s); mente du «%(right)s»?")
        message %= {**words, "form": _wanted(fault.definition), "right": right}
    else:
        message = _("%(label)s må være tekst i anførselstegn, skriv %(right)s (her står %(shown)s)")
        message %= {**words, "right": scalar(right)}
    return Finding(fault.where, message, _write(fault, right))


def _form(fault: Fault, words: Words) -> Finding:
    if fault.rule == "format":
        message = _("%(label)s er en dato som ikke finnes (her står %(shown)s)") % words
        return Finding(fault.where, message, _("se etter i kalenderen, og rett datoen"))
    words["form"] = _wanted(fault.definition)
    right = _reading(fault, fault.value) if isinstance(fault.value, str) else None
    if right is None:
        return Finding(fault.where, _("%(label)s må være %(form)s (her står %(shown)s)") % words, _sample(fault))
    words["right"] = scalar(right) if scalar(right) != right else quote(right)
    message = _("%(label)s må være %(form)s (her står %(shown)s); mente du %(right)s?") % words
    step = _write(fault, right)
    if scalar(right) != right and suggestions.curled(str(fault.value)):
        step = _('bruk rette anførselstegn ("), slik: «%(line)s»') % {"line": _as_line(fault, right)}
    return Finding(fault.where, message, step)


def _reading(fault: Fault, text: str) -> str | None:
    """What the text was meant to be, where that has the right form."""
    pattern = fault.definition.get("pattern", ".*")
    bare, form = suggestions.bare(text), fault.definition.get("form", "")
    readings = (text, suggestions.value(form, bare), bare, bare.casefold().strip(" .,"))
    return next((reading for reading in readings if reading and re.fullmatch(pattern, reading)), None)


def _wanted(definition: Definition) -> str:
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


def _shown(fault: Fault, written: Callable[[Where], str]) -> str:
    """The offending value as a sentence names it."""
    if isinstance(fault.value, str):
        return quote(fault.value)
    if isinstance(fault.value, dict):
        first = next(iter(fault.value), None)
        return _("en tom {}") if first is None else _("nøkkelen %(key)s") % {"key": quote(str(first))}
    return _("en liste") if isinstance(fault.value, list) else written(fault.where)


def _example(definition: Definition) -> Any:  # noqa: ANN401 - of the type that the definition asks for
    return definition.get("examples", [None])[0]


def _write(fault: Fault, right: object) -> str:
    """The next step: the line as it should stand."""
    return _("skriv «%(line)s»") % {"line": _as_line(fault, right)}


def _sample(fault: Fault, example: object = None) -> str:
    """The next step: a line that has the right form."""
    shown = _example(fault.definition) if example is None else example
    return _("skriv for eksempel «%(line)s»") % {"line": _as_line(fault, shown)}


def _as_line(fault: Fault, content: object) -> str:
    last = fault.where[-1] if fault.where else 0
    return line(last, content) if isinstance(last, str) else flow(content)

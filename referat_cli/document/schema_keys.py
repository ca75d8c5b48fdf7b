"""Sentences about the keys of a mapping that has not the form of the schema, in a secretary's words."""

import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from functools import cache
from typing import Any, NamedTuple

from referat_cli.document import suggestions
from referat_cli.document.quoting import in_brackets, is_plain
from referat_cli.document.scalars import quoted
from referat_cli.document.schema import KINDS, Definition, Kind, definitions
from referat_cli.i18n import _
from referat_cli.model.problem import Finding, Key

Steps = tuple[str | int, ...]

# The code of a problem, with the place, the sentence and the next step.
CodedFinding = tuple[str, Finding]

# What a reader takes in at a glance of a value that is quoted in a sentence.
_GLANCE = 60


class Violation(NamedTuple):
    """One mistake of form: the value at ``where`` breaks a rule of its definition; "keys" is for the rules of keys."""

    where: Steps
    rule: str
    definition: Definition
    value: object
    parent: Any = None  # the list or mapping that holds the value
    is_needed: bool = False  # whether the key that it stands under must be there

    @property
    def mapping(self) -> dict[str, object]:
        """The value as a mapping, without keys where it is none."""
        return self.value if isinstance(self.value, dict) else {}


def label(where: Steps) -> str:
    """A value's name in a sentence: «tittel», or nr. 2 i «vedtak»."""
    if not where:
        return _("filen")
    last = where[-1]
    if isinstance(last, str):
        return _("«%(key)s»") % {"key": last}
    return _("nr. %(number)s i «%(key)s»") % {"number": last + 1, "key": key_of(where)}


def key_of(where: Steps) -> str:
    """The key that a value stands under, perhaps in a list."""
    return next((step for step in reversed(where) if isinstance(step, str)), "")


def quote(text: str) -> str:
    """A text in «», or the beginning of it; what stands in such quotes already gets no more of them."""
    first, *more = text.strip().splitlines() or [""]
    if len(first) > _GLANCE or more:
        first = f"{first[:_GLANCE].rstrip()} …"
    first = "".join(char if char.isprintable() else " " if char.isspace() else "\ufffd" for char in first)
    return first if suggestions.in_curly_quotes(first) else f"«{first}»"


def as_points(text: str) -> str:
    """The next step where points, perhaps pasted with their bullets, stand as one text: a bullet more is no point."""
    return _with_bullet(_("skriv «- » foran hvert punkt, på egne linjer under nøkkelen"), text)


def as_names(text: str) -> str:
    """The next step where names stand as one text."""
    return _with_bullet(_("skriv «- » foran hvert navn, på egne linjer under nøkkelen"), text)


def _with_bullet(step: str, text: str) -> str:
    """The step, with the sign that the text has where "- " must stand."""
    sign = suggestions.leading_bullet(text)
    if sign is None:
        return step
    if sign == "-":
        return _("%s, med mellomrom etter bindestreken") % step
    shown = f"«{sign}»" if sign.isprintable() else _("kuletegnet (U+%04X)") % ord(sign)
    return _("%(step)s, i stedet for %(sign)s") % {"step": step, "sign": shown}


def line(key: str, content: object) -> str:
    """A key with its value, as it can be written on one line of the record."""
    return f"{key}: {flow(content)}"


def flow(content: object) -> str:
    """A value as it can be written on one line of the record."""
    if isinstance(content, dict):
        return "{" + ", ".join(f"{key}: {_inside(inner)}" for key, inner in content.items()) + "}"
    if isinstance(content, list):
        return "[" + ", ".join(map(_inside, content)) + "]"
    return scalar(content)


def _inside(content: object) -> str:
    """A value as it is written between brackets, where more signs need quotes."""
    return in_brackets(content) if isinstance(content, str) else flow(content)


def scalar(content: object) -> str:
    """A text or a number as it is written in the record, in quotes where it needs them."""
    if isinstance(content, bool):
        return "true" if content else "false"
    if not isinstance(content, str):
        return str(content)
    return content if is_plain(content) else quoted(content)


def either(words: Iterable[str]) -> str:
    """Words in a row: "a, b eller c"."""
    *most, last = words
    return _("%(most)s eller %(last)s") % {"most": ", ".join(most), "last": last} if most else last


def every(words: Iterable[str]) -> str:
    """Keys in a row: "«a», «b» og «c»"."""
    *most, last = (f"«{word}»" for word in words)
    return _("%(most)s og %(last)s") % {"most": ", ".join(most), "last": last} if most else last


_LAYOUT = re.compile(
    r"minutes/(?P<committee>[a-z0-9]+(?:-[a-z0-9]+)*)/"
    r"(?:utvalg|(?P<year>[0-9]{4})/(?P<date>(?P=year)-[0-9]{2}-[0-9]{2})(?:-[0-9]+)?)\.yaml"
)


def facts_from_path(path: str) -> dict[str, str]:
    """The keys whose value the file's place in the archive gives away; {} for a file outside of its layout."""
    found = _LAYOUT.fullmatch(path)
    if not found:
        return {}
    if not found["date"]:
        return {"kode": found["committee"]}
    return {"utvalg": found["committee"], "moetedato": found["date"]}


@cache
def _places_of_keys(kind: Kind) -> dict[str, tuple[str, ...]]:
    """Each key of either kind → where it belongs, in words; in a document of the same kind if it has a place there."""
    places: dict[str, tuple[str, ...]] = {}
    for own in (kind, *(other for other in KINDS if other != kind)):
        found: dict[str, tuple[str, ...]] = {}
        for name, definition in definitions(own).items():
            for key in definition.get("properties", ()):
                found[key] = (*found.get(key, ()), _describe_place(own, name, here=own == kind))
        places = {**found, **places}
    return places


def _describe_place(kind: Kind, name: str, *, here: bool) -> str:
    """Where the keys of a definition of that name belong, "" for the document; ``here``: in a document of this kind."""
    file = _("utvalg.yaml") if kind == "utvalg" else _("filen for et møte")
    if not name:
        return _("øverst i filen") if here else _("øverst i %(file)s") % {"file": file}
    home = {
        ("moete", "punkt"): _("i et punkt"),
        ("moete", "godkjenning"): _("under «godkjent»"),
        ("moete", "kilde"): _("under «kilde»"),
        ("moete", "avvik"): _("i et avvik under «kilde»"),
        ("moete", "sted"): _("på en linje under «steder»"),
        ("moete", "rettelse"): _("i en rettelse"),
        ("moete", "deltakergruppe"): _("i en gruppe under «deltakere»"),
        ("moete", "deltaker"): _("på linjen til en person under «deltakere»"),
        ("moete", "post"): _("i en post i «saksliste»"),
        ("moete", "sak"): _("under en sak"),
        ("moete", "vedlegg"): _("i et vedlegg"),
        ("moete", "verv"): _("på linjen til en møteleder eller referent"),
        ("moete", "antall"): _("under «antall» i en gruppe"),
        ("moete", "lukket"): _("under «lukket» i en sak"),
        ("moete", "forslag"): _("i et forslag under «forslag»"),
        ("moete", "habilitet"): _("på en linje under «habilitet»"),
        ("moete", "votering"): _("på en linje under «votering»"),
        ("moete", "valg"): _("i et valg under «valg»"),
        ("moete", "kandidat"): _("på linjen til en kandidat"),
        ("moete", "protokolltilfoersel"): _("i en protokolltilførsel"),
        ("utvalg", "papir"): _("under «papir»"),
        ("utvalg", "papirtitler"): _("under «titler» i «papir»"),
        ("utvalg", "serie"): _("på linjen til en nummerserie"),
        ("moete", "eventueltsak"): _("i et tema under «eventuelt»"),
        ("utvalg", "organ"): _("i et organ"),
        ("utvalg", "gruppe"): _("i en gruppe"),
        ("utvalg", "person"): _("på linjen til en person"),
    }[kind, name]
    return home if here else _("%(home)s i %(file)s") % {"home": home, "file": file}


def describe_keys(violation: Violation, kind: Kind, facts: Mapping[str, str]) -> Iterator[CodedFinding]:
    """What is wrong with the keys of a mapping in a document of that kind; ``facts``: see `facts_from_path`."""
    present = violation.mapping
    missing = [key for key in violation.definition.get("required", ()) if key not in present]
    unknown = [key for key in present if key not in violation.definition["properties"]]
    if _is_text_with_colon(violation, unknown):
        yield "REF203", _colon_problem(violation, unknown[0])
        return
    for key in unknown:
        free = [other for other in violation.definition["properties"] if other not in present]
        right = _suggest_key(key, free, missing)
        if right in missing:  # a key that is misspelt is not missing as well
            missing.remove(right)
        yield "REF201", _unknown_key(violation, kind, key, right)
    for key in missing:
        message = _("mangler «%(key)s»") % {"key": key}
        yield (
            "REF202",
            Finding(violation.where, message, _addition(key, violation.definition["properties"][key], facts)),
        )


def put_right(violation: Violation) -> bool:
    """Give each unknown key the name that was meant, or take it out; False where a key is missing."""
    mapping: Any = violation.value
    properties = violation.definition["properties"]
    missing = [key for key in violation.definition.get("required", ()) if key not in mapping]
    for key in [key for key in mapping if key not in properties]:
        value = mapping.pop(key)
        right = _suggest_key(key, [other for other in properties if other not in mapping], missing)
        if right:
            mapping[right] = value
    return all(key in mapping for key in missing)


def _addition(key: str, definition: Definition, facts: Mapping[str, str]) -> str:
    """The next step where a key is missing: its line if that is certain, else what it may say, never a likely fact."""
    if key in facts:
        return _("legg til «%(line)s»") % {"line": line(key, facts[key])}
    if "enum" in definition:
        return _("legg til %(key)s: %(allowed)s") % {"key": key, "allowed": either(definition["enum"])}
    return _("skriv for eksempel «%(line)s»") % {"line": line(key, definition["examples"][0])}


def _is_text_with_colon(violation: Violation, unknown: list[str]) -> bool:
    """Whether a point is a text with a colon, which YAML took for one key and its value."""
    present = violation.mapping
    properties = violation.definition["properties"]
    if "string" not in violation.definition["type"] or len(present) != 1 or not unknown:
        return False
    return _suggest_key(unknown[0], properties, properties) is None


def _suggest_key(key: str, free: Collection[str], missing: Collection[str]) -> str | None:
    """The key that was surely meant, of those not yet written here; a missing one is the likelier."""
    return (
        suggestions.known_word(key, free)
        or suggestions.part_of_word(key, missing)
        or suggestions.nearest_word(key, missing)
        or suggestions.part_of_word(key, free)
    )


def _unknown_key(violation: Violation, kind: Kind, key: str, right: str | None) -> Finding:
    """What to say of a key that may not stand here: what was meant, where it belongs, or what may stand here."""
    present, places = violation.mapping, _places_of_keys(kind)
    properties = violation.definition["properties"]
    taken = [other for other in properties if other in present]
    free = [other for other in properties if other not in present]
    twin = suggestions.same_word(key, taken)
    if not right and not twin:
        if key in places:
            message = _("«%(key)s» hører hjemme %(home)s") % {"key": key, "home": either(places[key])}
            return Finding((*violation.where, Key(key)), message, _("flytt «%(key)s» dit") % {"key": key})
        right, twin = suggestions.nearest_word(key, free), suggestions.nearest_word(key, taken)
    elsewhere = suggestions.known_word(key, places)
    words = {"key": quote(key), "right": right or twin or elsewhere, "known": ", ".join(properties)}
    if right:
        message = _("ukjent nøkkel %(key)s; mente du «%(right)s»?")
        step = _("skriv «%(right)s» i stedet for %(key)s")
    elif twin:
        message = _("ukjent nøkkel %(key)s; «%(right)s» står her fra før")
        step = _("slå de to sammen til «%(right)s»")
    elif elsewhere:
        words["home"] = either(places[elsewhere])
        message = _("ukjent nøkkel %(key)s; mente du «%(right)s», som hører hjemme %(home)s?")
        step = _("skriv «%(right)s», og flytt linjen dit")
    else:
        message = _("ukjent nøkkel %(key)s")
        step = _("bruk en av disse: %(known)s; er den fra en nyere utgave, oppgrader referat, ellers slett den")
    return Finding((*violation.where, Key(key)), message % words, step % words)


def _colon_problem(violation: Violation, key: str) -> Finding:
    message = _("%(label)s skal være en tekst, men kolonet gjør %(key)s til en nøkkel")
    step = _("skriv «>-» her, og hele teksten på linjen under med innrykk")
    return Finding((*violation.where, Key(key)), message % {"label": label(violation.where), "key": quote(key)}, step)

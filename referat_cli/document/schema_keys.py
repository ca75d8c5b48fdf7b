"""What is wrong with the keys of a mapping, in a secretary's words?"""

import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from referat_cli.document import suggestions
from referat_cli.i18n import _
from referat_cli.model.problem import Finding, Key

Definition = dict[str, Any]

Steps = tuple[str | int, ...]

# The code of a problem, with the place, the sentence and the next step.
Told = tuple[str, Finding]

# What a reader takes in at a glance of a value that is quoted in a sentence.
_GLANCE = 60

# A text that must stand in quotes: it is a number, a date or a time, or holds what the file's format gives a meaning.
_QUOTED = re.compile(r"[-+.0-9:]+|true|false|null|~|.*(?:: | #|[{}\[\]\"]).*|[-?&*!|>%@`'#,].*|.*:|", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Fault:
    """One mistake of form: the value at ``where`` breaks a rule of its definition; "keys" is for the rules of keys."""

    where: Steps
    rule: str
    definition: Definition
    value: object


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
    return first if suggestions.curled(first) else f"«{first}»"


def as_points(text: str) -> str:
    """The next step where points, perhaps pasted with their bullets, stand as one text: a bullet more is no point."""
    return _instead(_("skriv «- » foran hvert punkt, på egne linjer under nøkkelen"), text)


def as_names(text: str) -> str:
    """The next step where names stand as one text."""
    return _instead(_("skriv «- » foran hvert navn, på egne linjer under nøkkelen"), text)


def _instead(step: str, text: str) -> str:
    """The step, with the sign that the text has where "- " must stand."""
    sign = suggestions.bullet(text)
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
        return "{" + ", ".join(line(key, inner) for key, inner in content.items()) + "}"
    if isinstance(content, list):
        return "[" + ", ".join(map(flow, content)) + "]"
    return scalar(content)


def scalar(content: object) -> str:
    """A text or a number as it is written in the record, in quotes where it needs them."""
    if isinstance(content, bool):
        return "true" if content else "false"
    return f'"{content}"' if isinstance(content, str) and _QUOTED.fullmatch(content) else str(content)


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


def known_from(path: str) -> dict[str, str]:
    """The keys whose value the file's place in the archive gives away; {} for a file outside of its layout."""
    found = _LAYOUT.fullmatch(path)
    if not found:
        return {}
    if not found["date"]:
        return {"kode": found["committee"]}
    return {"utvalg": found["committee"], "moetedato": found["date"]}


def place(kind: str, name: str, *, here: bool) -> str:
    """Where the keys of a definition of that name belong, "" for the document; ``here``: in a document of this kind."""
    if not name:
        return _("øverst i filen") if here else _("øverst i %(file)s") % {"file": _file(kind)}
    home = {
        ("moete", "punkt"): _("i et punkt"),
        ("moete", "godkjenning"): _("under «godkjent»"),
        ("moete", "kilde"): _("under «kilde»"),
        ("moete", "avvik"): _("i et avvik under «kilde»"),
        ("moete", "rettelse"): _("i en rettelse"),
        ("moete", "deltakergruppe"): _("i en gruppe under «deltakere»"),
        ("moete", "deltaker"): _("på linjen til en person under «deltakere»"),
        ("moete", "post"): _("i en post i «saksliste»"),
        ("moete", "sak"): _("under en sak"),
        ("moete", "vedlegg"): _("i et vedlegg"),
        ("moete", "eventueltsak"): _("i et tema under «eventuelt»"),
        ("utvalg", "organ"): _("i et organ"),
        ("utvalg", "gruppe"): _("i en gruppe"),
        ("utvalg", "person"): _("på linjen til en person"),
    }[kind, name]
    return home if here else _("%(home)s i %(file)s") % {"home": home, "file": _file(kind)}


def _file(kind: str) -> str:
    return _("utvalg.yaml") if kind == "utvalg" else _("filen for et møte")


def told(fault: Fault, homes: Mapping[str, tuple[str, ...]], facts: Mapping[str, str]) -> Iterator[Told]:
    """What is wrong with the keys of a mapping.

    ``homes``: every key of the record → where it belongs, in words; ``facts``: see `known_from`.
    """
    present = fault.value if isinstance(fault.value, dict) else {}
    missing = [key for key in fault.definition.get("required", ()) if key not in present]
    unknown = [key for key in present if key not in fault.definition["properties"]]
    if _is_text(fault, unknown):
        yield "REF203", _colon(fault, unknown[0])
        return
    for key in unknown:
        free = [other for other in fault.definition["properties"] if other not in present]
        right = _meant(key, free, missing)
        if right in missing:  # a key that is misspelt is not missing as well
            missing.remove(right)
        yield "REF201", _unknown(fault, key, right, homes)
    for key in missing:
        message = _("mangler «%(key)s»") % {"key": key}
        yield "REF202", Finding(fault.where, message, _addition(key, fault.definition["properties"][key], facts))


def _addition(key: str, definition: Definition, facts: Mapping[str, str]) -> str:
    """The next step where a key is missing: its line if that is certain, else what it may say, never a likely fact."""
    if key in facts:
        return _("legg til «%(line)s»") % {"line": line(key, facts[key])}
    if "enum" in definition:
        return _("legg til %(key)s: %(allowed)s") % {"key": key, "allowed": either(definition["enum"])}
    return _("skriv for eksempel «%(line)s»") % {"line": line(key, definition["examples"][0])}


def _is_text(fault: Fault, unknown: list[str]) -> bool:
    """Whether a point is a text with a colon, which YAML took for one key and its value."""
    present = fault.value if isinstance(fault.value, dict) else {}
    properties = fault.definition["properties"]
    if "string" not in fault.definition["type"] or len(present) != 1 or not unknown:
        return False
    return _meant(unknown[0], properties, properties) is None


def _meant(key: str, free: Collection[str], missing: Collection[str] = ()) -> str | None:
    """The key that was surely meant, of those not yet written here; a missing one is the likelier."""
    return (
        suggestions.known(key, free)
        or suggestions.part(key, missing)
        or suggestions.near(key, missing)
        or suggestions.part(key, free)
    )


def _unknown(fault: Fault, key: str, right: str | None, homes: Mapping[str, tuple[str, ...]]) -> Finding:
    """What to say of a key that may not stand here: what was meant, where it belongs, or what may stand here."""
    present = fault.value if isinstance(fault.value, dict) else {}
    properties = fault.definition["properties"]
    taken = [other for other in properties if other in present]
    free = [other for other in properties if other not in present]
    twin = suggestions.same(key, taken)
    if not right and not twin:
        if key in homes:
            message = _("«%(key)s» hører hjemme %(home)s") % {"key": key, "home": either(homes[key])}
            return Finding((*fault.where, Key(key)), message, _("flytt «%(key)s» dit") % {"key": key})
        right, twin = suggestions.near(key, free), suggestions.near(key, taken)
    elsewhere = suggestions.known(key, homes)
    words = {"key": quote(key), "right": right or twin or elsewhere, "known": ", ".join(properties)}
    if right:
        message = _("ukjent nøkkel %(key)s; mente du «%(right)s»?")
        step = _("skriv «%(right)s» i stedet for %(key)s")
    elif twin:
        message = _("ukjent nøkkel %(key)s; «%(right)s» står her fra før")
        step = _("slå de to sammen til «%(right)s»")
    elif elsewhere:
        words["home"] = either(homes[elsewhere])
        message = _("ukjent nøkkel %(key)s; mente du «%(right)s», som hører hjemme %(home)s?")
        step = _("skriv «%(right)s», og flytt linjen dit")
    else:
        message, step = _("ukjent nøkkel %(key)s"), _("slett den, eller bruk en av disse: %(known)s")
    return Finding((*fault.where, Key(key)), message % words, step % words)


def _colon(fault: Fault, key: str) -> Finding:
    message = _("%(label)s skal være en tekst, men kolonet gjør %(key)s til en nøkkel")
    step = _("skriv «>-» her, og hele teksten på linjen under med innrykk")
    return Finding((*fault.where, Key(key)), message % {"label": label(fault.where), "key": quote(key)}, step)

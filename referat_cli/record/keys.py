"""What is wrong with the keys of a mapping, in a secretary's words?"""

import re
from collections.abc import Collection, Iterator, Mapping

from referat_cli.language import _
from referat_cli.record import meant
from referat_cli.record.fault import Definition, Fault, Told, either, label, line, quote
from referat_cli.record.problem import Finding, Key

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
    return meant.known(key, free) or meant.part(key, missing) or meant.near(key, missing) or meant.part(key, free)


def _unknown(fault: Fault, key: str, right: str | None, homes: Mapping[str, tuple[str, ...]]) -> Finding:
    """What to say of a key that may not stand here: what was meant, where it belongs, or what may stand here."""
    present = fault.value if isinstance(fault.value, dict) else {}
    properties = fault.definition["properties"]
    taken = [other for other in properties if other in present]
    free = [other for other in properties if other not in present]
    twin = meant.same(key, taken)
    if not right and not twin:
        if key in homes:
            message = _("«%(key)s» hører hjemme %(home)s") % {"key": key, "home": either(homes[key])}
            return Finding((*fault.where, Key(key)), message, _("flytt «%(key)s» dit") % {"key": key})
        right, twin = meant.near(key, free), meant.near(key, taken)
    elsewhere = meant.known(key, homes)
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

"""What is a mistake of form, and how does a sentence name and quote what it is about?"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from referat_cli.language import _
from referat_cli.record import meant
from referat_cli.record.problem import Finding

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
    return first if meant.curled(first) else f"«{first}»"


def as_points(text: str) -> str:
    """The next step where points, perhaps pasted with their bullets, stand as one text: a bullet more is no point."""
    return _instead(_("skriv «- » foran hvert punkt, på egne linjer under nøkkelen"), text)


def as_names(text: str) -> str:
    """The next step where names stand as one text."""
    return _instead(_("skriv «- » foran hvert navn, på egne linjer under nøkkelen"), text)


def _instead(step: str, text: str) -> str:
    """The step, with the sign that the text has where "- " must stand."""
    sign = meant.bullet(text)
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

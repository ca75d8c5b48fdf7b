"""The rules that there are, what each needs, and what its manual page says.

A rule is a generator of `Finding`; its docstring is its manual page: a first sentence that is its title, why it
matters, and under ``Feil:`` and ``Riktig:`` an example of each, which the tests run. It asks for what it needs by the
name of its parameters (`needs`); a rule whose needs are not there (no register, a file that does not fit its schema, a
meeting without votes) is not run. Nor is one that is ``about`` some keys of a meeting where none of them stands.

A page without a rule describes what the parser or the schema finds.
"""

import inspect
from collections.abc import Callable, Iterator
from textwrap import dedent
from typing import NamedTuple, TypeVar, cast

from referat_cli.i18n import _
from referat_cli.model.problem import OF_APPROVED_TEXTS, Findings, Severity

Check = Callable[..., Findings]
Function = TypeVar("Function", bound=Callable[..., Findings | None])

# The beginning of the codes about what commits have done.
HISTORY = "REF8"

# What no comment in the record can accept: what was approved is corrected in ``rettelser``, where all see it, and a
# hidden edit is not about what the record says. A closed case is not to be read at all.
NEVER_ACCEPTED = OF_APPROVED_TEXTS | {"REF120", "REF580"}

# The families of codes by their beginnings, as people call them.
FAMILIES = {
    "REF1": _("Filen"),
    "REF2": _("Formen"),
    "REF3": _("Personer og oppmøte"),
    "REF4": _("Saksliste og tid"),
    "REF5": _("Saker og vedtak"),
    "REF6": _("Møtet i arkivet"),
    "REF7": _("Registeret"),
    HISTORY: _("Historikken"),
    "REF9": _("Godtak"),
}


class Rule(NamedTuple):
    """One rule: ``needs`` are the parameters that its check asks for; ``check`` is None where the reader finds it.

    ``about`` are keys of a meeting, or of its groups, people, slots and cases: without any of them it finds nothing.
    """

    code: str
    severity: Severity
    docstring: str
    check: Check | None = None
    needs: tuple[str, ...] = ()
    about: tuple[str, ...] = ()

    @property
    def page(self) -> str:
        """The manual page, without the indentation of the code around it."""
        return inspect.cleandoc(self.docstring)

    @property
    def title(self) -> str:
        """The first sentence of the manual page."""
        return self.page.partition("\n")[0].rstrip(".")

    @property
    def family(self) -> str:
        """The name of the family of the code."""
        return FAMILIES[self.code[:4]]

    @property
    def reason(self) -> tuple[str, ...]:
        """The paragraphs between the title and the examples: what the rule asks, and why it matters."""
        between = self.page.partition("\n\n")[2].partition("\nFeil:\n")[0]
        return tuple(" ".join(paragraph.split()) for paragraph in between.split("\n\n") if paragraph.strip())

    def example(self, heading: str) -> str:
        """The example under a heading of the page ("Feil" or "Riktig"), without its indentation."""
        _, found, rest = self.page.partition(f"\n{heading}:\n")
        lines = []
        for line in rest.splitlines() if found else ():
            if line and not line.startswith("    "):
                break
            lines.append(line)
        return dedent("\n".join(lines)).strip("\n")


_rules: dict[str, Rule] = {}


def rule(code: str, severity: Severity, *, about: tuple[str, ...] = ()) -> Callable[[Function], Function]:
    """Register the decorated generator as the rule of a code.

    Of a function that is none the docstring is the manual page of a code that the reader or the schema uses.
    """

    def decorate(check: Function) -> Function:
        if code in _rules:
            message = f"{code} is taken"
            raise ValueError(message)
        needs = check.__code__.co_varnames[: check.__code__.co_argcount]
        generator = cast("Check", check) if inspect.isgeneratorfunction(check) else None
        _rules[code] = Rule(code, severity, check.__doc__ or "", generator, needs, about)
        return check

    return decorate


def registered() -> Iterator[Rule]:
    """Every rule that a loaded module has registered, by code; `families` loads them all."""
    yield from (_rules[code] for code in sorted(_rules))

"""Which rules are there, in all families?"""

from collections.abc import Iterator

# Loading a module registers its rules.
from referat_cli.rules import (  # noqa: F401
    acceptance,
    agenda,
    cases,
    deadlines,
    file,
    form,
    gone,
    history,
    notation,
    outcome,
    people,
    place,
    points,
    references,
    register,
    roll,
    seats,
    series,
    spelling,
    status,
    timetable,
)
from referat_cli.rules.registry import Rule, registered


def rules() -> Iterator[Rule]:
    """Every rule, by code."""
    return registered()


def rule_of(code: str) -> Rule:
    """The rule or page of a code; raises `KeyError` for one that no family knows."""
    return {rule.code: rule for rule in rules()}[code]

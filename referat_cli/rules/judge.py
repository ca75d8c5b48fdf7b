"""What is wrong with the files of an archive, when every rule has been asked?"""

from collections.abc import Iterator
from datetime import date
from functools import lru_cache

from referat_cli.archive.archive import Archive, Entry
from referat_cli.archive.paths import home, kind_of
from referat_cli.language import _
from referat_cli.record.acceptance import Acceptance
from referat_cli.record.document import Document
from referat_cli.record.problem import Place, Problem
from referat_cli.rules.families import rule_of, rules
from referat_cli.rules.people import lines, names
from referat_cli.rules.points import marked, points_of
from referat_cli.rules.registry import HISTORY, Check, Rule


def judge(archive: Archive, path: str, today: date) -> list[Problem]:
    """Every problem of one file, judged with its neighbours, by line; accepted ones among them, marked as such."""
    entry = archive.entry(path)
    found = list(entry.problems)
    if entry.document.readable:
        given = _given(archive, entry, today)
        for rule, check in _checks(frozenset(given)):
            findings = check(*[given[need] for need in rule.needs])
            found.extend(entry.document.problem(finding, rule.code, rule.severity) for finding in findings)
        found = list(_accept(found, entry, complete="meeting" in given or "committee" in given))
    found = [_with_repair(problem, entry) for problem in found]
    return sorted(found, key=lambda p: (p.place.line, p.place.column, p.code, p.message))


def _with_repair(problem: Problem, entry: Entry) -> Problem:
    """The problem, its next step the repair where there is one that takes no judgement."""
    from referat_cli.record.repairs import repair  # noqa: PLC0415 - most files have nothing to mend

    if problem.accepted is not None or not repair(entry.document, problem, kind_of(entry.path)):
        return problem
    step = _("{step}; referat validate --fix retter dette").format(step=problem.step)
    return problem._replace(fixable=True, step=step)


@lru_cache(maxsize=64)
def _checks(given: frozenset[str]) -> tuple[tuple[Rule, Check], ...]:
    """The rules whose needs are all given, with their checks."""
    return tuple((rule, rule.check) for rule in rules() if rule.check and given.issuperset(rule.needs))


def _given(archive: Archive, entry: Entry, today: date) -> dict[str, object]:
    """What a rule may ask for, by the name of its parameter."""
    given: dict[str, object] = {"archive": archive, "path": entry.path, "today": today, "document": entry.document}
    if where := home(entry.path):
        given["home"] = where
    if entry.committee:
        given["committee"] = entry.committee
        given["register"] = entry.register
    if entry.meeting:
        given["meeting"] = entry.meeting
        given["year"] = archive.year_of(entry.path)
        given["roll"] = tuple(lines(entry.meeting))
        given["named"] = tuple(names(entry.meeting))
        given["points"] = points = points_of(entry.meeting)
        given["commitments"] = marked(points)
        register = archive.register_of(entry.path)
        if register and register.register:
            given["register"] = register.register
    return given


def _accept(found: list[Problem], entry: Entry, *, complete: bool) -> Iterator[Problem]:
    """The problems, marked where the record accepts them, and what is wrong with the acceptances themselves.

    An acceptance counts on the line of its finding or of the key that the finding belongs to, and alone on a line also
    above either. Whether it matches nothing can only be said when every rule has been run.
    """
    used: set[tuple[Acceptance, str]] = set()
    for problem in found:
        for acceptance in accepting(problem, entry.document):
            problem = problem._replace(accepted=acceptance.reason)  # noqa: PLW2901 - the same problem
            used.add((acceptance, problem.code))
        yield problem
    for acceptance in entry.document.acceptances:
        if not acceptance.codes or not acceptance.reason:
            yield _about(
                acceptance,
                entry,
                "REF902",
                _("et godtak må si hvilken kode det gjelder, og hvorfor"),
                _("skriv for eksempel «# referat: godta REF504 lenken er tom i kilden»"),
            )
        elif complete:
            for code in acceptance.codes:
                # What is accepted in the history is not looked for here.
                if (acceptance, code) not in used and not code.startswith(HISTORY):
                    yield _about(
                        acceptance,
                        entry,
                        "REF901",
                        _("godtaket av {code} treffer ingenting her").format(code=code),
                        _("ta bort kommentaren, eller flytt den til linjen avviket står på"),
                    )


def accepting(problem: Problem, document: Document) -> Iterator[Acceptance]:
    """The acceptances of a document that speak of a problem in it."""
    for acceptance in document.acceptances:
        line, key = problem.place.line, problem.place.key_line
        # On a line of its own it speaks of the line below; beside something it speaks of that alone.
        alone = not document.line(acceptance.line)[: acceptance.column - 1].strip()
        near = (line, line - 1, key, key - 1) if alone else (line, key)
        if problem.code in acceptance.codes and acceptance.reason and acceptance.line in near:
            yield acceptance


def _about(acceptance: Acceptance, entry: Entry, code: str, message: str, step: str) -> Problem:
    """What is wrong with an acceptance itself, at its comment."""
    source = entry.document.line(acceptance.line)
    return Problem(
        code=code,
        severity=rule_of(code).severity,
        path=entry.path,
        place=Place(acceptance.line, acceptance.column, len(source) - acceptance.column + 1, acceptance.line),
        message=message,
        step=step,
        source=source,
    )

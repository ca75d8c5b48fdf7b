"""The rules, run over the files of an archive, and the fixes of what they find."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date
from functools import lru_cache, partial
from itertools import chain, count, groupby
from operator import itemgetter

from referat_cli.document.comments import Acceptance
from referat_cli.document.document import Document
from referat_cli.document.parser import read
from referat_cli.i18n import _
from referat_cli.model.identity_numbers import without_identity_numbers
from referat_cli.model.problem import Finding, Place, Problem, bounded

# Loading a module registers its rules: these are of files as they stand.
from referat_cli.rules import (  # noqa: F401
    agenda,
    attendees,
    cases,
    commitments,
    confidential,
    days,
    elections,
    meeting_file,
    numbering,
    outcomes,
    pages_acceptances,
    pages_file,
    pages_schema,
    point_labels,
    points,
    presence,
    proposals,
    references,
    register_names,
    register_seats,
    seats,
    signatures,
    source,
    status,
    substitutes,
    texts,
    voted_on,
    voters,
    votes,
)
from referat_cli.rules.needs import needs_of
from referat_cli.rules.registry import HISTORY, NEVER_ACCEPTED, Check, Rule, registered
from referat_cli.store.archive import Archive, Entry
from referat_cli.store.paths import home, kind_of
from referat_cli.store.snapshot import Snapshot
from referat_cli.store.workers import processors, spread


def rules() -> Iterator[Rule]:
    """Every rule, by code."""
    # What was done to files is judged elsewhere, and takes a tenth of the start-up of checking one.
    from referat_cli.rules import history_approved, history_drafts, history_register  # noqa: F401, PLC0415

    return registered()


def rule_of(code: str) -> Rule:
    """The rule or page of a code; raises `KeyError` for one that no family knows."""
    return {rule.code: rule for rule in rules()}[code]


# A repair can bring another to light, in a file where all spaces are hard ones dozens. A file is repaired so many times
# at most, and a short one more often, until so much of it has been judged.
_ROUNDS, _MUCH = 10, 100_000


def fix(
    archive: Archive, paths: Iterable[str], today: date, criteria: Callable[[Problem], bool]
) -> tuple[list[Problem], dict[str, tuple[bytes, bytes]]]:
    """The problems left when those that meet the criteria are fixed, and the fixed files, before and after.

    Nothing is written. A file whose repair would make it unreadable is left as it is.
    """
    from referat_cli.document.fixes import FIXES  # noqa: PLC0415 - see `_with_repair`

    chosen, every = list(paths), frozenset(FIXES)
    found = list(judge_all(archive, chosen, today))
    # What is not told of each by itself may be fixable too.
    asked = [*dict.fromkeys(p.path for p in found if p.more or (p.fixable and criteria(p)))]
    read_first: dict[str, bytes] = {}
    contents: dict[str, bytes] = {}
    for done in count():
        asked = [path for path in asked if done < max(_ROUNDS, _MUCH // (len(contents.get(path, b"")) + 1))]
        current = Archive(archive.snapshot, {**archive.contents, **contents}, every)
        fixable = [problem for problem in judge_all(current, asked, today) if problem.fixable and criteria(problem)]
        asked = []
        for path, problems in groupby(fixable, key=lambda problem: problem.path):
            before = contents.get(path) or read_first.setdefault(path, archive.read(path))
            after = _repaired(before, path, list(problems))
            if after != before:
                contents[path] = after
                asked.append(path)
        if not asked:
            break
    if contents:
        found = list(judge_all(Archive(archive.snapshot, {**archive.contents, **contents}), chosen, today))
    return found, {path: (read_first[path], content) for path, content in contents.items()}


def _repaired(content: bytes, path: str, problems: list[Problem]) -> bytes:
    from referat_cli.document.fixes import FIXES, fixed_text  # noqa: PLC0415 - see `_with_repair`

    document = read(content, path, every=frozenset(FIXES))
    after = fixed_text(document, problems, kind_of(path)).encode("utf-8", "surrogateescape")
    return content if document.readable and not read(after, path).readable else after


def judge(archive: Archive, path: str, today: date) -> list[Problem]:
    """Every problem of one file, judged with its neighbours, by line; accepted ones among them, marked as such."""
    archive.register_of(path)  # read first, because it says which version of the format the meeting is to have
    entry = archive.entry(path)
    found = list(entry.problems)
    if entry.document.readable or entry.supposed is not None:
        of_rules = list(_problems_of_rules(archive, entry, today))
        # Of a record that is only supposed, what stands on a line with another mistake may follow from that.
        lines = {problem.place.line for problem in found} if entry.supposed is not None else ()
        found += [problem for problem in of_rules if problem.more or problem.place.line not in lines]
    if entry.document.readable and (found or entry.document.acceptances):
        found = list(_accept(found, entry, complete=entry.meeting is not None or entry.committee is not None))
    found = [_with_repair(problem, entry) for problem in found]
    entry.document.forget_places()
    return sorted(found, key=lambda p: (p.place.line, p.place.column, p.code, p.message))


def _problems_of_rules(archive: Archive, entry: Entry, today: date) -> Iterator[Problem]:
    given = needs_of(archive, entry, today)
    for rule, check, arguments in checks(frozenset(given), entry.keys):
        findings = check(*arguments(given))
        first = next(findings, None)
        if first is not None:  # few rules find something, and only for those is anything more set going
            yield from entry.document.problems_of(chain((first,), findings), rule.code, rule.severity)


def _with_repair(problem: Problem, entry: Entry) -> Problem:
    """The problem, its next step the repair where there is one that takes no judgement."""
    # A thirtieth of the start-up of checking one file, and most have nothing wrong with them.
    from referat_cli.document.fixes import edits_for  # noqa: PLC0415

    if problem.accepted is not None or problem.more or not edits_for(entry.document, problem, kind_of(entry.path)):
        return problem
    step = _("{step}; referat validate --fix retter dette").format(step=problem.step)
    return problem._replace(fixable=True, step=step)


# What a check is called with, of all that is given.
Arguments = Callable[[Mapping[str, object]], tuple[object, ...]]


@lru_cache(maxsize=256)
def checks(given: frozenset[str], keys: frozenset[str] | None) -> tuple[tuple[Rule, Check, Arguments], ...]:
    """The rules of files whose needs are all given, with their checks and what these are called with.

    ``keys`` are those of a meeting, of which a rule may be about some; None where nobody knows them.
    """
    of_files = (rule for rule in registered() if given.issuperset(rule.needs))
    asked = (rule for rule in of_files if not rule.about or keys is None or not keys.isdisjoint(rule.about))
    return tuple((rule, rule.check, _arguments(rule.needs)) for rule in asked if rule.check)


def _arguments(needs: tuple[str, ...]) -> Arguments:
    """What gives the values of these needs, in their order: asked for each rule of each file."""
    first, *others = needs
    return itemgetter(*needs) if others else lambda given: (given[first],)


def _accept(found: list[Problem], entry: Entry, *, complete: bool) -> Iterator[Problem]:
    """The problems, with_keys where the record accepts them, and what is wrong with the acceptances themselves.

    An acceptance counts on the line of its finding or of the key that the finding belongs to, and alone on a line also
    above either. Whether it matches nothing can only be said when every rule has been run.
    """
    used: set[tuple[int, str]] = set()
    for problem in found:
        for acceptance in accepting(problem, entry.document):
            hidden = entry.document.hides(problem.place.line)
            reason = _("begrunnelsen står i en lukket sak") if hidden else without_identity_numbers(acceptance.reason)
            problem = problem._replace(accepted=reason)  # noqa: PLW2901 - the same problem
            used.add((acceptance.line, problem.code))
        yield problem
    whole = [acceptance for acceptance in entry.document.acceptances if acceptance.codes and acceptance.reason]
    empty = (acceptance for acceptance in entry.document.acceptances if not (acceptance.codes and acceptance.reason))
    yield from bounded(empty, partial(_says_too_little, entry))
    idle = (
        (acceptance, code)
        for acceptance in whole
        for code in acceptance.codes
        # What is accepted in the history is not looked for here.
        if (acceptance.line, code) not in used and not code.startswith(HISTORY)
    )
    yield from bounded(idle if complete else (), lambda one: _matches_nothing(entry, *one))


def _says_too_little(entry: Entry, acceptance: Acceptance) -> Problem:
    message = _("et godtak må si hvilken kode det gjelder, og hvorfor")
    step = _("skriv for eksempel «# referat: godta REF504 lenken er tom i kilden»")
    return _about(acceptance, entry, "REF902", message, step)


def _matches_nothing(entry: Entry, acceptance: Acceptance, code: str) -> Problem:
    message = _("godtaket av {code} treffer ingenting her").format(code=code)
    step = _("ta bort kommentaren, eller flytt den til linjen avviket står på")
    return _about(acceptance, entry, "REF901", message, step)


def accepting(problem: Problem, document: Document) -> Iterator[Acceptance]:
    """The acceptances of a document that speak of a problem in it."""
    if problem.more or problem.code in NEVER_ACCEPTED or not document.acceptances:
        return
    line, key = problem.place.line, problem.place.key_line
    for near in sorted({line, line - 1, key, key - 1}):
        for acceptance in document.acceptances_by_line.get(near, ()):
            # On a line of its own it speaks of the line below; beside something it speaks of that alone.
            alone = not document.line(near)[: acceptance.column - 1].strip()
            if problem.code in acceptance.codes and acceptance.reason and (alone or near in (line, key)):
                yield acceptance


def _about(acceptance: Acceptance, entry: Entry, code: str, message: str, step: str) -> Problem:
    """What is wrong with an acceptance itself, at its comment."""
    line = entry.document.line(acceptance.line)
    place = Place(acceptance.line, acceptance.column, len(line) - acceptance.column + 1, acceptance.line)
    return entry.document.problem_at(place, Finding((), message, step), code, rule_of(code).severity)


# Fewer files than this are judged sooner than another process has started (measured: 0.2 s against 2 ms a file).
WORTH_A_PROCESS = 150


def judge_all(archive: Archive, paths: Iterable[str], today: date) -> Iterator[Problem]:
    """Every problem of the files, in the order of the paths, each judged with its neighbours.

    A register is judged when all is known of its committee's meetings, so that none of them is read once more for it.
    """
    units = [list(unit) for _year, unit in groupby(paths, key=_year_of)]
    judged = _judge_years(archive, [unit for unit in units if not _is_register(unit)], today)
    for _committee, own in groupby(units, key=lambda unit: unit[0].split("/")[:2]):
        of_committee = list(own)
        found = [None if _is_register(unit) else next(judged) for unit in of_committee]
        for unit, problems in zip(of_committee, found, strict=True):
            yield from _judge_unit(archive, today, unit) if problems is None else problems
    yield from chain.from_iterable(judged)  # there are none: it is at its end


def _judge_years(archive: Archive, units: list[list[str]], today: date) -> Iterator[list[Problem]]:
    """The problems of each unit, in order; by several processes where that is worth it."""
    if processors() == 1 or sum(map(len, units)) < 2 * WORTH_A_PROCESS or len(units) == 1:
        for unit in units:
            yield _judge_unit(archive, today, unit)
        return
    # So that what reading takes is loaded once, and not by each of the processes; the register says which form it is.
    archive.register_of(units[0][0])
    archive.entry(units[0][0])
    for problems, newer in spread(
        partial(_judge_in_process, today), units, _begin, (archive.snapshot, archive.contents, archive.every)
    ):
        archive.newer |= newer
        yield problems


def _year_of(path: str) -> tuple[str, str | None] | None:
    where = home(path)
    return (where.committee, where.year) if where else None


def _is_register(unit: list[str]) -> bool:
    return kind_of(unit[0]) == "utvalg"


def _judge_unit(archive: Archive, today: date, paths: list[str]) -> list[Problem]:
    found = [problem for path in paths for problem in judge(archive, path, today)]
    archive.forget_meetings()
    return found


# The archive of a worker process; each reads what it needs for itself.
_own: list[Archive] = []


def _begin(snapshot: Snapshot, contents: Mapping[str, bytes], every: frozenset[str]) -> None:
    _own[:] = [Archive(snapshot, contents, every)]


def _judge_in_process(today: date, paths: list[str]) -> tuple[list[Problem], dict[str, bool]]:
    found = _judge_unit(_own[0], today, paths)
    return found, {path: _own[0].newer[path] for path in paths if path in _own[0].newer}

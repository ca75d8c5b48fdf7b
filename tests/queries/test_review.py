"""Which commitments and which findings are a branch's own."""

from referat_cli.model.problem import Place, Problem, Severity
from referat_cli.queries.followups import Followup, State
from referat_cli.queries.review import Judgements, commitment_changes, findings_of


def owed(point: str, text: str, state: State = "aapen", number: str = "2/26") -> Followup:
    """A commitment of a case."""
    closed_by = "5/26" if state == "lukket" else None
    return Followup("prove", number, point, text, ("AU",), None, None, state, closed_by, "2026-03-04", "sti")


PLAN, REPORT = "AU legger fram en plan for legevakten.", "AU orienterer om ambulansene i Nordby."


def told(before: list[Followup], after: list[Followup]) -> list[tuple[str, str, str]]:
    """What became of the commitments."""
    return [(made.kind, made.followup.point, made.followup.text) for made in commitment_changes(before, after)]


def test_a_commitment_is_made_closed_or_taken_out() -> None:
    """One that was closed before is not closed again."""
    assert told([], [owed("1", PLAN)]) == [("ny", "1", PLAN)]
    assert told([owed("1", PLAN)], [owed("1", PLAN, "lukket")]) == [("lukket", "1", PLAN)]
    assert told([owed("1", PLAN, "lukket")], [owed("1", PLAN, "lukket")]) == []
    assert told([], [owed("1", PLAN, "lukket")]) == [("ny", "1", PLAN), ("lukket", "1", PLAN)]
    assert told([owed("1", PLAN)], []) == [("borte", "1", PLAN)]


def test_a_commitment_that_moved_or_was_reworded_is_the_same() -> None:
    """And another one in its place is not."""
    assert told([owed("1", PLAN)], [owed("1", REPORT), owed("2", PLAN)]) == [("ny", "1", REPORT)]
    assert told([owed("1", PLAN)], [owed("1", PLAN.replace("en plan", "en ny plan"))]) == []
    assert told([owed("1", PLAN)], [owed("1", REPORT)]) == [("ny", "1", REPORT), ("borte", "1", PLAN)]
    assert told([owed("1", PLAN)], [owed("1", PLAN, number="3/26")]) == [("ny", "1", PLAN), ("borte", "1", PLAN)]


def found(code: str, message: str, line: int, severity: Severity = "feil", path: str = "a") -> Problem:
    """A finding in a file."""
    return Problem(code, severity, path, Place(line), message)


def test_what_stood_there_is_not_new_wherever_its_line_and_its_file_are_now() -> None:
    """Twice the same is one new; what the record accepts is none."""
    before = [found("REF301", "ukjent", 4), found("REF301", "borte", 5), found("REF402", "klokken", 6, path="gammel")]
    after = [
        found("REF530", "utfall", 2, "info"),
        found("REF301", "ukjent", 9),
        found("REF301", "ukjent", 10),
        found("REF402", "klokken", 7, path="ny"),
        found("REF504", "tom lenke", 8)._replace(accepted="slik i kilden"),
    ]
    findings = findings_of(Judgements([], before, after), {"gammel": "ny"})
    assert [(problem.code, problem.place.line) for problem in findings.new] == [("REF301", 10), ("REF530", 2)]
    assert (findings.mended, findings.known) == (1, 2)


def test_what_was_done_to_the_history_comes_first_and_what_was_done_to_approved_texts_stands_with_them() -> None:
    """Unless it has been put right since, which is a note."""
    history = [
        found("REF808", "saken", 1),
        found("REF802", "endret", 2),
        found("REF802", "rettet opp siden", 3, "info"),
    ]
    findings = findings_of(Judgements(history, [], [found("REF808", "saken", 1), found("REF301", "ukjent", 4)]), {})
    assert [problem.message for problem in findings.told] == ["saken", "rettet opp siden", "ukjent"]
